"""Long text in parts, and the parts together again."""

from __future__ import annotations

import pytest

from bilingual.translate.argos.cut import joined, parts, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port opened. The trains run.", ("The port opened.", "The trains run.")),
        ("It opened in 1992. The trains run.", ("It opened in 1992.", "The trains run.")),
        ("Порт открыт. Поезда идут!", ("Порт открыт.", "Поезда идут!")),
        ("The port (open). “Trains” run.", ("The port (open).", "“Trains” run.")),
        ("U.S. Customs and Mr. Li", ("U.S. Customs and Mr. Li",)),
        ("It grew by 17.3 per cent", ("It grew by 17.3 per cent",)),
        ("The port opened. trains run", ("The port opened. trains run",)),
        ("口岸开放。货物增长。", ("口岸开放。货物增长。",)),
    ],
)
def test_sentences(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("口岸开放，货物增长", 9, ("口岸开放，货物增长",)),
        ("口岸开放，货物增长", 8, ("口岸开放。", "货物增长")),
        ("一，二；三，四", 4, ("一，二。", "三，四")),
        ("一，二，三。四，五", 7, ("一，二，三。", "四，五")),
        ("it opened, it grew", 12, ("it opened.", "it grew")),
        ("煤、木、鱼、米", 4, ("煤、木、", "鱼、米")),
        ("about 1,234,567 tonnes", 16, ("about", "1,234,567 tonnes")),
        ("口岸开放货物", 3, ("口岸开", "放货物")),
        ("口岸共1234567列", 9, ("口岸共", "1234567列")),
        ("12345678", 4, ("1234", "5678")),
        ("\U00020bb7\U00020bb7\U00020bb7", 2, ("\U00020bb7", "\U00020bb7\U00020bb7")),
        ("口岸……", 3, ("口", "岸……")),
        ("岸……", 1, ("岸……",)),
    ],
)
def test_parts(text: str, longest: int, expected: tuple[str, ...]) -> None:
    assert parts(text, lambda part: len(part) <= longest) == expected


def test_parts_lose_no_letter_and_no_figure() -> None:
    text = "口岸2019年开放，货物增长17.3%；班列、卡车和轮船，共1,234列。" * 9
    whole = "".join(parts(text, lambda part: len(part) <= 10))
    assert whole == text.replace("，", "。").replace("；", "。")


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        (("口岸开放。", "货物增长。"), ("The port opened.", "Cargo grew."), "The port opened. Cargo grew."),
        (("煤、木、", "鱼、米"), ("Coal, timber", "fish, rice"), "Coal, timber, fish, rice"),
        (("煤、木、", "鱼、米"), ("Coal, timber,", "fish, rice"), "Coal, timber, fish, rice"),
        (("口岸", "货物"), ("The port", "cargo"), "The port cargo"),
        (("口岸、", "货物", "米、"), ("", "cargo", "rice"), "cargo rice"),
        (("口岸。", "货物"), ("", ""), ""),
    ],
)
def test_joined(sources: tuple[str, ...], targets: tuple[str, ...], expected: str) -> None:
    assert joined(sources, targets) == expected


@pytest.mark.parametrize("text", ["口岸" * 20_000, "口岸，" * 10_000, "，" * 40_000, "a" * 40_000])
def test_a_text_without_end_is_cut_too(text: str) -> None:
    made = parts(text, lambda part: len(part) <= 150)
    assert all(len(part) <= 150 for part in made) or not any(map(str.isalnum, text))
    assert sum(map(str.isalnum, "".join(made))) == sum(map(str.isalnum, text))
