"""An Excel workbook for reviewers: what they may change is open, the rest is locked, and it remembers what it was.

A hidden sheet holds the terms as they were exported, so that what the reviewer changed can be told from what changed in
the glossary meanwhile. Protection keeps from slips; it has no password.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil
from typing import get_args

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bilingual.errors import InputError
from bilingual.formats.aligned.columns import Table
from bilingual.formats.aligned.workbook import read_tables
from bilingual.glossary.columns import COLUMNS, SOURCE_COLUMNS
from bilingual.glossary.exchange.entry import Entry, Incoming, Values, clean, join, listed, make_entry, split, values_of
from bilingual.glossary.exchange.own import columns_for
from bilingual.glossary.exchange.table import of_tables
from bilingual.glossary.termbase import Glossary
from bilingual.model import Enforce, Status

_TERMS, _STAMP, _REMARK = "terms", "as exported", "remark"
_LOCKED = frozenset(("id", "domain", *SOURCE_COLUMNS))
_WIDTHS = {"id": 20, "domain": 20, "zh": 18, "zh_variants": 18, "enforce": 9, "status": 11, "note": 26, _REMARK: 30}
_WIDTH = 24
_CHOICES = {"enforce": get_args(Enforce), "status": get_args(Status)}
_LINE = 13.5  # points
# Empty rows at the end, all of them open, for terms that the reviewer misses.
_SPARE = 30
_TEXT = "@"
_LONGEST = 32_767  # characters of a cell, by Excel's specifications and limits
_GREY, _BLUE = PatternFill("solid", "F2F2F2"), PatternFill("solid", "DCE6F1")
_WRAPPED, _BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
_SHUT, _OPEN = Protection(locked=True), Protection(locked=False)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EPOCH = b"2000-01-01T00:00:00Z"


def write(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    """The workbook; the same glossary gives the same bytes."""
    columns = columns_for(languages)
    rows = [[join(values[column]) for column in columns] for values in map(values_of, glossary.concepts)]
    workbook = openpyxl.Workbook()
    terms, stamp = workbook.active, workbook.create_sheet(_STAMP)
    _fill_terms(terms, (*columns, _REMARK), rows)
    # Two cells a glossary, an empty row, then the table.
    for number, cells in enumerate((*glossary.sources, (), columns, *rows), start=1):
        for index, text in enumerate(cells, start=1):
            _put(stamp, number, index, text)
    stamp.sheet_state = "veryHidden"
    stamp.protection.sheet = True
    return _without_clock(workbook)


def _fill_terms(sheet: Worksheet, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    sheet.title = _TERMS
    last = len(rows) + 1
    for number, cells in enumerate((columns, *rows, *([()] * _SPARE)), start=1):
        for index, column in enumerate(columns, start=1):
            cell = _put(sheet, number, index, cells[index - 1] if index <= len(cells) else "")
            cell.number_format = _TEXT
            cell.alignment = _WRAPPED
            locked = number == 1 or (column in _LOCKED and number <= last)
            cell.protection = _SHUT if locked else _OPEN
            if locked:
                cell.fill = _BLUE if number == 1 else _GREY
            if number == 1:
                cell.font = _BOLD
        sheet.row_dimensions[number].height = _LINE * _lines(columns, cells)
    _set_columns(sheet, columns, last + _SPARE)
    sheet.freeze_panes = f"{get_column_letter(columns.index('zh') + 2)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last + _SPARE}"
    _lock(sheet)
    _set_page(sheet)


def _set_columns(sheet: Worksheet, columns: tuple[str, ...], last: int) -> None:
    """Widths, and the choices that a column leaves down to the last row."""
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, _WIDTH)
        if choices := _CHOICES.get(column):
            rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
            rule.error = f"one of {', '.join(choices)}"
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)


def _lines(columns: tuple[str, ...], cells: Iterable[str]) -> int:
    """How many lines the fullest cell of a row takes; LibreOffice makes no row higher by itself."""
    most = 1
    for column, text in zip(columns, cells, strict=False):
        width = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
        # Words do not fill a line to its end.
        most = max(most, ceil(width / (0.7 * _WIDTHS.get(column, _WIDTH))))
    return most


def _lock(sheet: Worksheet) -> None:
    """Protects what is locked; filtering and the sizes of rows and columns stay free (False allows)."""
    sheet.protection.sheet = True
    for name in ("autoFilter", "formatColumns", "formatRows", "formatCells"):
        setattr(sheet.protection, name, False)


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Writes a text as a text: one that begins with = is no formula, neither now nor when it is edited."""
    if len(text) > _LONGEST:
        raise InputError(f"{text[:20]}… is longer than the {_LONGEST:,} characters of a cell; shorten it")
    cell = sheet.cell(row, column, text or None)
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    return cell


