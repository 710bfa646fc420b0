"""The engine that plays back translations made elsewhere as if it had made them.

Nothing of a recording is dropped, repeated or changed: the targets of a paragraph, joined, are what was recorded for
it. What was not recorded has an empty target, which the checks report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from bilingual.errors import InputError
from bilingual.formats.recordings import RecordedTable, Recording, read_recording
from bilingual.language import LANGUAGES
from bilingual.model import Article, Block, Segment
from bilingual.translate import Candidate, Context, Options, Request, Step
from bilingual.translate.replay.play import Index, Played, index, play

# Changes with whatever here changes a target: how recordings are found and cut.
_VERSION = "1"


class Replay:
    """The engine over recordings that were read. A request without a context is an article of its own."""

    name = "replay"
    languages = tuple(LANGUAGES)
    slow = False
    kind: Final = "recalls"

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings = tuple(recordings)
        self._indices: tuple[Index, ...] = tuple(index(each) for each in recordings if isinstance(each, RecordedTable))
        digests = "".join(f"{each.path.name}\0{each.digest}\0" for each in recordings)
        self.recipe = f"replay {_VERSION} recordings sha256:{hashlib.sha256(digests.encode()).hexdigest()[:12]}"

    def pivot(self, _language: str) -> str:
        """None: what was recorded is the target."""
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request; all of an article fail where its recording cannot be played."""
        contexts = [request.context or _alone(request) for request in requests]
        known: dict[tuple[int, str], dict[str, Played] | str] = {}
        for number, (request, context) in enumerate(zip(requests, contexts, strict=True)):
            # Contexts are too large to be compared, and live as long as their list.
            asked = (id(context), request.language)
            if asked not in known:
                known[asked] = self._play(context, request.language)
            yield number, _candidate(request, known[asked])

    def _play(self, context: Context, language: str) -> dict[str, Played] | str:
        """What was recorded for an article, or why it cannot be played."""
        try:
            return play(context, language, self._recordings, self._indices)
        except InputError as error:
            return str(error)


def make(_languages: tuple[str, ...], options: Options) -> Replay:
    """The engine over the recordings of the options. Raises InputError for a file that is none."""
    return Replay([read_recording(path) for path in options.recordings])


def missing(_languages: tuple[str, ...]) -> str:
    """It is never chosen unasked: what it lacks is not known before the article is."""
    return "no recording; name one with --recording"


def _alone(request: Request) -> Context:
    text = request.text
    article = Article("", "zh", "", (Block("p001", request.kind, text, text),), "", "")
    return Context(article, (Segment(request.segment_id, "p001", 0, len(text), text, request.marks),))


def _candidate(request: Request, played: dict[str, Played] | str) -> Candidate:
    if isinstance(played, str):
        return Candidate("", failure=played)
    found = played.get(request.segment_id)
    if found is None:
        return Candidate("")
    return Candidate(found.target, (Step(0, len(request.text), found.target, found.place),))
