"""What can be seen of a damaged target alone."""

from __future__ import annotations

import pytest

from bilingual.verify.damage import (
    chinese_left,
    excess,
    garbled_figures,
    is_empty,
    plausible_length,
    repetitions,
    untranslated,
)


@pytest.mark.parametrize(
    ("target", "chinese", "marked"),
    [
        ("customs 海关 office", ["海关"], []),
        ("customs 〔海关〕 office", [], ["〔海关〕"]),
        ("〔海关〕 口岸 〔口岸〕", ["口岸"], ["〔海关〕", "〔口岸〕"]),
        ("〔海关", ["海关"], []),
        ("\U00020bb7", ["\U00020bb7"], []),
        ("customs", [], []),
    ],
)
def test_chinese(target: str, chinese: list[str], marked: list[str]) -> None:
    assert [target[slice(*span)] for span in chinese_left(target)] == chinese
    assert [target[slice(*span)] for span in untranslated(target)] == marked


@pytest.mark.parametrize(
    ("text", "target", "empty"),
    [("海关", "", True), ("海关", " …", True), ("海关", "x", False), ("……", "", False), ("5", "", True)],
)
def test_empty(text: str, target: str, empty: bool) -> None:
    assert is_empty(text, target) is empty


@pytest.mark.parametrize(
    ("source", "target", "loops"),
    [
        ("口岸", "of the port of the port of the port of", ["of the port of the port of the port"]),
        ("口岸", "of the port of the port of grain", []),
        ("口岸", "Sino-Sino-Sino-Sino-Sino-Sino", ["Sino-Sino-Sino-Sino-Sino-Sino"]),
        ("口岸", "build, build, build", []),
        ("口岸", "порт порт Порт порт порт порт", ["порт порт Порт порт порт порт"]),
        ("口岸", "17 17 17 17 17 17 17", []),
        ("口岸", "the xporporporporpor", ["porporporporpor"]),
        ("口岸", "the 0000000000 mississippi", []),
        ("口岸", "the xporporporpor", []),
        ("哈哈哈哈哈哈", "ha ha ha ha ha ha", []),
        ("1000000吨", "of the port of the port of the port", ["of the port of the port of the port"]),
        ("the port the port the port", "порт порт порт порт порт порт", []),
        ("", "", []),
    ],
)
def test_repetitions(source: str, target: str, loops: list[str]) -> None:
    assert [target[slice(*span)] for span in repetitions(source, target)] == loops


@pytest.mark.parametrize(
    ("source", "bounds"),
    [
        ("", (0, 30)),
        ("俄", (0, 39)),
        ("口岸口岸口岸口岸口岸口岸口", (0, 147)),
        ("口岸口岸口岸口岸口岸口岸口岸", (12, 156)),
        ("the port of entry at Manzhouli handled cargo", (0, 141)),
        ("the port of entry at Manzhouli handled goods of it", (12, 153)),
        ("\U00020bb7……", (0, 39)),
        ("2019年5月", (0, 63)),
    ],
)
def test_plausible_length(source: str, bounds: tuple[int, int]) -> None:
    assert plausible_length(source) == bounds


@pytest.mark.parametrize(("letters", "expected"), [(11, -1), (12, 0), (156, 0), (157, 1)])
def test_excess(letters: int, expected: int) -> None:
    assert excess("口岸口岸口岸口岸口岸口岸口岸", "a b, " * (letters // 2) + "c" * (letters % 2)) == expected


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("350,000,0000 tonnes", ["350,000,0000"]),
        ("1116,000 tonnes and 3330 000 тонн", ["1116,000", "3330 000"]),
        ("350,000 tonnes, 1 086 000 тонн, 62,05 млрд, 3,4,5 and 2019,2020", []),
        ("81,1018 vehicles", []),
    ],
)
def test_garbled_figures(target: str, found: list[str]) -> None:
    assert [target[start:end] for start, end in garbled_figures("", target)] == found
    assert garbled_figures(target, target) == ()
