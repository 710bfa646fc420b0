"""Figures of an English text: 31.86 billion yuan, US$3.5bn, two-thirds, January–May 2019, the 1990s, 8 a.m."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from bilingual.language import Spotted
from bilingual.language.english.figure_words import tables, token_pattern
from bilingual.language.figures import TIME_OF_DAY
from bilingual.language.moments import Read, date_in_figures, decade, is_year, roman, spot, time_of_day
from bilingual.language.ranges import share_ranges
from bilingual.language.reading import Page, Token, approximated, numbers, numeral, phrase, scale_behind, tokens, unit
from bilingual.model import Number, Ordinal, PartialDate

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_HALVES_OF_DAY = {"am": 0, "pm": 12, "o'clock": None, "o\N{RIGHT SINGLE QUOTATION MARK}clock": None}


def parse(text: str) -> tuple[Spotted, ...]:
    """The figures and dates of a text, in digits or words, in order; ranges as their two ends."""
    page = Page(text, tokens(text, token_pattern(), "."))
    found: list[Spotted] = []
    place = free_from = 0
    for at, token in enumerate(page.tokens):
        if at < place or not _may_begin(page, token):
            continue
        for rule in _RULES:
            read = rule(page, at, free_from)
            if read:
                place = read[0]
                if read[1]:
                    free_from = place
                    found.extend(read[1])
                break
    return share_ranges(text, tuple(found), tables().grammar.scales)


def _may_begin(page: Page, token: Token) -> bool:
    first = token.text[0]
    if first.isdigit() or token.text in tables().starters:
        return True
    return (first in "qh" and token.text[1:].isdigit()) or (first in "ivx" and page.text[token.start].isupper())


def _moment(page: Page, at: int, _: int) -> Read | None:
    """Dates in figures, 10:30, 8 a.m."""
    date = date_in_figures(page, at)
    if date:
        return date
    hours, colon, _rest = page.word(at).partition(":")
    if not colon and not page.small(at, 12):
        return None
    if not hours.isdecimal():
        return None
    end, half = _half_of_day(page, at + 1)
    if not colon and end == at + 1:
        return None
    return end, time_of_day(page, at, end, half)


def _half_of_day(page: Page, at: int) -> tuple[int, int | None]:
    word = page.word(at)
    if page.joined(at) and word in _HALVES_OF_DAY:
        return at + 1, _HALVES_OF_DAY[word]
    if page.joined(at) and word in ("a", "p") and page.word(at + 1) == "m" and page.gap(at + 1) == ".":
        return at + 2, 0 if word == "a" else 12
    return at, None


def _ordinal_at(page: Page, at: int) -> tuple[int, int] | None:
    """The place behind an ordinal and its value: 21st, fourth, twenty-first."""
    known = tables()
    value = page.value(at)
    if value is not None and page.word(at + 1) in _SUFFIXES and page.gap(at + 1) == "" and value.denominator == 1:
        return at + 2, int(value)
    word = page.word(at)
    if word in known.ordinals:
        return at + 1, int(known.ordinals[word])
    tens = known.grammar.cardinals.get(word)
    ones = known.ordinals.get(page.word(at + 1)) if tens and tens >= 20 else None
    if tens and ones and 0 < ones < 10 and page.joined(at + 1):
        return at + 2, int(tens + ones)
    return None


def _period(page: Page, at: int, _: int) -> Read | None:
    """The first quarter, Q1, the first half, the XXI century."""
    word = page.word(at)
    if len(word) == 2 and word[0] in "qh" and word[1] in "1234":
        return at + 1, spot(page, at, at + 1, Ordinal(int(word[1]), "quarter" if word[0] == "q" else "half-year"))
    if page.small(at, 4) and page.word(at + 1) == "q" and page.gap(at + 1) == "":
        return at + 2, spot(page, at, at + 2, Ordinal(int(word), "quarter"))
    ordinal = _ordinal_at(page, at)
    end, value = ordinal or (at + 1, roman(page, at))
    period = phrase(page, end, tables().periods) if value and page.joined(end) else None
    if period:
        return period[0], spot(page, at, period[0], Ordinal(value, period[1]))
    if not ordinal and value and len(word) > 1:
        return end, spot(page, at, end, Ordinal(value))
    return None


def _date(page: Page, at: int, _: int) -> Read | None:
    """8 May 2019, the 8th of May, May 8, 2019, June 5-7, May 2019, May."""
    month_names = tables().months
    day = page.small(at, 31)
    ordinal = _ordinal_at(page, at)
    end = at + 1
    if ordinal and ordinal[1] <= 31:
        end, day = ordinal
    if day:
        place = end + 1 if page.word(end) == "of" else end
        month = month_names.get(page.word(place), 0) if page.joined(place) and _is_capital(page, place) else 0
        if not month:
            return None
        end, year = _year_behind(page, place + 1)
        return end, spot(page, at, end, PartialDate(year, month, day))
    month = month_names.get(page.word(at), 0)
    return _american(page, at, month) if month and _is_capital(page, at) else None


def _is_capital(page: Page, at: int) -> bool:
    return page.text[page.tokens[at].start].isupper()


def _year_behind(page: Page, at: int) -> tuple[int, int | None]:
    """The year behind a month or day, and the place behind it."""
    place = at + 1 if page.word(at) == "of" else at
    before_era = _before_era(page, place)
    if before_era:
        return before_era, -page.small(place, 9999)
    if is_year(page, place) and page.gap(place).strip(" \n,.\u00a0-") == "" and not _counts(page, place + 1):
        return place + 1, int(page.word(place))
    return at, None


def _before_era(page: Page, at: int) -> int:
    """The place behind a year before our era, 0 where none stands: 221 BC, 1000 B.C."""
    if not page.small(at, 9999) or not page.joined(at + 1):
        return 0
    if page.word(at + 1) in ("bc", "bce"):
        return at + 2
    dotted = (page.word(at + 1), page.gap(at + 2), page.word(at + 2)) == ("b", ".", "c")
    return at + 3 if dotted else 0


def _counts(page: Page, at: int) -> bool:
    """Whether a scale word or a unit stands at a place: what is before it is a count."""
    grammar = tables().grammar
    return page.joined(at) and (page.word(at) in grammar.scales or bool(unit(page, at, grammar)[1]))


def _day_behind(page: Page, at: int) -> tuple[int, int]:
    """The day at a place and the place behind it; 0 where none stands."""
    day = page.small(at, 31)
    if not day:
        return at, 0
    end = at + 2 if page.word(at + 1) in _SUFFIXES and page.gap(at + 1) == "" else at + 1
    return (at, 0) if _counts(page, end) else (end, day)


def _american(page: Page, at: int, month: int) -> Read:
    """The month before the day, or alone."""
    place = at + 2 if page.word(at + 1) == "the" else at + 1
    end, day = _day_behind(page, place) if page.gap(place).strip(".") == " " else (at + 1, 0)
    if not day:
        end, year = _year_behind(page, at + 1)
        return end, spot(page, at, end, PartialDate(year, month))
    last_at = end + 1 if page.word(end) in ("to", "through") else end
    dashed = page.gap(end).strip() in _DASHES
    last_end, last = _day_behind(page, last_at) if dashed or last_at > end else (end, 0)
    if not last or page.word(last_end) in tables().months:
        end, year = _year_behind(page, end)
        return end, spot(page, at, end, PartialDate(year, month, day))
    whole_end, year = _year_behind(page, last_end)
    first = spot(page, at, end, PartialDate(year, month, day))
    return whole_end, (*first, *spot(page, last_at, whole_end, PartialDate(year, month, last)))


def _year(page: Page, at: int, _: int) -> Read | None:
    """1990s, nineties, 221 BC, 2019."""
    known = tables()
    word, end = page.word(at), at + 1
    if word in known.decades:
        return end, decade(page, at, end, int(known.decades[word]))
    value = page.small(at, 9999)
    if not value:
        return None
    if page.word(end) == "s" and page.gap(end) in ("", "'", "\N{RIGHT SINGLE QUOTATION MARK}") and value % 10 == 0:
        return end + 1, decade(page, at, end + 1, value)
    before_era = _before_era(page, at)
    if before_era:
        return before_era, spot(page, at, before_era, PartialDate(-value))
    if page.word(at - 1) == "ad" or (page.joined(end) and page.word(end) in ("ad", "ce")):
        return end, spot(page, at, end, PartialDate(value))
    if is_year(page, at) and not _counts(page, end) and not _glued(page, end):
        return end, spot(page, at, end, PartialDate(value), *_military(page, at))
    return None


def _glued(page: Page, at: int) -> bool:
    """Whether a word hangs on the figure before it: 5G."""
    return page.gap(at) == "" and page.word(at).isalpha()


def _is_plural(page: Page, at: int, end: int) -> bool:
    """Whether the s of a model's plural hangs on the figure: Il-76s."""
    return page.word(end) == "s" and page.gap(at) == "-" and page.word(at - 1).isalpha()


