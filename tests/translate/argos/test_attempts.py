"""What comes out damaged is tried again, and the best is kept."""

from __future__ import annotations

from typing import Any

import pytest
from translators import model

from bilingual.translate.argos.attempts import Attempts, Job, Outcome

GOOD = "The ports of entry handled cargo of every kind today, rail and road alike"
LOOP = "the port of the port of the port of the port of the port of the port"
SOURCE = "今天各口岸铁路公路货物全面增长，班列稳定运行。"


def outcome(text: str, say: object) -> tuple[Outcome, list[list[str]]]:
    made, translator = model(say)
    attempts = Attempts(1)
    job = Job(made, text)
    attempts.start(job)
    [(finished, found)] = attempts.finished()
    assert (finished, attempts.finished()) == (job, [])
    return found, translator.batches


def test_a_good_target_is_taken_at_once() -> None:
    assert outcome(SOURCE, lambda _text, _settings: GOOD) == (Outcome(GOOD), [[SOURCE]])


@pytest.mark.parametrize("damaged", [LOOP, "", "Port", "port " * 60, "x" * 256])
def test_a_damaged_target_is_tried_with_other_settings(damaged: str) -> None:
    def say(_text: str, settings: dict[str, Any]) -> str:
        return GOOD if "no_repeat_ngram_size" in settings else damaged

    assert outcome(SOURCE, say) == (Outcome(GOOD), [[SOURCE], [SOURCE]])


def test_a_damaged_target_is_tried_in_parts() -> None:
    half = ["今天各口岸铁路公路货物全面增长。", "班列稳定运行。"]

    def say(text: str, _settings: dict[str, Any]) -> str:
        return {half[0]: "Cargo grew at all ports by rail and road.", half[1]: "The trains run steadily."}.get(
            text, LOOP
        )

    found, batches = outcome(SOURCE, say)
    assert found == Outcome("Cargo grew at all ports by rail and road. The trains run steadily.")
    assert batches == [[SOURCE], [SOURCE], half[::-1]]


def test_the_least_damaged_is_kept_where_all_are() -> None:
    def say(text: str, settings: dict[str, Any]) -> str:
        if text != SOURCE:
            return ""
        return f"{GOOD} {LOOP}" if settings.get("no_repeat_ngram_size") else f"{GOOD} {LOOP} {LOOP}"

    found, _ = outcome(SOURCE, say)
    assert (found.target, found.cost > 0) == (f"{GOOD} {LOOP}", True)


def test_a_fault_in_the_whole_is_mended_in_parts() -> None:
    def say(text: str, _settings: dict[str, Any]) -> str:
        if len(text) > 20:
            raise RuntimeError("no position encodings")
        return "Something was said of it"

    assert outcome(SOURCE, say)[0] == Outcome("Something was said of it Something was said of it")


def test_a_fault_everywhere_is_a_failure() -> None:
    def say(_text: str, _settings: dict[str, Any]) -> str:
        raise ValueError("a broken model\nand more")

    found, _ = outcome(SOURCE, say)
    assert (found.target, found.failure) == ("", "a broken model")


def test_a_long_sentence_is_cut_before_it_is_sent() -> None:
    text = "货物增长，" * 40 + "。"
    _, batches = outcome(text, lambda text, _settings: "cargo goods " * text.count("，"))
    sent = [part for batch in batches for part in batch]
    assert sorted(sent, key=len) == ["货物增长，" * 19 + "货物增长。", "货物增长，" * 20 + "。"]
