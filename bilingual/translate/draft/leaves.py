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
# A word that says nothing costs more beside unknown characters than a rule that needs it, less than by itself.
_SILENT = 20

# A term that takes no object as a verb is more often a noun: 恢复客货通关.
_LONE_PREDICATE = 3
_PREDICATES = frozenset(("V", "VP", "VI", "A"))
_SHARES = frozenset(("per cent", "per mille", "percentage point"))
_SPANS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "century"))
# What Chinese is not written with; its dots, quotes and dashes only inside: L’Oréal, K–12.
_FOREIGN_LETTER = "(?:(?![·–—―‘’“”•…])[!-~\u00a1-\u2e7f])"
# Between two places, however it is typed.
_DASH = re.compile(r"(?<=[\u4e00-\u9fff])(?:[-–－]|——?)(?=[\u4e00-\u9fff])")
_KEPT_TEXT = re.compile(f"{_FOREIGN_LETTER}+(?:[·’–]{_FOREIGN_LETTER}+)*")
# Chinese characters, and letters that no reader of the target can read: kana, hangul.
_LETTERS = re.compile(
    "[〇\u2e80-\u2fdf々\u3041-\u30fa\u30fc-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)


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
        # Words without a rendering: beside unknown characters they may be part of a name (张三).
        self._silent = frozenset(
            word
            for word, readings in found.items()
            if len(word) == 1
            and any(isinstance(each, Entry) and not all(unit.text for _, unit in each.targets) for *_, each in readings)
        )
        for word, readings in found.items():
            self._words.add_word(word, (len(word), tuple(readings)))
        self._words.make_automaton()

    def leaves(
        self, text: str, marks: Iterable[Mark], offset: int, literal: frozenset[str] = frozenset()
    ) -> Iterator[Leaf]:
        """The leaves of a text, which stands at `offset` of the segment that the marks index; they cover all of it.

        A mark is a leaf by itself: nothing else is read inside it or across its ends. A term may be the verb that the
        lexicon has for it, if the glossary accepts the verb's words (进口, an import, is also to import), or a word
        that a rule names, unless its mark is `literal`. Blanks belong to the leaf before them.
        """
        for leaf in self._leaves(text, marks, offset, literal):
            end = leaf.end
            while end < len(text) and text[end].isspace():
                end += 1
            yield leaf if end == leaf.end else leaf._replace(end=end)

    def _leaves(self, text: str, marks: Iterable[Mark], offset: int, literal: frozenset[str]) -> Iterator[Leaf]:
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
        covered, ruled = bytearray(last - first), bytearray(last - first)
        for at, (length, readings) in self._words.iter(text, first, last):
            start = at + 1 - length
            for symbol, cost, value in readings:
                yield Leaf(symbol, start, at + 1, cost, value)
                (covered if symbol.isascii() else ruled)[start - first : at + 1 - first] = b"\1" * length
        names = tuple(self._names.find(text, first, last))
        for name in names:
            yield Leaf("NAME", name.start, name.end, name.cost, name)
        for foreign in self._foreign.finditer(text, first, last):
            yield Leaf("U", foreign.start(), foreign.end(), _FOREIGN, Unknown(foreign.group()))
        for dash in _DASH.finditer(text):
            if first <= dash.start() and dash.end() <= last:
                yield Leaf("—", dash.start(), dash.end(), _PATTERN_WORD, "—")
        for kept in _KEPT_TEXT.finditer(text, first, last):
            yield Leaf("N", kept.start(), kept.end(), _KEPT, kept.group())
            covered[kept.start() - first : kept.end() - first] = b"\1" * len(kept.group())
        yield from self._unknown(text, first, bytes(covered), bytes(ruled))
        for name in names:
            known = covered[name.start - first : name.end - first]
            # 王小明: a word inside what may be a name is part of it where the characters around it are no words.
            if known == b"\0\1\0":
                yield Leaf("U", name.start, name.end, 2 * _UNKNOWN + _SILENT, Unknown(name.text))
        yield from _single(text, first, last, self._signs)

    def _unknown(self, text: str, first: int, covered: bytes, ruled: bytes) -> Iterator[Leaf]:
        """Runs of characters that no word covers, with and without the words of the rules beside them."""
        alone = bytes(a or b for a, b in zip(covered, ruled, strict=True))
        spans = {match.span() for known in {covered, alone} for match in re.finditer(b"\0+", known)}
        for start, end in sorted(spans):
            for run in _LETTERS.finditer(text, first + start, first + end):
                yield Leaf("U", *run.span(), _UNKNOWN * len(run.group()), Unknown(run.group()))
                before, behind = run.start(), run.end()
                before -= before > first and text[before - 1] in self._silent
                behind += behind < first + len(covered) and text[behind] in self._silent
                if behind - before > len(run.group()):
                    cost = _UNKNOWN * len(run.group()) + _SILENT * (behind - before - len(run.group()))
                    yield Leaf("U", before, behind, cost, Unknown(text[before:behind]))


@cache
def _accepted_verb(concept: Concept, verb: Entry) -> Entry | None:
    """A verb whose words are renderings of the term; without its partner in aspect, where that is none of them."""
    targets: list[tuple[str, Unit]] = []
    for language, unit in verb.targets:
        said = {rendering.text for rendering in concept.accepted(language)}
        if unit.text not in said:
            return None
        grammar = " ".join(part for part in unit.grammar.split() if _is_said(part, unit, said))
        targets.append((language, unit._replace(grammar=grammar)))
    return replace(verb, targets=tuple(targets))


def _is_said(part: str, unit: Unit, said: set[str]) -> bool:
    """Whether a part of a verb's grammar names no partner in aspect, or one that is among what may be said."""
    pair = part.removeprefix("pair=").replace("_", " ")
    _, _, behind = unit.text.partition(" ")
    return pair == part or f"{pair} {behind}".strip() in said


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


def _single(text: str, first: int, last: int, signs: Mapping[str, Sign]) -> Iterator[Leaf]:
    """Each character by itself, in case the words around it do not fit together."""
    for at in range(first, last):
        if _LETTERS.match(text[at]):
            yield Leaf("X", at, at + 1, _UNKNOWN + 20, Unknown(text[at]))
        elif text[at].isspace():
            yield Leaf("X", at, at + 1, 0, "")
        else:
            # A sign that no rule of the stretch took up: a quote whose partner is elsewhere.
            yield Leaf("X", at, at + 1, _KEPT, signs.get(text[at], text[at]))
