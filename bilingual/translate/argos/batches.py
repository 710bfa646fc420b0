"""Pieces of text through models in full batches, several at a time, results as they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bilingual.translate.argos.model import Model, Pending, Pieces, Settings, first_line, likely

# Tokens of a batch, padding counted. With a model of Argos's size 512 took 9 to 17% more CPU time, 2,048 up to 6% less,
# but answers come later then (tests/benchmarks/argos.py).
BATCH = 1024
# A batch that one worker takes where there is too little for all: what each costs whatever its size would outweigh it.
_LEAST = 128
# So much is gathered of a later step (the second model, another try) before it goes ahead of an earlier one.
_GATHERED = 8 * BATCH

# CTranslate2 raises these for what a model cannot do: a length, a setting, a token, memory.
_FAULTS = (RuntimeError, ValueError, MemoryError)


@dataclass(frozen=True, slots=True)
class Part:
    """What goes to a model as one example: part `number` of what `owner` stands for."""

    owner: int
    number: int
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model made of a part, or why it made nothing; `others` are what it would have said else."""

    part: Part
    pieces: Pieces
    failure: str = ""
    others: tuple[Pieces, ...] = ()


@dataclass(slots=True)
class _Lane:
    """Parts that may share a batch: the same model and settings."""

    model: Model
    settings: Settings
    parts: list[Part] = field(default_factory=list)
    size: int = 0
    in_order: bool = True

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.size += len(part.pieces)
        self.in_order = False

    def take(self, workers: int) -> list[Part]:
        """The longest parts that fill a batch; smaller batches where the lane would not give one to each worker."""
        if not self.in_order:
            self.parts.sort(key=lambda part: len(part.pieces))
            self.in_order = True
        longest = max(1, len(self.parts[-1].pieces))
        count = max(1, min(BATCH, max(_LEAST, self.size // workers)) // longest)
        taken, self.parts = self.parts[-count:], self.parts[:-count]
        self.size -= sum(len(part.pieces) for part in taken)
        return taken


@dataclass(frozen=True, slots=True)
class _Sent:
    lane: _Lane
    parts: list[Part]
    pending: Sequence[Pending]
    failure: str = ""


class Batches:
    """A queue in front of the workers. Outputs do not depend on what shares a batch, nor on the number of workers."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lanes: dict[tuple[Model, Settings], _Lane] = {}
        self._alone: deque[tuple[_Lane, Part]] = deque()
        self._sent: deque[_Sent] = deque()

    def add(self, model: Model, settings: Settings, part: Part) -> None:
        self._lanes.setdefault((model, settings), _Lane(model, settings)).add(part)

    def answers(self) -> list[Answer]:
        """The answers to the batch that was sent first; [] if there is nothing left. The workers stay busy meanwhile.

        A batch on which the model fails is sent again one by one.
        """
        while True:
            # One batch in each worker's hands and one that waits for it.
            while len(self._sent) < 2 * self._workers and (sent := self._send()):
                self._sent.append(sent)
            if not self._sent:
                return []
            oldest = self._sent.popleft()
            answers = _collect(oldest)
            if answers:
                return answers
            self._alone.extend((oldest.lane, part) for part in oldest.parts)

    def _send(self) -> _Sent | None:
        if self._alone:
            lane, part = self._alone.popleft()
            parts = [part]
        else:
            waiting = [lane for lane in self._lanes.values() if lane.parts]
            if not waiting:
                return None
            lane = next((each for each in reversed(waiting) if each.size >= _GATHERED), waiting[0])
            parts = lane.take(self._workers)
        try:
            return _Sent(lane, parts, lane.model.start([part.pieces for part in parts], lane.settings))
        except _FAULTS as error:
            return _Sent(lane, parts, (), first_line(error))


def _collect(sent: _Sent) -> list[Answer]:
    """The answers of a batch; none where the model failed on a batch of several."""
    if not sent.failure:
        try:
            said = [likely(pending.result()) for pending in sent.pending]
            return [Answer(part, each[0], others=each[1:]) for part, each in zip(sent.parts, said, strict=True)]
        except _FAULTS as error:
            sent = _Sent(sent.lane, sent.parts, (), first_line(error))
    return [Answer(part, (), sent.failure) for part in sent.parts] if len(sent.parts) == 1 else []
