"""Russian terms in any case and number: the head declines, what agrees with it follows, all else stays.

Cases and numbers are named as OpenCorpora and pymorphy3 name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Literal, get_args

import pymorphy3

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.language.russian.endings import CASES, Case, Gender, decline, gender_by_ending

Number = Literal["sing", "plur"]

NUMBERS: tuple[Number, ...] = get_args(Number)
_GENDERS: dict[str, Gender] = {"m": "masc", "f": "femn", "n": "neut"}

_TOKEN = re.compile(r"[а-яё]+(?:-[а-яё]+)*|[^а-яё]+", re.IGNORECASE)
_WORD = re.compile(r"[а-яё]", re.IGNORECASE)
_AGREEING = ("ADJF", "PRTF")
_ADJECTIVAL_NAME = re.compile("[А-ЯЁ][а-яё-]*(?:[иыо]й|[ая]я|[ое]е)")
# Readings of people's names decline otherwise than towns: Корсаковым, but в городе под Корсаковом.
_PERSONAL = ("Name", "Surn")
_RUSSIAN_SURNAMES = ("ов", "ев", "ёв")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the column `ru_grammar` says, its parts joined by " | ".

    indecl      the term has one form
    pl          it stands in the plural, although it may be read as a singular
    gender=m    (f, n) of the head, where the dictionary does not know it or reads it wrong
    anim, inan  of a noun that may name living beings or things (лицо, боб): which of them it names here
    head=2      the word that declines and that those before it agree with; the first noun unless given
    person      the head is a person's name: с Лавровым, though под Львовом
    """

    gender: Gender | None = None
    head: int = 0
    number: Number | None = None
    indeclinable: bool = False
    animacy: str = ""
    person: bool = False


@cache
def read_grammar(cell: str) -> Grammar:
    """The parts of a cell of `ru_grammar`. Raises DataError for one that is not known."""
    gender: Gender | None = None
    number: Number | None = None
    head, indeclinable, animacy, person = 0, False, "", False
    for part in filter(None, (part.strip() for part in cell.split("|"))):
        name, _, value = part.partition("=")
        if name == "gender" and value in _GENDERS:
            gender = _GENDERS[value]
        elif name == "head" and value.isdigit() and int(value) > 0:
            head = int(value)
        elif part == "pl":
            number = "plur"
        elif part == "indecl":
            indeclinable = True
        elif part in ("anim", "inan"):
            animacy = part
        elif part == "person":
            person = True
        else:
            known = "indecl, pl, anim, inan, person, gender=m (f, n) or head=2"
            raise DataError(f"ru_grammar {part!r} is not known; use {known}")
    return Grammar(gender, head, number, indeclinable, animacy, person)


@dataclass(frozen=True, slots=True)
class _Head:
    """The noun of a term. `reading` is the dictionary's, None for a name that declines by its ending."""

    gender: Gender
    number: Number
    reading: pymorphy3.analyzer.Parse | None = None
    person: bool = False

    @property
    def animate(self) -> bool:
        return self.person or (self.reading is not None and self.reading.tag.animacy == "anim")


@dataclass(frozen=True, slots=True)
class _Part:
    """A token of a term. One with a head declines with it: as its noun, or by a reading of its own that agrees.

    `may_stay` of a name that usage also leaves as it is (порта Восточный).
    """

    text: str
    head: _Head | None = None
    agrees: pymorphy3.analyzer.Parse | None = None
    may_stay: bool = False


def inflect(text: str, case: Case, number: Number | None = None, grammar: str = "") -> str | None:
    """The term in a case and number (its own unless given), or None where it has no such form.

    `text` is in the nominative; `grammar` is its cell of `ru_grammar`. A term without a noun that declines (a verb, an
    adverbial) has no form but itself. Raises DataError for a grammar that is not known.
    """
    return next(iter(_variants(text, case, number, grammar)), None)


@cache
def forms(text: str, grammar: str = "") -> frozenset[str]:
    """Every form of a term in lower case, with ё and with е; the term itself always among them.

    Of a verb the forms of its first word, of an adjective those of every gender.
    """
    asked = read_grammar(grammar)
    own = _own_number(_read(text, asked), asked)
    numbers = (None, *(number for number in NUMBERS if number != own))
    found = {text, *chain.from_iterable(_variants(text, *each, grammar) for each in product(CASES, numbers))}
    if not asked.indeclinable:
        found.update(_other_forms(text))
    lower = {form.lower() for form in found}
    return frozenset(lower | {form.replace("ё", "е") for form in lower})


def is_known(word: str) -> bool:
    """Whether the dictionary or known_words.csv has the word in some form, or each part of one joined by hyphens."""
    lower = word.lower()
    return _stands_alone(lower) or all(_stands_alone(part) or _opens_compound(part) for part in lower.split("-"))


