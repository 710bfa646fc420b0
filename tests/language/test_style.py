"""House styles: what each profile makes of a figure, that it never changes a value, and profiles that are refused."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from language.strategies import QUANTITIES, STYLES, ends

from bilingual.errors import ConfigError
from bilingual.language import LANGUAGES, TargetLanguage, target_language
from bilingual.language.chinese import parse
from bilingual.language.data import currencies, units
from bilingual.language.english.spelling import american
from bilingual.language.style import Style, builtin_style, builtin_styles, default_style, read_styles
from bilingual.model import Interval, Number, Quantity
from bilingual.verify.quantities import same_value

TABLE = Path(__file__).with_name("styles.csv")


def style(keys: str) -> Style:
    """A profile of one's own from lines of TOML, with " | " between them."""
    return read_styles({"own": tomllib.loads(keys.replace(" | ", "\n"))}, "", ConfigError)["own"]


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row['style']}: {row['zh']}")
def test_a_style_of_a_figure(row: dict[str, str]) -> None:
    [quantity] = [spotted.quantity for spotted in parse(row["zh"])]
    chosen = style(row["style"]) if "=" in row["style"] else builtin_style(row["style"])
    # An underscore stands for the no-break space, ~ for the narrow one.
    shown = {
        code: target_language(code)
        .render(quantity, chosen)
        .replace("\N{NO-BREAK SPACE}", "_")
        .replace("\N{NARROW NO-BREAK SPACE}", "~")
        for code in LANGUAGES
    }
    assert {**row, **shown} == row


def says(language: TargetLanguage, quantity: Quantity, chosen: Style) -> bool:
    """Whether a rendering reads back as the value: its figures are the ends, each in one of its readings.

    A фунт is of weight or of money; a check takes either too.
    """
    found = language.parse(language.render(quantity, chosen))
    return len(found) == len(ends(quantity)) and all(
        any(same_value(end, reading) for reading in (spotted.quantity, *spotted.others))
        for end, spotted in zip(ends(quantity), found, strict=True)
    )


@pytest.mark.parametrize("code", LANGUAGES)
@given(quantity=QUANTITIES, chosen=STYLES)
@examples(max_examples=400)
def test_no_style_changes_a_value(code: str, quantity: Quantity, chosen: Style) -> None:
    assert says(target_language(code), quantity, chosen)


