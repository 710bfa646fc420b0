"""Sources that say the same in other words, and what comes back from them."""

from __future__ import annotations

import pytest
from builders import concepts, segments

from bilingual.model import Concept
from bilingual.translate import Request
from bilingual.translate.keep.figures import number_in, others
from bilingual.translate.keep.halves import halves
from bilingual.translate.keep.swap import in_target_words, restored, stand_ins, swapped
from bilingual.translate.keep.task import Task, first_task, second_task
from bilingual.translate.keep.words import word_of

TERMS = tuple(
    Concept(each.id, domain, each.zh, renderings=each.renderings)
    for each, domain in zip(
        concepts(
            "满洲里,Manzhouli,Маньчжурия", "铁矿砂,iron ore,железная руда", "中欧班列,freight trains,грузовые поезда"
        ),
        ("geography.port", "customs.commodity", "customs.transport"),
        strict=True,
    )
)


def task(text: str, language: str = "en", pivot: str = "") -> Task:
    [cut] = segments(text, terms=TERMS)
    return first_task(Request(cut.id, language, cut.text, cut.marks_in(language)), pivot)


@pytest.mark.parametrize(
    ("text", "turn", "said", "answer", "back"),
    [
        ("满洲里开放。", 0, "北京开放。", "Beijing opens.", "Manzhouli opens."),
        ("满洲里开放。", 1, "上海开放。", "Shanghai opens.", "Manzhouli opens."),
        ("进口12,450吨。", 0, "进口60吨。", "Imports: 60 tonnes.", "Imports: 12,450 tonnes."),
        ("进口12,450吨。", 1, "进口52,486吨。", "Imports: 52,486 tonnes.", "Imports: 12,450 tonnes."),
        ("进口318.6亿元。", 0, "进口60元。", "Imports: 60 yuan.", "Imports: 31.86 billion yuan."),
        ("北京和满洲里开放。", 0, "北京和上海开放。", "Beijing and Shanghai open.", "Beijing and Manzhouli open."),
        # A stand-in that is not in the target, or in no form that another could take.
        ("满洲里开放。", 0, "北京开放。", "It opens.", None),
        ("进口12,450吨。", 0, "进口60吨。", "Imports: 61 tonnes.", None),
        ("中欧班列开行。", 0, "列车开行。", "A train runs.", "A freight train runs."),
    ],
)
def test_stand_ins(text: str, turn: int, said: str, answer: str, back: str | None) -> None:
    made = swapped(task(text), task(text).sought, turn)
    assert made is not None
    assert (made.text, restored(made, answer, None)) == (said, back)


def test_stand_ins_on_the_second_step() -> None:
    second = second_task(task("满洲里进口铁矿砂12,450吨。", "ru", "en"), "Manzhouli took 12,450 tonnes of iron ore.")
    made = swapped(second, second.sought, 0)
    assert made is not None
    assert made.text == "Moscow took 60 tonnes of flour."
    answer = "Москва ввезла 60 тонн муки."
    assert restored(made, answer, None) == "Маньчжурия ввезла 12\N{NO-BREAK SPACE}450 тонн железной руды."


def test_terms_in_the_source() -> None:
    here = task("满洲里进口铁矿砂3吨。")
    assert in_target_words(here, here.sought) == " Manzhouli 进口 iron ore 3吨。"
    russian = task("满洲里进口铁矿砂3吨。", "ru")
    assert in_target_words(russian, russian.sought) == ""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("满洲里口岸开放了通道，进口货物明显增多。", ("满洲里口岸开放了通道。", "进口货物明显增多。")),
        (
            "满洲里口岸开放了通道，进口的货物明显增多；班列全部经过这里。",
            ("满洲里口岸开放了通道，进口的货物明显增多。", "班列全部经过这里。"),
        ),
        # What leans on the clause before it, a phrase of time, a quote, a single clause.
        ("满洲里口岸进口货物增长，同比增长的货物是铁矿砂。", None),
        ("今年前五个月，满洲里口岸进口货物明显增多。", None),
        ("他说“满洲里口岸开放了通道，进口货物明显增多”。", None),
        ("满洲里口岸开放了通道。", None),
    ],
)
def test_halves(text: str, parts: tuple[str, ...] | None) -> None:
    [cut] = segments(text, terms=TERMS)
    made = halves(cut)
    assert (made and tuple(part.text for part in made)) == parts
    for part in made or ():
        assert all(part.text[mark.start : mark.end] == mark.text for mark in part.marks)


@pytest.mark.parametrize(
    ("figure", "form", "turn", "first"),
    [
        ("12,450", "many", 0, "60"),
        ("12,450", "many", 2, "50"),
        ("243", "few", 0, "52"),
        ("17.3", "part", 1, "52.4"),
        ("318.6亿", "many", 1, "524.8亿"),
    ],
)
def test_easy_figures(figure: str, form: str, turn: int, first: str) -> None:
    found = list(others(figure, form, turn))
    assert (found[0], figure in found) == (first, False)


@pytest.mark.parametrize(("text", "is_one"), [("60吨", True), ("3月5日", False), ("60吨70吨", False), ("口岸", False)])
def test_the_number_of_a_source(text: str, is_one: bool) -> None:
    assert (number_in(text, "zh") is not None) == is_one


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("The port.", "port"),
        ("Manzhouli", "Manzhouli"),
        ("口岸 port", ""),
        ("Port 3", ""),
        ("one two three four five six seven", ""),
        ("port port port port port port port", ""),
        ("", ""),
    ],
)
def test_the_word_in_an_answer(answer: str, word: str) -> None:
    assert word_of(answer) == word


def test_stand_ins_are_distinct_and_said_in_both_languages() -> None:
    sources = [each.zh for each in stand_ins()]
    assert len(set(sources)) == len(sources)
    assert all(each.preferred(language) for each in stand_ins() for language in ("en", "ru"))
