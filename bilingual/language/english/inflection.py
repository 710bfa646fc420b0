"""English words in the forms a sentence asks for: verbs, plurals, articles."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bilingual.language.data import rows, several

VerbForm = Literal["base", "third", "past", "participle", "ing"]

_VOWELS = frozenset("aeiou")
_DOUBLES = re.compile("[^aeiou][aeiou][bdfgklmnprtvz]")
_ONE_SYLLABLE = re.compile("[^aeiou]*[aeiou]+[^aeiou]+")
_AN = re.compile("(?:(?:a|e(?!u)|i|o(?!ne|nce)|u(?!ni(?!m|n)|se|su|ti))|hour|honest|honour)", re.IGNORECASE)


@cache
def verb_form(verb: str, form: VerbForm) -> str:
    """A form of a verb; irregular ones are in irregular_verbs.csv, and those that double their last letter."""
    row = _irregular().get(verb)
    if row is not None and row[form]:
        return row[form]
    if form == "base":
        return verb
    if form == "third":
        return _with_s(verb)
    if form == "participle":
        return verb_form(verb, "past")
    stem = verb
    if _DOUBLES.search(verb[-3:]) and _ONE_SYLLABLE.fullmatch(verb):
        stem = verb + verb[-1]
    if form == "ing":
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        return (verb[:-1] if verb.endswith("e") and verb[-2:-1] not in ("e", "o", "y") else stem) + "ing"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return stem + "ed"


@cache
def plural(noun: str) -> str:
    """The plural of a noun in the singular; irregular ones are in nouns.csv."""
    row = _nouns().get(noun)
    if row is not None and row["plural"]:
        return row["plural"]
    return noun if is_plural(noun) or is_mass(noun) else _with_s(noun)


@cache
def singular(noun: str) -> str:
    """The singular of a noun in the plural."""
    if noun in _singulars():
        return _singulars()[noun]
    if not is_plural(noun) or noun in _nouns():
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zes")):
        return noun[:-2]
    return noun[:-1]


@cache
def is_plural(noun: str) -> bool:
    """Whether a noun stands in the plural: it ends in s and nouns.csv knows nothing else of it, or is listed there."""
    if noun in _singulars():
        return True
    row = _nouns().get(noun)
    if row is not None:
        return row["kind"] == "plural"
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


@cache
def is_mass(noun: str) -> bool:
    """Whether a noun is not counted: trade, timber, customs."""
    row = _nouns().get(noun)
    return row is not None and row["kind"] in ("mass", "bare")


@cache
def article_of(noun: str) -> str:
    """The article that a noun in the singular takes in a text that says none: "the", "a" or "" (nouns.csv)."""
    row = _nouns().get(noun)
    if row is None:
        return "the"
    return {"mass": "", "bare": "", "plural": "", "a": "a"}.get(row["kind"], "the")


def with_indefinite(phrase: str) -> str:
    """A new mechanism, an agreement."""
    return f"{'an' if _AN.match(phrase) else 'a'} {phrase}"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do", "undergo") else "s")


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return {row["base"]: row for _, row in rows("irregular_verbs.csv", __package__)}


@cache
def _nouns() -> dict[str, dict[str, str]]:
    """nouns.csv by word. Kinds: mass, bare (no article though counted), plural, a, the."""
    return {word: row for _, row in rows("nouns.csv", __package__) for word in several(row["words"])}


@cache
def _singulars() -> dict[str, str]:
    """What has but one form, such as series, is no plural."""
    return {row["plural"]: word for word, row in _nouns().items() if row["plural"] not in ("", word)}
