"""What a plan is made of, and how it speaks of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilingual.glossary.columns import LIST_COLUMNS, USAGE
from bilingual.glossary.exchange.entry import Entry, Values, join, make_entry, values_of
from bilingual.language import LANGUAGES
from bilingual.model import Concept

Kind = Literal["new", "change", "conflict", "kept", "known"]

NO_PAGE = (USAGE,)
DEMOTED, EMPTY = "; its status becomes proposed", "(empty)"
# The values of a grammar are one statement; they cannot be merged one by one.
MERGED = frozenset(column for column in LIST_COLUMNS if not column.endswith("_grammar"))


@dataclass(frozen=True, slots=True)
class Held:
    """A concept of the glossary with its place: the name of the file, and the line on which its row ends."""

    name: str
    line: int
    concept: Concept

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Change:
    """Values that leave a cell, and values that come into it; of a cell with one value the new one replaces it.

    With `behind` it is written behind what stands there.
    """

    column: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    behind: bool = False

    def on(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The values of the cell afterwards."""
        if self.behind:
            return ("; ".join((*before, *self.added)),)
        if self.column not in MERGED:
            return self.added
        return tuple(dict.fromkeys((*(value for value in before if value not in self.removed), *self.added)))


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan, about the line of the file. `row` is the place in the glossary, None for a new row.

    Of a conflict, and of what is kept as it is here, the changes are made only if the other side is to win; a conflict
    without changes is for a person.
    """

    line: int
    kind: Kind
    message: str
    row: int | None = None
    changes: tuple[Change, ...] = ()


def tidy(concept: Concept) -> Values:
    """All columns of a concept as an entry would have them."""
    return make_entry(0, values_of(concept), {}).values


def term_of(entry: Entry) -> str:
    """ "口岸 = port of entry", as a person would look for it."""
    targets = [join(entry.values.get(code, ())) for code in LANGUAGES]
    return f"{join(entry.values.get('zh', ()))} = {', '.join(filter(None, targets))}"


def shown(values: tuple[str, ...]) -> str:
    return join(values) or EMPTY
