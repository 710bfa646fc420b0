"""The words and signs of Russian figures."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from bilingual.language.data import currency_signs, months, numerals, several
from bilingual.language.grammar import Grammar, Phrases, approximations, named, periods, phrases, unit_tables, words
from bilingual.language.moments import CLOCK, DATE
from bilingual.language.words import alternatives
from bilingual.model import Quantity


class Tables(NamedTuple):
    """The words of Russian figures, each kind with its values; `starters` are those a figure may begin with."""

    grammar: Grammar
    ordinals: dict[str, Fraction]
    fractions: dict[str, Fraction]
    times: dict[str, Fraction]
    half_scales: dict[str, Fraction]
    prefixes: dict[str, Fraction]
    months: dict[str, int]
    signs: dict[str, tuple[str, ...]]
    single: frozenset[str]
    part_words: frozenset[str]
    year_words: frozenset[str]
    ordinal_endings: frozenset[str]
    cardinal_endings: frozenset[str]
    periods: Phrases
    named: Phrases
    meanings: dict[str, Quantity]
    starters: frozenset[str]


@cache
def token_pattern() -> re.Pattern[str]:
    """Currency signs, codes, dates, clock times, figures (group "figure"), words, shares."""
    signs = alternatives(currency_signs())
    blank = "[ \u00a0\u202f\u2009]"
    return re.compile(
        rf"(?<![^\W_])(?:{signs})(?=\s?\d)|(?:[^\W\d_]|_)+\d\w*|{DATE}|{CLOCK}"
        rf"|(?P<figure>\d{{1,3}}(?:{blank}\d{{3}}){{1,8}}(?!\d)(?:,\d{{1,30}})?|\d+(?:[.,]\d+)*)"
        r"|[^\W\d_]+|[%\u2030\u00b0\u20bd]",
        re.IGNORECASE,
    )


@cache
def compound_pattern() -> re.Pattern[str]:
    """The genitive of a numeral grown together with what it counts: двухлетний, трёхдневного."""
    return re.compile(rf"({alternatives(tables().prefixes)})(\w{{4,}})")


@cache
def tables() -> Tables:
    """The words of words.csv, approximations.csv, numerals.csv and months.csv."""
    kinds = words(__package__)
    stems, long_units = unit_tables("ru", split)
    twelve = {form: Fraction(row["value"]) for row in numerals() for form in several(row["ru"])}
    grammar = Grammar(
        cardinals=twelve | kinds["cardinal"] | kinds["half more"],
        scales=kinds["scale"],
        groups=kinds["group"],
        several=kinds["several"],
        articles=frozenset(),
        ands=frozenset(),
        tails=phrases(
            [(("с", "половиной"), "1/2"), (("с", "четвертью"), "1/4"), (("с", "третью"), "1/3"), (("\u00bd",), "1/2")]
        ),
        before=approximations(__package__, "before", split),
        after=approximations(__package__, "after", split),
        stems=stems,
        long_units=long_units,
        endings=frozenset(("", *kinds["unit ending"])),
        figures_follow_scales=True,
    )
    ordinal_stems = {stem: Fraction(row["value"]) for row in numerals() for stem in several(row["ru_ordinal_stem"])}
    ordinal_stems |= kinds["ordinal stem"]
    ordinals = {
        stem + ending: value
        for stem, value in ordinal_stems.items()
        for ending in kinds["ordinal ending of three" if value == 3 else "ordinal ending"]
    }
    ordinals |= kinds["ordinal word"]
    columns = ("ru_nominative", "ru_genitive", "ru_prepositional", "ru_other")
    names = {form: int(row["number"]) for row in months() for column in columns for form in several(row[column])}
    adjectives = [(row["ru_adjective_stem"], int(row["number"])) for row in months()]
    names |= {stem + ending: number for stem, number in adjectives for ending in kinds["unit ending"]}
    signs = {sign.lower(): ids for sign, ids in currency_signs().items()}
    by_name, meanings = named(__package__, split, kinds["unit ending"])
    single = (by_name, grammar.cardinals, grammar.scales, grammar.groups, grammar.several, ordinals, names, signs)
    starters = frozenset().union(*single, *(kinds[name] for name in ("fraction", "times", "half scale", "single")))
    return Tables(
        grammar,
        ordinals,
        kinds["fraction"],
        kinds["times"],
        kinds["half scale"],
        kinds["prefix"],
        names,
        signs,
        frozenset(kinds["single"]),
        frozenset(kinds["part word"]),
        frozenset(kinds["year word"]),
        frozenset(kinds["short ordinal ending"]),
        frozenset(kinds["short cardinal ending"]),
        periods(__package__, split),
        by_name,
        meanings,
        starters,
    )


def split(name: str) -> tuple[str, ...]:
    """The tokens of a name, in lower case."""
    return tuple(match.group().lower() for match in token_pattern().finditer(name))
