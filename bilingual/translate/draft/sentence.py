"""Clauses into a sentence: subjects are carried on, times and commas set as the target language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bilingual.language.data import rows
from bilingual.language.style import Style
from bilingual.model import BlockKind
from bilingual.translate import Candidate, Step
from bilingual.translate.draft.chart import Node
from bilingual.translate.draft.clauses import Placed, Stretch
from bilingual.translate.draft.compose import Composer
from bilingual.translate.draft.course import Course, course_of
from bilingual.translate.draft.grammar import Facts, Wants
from bilingual.translate.draft.lexicon import Sign

Read = tuple[Stretch, tuple[Node, ...]]

# What may be the subject of the clauses behind it.
_SUBJECTS = frozenset(("NP", "N", "NS", "NR", "G", "NV", "NT", "NAME", "R", "U"))
_PREDICATES = frozenset(("VP", "V", "AP", "VQ"))
_REPORTING = "SAY"
_ADVERBIAL = frozenset(("ADV", "T", "DATE", "C", "D"))
_ENDS = frozenset(".!?")


_NO_COURSE = Course()


@dataclass(slots=True)
class _Said:
    """What was said so far of a sentence."""

    words: list[str]
    subject: Facts | None = None
    predicates: int = 0
    # Whether the next word opens a sentence; whether it joins what is there without a blank.
    opens: bool = True
    glue: bool = True
    course: Course = _NO_COURSE


class Speaker:
    """Says segments in one language."""

    def __init__(self, language: str, style: Style) -> None:
        self._composer = Composer(language, style)
        self._language = language

    def say(self, read: Sequence[Read | Placed], kind: BlockKind, literal: frozenset[str] = frozenset()) -> Candidate:
        """The segment as a sentence of the language, with the step of each stretch and sign.

        The terms and figures whose marks are `literal` stand in it as they are in the glossary, whatever their place.
        """
        self._composer.literal = literal
        wants = Wants(heading=kind == "heading", label=kind == "chrome", time=_time(read))
        said = _Said([])
        steps: list[Step] = []
        for number, each in enumerate(read):
            before = read[number - 1] if number else None
            if isinstance(each, Placed):
                steps.append(
                    Step(each.start, each.start + len(each.sign.zh), self._sign(each.sign, said, before), "punctuation")
                )
                continue
            if before is not None and not isinstance(before, Placed):
                # A blank parts the two halves of a headline.
                said.words.append(";")
            stretch, nodes = each
            words = self._clause(nodes, said, wants)
            steps.extend(self._composer.step(node, stretch.start) for node in nodes)
            if not words:
                continue
            if said.opens:
                words, said.opens = _FIRST_LETTER.sub(lambda match: match.group().upper(), words, count=1), False
            said.words.append(words if said.glue else f" {words}")
            said.glue = False
        return Candidate(
            self._composer.grammar.tidy(_without_echoes(_tidied("".join(said.words)), self._language)), tuple(steps)
        )

    def _sign(self, sign: Sign, said: _Said, before: Read | Placed | None) -> str:
        """Writes a sign and returns it."""
        text = sign.target(self._language)
        if text in _ENDS:
            said.subject, said.predicates, said.opens, said.course = None, 0, True, Course()
        if before is not None and not isinstance(before, Placed):
            last = before[1][-1]
            joint = _joints().get((last.symbol, text))
            if joint is not None:
                said.words.append(joint[self._language])
                said.glue = False
                return joint[self._language].strip()
            if self._language == "ru" and text == "," and last.symbol in _ADVERBIAL and len(before[1]) == 1:
                # Russian sets no comma behind an adverbial that opens a sentence.
                said.glue = False
                return ""
        said.words.append(text if said.glue or sign.attach in ("left", "both") else f" {text}")
        said.glue = sign.attach in ("right", "both")
        return text

    def _clause(self, nodes: tuple[Node, ...], said: _Said, wants: Wants) -> str:
        words = []
        for node in nodes:
            asked = wants
            if node.symbol in _SUBJECTS and len(nodes) > 1:
                said.subject = self._composer.facts(node)
            if node.symbol == "S" or node.symbol == _REPORTING:
                said.subject = _subject(self._composer, node) or said.subject
                said.predicates += 1
                said.course = course_of(node, self._language)
            elif node.symbol in _PREDICATES:
                if said.subject is not None:
                    asked = wants._replace(
                        subject=said.subject, agrees=said.subject, known=True, next=said.predicates > 0
                    )
                    said.predicates += 1
                else:
                    asked = self._without_subject(wants)
                own = course_of(node, self._language)
                if own.marked or wants.heading:
                    said.course = own
                else:
                    asked = said.course.asked(asked)
            words.append(self._composer.say(node, asked))
        said_here = " ".join(filter(None, words))
        # The comma that parts a clause from what is before it has nothing to part where it opens the sentence.
        return said_here.removeprefix(", ") if said.opens else said_here

    def _without_subject(self, wants: Wants) -> Wants:
        """A clause that names nobody: a heading says what is to be done, a sentence what was done, by them."""
        if wants.heading:
            return wants._replace(form="ing" if self._language == "en" else "inf")
        return wants._replace(subject=Facts("plur"), agrees=Facts("plur"))


def _subject(composer: Composer, node: Node) -> Facts | None:
    """What the subject of a clause is."""
    if node.rule is not None:
        for name, child in zip(node.rule.slots, node.children, strict=True):
            if name == "s":
                return composer.facts(child)
        for child in node.children:
            if child.symbol in ("S", "SAY"):
                return _subject(composer, child)
    return None


def _time(read: Sequence[Read | Placed]) -> str:
    """The tense that the times of a sentence suggest."""
    for each in read:
        if not isinstance(each, Placed):
            for node in each[1]:
                if _dated(node):
                    return "past"
    return ""


def _dated(node: Node) -> bool:
    return node.symbol == "DATE" or any(_dated(child) for child in node.children)


@cache
def _joints() -> dict[tuple[str, str], dict[str, str]]:
    """What stands for a sign behind a kind of clause: ", " behind "said" is " that"."""
    return {(row["behind"], row["sign"]): row for _, row in rows("joints.csv", __package__)}


@cache
def _echoes(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """A word and the one that answers it behind the comma, where the language answers with another, or with none."""
    return tuple(
        (
            re.compile(rf"(\b{row['opens']}\b[^.;]*?,) {row['echo']}\b,?", re.IGNORECASE),
            rf"\1 {row['instead']}".rstrip(),
        )
        for _, row in rows("echoes.csv", __package__)
        if row["language"] == language
    )


def _without_echoes(text: str, language: str) -> str:
    for pattern, instead in _echoes(language):
        text, found = pattern.subn(instead, text, count=1)
        if found:
            break
    return text


# Behind the quotes and brackets that a sentence may open with; 〔 holds what is not translated.
_FIRST_LETTER = re.compile(r"^[“‘«„(\[\s]*\w")
_REPEATED_COMMA = re.compile(r",(?:\s*,)+")
_COMMA_BEFORE = re.compile(r",\s*(?=[.;:!?)])")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?)»”])")
_SPACE_BEHIND = re.compile(r"(?<=[«“(\[])\s+")
_SPACES = re.compile(r" {2,}")
# 2019 г. ends with the full stop of the sentence.
_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def _tidied(text: str) -> str:
    text = _REPEATED_COMMA.sub(",", text)
    text = _COMMA_BEFORE.sub("", text)
    text = _SPACE_BEFORE.sub("", _SPACE_BEHIND.sub("", text))
    return _STOPS.sub(".", _SPACES.sub(" ", text)).strip()
