"""What the layer asks an engine, what it chooses, and what it says of it; the engines are tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from builders import concepts, segments

from bilingual.model import Concept, Method
from bilingual.translate import Candidate, Request, Tried
from bilingual.translate.keep import keeping

TERMS = concepts("口岸,port of entry,пункт пропуска", "煤炭,coal,уголь", "蒙古国,Mongolia,Монголия")


@dataclass
class Table:
    """An engine that says what its table holds, the best first, and "Nothing." to all else; it goes through pivots."""

    answers: Mapping[str, Sequence[str]]
    pivots: Mapping[str, str] = field(default_factory=dict)
    kind: str = "translates"
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    name = "table"
    languages = ("en", "ru")
    recipe = "table 1"
    slow = True

    def pivot(self, language: str) -> str:
        return self.pivots.get(language, "")

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        for index, request in reversed(list(enumerate(requests))):
            assert request.marks == ()
            self.asked.append((request.language, request.text, request.alternatives))
            best, *others = self.answers.get(request.text, ("Nothing.",))
            failure = "the model raised" if best == "!" else ""
            yield index, Candidate("" if failure else best, (), failure, tuple(others[: request.alternatives]))


def kept(engine: Table, *texts: str, language: str = "en", terms: tuple[Concept, ...] = TERMS) -> list[Candidate]:
    cut = segments(*texts, terms=terms)
    requests = [Request(each.id, language, each.text, each.marks_in(language)) for each in cut]
    answers = list(keeping(engine).translate(requests))
    assert [index for index, _ in answers] == list(range(len(requests)))
    return [candidate for _, candidate in answers]


def test_a_target_that_keeps_its_marks_costs_one_request() -> None:
    engine = Table({"煤炭增长3%。": ("Coal grew by 3%.", "Coals grew by 3%.")})
    assert kept(engine, "煤炭增长3%。") == [Candidate("Coal grew by 3%.")]
    assert engine.asked == [("en", "煤炭增长3%。", 3)]


CHOICES: list[tuple[str, dict[str, Sequence[str]], str, Method, int]] = [
    # The figure is corrected in place; nothing is asked.
    (
        "进口煤炭318.6亿元。",
        {"进口煤炭318.6亿元。": ["Coal: 318.6 billion yuan."]},
        "Coal: 31.86 billion yuan.",
        "repaired",
        1,
    ),
    # What the model would have said else.
    (
        "煤炭增长3%。",
        {"煤炭增长3%。": ["Carbon grew by 3%.", "Coal grew by 3%."]},
        "Coal grew by 3%.",
        "constrained",
        1,
    ),
    # The model's own word for a term, asked for alone, stands in its target.
    (
        "煤炭增长3%。",
        {"煤炭增长3%。": ["Carbon grew by 3%."], "煤炭": ["The carbon."]},
        "Coal grew by 3%.",
        "repaired",
        2,
    ),
    # The term as the target is to say it, in the source.
    (
        "煤炭增长3%。",
        {"煤炭增长3%。": ["Stuff grew by 3%."], " coal 增长3%。": ["Coal grew by 3%."]},
        "Coal grew by 3%.",
        "constrained",
        4,
    ),
    # A stand-in: flour is said in the place of coal, and 60 in the place of 17.
    (
        "向蒙古国出口煤炭17吨。",
        {
            "向蒙古国出口煤炭17吨。": ["Mongolia took something."],
            "向蒙古国出口面粉60吨。": ["Mongolia took 60 tonnes of flour."],
        },
        "Mongolia took 17 tonnes of coal.",
        "constrained",
        5,
    ),
    # Two halves, each kept for itself.
    (
        "满载煤炭的列车从口岸出发；蒙古国的列车同时到达车站。",
        {
            "满载煤炭的列车从口岸出发；蒙古国的列车同时到达车站。": ["A coal train left the port of entry."],
            "满载煤炭的列车从口岸出发。": ["A coal train left the port of entry."],
            "蒙古国的列车同时到达车站。": ["A train from Mongolia arrived."],
        },
        "A coal train left the port of entry. A train from Mongolia arrived.",
        "constrained",
        8,
    ),
    # Nothing helps: the target that lacks least stands, and is said to lack.
    (
        "煤炭经口岸出口。",
        {"煤炭经口岸出口。": ["Carbon left.", "Coal left."]},
        "Coal left.",
        "unsatisfied",
        7,
    ),
]


@pytest.mark.parametrize(("text", "answers", "target", "method", "count"), CHOICES)
def test_the_best_of_what_can_be_had_is_chosen(
    text: str, answers: dict[str, Sequence[str]], target: str, method: Method, count: int
) -> None:
    terms = tuple(
        Concept(
            each.id,
            "customs.commodity" if each.zh == "煤炭" else "geography.country",
            each.zh,
            renderings=each.renderings,
        )
        for each in TERMS
    )
    engine = Table(answers)
    [candidate] = kept(engine, text, terms=terms)
    assert (candidate.target, candidate.method, len(engine.asked)) == (target, method, count)
    assert target in [each.target for each in candidate.tried]


def test_damage_outranks_what_is_missing() -> None:
    loop = "Coal 3% " * 6
    engine = Table({"煤炭增长3%。": [loop, "It grew by 3%."]})
    [candidate] = kept(engine, "煤炭增长3%。")
    assert (candidate.target, candidate.method) == ("It grew by 3%.", "unsatisfied")
    assert candidate.tried[:2] == (
        Tried("plain", loop, (), candidate.tried[0].damage),
        Tried("second best", "It grew by 3%.", ("煤炭",)),
    )
    assert candidate.tried[0].damage > 0


def test_a_target_that_keeps_none_of_three_marks_is_given_up() -> None:
    text = "煤炭经口岸运往蒙古国。"
    engine = Table({text: ["Stuff left."]})
    assert (kept(engine, text)[0].target, engine.asked) == ("Stuff left.", [("en", text, 3)])
    near = Table({text: ["Coal left."]})
    assert (kept(near, text)[0].target, len(near.asked) > 1) == ("Coal left.", True)


def test_russian_goes_through_the_english_that_was_kept() -> None:
    english, russian = "Coal imports: 31.86 billion yuan.", "Импорт угля: 31,86 млрд юаней."
    engine = Table(
        {
            "进口煤炭318.6亿元。": ["Coal imports: 318.6 billion yuan."],
            english: [russian],
        },
        {"ru": "en"},
    )
    assert kept(engine, "进口煤炭318.6亿元。", language="ru") == [
        Candidate(
            russian,
            method="repaired",
            tried=(Tried("en: plain, figures corrected", english), Tried("ru: plain", russian)),
        )
    ]
    assert engine.asked == [("en", "进口煤炭318.6亿元。", 3), ("ru", english, 3)]


def test_both_languages_of_a_segment_share_the_way_to_english() -> None:
    engine = Table({"煤炭。": ["Coal."], "Coal.": ["Уголь."]}, {"ru": "en"})
    [cut] = segments("煤炭。", terms=TERMS)
    requests = [Request(cut.id, language, cut.text, cut.marks_in(language)) for language in ("en", "ru")]
    assert [each.target for _, each in keeping(engine).translate(requests)] == ["Coal.", "Уголь."]
    assert [text for _, text, _ in engine.asked] == ["煤炭。", "Coal."]


def test_a_failure_is_handed_on_and_a_later_one_is_only_one_way_less() -> None:
    engine = Table({"煤炭坏。": ["!"], "煤炭好。": ["Carbon is good."], "煤炭": ["!"]})
    failed, good = kept(engine, "煤炭坏。", "煤炭好。")
    assert (failed, good.target, good.method) == (
        Candidate("", failure="the model raised"),
        "Carbon is good.",
        "unsatisfied",
    )


def test_what_is_recalled_is_asked_once_and_corrected() -> None:
    engine = Table({"进口煤炭318.6亿元。": ["Coals: 318.6 billion yuan."]}, kind="recalls")
    [candidate] = kept(engine, "进口煤炭318.6亿元。")
    assert (candidate.target, candidate.method, len(engine.asked)) == ("Coals: 31.86 billion yuan.", "repaired", 1)
    [cut] = segments("煤炭。", terms=TERMS)
    again = [Request(cut.id, "en", cut.text, cut.marks), Request("p009.s01", "en", cut.text, cut.marks)]
    twice = Table({"煤炭。": ["Coal."]}, kind="recalls")
    assert [each.target for _, each in keeping(twice).translate(again)] == ["Coal."] * 2
    assert len(twice.asked) == 2
    lacking = Table({"煤炭经口岸增长3%。": ["Coal grew."]}, kind="recalls")
    [candidate] = kept(lacking, "煤炭经口岸增长3%。")
    assert (candidate.target, candidate.method, len(lacking.asked)) == ("Coal grew.", "unsatisfied", 1)


def test_an_engine_that_composes_from_marks_is_left_alone() -> None:
    engine = Table({}, kind="composes")
    assert keeping(engine) is engine
    layer = keeping(Table({}))
    assert (layer.name, layer.languages, layer.kind, layer.recipe) == (
        "table",
        ("en", "ru"),
        "composes",
        "table 1 keep 1",
    )
