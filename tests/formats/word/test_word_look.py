"""The looks that come with the package, and what their file must hold."""

from __future__ import annotations

from importlib.resources import files

import pytest

from bilingual.errors import DataError
from bilingual.formats.word.look import load, look

TEXT = files("bilingual.formats.word").joinpath("style.toml").read_text(encoding="utf-8")


def test_the_file_loads() -> None:
    assert load(TEXT) == look()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('grid = "C9D1DC"', 'grid = "blue"', "style.toml: colours.grid must be a colour such as 1F3A5F, not 'blue'"),
        ("margin = 51.0", "margin = -1", "style.toml: page.margin must be a number from 0 (float), not -1"),
        ("margin = 51.0", "margin = true", "style.toml: page.margin must be a number from 0 (float), not True"),
        ("margin = 51.0", "", "style.toml: page.margin is missing; add it"),
        ("margin = 51.0", "margin = 51.0\nmargins = 2", "style.toml: page.margins means nothing; remove it"),
        ("landscape_from = 3", "landscape_from = 2.5",
         "style.toml: page.landscape_from must be a number from 0 (int), not 2.5"),
        ("bold = true", "bold = 1", "style.toml: styles.Title.bold must be true or false, not 1"),
        ('name = "English"', 'name = ""', "style.toml: languages.en.name must be a text, not ''"),
        ('Hans = "en-GB", ', "",
         "style.toml: languages.en.tag must be a table with a text for Hans and for Hant, not {'Hant': 'en-GB'}"),
        ("[styles.Place]", "[styles.Plaice]", "style.toml: styles.Place is missing; add it"),
        ("[empty]", "[other]", "style.toml: [empty] is missing; add it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError) as caught:
        load(TEXT.replace(old, new))
    assert str(caught.value) == message


def test_broken_toml_is_named() -> None:
    with pytest.raises(DataError, match=r"style\.toml: .*line 2.*; mend the TOML"):
        load("[page]\nshort 5\n")


def test_a_whole_number_is_a_number_too() -> None:
    assert load(TEXT.replace("margin = 51.0", "margin = 51")).page.margin == 51
