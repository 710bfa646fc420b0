"""Where a name may stand, and how it is written."""

from __future__ import annotations

import pytest

from bilingual.translate.draft.names import Name, Names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王明", ["王明"]),
        ("记者王明远说", ["王明", "王明远"]),
        ("欧阳修", ["欧阳修"]),
        ("王", []),
        ("的确", []),
    ],
)
def test_where_a_name_may_stand(text: str, names: list[str]) -> None:
    found = list(Names().find(text, 0, len(text)))
    assert [each.text for each in found if text.startswith(names[0][:1] if names else "的", each.start)] == names
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_name_ends_with_the_stretch() -> None:
    assert list(Names().find("王明远", 0, 2)) == [Name(0, 2, "王明")]


@pytest.mark.parametrize(
    ("name", "en", "ru"),
    [
        ("周明远", "Zhou Mingyuan", "Чжоу Минъюань"),
        ("欧阳修", "Ouyang Xiu", "Оуян Сю"),
        ("王\U00020bb7", "〔王\U00020bb7〕", "〔王\U00020bb7〕"),
    ],
)
def test_how_a_name_is_written(name: str, en: str, ru: str) -> None:
    made = Name(0, len(name), name)
    assert (made.said("en"), made.said("ru")) == (en, ru)