def stands_with_ye(word: str) -> bool:
    """Whether a word in lower case is in the dictionary with е as it is (все, берет), not only with ё (ещё, идёт)."""
    return any(reading.word == word for reading in _analyzer().parse(word))


def _stands_alone(word: str) -> bool:
    return _analyzer().word_is_known(word) or any(reading.normal_form in _known_words() for reading in readings(word))


def _opens_compound(part: str) -> bool:
    """Whether a part in -о may open a compound: российско-китайский, Байкало-Амурский."""
    stem = part.removesuffix("о")
    return stem != part and any(_analyzer().word_is_known(stem + ending) for ending in ("", "ий", "ый", "ой"))


@cache
def _known_words() -> frozenset[str]:
    return frozenset(row["word"] for _, row in rows("known_words.csv", __package__))


def _variants(text: str, case: Case, number: Number | None, grammar: str) -> Iterator[str]:
    """The ways to write a form, the best first."""
    asked = read_grammar(grammar)
    parts = _read(text, asked)
    own = _own_number(parts, asked)
    wanted = number or own
    if wanted == own and (case == "nomn" or asked.indeclinable):
        yield text
        return
    heads = {id(part.head) for part in parts if part.head}
    if heads and (len(heads) == 1 or number is None):
        for formed in product(*(_formed(part, case, number) for part in parts)):
            yield "".join(formed)


def _own_number(parts: tuple[_Part, ...], asked: Grammar) -> Number:
    return next((part.head.number for part in parts if part.head), asked.number or "sing")


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def readings(word: str) -> tuple[pymorphy3.analyzer.Parse, ...]:
    return tuple(_analyzer().parse(word.lower()))


def _other_forms(text: str) -> Iterator[str]:
    """The forms of a term whose first word is a verb, or that is an adjective."""
    tokens = _TOKEN.findall(text)
    found = readings(tokens[0])
    if found[0].tag.POS == "INFN" or (len(tokens) == 1 and found[0].tag.POS in _AGREEING):
        for form in found[0].lexeme:
            yield form.word + "".join(tokens[1:])


@cache
def _read(text: str, grammar: Grammar) -> tuple[_Part, ...]:
    """The tokens of a term, each with the head it declines with."""
    tokens = _TOKEN.findall(text)
    words = [index for index, token in enumerate(tokens) if _WORD.match(token)]
    parts = [_Part(token) for token in tokens]
    place = grammar.head - 1 if grammar.head else _head_place([tokens[index] for index in words], grammar)
    if grammar.indeclinable or place is None or place >= len(words):
        return tuple(parts)
    head = _head(tokens[words[place]], grammar)
    if head is None:
        return tuple(parts)
    parts[words[place]] = _Part(tokens[words[place]], head)
    for index in (*words[:place], *_followers(tokens, words[place + 1 :])):
        reading = _agreeing(tokens[index], head)
        if reading:
            parts[index] = _Part(tokens[index], head, reading, may_stay=index > words[place])
    for index, part in _others(tokens, words[place + 1 :]):
        parts[index] = part
    return tuple(parts)


def _head_place(words: list[str], grammar: Grammar) -> int | None:
    """The word that declines: the noun behind the adverbs and adjectives a term opens with, or the last of these."""
    place = 0
    while place < len(words) and _opens(words[place]):
        place += 1
    if place < len(words) and _head(words[place], grammar):
        return place
    # An adjective may be a name (Пограничный) or a noun (таможенные).
    return place - 1 if place > 0 and place == len(words) else None


def _opens(word: str) -> bool:
    """Whether a word may stand before the head: an adjective, an adverb that goes with it, "и" between two."""
    for reading in readings(word):
        tag = reading.tag
        if (tag.POS in _AGREEING and tag.case == "nomn" and "Abbr" not in tag) or tag.POS == "ADVB":
            return True
    return word == "и"


def _head(word: str, grammar: Grammar) -> _Head | None:
    """The word as a noun in the nominative, in the singular if it can be; names unknown to the dictionary by ending."""
    if grammar.person:
        return _person(word, grammar.gender or "masc")
    if word[0].isupper() and not _analyzer().word_is_known(word.lower()):
        number = grammar.number or "sing"
        gender = grammar.gender or (gender_by_ending(word) if number == "sing" and not word.isupper() else "neut")
        return _Head(gender, number) if gender else None
    numbers = (grammar.number,) if grammar.number else NUMBERS
    for number, parts_of_speech in product(numbers, (("NOUN", "NPRO"), _AGREEING)):
        for reading in readings(word):
            tag = reading.tag
            if tag.POS not in parts_of_speech or tag.case != "nomn" or tag.number != number or _is_personal(tag):
                continue
            if grammar.gender and number == "sing" and tag.gender != grammar.gender:
                continue
            if grammar.animacy and tag.animacy != grammar.animacy:
                continue
            return _Head(tag.gender or grammar.gender or "masc", number, reading)
    return _Head(grammar.gender, "sing") if grammar.gender else None


