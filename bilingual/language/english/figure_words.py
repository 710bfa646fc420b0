"""The words and signs of English figures."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from bilingual.language.data import currency_signs, months, numerals
from bilingual.language.grammar import Grammar, Phrases, approximations, named, periods, phrases, unit_tables, words
from bilingual.language.moments import CLOCK, DATE
from bilingual.language.words import alternatives
from bilingual.model import Quantity


class Tables(NamedTuple):
    """The words of English figures, each kind with its values; `starters` are those a figure may begin with."""

    grammar: Grammar
    ordinals: dict[str, Fraction]
    fractions: dict[str, Fraction]
    times: dict[str, Fraction]
    halved: dict[str, Fraction]
    decades: dict[str, Fraction]
    months: dict[str, int]
    signs: dict[str, tuple[str, ...]]
    periods: Phrases
    named: Phrases
    meanings: dict[str, Quantity]
    starters: frozenset[str]


@cache
def token_pattern() -> re.Pattern[str]:
    signs = alternatives(currency_signs())
    return re.compile(
        rf"(?<![^\W_])(?:{signs})(?=\s?\d)|(?:[^\W\d_]|_)+\d\w*|{DATE}|{CLOCK}"
        r"|(?P<figure>\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,8}(?!\d)(?:\.\d{1,30})?|\d+(?:\.\d+)*)"
        r"|[^\W\d_]+(?:['\u2019](?!s\b)[^\W\d_]+)*|[%\u2030\u00b0]",
        re.IGNORECASE,
    )


@cache
def tables() -> Tables:
    kinds = words(__package__)
    stems, long_units = unit_tables("en", split)
    grammar = Grammar(
        cardinals={row["en"]: Fraction(row["value"]) for row in numerals()} | kinds["cardinal"],
        scales=kinds["scale"],
        groups=kinds["group"],
        several=kinds["several"],
        articles=frozenset(("a", "an")),
        ands=frozenset(("and",)),
        tails=phrases([(("and", "a", "half"), "1/2"), (("and", "a", "quarter"), "1/4"), (("\u00bd",), "1/2")]),
        before=approximations(__package__, "before", split),
        after=approximations(__package__, "after", split),
        stems=stems,
        long_units=long_units,
        endings=frozenset(("",)),
    )
    ordinals = {row["en_ordinal"]: Fraction(row["value"]) for row in numerals()} | kinds["ordinal"]
    names = {row[key].lower(): int(row["number"]) for row in months() for key in ("en", "en_short") if row[key]}
    signs = {sign.lower(): ids for sign, ids in currency_signs().items()}
    by_name, meanings = named(__package__, split)
    single = (
        by_name,
        grammar.cardinals,
        grammar.scales,
        grammar.groups,
        grammar.several,
        ordinals,
        names,
        signs,
        grammar.articles,
    )
    starters = frozenset().union(*single, *(kinds[name] for name in ("fraction", "times", "halved", "decade")))
    return Tables(
        grammar,
        ordinals,
        kinds["fraction"],
        kinds["times"],
        kinds["halved"],
        kinds["decade"],
        names,
        signs,
        periods(__package__, split),
        by_name,
        meanings,
        starters,
    )


def split(name: str) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in token_pattern().finditer(name))
