"""What a reviewer may do to an exported workbook beside typing into open cells: whole columns and rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bilingual.errors import InputError
from bilingual.glossary import Glossary, read_rows
from bilingual.glossary.exchange import export, read
from bilingual.glossary.exchange.plan import plan
from bilingual.glossary.exchange.steps import Held

CONCEPTS = read_rows("id,zh,en,ru\na,口岸,port,порт\nb,海关,customs,таможня\nc,关税,duty,пошлина\n", "my.csv")
HELD = tuple(Held("my.csv", line, concept) for line, concept in enumerate(CONCEPTS, start=2))
EN, RU, NOTE = 7, 11, 18


def handled(handle: Callable[[Worksheet], object]) -> bytes:
    """The workbook of the three concepts after someone had it."""
    workbook = openpyxl.load_workbook(io.BytesIO(export(Glossary(CONCEPTS), "xlsx", ("en", "ru")).data))
    handle(workbook["terms"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def copied(sheet: Worksheet, zh: str = "", **cells: str) -> None:
    """Repeats the second row below the last, with other cells."""
    names = [cell.value for cell in sheet[1]]
    texts = {name: cell.value for name, cell in zip(names, sheet[2], strict=True)} | cells | ({"zh": zh} if zh else {})
    for index, name in enumerate(names, start=1):
        sheet.cell(5, index, texts[name])


@pytest.mark.parametrize(
    ("handle", "said"),
    [
        (lambda sheet: sheet.delete_cols(RU), "lacks the column ru; undo that it was removed or renamed"),
        (lambda sheet: sheet.cell(1, EN, "English"), "lacks the column en; undo that it was removed or renamed"),
        (lambda sheet: sheet.delete_cols(1), "lacks the column id; undo that it was removed or renamed"),
        (lambda sheet: sheet.cell(1, 30, "en"), "column en stands twice; remove the one that was added"),
    ],
    ids=("removed", "renamed", "id", "twice"),
)
def test_a_missing_column_is_not_one_that_was_emptied(handle: Callable[[Worksheet], object], said: str) -> None:
    with pytest.raises(InputError) as raised:
        read(handled(handle), ".xlsx")
    assert str(raised.value) == said


def test_columns_may_stand_in_another_order_and_remarks_may_go() -> None:
    def handle(sheet: Worksheet) -> None:
        sheet.delete_cols(sheet.max_column)
        for row in sheet.iter_rows(min_row=1, max_row=4):
            row[EN - 1].value, row[RU - 1].value = row[RU - 1].value, row[EN - 1].value

    steps = plan(read(handled(handle), ".xlsx").entries, HELD)
    assert [step.kind for step in steps] == ["known", "known", "known"]


@pytest.mark.parametrize("value", ["", "gate"])
def test_a_formula_without_its_value_is_not_an_empty_cell(value: str) -> None:
    data = handled(lambda sheet: sheet.cell(2, EN, '="gate"'))
    with pytest.raises(InputError) as raised:
        read(data, ".xlsx")
    assert str(raised.value) == "G2: has a formula without its value; save it with a spreadsheet program"
    # As a spreadsheet program saves it; the text may be empty too.
    (entry, *_) = read(patched(data, b"</f><v></v>", f"</f><v>{value}</v>".encode()), ".xlsx").entries
    assert entry.values["en"] == tuple(filter(None, (value,)))


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with the calculated value of its one formula."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stream, "w") as target:
        for name in package.namelist():
            part = package.read(name)
            if old in part:
                part = re.sub(rb'(<c r="G2"[^>]*?)( t="\w+")?>', rb'\1 t="str">', part.replace(old, new))
            target.writestr(name, part)
    return stream.getvalue()


def test_a_remark_comes_back_behind_the_note() -> None:
    def handle(sheet: Worksheet) -> None:
        sheet.cell(2, NOTE, "of goods")
        for row, remark in ((2, " sea\nport? "), (3, "  "), (4, "why so"), (6, "you forgot 边境")):
            sheet.cell(row, sheet.max_column, remark)

    incoming = read(handled(handle), ".xlsx")
    assert [f"{step.kind}: {step.message}" for step in plan(incoming.entries, HELD)] == [
        "change: a: note: (empty) -> of goods",
        "change: a: note: + remark: sea port?",
        "known: 海关 = customs, таможня",
        "change: c: note: + remark: why so",
    ]
    assert incoming.skipped == ((6, "has no source: remark: you forgot 边境"),)


def test_removed_rows_are_named() -> None:
    incoming = read(handled(lambda sheet: sheet.delete_rows(2, 2)), ".xlsx")
    assert incoming.skipped == (
        (
            1,
            "rows of a, b were removed or renamed; their terms stay; give them the status deprecated to retire them",
        ),
    )
    assert read(handled(lambda sheet: sheet.cell(2, EN, "gate")), ".xlsx").skipped == ()


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (
            lambda sheet: copied(sheet, "港口", en="harbour"),
            ["known: 口岸 = port, порт", "conflict: a stands in several rows; empty the id of one that is new"],
        ),
        (
            lambda sheet: (sheet.cell(2, EN, "gate"), copied(sheet, en="harbour")),
            ["conflict: a stands in several rows; empty the id of one that is new"] * 2,
        ),
        (copied, ["known: 口岸 = port, порт"] * 2),
        (
            lambda sheet: copied(sheet, "港口", id="", en="harbour"),
            ["known: 口岸 = port, порт", "new: 港口 = harbour, порт"],
        ),
    ],
    ids=("copied", "both changed", "unchanged", "new"),
)
def test_a_row_that_was_copied_does_not_rewrite_the_first(
    handle: Callable[[Worksheet], object], expected: list[str]
) -> None:
    steps = plan(read(handled(handle), ".xlsx").entries, HELD)
    assert [f"{step.kind}: {step.message}" for step in steps if step.message not in OTHERS] == expected


OTHERS = ("海关 = customs, таможня", "关税 = duty, пошлина")


def test_what_was_added_beside_the_terms_is_named() -> None:
    def handle(sheet: Worksheet) -> None:
        sheet.cell(1, sheet.max_column, "mine")
        sheet.cell(3, 19, "think of it")
        sheet.cell(2, 22, "aside")
        other = sheet.parent.create_sheet("new terms")
        other.append(("zh", "en"))

    assert read(handled(handle), ".xlsx").skipped == (
        (1, "the column mine; what is to come back stands under remark"),
        (1, "the column V; what is to come back stands under remark"),
        (1, "sheet new terms; put its rows below those of terms"),
    )


def test_a_language_a_sheet_is_one_concept() -> None:
    workbook = openpyxl.Workbook()
    for title, rows in (
        ("A", [("Chinese", "English"), ("口岸", "port")]),
        ("B", [("中文", "Русский"), ("口岸", "порт")]),
    ):
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del workbook["Sheet"]
    stream = io.BytesIO()
    workbook.save(stream)
    (entry,) = read(stream.getvalue(), ".xlsx").entries
    assert (entry.values["en"], entry.values["ru"]) == (("port",), ("порт",))


def test_a_cell_too_long_for_a_workbook() -> None:
    (concept,) = read_rows(f"zh,en,note\n口岸,port,{'n' * 32_768}\n", "my.csv")
    with pytest.raises(InputError, match=r"^n{20}… is longer than the 32,767 characters of a cell; shorten it$"):
        export(Glossary((concept,)), "xlsx", ("en",))
