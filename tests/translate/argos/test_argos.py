"""The engine's way with requests: who goes through which model, what goes once, what comes when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from translators import model

from bilingual.translate import Candidate, Request
from bilingual.translate.argos import Argos


def english(text: str, _settings: dict[str, Any]) -> str:
    if "坏" in text:
        raise RuntimeError("a bad word")
    figures = "".join(filter(str.isdigit, text))
    return f"Cargo {figures or text.count('货')} grows at all the ports"


def russian(text: str, _settings: dict[str, Any]) -> str:
    return text.replace("Cargo", "Грузы").replace("grows at all the ports", "растут во всех портах")


def requests(*texts: str, languages: tuple[str, ...] = ("en", "ru")) -> list[Request]:
    return [Request(f"s{number}", language, text) for number, text in enumerate(texts) for language in languages]


def test_both_targets_share_the_first_step_and_equal_texts_go_once() -> None:
    first, one = model(english)
    second, two = model(russian, "en->ru")
    engine = Argos({"en": (first,), "ru": (first, second)}, "argos", 1)
    texts = ("货物增长，口岸开放", "口岸开放", "货物增长，口岸开放", " 口岸开放 ", "口岸不开放了")
    found = dict(engine.translate(requests(*texts)))
    en = {1: "Cargo 1 grows at all the ports", 0: "Cargo 0 grows at all the ports"}
    ru = {1: "Грузы 1 растут во всех портах", 0: "Грузы 0 растут во всех портах"}
    targets = [each[count] for count in (1, 0, 1, 0, 0) for each in (en, ru)]
    assert found == {index: Candidate(target) for index, target in enumerate(targets)}
    assert sorted(text for batch in one.batches for text in batch) == sorted(set(map(str.strip, texts)))
    assert sorted(text for batch in two.batches for text in batch) == [en[0], en[1]]


def test_a_text_without_letters_or_figures_is_kept_and_not_sent() -> None:
    first, one = model(english)
    engine = Argos({"en": (first,)}, "argos", 1)
    found = dict(engine.translate(requests("……", "", " ——！ ", "5", languages=("en",))))
    assert [found[index].target for index in range(3)] == ["……", "", "——！"]
    assert [text for batch in one.batches for text in set(batch)] == ["5"]


def test_a_fault_fails_its_own_requests_only() -> None:
    first, _ = model(english)
    second, _ = model(russian, "en->ru")
    engine = Argos({"en": (first,), "ru": (first, second)}, "argos", 2)
    found = dict(engine.translate(requests("口岸开放", "坏")))
    failed = Candidate(
        "", failure="package zh->en fails at “坏”: a bad word; take it out of the article or use --engine draft"
    )
    assert (found[0].target, found[1].failure, found[2], found[3]) == (english("口岸开放", {}), "", failed, failed)


def test_candidates_come_while_others_wait() -> None:
    first, one = model(english)
    second, _ = model(russian, "en->ru")
    engine = Argos({"en": (first,), "ru": (first, second)}, "argos", 1)
    texts = [f"货物增长，口岸{number}开放" for number in range(4000)]
    answers = engine.translate(requests(*texts))
    next(answers)
    assert len(one.batches) == 2
    # The second step begins long before the first is over.
    while "Cargo" in next(answers)[1].target:
        pass
    assert len(one.batches) < 20
    assert len(list(answers)) > 7000
    assert len(one.batches) > 40


def test_alternatives_are_those_of_the_last_model_that_are_not_much_less_likely() -> None:
    first, one = model(english)
    second, two = model(russian, "en->ru")
    engine = Argos({"en": (first,), "ru": (first, second)}, "argos", 1, {"ru": "en"})
    asked = [Request("s1", language, "口岸开放", alternatives=3) for language in ("en", "ru")]
    found = dict(engine.translate(asked))
    en, ru = "Cargo 0 grows at all the ports", "Грузы 0 растут во всех портах"
    assert (found[0], found[1]) == (
        Candidate(en, alternatives=(f"{en}?1", f"{en}?2")),
        Candidate(ru, alternatives=(f"{ru}?1", f"{ru}?2")),
    )
    assert [settings.get("num_hypotheses") for settings in (*one.settings, *two.settings)] == [4, None, 4]
    list(engine.translate([Request("s1", "en", "口岸不开放", alternatives=7)]))
    greedy = Argos({"en": (replace(first, beam=1),)}, "argos", 1)
    list(greedy.translate([Request("s1", "en", "口岸", alternatives=count) for count in (3, 7)]))
    assert [(each["beam_size"], each.get("num_hypotheses")) for each in one.settings[-3:]] == [(8, 8), (1, 1), (2, 2)]
    assert (engine.pivot("ru"), engine.pivot("en")) == ("en", "")


def test_a_request_in_the_pivot_goes_through_the_second_model_alone() -> None:
    first, one = model(english)
    second, _ = model(russian, "en->ru")
    engine = Argos({"ru": (first, second)}, "argos", 1, {"ru": "en"})
    asked = [Request("s1", "ru", "Cargo 7 grows at all the ports", source="en"), Request("s1", "en", "货")]
    found = dict(engine.translate(asked))
    assert [found[index].target for index in (0, 1)] == ["Грузы 7 растут во всех портах", english("货", {})]
    assert one.batches == [["货"]]
