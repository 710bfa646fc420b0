"""`bilingual normalise`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from bilingual.normalise import Target

_SCRIPTS = ("hans", "hant", "hk", "tw")


def normalise(
    file: Annotated[Path, typer.Argument(help="A plain text file; - or nothing reads standard input.")] = Path("-"),
    to: Annotated[str, typer.Option(help="Script of the result: hans, hant, hk or tw.")] = "hans",
    explain: Annotated[bool, typer.Option("--explain", help="List each change with its place instead.")] = False,
) -> None:
    """Normalise a text's script, widths and punctuation: one line in, one line out, on standard output."""
    from bilingual.cli.output import put
    from bilingual.errors import ConfigError
    from bilingual.normalise import convert
    from bilingual.normalise import explain as explained

    if to not in _SCRIPTS:
        raise ConfigError(f"unknown script {to!r}; known are {', '.join(_SCRIPTS)}")
    for number, line in enumerate(_lines(file), start=1):
        normalised = convert(line, cast("Target", to))
        if explain:
            for place in explained(line, normalised):
                put(f"{number}:{place}")
        else:
            put(normalised.text)


def _lines(file: Path) -> Iterator[str]:
    from bilingual.formats.files import read_bytes

    if str(file) == "-":
        yield from _standard_input()
    else:
        yield from _decoded(read_bytes(file), str(file))


def _standard_input() -> Iterator[str]:
    """Lines as they arrive while they are UTF-8; from the first that is not, all the rest at once."""
    for data in sys.stdin.buffer:
        try:
            yield data.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            yield from _decoded(data + sys.stdin.buffer.read(), "stdin")


def _decoded(data: bytes, name: str) -> Iterator[str]:
    from bilingual.errors import InputError
    from bilingual.formats.decode import decode

    try:
        text = decode(data)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from lines[:-1] if lines[-1] == "" else lines
