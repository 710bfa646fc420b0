"""What the predicates of a sentence share: what one will do, must do or decides to do goes on behind the comma."""

from __future__ import annotations

from typing import NamedTuple

from bilingual.translate.draft.chart import Node
from bilingual.translate.draft.grammar import Wants
from bilingual.translate.draft.rules import Part, Template

_TENSES = frozenset(("past", "pres", "futr", "prog", "perf"))
_CLAUSES = frozenset(("S", "SAY", "VP", "V"))


class Course(NamedTuple):
    """The form of the verbs behind "must" and "decided", and the time behind "will"; `marked` says its own tense."""

    form: str = ""
    time: str = ""
    marked: bool = False

    def asked(self, wants: Wants) -> Wants:
        """What is wanted of a predicate that goes on so."""
        return wants._replace(form=self.form or wants.form, time=self.time or wants.time)


def course_of(node: Node, language: str) -> Course:
    """How the predicate of a clause would go on: as its auxiliary or its tense has it."""
    if node.rule is None:
        return Course()
    template = node.rule.template(language)
    below = _infinitive(node, template)
    if below is not None:
        return Course(form=below, marked=True)
    for part in template.parts:
        tense = _TENSES.intersection(part.features)
        if part.inherits and tense:
            return Course(time="futr" if "futr" in tense else "", marked=True)
        if part.inherits and part.slot >= 0 and node.children[part.slot].symbol in _CLAUSES:
            return course_of(node.children[part.slot], language)
    return Course()


def _infinitive(node: Node, template: Template) -> str | None:
    """The form of the verb that an auxiliary governs: the only slot beside the subject."""
    assert node.rule is not None
    others = [number for number, name in enumerate(node.rule.slots) if name != "s"]
    if len(others) != 1 or node.children[others[0]].symbol != "VP":
        return None
    part: Part = next(part for part in template.parts if part.slot == others[0])
    return next((form for form in ("inf", "base") if form in part.features and not part.inherits), None)
