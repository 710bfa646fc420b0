"""One English rendering in the place of another: number, article and capital follow."""

from __future__ import annotations

import re

from bilingual.language.english.inflection import is_mass, is_plural, plural, singular, with_indefinite
from bilingual.model import Rendering

_INDEFINITE = re.compile(r"\b(an?) $", re.IGNORECASE)
_DEFINITE = re.compile(r"\bthe $", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:]\s+)[“\"‘(]*$")
_WORD_BEFORE = re.compile(r"(\w[\w'’-]*)\s+$")
_WORD_BEHIND = re.compile(r"\s+(\w[\w'’-]*)")
_LITTLE_WORDS = frozenset(("the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "at", "from"))


def fit(text: str, span: tuple[int, int], was: Rendering, rendering: Rendering) -> str | None:
    """The text with a form of `was`, which stands at the span, replaced with the like form of a rendering.

    None where the sentence would have to change with it: a noun that has no plural behind "two", a mass noun behind
    "a", a word of the rendering that stands beside the span already in another form.
    """
    start, end = span
    said = _in_number(text[start:end], was.text, rendering.text)
    if said is None:
        return None
    start, end = _without_doubles(text, start, end, said)
    before = text[:start]
    definite = re.match(r"the\s+", said, re.IGNORECASE)
    if definite and _DEFINITE.search(before):
        said = said[definite.end() :]
    indefinite = _INDEFINITE.search(before)
    if indefinite:
        if _head(said) is None or is_plural(_last(said)) or is_mass(_last(said)):
            return None
        article = with_indefinite(said).partition(" ")[0]
        before = before[: indefinite.start()] + (article.capitalize() if indefinite[1][0].isupper() else article) + " "
    if _OPENS.search(before):
        said = said[:1].upper() + said[1:]
    return before + said + text[end:]


def _in_number(found: str, was: str, rendering: str) -> str | None:
    """The rendering in the number in which `was` was found; as it is written if `was` is."""
    if _number(found) == _number(was) or found.lower() == was.lower():
        return rendering
    last = _last(rendering)
    if not last.islower() or " of " in rendering:
        return None
    turned = plural(last) if _number(found) == "many" else singular(last)
    return None if turned == last else rendering[: len(rendering) - len(last)] + turned


def _number(phrase: str) -> str:
    return "many" if is_plural(_last(phrase).lower()) else "one"


def _last(phrase: str) -> str:
    return re.findall(r"[\w'’-]+", phrase)[-1] if re.search(r"\w", phrase) else ""


def _head(phrase: str) -> str | None:
    """The last word, if the phrase is a common noun: names take no article."""
    last = _last(phrase)
    return last if last[:1].islower() else None


def _without_doubles(text: str, start: int, end: int, said: str) -> tuple[int, int]:
    """The span with the words before and behind it that the rendering says itself: "freight [trains]"."""
    own = {word.lower() for word in re.findall(r"[\w'’-]+", said)} - _LITTLE_WORDS
    while (match := _WORD_BEFORE.search(text, 0, start)) and match[1].lower() in own:
        start = match.start(1)
    while (match := _WORD_BEHIND.match(text, end)) and match[1].lower() in own:
        end = match.end(1)
    return start, end
