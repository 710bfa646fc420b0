"""The sheets of an Excel workbook (.xlsx)."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator

import openpyxl
from lxml import etree
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from bilingual.errors import InputError
from bilingual.formats.aligned.columns import Table

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # [MS-CFB] 2.2: a compound file, which holds .xls and encrypted .xlsx
_LARGEST = 500_000_000


def read_tables(data: bytes) -> tuple[Table, ...]:
    """The sheets in their order, hidden ones too; of a formula its last value, dates as 2019-05-08, 0.173 as shown.

    Raises InputError for what is encrypted, damaged, absurdly large or no workbook.
    """
    if data.startswith(_OLE):
        raise InputError("is encrypted or an old .xls; save a copy as .xlsx without a password")
    if not data.startswith(b"PK"):
        raise InputError("is not an Excel workbook (no zip package); save it as .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "mimetype" in package.namelist():  # OpenDocument 1.2 part 3, 3.3
                raise InputError("is no .xlsx but an OpenDocument file; save it as .xlsx")
            if sum(info.file_size for info in package.infolist()) > _LARGEST:
                raise InputError(f"unpacks to more than {_LARGEST // 1_000_000} MB; split the workbook")
        with warnings.catch_warnings():
            # What it warns of (styles, validation, extensions) touches no text.
            warnings.simplefilter("ignore")
            return tuple(_tables(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, InvalidFileException) as error:
        raise InputError("is a damaged workbook; open it in Excel, let it repair the file, and save a copy") from error
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        # openpyxl takes on trust that every part is there and fits the others.
        raise InputError("is a damaged workbook or none: its parts do not fit together; save it anew") from error


def _tables(data: bytes) -> Iterator[Table]:
    _refuse_unknown_values(data)
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        rows = tuple((number, tuple(map(_text, cells))) for number, cells in enumerate(sheet.iter_rows(), start=1))
        name = f"sheet {sheet.title}" if len(workbook.worksheets) > 1 else ""
        yield Table(name, tuple((number, cells) for number, cells in rows if any(cells)))


def _refuse_unknown_values(data: bytes) -> None:
    """Raises InputError for a formula without a value, as programs that do not calculate write it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    for part in parts:
        # Few workbooks hold formulas at all.
        for cell in etree.fromstring(part).iter("{*}c") if re.search(rb"<(?:\w+:)?f[ >]", part) else ():
            # Of a formula that gives an empty text the value is empty too, and its type is str.
            if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str":
                place = cell.get("r", "a cell")
                raise InputError(f"{place}: has a formula without its value; save it with a spreadsheet program")


def _text(cell: Cell) -> str:
    """What the cell says; a figure in per cent as the sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in cell.number_format:
            return f"{value * 100:.10g}%"
        return f"{value:.15g}"
    return str(value.date() if cell.is_date and hasattr(value, "date") else value)
