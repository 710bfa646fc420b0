"""Three states of a glossary made one: nothing of either side is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import DataError
from bilingual.glossary.merge import merge
from bilingual.glossary.termbase import read_rows

HEADER = "id,zh,en,en_allowed,status,note"
Rows = dict[str, tuple[str, ...]]


def table(*rows: str) -> bytes:
    return "\n".join((HEADER, *rows, "")).encode()


PORT, COAL, RAIL = "a,口岸,port,,proposed,", "b,煤炭,coal,,proposed,", "c,铁路,railway,,proposed,"


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        # Rows added at one place, a row removed, rows in another order.
        (
            (PORT, COAL, RAIL),
            (PORT, COAL, "d,海关,customs,,proposed,"),
            (PORT, COAL, "d,海关,customs,,proposed,", RAIL),
        ),
        ((PORT,), (PORT, COAL, RAIL), (PORT, RAIL)),
        ((COAL, PORT), ("a,口岸,port,,approved,", COAL), (COAL, "a,口岸,port,,approved,")),
        # Two fields of one row; a list that both added to, one that one side took from.
        (
            ("a,口岸,port of entry,,proposed,", COAL),
            ("a,口岸,port,,deprecated,see b", COAL),
            ("a,口岸,port of entry,,deprecated,see b", COAL),
        ),
        # An id given anew, beside a change; an empty cell and what it means.
        (
            ("a2,口岸,port,,proposed,", COAL),
            ("a,口岸,port,gate,proposed,", COAL),
            ("a2,口岸,port,gate,proposed,", COAL),
        ),
        (
            ("a,口岸,port,,,", COAL),
            ("a,口岸,port,,approved,", COAL),
            ("a,口岸,port,,approved,", COAL),
        ),
        (
            ("a,口岸,port,x | y,proposed,", COAL),
            ("a,口岸,port,z,proposed,", COAL),
            ("a,口岸,port,x | y | z,proposed,", COAL),
        ),
        # The same change on both sides.
        ((RAIL, PORT, COAL), (PORT, COAL, RAIL), (RAIL, PORT, COAL)),
    ],
)
def test_what_merges(ours: tuple[str, ...], theirs: tuple[str, ...], merged: tuple[str, ...]) -> None:
    result = merge(table(PORT, COAL), table(*ours), table(*theirs), "t.csv")
    assert (result.data.decode(), result.conflicts) == (table(*merged).decode(), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "what", "rows"),
    [
        (
            ("a,口岸,port of entry,,proposed,", COAL),
            ("a,口岸,checkpoint,,proposed,", COAL),
            "a: en is “port of entry” here and “checkpoint” there",
            (
                "<<<<<<< ours",
                "a,口岸,port of entry,,proposed,",
                "=======",
                "a,口岸,checkpoint,,proposed,",
                ">>>>>>> theirs",
                COAL,
            ),
        ),
        # Nobody has approved the two together; nobody uses what he forbids.
        (
            ("a,口岸,port of entry,,proposed,", COAL),
            ("a,口岸,port,,approved,", COAL),
            "a: en is “port of entry” on one side, status “approved” on the other",
            (
                "<<<<<<< ours",
                "a,口岸,port of entry,,proposed,",
                "=======",
                "a,口岸,port,,approved,",
                ">>>>>>> theirs",
                COAL,
            ),
        ),
        (
            (COAL,),
            ("a,口岸,checkpoint,,proposed,", COAL),
            "a: removed here, changed on the other side",
            ("<<<<<<< ours", "=======", "a,口岸,checkpoint,,proposed,", ">>>>>>> theirs", COAL),
        ),
        (
            (PORT, COAL, "d,海关,customs,,proposed,"),
            (PORT, COAL, "e,海关,custom house,,proposed,"),
            "e and d: both are 海关",
            (
                PORT,
                COAL,
                "<<<<<<< ours",
                "d,海关,customs,,proposed,",
                "=======",
                "e,海关,custom house,,proposed,",
                ">>>>>>> theirs",
            ),
        ),
        # In the other script, by a variant, and rows that were renamed alike.
        (
            (PORT, COAL, "d,满洲里,M,,proposed,"),
            (PORT, COAL, "e,滿洲里,N,,proposed,"),
            "e and d: both are 满洲里",
            (
                PORT,
                COAL,
                "<<<<<<< ours",
                "d,满洲里,M,,proposed,",
                "=======",
                "e,滿洲里,N,,proposed,",
                ">>>>>>> theirs",
            ),
        ),
        (
            ("a,关口,port,,proposed,", COAL),
            (PORT, "b,關口,coal,,proposed,"),
            "a and b: both are 关口",
            (
                "<<<<<<< ours",
                "a,关口,port,,proposed,",
                COAL,
                "=======",
                PORT,
                "b,關口,coal,,proposed,",
                ">>>>>>> theirs",
            ),
        ),
    ],
)
def test_what_conflicts(ours: tuple[str, ...], theirs: tuple[str, ...], what: str, rows: tuple[str, ...]) -> None:
    result = merge(table(PORT, COAL), table(*ours), table(*theirs), "t.csv")
    assert [conflict.what for conflict in result.conflicts] == [what]
    assert tuple(result.data.decode().splitlines()) == (HEADER, *rows)
    with pytest.raises(DataError, match=r"^t\.csv:\d+: holds a conflict that git left"):
        read_rows(result.data.decode(), "t.csv")


def test_variants_and_conditions_count() -> None:
    header = "id,zh,zh_variants,context,en\n"
    base = f"{header}a,口岸,,,port\n"
    ours, apart = f"{header}a,口岸,关口,,port\n", f"{base}b,关口,,货物 | 人员,gate\n"
    (conflict,) = merge(base.encode(), ours.encode(), f"{base}b,關口,,,gate\n".encode(), "t.csv").conflicts
    assert (conflict.what, [row["zh"] for row in conflict.theirs]) == ("a and b: both are 关口", ["口岸", "關口"])
    merged = merge(base.encode(), ours.encode(), apart.encode(), "t.csv")
    assert (merged.conflicts, len(read_rows(merged.data.decode(), "t.csv"))) == ((), 2)
    # What one side had already is no matter of the merge.
    broken = f"{header}a,口岸,,,port\nb,口岸,,,gate\n"
    assert merge(base.encode(), broken.encode(), base.encode(), "t.csv").conflicts == ()


def test_an_id_that_both_sides_give() -> None:
    ours, theirs = table("z,口岸,port,,proposed,"), table(PORT, "z,海关,customs,,proposed,")
    (conflict,) = merge(table(PORT), ours, theirs, "t.csv").conflicts
    assert conflict.what == "a and z: both are the id z"
    assert [[row["zh"] for row in side] for side in (conflict.ours, conflict.theirs)] == [["口岸"], ["口岸", "海关"]]
    # Two rows of one source in the place of one: none is lost.
    twins = merge(table(PORT), table("y,口岸,port,,proposed,", "z,口岸,gate,,proposed,"), table(PORT, COAL), "t.csv")
    assert [line.partition(",")[0] for line in twins.data.decode().splitlines()[1:]] == ["y", "b", "z"]


def test_stray_blanks_within_sources() -> None:
    base = "id,zh,zh_variants,en\na,通关  口岸,关口,port\n"
    ours, theirs = (base.replace("关口", f"关口 | {each}") for each in ("甲  口", "乙  口"))
    merged = merge(base.encode(), ours.encode(), theirs.encode(), "t.csv")
    assert (merged.conflicts, merged.data.decode().splitlines()[1]) == ((), "a,通关  口岸,关口 | 甲 口 | 乙 口,port")
    twin = merge(base.encode(), ours.encode(), f"{base}b,甲 口,,gate\n".encode(), "t.csv")
    assert [conflict.what for conflict in twin.conflicts] == ["a and b: both are 甲 口"]


def test_ids_given_to_other_concepts() -> None:
    """Renumbered, or swapped: a change follows its source, not the number that another row has now."""
    station = "b,车站,station,,proposed,{}"
    base = table(PORT, station.format(""), RAIL)
    ours = table(PORT, station.format("only of trains"), RAIL)
    renumbered = table(PORT, "b,海关,customs,,proposed,", "c,车站,station,,proposed,", "d,铁路,railway,,proposed,")
    merged = merge(base, ours, renumbered, "t.csv")
    assert (merged.conflicts, sorted(merged.data.decode().splitlines()[1:])) == (
        (),
        [PORT, "b,海关,customs,,proposed,", "c,车站,station,,proposed,only of trains", "d,铁路,railway,,proposed,"],
    )
    swapped = table("b,口岸,port,,proposed,", "a,车站,station,,proposed,", RAIL)
    merged = merge(base, ours, swapped, "t.csv")
    assert sorted(merged.data.decode().splitlines()[1:]) == [
        "a,车站,station,,proposed,only of trains",
        "b,口岸,port,,proposed,",
        RAIL,
    ]


def test_a_live_row_beside_its_retired_twin() -> None:
    base = "zh,context,en,ru,status\n口岸,,port,,\n口岸,,harbour,,deprecated\n"
    ours = base.replace("口岸,,port", "口岸,货运,port")
    result = merge(base.encode(), ours.encode(), base.replace("port,,", "port,порт,").encode(), "t.csv")
    assert "harbour,порт" not in result.data.decode()
    assert [conflict.what.partition(": ")[2] for conflict in result.conflicts] == [
        "removed here, changed on the other side"
    ]


def test_what_two_good_sides_must_not_make() -> None:
    header = "id,zh,en,en_allowed,en_forbidden,ru,status\n"
    base, added = f"{header}a,口岸,port,,,порт,\n", "b,车站,station,{},{},,\n"
    cases = (
        (base + added.format("stop", ""), base + added.format("", "stop"), "b: stop is used on one side and forbidden"),
        (base.replace("port,,", "port,Gate,"), base.replace("port,,", "port,,gate"), "a: gate is used on one side"),
        (base.replace("port", ""), base.replace("порт", ""), "a: each side emptied the rendering that the other left"),
        (base.replace("口岸", "港口"), base.replace("порт,", "порт,approved"), "a: zh is “港口” on one side, status"),
    )
    for ours, theirs, said in cases:
        for one, other in ((ours, theirs), (theirs, ours)):
            (conflict,) = merge(base.encode(), one.encode(), other.encode(), "t.csv").conflicts
            assert conflict.what.startswith(said)


def test_what_is_forbidden_on_one_side_and_used_on_the_other() -> None:
    base = "id,zh,en,en_allowed,en_forbidden,en_reference\na,口岸,port,,,WCO\n"
    ours, forbids, refers = (
        base.replace("port,,,WCO", row) for row in ("gate,port,,", "port,,gate | door,WCO", "port,,,UN")
    )
    result = merge(base.encode(), ours.encode(), forbids.encode(), "t.csv")
    assert [conflict.what for conflict in result.conflicts] == [
        "a: gate is used on one side and forbidden on the other"
    ]
    kept = ours.replace("gate,port,,", "gate,port,,WCO")
    (conflict,) = merge(base.encode(), kept.encode(), refers.encode(), "t.csv").conflicts
    assert conflict.what == "a: en is “gate” on one side, en_reference “UN” on the other"
    # Both may say the same.
    assert merge(base.encode(), forbids.encode(), forbids.encode(), "t.csv").conflicts == ()


def test_one_source_in_several_contexts_without_ids() -> None:
    base = "zh,context,en,note\n行,银行,bank,\n行,行走,walk,\n"
    ours = base.replace("行,银行,bank,\n", "行,行业,trade,\n行,银行,bank,\n")
    for mine in (ours, base.replace("行,银行,bank,\n", ""), "zh,context,en,note\n行,行走,walk,\n行,银行,bank,\n"):
        merged = merge(base.encode(), mine.encode(), base.replace("walk,", "walk,on foot").encode(), "t.csv")
        assert (merged.data.decode(), merged.conflicts) == (mine.replace("walk,", "walk,on foot"), ())


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\r\n"), (",", ";"), (",", "\t"), ("id,", "\ufeffid,")], ids=("CRLF", ";", "tab", "BOM")
)
def test_the_form_of_ours_stays(old: str, new: str) -> None:
    base, theirs = (table(*rows).decode().replace(old, new).encode() for rows in ((PORT,), (PORT, COAL)))
    assert merge(base, base, theirs, "t.csv").data == theirs
    assert merge(table(PORT), table(PORT), theirs, "t.csv").data == table(PORT, COAL)


CELL = st.sampled_from(("x", "y", "z 1", "𠮷,", 'a "b"'))
ROW = st.tuples(CELL, st.sampled_from(("", "p", "p | q", "q | r")), st.sampled_from(("proposed", "approved")), CELL)
STATE = st.dictionaries(st.sampled_from("abcdef"), ROW, min_size=1)


def written(rows: Rows) -> bytes:
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER.split(","))
    writer.writerows((key, f"源{key}", *cells) for key, cells in rows.items())
    return stream.getvalue().encode()


def as_values(rows: Rows) -> dict[str, tuple[object, ...]]:
    return {
        key: (en, frozenset(filter(None, listed.split(" | "))), status, note)
        for key, (en, listed, status, note) in rows.items()
    }


def read_back(data: bytes) -> dict[str, tuple[object, ...]]:
    return as_values(
        {
            each.id: (
                next(r.text for r in each.renderings if r.use == "preferred"),
                " | ".join(r.text for r in each.renderings if r.use == "allowed"),
                each.status,
                each.note,
            )
            for each in read_rows(data.decode(), "t.csv")
        }
    )


@settings(max_examples=150)
@given(STATE, STATE, STATE)
def test_every_edit_is_merged_or_in_a_conflict(base: Rows, ours: Rows, theirs: Rows) -> None:
    result = merge(written(base), written(ours), written(theirs), "t.csv")
    other = merge(written(base), written(theirs), written(ours), "t.csv")
    assert {each.key for each in result.conflicts} == {each.key for each in other.conflicts}
    if not result.conflicts:
        merged = read_back(result.data)
        assert merged == read_back(other.data)
        was, mine, yours = as_values(base), as_values(ours), as_values(theirs)
        for key in {*was, *mine, *yours}:
            for side, against in ((mine, yours), (yours, mine)):
                if side.get(key) == was.get(key):
                    assert merged.get(key) == against.get(key)
                elif key not in side:
                    assert key not in merged


@given(STATE, STATE)
def test_a_side_that_did_nothing_leaves_the_other(base: Rows, changed: Rows) -> None:
    for ours, theirs in ((base, changed), (changed, base), (changed, changed)):
        result = merge(written(base), written(ours), written(theirs), "t.csv")
        assert (read_back(result.data), result.conflicts) == (as_values(changed), ())
