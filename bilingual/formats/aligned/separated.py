"""The table of a .csv or .tsv file."""

from __future__ import annotations

import csv
import io

from bilingual.errors import InputError
from bilingual.formats.aligned.columns import Table
from bilingual.formats.decode import decode

# In the order in which they win when the first line holds as many of each.
_DELIMITERS = "\t,;"
_LONGEST_CELL = 10_000_000


def read_tables(data: bytes, delimiter: str = "") -> tuple[Table, ...]:
    """The one table, separated as said, else by tabs, commas or semicolons, whichever its first line has most of.

    Raises InputError for what is no text in an encoding known, or has broken quotes.
    """
    text = decode(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = delimiter or max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = tuple((number, tuple(cells)) for number, cells in enumerate(reader, start=1))
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: {error}; check the quotes of the row") from error
    return (Table("", rows),)
