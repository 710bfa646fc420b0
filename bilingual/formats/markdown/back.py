"""Reads the rows of a bitext back from Markdown, also after a person (or a program that aligns tables) changed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bilingual.errors import InputError
from bilingual.formats.markdown.escape import plain, split_cells
from bilingual.formats.markdown.write import END, digest
from bilingual.formats.rows import Target

_COMMENT = re.compile(
    r"<!--[ \t]*(?P<id>p\d+(?:\.s\d+)?)(?:\.(?P<language>[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*))?[ \t]*-->"
)
_LINE_LEAD = re.compile(r"[ \t]*(?:>[ ]?)?(?:#{1,6}[ \t]+|[-*+][ \t]+)?")
# A source out of a table says first where it stood.
_CELL_LEAD = re.compile(r"[ \t]*(?:<sub>[^<]*</sub><br>|&bull;[ \t]+)?")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_SEAL = re.compile(r'^seal: "(?P<digest>[0-9a-f]{64})"\n', re.MULTILINE)


def read_sources(data: bytes) -> tuple[Target, ...]:
    """What each row says in Chinese, as `read_back` reads the targets; nothing where the file does not show it."""
    return _in_order(
        Target(comment["id"], "zh", text.strip())
        for comment, text in _texts(_decode(data).split("\n"))
        if not comment["language"]
    )


def read_back(data: bytes) -> tuple[Target, ...]:
    """What each row says in each target language, in the order of the ids; rows that were deleted are missing.

    After `write`, exactly the targets written (control characters and lone surrogates as U+FFFD). In a text that a
    person changed, bold marks and comments do not count; a blank line inside a paragraph becomes a line end; a bar
    typed into a cell without a backslash stays part of it as long as the row has more cells than the table.
    Raises InputError for bytes that are not UTF-8.
    """
    return _in_order(
        Target(comment["id"], comment["language"], text.strip())
        for comment, text in _texts(_decode(data).split("\n"))
        if comment["language"]
    )


def seal(data: bytes) -> str | None:
    """The digest in the front matter if the rest of the file still matches it, else None.

    Line ends (git may change them) and a byte order mark do not count. Raises InputError for bytes that are not UTF-8.
    """
    text = _decode(data)
    if not text.startswith("---\n"):
        return None
    match = _SEAL.search(text, 0, max(text.find("\n---\n"), 0) + 1)
    if match is None or digest(text[: match.start()] + text[match.end() :]) != match["digest"]:
        return None
    return match["digest"]


def _in_order(found: Iterable[Target]) -> tuple[Target, ...]:
    """The title stands above the rows before it, so the order of the file is not that of the source."""
    return tuple(sorted(found, key=lambda target: [int(number) for number in re.findall(r"\d+", target.id)]))


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not UTF-8; save the file as UTF-8 text") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _texts(lines: list[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Each comment with an id, and the plain text behind it."""
    columns = 0
    open_comment: re.Match[str] | None = None
    gathered: list[str] = []
    for line in [*lines, END]:
        bare = line.strip(" \t")
        comment = _COMMENT.match(bare)
        if (comment and comment.end() == len(bare)) or bare == END:
            if open_comment:
                yield open_comment, _paragraphs(gathered)
            open_comment, gathered = comment, []
        elif "|" in bare and _DELIMITERS.match(bare):
            columns = len(split_cells(bare))
        elif bare.startswith("|") or (comment and "|" in bare):
            yield from _cells(bare, columns)
        else:
            gathered.append(bare)


def _cells(line: str, columns: int) -> Iterator[tuple[re.Match[str], str]]:
    """The cells of a table row. Bars beyond the columns of the table were typed by a person into the cell before."""
    cells = split_cells(line)
    surplus = len(cells) - columns
    merged: list[str] = []
    for cell in cells:
        if merged and surplus > 0 and not _COMMENT.search(cell):
            merged[-1] = f"{merged[-1]} | {cell}"
            surplus -= 1
        else:
            merged.append(cell)
    for cell in merged:
        match = _COMMENT.search(cell)
        if match:
            yield match, _unmarked(cell[match.end() :], _CELL_LEAD)


def _paragraphs(lines: list[str]) -> str:
    """Lines below a comment: wrapped lines join with a space, paragraphs with a line end."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n".join(_unmarked(" ".join(paragraph), _LINE_LEAD) for paragraph in paragraphs if paragraph)


def _unmarked(text: str, lead: re.Pattern[str]) -> str:
    match = lead.match(text)
    return plain(text[match.end() if match else 0 :]).strip(" \t")
