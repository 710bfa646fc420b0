"""The quantities of normalised Chinese text (Simplified, ASCII digits)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from bilingual.language import Spotted
from bilingual.language.chinese import numerals
from bilingual.language.chinese.clock import spot_times
from bilingual.language.chinese.dates import spot_dates
from bilingual.language.chinese.numbers import spot_numbers
from bilingual.language.chinese.numerals import SCALE, scale_value
from bilingual.language.chinese.reference import dated
from bilingual.language.data import rows
from bilingual.language.words import alternatives
from bilingual.model import Ordinal

# The figures of a web or mail address are not the text's.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w.-]+\.\w+", re.ASCII)
# +86 10 6512 3456
_TELEPHONE = re.compile(r"\+\d{1,3}(?:[ -]\d{2,4}){2,4}")
# Dates of the lunar calendar are left to the lexicon whole.
_LUNAR = re.compile(r"[农阴]历(?:闰?[一二三四五六七八九十正冬腊]{1,2}月)?(?:初?[一二三四五六七八九十廿]{1,3})?(?!年)")
# "60 分钟 (60 Minutes)": a gloss in Latin letters says a name again.
_BRACKETED = re.compile(r"[(（][^()（）\u3400-\u9fff]+[)）]")
_LATIN_WORD = re.compile(r"[A-Za-z]{4}")
_ANY_FIGURE = re.compile(rf"\d|民国|{numerals.INITIAL}")
_ORDINALS = re.compile(
    rf"第 ?(?:(?P<digits>\d{{1,9}}(?:,\d{{3}})*)(?P<scale>{SCALE})?|(?P<numeral>{numerals.NUMERAL}))(?![\d.,]*\d)"
    r"(?:批次|[届次个批期位轮名列辆艘架台]?)"
)
# 21世纪, 1季度, 十四届全国人大: an ordinal without 第.
_ORDINALS_BEFORE = re.compile(
    rf"(?<![\d.,前第])(?<!第 )(?<!{numerals.INITIAL})(?:(?P<digits>\d{{1,2}})|(?P<numeral>{numerals.NUMERAL}))"
    r"(?=世纪|季度|届(?:全国|中央|人大|政协|联大|.中全会))"
)


def parse(text: str, reference: date | None = None) -> tuple[Spotted, ...]:
    """The quantities of a text, in order, not overlapping.

    Figures in digits, in Chinese numerals and mixed, with their scale words, units, approximations and ranges; shares,
    multiples, fractions; dates; times of the day; ordinals. A figure without unit or scale is a bare Number. Left alone
    are the words of exceptions.csv, codes (codes.csv), glosses in Latin letters, bare numerals of one character (一个,
    两国), and vague ones (数百万, 几十). Where `reference`, the day the text appeared, decides it, a day alone (8日)
    gets its month, and a month its year (今年5月).
    """
    if not _ANY_FIGURE.search(text):
        return ()
    addresses = _TELEPHONE.sub(_masked, _ADDRESS.sub(_masked, text))
    # Before the exceptions: 晚上 is one, for 上 in it says nothing of the figure behind it.
    found = list(spot_times(addresses))
    rest = _without(addresses, tuple(found))
    rest = _BRACKETED.sub(_masked_gloss, rest)
    rest = _LUNAR.sub(_masked, _exceptions().sub(_masked, rest))
    for spot in (spot_dates, _spot_ordinals, spot_numbers):
        spotted = tuple(spot(rest))
        rest = _without(rest, spotted)
        found += spotted
    in_order = tuple(sorted(found, key=lambda each: each.start))
    return in_order if reference is None else tuple(dated(text, in_order, reference))


def _masked(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" * len(match.group())


def _masked_gloss(match: re.Match[str]) -> str:
    return _masked(match) if _LATIN_WORD.search(match.group()) else match.group()


def _without(text: str, spotted: tuple[Spotted, ...]) -> str:
    """The text with what was found made unreadable, so that it is not read twice."""
    parts: list[str] = []
    position = 0
    for each in spotted:
        parts += (text[position : each.start], "\N{OBJECT REPLACEMENT CHARACTER}" * (each.end - each.start))
        position = each.end
    return "".join((*parts, text[position:]))


def _spot_ordinals(text: str) -> Iterator[Spotted]:
    found = [Spotted(*match.span(), Ordinal(value)) for match in _ORDINALS.finditer(text) if (value := _whole(match))]
    for match in _ORDINALS_BEFORE.finditer(text):
        value = _whole(match)
        # 一季度 is a word of the lexicon, as is every numeral of one character without a unit.
        if value and match["numeral"] not in numerals.DIGITS:
            found.append(Spotted(*match.span(), Ordinal(value)))
    return iter(sorted(found, key=lambda each: each.start))


def _whole(match: re.Match[str]) -> int:
    """The value of an ordinal's figure, 0 where it is no whole number."""
    if match["digits"]:
        return int(match["digits"].replace(",", "")) * scale_value(match.groupdict().get("scale") or "")
    read = numerals.read(match["numeral"])
    return int(read[0]) if read and read[0] == read[1] and read[0].denominator == 1 else 0


@cache
def _exceptions() -> re.Pattern[str]:
    """A word that begins with a numeral is none behind one: 十三五 is a name, 二十三五 is not."""
    words = [row["zh"] for _, row in rows("exceptions.csv", __package__)]
    named = [word for word in words if re.match(numerals.INITIAL, word)]
    return re.compile(
        rf"(?<!{numerals.INITIAL})(?:{alternatives(named)})|{alternatives(word for word in words if word not in named)}"
    )