def _ordinal(page: Page, at: int, _: int) -> Read | None:
    ordinal = _ordinal_at(page, at)
    if not ordinal:
        return None
    end, value = ordinal
    share = tables().fractions.get(page.word(at)) if page.word(at - 1) in ("a", "an") else None
    if share:
        return end, spot(page, at, end, Number(share), Ordinal(value))
    return end, spot(page, at, end, Ordinal(value))


def _fraction(page: Page, at: int, free_from: int) -> Read | None:
    """Half, a quarter, two-thirds, half a million, 3/4."""
    known = tables()
    word = page.word(at)
    value = known.fractions.get(word)
    end = at + 1
    over = page.small(at + 1, 1000) if page.gap(at + 1) == "/" else 0
    if over and 0 < page.small(at, 99) < over:
        day, month = page.small(at, 31), over
        dates = [PartialDate(None, month, day)] if month <= 12 else []
        other = [PartialDate(None, day, month)] if day <= 12 and month <= 31 else []
        more, ids = unit(page, at + 2, known.grammar)
        return more, spot(page, at, more, *numbers(Fraction(day, over), ids, "", ("",)), *dates, *other)
    if value is None:
        count = known.grammar.cardinals.get(word) or page.small(at, 99)
        value = known.fractions.get(page.word(end)) if count and page.joined(end) else None
        if not value or not count or (value.denominator == 100 and count > 99):
            return None
        if page.value(at) is not None and value == Fraction(1, 4):
            # In figures "2 quarters" are of a year rather than of a whole.
            spots = _number_spot(page, at, end + 1, value * count, "", free_from)
            return end + 1, (replace(spots[0], others=(*spots[0].others, Number(Fraction(count), "quarter"))),)
        end, value = end + 1, value * count
    elif value == Fraction(1, 2):
        place = end + 1 if page.word(end) in ("a", "an") else end
        times = known.grammar.scales.get(page.word(place)) or known.grammar.groups.get(page.word(place))
        if times and page.joined(place):
            return place + 1, _number_spot(page, at, place + 1, value * times, page.word(place), free_from)
        more, ids = unit(page, place, known.grammar)
        if ids and place > end:
            return more, spot(page, at, more, *numbers(value, ids, "", ("",)))
    elif word in known.ordinals or page.word(at - 1) not in ("a", "an", "the"):
        return None
    return end, _number_spot(page, at, end, value, "", free_from)


