"""Reading figures: what the parsers of English and Russian share. A text becomes tokens once, rules go over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, cast

from bilingual.language.grammar import MAYBE, Grammar, Phrases
from bilingual.model import Approximation, Number

_JOINTS = frozenset(("", " ", "-", "\n", *map(chr, (0xA0, 0x202F, 0x2009, 0x2010, 0x2011))))
# Between the words of "п. п.", "U.S. dollars", "3 тыс. тонн".
_ABBREVIATING = frozenset((*_JOINTS, ".", ". ", ".\N{NO-BREAK SPACE}"))
# Longer runs of digits are serial numbers; Python refuses to read very long ones.
_LONGEST_FIGURE = 40


class Token(NamedTuple):
    """A word or sign in lower case, or a figure with its value."""

    start: int
    end: int
    text: str
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its tokens."""

    text: str
    tokens: tuple[Token, ...]

    def word(self, at: int) -> str:
        """The token at a place, in lower case; "" before the first and behind the last."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def value(self, at: int) -> Fraction | None:
        """The value of the figure at a place, if one stands there."""
        return self.tokens[at].value if 0 <= at < len(self.tokens) else None

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if 0 < at < len(self.tokens) else "|"

    def joined(self, at: int) -> bool:
        """Whether a blank, a hyphen or nothing parts a token from the one before it."""
        return self.gap(at) in _JOINTS

    def follows(self, at: int) -> bool:
        """The same; behind an abbreviation a full stop may stand."""
        gap = self.gap(at)
        return gap in _JOINTS or (gap in _ABBREVIATING and len(self.tokens[at - 1].text) <= 4)

    def small(self, at: int, high: int) -> int:
        """The whole number at a place from 1 to `high`, 0 where there is none."""
        value = self.value(at)
        return value.numerator if value is not None and value.denominator == 1 and 1 <= value.numerator <= high else 0


def tokens(text: str, pattern: re.Pattern[str], decimal: str) -> tuple[Token, ...]:
    """The tokens that a language's pattern finds; its group "figure" takes figures, `decimal` is the decimal sign."""
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        figure = match["figure"]
        if figure is None:
            found.append(Token(start, end, match.group().lower()))
        else:
            found.append(Token(start, end, figure, _figure(figure, decimal)))
    return tuple(found)


def _figure(text: str, decimal: str) -> Fraction | None:
    if len(text) > _LONGEST_FIGURE:
        return None
    if text.isdecimal():
        return Fraction(int(text))
    decimal = decimal if decimal in text else "."
    plain = "".join("." if char == decimal else char for char in text if char.isdecimal() or char == decimal)
    return Fraction(plain) if plain.count(".") <= 1 else None


class Numeral(NamedTuple):
    """A value read from tokens; `end` is the place behind the last, `scale` the last scale word as written."""

    end: int
    value: Fraction
    scale: str = ""
    approximation: Approximation = ""


def phrase(page: Page, at: int, table: Phrases, step: int = 1) -> tuple[int, str] | None:
    """The first phrase of a table that stands at a place: the place behind it and its meaning."""
    for words, meaning in table.get(page.word(at), ()):
        places = range(at, at + step * len(words), step)
        joints = places[1:] if step > 0 else places[:-1]
        if all(page.word(place) == word for place, word in zip(places, words, strict=True)) and all(
            map(page.follows, joints)
        ):
            return at + step * len(words), meaning
    return None


def numeral(page: Page, at: int, grammar: Grammar) -> Numeral | None:
    """The number that begins at a place: 31.86 billion, two and a half million, сто двадцать пять тысяч триста."""
    several = _several(page, at, grammar)
    if several:
        return several
    digits = page.value(at)
    word = page.word(at)
    group: Fraction | None = digits if digits is not None else grammar.cardinals.get(word)
    end = at + 1
    if group is None:
        if word in grammar.groups:
            # Of "1 pair" the pair is what is counted, no second figure.
            counted = page.value(at - 1) is not None and page.joined(at)
            return None if counted else Numeral(end, grammar.groups[word])
        if word not in grammar.scales or not _counts_one(page, at, grammar):
            return None
        group, end = Fraction(1), at
    return _added(page, at, end, group, digits is not None, grammar)


def _counts_one(page: Page, at: int, grammar: Grammar) -> bool:
    """A bare scale word counts one behind an article, and where the language has none."""
    return not grammar.articles or (page.word(at - 1) in grammar.articles and page.joined(at))


def _several(page: Page, at: int, grammar: Grammar) -> Numeral | None:
    """Hundreds of thousands, десятки тысяч."""
    factor = grammar.several.get(page.word(at))
    if factor is None:
        return None
    end = at + 1
    behind = end + 1 if page.word(end) == "of" else end
    more = grammar.several.get(page.word(behind))
    if more is not None and page.joined(behind):
        return Numeral(behind + 1, factor * more, page.word(behind), "several")
    return Numeral(end, factor, page.word(at), "several")


