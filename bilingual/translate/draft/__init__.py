"""The embedded engine that needs no model: a lexicon, rules of translation, glossary terms and figures.

A draft is worth editing, not printing: every term and figure is right, what is unknown stays in 〔…〕, and each word
can be traced to the entry or rule that gave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from bilingual.language import LANGUAGES
from bilingual.model import BlockKind, Concept, Mark, Segment
from bilingual.translate import Candidate, Options, Request
from bilingual.translate.draft.chart import Chart
from bilingual.translate.draft.clauses import Placed, clauses
from bilingual.translate.draft.leaves import Reader
from bilingual.translate.draft.lexicon import (
    Entry,
    Sign,
    built_in_tables,
    digest,
    load_entries,
    load_signs,
    tables,
    user_table,
)
from bilingual.translate.draft.many import WORTH_IT, translate_many
from bilingual.translate.draft.rules import load_rules, rule_tables
from bilingual.translate.draft.sentence import Read, Speaker
from bilingual.verify import quantities, terms

_VERSION = "2"
_KIND_SYMBOLS = {"heading": "H", "chrome": "L"}
_OTHER_TABLES = (
    "domains.csv",
    "behind_names.csv",
    "echoes.csv",
    "english_pronouns.csv",
    "english_words.csv",
    "joints.csv",
    "punctuation.csv",
    "russian_mass.csv",
    "russian_places.csv",
)


class Draft:
    """The engine over a lexicon, rules and a table of signs. Deterministic; its trace explains each word."""

    name = "draft"
    languages = tuple(LANGUAGES)
    slow = False
    kind: Final = "composes"

    def __init__(
        self, reader: Reader, chart: Chart, signs: dict[str, Sign], digest_of_data: str, options: Options | None = None
    ) -> None:
        self._options = options or Options()
        self._reader = reader
        self._chart = chart
        self._signs = signs
        style = self._options.style
        self._speakers = {language: Speaker(language, style) for language in LANGUAGES}
        styled = f" style sha256:{style.digest[:12]}" if style.recipe else ""
        self.recipe = f"draft {_VERSION} lexicon sha256:{digest_of_data[:12]}{styled}"

    def pivot(self, _language: str) -> str:
        """None: it reads Chinese for each language."""
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request; where there are many, by as many processes as the options allow.

        Requests for one segment that follow one another are read once.
        """
        if self._options.workers > 1 and len(requests) >= WORTH_IT:
            yield from translate_many(requests, self._options)
            return
        last: tuple[str, tuple[Mark, ...], BlockKind] | None = None
        read: tuple[Read | Placed, ...] = ()
        for index, request in enumerate(requests):
            marks = tuple(mark for mark in request.marks if _can_say(mark, request.language))
            if last != (request.text, marks, request.kind):
                last = (request.text, marks, request.kind)
                read = self._read(*last)
            yield index, self._said(request, marks, read)

    def _said(self, request: Request, marks: tuple[Mark, ...], read: tuple[Read | Placed, ...]) -> Candidate:
        """The candidate in which the most marks stand; what is not found in it as the rules say it is said as it is."""
        speaker = self._speakers[request.language]
        candidate = speaker.say(read, request.kind)
        lost = lost_marks(request, marks, candidate.target)
        if not lost:
            return candidate
        again = speaker.say(self._read(request.text, marks, request.kind, lost), request.kind, lost)
        return again if len(lost_marks(request, marks, again.target)) < len(lost) else candidate

    def _read(
        self, text: str, marks: tuple[Mark, ...], kind: BlockKind, literal: frozenset[str] = frozenset()
    ) -> tuple[Read | Placed, ...]:
        """The readings of a segment. Terms whose marks are `literal` are nouns, whatever the lexicon has for them."""
        found: list[Read | Placed] = []
        for each in clauses(text, marks, self._signs, kind):
            if isinstance(each, Placed):
                found.append(each)
            else:
                leaves = self._reader.leaves(each.text, each.marks, each.start, literal)
                found.append((each, self._chart.read(len(each.text), leaves, _KIND_SYMBOLS.get(kind, ""))))
        return tuple(found)


def make(_languages: tuple[str, ...], options: Options) -> Draft:
    """The engine over the built-in data and the lexicons of the options, which win.

    Raises DataError for a broken table, InputError for a file that cannot be read.
    """
    own = load_entries(map(user_table, options.lexicon))
    chart, signs = _built_in()
    reader = Reader(_entries(), signs, chart.words(), own)
    tables_read = (*tables("lexicon"), *tables("rules"), *_OTHER_TABLES)
    return Draft(reader, chart, signs, digest(tables_read, options.lexicon), options)


@cache
def _built_in() -> tuple[Chart, dict[str, Sign]]:
    return Chart(load_rules(rule_tables())), load_signs()


@cache
def _entries() -> tuple[Entry, ...]:
    return load_entries(built_in_tables())


def lost_marks(request: Request, marks: tuple[Mark, ...], target: str) -> frozenset[str]:
    """The ids of the marks that the checks would not find in a target."""
    if not marks:
        return frozenset()
    segment = Segment(request.segment_id, "", 0, len(request.text), request.text, marks)
    anchors = (*terms.locate(segment, target, request.language), *quantities.locate(segment, target, request.language))
    return frozenset(mark.id for mark in marks) - {anchor.mark_id for anchor in anchors}


def missing(languages: tuple[str, ...]) -> str:
    """The languages that the lexicon has no column for."""
    unknown = [language for language in languages if language not in Draft.languages]
    return f"the lexicon has no column for {', '.join(unknown)}" if unknown else ""


def _can_say(mark: Mark, language: str) -> bool:
    return not isinstance(mark.value, Concept) or mark.value.preferred(language) is not None
