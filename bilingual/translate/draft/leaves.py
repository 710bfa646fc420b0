"""What a stretch of Chinese may be read as before any rule: words, marks, names, kept text, unknown characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import ahocorasick

from bilingual.language.chinese.names import transliterating
from bilingual.language.data import rows, units
from bilingual.language.figures import TIME_OF_DAY
from bilingual.model import Concept, Interval, Mark, Number, Ordinal, PartialDate, Quantity
from bilingual.translate.draft.grammar import Unit
from bilingual.translate.draft.lexicon import Entry, Sign
from bilingual.translate.draft.names import Name, Names

# A word of one character is read wrong most often; a character of no word outweighs any reading.
_WORD, _SHORT_WORD, _FUNCTION_WORD = 10, 16, 18
_MARK, _OWN_WORD, _PATTERN_WORD, _KEPT, _FOREIGN, _UNKNOWN = 4, 2, 1, 8, 40, 200

# A term that takes no object as a verb is more often a noun: 恢复客货通关.
_LONE_PREDICATE = 3
_PREDICATES = frozenset(("V", "VP", "VI", "A"))
_SHARES = frozenset(("per cent", "per mille", "percentage point"))
_SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "century"))
_KEPT_TEXT = re.compile(r"[!-~\u00a1-\u2e7f]+")
_HAN = re.compile("[〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Unknown(NamedTuple):
    """Characters that no word explains."""

    text: str


class Leaf(NamedTuple):
    """`text[start:end]` read as `symbol`; a str is kept as it is."""

    symbol: str
    start: int
    end: int
    cost: int
    value: Mark | Entry | Name | Sign | Unknown | str


class Reader:
    """Finds the leaves of a stretch of text. `pattern_words` are the words that the rules are made with."""

    def __init__(
        self,
        entries: Iterable[Entry],
        signs: Mapping[str, Sign],
        pattern_words: Iterable[str],
        own: Iterable[Entry] = (),
    ) -> None:
        """`own` entries win over the others: they stand for them, and cost less than any other way to read a place."""
        self._names = Names()
        self._signs = signs
        # 谢尔盖·拉夫罗夫: the dot makes one name of it.
        letters = f"[{''.join(sorted(transliterating()))}]"
        self._foreign = re.compile(f"{letters}+(?:·{letters}+)+")
        self._words = ahocorasick.Automaton()
        found: dict[str, list[tuple[str, int, Entry | str]]] = {}
        replaced: set[tuple[str, str]] = set()
        for entry in own:
            found.setdefault(entry.zh, []).append((entry.symbol, _OWN_WORD, entry))
            replaced.add((entry.zh, entry.symbol))
        for entry in entries:
            if (entry.zh, entry.symbol) in replaced:
                continue
            cost = (_FUNCTION_WORD if entry.symbol == "W" else _SHORT_WORD) if len(entry.zh) == 1 else _WORD
            found.setdefault(entry.zh, []).append((entry.symbol, cost, entry))
        self._verbs = {
            zh: tuple(value for symbol, _, value in each if symbol in _PREDICATES and isinstance(value, Entry))
            for zh, each in found.items()
        }
        self._pattern_words = frozenset(pattern_words)
        for word in self._pattern_words:
            found.setdefault(word, []).append((word, _PATTERN_WORD, word))
        for word, readings in found.items():
            self._words.add_word(word, (len(word), tuple(readings)))
        self._words.make_automaton()

    def leaves(
        self, text: str, marks: Iterable[Mark], offset: int, literal: frozenset[str] = frozenset()
    ) -> Iterator[Leaf]:
        """The leaves of a text, which stands at `offset` of the segment that the marks index; they cover all of it.

        A mark is a leaf by itself: nothing else is read inside it or across its ends. A term may be the verb that the
        lexicon has for it, if the glossary accepts the verb's words (进口, an import, is also to import), or a word
        that a rule names, unless its mark is `literal`.
        """
        position = 0
        for mark in marks:
            start, end = mark.start - offset, mark.end - offset
            yield from self._between(text, position, start)
            yield Leaf(symbol_of(mark.value), start, end, _MARK, mark)
            if mark.id not in literal and isinstance(mark.value, Concept):
                yield from self._verbs_of(mark.value, text[start:end], start)
            position = end
        yield from self._between(text, position, len(text))

    def _verbs_of(self, concept: Concept, term: str, start: int) -> Iterator[Leaf]:
        """A term as a verb or an adjective, and as a word that a rule names."""
        for verb in self._verbs.get(term, ()):
            accepted = _accepted_verb(concept, verb)
            if accepted is not None:
                cost = _MARK if verb.symbol in ("V", "A") else _MARK + _LONE_PREDICATE
                yield Leaf(verb.symbol, start, start + len(term), cost, accepted)
        if term in self._pattern_words:
            yield Leaf(term, start, start + len(term), _MARK, term)

    def _between(self, text: str, first: int, last: int) -> Iterator[Leaf]:
        covered = bytearray(last - first)
        for at, (length, readings) in self._words.iter(text, first, last):
            start = at + 1 - length
            for symbol, cost, value in readings:
                yield Leaf(symbol, start, at + 1, cost, value)
                if symbol.isascii():
                    covered[start - first : at + 1 - first] = b"\1" * length
        for name in self._names.find(text, first, last):
            yield Leaf("NAME", name.start, name.end, name.cost, name)
        for foreign in self._foreign.finditer(text, first, last):
            yield Leaf("U", foreign.start(), foreign.end(), _FOREIGN, Unknown(foreign.group()))
        for kept in _KEPT_TEXT.finditer(text, first, last):
            yield Leaf("N", kept.start(), kept.end(), _KEPT, kept.group())
            covered[kept.start() - first : kept.end() - first] = b"\1" * len(kept.group())
        yield from _rest(text, first, last, covered, self._signs)


@cache
def _accepted_verb(concept: Concept, verb: Entry) -> Entry | None:
    """A verb whose words are renderings of the term; without its partner in aspect, where that is none of them."""
    targets: list[tuple[str, Unit]] = []
    for language, unit in verb.targets:
        said = {rendering.text for rendering in concept.accepted(language)}
        if unit.text not in said:
            return None
        _, _, behind = unit.text.partition(" ")
        grammar = " ".join(
            part
            for part in unit.grammar.split()
            if not part.startswith("pair=")
            or f"{part.removeprefix('pair=').replace('_', ' ')} {behind}".strip() in said
        )
        targets.append((language, unit._replace(grammar=grammar)))
    return replace(verb, targets=tuple(targets))


def symbol_of(value: Concept | Quantity) -> str:
    """What a term or figure is to the rules. A term: as domains.csv says of it or its domain.

    A figure: Q counts things, QN counts what its unit names (36 lorries), QM measures, QT is a span of time, QS a
    share; a unit that domains.csv names (unit.batch) as it says.
    """
    match value:
        case Concept(id=concept_id, domain=domain):
            known = _domains()
            return known.get(concept_id) or known.get(domain) or known.get(domain.partition(".")[0], "N")
        case Number(unit=unit) | Interval(low=Number(unit=unit)):
            return _number_symbol(unit)
        case PartialDate() | Interval():
            return "DATE"
        case Ordinal():
            return "ORD"
    raise ValueError(f"no term and no figure: {value}")


def _number_symbol(unit: str) -> str:
    if unit == TIME_OF_DAY:
        return "CLOCK"
    if unit in _SHARES:
        return "QS"
    if f"unit.{unit}" in _domains():
        return _domains()[f"unit.{unit}"]
    if not unit or not units()[unit].measure:
        return "QN" if unit and units()[unit].en_one else "Q"
    return "QT" if unit in _SPANS else "QM"


@cache
def _domains() -> dict[str, str]:
    return {row["of"]: row["symbol"] for _, row in rows("domains.csv", __package__)}


def _rest(text: str, first: int, last: int, covered: bytearray, signs: Mapping[str, Sign]) -> Iterator[Leaf]:
    """Runs of characters that no word covers, and each single character, in case its words do not fit together."""
    for match in re.finditer(b"\0+", bytes(covered)):
        run = text[first + match.start() : first + match.end()]
        if not run.isspace():
            yield Leaf("U", first + match.start(), first + match.end(), _UNKNOWN * len(run), Unknown(run))
    for at in range(first, last):
        if _HAN.match(text[at]):
            yield Leaf("X", at, at + 1, _UNKNOWN + 20, Unknown(text[at]))
        elif text[at].isspace():
            yield Leaf("X", at, at + 1, 0, "")
        else:
            # A sign that no rule of the stretch took up: a quote whose partner is elsewhere.
            yield Leaf("X", at, at + 1, _KEPT, signs.get(text[at], text[at]))
