"""The contract between pipeline and engine: order, number, reading ahead, articles without text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Says the language and the source; reads `ahead` requests before it answers, gives `more` answers than asked."""

    name = "echo"
    languages = ("en", "ru")
    recipe = "echo 1"

    def __init__(self, ahead: int = 0, more: int = 0) -> None:
        self._ahead = ahead
        self._more = more

    def translate(self, requests: Iterable[Request]) -> Iterator[Candidate]:
        answers: list[Candidate] = []
        for request in requests:
            answers.append(Candidate(f"[{request.language}] {request.text}"))
            if len(answers) > self._ahead:
                yield from answers
                answers.clear()
        answers.extend([Candidate("more")] * self._more)
        yield from answers[: len(answers) + min(self._more, 0)]


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


def test_an_unknown_language() -> None:
    with pytest.raises(EngineError, match=r"^engine echo: does not translate into fr; choose another engine$"):
        next(pipeline.build([article("海关")], Echo(), GLOSSARY, ("en", "fr")))


def test_terms_typed_in_traditional_are_checked() -> None:
    (made,) = pipeline.build([article("海關查验3吨")], Echo(), GLOSSARY, ("en",))
    assert [finding.message for finding in made.findings if finding.check in ("terms", "quantities")] == [
        "term missing: 海关 should be “customs”",
        "figure missing: 3吨 is 3 tonnes",
    ]