DIGITS = style(
    "based_on = 'american' | en_percent = 'word' | en_thousands = 'none' | ru_thousands = 'none' | most_decimals = 1"
    f" | least_decimals = 1 | en_signs = {[*currencies()]}"
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("chosen", [*builtin_styles().values(), DIGITS], ids=lambda chosen: chosen.name)
def test_every_unit_is_read_back(code: str, chosen: Style) -> None:
    values = ((Fraction(21), ""), (Fraction(1999), ""), (Fraction(1_234_500_000), "亿"))
    numbers = [Number(value, unit, scale) for unit in ("", *units()) for value, scale in values]
    quantities = [*numbers, *(Interval(each, replace(each, value=2 * each.value)) for each in numbers)]
    assert [each for each in quantities if not says(target_language(code), each, chosen)] == []


def test_the_profiles() -> None:
    assert [*builtin_styles()] == ["british", "american", "rmb", "press", "statistics"]
    assert default_style() == builtin_style("") == builtin_style("british")
    assert (default_style().recipe, len({each.digest for each in builtin_styles().values()})) == ("", 5)
    with pytest.raises(ConfigError) as refused:
        builtin_style("British")
    assert str(refused.value) == "unknown profile 'British'; known are british, american, rmb, press, statistics"


def test_profiles_of_a_project() -> None:
    tables = {
        "a": {"based_on": "b", "ru_year": "г."},
        "b": {"based_on": "american", "ru_percent": "joined"},
        "c": {"en_signs": ["USD"]},
    }
    american, british = builtin_style("american"), default_style()
    b = replace(american, name="b", ru_percent="joined")
    assert read_styles(tables, "", ConfigError) == {
        "a": replace(b, name="a", ru_year="г."),
        "b": b,
        "c": replace(british, name="c", en_signs=("USD",)),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[own]\nbased_on = 'rmb'", ""),
        ("[own]\nru_yo = 'e'", 'own: ru_yo is \'e\'; use "ё" or "е"'),
        ("[own]\nru_yo = 'е'", ""),
        ("[own]\nen_grouped_from = 1000.0", "own: en_grouped_from is 1000.0; use 1000 or 10000"),
        ("[own]\nen_grouped_from = '1000'", "own: en_grouped_from is '1000'; use 1000 or 10000"),
        ("[own]\nen_dates = ['day month']", 'own: en_dates is [\'day month\']; use "day month" or "month day"'),
        ("[own]\nen_signs = []", ""),
        ("[own]\nmost_decimals = true", 'own: most_decimals is True; use a whole number from 0 to 9 or "any"'),
        ("[own]\nmost_decimals = 10", 'own: most_decimals is 10; use a whole number from 0 to 9 or "any"'),
        ("[own]\nmost_decimals = 9", ""),
        ("[own]\nmost_decimals = 'any'", ""),
        ("[own]\nleast_decimals = 'any'", "own: least_decimals is 'any'; use a whole number from 0 to 9"),
        ("[own]\nleast_decimals = -1", "own: least_decimals is -1; use a whole number from 0 to 9"),
        (
            "[own]\nleast_decimals = 2\nmost_decimals = 1",
            "own: least_decimals is 2, most_decimals 1; raise most_decimals or lower least_decimals",
        ),
        ("[own]\nleast_decimals = 2\nmost_decimals = 2", ""),
        (
            "[own]\nbased_on = 'other'",
            "own: based_on is 'other'; known are british, american, rmb, press, statistics, own",
        ),
        ("[own]\nbased_on = 1", "own: based_on is 1; known are british, american, rmb, press, statistics, own"),
        ("[own]\nbased_on = 'own'", "own: is based on itself; base it on one of british, american, "),
        (
            "[own]\nbased_on = 'b'\n[b]\nbased_on = 'own'",
            "b: is based on itself; base it on one of british, american, ",
        ),
        ("[rmb]", 'rmb: is a built-in profile; give yours another name and `based_on = "rmb"`'),
        ("['my own']", "'my own': is no name of a profile; use letters, digits and hyphens"),
        ("[my-own]", ""),
        ("own = 1", "own: must be a section with the keys of a profile"),
    ],
)
def test_a_profile_that_is_refused(text: str, said: str) -> None:
    if not said:
        assert len(read_styles(tomllib.loads(text), "", ConfigError)) == 1
        return
    with pytest.raises(ConfigError) as refused:
        read_styles(tomllib.loads(text), "", ConfigError)
    assert str(refused.value).startswith(said)


def test_what_may_stand_is_named() -> None:
    for key, known in (("en_signs = ['RMB']", "AED, AUD, "), ("en_sign = []", "based_on, en_spelling, en_dates, ")):
        with pytest.raises(ConfigError) as refused:
            style(key)
        assert known in str(refused.value)


@pytest.mark.parametrize(
    ("profile", "code", "text", "spelt"),
    [
        ("american", "en", "the organisation of a Trade Centre", "the organization of a Trade Center"),
        ("british", "en", "the organisation of a Trade Centre", "the organisation of a Trade Centre"),
        ("american", "en", "promised; a metrecentre; advise", "promised; a metrecentre; advise"),
        ("american", "en", "good-neighbourly PROGRAMMES, 5 per cent", "good-neighborly PROGRAMS, 5 percent"),
        ("press", "ru", "ещё Ёлка", "еще Елка"),
        ("british", "ru", "ещё Ёлка", "ещё Ёлка"),
        ("press", "en", "naïve Ёлка", "naïve Ёлка"),
    ],
)
def test_spelling(profile: str, code: str, text: str, spelt: str) -> None:
    assert target_language(code).spell(text, builtin_style(profile)) == spelt


def test_spellings_are_lower_case_and_one_step() -> None:
    table = american()
    assert [word for pair in table.items() for word in pair if word != word.lower().strip() or not word] == []
    assert [word for word in table.values() if word in table] == []
