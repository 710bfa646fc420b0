"""Parts in batches: all answered once, full batches, a fault kept to the part that causes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from translators import model

from bilingual.translate.argos.batches import BATCH, Answer, Batches, Part


def answers(batches: Batches) -> Iterator[Answer]:
    while found := batches.answers():
        yield from found


def part(number: int, text: str) -> Part:
    return Part(0, number, tuple(text))


def shouted(text: str, _settings: dict[str, Any]) -> str:
    if "!" in text:
        raise RuntimeError("cannot say !\nsecond line")
    return text.upper()


def test_parts_of_a_length_share_full_batches() -> None:
    made, translator = model(shouted)
    batches = Batches(2)
    texts = [letter * length for letter in "ab" for length in range(1, 65)]
    for number, text in enumerate(texts):
        batches.add(made, (), part(number, text))
    assert {answer.part.number: "".join(answer.pieces) for answer in answers(batches)} == {
        number: text.upper() for number, text in enumerate(texts)
    }
    assert sorted(text for batch in translator.batches for text in batch) == sorted(texts)
    assert all(len(batch) * len(max(batch, key=len)) <= BATCH for batch in translator.batches)
    # 4,160 characters in all: five batches would hold them without any padding.
    assert len(translator.batches) <= 9


def test_a_small_window_keeps_every_worker_busy() -> None:
    made, translator = model(shouted)
    batches = Batches(4)
    for number in range(8):
        batches.add(made, (), part(number, "a" * 64))
    assert (len(list(answers(batches))), [len(batch) for batch in translator.batches]) == (8, [2, 2, 2, 2])


def test_a_fault_is_kept_to_its_part() -> None:
    made, _ = model(shouted)
    batches = Batches(1)
    for number, text in enumerate(("abc", "a!c", "abd")):
        batches.add(made, (), part(number, text))
    found = {answer.part.number: ("".join(answer.pieces), answer.failure) for answer in answers(batches)}
    assert found == {0: ("ABC", ""), 1: ("", "cannot say !"), 2: ("ABD", "")}


def test_a_longer_part_than_a_batch_goes_alone() -> None:
    made, translator = model(shouted)
    batches = Batches(1)
    for number, text in enumerate(("a" * (BATCH + 1), "b", "")):
        batches.add(made, (), part(number, text))
    assert len(list(answers(batches))) == 3
    assert translator.batches[0] == ["a" * (BATCH + 1)]


def test_a_later_step_goes_ahead_once_enough_of_it_is_there() -> None:
    first, one = model(shouted)
    second, two = model(shouted)
    batches = Batches(1)
    for number in range(400):
        batches.add(first, (), part(number, "a" * 64))
    follows = 0
    for answer in answers(batches):
        if answer.part.owner == 0:
            batches.add(second, (), Part(1, answer.part.number, answer.part.pieces))
        elif len(one.batches) < 25:
            follows += 1
    assert (len(one.batches), len(two.batches), follows > 0) == (25, 25, True)
