"""Segments cut at their punctuation."""

from __future__ import annotations

import pytest
from builders import segments
from drafts import TERMS, calls

from bilingual.model import BlockKind
from bilingual.translate.draft.clauses import Placed, Stretch, clauses
from bilingual.translate.draft.lexicon import load_signs


def cut(text: str, kind: BlockKind = "heading") -> str:
    """The stretches in brackets, the signs between them."""
    (segment,) = segments(text, terms=TERMS)
    parts = clauses(segment.text, segment.marks, load_signs(), kind)
    return "".join(each.sign.zh if isinstance(each, Placed) else f"[{each.text}]" for each in parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("列车，货物。", "[列车]，[货物]。"),
        ("列车、货物", "[列车、货物]"),
        ("中国—东盟", "[中国—东盟]"),
        ("列车——货物", "[列车]——[货物]"),
        ("列车……", "[列车]……"),
        ("列车…", "[列车]…"),
        ("列车 货物", "[列车][货物]"),
        ("AEO 货物", "[AEO 货物]"),
        ("　列车　", "[列车]"),
        # A short quote without a stop is a name; one with a stop, or behind a colon, is speech.
        ("建设“一带一路”货物", "[建设“一带一路”货物]"),
        ("建设“一带，一路”货物", "[建设]“[一带]，[一路]”[货物]"),
        ("他说：“加强检查”", "[他说]：“[加强检查]”"),
        ("“列车", "“[列车]"),
        ("“”", "“”"),
        ("《海关法》", "[《海关法》]"),
        # Signs in figures, addresses and codes end nothing.
        ("1,200吨，", "[1,200吨]，"),
        ("见https://a.b/c?d=1。", "[见https://a.b/c?d=1]。"),
        ("10:30列车", "[10:30列车]"),
        ("L’Oréal货物", "[L’Oréal货物]"),
        ("，", "，"),
    ],
)
def test_stretches_and_signs(text: str, parts: str) -> None:
    assert cut(text) == parts


def test_a_blank_parts_chinese_where_it_is_asked_to() -> None:
    assert [cut("列车 货物", kind) for kind in ("paragraph", "heading", "chrome")] == [
        "[列车 货物]",
        "[列车][货物]",
        "[列车][货物]",
    ]
    assert [cut("9:40 货物", kind) for kind in ("heading", "chrome")] == ["[9:40 货物]", "[9:40][货物]"]


def test_stretches_hold_their_marks_and_say_where_they_stand() -> None:
    (segment,) = segments("列车， 口岸3吨", terms=TERMS)
    first, sign, second = clauses(segment.text, segment.marks, load_signs(), "paragraph")
    assert (first, second) == (Stretch(0, 2, "列车", ()), Stretch(4, 8, "口岸3吨", segment.marks))
    assert isinstance(sign, Placed)
    assert (sign.start, len(segment.marks)) == (2, 2)


def test_the_work_is_linear_in_the_marks() -> None:
    def work(times: int) -> int:
        (segment,) = segments("口岸，" * times, terms=TERMS)
        signs = load_signs()
        return calls(lambda: list(clauses(segment.text, segment.marks, signs, "heading")))

    # A search in the marks takes a step more where they are twice as many.
    assert work(400) - work(300) <= work(200) - work(100) + 10
