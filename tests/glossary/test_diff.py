"""What differs between two states of glossaries, and what that does to an article."""

from __future__ import annotations

import pytest
from builders import article, segments

from bilingual.annotate import annotate
from bilingual.errors import DataError
from bilingual.glossary import Glossary, read_rows
from bilingual.glossary.diff import Change, Form, State, Table, changes, forms, state
from bilingual.glossary.history import events
from bilingual.glossary.impact import Impact, Said, impacts
from bilingual.glossary.revisions import Commit, Version
from bilingual.glossary.stats import tallies
from bilingual.glossary.suggest import suggest
from bilingual.pipeline import matcher_of

HEADER = "id,zh,zh_variants,en,ru,status\n"
OLD = HEADER + "a,口岸,,port,порт,proposed\nb,煤炭,原煤,coal,уголь,proposed\nc,铁路,,railway,,proposed\n"
NEW = (
    HEADER + "b,煤炭,原煤 | 焦煤,hard coal,уголь,proposed\na2,口岸,,port,порт,proposed\nd,口岸机场,,airport,,proposed\n"
)


def made(files: dict[str, bytes], where: str = "") -> State:
    return state(Table(name, f"{where}{name}", data) for name, data in files.items())


def test_concepts_are_compared_by_id_and_then_by_source() -> None:
    old, new = made({"t.csv": OLD.encode(), "x.csv": b"zh,en\n"}), made({"t.csv": NEW.encode()})
    assert changes(old, new) == (
        Change("changed", "a2", "口岸", "t.csv", (("id", "a", "a2"),)),
        Change("changed", "b", "煤炭", "t.csv", (("zh_variants", "原煤", "原煤 | 焦煤"), ("en", "coal", "hard coal"))),
        Change(
            "removed",
            "c",
            "铁路",
            "t.csv",
            (("id", "c", ""), ("zh", "铁路", ""), ("en", "railway", ""), ("status", "proposed", "")),
        ),
        Change(
            "added",
            "d",
            "口岸机场",
            "t.csv",
            (("id", "", "d"), ("zh", "", "口岸机场"), ("en", "", "airport"), ("status", "", "proposed")),
        ),
    )


def test_another_file_is_a_move_and_another_order_is_form() -> None:
    header, *rows = OLD.splitlines(keepends=True)
    old = made({"t.csv": OLD.encode()})
    turned = made({"t.csv": ("\ufeff" + header + "".join(reversed(rows)).replace("原煤", " 原煤 ")).encode()})
    assert (changes(old, turned), forms(old, turned, ())) == (
        (),
        (Form("t.csv", "", "", "the order of rows"), Form("t.csv", "b", "煤炭", "zh_variants: “原煤” is “ 原煤 ” now")),
    )
    moved = made({"t.csv": (header + rows[0] + rows[1]).encode(), "u.csv": (header + rows[2]).encode()})
    found = changes(old, moved)
    assert found == (Change("moved", "c", "铁路", "u.csv", (("file", "t.csv", "u.csv"),)),)
    assert forms(old, moved, found) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("id,zh,en\na,口岸,port\n", "id,zh,en\na,口岸,port\n", []),
        ("id,zh,en\na,口岸,port\n", 'id,zh,en\r\na,口岸,"port"\r\n', ["quotes, line ends or encoding"]),
        ("id,zh,en\na,口岸,port\n", "zh,id,en\n口岸,a,port\n", ["the columns"]),
        ("id,zh,en\na,口岸,port\n", "id,zh,en,note\na,口岸,port,\n", ["the columns"]),
        ("id,zh,en\na,口岸,port\n", "id,zh,en\na,口岸,gate \n", []),
        (
            "id,zh,en,en_allowed\na,口岸,port,gate | pass\nb,海关,customs,\n",
            "id,zh,en,en_allowed\na,口岸,sea  port,pass | gate\nb,海关, customs,\n",
            ["en_allowed: “gate | pass” is “pass | gate” now", "en: “customs” is “ customs” now"],
        ),
    ],
)
def test_form_beside_changes(before: str, after: str, expected: list[str]) -> None:
    old, new = (made({"t.csv": text.encode()}) for text in (before, after))
    assert [each.what for each in forms(old, new, changes(old, new))] == expected


def test_a_broken_glossary_is_named_with_its_revision() -> None:
    with pytest.raises(DataError, match=r"^main:t\.csv:2: a has no rendering|^main:t\.csv:2: 口岸 has no rendering"):
        made({"t.csv": (HEADER + "a,口岸,,,,\n").encode()}, "main:")


