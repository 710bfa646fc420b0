"""One Russian rendering in the place of another, where case and agreement are certain."""

from __future__ import annotations

import re
from itertools import product

from bilingual.language.russian.endings import CASES, Case
from bilingual.language.russian.inflection import NUMBERS, Number, features_of, inflect, readings
from bilingual.model import Rendering

_OPENS = re.compile(r"(?:^|[.!?:]\s+)[«(]*$")
_WORD_BEFORE = re.compile(r"([а-яёa-z][\w-]*|\d)[ \N{NO-BREAK SPACE}]+$", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"(,?)\s+([а-яё][\w-]*)", re.IGNORECASE)
_AGREEING = ("ADJF", "ADJS", "PRTF", "PRTS", "NUMR")
# What a preposition that stands right before a form rules out: Розенталь, Справочник по правописанию, §§ 197-199.
_GOVERNED: dict[str, frozenset[Case]] = {
    **dict.fromkeys(("в", "во", "на", "о", "об", "при"), frozenset[Case](("loct", "accs"))),
    **dict.fromkeys(("к", "ко", "по", "благодаря", "согласно"), frozenset[Case](("datv", "loct"))),
    **dict.fromkeys(("из", "от", "до", "без", "для", "у", "около", "после"), frozenset[Case](("gent",))),
    **dict.fromkeys(("через", "про", "сквозь"), frozenset[Case](("accs",))),
    **dict.fromkeys(("с", "со"), frozenset[Case](("ablt", "gent"))),
    **dict.fromkeys(("над", "под", "перед", "между"), frozenset[Case](("ablt",))),
}


def fit(text: str, span: tuple[int, int], was: Rendering, rendering: Rendering) -> str | None:
    """The text with a form of `was`, which stands at the span, replaced with the same form of a rendering.

    None where the form is not certain (one that serves several cases in which the rendering differs), or where what
    stands around it would have to agree with another gender, number or animacy.
    """
    start, end = span
    before, behind = text[:start], text[end:]
    places = _places(text[start:end], was, before)
    said = {_form(rendering, case, number) for case, number in places}
    if len(said) != 1 or None in said:
        return None
    if not _alike(was, rendering) and not all(_stands_free(case, before, behind) for case, _ in places):
        return None
    form = said.pop() or ""
    if _OPENS.search(before):
        form = form[:1].upper() + form[1:]
    return before + form + behind


def _places(found: str, was: Rendering, before: str) -> set[tuple[Case, Number]]:
    """The cases and numbers that a form may stand in, as far as the preposition before it tells."""
    own = features_of(was.text, was.grammar)[0]
    places = {
        (case, number)
        for case, number in product(CASES, NUMBERS)
        if _folded(_form(was, case, number) or "") == _folded(found)
    }
    if any(number == own for _, number in places):
        places = {place for place in places if place[1] == own}
    preposition = _WORD_BEFORE.search(before)
    governed = _GOVERNED.get(preposition[1].lower()) if preposition else None
    # No preposition stands before a nominative, and the locative stands behind one.
    return {
        (case, number) for case, number in places if (case in governed if governed is not None else case != "loct")
    } or (places if governed is None else set())


def _form(rendering: Rendering, case: Case, number: Number) -> str | None:
    own = features_of(rendering.text, rendering.grammar)[0]
    return inflect(rendering.text, case, None if number == own else number, rendering.grammar)


def _folded(form: str) -> str:
    return form.lower().replace("ё", "е")


def _alike(one: Rendering, other: Rendering) -> bool:
    """Whether whatever agrees with the one agrees with the other."""
    own, others = features_of(one.text, one.grammar), features_of(other.text, other.grammar)
    return (own[0], own[2]) == (others[0], others[2]) and (own[0] == "plur" or own[1] == others[1])


def _stands_free(case: Case, before: str, behind: str) -> bool:
    """Whether nothing agrees with a form: it is no subject, and neither neighbour is an adjective or a count."""
    if case in ("nomn", "accs"):
        return False
    previous, following = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
    if previous and (previous[1].isdigit() or _agrees(previous[1])):
        return False
    return not (following and (following[2].lower().startswith("котор") or _agrees(following[2])))


def _agrees(word: str) -> bool:
    return any(reading.tag.POS in _AGREEING or "Apro" in reading.tag for reading in readings(word))
