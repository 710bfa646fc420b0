"""What the composers of all target languages share: units, what is wanted of them, what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Protocol

from bilingual.language.style import Style
from bilingual.model import Interval, Number, Quantity


class Unit(NamedTuple):
    """A word or phrase of a target language in its dictionary form: the symbol it stands for, its grammar cell."""

    text: str
    symbol: str
    grammar: str = ""


class Facts(NamedTuple):
    """What a phrase is to the words that agree with it. An `agent` acts (customs released); a thing is acted on."""

    number: str = "sing"
    gender: str = "masc"
    animate: bool = False
    person: str = "3per"
    agent: bool = False


# The unit that no language says: what is counted stands beside the figure, which is grouped as that of any unit is.
_CLASSIFIER = "item"

# How the words of a symbol are inflected, where it is told apart for the rules only.
INFLECTED_AS = {"NT": "N", "VI": "V"}


class Wants(NamedTuple):
    """The form asked of a phrase; a language reads what it knows of.

    `form` of a verb: fin, inf, base, ing, pp, pass, part, ger. `tense`: past, pres, futr, prog, perf, or "" for what
    the verb and the sentence suggest. `article`: bare, the, a, or "" for what the noun suggests. `subject` is whom a
    finite verb agrees with, `agrees` whom an adjective does. `next` asks for the form of a clause that continues
    another. `heading` and `label` ask for the short style of a headline, of a line of page furniture.
    `time` is the tense that the sentence suggests where nothing else does. `adverb` goes to the verb, where it
    has its place (will actively support). `alone` is a verb without an object. `known` says that `subject` is said.
    `name` asks for unknown characters as the name they are, transliterated.
    `unitless` is a figure without what it counts, which the words beside it say: 36 (lorries).
    """

    form: str = ""
    tense: str = ""
    number: str = ""
    case: str = "nomn"
    article: str = ""
    negative: bool = False
    subject: Facts = Facts()
    agrees: Facts = Facts()
    next: bool = False
    heading: bool = False
    label: bool = False
    time: str = ""
    adverb: str = ""
    unitless: bool = False
    alone: bool = False
    name: bool = False
    known: bool = False


def without_unit(quantity: Quantity) -> Quantity:
    """The figure alone; a date or place in a series as it is."""
    match quantity:
        case Number():
            return replace(quantity, unit=_CLASSIFIER)
        case Interval(Number() as low, Number() as high):
            return replace(quantity, low=replace(low, unit=_CLASSIFIER), high=replace(high, unit=_CLASSIFIER))
    return quantity


class TargetGrammar(Protocol):
    """What a target language adds to the rules: a module of this package for each."""

    def ask(self, wants: Wants, feature: str, text: str, /) -> tuple[str, Wants]:
        """The word before a slot, "" if none, and what is wanted in it; `text` is what the slot says bare."""
        ...

    @property
    def places_adverbs(self) -> bool:
        """Whether an adverb stands inside the verb (will actively support), so that it is handed down to it."""
        ...

    @property
    def places_behind(self) -> bool:
        """Whether a place without an adjective stands behind its noun, in the genitive, or before it."""
        ...

    def features(self) -> frozenset[str]:
        """The features that `ask` knows."""
        ...

    def facts(self, unit: Unit, /) -> Facts:
        """What a unit is, from its dictionary form."""
        ...

    def inflect(self, unit: Unit, wants: Wants, /) -> str:
        """The unit in the form wanted."""
        ...

    def count(self, quantity: Quantity, wants: Wants, /) -> Wants:
        """What a quantity asks of the noun that it counts."""
        ...

    def quantity(self, quantity: Quantity, wants: Wants, style: Style, /) -> str:
        """The quantity in the case wanted, as a style has it."""
        ...

    def govern(self, verb: Unit, wants: Wants, /) -> tuple[str, Wants]:
        """The preposition that a verb takes to its object, "" if none, and what is wanted of the object."""
        ...

    def counted(self, quantity: Quantity, /) -> str:
        """The number of a noun that a quantity counts, to the words that agree with it."""
        ...

    def adjective(self, preferred: str, accepted: tuple[str, ...], /) -> Unit | None:
        """The adjective of a place among its renderings, if it has one."""
        ...

    def noun_phrase(self, body: str, unit: Unit, facts: Facts, wants: Wants, /) -> str:
        """The phrase with its article, where the language has them."""
        ...

    def tidy(self, text: str, /) -> str:
        """A sentence with what only its neighbours decide put right."""
        ...
