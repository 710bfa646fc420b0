"""Figures of a Russian text: 31,86 млрд юаней, полтора миллиарда, в январе — мае 2019 года, XXI век, вдвое, треть."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from bilingual.language import Spotted
from bilingual.language.moments import Read, date_in_figures, decade, is_year, roman, spot, time_of_day
from bilingual.language.ranges import share_ranges
from bilingual.language.reading import Page, Token, approximated, numbers, numeral, phrase, scale_behind, tokens, unit
from bilingual.language.russian.figure_words import compound_pattern, tables, token_pattern
from bilingual.model import Number, Ordinal, PartialDate

_PARTS_OF_DAY = {"утра": 0, "ночи": None, "дня": 12, "вечера": 12}
_BEFORE_ERA = (("до", "н", "э"), ("до", "нашей", "эры"))


def parse(text: str) -> tuple[Spotted, ...]:
    """The figures and dates of a text, in digits or words in any case, in order; ranges as their two ends."""
    page = Page(text, tokens(text, token_pattern(), ","))
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
    return (first in "ivx" and page.text[token.start].isupper()) or bool(compound_pattern().match(token.text))


def _year_word(page: Page, at: int) -> int:
    """The place behind год, года, г. where it stands there, else the same place."""
    return at + 1 if page.joined(at) and page.word(at) in tables().year_words else at


def _moment(page: Page, at: int, _: int) -> Read | None:
    """Dates in figures, 10:30, 8 часов утра."""
    in_figures = date_in_figures(page, at)
    if in_figures:
        return in_figures
    hours, colon, _rest = page.word(at).partition(":")
    if not hours.isdecimal() or not (colon or page.small(at, 12)):
        return None
    end = at + 2 if page.word(at + 1) in ("час", "часа", "часов", "ч") else at + 1
    part = page.joined(end) and page.word(end) in _PARTS_OF_DAY
    if not part and not colon:
        return None
    half = _PARTS_OF_DAY[page.word(end)] if part else None
    days = half and end == at + 1 and page.word(end) == "дня"
    end = end + 1 if part else at + 1
    times = time_of_day(page, at, end, half)
    if not days:
        return end, times
    # Two days are more often said than two in the afternoon.
    return end, spot(page, at, end, Number(Fraction(int(hours)), "day"), times[0].quantity, *times[0].others)


def _ordinal_at(page: Page, at: int) -> tuple[int, int] | None:
    """The place behind an ordinal and its value: 4-й, четвёртого, двадцать первая."""
    value = page.value(at)
    if value is not None:
        ending = page.word(at + 1) in tables().ordinal_endings and page.gap(at + 1) in ("-", "\N{NON-BREAKING HYPHEN}")
        return (at + 2, int(value)) if ending and value.denominator == 1 else None
    word = page.word(at)
    ordinals, cardinals = tables().ordinals, tables().grammar.cardinals
    if word in ordinals:
        return at + 1, int(ordinals[word])
    total, end = cardinals.get(word, Fraction(0)), at + 1
    while total >= 20 and page.joined(end):
        more = ordinals.get(page.word(end))
        room = 10 if total % 100 else 100
        if more is not None and more < room:
            return end + 1, int(total + more)
        tens = cardinals.get(page.word(end), Fraction(0))
        if not 20 <= tens < room:
            return None
        total, end = total + tens, end + 1
    return None


def _period(page: Page, at: int, _: int) -> Read | None:
    """Первый квартал, I полугодие, XXI век."""
    ordinal = _ordinal_at(page, at)
    latin = 0 if ordinal else roman(page, at)
    end, value = ordinal or (at + 1, latin)
    if not value:
        return None
    period = phrase(page, end, tables().periods) if page.joined(end) else None
    abbreviated = period and page.word(end) in ("в", "вв")
    dotted = abbreviated and page.text[page.tokens[end].end :][:1] == "."
    if period and period[1] != "decade" and (not abbreviated or (dotted and latin)):
        return period[0], spot(page, at, period[0], Ordinal(value, period[1]))
    return (end, spot(page, at, end, Ordinal(value))) if latin and len(page.word(at)) > 1 else None


def _date(page: Page, at: int, _: int) -> Read | None:
    """8 мая 2019 года, 8-го числа, в мае 2019 г."""
    names = tables().months
    month = names.get(page.word(at), 0)
    if month:
        end, year = _year_behind(page, at + 1)
        return end, spot(page, at, end, PartialDate(year, month))
    ordinal = _ordinal_at(page, at)
    end, day = ordinal or (at + 1, page.small(at, 31))
    if not 1 <= day <= 31 or not page.joined(end):
        return None
    if page.word(end).startswith("числ"):
        return end + 1, spot(page, at, end + 1, PartialDate(day=day))
    month = names.get(page.word(end), 0)
    if not month:
        return None
    end, year = _year_behind(page, end + 1)
    return end, spot(page, at, end, PartialDate(year, month, day))


def _year_behind(page: Page, at: int) -> tuple[int, int | None]:
    """The year behind a month, and the place behind it."""
    end = _before_era(page, at)
    if end:
        return end, -page.small(at, 9999)
    gap = page.gap(at).strip(" \n\u00a0")
    end = _year_word(page, at + 1)
    # 1 октября, 2000 человек: behind a comma a year is called one.
    if is_year(page, at) and (gap == "" or (gap == "," and end > at + 1)):
        return end, int(page.word(at))
    return at, None


def _year(page: Page, at: int, _: int) -> Read | None:
    """1990-е годы, девяностые годы, 221 год до н. э., 2019 год, 2019."""
    ordinal = _ordinal_at(page, at)
    if ordinal:
        return _year_as_ordinal(page, at, *ordinal)
    value = page.small(at, 9999)
    if not value:
        return None
    end = _year_word(page, at + 1)
    before_era = _before_era(page, at)
    if before_era:
        return before_era, spot(page, at, before_era, PartialDate(-value))
    if is_year(page, at) and (end > at + 1 or not _counts(page, end)):
        return end, spot(page, at, end, PartialDate(value))
    if page.word(at + 1) == "году":
        return end, spot(page, at, end, PartialDate(value), Number(Fraction(value), "year"))
    return None


def _year_as_ordinal(page: Page, at: int, end: int, value: int) -> Read | None:
    named = _year_word(page, end)
    plural = page.word(end - 1) in ("е", "х", "м", "ми") or page.word(end - 1)[-2:] in ("ые", "ых", "ым", "ми")
    if plural and value % 10 == 0 and 20 <= value < 2100 and (named > end or is_year(page, at)):
        return named, decade(page, at, named, value)
    if named > end and value >= 1000:
        return named, spot(page, at, named, PartialDate(value))
    return None


def _before_era(page: Page, at: int) -> int:
    """The place behind a year before our era, 0 where none stands: 221 год до н. э."""
    end = _year_word(page, at + 1)
    for words in _BEFORE_ERA:
        if page.small(at, 9999) and tuple(page.word(end + step) for step in range(len(words))) == words:
            return end + len(words)
    return 0


def _counts(page: Page, at: int) -> bool:
    """Whether a scale word or a unit stands at a place: what is before it is a count."""
    grammar = tables().grammar
    return page.joined(at) and (page.word(at) in grammar.scales or bool(unit(page, at, grammar)[1]))


def _ordinal(page: Page, at: int, _: int) -> Read | None:
    ordinal = _ordinal_at(page, at)
    if not ordinal:
        return None
    end, value = ordinal
    # Of "8-ми" and "5-ти" the letters are the end of a cardinal.
    if page.value(at) is not None and page.word(at + 1) in tables().cardinal_endings:
        return end, spot(page, at, end, Ordinal(value), Number(Fraction(value)))
    if value > 2 and page.joined(end) and page.word(end) in tables().part_words:
        return end, spot(page, at, end, Ordinal(value), Number(Fraction(1, value)))
    return end, spot(page, at, end, Ordinal(value))


def _fraction(page: Page, at: int, free_from: int) -> Read | None:
    """Половина, две трети, одна пятая, 3/4."""
    known = tables()
    over = page.small(at + 1, 1000) if page.gap(at + 1) == "/" else 0
    if over and 0 < page.small(at, 99) < over:
        return at + 2, _number_spot(page, at, at + 2, Fraction(page.small(at, 99), over), free_from)
    value = known.fractions.get(page.word(at))
    if value is not None:
        return at + 1, _number_spot(page, at, at + 1, value, free_from)
    count = known.grammar.cardinals.get(page.word(at)) or Fraction(page.small(at, 99))
    part = page.word(at + 1)
    if not 1 <= count < 20 or not page.joined(at + 1):
        return None
    value = known.fractions.get(part)
    if value is None and part in known.ordinals and part.endswith(("ая", "ую", "ой") if count == 1 else "ых"):
        value = 1 / known.ordinals[part]
    return (at + 2, _number_spot(page, at, at + 2, count * value, free_from)) if value else None


def _single(page: Page, at: int, free_from: int) -> Read | None:
    """Час, неделю: one of them."""
    if page.word(at) not in tables().single:
        return None
    first, end, approximations = approximated(page, at, at + 1, tables().grammar, free_from)
    return end, spot(page, first, end, *numbers(Fraction(1), _unit_of(page.word(at)), "", approximations))


def _multiple(page: Page, at: int, free_from: int) -> Read | None:
    """Вдвое, полмиллиона, двухлетний."""
    word = page.word(at)
    if word in tables().times:
        return at + 1, spot(page, at, at + 1, Number(tables().times[word], "times", word))
    if word in tables().half_scales:
        return at + 1, _number_spot(page, at, at + 1, tables().half_scales[word], free_from)
    compound = compound_pattern().match(word)
    if not compound:
        return None
    ids = _unit_of(compound[2])
    return (at + 1, spot(page, at, at + 1, *numbers(tables().prefixes[compound[1]], ids, "", ("",)))) if ids else None


def _unit_of(word: str) -> tuple[str, ...]:
    """The ids of units that a word may mean, wherever it stands."""
    grammar = tables().grammar
    for length in range(4):
        ids = grammar.stems.get(word[: len(word) - length])
        if ids and word[len(word) - length :] in grammar.endings:
            return ids
    return ()


def _number_spot(page: Page, at: int, end: int, value: Fraction, free_from: int) -> tuple[Spotted, ...]:
    grammar = tables().grammar
    end, ids = unit(page, end, grammar)
    first, last, approximations = approximated(page, at, end, grammar, free_from)
    return spot(page, first, last, *numbers(value, ids, "", approximations))


def _number(page: Page, at: int, free_from: int) -> Read | None:
    grammar = tables().grammar
    start, sign = at, tables().signs.get(page.word(at), ())
    if sign and page.value(at + 1) is not None:
        at += 1
    read = numeral(page, at, grammar)
    if read is None:
        return None
    read = scale_behind(page, read, grammar)
    end = read.end
    if page.value(at) is not None and page.gap(end) == "-" and page.word(end) in tables().cardinal_endings:
        end += 1
    end, ids = unit(page, end, grammar)
    if page.value(at) is not None and not ids and page.gap(end) == "" and page.word(end).isalpha():
        return end, ()
    first, last, approximations = approximated(page, start, end, grammar, free_from)
    if read.approximation:
        approximations = (read.approximation,)
    # "В 2 раза" names the result, as "вдвое" does.
    scale = read.scale or (page.word(end - 1) if ids == ("times",) else "")
    readings = numbers(read.value, sign or ids, scale, approximations)
    return last, spot(page, first, last, *readings)


def _named(page: Page, at: int, _: int) -> Read | None:
    """Words that say a figure without one: круглосуточно, прошлого века."""
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