def _added(page: Page, at: int, end: int, group: Fraction, digits: bool, grammar: Grammar) -> Numeral:
    """The number that begins at a place and goes on behind `end`; `group` is what its first word says."""
    total, top, scale, open_group = Fraction(0), None, "", True
    while end == at or page.follows(end):
        word = page.word(end)
        factor = grammar.scales.get(word)
        if factor is not None:
            if (len(word) == 1 and page.gap(end)) or (top is not None and factor >= top and open_group):
                break
            if factor == 100:
                group, open_group = group * 100, True
            elif open_group:
                total, group, top, open_group = total + group * factor, Fraction(0), factor, False
            else:
                total *= factor
            scale, end, digits = word, end + 1, digits and factor != 100
            continue
        tail = phrase(page, end, grammar.tails) if open_group else None
        if tail:
            end, group = tail[0], group + Fraction(tail[1])
            continue
        step = 1 if word in grammar.ands and (group >= 100 or not open_group) and not digits else 0
        value = _continuing(page, end + step, group if open_group else None, top, digits, grammar)
        if value is None:
            break
        group, open_group, end = (group if open_group else Fraction(0)) + value, True, end + step + 1
    return Numeral(end, total + (group if open_group else 0), scale)


def scale_behind(page: Page, read: Numeral, grammar: Grammar) -> Numeral:
    """The number with the scale word behind its approximation: 50 и более миллионов, 5 or more million."""
    found = phrase(page, read.end, grammar.after) if not read.scale and page.joined(read.end) else None
    factor = grammar.scales.get(page.word(found[0])) if found and page.joined(found[0]) else None
    if found is None or factor is None:
        return read
    meant = _meant(found[1])[0]
    return Numeral(found[0] + 1, read.value * factor, page.word(found[0]), meant)


def _continuing(
    page: Page, at: int, group: Fraction | None, top: Fraction | None, digits: bool, grammar: Grammar
) -> Fraction | None:
    """What the word at a place adds: 5 behind twenty, 20 behind three hundred, 300 behind two thousand."""
    word, figure = page.word(at), page.value(at)
    if group is None:
        if figure is not None and top is not None and figure.denominator == 1 and figure < 1000:
            factor = grammar.scales.get(page.word(at + 1))
            smaller = factor is not None and factor < top and page.joined(at + 1)
            return figure if smaller or (grammar.figures_follow_scales and top == 1000 and page.joined(at)) else None
        # 3 thousand one hundred: digits and words do not mix within a number.
        return None if digits else grammar.cardinals.get(word)
    value = grammar.cardinals.get(word)
    if digits or value is None or group.denominator != 1:
        return None
    room = 100 if group % 100 == 0 else 10 if group % 10 == 0 and group % 100 >= 20 else 0
    return value if 0 < value < room else None


def unit(page: Page, at: int, grammar: Grammar) -> tuple[int, tuple[str, ...]]:
    """The place behind the unit that stands at a place, and the ids it may mean: () where there is none."""
    if not page.follows(at):
        return at, ()
    for words, name in grammar.long_units.get(page.word(at), ()):
        places = range(at, at + len(words))
        last = page.word(places[-1])
        inner = all(page.word(place) == word for place, word in zip(places, words[:-1], strict=False))
        fits = last.startswith(words[-1]) and last[len(words[-1]) :] in grammar.endings
        if inner and fits and all(map(page.follows, places[1:])):
            return at + len(words), (name,)
    word = page.word(at)
    if len(word) == 1 and page.gap(at) == "" and page.text[page.tokens[at].start] in "GTM":
        return at, ()  # 5G
    for length in range(min(3, len(word) - 1) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        ids = grammar.stems.get(stem)
        if ids and (not ending or (len(stem) > 2 and ending in grammar.endings)):
            return at + 1, ids
    return at, ()


def approximated(
    page: Page, start: int, end: int, grammar: Grammar, free_from: int
) -> tuple[int, int, tuple[Approximation, ...]]:
    """The span widened by the words of an approximation before or behind it, and which one they may mean.

    "Exceeded 30" may be 超过30, or 突破30, whose verb is no part of the figure: the second reading is "".

    Words before `free_from` belong to another figure: the до in "от 3 до 5" is no "at most".
    """
    if page.joined(start):
        first = start - 1
        if page.word(first) in grammar.articles and page.joined(first):
            first -= 1
        found = phrase(page, first, grammar.before, -1)
        ends_range = found and found[1] == "at most" and found[0] + 1 == free_from and page.joined(free_from)
        if found and found[0] + 1 >= free_from and not ends_range:
            return found[0] + 1, end, _meant(found[1])
    found = phrase(page, end, grammar.after) if page.joined(end) else None
    if found:
        return start, found[0], _meant(found[1])
    return start, end, ("",)


def _meant(name: str) -> tuple[Approximation, ...]:
    sure = cast(Approximation, name.removesuffix(MAYBE))
    return (sure, "") if name.endswith(MAYBE) else (sure,)


def numbers(
    value: Fraction, units: tuple[str, ...], scale: str, approximations: tuple[Approximation, ...]
) -> tuple[Number, ...]:
    """A reading for each unit that the words may mean, without unit if there is none, and for each approximation."""
    return tuple(Number(value, name, scale, each) for each in approximations for name in units or ("",))
