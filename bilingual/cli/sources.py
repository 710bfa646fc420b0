"""The articles named on a command line."""

from __future__ import annotations

from pathlib import Path

from bilingual import formats
from bilingual.errors import InputError
from bilingual.formats.recordings import is_recording


def is_there(name: str) -> bool:
    """Whether something stands at a path; not for a text that is too long for one."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def expanded(sources: list[str]) -> list[Path]:
    """The files named, each once. Patterns that the shell left alone are matched here.

    Outputs and recordings that a pattern brings along are left out. Raises InputError if nothing is left.
    """
    paths: list[Path] = []
    for source in sources:
        path = Path(source)
        if any(sign in source for sign in "*?[") and not path.exists():
            matches = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
            if not matches:
                raise InputError(f"{source}: no file matches; check the pattern")
            paths.extend(matches)
        else:
            paths.append(path)
    articles = [path for path in dict.fromkeys(paths) if not formats.is_output(path) and not is_recording(path)]
    if not articles:
        what = "is a recording" if is_recording(paths[0]) else "is an output of bilingual"
        raise InputError(f"{paths[0]}: {what}; name the article it was made from")
    return articles
