"""The engine behind a cache: the same answers, and only what changed is translated again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from builders import article, concepts

from bilingual import pipeline
from bilingual.errors import EngineError
from bilingual.glossary import Glossary
from bilingual.model import Article, Concept, Interval, Mark, Number, Ordinal, PartialDate, Rendering
from bilingual.store.cache import Cache
from bilingual.store.cache_file import FILE_NAME
from bilingual.translate import Candidate, Context, Request, Step, Tried
from bilingual.translate.cached import Cached, dump, key, load

TODAY = 740_000
ROWS = ("海关,customs,таможня", "口岸,port,порт", "边境,border,граница")
LINES = ("# 海关数据", "口岸开放。边境口岸增长17.3%。", "海关查验3吨。", "天气很好。")


class Counting:
    """Says the language, the source and what is marked; the last request first. Keeps what it was asked.

    `fails_on` a text, `stops_after` a number of answers, `more` answers than it was asked for.
    """

    name = "counting"
    languages = ("en", "ru")
    slow = True
    kind = "translates"

    def __init__(self, recipe: str = "counting 1", fails_on: str = "", stops_after: int = 1000, more: int = 0) -> None:
        self.recipe = recipe
        self.asked: list[str] = []
        self._fails_on = fails_on
        self._stops_after = stops_after
        self._more = more

    def pivot(self, _language: str) -> str:
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        for index in reversed(range(len(requests))):
            if len(self.asked) == self._stops_after:
                raise KeyboardInterrupt
            request = requests[index]
            self.asked.append(f"{request.language} {request.text}")
            yield index, self._candidate(request)
        if self._more:
            yield self._more, Candidate("more")

    def _candidate(self, request: Request) -> Candidate:
        if self._fails_on and self._fails_on in request.text:
            return Candidate("", failure="the model raised")
        said = [
            mark.value.renderings[0].text if isinstance(mark.value, Concept) else mark.text for mark in request.marks
        ]
        steps = tuple(Step(mark.start, mark.end, mark.text, mark.kind) for mark in request.marks)
        return Candidate(f"[{request.language}] {request.kind} {request.text} {'; '.join(said)}", steps)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def glossary(*rows: str) -> Glossary:
    return Glossary(concepts(*rows), (("mine.csv", "ab" * 32),))


def build(path: Path, sources: Sequence[Article], *rows: str, **options: Any) -> tuple[list[object], list[str]]:
    """What a build with the cache makes, and what it asked the engine, in order of the alphabet."""
    engine = Counting(**options)
    complaints: list[str] = []
    with Cache(path, complaints.append, today=TODAY) as cache:
        made = list(pipeline.build(sources, Cached(engine, cache), glossary(*rows), ("en", "ru"), window=5))
    assert complaints == []
    return made, sorted(engine.asked)


def without_cache(sources: Sequence[Article], *rows: str, **options: Any) -> list[object]:
    return list(pipeline.build(sources, Counting(**options), glossary(*rows), ("en", "ru")))


def in_both(*texts: str) -> list[str]:
    return sorted(f"{language} {text}" for language in ("en", "ru") for text in texts)


ALL = in_both("海关数据", "口岸开放。", "边境口岸增长17.3%。", "海关查验3吨。", "天气很好。")


def test_a_second_build_asks_nothing_and_says_the_same(path: Path) -> None:
    sources = [article(*LINES), article("天气很好。")]
    expected = without_cache(sources, *ROWS)
    # The window of five requests ends within the first article: the second finds there what the first asked.
    assert build(path, sources, *ROWS) == (expected, ALL)
    assert build(path, sources, *ROWS) == (expected, [])


@pytest.mark.parametrize(
    ("line", "changed", "asked"),
    [
        (3, "天气很好。", []),
        (3, "天气不好。", ["天气不好。"]),
        (1, "口岸开放。边境口岸增长17.4%。", ["边境口岸增长17.4%。"]),
        (1, "天气很好。口岸开放。", []),
        (0, "海关数据", ["海关数据"]),  # a paragraph in place of the heading
    ],
)
def test_a_changed_paragraph_is_translated_alone(path: Path, line: int, changed: str, asked: list[str]) -> None:
    build(path, [article(*LINES)], *ROWS)
    sources = [article(*LINES[:line], changed, *LINES[line + 1 :])]
    assert build(path, sources, *ROWS) == (without_cache(sources, *ROWS), in_both(*asked))


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("边境,border,граница", []),
        ("边境,frontier,граница", ["边境口岸增长17.3%。"]),
        ("海关,customs service,таможня", ["海关数据", "海关查验3吨。"]),
        ("天气,weather,погода", ["天气很好。"]),
        ("查验,examination,досмотр", ["海关查验3吨。"]),
        ("铁路,railway,железная дорога", []),
    ],
)
def test_a_changed_term_is_translated_alone(path: Path, row: str, asked: list[str]) -> None:
    sources = [article(*LINES)]
    build(path, sources, *ROWS)
    rows = [row, *(each for each in ROWS if each.split(",")[0] != row.split(",")[0])]
    made, again = build(path, sources, *rows)
    assert (made, again) == (without_cache(sources, *rows), in_both(*asked))


def test_another_recipe_translates_anew_and_the_old_one_is_kept(path: Path) -> None:
    sources = [article(*LINES)]
    build(path, sources, *ROWS)
    assert build(path, sources, *ROWS, recipe="counting 2")[1] == ALL
    assert build(path, sources, *ROWS, recipe="counting 1")[1] == []


def test_a_failure_is_not_kept(path: Path) -> None:
    sources = [article(*LINES), article("海关")]
    made, _ = build(path, sources, *ROWS, fails_on="天气")
    assert [str(each) for each in made[:1]] == ["article.txt: engine counting: the model raised"]
    assert build(path, sources, *ROWS) == (without_cache(sources, *ROWS), in_both("天气很好。"))


@pytest.mark.parametrize("answers", range(0, 11, 3))
def test_an_interrupted_build_keeps_what_it_has(path: Path, answers: int) -> None:
    sources = [article(*LINES)]
    if answers < len(ALL):
        with pytest.raises(KeyboardInterrupt):
            build(path, sources, *ROWS, stops_after=answers)
    made, asked = build(path, sources, *ROWS)
    assert (made, len(asked)) == (without_cache(sources, *ROWS), len(ALL) - answers)


@pytest.mark.parametrize("more", [-1, 1, 1000])
def test_an_engine_that_breaks_its_contract(path: Path, more: int) -> None:
    with pytest.raises(EngineError, match=r"^engine counting: gave more translations than it was asked for$"):
        build(path, [article(*LINES)], *ROWS, more=more)


CONCEPT = Concept(
    "customs:海关", "customs", "海关", renderings=(Rendering("en", "customs"), Rendering("ru", "таможня"))
)
REQUEST = Request("p001.s01", "en", "海关查验3吨。", (Mark("p001.s01.t01", "term", 0, 2, "海关", CONCEPT),))


def marked(mark: Mark) -> Request:
    return replace(REQUEST, marks=(mark,))


def with_concept(**changes: Any) -> Request:
    return marked(replace(REQUEST.marks[0], value=replace(CONCEPT, **changes)))


def with_rendering(**changes: Any) -> Request:
    return with_concept(renderings=(replace(CONCEPT.renderings[0], **changes), CONCEPT.renderings[1]))


# Every field of what a key is made of, and whether a change of it makes another key.
CHANGES = {
    ("Request", "segment_id"): (replace(REQUEST, segment_id="p002.s01"), False),
    ("Request", "language"): (replace(REQUEST, language="ru"), True),
    ("Request", "text"): (replace(REQUEST, text="海关查验4吨。"), True),
    ("Request", "marks"): (replace(REQUEST, marks=()), True),
    ("Request", "kind"): (replace(REQUEST, kind="heading"), True),
    ("Request", "source"): (replace(REQUEST, source="en"), True),
    ("Request", "alternatives"): (replace(REQUEST, alternatives=3), True),
    ("Request", "context"): (replace(REQUEST, context=Context(article("口岸"), ())), False),
    ("Mark", "id"): (marked(replace(REQUEST.marks[0], id="p002.s01.t02")), False),
    ("Mark", "kind"): (marked(replace(REQUEST.marks[0], kind="quantity")), False),  # the value says it
    ("Mark", "start"): (marked(replace(REQUEST.marks[0], start=1)), True),
    ("Mark", "end"): (marked(replace(REQUEST.marks[0], end=3)), True),
    ("Mark", "text"): (marked(replace(REQUEST.marks[0], text="查验")), False),  # the span says it
    ("Mark", "value"): (marked(replace(REQUEST.marks[0], value=Number(Fraction(3), "tonne"))), True),
    ("Mark", "languages"): (marked(replace(REQUEST.marks[0], languages=("en",))), True),
    ("Concept", "id"): (with_concept(id="customs:2"), True),
    ("Concept", "domain"): (with_concept(domain="trade"), False),
    ("Concept", "zh"): (with_concept(zh="查验"), True),
    ("Concept", "zh_variants"): (with_concept(zh_variants=("关",)), False),
    ("Concept", "context"): (with_concept(context=("查验",)), False),
    ("Concept", "not_in"): (with_concept(not_in=("开放",)), False),
    ("Concept", "renderings"): (with_concept(renderings=CONCEPT.renderings[::-1]), True),
    ("Concept", "enforce"): (with_concept(enforce="must"), True),
    ("Concept", "status"): (with_concept(status="approved"), True),
    ("Concept", "note"): (with_concept(note="as the law has it"), False),
    ("Rendering", "language"): (with_rendering(language="ru"), True),
    ("Rendering", "text"): (with_rendering(text="customs house"), True),
    ("Rendering", "use"): (with_rendering(use="forbidden"), True),
    ("Rendering", "grammar"): (with_rendering(grammar="plural"), True),
    ("Rendering", "reference"): (with_rendering(reference="the law"), False),
}


def test_what_makes_another_key() -> None:
    every = [(kind.__name__, field.name) for kind in (Request, Mark, Concept, Rendering) for field in fields(kind)]
    assert list(CHANGES) == every
    original = key(REQUEST, "counting 1")
    assert (key(replace(REQUEST), "counting 1") == original, key(REQUEST, "counting 2") == original) == (True, False)
    wrong = [
        name for name, (request, differs) in CHANGES.items() if (key(request, "counting 1") != original) != differs
    ]
    assert wrong == []


def test_quantities_make_keys_by_their_value() -> None:
    three = Number(Fraction(3))
    quantities = [
        three,
        Number(Fraction(7, 2)),
        Number(Fraction(3), "tonne"),
        Number(Fraction(3), scale="万"),
        Number(Fraction(3), approximation="about"),
        Ordinal(3),
        PartialDate(month=3),
        PartialDate(day=3),
        Interval(three, three),
    ]
    keys = [key(marked(replace(REQUEST.marks[0], value=value)), "") for value in quantities]
    assert len(set(keys)) == len(quantities)
    assert key(marked(replace(REQUEST.marks[0], value=Number(Fraction(6, 2)))), "") == keys[0]


def test_a_text_that_looks_like_the_rest_of_a_key_is_a_text() -> None:
    split = replace(REQUEST, marks=(REQUEST.marks[0], REQUEST.marks[0]))
    keys = {key(REQUEST, 'a", "en'), key(REQUEST, "a"), key(split, "a"), key(replace(REQUEST, text='", []'), "a")}
    assert len(keys) == 4


@pytest.mark.parametrize("text", ["", "Customs\n", "таможня 口岸 \U00020bb7 〔關〕", "\ud840 \0 \"'\\"])
def test_every_field_of_a_candidate_comes_back(text: str) -> None:
    nested = Step(
        2, 4, text, "rule of", (Step(2, 3, "", "unknown"), Step(3, 4, text, "rule np", (Step(3, 4, text, "name"),)))
    )
    tried = (Tried("plain", text, (text, "3%"), 7), Tried("word replaced", text))
    candidate = Candidate(text, (Step(0, 2, text, "customs:海关"), nested), "", (text, "b"), "constrained", tried)
    assert load(dump(candidate)) == candidate
    # A failure is never dumped; a field beyond these needs a place in `dump`.
    dumped = ["target", "trace", "failure", "alternatives", "method", "tried"]
    assert [field.name for field in fields(Candidate)] == dumped
    assert [field.name for field in fields(Tried)] == ["way", "target", "lacks", "damage"]
    assert [field.name for field in fields(Step)] == ["start", "end", "target", "origin", "steps"]