def _without_clock(workbook: openpyxl.Workbook) -> bytes:
    """The package with the same dates whenever it is written."""
    stream, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(stream)
    with zipfile.ZipFile(stream) as package, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.namelist():
            data = package.read(name)
            target.writestr(
                zipfile.ZipInfo(name), _CLOCK.sub(rb"\g<1>" + _EPOCH, data), compress_type=zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()


def read(data: bytes) -> Incoming:
    """What a reviewer made of an exported workbook, or the terms of any other.

    Raises InputError for what is no workbook, lacks a column of its own, or holds no terms.
    """
    tables = read_tables(data)
    stamp = next((table for table in tables if table.name == f"sheet {_STAMP}"), None)
    if stamp is None:
        return of_tables(tables)
    terms = next((table for table in tables if table.name == f"sheet {_TERMS}"), None)
    if terms is None:
        raise InputError(f"lacks its sheet {_TERMS}; undo that it was removed or renamed")
    bases, exported_from, exported = _remembered(stamp)
    header = terms.rows[0][1] if terms.rows else ()
    columns = {index: column for index, column in enumerate(header) if column in (*COLUMNS, _REMARK)}
    twice = [column for column in columns.values() if header.count(column) > 1]
    if twice:
        raise InputError(f"column {twice[0]} stands twice; remove the one that was added")
    # Without its column every cell of it would look emptied.
    missing = [column for column in exported if column not in columns.values()]
    if missing:
        raise InputError(f"lacks the column {missing[0]}; undo that it was removed or renamed")
    entries: list[Entry] = []
    skipped = [*_removed(bases, terms, columns), *_unread(tables, terms, columns)]
    for number, cells in terms.rows[1:]:
        texts = {column: cells[index] if index < len(cells) else "" for index, column in columns.items()}
        remark = " ".join(texts.pop(_REMARK, "").split())
        remark = f"remark: {remark}" if remark else ""
        base = bases.get(texts["id"].strip())
        if base is None and remark:
            texts["note"] = "; ".join(filter(None, (texts["note"].strip(), remark)))
        if base is None and not texts["zh"].strip():
            if said := " ".join(filter(None, map(str.strip, texts.values()))):
                skipped.append((number, f"has no source: {said}"))
        else:
            entry = make_entry(number, {column: split(column, text) for column, text in texts.items()}, base)
            entries.append(replace(entry, remark=clean(remark)) if base is not None else entry)
    return Incoming(tuple(entries), tuple(skipped), exported_from)


def _unread(tables: Iterable[Table], terms: Table, columns: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The columns and sheets that someone has added, said of the header's line."""
    (_, header), *rows = terms.rows
    for index in range(max(len(cells) for _, cells in rows) if rows else 0):
        if index not in columns and any(cells[index].strip() for _, cells in rows if index < len(cells)):
            name = header[index] if index < len(header) and header[index] else get_column_letter(index + 1)
            yield 1, f"the column {name}; what is to come back stands under {_REMARK}"
    for table in tables:
        if table.rows and table.name not in (f"sheet {_TERMS}", f"sheet {_STAMP}"):
            yield 1, f"{table.name}; put its rows below those of {_TERMS}"


def _removed(bases: Iterable[str], terms: Table, columns: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """What was exported and has no row any more, said of the header's line."""
    at = next(index for index, column in columns.items() if column == "id")
    there = {cells[at].strip() for _, cells in terms.rows[1:] if at < len(cells)}
    if gone := [own_id for own_id in bases if own_id not in there]:
        reason = "were removed or renamed; their terms stay; give them the status deprecated to retire them"
        yield 1, f"rows of {listed(gone)} {reason}"


def _remembered(stamp: Table) -> tuple[dict[str, Values], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """By id what the glossary said at the export, the name and SHA-256 of each of its files, and the columns."""
    at = next((index for index, (_, cells) in enumerate(stamp.rows) if cells[0] == "id"), None)
    if at is None:
        raise InputError(f"lacks the header of its hidden sheet {_STAMP!r}; export it anew")
    header = stamp.rows[at][1]
    bases: dict[str, Values] = {}
    for number, cells in stamp.rows[at + 1 :]:
        texts = dict(zip(header, cells, strict=False))
        values = {column: split(column, texts.get(column, "")) for column in header if column in COLUMNS}
        bases[texts["id"]] = make_entry(number, values, {}).values
    exported_from = tuple((cells[0], cells[1]) for _, cells in stamp.rows[:at] if len(cells) > 1)
    return bases, exported_from, tuple(column for column in header if column in COLUMNS)
