"""Clauses into a sentence: subjects are carried on, times and commas set as the target language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bilingual.language.data import rows
from bilingual.model import BlockKind
from bilingual.translate import Step
from bilingual.translate.draft.chart import Node
from bilingual.translate.draft.clauses import Stretch
from bilingual.translate.draft.compose import Composer
from bilingual.translate.draft.grammar import Facts, Wants
from bilingual.translate.draft.lexicon import Sign

Read = tuple[Stretch, tuple[Node, ...]]

# What may be the subject of the clauses behind it.
_SUBJECTS = frozenset(("NP", "N", "NS", "NR", "G", "NV", "NAME", "R"))
_PREDICATES = frozenset(("VP", "V", "AP", "VQ"))
_REPORTING = "SAY"
_ADVERBIAL = frozenset(("ADV", "T", "DATE", "C", "D"))
_ENDS = re.compile(r"[.!?]$")


@dataclass(slots=True)
class _Said:
    """What was said so far of a sentence."""

    words: list[str]
    subject: Facts | None = None
    predicates: int = 0


class Speaker:
    """Says segments in one language."""

    def __init__(self, language: str) -> None:
        self._composer = Composer(language)
        self._language = language

    def say(self, read: Sequence[Read | Sign], kind: BlockKind) -> str:
        """The segment as a sentence of the language."""
        time = _time(read)
        said = _Said([])
        glue = True
        capital = True
        for number, each in enumerate(read):
            if isinstance(each, Sign):
                glue = self._sign(each, said, glue, read[number - 1] if number else None)
                if each.target(self._language) in (".", "!", "?"):
                    said.subject, said.predicates, capital = None, 0, True
                continue
            if not glue and said.words and number and not isinstance(read[number - 1], Sign):
                said.words.append(";")
            words = self._clause(each[1], said, Wants(heading=kind == "heading", label=kind == "chrome", time=time))
            if not words:
                continue
            if capital:
                words, capital = words[:1].upper() + words[1:], False
            if not glue:
                said.words.append(" ")
            said.words.append(words)
            glue = False
        return _tidied("".join(said.words), self._language)

    def steps(self, read: Sequence[Read | Sign]) -> tuple[Step, ...]:
        """The derivation of each stretch, in order."""
        return tuple(
            self._composer.step(node, each[0].start)
            for each in read
            if not isinstance(each, Sign)
            for node in each[1]
        )

    def _sign(self, sign: Sign, said: _Said, glue: bool, before: Read | Sign | None) -> bool:
        """Writes a sign; whether what follows joins it without a blank."""
        text = sign.target(self._language)
        if text == "," and before is not None and not isinstance(before, Sign):
            last = before[1][-1]
            joint = _joints().get((last.symbol, text))
            if joint is not None:
                said.words.append(joint[self._language])
                return False
            if self._language == "ru" and last.symbol in _ADVERBIAL and len(before[1]) == 1:
                return False
        if not glue and sign.attach in ("right", "none"):
            said.words.append(" ")
        said.words.append(text)
        return sign.attach in ("right", "both")

    def _clause(self, nodes: tuple[Node, ...], said: _Said, wants: Wants) -> str:
        words = []
        for node in nodes:
            asked = wants
            if node.symbol in _SUBJECTS and len(nodes) > 1:
                said.subject = self._composer.facts(node)
            if node.symbol == "S" or node.symbol == _REPORTING:
                said.subject = _subject(self._composer, node) or said.subject
                said.predicates += 1
            elif node.symbol in _PREDICATES:
                if said.subject is not None:
                    asked = wants._replace(subject=said.subject, agrees=said.subject, next=said.predicates > 0)
                    said.predicates += 1
                else:
                    asked = self._without_subject(wants)
            words.append(self._composer.say(node, asked))
        return " ".join(filter(None, words))

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


def _time(read: Sequence[Read | Sign]) -> str:
    """The tense that the times of a sentence suggest."""
    for each in read:
        if not isinstance(each, Sign):
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


_REPEATED_COMMA = re.compile(r",(?:\s*,)+")
_COMMA_BEFORE = re.compile(r",\s*(?=[.;:!?)])")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?)»”])")
_SPACES = re.compile(r" {2,}")


def _tidied(text: str, language: str) -> str:
    text = _REPEATED_COMMA.sub(",", text)
    text = _COMMA_BEFORE.sub("", text)
    text = _SPACE_BEFORE.sub("", text)
    return _SPACES.sub(" ", text).strip()
