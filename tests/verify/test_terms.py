"""Terms in targets: found in any form, each occurrence once, forbidden ones outside the accepted."""

from __future__ import annotations

import pytest
from builders import concepts, segments

from bilingual.glossary import read_rows
from bilingual.model import Pair
from bilingual.verify import locate
from bilingual.verify.terms import forbidden, missing

PORT = concepts("口岸,port of entry,пункт пропуска", "海关,customs,таможня")


@pytest.mark.parametrize(
    ("language", "target", "unsaid"),
    [
        ("en", "Customs at the ports of entry", []),
        ("en", "Custom at the ports of entry", ["海关"]),
        ("en", "Customs at the ports", ["口岸"]),
        ("ru", "Таможню в пунктах пропуска", []),
        ("ru", "Таможенник в пунктах пропуска", ["海关"]),
        ("ru", "Таможню в пунктах", ["口岸"]),
    ],
)
def test_missing(language: str, target: str, unsaid: list[str]) -> None:
    (segment,) = segments("口岸海关", terms=PORT)
    anchors = locate(segment, target, language)
    pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "test", anchors=anchors)
    assert [mark.text for mark, _ in missing(segment, pair)] == unsaid


def test_later_marks_share_the_last_occurrence() -> None:
    (segment,) = segments("海关和海关和海关", terms=PORT)
    found = [(anchor.start, anchor.found) for anchor in locate(segment, "Customs and customs", "en")]
    assert found == [(0, "Customs"), (12, "customs"), (12, "customs")]


def test_anchors_follow_the_marks() -> None:
    (segment,) = segments("5个口岸的海关", terms=PORT)
    target = "customs at five ports of entry"
    assert [anchor.found for anchor in locate(segment, target, "en")] == ["five", "ports of entry", "customs"]


@pytest.mark.parametrize(
    ("target", "found"), [("the port", ["port"]), ("the port of entry", []), ("port and port of entry", ["port"])]
)
def test_forbidden_outside_the_accepted(target: str, found: list[str]) -> None:
    terms = read_rows("zh,en,en_forbidden\n口岸,port of entry,port", "small.csv")
    (segment,) = segments("口岸", terms=terms)
    assert [target[slice(*span)] for _, span in forbidden(segment, target, "en")] == found


def test_a_longer_term_without_russian_leaves_it_to_the_shorter_ones() -> None:
    terms = read_rows(
        "zh,en,ru,en_forbidden\n满洲里口岸,Manzhouli harbor,,\n口岸,port,пункт пропуска,harbor", "own.csv"
    )
    (segment,) = segments("满洲里口岸", terms=terms)
    for language, target, found, unsaid in (
        ("en", "Manzhouli harbor", ["Manzhouli harbor"], []),
        ("en", "Manzhouli port", [], ["满洲里口岸"]),
        ("ru", "пункт пропуска", ["пункт пропуска"], []),
        ("ru", "порт", [], ["口岸"]),
    ):
        anchors = locate(segment, target, language)
        pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "test", anchors=anchors)
        assert [anchor.found for anchor in anchors] == found
        assert [mark.text for mark, _ in missing(segment, pair)] == unsaid
        assert forbidden(segment, target, language) == ()


@pytest.mark.parametrize(("language", "found"), [("ru", ["порт"]), ("en", [])])
def test_a_term_forbids_a_rendering_where_it_offers_none(language: str, found: list[str]) -> None:
    terms = read_rows("zh,en,ru_forbidden\n口岸,порт,порт", "own.csv")
    (segment,) = segments("口岸", terms=terms)
    assert ["порт"[slice(*span)] for _, span in forbidden(segment, "порт", language)] == found
