"""What a language knows. LANGUAGES is the one table: a target language is one package here and its glossary columns.

The package of a target language has

    render(quantity: Quantity, style: Style) -> str    the quantity as running text of the language says it in a style
    spell(text: str, style: Style) -> str              a text of bilingual's own as a style spells it
    parse(text: str) -> tuple[Spotted, ...]            the figures and dates in a text, in order, not overlapping
    find(text: str, rendering: Rendering) -> spans     where a text contains a rendering, in any form the grammar allows
    fit(text, span, was, rendering) -> str | None      the text with one rendering in the place of another
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from bilingual.errors import ConfigError
from bilingual.model import Quantity, Rendering

if TYPE_CHECKING:
    from bilingual.language.style import Style


@dataclass(frozen=True, slots=True)
class Language:
    """A target language: `name` in English, `own_name` in itself."""

    code: str
    name: str
    own_name: str
    package: str


@dataclass(frozen=True, slots=True)
class Spotted:
    """A quantity found at `text[start:end]`; `others` are what else the words there may mean (8/5: 8 May, 5 August)."""

    start: int
    end: int
    quantity: Quantity
    others: tuple[Quantity, ...] = ()


class TargetLanguage(Protocol):
    """What the package of a target language offers."""

    def render(self, quantity: Quantity, style: Style | None = None) -> str:
        """In the default style unless one is given."""
        ...

    def spell(self, text: str, style: Style) -> str: ...

    def parse(self, text: str) -> tuple[Spotted, ...]: ...

    def find(self, text: str, rendering: Rendering) -> tuple[tuple[int, int], ...]: ...

    def fit(self, text: str, span: tuple[int, int], was: Rendering, rendering: Rendering) -> str | None:
        """None where the form is not certain, or where the sentence around it would have to change."""
        ...


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English", "English", "bilingual.language.english"),
        Language("ru", "Russian", "Русский", "bilingual.language.russian"),
    )
}


@cache
def target_language(code: str) -> TargetLanguage:
    """The package of a target language, imported when first asked for. Raises ConfigError for an unknown code."""
    if code not in LANGUAGES:
        raise ConfigError(f"unknown language {code!r}; known are {', '.join(LANGUAGES)}")
    return cast(TargetLanguage, import_module(LANGUAGES[code].package))
