"""Figures and names that only the target has, beside those that the source says in another way."""

from __future__ import annotations

import pytest
from builders import segments

from bilingual.model import Pair
from bilingual.verify import locate
from bilingual.verify.invented import figures, names


@pytest.mark.parametrize(
    ("source", "language", "target", "found"),
    [
        ("口岸开放。", "en", "The port opened in 2019.", ["2019"]),
        ("2019年口岸开放。", "en", "The port opened in 2019.", []),
        ("口岸三天后开放。", "en", "The port opens in 3 days.", []),
        ("口岸开放。", "en", "The port opened to 350 people.", ["350"]),
        ("三百五十人。", "en", "350 people.", []),
        ("5吨。", "en", "6 tonnes.", []),
        ("口岸开放。", "ru", "Порт открыла Maersk.", ["Maersk"]),
        ("Maersk开放口岸。", "ru", "Порт открыла Maersk.", []),
        ("口岸开放。", "en", "Maersk opened the port.", []),
    ],
)
def test_invented(source: str, language: str, target: str, found: list[str]) -> None:
    [segment] = segments(source)
    pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "", anchors=locate(segment, target, language))
    assert [target[slice(*span)] for span in (*figures(segment, pair), *names(segment, pair))] == found