def _number_spot(page: Page, at: int, end: int, value: Fraction, scale: str, free_from: int) -> tuple[Spotted, ...]:
    grammar = tables().grammar
    end, ids = unit(page, end, grammar)
    first, last, approximations = approximated(page, at, end, grammar, free_from)
    return spot(page, first, last, *numbers(value, ids, scale, approximations))


def _single(page: Page, at: int, free_from: int) -> Read | None:
    """An hour, a mile."""
    if page.word(at) not in ("a", "an"):
        return None
    end, ids = unit(page, at + 1, tables().grammar)
    if not ids or page.word(at + 1) in tables().ordinals:
        return None
    first, _, approximations = approximated(page, at, end, tables().grammar, free_from)
    return end, spot(page, first, end, *numbers(Fraction(1), ids, "", approximations))


def _multiple(page: Page, at: int, _: int) -> Read | None:
    """Doubled, twice, threefold; halved is also by 50 per cent."""
    word = page.word(at)
    if word in tables().times:
        return at + 1, spot(page, at, at + 1, Number(tables().times[word], "times", word))
    if word in tables().halved:
        return at + 1, spot(page, at, at + 1, Number(Fraction(1, 2)), Number(Fraction(2), "times"))
    return None


def _number(page: Page, at: int, free_from: int) -> Read | None:
    grammar = tables().grammar
    start, sign = at, tables().signs.get(page.word(at), ())
    if sign and page.value(at + 1) is not None:
        at += 1
    read = numeral(page, at, grammar)
    if read is None:
        return None
    read = scale_behind(page, read, grammar)
    end, ids = unit(page, read.end, grammar)
    if page.value(at) is not None and not ids and _glued(page, end) and not _is_plural(page, at, end):
        return end, ()
    if sign:
        ids = sign
    first, last, approximations = approximated(page, start, end, grammar, free_from)
    if read.approximation:
        approximations = (read.approximation,)
    readings = numbers(read.value, ids, read.scale, approximations)
    if read.scale == "m" and not ids:
        readings = (*readings, Number(read.value / grammar.scales["m"], "metre", "", approximations[0]))
    others = (*_chance(page, end, read.value), *_military(page, at))
    return last, spot(page, first, last, *readings, *others)


def _military(page: Page, at: int) -> tuple[Number, ...]:
    """1600 hours, from 1600 to 1800 hours: also a time of the day."""
    word = page.word(at)
    hours, minutes = (int(word[:2]), int(word[2:])) if len(word) == 4 and word.isdecimal() else (25, 0)
    if hours > 24 or minutes > 59 or "hours" not in (page.word(at + 1), page.word(at + 3)):
        return ()
    return (Number(hours + Fraction(minutes, 60), TIME_OF_DAY),)


def _chance(page: Page, at: int, value: Fraction) -> tuple[Number, ...]:
    """One in three, three out of five: also a share."""
    place = at + 1 if page.word(at) == "in" else at + 2 if (page.word(at), page.word(at + 1)) == ("out", "of") else 0
    grammar = tables().grammar
    whole = page.small(place, 1000) or grammar.cardinals.get(page.word(place), Fraction(0)) if place else 0
    return (Number(value / whole),) if value < whole and not is_year(page, place) else ()


def _named(page: Page, at: int, _: int) -> Read | None:
    """Words that say a figure without one: around the clock, last century."""
    found = phrase(page, at, tables().named)
    return (found[0], spot(page, at, found[0], tables().meanings[found[1]])) if found else None


_RULES: tuple[Callable[[Page, int, int], Read | None], ...] = (
    _named,
    _moment,
    _period,
    _date,
    _year,
    _fraction,
    _ordinal,
    _multiple,
    _single,
    _number,
)
