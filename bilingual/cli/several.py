"""Options with several values behind one flag, as a shell's pattern gives them: --impact articles/*.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperCommand


class SeveralImpacts(TyperCommand):
    """A command of which `--impact` takes all the values that follow it, up to the next option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(each_with_its_flag(args, "--impact")))


def each_with_its_flag(arguments: Sequence[str], flag: str) -> Iterator[str]:
    """The arguments with the flag before each of its values: --impact a b is --impact a --impact b."""
    values = None
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            name, joined, _ = argument.partition("=")
            values = len(joined) if name == flag else None
        elif values is not None:
            if values:
                yield flag
            values += 1
        yield argument
