"""What one file says of one concept, by glossary columns, and what a concept says by them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bilingual.glossary.columns import COLUMNS, DEFAULTS, LIST_COLUMNS, SOURCE_COLUMNS, several
from bilingual.language import LANGUAGES
from bilingual.model import Concept
from bilingual.normalise import Target, convert, normalise_text

Values = Mapping[str, tuple[str, ...]]
"""Column to what its cell holds; a column that is missing is not spoken of."""

_MOST_LISTED = 20
# Columns whose values must not repeat that of another.
_LEADING = {"zh_variants": "zh"} | {f"{code}_allowed": code for code in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file says of a concept. `line` counts lines or rows from 1.

    `base` is what the glossary said when the file was exported, where the file remembers it; `remark` is what a
    reviewer says of the row, to stand behind its note.
    """

    line: int
    values: Values
    base: Values | None = None
    remark: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The source and its variants, in Simplified."""
        return tuple(dict.fromkeys((*self.values.get("zh", ()), *self.values.get("zh_variants", ()))))


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file says. `skipped` are lines with what was not read there.

    `exported_from` are the glossaries that the file remembers: name and SHA-256 of each.
    """

    entries: tuple[Entry, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    exported_from: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Gathered:
    """Renderings as they come, one a line, until a concept is whole: the first target is the one to use."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, text: str) -> None:
        """Adds a text to a column, once."""
        if text and text not in (texts := self.values.setdefault(column, [])):
            texts.append(text)

    def add_source(self, text: str) -> None:
        self.add("zh_variants" if self.values.get("zh", [text]) != [text] else "zh", text)

    def add_target(self, language: str, text: str) -> None:
        self.add(f"{language}_allowed" if self.values.get(language, [text]) != [text] else language, text)

    def entry(self) -> Entry:
        return make_entry(self.line, self.values)


def make_entry(line: int, values: Mapping[str, Iterable[str]], base: Values | None = None) -> Entry:
    """An entry as a glossary would keep it: blanks joined, sources in Simplified, nothing twice, no empty column.

    Of an entry with a base the empty columns are kept: there they were emptied, to what an empty cell means.
    """
    tidied = {column: tuple(dict.fromkeys(_tidied(column, texts))) for column, texts in values.items()}
    for column, leading in _LEADING.items():
        if column in tidied:
            tidied[column] = tuple(text for text in tidied[column] if text not in tidied.get(leading, ()))
    if base is None:
        tidied = {column: texts for column, texts in tidied.items() if texts}
    else:
        tidied |= {column: tidied[column] or (text,) for column, text in DEFAULTS.items() if column in tidied}
    return Entry(line, tidied, base)


def _tidied(column: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        tidy = " ".join((normalise_text(text).text if column in SOURCE_COLUMNS else clean(text)).split())
        if tidy:
            yield tidy


def values_of(concept: Concept) -> dict[str, tuple[str, ...]]:
    """All columns of a concept, those it leaves open too."""
    values: dict[str, tuple[str, ...]] = dict.fromkeys(COLUMNS, ())
    values |= {column: getattr(concept, column) for column in ("zh_variants", "context", "not_in")}
    for column in ("id", "domain", "zh", "enforce", "status", "note"):
        values[column] = tuple(filter(None, (getattr(concept, column),)))
    for rendering in concept.renderings:
        if rendering.use == "preferred":
            values[rendering.language] = (rendering.text,)
            values[f"{rendering.language}_reference"] = tuple(filter(None, (rendering.reference,)))
            if rendering.grammar:
                values[f"{rendering.language}_grammar"] = split(f"{rendering.language}_grammar", rendering.grammar)
        else:
            values[f"{rendering.language}_{rendering.use}"] += (rendering.text,)
    return values


def source_forms(concept: Concept, script: Target) -> tuple[str, ...]:
    """The source and its variants in a script, each once."""
    return tuple(dict.fromkeys(filter(None, (convert(zh, script).text for zh in (concept.zh, *concept.zh_variants)))))


def split(column: str, cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return several(cell) if column in LIST_COLUMNS else tuple(filter(None, (cell.strip(),)))


def join(values: Iterable[str]) -> str:
    """The cell that holds the values."""
    return " | ".join(values)


def listed(texts: Sequence[str]) -> str:
    """The texts, or the first of them and how many more there are."""
    more = len(texts) - _MOST_LISTED
    return ", ".join(texts[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def clean(text: str) -> str:
    """The text on one line, without what neither XML nor a table of another program may hold.

    Every white space becomes a blank, blanks are joined; control characters, lone surrogates and noncharacters go.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    words = " ".join(text.split())
    return "".join(filter(_is_carried, words))


def _is_carried(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and ord(char) & 0xFFFE != 0xFFFE


def cleaned(concept: Concept) -> Concept:
    """The concept with every text as `clean` leaves it; renderings and sources of which nothing is left are gone."""
    renderings = (
        replace(each, text=clean(each.text), reference=clean(each.reference), grammar=clean(each.grammar))
        for each in concept.renderings
    )
    return replace(
        concept,
        id=clean(concept.id),
        domain=clean(concept.domain),
        zh=clean(concept.zh),
        zh_variants=_all_clean(concept.zh_variants),
        context=_all_clean(concept.context),
        not_in=_all_clean(concept.not_in),
        renderings=tuple(each for each in renderings if each.text),
        note=clean(concept.note),
    )


def _all_clean(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, texts)))
