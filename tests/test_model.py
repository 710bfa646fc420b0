"""Offsets between a block's text and its print."""

from __future__ import annotations

from bilingual.model import Block, Edit


def test_raw_offsets_around_a_deletion_before_a_replacement() -> None:
    raw = "a\N{ZERO WIDTH SPACE}發b"
    edits = (Edit(1, 2, 1, 1, "invisible"), Edit(2, 3, 1, 2, "script"))
    block = Block("p001", "paragraph", raw, "a发b", edits=edits)
    assert [block.raw_offset(at) for at in range(4)] == [0, 1, 3, 4]
    assert [block.raw_slice(at, at + 1) for at in range(3)] == ["a", "\N{ZERO WIDTH SPACE}發", "b"]


def test_raw_offsets_inside_an_edit_that_changed_the_length_are_its_start() -> None:
    block = Block("p001", "paragraph", "a……b", "a...b", edits=(Edit(1, 3, 1, 4, "width"),))
    assert [block.raw_offset(at) for at in range(6)] == [0, 1, 1, 1, 3, 4]


def test_raw_offsets_inside_an_edit_of_equal_length_count_on() -> None:
    block = Block("p001", "paragraph", "x滿洲里y", "x满洲里y", edits=(Edit(1, 3, 1, 3, "script"),))
    assert [block.raw_offset(at) for at in range(6)] == [0, 1, 2, 3, 4, 5]


def test_characters_deleted_at_either_end_are_kept_in_the_print() -> None:
    edits = (Edit(0, 1, 0, 0, "space"), Edit(2, 3, 1, 1, "space"))
    block = Block("p001", "paragraph", "\N{IDEOGRAPHIC SPACE}甲\N{IDEOGRAPHIC SPACE}", "甲", edits=edits)
    assert block.raw_slice(0, 1) == block.raw