def _person(word: str, gender: Gender) -> _Head:
    """A person's name as the dictionary declines it; one that it cannot place, by its ending."""
    for reading in readings(word):
        tag = reading.tag
        if _is_personal(tag) and tag.case == "nomn" and tag.number == "sing" and tag.gender == gender:
            return _Head(gender, "sing", reading, person=True)
    return _Head(gender, "sing", person=True)


def _is_personal(tag: pymorphy3.tagset.OpencorporaTag) -> bool:
    return any(grammeme in tag for grammeme in _PERSONAL)


def _agreeing(word: str, head: _Head) -> pymorphy3.analyzer.Parse | None:
    for reading in readings(word):
        tag = reading.tag
        if tag.POS not in _AGREEING or tag.case != "nomn" or tag.number != head.number:
            continue
        if tag.gender in (None, head.gender):
            return reading
    return None


def _followers(tokens: list[str], words: list[int]) -> Iterator[int]:
    """What agrees behind the head: an adjective that is its name (остров Русский), participles behind a comma."""
    for number, index in enumerate(words):
        after_comma = tokens[index - 1].strip() == ","
        is_name = number == 0 and tokens[index - 1] == " " and _ADJECTIVAL_NAME.fullmatch(tokens[index])
        if is_name or (after_comma and readings(tokens[index])[0].tag.POS == "PRTF"):
            yield index


def _others(tokens: list[str], words: list[int]) -> Iterator[tuple[int, _Part]]:
    """Further heads with their adjectives, right behind the first: руды и концентраты; Китай, Монголия и Россия."""
    if "и" not in (tokens[index] for index in words):
        return
    while words:
        comma = tokens[words[0] - 1].strip() == "," and readings(tokens[words[0]])[0].tag.POS != "PRTF"
        joined = comma or tokens[words[0]] == "и"
        rest = words[1:] if tokens[words[0]] == "и" else words
        place = _head_place([tokens[index] for index in rest], Grammar()) if joined else None
        head = _head(tokens[rest[place]], Grammar()) if place is not None else None
        if place is None or head is None:
            return
        for index in rest[:place]:
            yield index, _Part(tokens[index], head, _agreeing(tokens[index], head))
        yield rest[place], _Part(tokens[rest[place]], head)
        words = rest[place + 1 :]


def _formed(part: _Part, case: Case, number: Number | None) -> tuple[str, ...]:
    """The ways to write a token in a case and number, the best first; none if it has no such form."""
    head = part.head
    if head is None:
        return (part.text,)
    wanted = number or head.number
    reading = part.agrees or head.reading
    if reading is None:
        own = wanted == head.number
        if head.person and case == "ablt" and part.text.endswith(_RUSSIAN_SURNAMES):
            return (part.text + "ым",)
        if head.person and head.gender == "masc" and case == "accs":
            case = "gent"
        names = decline(part.text, case, "plur" if head.number == "plur" else head.gender) if own else ()
        return tuple(_as_written(part.text, name) for name in names)
    grammemes: set[str] = {case, wanted}
    if reading.tag.POS in _AGREEING:
        grammemes |= {head.gender} if wanted == "sing" else set()
        if case == "accs" and (wanted == "plur" or head.gender == "masc"):
            grammemes.add("anim" if head.animate else "inan")
    # в порту, на берегу: the second locative of some nouns, beside adjectives in the ordinary one.
    second = _word(reading, frozenset(("loc2", wanted))) if case == "loct" and part.agrees is None else ""
    found = [_as_written(part.text, form) for form in (_word(reading, frozenset(grammemes)), second) if form]
    return (*found, part.text) if found and part.may_stay else tuple(found)


@cache
def _word(reading: pymorphy3.analyzer.Parse, grammemes: frozenset[str]) -> str:
    """The form of a reading that has the grammemes, "" if none does; many terms share their words."""
    form = reading.inflect(grammemes)
    return form.word if form else ""


def _as_written(model: str, form: str) -> str:
    """The form with the capitals of the model, hyphen by hyphen."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    models, pieces = model.split("-"), form.split("-")
    if len(models) != len(pieces):
        return form[:1].upper() + form[1:] if model[:1].isupper() else form
    return "-".join(
        piece[:1].upper() + piece[1:] if example[:1].isupper() else piece
        for example, piece in zip(models, pieces, strict=True)
    )


@cache
def features_of(text: str, grammar: str = "") -> tuple[Number, Gender, bool]:
    """The number, gender and animacy of a term in the nominative; singular, masculine and a thing if nothing tells."""
    asked = read_grammar(grammar)
    heads = [part.head for part in _read(text, asked) if part.head]
    if not heads:
        return asked.number or "sing", asked.gender or "masc", asked.animacy == "anim"
    several = len({id(head) for head in heads}) > 1
    return "plur" if several else heads[0].number, heads[0].gender, heads[0].animate
