"""What an import would do, each case beside its near miss."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilingual.glossary import read_rows
from bilingual.glossary.exchange.carry_out import settle
from bilingual.glossary.exchange.entry import Entry, make_entry, split, values_of
from bilingual.glossary.exchange.plan import plan
from bilingual.glossary.exchange.steps import Held
from bilingual.glossary.sheet import Sheet, read_sheet

HEADER = "id,zh,zh_variants,context,en,en_allowed,en_forbidden,en_reference,ru,ru_allowed,ru_grammar,status,note"
HERE = "\n".join(
    (
        HEADER,
        "a.port,口岸,关口,,port of entry,port,gate,WCO,порт,,gender=m,approved,",
        "b.check,查验,,货物,examination,,,usage,,,,proposed,of goods",
        "c.check,查验,,旅客,check,,,usage,,,,proposed,",
        "d.old,通关,,,clearing,,,usage,,,,deprecated,",
        "e.customs,海关,,,customs,,,usage,таможня,,,approved,",
    )
)


def held(text: str = HERE) -> tuple[Sheet, tuple[Held, ...]]:
    sheet = read_sheet(text, "my.csv")
    concepts = read_rows(text, "my.csv")
    return sheet, tuple(Held("my.csv", row.line, each) for row, each in zip(sheet.rows, concepts, strict=True))


def entry(line: int = 1, **cells: str) -> Entry:
    return make_entry(line, {column: split(column, cell) for column, cell in cells.items()})


def said(*entries: Entry, theirs: bool = False) -> list[str]:
    sheet, rows = held()
    _, steps = settle(sheet, plan(entries, rows), "my.csv", theirs=theirs)
    return [f"{step.kind}: {step.message}" for step in steps]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"zh": "口岸", "en": "port of entry"}, ["known: 口岸 = port of entry"]),
        ({"zh": "關口", "en": "port of entry"}, ["known: 关口 = port of entry"]),
        ({"zh": "边境", "en": "border"}, ["new: 边境 = border"]),
        ({"zh": "口岸", "en": "harbour"}, ["conflict: a.port: en is harbour there, port of entry at my.csv:2"]),
        (
            {"zh": "口岸", "en": "port"},
            ["conflict: a.port: en is port there, port of entry at my.csv:2 (allowed here)"],
        ),
        (
            {"zh": "口岸", "en": "gate"},
            ["conflict: a.port: en is gate there, port of entry at my.csv:2 (forbidden here)"],
        ),
        (
            {"zh": "口岸", "en": "port of entry", "en_allowed": "port | entry port"},
            ["change: a.port: en_allowed: + entry port"],
        ),
        (
            {"zh": "口岸", "en": "port of entry", "en_allowed": "gate"},
            ["conflict: a.port: gate is allowed there, not at my.csv:2"],
        ),
        (
            {"zh": "口岸", "en": "port of entry", "en_forbidden": "port | door"},
            ["conflict: a.port: port is forbidden there, not at my.csv:2", "change: a.port: en_forbidden: + door"],
        ),
        (
            {"zh": "口岸", "zh_variants": "关口 | 港口", "en": "port of entry"},
            ["change: a.port: zh_variants: + 港口"],
        ),
        ({"zh": "口岸", "en": "port of entry", "note": "x"}, ["change: a.port: note: x"]),
        ({"zh": "查验", "en": "check", "context": "旅客"}, ["known: 查验 = check"]),
        ({"zh": "查验", "en": "check"}, ["known: 查验 = check"]),
        (
            {"zh": "查验", "en": "look"},
            ["conflict: 查验 = look: is several concepts here (my.csv:3, my.csv:4); change the one that is meant"],
        ),
        ({"id": "c.check", "zh": "查验", "en": "check"}, ["known: 查验 = check"]),
        (
            {"id": "c.check", "zh": "查验", "zh_variants": "关口", "en": "check"},
            ["conflict: 查验 = check: has a source of a.port at my.csv:2"],
        ),
        (
            {"id": "a.port", "zh": "边境", "en": "border"},
            ["conflict: 边境 = border: the id a.port is 口岸 at my.csv:2"],
        ),
        (
            {"id": "b.check", "zh": "查验", "context": "货物", "en": "examination", "note": "y"},
            ["kept: b.check: note is y there, of goods at my.csv:3"],
        ),
        (
            {"zh": "口岸", "zh_variants": "海关", "en": "port of entry"},
            ["conflict: 口岸 = port of entry: has a source of e.customs at my.csv:6"],
        ),
        ({"zh": "海关", "en": "customs", "en_reference": "WCO"}, ["change: e.customs: en_reference: WCO"]),
        (
            {"zh": "口岸", "en": "port of entry", "en_reference": "UN"},
            ["kept: a.port: en_reference is UN there, WCO at my.csv:2"],
        ),
        (
            {"zh": "查验", "context": "旅客", "ru": "проверка"},
            ["change: c.check: ru: + проверка"],
        ),
        ({"zh": "通关", "en": "clearance"}, ["conflict: d.old: en is clearance there, clearing at my.csv:5"]),
    ],
    ids=str,
)
def test_a_row_of_others(cells: dict[str, str], expected: list[str]) -> None:
    assert said(entry(**cells)) == expected


def exported(line: int, **changed: str) -> Entry:
    """The first row as a file remembers it, and what a reviewer made of it."""
    base = make_entry(line, values_of(held()[1][0].concept), {}).values
    return make_entry(line, {**base, **{column: split(column, cell) for column, cell in changed.items()}}, base)


@pytest.mark.parametrize(
    ("changed", "now", "expected"),
    [
        ({}, {}, ["known: 口岸 = port of entry, порт"]),
        ({}, {"port of entry": "harbour"}, ["known: 口岸 = port of entry, порт"]),
        ({"note": "x"}, {"port of entry": "harbour"}, ["change: a.port: note: (empty) -> x"]),
        ({"en": "harbour"}, {"port of entry": "harbour"}, ["known: 口岸 = harbour, порт"]),
        (
            {"en": "gateway"},
            {"port of entry": "harbour"},
            [
                "conflict: a.port: en: port of entry -> gateway; en_reference: WCO -> (empty), "
                "but en is harbour at my.csv:2 now; its status becomes proposed"
            ],
        ),
        (
            {"en": "gateway"},
            {},
            ["change: a.port: en: port of entry -> gateway; en_reference: WCO -> (empty); its status becomes proposed"],
        ),
        (
            {"en": "gateway", "en_reference": "UN"},
            {},
            ["change: a.port: en: port of entry -> gateway; en_reference: WCO -> UN"],
        ),
        (
            {"en": "gateway", "en_reference": "usage"},
            {},
            ["change: a.port: en: port of entry -> gateway; en_reference: WCO -> usage; its status becomes proposed"],
        ),
        (
            {"en": "gateway", "en_reference": "UN"},
            {"WCO": "ISO"},
            [
                "conflict: a.port: en: port of entry -> gateway; en_reference: WCO -> UN, "
                "but en_reference is ISO at my.csv:2 now"
            ],
        ),
        (
            {"ru": "порты", "ru_grammar": ""},
            {},
            ["change: a.port: ru: порт -> порты; ru_grammar: gender=m -> (empty); its status becomes proposed"],
        ),
        ({"status": ""}, {}, ["change: a.port: status: approved -> proposed"]),
        ({"status": ""}, {"approved": "proposed"}, ["known: 口岸 = port of entry, порт"]),
        (
            {"en_reference": "UN"},
            {},
            ["change: a.port: en_reference: WCO -> UN"],
        ),
        ({"en_allowed": "seaport"}, {",port,": ",port | dock,"}, ["change: a.port: en_allowed: + seaport, - port"]),
        ({"en_forbidden": ""}, {}, ["change: a.port: en_forbidden: - gate"]),
        (
            {"en_forbidden": "gate | Port"},
            {},
            ["conflict: a.port: en_forbidden: + Port: Port is also a rendering to use; remove one"],
        ),
        (
            {"en": ""},
            {},
            ["change: a.port: en: port of entry -> (empty); en_reference: WCO -> (empty); its status becomes proposed"],
        ),
        (
            {"status": "good"},
            {},
            ["conflict: a.port: status: approved -> good: status is 'good'; use one of approved, proposed, deprecated"],
        ),
        ({"zh": "港口"}, {}, ["change: a.port: zh: 口岸 -> 港口; its status becomes proposed"]),
        ({"note": "x"}, {"a.port": "a.gone"}, ["conflict: a.port is not in the glossary; name the file it stands in"]),
        ({}, {"a.port": "a.gone"}, ["known: 口岸 = port of entry, порт"]),
    ],
    ids=str,
)
def test_a_row_that_was_exported(changed: dict[str, str], now: dict[str, str], expected: list[str]) -> None:
    text = HERE
    for before, after in now.items():
        text = text.replace(before, after, 1)
    sheet, rows = held(text)
    _, steps = settle(sheet, plan([exported(3, **changed)], rows), "my.csv", theirs=False)
    assert [f"{step.kind}: {step.message}" for step in steps] == expected


def test_a_cell_that_changed_on_both_sides_can_be_taken_over() -> None:
    sheet, rows = held(HERE.replace("port of entry", "harbour"))
    after, _ = settle(sheet, plan([exported(3, en="gateway")], rows), "my.csv", theirs=True)
    assert ",".join(after.rows[0].cells.values()) == "a.port,口岸,关口,,gateway,port,gate,,порт,,gender=m,proposed,"


def rows_after(*entries: Entry, theirs: bool = False, text: str = HERE) -> list[str]:
    """The rows that an import leaves otherwise than they were, cells joined by commas."""
    sheet, held_rows = held(text)
    after, _ = settle(sheet, plan(entries, held_rows), "my.csv", theirs=theirs)
    assert after.columns == sheet.columns
    before = [list(row.cells.values()) for row in sheet.rows]
    return [",".join(row.cells.values()) for row in after.rows if list(row.cells.values()) not in before]


def test_conflicts_stay_unwritten_unless_the_other_side_is_to_win() -> None:
    other = entry(zh="口岸", en="port", en_forbidden="gate | quay")
    assert rows_after(other) == ["a.port,口岸,关口,,port of entry,port,gate | quay,WCO,порт,,gender=m,approved,"]
    # What was said of the rendering before holds no longer.
    assert rows_after(other, theirs=True) == [
        "a.port,口岸,关口,,port,port of entry,gate | quay,,порт,,gender=m,proposed,"
    ]
    russian = entry(zh="口岸", ru="ворота")
    assert rows_after(russian, theirs=True) == [
        "a.port,口岸,关口,,port of entry,port,gate,WCO,ворота,порт,,proposed,",
    ]


def test_a_forbidden_rendering_that_wins_is_forbidden_no_more() -> None:
    assert rows_after(entry(zh="口岸", en="gate"), theirs=True) == [
        "a.port,口岸,关口,,gate,port | port of entry,,,порт,,gender=m,proposed,"
    ]
    assert rows_after(entry(zh="口岸", en="port of entry", en_allowed="gate"), theirs=True) == [
        "a.port,口岸,关口,,port of entry,port | gate,,WCO,порт,,gender=m,approved,"
    ]


def test_notes_and_the_like_stay_unless_the_other_side_is_to_win() -> None:
    other = entry(zh="查验", context="货物", note="y")
    assert (rows_after(other), rows_after(other, theirs=True)) == (
        [],
        ["b.check,查验,,货物,examination,,,usage,,,,proposed,y"],
    )


def test_what_was_deprecated_there_is_not_brought_to_life() -> None:
    old = entry(id="f", zh="旧词", en="old", status="deprecated")
    approved = entry(id="g", zh="新词", en="new", status="approved", en_reference="WCO")
    assert rows_after(old, approved) == [
        "f,旧词,,,old,,,,,,,deprecated,",
        "g,新词,,,new,,,WCO,,,,proposed,",
    ]


def test_the_rendering_in_use_is_not_forbidden_without_another() -> None:
    only = entry(zh="口岸", en_forbidden="port of entry")
    assert (rows_after(only, theirs=True), said(only, theirs=True)) == (
        [],
        ["conflict: a.port: port of entry is forbidden there, not at my.csv:2"],
    )


def test_new_rows_stand_where_their_ids_belong() -> None:
    sheet, rows = held()
    entries = [entry(1, id="b.new", zh="边境", en="border"), entry(2, zh="边民", en="border resident", ru="x")]
    after, _ = settle(sheet, plan(entries, rows), "my.csv", theirs=False)
    assert [row.cells["id"] for row in after.rows] == [
        "a.port",
        "b.check",
        "b.new",
        "c.check",
        "d.old",
        "e.customs",
        "",
    ]
    assert [row.cells["status"] for row in after.rows if row.line > 6] == ["proposed", "proposed"]
    unsorted, rows = held("id,zh,en\nb,口岸,port\na,海关,customs")
    after, _ = settle(unsorted, plan(entries, rows), "my.csv", theirs=False)
    assert [row.cells["id"] for row in after.rows] == ["b", "a", "b.new", ""]
    # A status column would change every line, to say what an empty cell means as well.
    assert after.columns == ("id", "zh", "en", "ru")
    assert settle(Sheet((), ()), plan(entries, ()), "my.csv", theirs=False)[0].columns == (
        "id",
        "zh",
        "en",
        "ru",
        "status",
    )


def test_a_source_stands_once_in_a_file() -> None:
    twice = [entry(4, id="x", zh="边境", en="border"), entry(9, id="y", zh="邊境", en="frontier")]
    assert said(*twice) == [
        "new: 边境 = border",
        "conflict: 边境 = frontier: has a source of line 4; remove one of the two",
    ]
    told_apart = [entry(4, zh="边境", en="border", context="a"), entry(9, zh="边境", en="frontier", context="b")]
    assert said(*told_apart) == ["new: 边境 = border", "new: 边境 = frontier"]


def test_what_a_reviewer_would_object_to_is_not_brought_in() -> None:
    faulty = entry(zh="边境", en="border (land", en_allowed="frontier")
    assert said(faulty) == ["conflict: 边境 = border (land: ( and ) do not pair in 'border (land'; add or remove one"]
    assert rows_after(faulty) == []
    assert said(entry(zh="边境", en="border (land)")) == ["new: 边境 = border (land)"]


def test_a_twin_is_not_brought_in() -> None:
    assert said(entry(1, id="x", zh="检疫", en="quarantine"), entry(2, id="x", zh="边境", en="border")) == [
        "new: 检疫 = quarantine",
        "conflict: 边境 = border: x is also at line 7; give one of them another id",
    ]
    # A row that was retired comes back beside the one that took its place.
    text = HERE + "\nf.new,通关,,,clearance,,,usage,,,,proposed,"
    sheet, rows = held(text)
    base = make_entry(5, values_of(rows[3].concept), {}).values
    revived = make_entry(5, {**base, "status": ("proposed",)}, base)
    _, steps = settle(sheet, plan([revived], rows), "my.csv", theirs=True)
    assert [f"{step.kind}: {step.message}" for step in steps] == [
        "conflict: d.old: status: deprecated -> proposed: 通关 is also at line 7; remove one or give both a context"
    ]


def test_a_language_that_is_filled_in_is_not_approved() -> None:
    assert said(entry(zh="海关", en="customs", ru="таможенная служба", ru_reference="usage")) == [
        "conflict: e.customs: ru is таможенная служба there, таможня at my.csv:6"
    ]
    text = HERE.replace("таможня", "")
    assert rows_after(entry(zh="海关", ru="таможня"), text=text) == [
        "e.customs,海关,,,customs,,,usage,таможня,,,proposed,"
    ]


def test_two_lines_that_fill_one_cell() -> None:
    """A source and its variant are one concept here: the second rendering must not take the place of the first."""
    text = HERE.replace("e.customs,海关,,,customs,", "e.customs,海关,海关机关,,,")
    one, other = entry(1, zh="海关", en="customs"), entry(2, zh="海关机关", en="customs body")
    for theirs in (False, True):
        sheet, rows = held(text)
        _, steps = settle(sheet, plan([one, other], rows), "my.csv", theirs=theirs)
        assert [f"{step.kind}: {step.message}" for step in steps] == [
            "change: e.customs: en: + customs; its status becomes proposed",
            "conflict: e.customs: en: + customs body; its status becomes proposed: line 1 says customs",
        ]
    assert said(entry(1, zh="海关", note="x"), entry(2, zh="海关", note="x")) == ["change: e.customs: note: x"] * 2


def test_a_remark_stands_behind_the_note_as_it_is_now() -> None:
    sheet, rows = held(HERE.replace(",approved,\nb", ",approved,new\nb"))
    remarked = replace(exported(2), remark="remark: why")
    after, steps = settle(sheet, plan([remarked], rows), "my.csv", theirs=True)
    assert [f"{step.kind}: {step.message}" for step in steps] == ["change: a.port: note: + remark: why"]
    assert after.rows[0].cells["note"] == "new; remark: why"
    again = [Held("my.csv", 2, replace(rows[0].concept, note="new; remark: why"))]
    assert [step.kind for step in plan([remarked], again)] == ["known"]


def test_an_approval_is_of_the_rendering_that_was_seen() -> None:
    text = HERE.replace("WCO,порт,,gender=m,approved", ",порт,,,proposed")
    sheet, rows = held(text)
    base = make_entry(2, values_of(rows[0].concept), {}).values
    approved = make_entry(2, {**base, "status": ("approved",), "en_reference": ("WCO",), "ru_reference": ("UN",)}, base)
    now, changed = held(text.replace("port of entry", "harbour"))
    _, steps = settle(now, plan([approved], changed), "my.csv", theirs=False)
    assert [f"{step.kind}: {step.message}" for step in steps] == [
        "conflict: a.port: en_reference: (empty) -> WCO, but en is harbour at my.csv:2 now",
        "change: a.port: ru_reference: (empty) -> UN",
        "conflict: a.port: status: proposed -> approved, but en is harbour at my.csv:2 now",
    ]
    # With the rendering that it is of it is held back: nothing is approved by halves.
    both = make_entry(2, {**base, "en": ("gateway",), "status": ("approved",)}, base)
    after, steps = settle(sheet, plan([both], rows), "my.csv", theirs=False)
    assert [step.kind for step in steps] == ["conflict"]
    assert after.rows[0].cells["status"] == "proposed"


def test_a_note_and_a_remark_together() -> None:
    sheet, rows = held()
    both = replace(exported(2, note="n2"), remark="remark: why")
    after, _ = settle(sheet, plan([both], rows), "my.csv", theirs=False)
    assert after.rows[0].cells["note"] == "n2; remark: why"
    again = [Held("my.csv", 2, replace(rows[0].concept, note="n2; remark: why"))]
    assert [step.kind for step in plan([both], again)] == ["known"]
    older = [Held("my.csv", 2, replace(rows[0].concept, note="remark: why"))]
    assert [step.message for step in plan([both], older)] == ["a.port: note: (empty) -> n2; remark: why"]
    # Where the note is in conflict the remark comes all the same, once.
    other = [Held("my.csv", 2, replace(rows[0].concept, note="n3"))]
    assert [step.kind for step in plan([both], other)] == ["conflict", "change"]
    other = [Held("my.csv", 2, replace(rows[0].concept, note="n3; remark: why"))]
    assert [(step.kind, step.changes[0].added) for step in plan([both], other)] == [("conflict", ("n2; remark: why",))]
    sheet, rows = held(HERE.replace("WCO,", ",").replace("approved", "proposed"))
    base = make_entry(2, values_of(rows[0].concept), {}).values
    refused = replace(make_entry(2, {**base, "status": ("approved",)}, base), remark="remark: why")
    _, steps = settle(sheet, plan([refused], rows), "my.csv", theirs=False)
    assert [step.kind for step in steps] == ["conflict", "change"]


def test_a_reference_of_nothing_and_an_error_beside_other_edits() -> None:
    text = HERE.replace(",порт,,gender=m,", ",,,,")
    sheet, rows = held(text)
    base = make_entry(2, values_of(rows[0].concept), {}).values
    alone = make_entry(2, {**base, "ru_reference": ("UN",)}, base)
    assert [f"{step.kind}: {step.message}" for step in plan([alone], rows)] == [
        "conflict: a.port: ru_reference: (empty) -> UN: there is no ru of which it is said"
    ]
    edits = make_entry(2, {**base, "en_allowed": ("port", "gate"), "ru": ("порт",), "note": ("n",)}, base)
    _, steps = settle(sheet, plan([edits], rows), "my.csv", theirs=False)
    assert {step.message.partition(":")[2].split(":")[0].strip(): step.kind for step in steps} == {
        "en_allowed": "conflict",
        "ru": "change",
        "note": "change",
    }


def test_lines_of_a_file_that_the_glossary_decides_between() -> None:
    """What stands here stays, however often the file is to win; another note is kept, not in conflict."""
    text = HERE.replace("e.customs,海关,,", "e.customs,海关,海关机关,")
    one, other = entry(1, zh="海关机关", en="customs body", note="n1"), entry(2, zh="海关", en="customs", note="n2")
    sheet, rows = held(text)
    after, steps = settle(sheet, plan([one, other], rows), "my.csv", theirs=True)
    assert (after.rows[4].cells["en"], [step.kind for step in steps]) == ("customs", ["conflict", "change", "conflict"])
    noted = [Held(each.name, each.line, replace(each.concept, note="n0")) for each in rows]
    assert [step.kind for step in plan([one, other], noted)] == ["conflict", "kept", "kept"]