def test_impact_names_what_is_found_otherwise() -> None:
    text = "煤炭經口岸机场，煤炭。"
    old, new = (matcher_of(Glossary(read_rows(each, "t.csv"))) for each in (OLD, NEW))
    before, after = (annotate(segments(text), matcher) for matcher in (old, new))
    assert impacts(article(text), before, after, ("en",)) == (
        Impact("p001", 1, "煤炭", 2, text, 0, 2, (("en", "coal"),), (("en", "hard coal"),), ("b", "b")),
        Impact("p001", 1, "口岸", 1, text, 3, 5, (("en", "port"),), None, ("a", "")),
        Impact("p001", 1, "口岸机场", 1, text, 3, 7, None, (("en", "airport"),), ("", "d")),
    )
    assert impacts(article(text), before, before, ("en",)) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("port,gate,must,approved", "port,gate,must,approved", None),
        ("port,gate | pass,must,approved", "port,pass | gate,must,approved", None),
        (
            "port,gate,must,approved",
            "gate,port,must,approved",
            ("en: port; en allowed: gate", "en: gate; en allowed: port"),
        ),
        ("port,gate,must,approved", "port,gate | pass,must,approved", ("", "en allowed: pass")),
        ("port,gate,must,approved", "port,,prefer,approved", ("en allowed: gate; enforce: must", "enforce: prefer")),
        ("port,gate,must,approved", "port,gate,must,deprecated", ("en: port", "(no term)")),
        ("port,gate,must,proposed", "port,gate,must,approved", ("status: proposed", "status: approved")),
    ],
)
def test_impact_says_what_differs(old: str, new: str, expected: tuple[str, str] | None) -> None:
    header, text = "id,zh,en,en_allowed,enforce,status\na,口岸,", "口岸。"
    before, after = (
        annotate(segments(text), matcher_of(Glossary(read_rows(header + row, "t.csv")))) for row in (old, new)
    )
    found = [tuple(map(shown, (each.before, each.after))) for each in impacts(article(text), before, after, ("en",))]
    assert found == ([expected] if expected else [])


def shown(said: Said | None) -> str:
    return "(no term)" if said is None else "; ".join(f"{label}: {texts}" for label, texts in said)


def test_a_concept_is_followed_through_the_commits_of_its_file() -> None:
    one, two, three = (Commit(each, "2026-01-01", "A", each) for each in ("one", "two", "three"))
    old, unreadable, new = OLD.encode(), (HEADER + "a,口岸,,,,\n").encode(), NEW.encode()
    found = (Version(three, (unreadable,), new), Version(two, (old,), unreadable), Version(one, (None,), old))
    assert [(each.commit.hash, each.change.kind, each.change.fields) for each in events("a2", "t.csv", found)] == [
        ("three", "changed", (("id", "a", "a2"),)),
        (
            "one",
            "added",
            (("id", "", "a"), ("zh", "", "口岸"), ("en", "", "port"), ("ru", "", "порт"), ("status", "", "proposed")),
        ),
    ]
    assert events("nobody", "t.csv", found) == ()


def test_a_merge_counts_where_it_decides() -> None:
    merge, *_ = (Commit(each, "2026-01-01", "A", each) for each in ("merge", "ours"))
    row = "id,zh,en\na,口岸,{}\nb,煤炭,coal\n"
    ours, theirs, decided = (row.format(each).encode() for each in ("port", "gate", "crossing"))
    both = row.format("port").replace("coal", "hard coal").encode()
    for after, expected in ((decided, ["port"]), (ours, []), (both, [])):
        found = events("a", "t.csv", [Version(merge, (ours, theirs), after)])
        assert [was for each in found for _, was, _ in each.change.fields] == expected


def test_tallies() -> None:
    found = tallies(read_rows(OLD, "t.csv"), ("en", "ru"), frozenset(("a",)))
    [tally] = found.values()
    assert (tally.concepts, tally.statuses, tally.rendered) == (3, {"proposed": 3}, {"en": 3, "ru": 2})
    assert (tally.without_reference, tally.unseen) == ({"en": 3, "ru": 2}, ("b", "c"))
    assert tallies((), ("en",)) == {}


def test_suggestions_are_ranked_and_never_known_terms() -> None:
    known = read_rows(OLD, "t.csv")
    lines = ("記者周明遠報道：扎赉诺尔区的口岸。", "扎赉诺尔区的铁路。", "煤炭從扎赉诺尔区出发。")
    source = article(
        *(line.replace("記", "记").replace("遠", "远").replace("報", "报").replace("從", "从") for line in lines)
    )
    cut = segments(*(block.text for block in source.blocks), terms=known)
    found = suggest([(source, cut)], known)
    best = found[0]
    assert (best.zh, best.domain, best.places, best.articles) == ("扎赉诺尔区", "geography.region", 3, 1)
    assert best.context == "记者周明远报道：〔扎赉诺尔区〕的口岸。"
    assert "周明远" in [each.zh for each in found]
    assert not {"口岸", "煤炭", "铁路", "原煤"} & {each.zh for each in found}
    # The same lines again are no further evidence.
    again = suggest([(source, cut), (source, cut)], known)
    assert [each.places for each in again] == [each.places for each in found]
