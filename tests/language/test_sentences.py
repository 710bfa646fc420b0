"""Where Chinese sentences end: spans tile every text; quotes, brackets, dots; long lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.language.chinese import split

TEXTS = st.text(st.sampled_from("口岸3.5aA。！？!?.…—；：，、“”‘’「」『』（）()《》[] \t\n\u3000\U00020000"))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@given(TEXTS | st.text())
def test_spans_tile_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@pytest.mark.parametrize(
    "expected",
    [
        ["通关。", "查验。"],
        ["通关！", "查验？", "放行"],
        ["通关！？", "查验"],
        ["通关；查验；放行。"],
        ["通关……查验。"],
        ["通关——查验。"],
        ["增长3.5%。", "下降2.1%。"],
        ["增长3.5%其后"],
        ["见https://example.org/a.b?c=1。", "查验"],
        ["通关. ", "查验"],
        ["通关.", "查验"],
        ["版本v1.2.3可用。"],
        ["他说：“走吧。”", "她走了。"],
        ["他说“走吧。”之后走了。"],
        ["他说：“走吧”。", "她走了。"],
        ["“走吧。”他说。", "她走了。"],
        ["他说：“先‘查验。’再放行。”", "她走了。"],
        ["他说：「走吧。」", "她走了。"],
        ["口岸（中国。俄罗斯）开放。", "查验"],
        ["《通关。须知》发布。"],
        ["“没有合上。", "查验。"],
        ["没有打开。”", "查验。"],
        ["通关。\n", "查验"],
        ["通关\n", "查验"],
        ["（没有\n", "合上。）", "查验"],
        ["通关。　", "查验"],
        ["\U00020bb7野家。", "查验"],
        ["查验。"],
        ["查验"],
        [],
    ],
    ids="".join,
)
def test_ends(expected: list[str]) -> None:
    assert sentences("".join(expected)) == expected


def test_quotation_of_many_sentences_is_cut_inside() -> None:
    inside = ["查验货物以后即可放行。"] * 12
    assert sentences(f"他说：“{''.join(inside)}”")[1:-1] == inside[1:-1]
    short = f"他说：“{''.join(inside[:3])}”"
    assert sentences(short) == [short]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("通" * 500_000, 1),
        ("“" * 250_000, 1),
        ("“”" * 100_000, 1),
        ("”" * 250_000, 1),
        ("\n" * 100_000, 1),
        ("说：“走。”" * 50_000, 50_000),
        ("“。" * 100_000, 100_000),
    ],
    ids=["no sign", "opening", "pairs", "closing", "line breaks", "quotations", "unclosed"],
)
def test_long_lines_are_read_in_one_pass(text: str, count: int) -> None:
    assert len(split(text)) == count
