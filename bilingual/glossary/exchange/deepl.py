"""DeepL's glossaries: CSV with a source, a target and their languages on each line, no header.

As DeepL's documentation of glossaries has it: languages without a region, no source twice, at most 1,024 bytes of UTF-8
a term, none empty, no control characters, no blanks at either end.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from bilingual.errors import DataError
from bilingual.glossary.exchange.rows import Cells, Incoming, listed
from bilingual.glossary.sheet import decode_sheet

CARRIES = ("zh", "zh_variants", "{}")
_LONGEST = 1024


def write(rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]:
    """The glossary, and the sources that it cannot hold: one that stands there already, one too long."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    taken: set[str] = set()
    left_out: list[str] = []
    for cells in rows:
        target = cells[language].strip()
        for source in (cells["zh"], *listed(cells["zh_variants"])):
            if not target:
                continue
            if source in taken or not _fits(source) or not _fits(target):
                left_out.append(source)
                continue
            taken.add(source)
            writer.writerow((source, target, "zh", language))
    return stream.getvalue().encode(), tuple(left_out)


def read(data: bytes, name: str, language: str) -> tuple[Incoming, ...]:
    """The rows of a glossary, one for each source. Raises DataError for a broken one."""
    found: list[Incoming] = []
    reader = csv.reader(io.StringIO(decode_sheet(data, name), newline=""), strict=True)
    try:
        for cells in reader:
            if not any(cells):
                continue
            source, target = (*(cell.strip() for cell in cells[:2]), "", "")[:2]
            if len(cells) not in (2, 4) or not source or not target:
                raise DataError(f"{name}:{reader.line_num}: needs a source and a target, and their languages or none")
            found.append(Incoming(f"{name}:{reader.line_num}", {"zh": source, language: target}))
    except csv.Error as error:
        raise DataError(f"{name}:{reader.line_num}: {error}; check the quotes of the row") from error
    return tuple(found)


def _fits(term: str) -> bool:
    return len(term.encode()) <= _LONGEST and not any(unicodedata.category(each) == "Cc" for each in term)
