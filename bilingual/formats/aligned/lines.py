"""The lines of a text file, and the same file with other lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilingual.errors import InputError
from bilingual.formats.decode import decode

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What aligners and editors count; a form feed or U+2028 stands inside a line.
_LINE_END = re.compile(r"(\r\n|\n|\r)")


def lines_of(data: bytes, name: str) -> tuple[str, ...]:
    """The lines of a text file without their ends. Raises InputError for one that is empty or in no encoding known."""
    try:
        lines = _LINE_END.split(decode(data))[::2]
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def with_lines(data: bytes, name: str, changed: Mapping[int, str]) -> bytes:
    """The file with some lines, counted from 1, replaced; every other byte stays.

    Raises InputError for a file that is not UTF-8, or damaged, so that its bytes could not be kept.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8, so that nothing can be fixed in it; save it as UTF-8") from error
    if text.removeprefix(_MARK) != decode(data):
        raise InputError(f"{name}: holds damaged characters, so that nothing can be fixed in it; save it anew")
    parts = _LINE_END.split(text)
    for number, line in changed.items():
        mark = _MARK if number == 1 and text.startswith(_MARK) else ""
        parts[2 * (number - 1)] = mark + line
    return "".join(parts).encode()
