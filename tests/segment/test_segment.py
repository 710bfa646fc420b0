"""Segments join to the text of their block, their print to its raw form, also after normalisation."""

from __future__ import annotations

from builders import article
from hypothesis import given
from hypothesis import strategies as st

from bilingual.model import Article, Segment
from bilingual.normalise import normalise
from bilingual.segment import segment

LINES = st.text(st.sampled_from("口岸開放１２3.5，,。.！？!“”「」（）() \u3000\u200bＡ\U00020000…")).filter(str.strip)


def assert_tiled(source: Article) -> None:
    found = segment(source)
    for block in source.blocks:
        own = [each for each in found if each.block_id == block.id]
        assert "".join(each.text for each in own) == block.text
        if own:
            assert "".join(block.raw_slice(each.start, each.end) for each in own) == block.raw


@given(st.lists(LINES, max_size=3))
def test_segments_tile_their_block(lines: list[str]) -> None:
    source = article(*lines)
    assert_tiled(source)
    assert_tiled(normalise(source))


def test_ids_and_offsets() -> None:
    assert segment(article("# 标题", "海关。口岸。")) == (
        Segment("p001.s01", "p001", 0, 2, "标题"),
        Segment("p002.s01", "p002", 0, 3, "海关。"),
        Segment("p002.s02", "p002", 3, 6, "口岸。"),
    )
