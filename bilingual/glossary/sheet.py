"""Glossary files as tables, however a spreadsheet saved them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bilingual.errors import DataError, InputError

# In the order in which they win when a header holds none of them.
_DELIMITERS = ",;\t"
_MARK = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
CONFLICT = "holds a conflict that git left; choose between its rows and remove the marks"
# Chinese Windows writes these; Russian Windows has no code page that holds a glossary.
_CODE_PAGES = ("gb18030", "big5hkscs")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, and the line on which it ends."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and its rows, as wide as it; rows of empty cells are left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def decode_sheet(data: bytes, name: str) -> str:
    """The text of a file in UTF-8 (with a byte order mark or none), UTF-16 or a Chinese code page.

    Raises DataError for any other.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    for encoding in _encodings(data, name):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(f"{name}:{line}: is neither UTF-8 nor a Chinese code page; save it as CSV UTF-8")


def _encodings(data: bytes, name: str) -> Iterator[str]:
    """The encodings in which the column zh reads as Chinese; the other columns would count against any of them."""
    # The codecs of articles take a while to load, and most glossaries are UTF-8.
    from bilingual.formats.decode import decode

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
        return
    # No byte of a Chinese character in these code pages is a comma, a semicolon, a tab or a quote.
    sheet = read_sheet(data.decode("latin-1"), name)
    chinese = "\n".join(row.cells.get("zh", "") for row in sheet.rows).encode("latin-1")
    try:
        text = decode(chinese)
    except InputError:
        return
    yield from (encoding for encoding in _CODE_PAGES if chinese.decode(encoding, "replace") == text)


def read_sheet(text: str, name: str) -> Sheet:
    """The table of a CSV text separated by commas, semicolons or tabs, whichever its header has most of.

    Raises DataError ("name:line: what; remedy") for broken quotes, a row of another width, the marks of a conflict.
    """
    if line := conflict_at(text):
        raise DataError(f"{name}:{line}: {CONFLICT}")
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    rows: list[Row] = []
    columns: tuple[str, ...] = ()
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in cells)
            elif len(cells) != len(columns):
                raise DataError(
                    f"{name}:{reader.line_num}: the row is wider or narrower than the header; count its commas"
                )
            else:
                rows.append(Row(reader.line_num, dict(zip(columns, cells, strict=True))))
    except csv.Error as error:
        raise DataError(f"{name}:{reader.line_num}: {error}; check the quotes of the row") from error
    return Sheet(columns, tuple(rows))


def conflict_at(text: str) -> int:
    """The line of the first of the marks that git leaves of a conflict, 0 where there is none."""
    mark = _MARK.search(text)
    return text.count("\n", 0, mark.start()) + 1 if mark else 0


def delimiter_of(text: str) -> str:
    """What separates the cells of a CSV text: a comma, a semicolon or a tab, whichever its header has most of."""
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written in UTF-8: what separates its cells, how its lines end, whether a mark opens it."""

    delimiter: str = ","
    line_end: str = "\n"
    mark: bytes = b""


def form_of(data: bytes, text: str) -> Form:
    """The form of a file, as far as UTF-8 has it; `text` is what it was decoded to."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Form(delimiter_of(text) if text.strip() else ",", "\r\n" if "\r\n" in text else "\n", mark)


def write_sheet(columns: Iterable[str], rows: Iterable[Mapping[str, str]], form: Form | None = None) -> bytes:
    """The table in UTF-8, with quotes where they are needed; with commas and line feeds unless a form is given."""
    form = form or Form()
    stream = io.StringIO()
    writer = csv.DictWriter(stream, tuple(columns), delimiter=form.delimiter, lineterminator=form.line_end)
    writer.writeheader()
    writer.writerows(rows)
    return form.mark + stream.getvalue().encode()
