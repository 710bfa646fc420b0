"""Bookmarks that carry a row's id and language, so that a document can be read back after people worked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bilingual.errors import OutputError

Content = Literal["source", "target", "empty"]

_LONGEST = 40  # characters that Word allows in the name of a bookmark
_WORDS = "[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*"
_LETTERS: dict[str, Content] = {"s": "source", "t": "target", "e": "empty"}
_NAME = re.compile(f"([ste])([0-9]+)_({_WORDS})__({_WORDS})")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a bookmark says: the row's place in the order of rows, its id, a language, and what stands there.

    "empty" is a target that had no text when it was written: a sign stands in its place.
    """

    order: int
    id: str
    language: str
    content: Content


def encode(anchor: Anchor) -> str:
    """The bookmark's name, "t7_p007_s02__ru"; raises OutputError for an id or language that it cannot carry."""
    name = f"{anchor.content[0]}{anchor.order}_{anchor.id.replace('.', '_')}__{anchor.language.replace('-', '_')}"
    if len(name) > _LONGEST or decode(name) != anchor:
        raise OutputError(
            f"a Word bookmark cannot carry the id {anchor.id!r} with the language {anchor.language!r}; "
            "use short ids of letters, digits and dots"
        )
    return name


def decode(name: str) -> Anchor | None:
    """What the bookmark says, or None for one that is not ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    letter, order, row_id, language = found.groups()
    return Anchor(int(order), row_id.replace("_", "."), language.replace("_", "-"), _LETTERS[letter])
