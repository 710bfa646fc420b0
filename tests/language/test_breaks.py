"""Where a target may be cut, and how well."""

from __future__ import annotations

import pytest

from bilingual.language.breaks import breaks, last_sign


def cut(text: str, language: str, *strengths: str) -> list[str]:
    """The text cut at its breaks of some strengths."""
    ends, starts = [], [0]
    for each in breaks(text, language):
        if each.strength in strengths:
            ends.append(each.end)
            starts.append(each.start)
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It opened. It grew.", ["It opened.", "It grew."]),
        (
            "en",
            "Mr. Wang of Co. Ltd. paid the U.S. Customs at No. 5. He left.",
            ["Mr. Wang of Co. Ltd. paid the U.S. Customs at No. 5.", "He left."],
        ),
        ("en", "It grew 1.5 times. 35 tonnes came.", ["It grew 1.5 times.", "35 tonnes came."]),
        ("en", "“It opened.” So he said.", ["“It opened.”", "So he said."]),
        ("en", "“Why?” he asked. “Why!” “No.”", ["“Why?” he asked.", "“Why!”", "“No.”"]),
        ("en", "1. The port. 2. The road.", ["1. The port.", "2. The road."]),
        ("en", "One\nand two", ["One", "and two"]),
        ("en", "口岸开放。货物增长。", ["口岸开放。", "货物增长。"]),
        ("ru", "В 2019 г. А. С. Ким и др. были здесь. Открыт.", ["В 2019 г. А. С. Ким и др. были здесь.", "Открыт."]),
        ("ru", "Это 35 тыс. Т. е. рост. Он открыт…  Да!", ["Это 35 тыс. Т. е. рост.", "Он открыт…", "Да!"]),
        ("ru", "Открыт «Порт.» Он вырос.", ["Открыт «Порт.»", "Он вырос."]),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert cut(text, language, "sentence") == expected


def test_what_is_no_sentence_is_a_clause_a_comma_or_a_word() -> None:
    text = "It opened; it grew, he (Wang) said – no. more"
    assert [(text[each.end - 1], each.strength) for each in breaks(text, "en")] == [
        ("t", "word"),
        (";", "clause"),
        ("t", "word"),
        (",", "comma"),
        ("e", "comma"),
        (")", "comma"),
        ("d", "clause"),
        ("–", "clause"),
        (".", "full stop"),
    ]
    assert (list(breaks("word", "en")), list(breaks(" word ", "en"))) == ([], [])


def test_the_last_sign_stands_before_quotes_and_brackets() -> None:
    text = "“Why?” (he asked)"
    assert [last_sign(text, end) for end in (0, 1, 6, 7, len(text))] == ["", "“", "?", "?", "d"]
