"""The stage as a whole: articles, promises on any text, and the two other ways in."""

import subprocess
import sys
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.model import Article, Block, Edit
from bilingual.normalise import (
    RULES,
    Normalised,
    convert,
    explain,
    normalise,
    normalise_text,
    script_recipe,
)
from bilingual.normalise.variants import parse_variants, variants

PIECES = st.sampled_from(
    [
        *"海關总口岸後后着著作里裏乾隆薴苧衹祇臺台,.:;?!()（），。：０９9x ％",
        *"\u3000\xa0\t\n\x00\u200b\ufeff\xad\u202e",
        *"\u2f08\u2ed4\uf900\U0002f800\U00020000\U00020bb7\ud800\udc00《》“”",
        "https://example.org/海,關",
        "隨著",
        "著名",
        "標准",
        "批準備",
        "6，912",
        "６，９１２",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(st.characters(), max_size=40))


def rebuilt(raw: str, text: str, edits: tuple[Edit, ...]) -> str:
    """The text, from raw and what the edits say stands in their places."""
    parts, done = [], 0
    for edit in edits:
        parts += [raw[done : edit.raw_start], text[edit.start : edit.end]]
        done = edit.raw_end
    return "".join([*parts, raw[done:]])


def undone(text: str, raw: str, edits: tuple[Edit, ...]) -> str:
    """The print, from text and what the edits say stood there."""
    swapped = tuple(Edit(e.start, e.end, e.raw_start, e.raw_end, e.rule) for e in edits)
    return rebuilt(text, raw, swapped)


def article(*blocks: Block) -> Article:
    return Article("", "zh", "", blocks, "a.txt", "0" * 64)


def paragraph(number: int, raw: str) -> Block:
    return Block(f"p{number:03}", "paragraph", raw, raw)


def test_a_simplified_frame_around_a_traditional_body() -> None:
    frame = replace(paragraph(1, "首页 > 新闻"), kind="chrome", role="breadcrumb")
    body = paragraph(2, "海關總署表示，口岸通關順暢。")
    assert normalise(article(frame, body)) == replace(
        article(
            replace(frame, script="Hans"),
            replace(
                body,
                text="海关总署表示，口岸通关顺畅。",
                script="Hant",
                edits=(Edit(1, 3, 1, 3, "script"), Edit(10, 13, 10, 13, "script")),
            ),
        ),
        script="Hant",
    )
    assert normalise(article(frame)).script == "Hans"


def test_a_readers_edits_are_kept_and_composed() -> None:
    block = Block(
        "p001",
        "paragraph",
        "**滿洲裏**口岸",
        "滿洲裏口岸",
        edits=(Edit(0, 2, 0, 0, "markup"), Edit(5, 7, 3, 3, "markup")),
    )
    done = normalise(article(block)).blocks[0]
    assert (done.text, done.edits) == (
        "满洲里口岸",
        (
            Edit(0, 2, 0, 0, "markup"),
            Edit(2, 3, 0, 1, "script"),
            Edit(4, 5, 2, 3, "script"),
            Edit(5, 7, 3, 3, "markup"),
        ),
    )
    assert (done.raw_slice(0, 3), done.raw_slice(3, 5)) == ("**滿洲裏", "**口岸")


def test_a_readers_edit_that_is_changed_again_names_both_rules() -> None:
    block = Block("p001", "paragraph", "&#x95DC;稅", "關稅", edits=(Edit(0, 8, 0, 1, "markup"),))
    assert normalise(article(block)).blocks[0].edits == (Edit(0, 8, 0, 1, "markup+script"), Edit(8, 9, 1, 2, "script"))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_second_time_changes_nothing(raw: str) -> None:
    text = normalise_text(raw).text
    again = normalise_text(text)
    assert (again.text, again.edits) == (text, ())


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_edits_lead_there_and_back(raw: str) -> None:
    done = normalise_text(raw)
    assert rebuilt(raw, done.text, done.edits) == done.text
    assert undone(done.text, raw, done.edits) == raw
    assert {rule for edit in done.edits for rule in edit.rule.split("+")} <= set(RULES)
    for edit in done.edits:
        assert raw[edit.raw_start : edit.raw_end] != done.text[edit.start : edit.end]


@given(TEXTS, TEXTS, st.sampled_from(["hant", "hk", "tw"]))
@settings(max_examples=200, deadline=None)
def test_converted_lines_map_back_too(one: str, two: str, to: str) -> None:
    raw = one + two
    done = convert(raw, to)
    assert rebuilt(raw, done.text, done.edits) == done.text


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_partition_of_the_text_is_one_of_the_print(raw: str) -> None:
    block = normalise(article(paragraph(1, raw))).blocks[0]
    places = [block.raw_offset(place) for place in range(len(block.text) + 1)]
    assert places == sorted(places)
    assert "".join(block.raw_slice(place, place + 1) for place in range(len(block.text))) == (raw if block.text else "")


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=100, deadline=None)
def test_articles_twice_are_articles_once(raws: list[str]) -> None:
    once = normalise(article(*(paragraph(number, raw) for number, raw in enumerate(raws))))
    assert normalise(once) == once


@pytest.mark.parametrize("variant", variants(), ids=lambda variant: variant.wrong)
def test_every_wrong_form_ends_as_its_right_form_does(variant) -> None:
    if "hans" in variant.targets:
        assert normalise_text(variant.wrong).text == normalise_text(variant.right).text
    for target in variant.targets:
        assert convert(variant.wrong, target).text == convert(variant.right, target).text


@pytest.mark.parametrize("kept", ["\U00020bb7野家", "\U00020000\U0002a6a5", "a\ud800b\udfff", "ᠮᠣᠩᠭᠣᠯ\u180b"])
def test_rare_characters_survive(kept: str) -> None:
    assert normalise_text(kept) == Normalised(kept, "", ())


def test_a_long_line_and_many_short_ones() -> None:
    sentence = "隨著滿洲裏口岸標准化發展,進出口總額達３５００億元。"
    assert normalise_text(sentence * 10_000).text == "随着满洲里口岸标准化发展，进出口总额达3500亿元。" * 10_000
    many = article(*(paragraph(number, "關稅") for number in range(10_000)))
    assert {block.text for block in normalise(many).blocks} == {"关税"}


def test_explain_names_place_change_and_rule() -> None:
    raw = "隨著\u200b增長３％"
    assert list(explain(raw, normalise_text(raw))) == [
        "1: 隨 -> 随 (script)",
        "2: 著 -> 着 (variant)",
        "3: U+200B -> nothing (invisible)",
        "5: 長 -> 长 (script)",
        "6: ３％ -> 3% (width)",
    ]


def test_the_recipe_names_program_config_and_data() -> None:
    name, version, *rest = script_recipe().split(" ")
    assert name in ("opencc", "opencc-python-reimplemented")
    assert version[0].isdigit()
    assert rest[:3] == ["t2s", "+", "variants"]
    assert len(rest[3]) == len("sha256:") + 8


def test_importing_the_stage_does_not_import_opencc() -> None:
    code = "import sys, bilingual.normalise; print('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_variants_that_come_along_hold_water() -> None:
    text = (files("bilingual.normalise") / "variants.csv").read_text(encoding="utf-8")
    assert parse_variants(text) == variants()
