"""A spreadsheet for reviewers who do not use git.

Locked are the columns that say which concept a row is; open are those that a reviewer may mend, and one for remarks. A
hidden column remembers what each row said when it was exported, so that `read` tells what the reviewer changed from
what has changed since.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bilingual.formats.aligned.workbook import read_tables
from bilingual.glossary.exchange import table
from bilingual.glossary.exchange.rows import Cells, Incoming
from bilingual.glossary.exchange.table import columns_for, from_table

CARRIES = table.CARRIES
REMARK = "remark"
_STATE = "as exported (do not change)"
_LOCKED = ("id", "domain", "zh", "zh_variants", "context", "not_in")
_WIDTHS = {"id": 30, "domain": 18, "zh": 18, "note": 32, REMARK: 32}
_WIDTH = 26
# Points; spreadsheets do not all find the height of a row that wraps.
_LINE = 15
_LAST_NARROW = 0x2E7F
_CHOICES = {"enforce": "must,prefer,info", "status": "proposed,approved,deprecated"}
# Nothing here depends on when it was made.
_EPOCH = datetime(2000, 1, 1)


def write(rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]:
    """The workbook with the rows that have a rendering in the language, and the ids of those that have none."""
    columns = [*columns_for(language), REMARK, _STATE]
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "terms"
    sheet.append(columns)
    kept = [cells for cells in rows if cells.get(language)]
    for number, cells in enumerate(kept, start=2):
        said = {column: cells.get(column, "") for column in columns_for(language)}
        for place, column in enumerate(columns, start=1):
            cell = sheet.cell(number, place)
            assert isinstance(cell, Cell)
            text = json.dumps(said, ensure_ascii=False) if column == _STATE else said.get(column, "")
            # What begins like a formula is text all the same.
            cell.value = _plain(text)
            cell.data_type = "s"
            cell.protection = Protection(locked=column in (*_LOCKED, _STATE))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        shown = [column for column in columns if column != _STATE]
        sheet.row_dimensions[number].height = _LINE * max(_lines(said.get(column, ""), column) for column in shown)
    _dress(sheet, columns, len(kept) + 1)
    book.properties.created = book.properties.modified = _EPOCH
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), tuple(cells["id"] for cells in rows if not cells.get(language))


def _lines(text: str, column: str) -> int:
    """How many lines a text takes in its column; a Chinese character is as wide as two others."""
    wide = sum(2 if ord(each) > _LAST_NARROW else 1 for each in text)
    return 1 + wide // _WIDTHS.get(column, _WIDTH)


def _dress(sheet: Worksheet, columns: Sequence[str], last: int) -> None:
    """Header, widths, choices and protection."""
    grey = PatternFill("solid", fgColor="FFE8E8E8")
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, _WIDTH)
        sheet.column_dimensions[letter].hidden = column == _STATE
        header = sheet.cell(1, place)
        assert isinstance(header, Cell)
        header.font, header.fill = Font(bold=True), grey
        if column in _LOCKED:
            for number in range(2, last + 1):
                sheet.cell(number, place).fill = grey
        if column in _CHOICES:
            choice = DataValidation(type="list", formula1=f'"{_CHOICES[column]}"', allow_blank=False)
            choice.error = f"one of {_CHOICES[column]}"
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{max(2, last)}")
    sheet.freeze_panes = f"{get_column_letter(columns.index('zh') + 2)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)


def _plain(text: str) -> str:
    """A text without the control characters that a workbook cannot hold."""
    return "".join(each for each in text if each >= " " or each in "\t\n")


def read(data: bytes, name: str, language: str) -> tuple[Incoming, ...]:
    """The rows of a workbook of ours with what they were exported as, or of any with columns for languages.

    Raises InputError for what is no workbook, DataError for one without such columns.
    """
    found: list[Incoming] = []
    for each in read_tables(data):
        header = tuple(cell.strip() for cell in each.rows[0][1]) if each.rows else ()
        if _STATE not in header:
            found += from_table(each, name, language)
            continue
        for number, cells in each.rows[1:]:
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            base, remark = json.loads(row.pop(_STATE, "") or "{}"), row.pop(REMARK, "")
            if remark:
                row["note"] = "; ".join(filter(None, (row.get("note", ""), remark)))
            found.append(Incoming(f"{name}:{number}", row, {key: str(value) for key, value in base.items()}))
    return tuple(found)
