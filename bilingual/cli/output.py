"""Lines on standard output."""

from __future__ import annotations

import sys

from bilingual.errors import OutputError


def put(line: str) -> None:
    """Prints a line, lone surrogates of a damaged source as they came.

    Raises OutputError where it cannot be written (a full disk), BrokenPipeError where nobody reads any more.
    """
    try:
        sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Without its number: typer would make exit code 1 of that.
        raise BrokenPipeError("nobody reads the output any more") from error
    except OSError as error:
        raise OutputError(f"standard output: cannot be written: {error.strerror}") from error
