"""The contract between pipeline and engine: order, number, reading ahead, articles without text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from builders import article

from bilingual import pipeline
from bilingual.errors import EngineError
from bilingual.glossary import Glossary, read_rows
from bilingual.model import Block
from bilingual.translate import Candidate, Request

GLOSSARY = Glossary(read_rows("zh,en,ru\n海關,customs,таможня", "mine.csv"), (("mine.csv", "ab" * 32),))


class Echo:
    """Says the language and the source; answers `ahead` requests at a time, the last first; `more` than asked."""

    name = "echo"
    languages = ("en", "ru")
    recipe = "echo 1"
    slow = False
    kind = "composes"

    def __init__(self, ahead: int = 0, more: int = 0) -> None:
        self._ahead = ahead
        self._more = more

    def pivot(self, _language: str) -> str:
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        width = self._ahead + 1
        for start in range(0, len(requests), width):
            for index in reversed(range(start, min(start + width, len(requests) + min(self._more, 0)))):
                request = requests[index]
                failure = "the model raised" if "坏" in request.text else ""
                yield index, Candidate(f"[{request.language}] {request.text}", failure=failure)
        if self._more > 0:
            yield 0, Candidate("more")


@pytest.mark.parametrize("ahead", [0, 1, 3, 1000])
def test_articles_come_back_in_order(ahead: int) -> None:
    sources = [article("# 一", "海關。口岸。"), article("二"), article("三", "四", "五")]
    made = list(pipeline.build(sources, Echo(ahead), GLOSSARY, ("en", "ru")))
    assert [[pair.target for pair in bitext.pairs] for bitext in made] == [
        ["[en] 一", "[ru] 一", "[en] 海关。", "[ru] 海关。", "[en] 口岸。", "[ru] 口岸。"],
        ["[en] 二", "[ru] 二"],
        ["[en] 三", "[ru] 三", "[en] 四", "[ru] 四", "[en] 五", "[ru] 五"],
    ]
    assert [pair.id for pair in made[0].pairs[2:4]] == ["p002.s01.en", "p002.s01.ru"]


@pytest.mark.parametrize("more", [-1, 1])
@pytest.mark.parametrize("ahead", [1, 1000])
def test_another_number_of_answers(more: int, ahead: int) -> None:
    with pytest.raises(EngineError, match=r"^engine echo: gave (more|fewer) translations than it was asked for$"):
        list(pipeline.build([article("海关", "口岸", "查验")], Echo(ahead, more), GLOSSARY, ("en",)))


@pytest.mark.parametrize("ahead", [0, 1000])
def test_articles_without_text_are_not_lost(ahead: int) -> None:
    empty = replace(article(), blocks=(Block("p001", "paragraph", "**", ""),))
    sources = [empty, article("海关"), empty, empty, article("口岸"), empty]
    made = list(pipeline.build(sources, Echo(ahead), GLOSSARY, ("en",)))
    assert [len(bitext.pairs) for bitext in made] == [0, 1, 0, 0, 1, 0]


@pytest.mark.parametrize("ahead", [0, 1000])
def test_a_failure_is_an_error_for_its_article_alone(ahead: int) -> None:
    sources = [article("海关"), article("好", "坏"), article("口岸")]
    made = list(pipeline.build(sources, Echo(ahead), GLOSSARY, ("en",)))
    assert [bitext.pairs[0].target for bitext in (made[0], made[2])] == ["[en] 海关", "[en] 口岸"]
    assert (str(made[1]), type(made[1])) == ("article.txt: engine echo: the model raised", EngineError)


def test_windows_do_not_show() -> None:
    sources = [article("一", "二", "三"), article("四"), article("五", "六")]
    whole = list(pipeline.build(sources, Echo(), GLOSSARY, ("en", "ru")))
    for window in (1, 2, 5):
        assert list(pipeline.build(sources, Echo(), GLOSSARY, ("en", "ru"), window)) == whole


def test_an_unknown_language() -> None:
    with pytest.raises(EngineError, match=r"^engine echo: does not translate into fr; choose another engine$"):
        next(pipeline.build([article("海关")], Echo(), GLOSSARY, ("en", "fr")))


def test_terms_typed_in_traditional_are_checked() -> None:
    (made,) = pipeline.build([article("海關查验3吨")], Echo(), GLOSSARY, ("en",))
    assert [finding.message for finding in made.findings if finding.check in ("terms", "quantities")] == [
        "term missing: 海关 should be “customs”",
        "figure missing: 3吨 is 3 tonnes",
    ]
