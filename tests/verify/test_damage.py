"""What can be seen of a damaged target alone."""

from __future__ import annotations

import pytest

from bilingual.verify.damage import chinese_left, is_empty, untranslated


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
