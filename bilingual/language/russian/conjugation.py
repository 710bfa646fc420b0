"""Russian verbs and adjectives in the forms a sentence asks for. Grammemes are named as pymorphy3 names them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pymorphy3

from bilingual.language.russian.endings import Case
from bilingual.language.russian.inflection import readings

_TOKEN = re.compile(r"[а-яё]+(?:-[а-яё]+)*|[^а-яё]+", re.IGNORECASE)
_PREPOSITION = re.compile(r" (?:в|во|на|под|из|с|к|за|от|до) ")
_REFLEXIVE = ("ся", "сь")


class Agreement(NamedTuple):
    """The number, gender, animacy and person of what a verb or an adjective agrees with."""

    number: str = "sing"
    gender: str = "masc"
    animate: bool = False
    person: str = "3per"


@cache
def is_perfective(verb: str) -> bool:
    """Whether the verb of a verb phrase is perfective; of both aspects counts as imperfective."""
    reading = _verb(parted(verb)[1])
    return reading is not None and "perf" in reading.tag and "impf" not in reading.tag


@cache
def is_transitive(verb: str) -> bool:
    """Whether a verb takes an object in the accusative, as the dictionary has it.

    Of several words those that put it elsewhere: ввести в эксплуатацию does, ускорять строительство has its object.
    """
    _, word, rest = parted(verb)
    reading = _verb(word)
    return reading is not None and "tran" in reading.tag and (not rest or bool(_PREPOSITION.match(rest)))


@cache
def is_reflexive(verb: str) -> bool:
    """Whether the verb of a verb phrase ends in -ся."""
    return parted(verb)[1].endswith(_REFLEXIVE)


@cache
def finite(verb: str, tense: str, agreement: Agreement) -> str:
    """A verb phrase in a tense (past, pres, futr) for a subject; the present of a perfective verb is its future.

    An imperfective verb makes its future with "будет". A short adjective is one with "быть": должна, должна была.
    Another word that is no verb stays as it is.
    """
    front, first, rest = parted(verb)
    reading = _verb(first)
    if reading is None:
        return _short_adjective(verb, tense, agreement) or verb
    if tense == "past":
        form = _past(reading, agreement)
    elif tense == "futr" and not is_perfective(verb) and first != "быть":
        return f"{finite('быть', 'futr', agreement)} {verb}"
    else:
        time = "futr" if is_perfective(verb) or (tense == "futr" and first == "быть") else "pres"
        form = reading.inflect({"VERB", time, agreement.number, agreement.person})
    return front + (form.word if form else first) + rest


@cache
def is_short_adjective(phrase: str) -> bool:
    """Whether a phrase begins with a short adjective, which makes a predicate as a verb does: должен, готов."""
    return _short(parted(phrase)[1]) is not None


def _short(word: str) -> pymorphy3.analyzer.Parse | None:
    """The short adjective that a word is, in the masculine, which is how dictionaries have it; официально is none."""
    return next((each for each in readings(word) if each.tag.POS == "ADJS" and each.tag.gender == "masc"), None)


def _short_adjective(phrase: str, tense: str, agreement: Agreement) -> str | None:
    _, first, rest = parted(phrase)
    number = {"plur"} if agreement.number == "plur" else {"sing", agreement.gender}
    reading = _short(first)
    form = reading.inflect(number) if reading is not None else None
    if form is None:
        return None
    auxiliary = f" {finite('быть', tense, agreement)}" if tense in ("past", "futr") else ""
    return f"{form.word}{auxiliary}{rest}"


@cache
def is_numeral(word: str) -> bool:
    """Whether a word in the nominative is a cardinal that declines: две, обе, пять."""
    return any(each.tag.POS == "NUMR" and each.tag.case == "nomn" for each in readings(word))


@cache
def numeral(word: str, case: Case, agreement: Agreement) -> str:
    """A cardinal in a case, for what it counts: две станции, о двух станциях, двух сотрудников. Others stay."""
    reading = next((each for each in readings(word) if each.tag.POS == "NUMR" and each.tag.case == "nomn"), None)
    if reading is None:
        return adjective(word, case, agreement)
    gender = {agreement.gender} if reading.tag.gender and case in ("nomn", "accs") else set()
    wanted: tuple[set[str], ...] = ({case, *gender}, {case})
    if case == "accs":
        wanted = ({case, "anim" if agreement.animate else "inan", *gender}, *wanted)
    form = next(filter(None, map(reading.inflect, wanted)), None)
    return form.word if form is not None else word


@cache
def participle(verb: str, *, passive: bool, case: Case, agreement: Agreement) -> str | None:
    """A verb phrase as a participle that agrees: active проследовавший, passive ввозимый, построенный; None if none."""
    front, first, rest = parted(verb)
    reading = _verb(first)
    if reading is None:
        return None
    perfective = is_perfective(verb)
    wanted = {"PRTF", "pssv" if passive else "actv", "past" if perfective else "pres"}
    for time in (wanted, wanted - {"past", "pres"} | {"past"}):
        form = reading.inflect(time)
        if form is not None:
            agreed = _agreed(form, case, agreement)
            return front + agreed.word + rest if agreed else None
    return None


@cache
def short_passive(verb: str, agreement: Agreement) -> str | None:
    """The short passive participle of a perfective verb phrase: построен, построена; None if it has none."""
    front, first, rest = parted(verb)
    reading = _verb(first)
    if reading is None:
        return None
    number = {"plur"} if agreement.number == "plur" else {"sing", agreement.gender}
    form = reading.inflect({"PRTS", "pssv", "past", *number})
    return front + form.word + rest if form else None


@cache
def reflexive(verb: str) -> str | None:
    """The passive of an imperfective verb phrase: экспортироваться; None where the dictionary does not know it."""
    front, first, rest = parted(verb)
    made = first + "ся"
    reading = _verb(made)
    return front + made + rest if reading is not None and reading.is_known and not is_reflexive(verb) else None


@cache
def gerund(verb: str) -> str | None:
    """The adverbial participle: увеличив, увеличивая; None if there is none."""
    front, first, rest = parted(verb)
    reading = _verb(first)
    form = reading.inflect({"GRND"}) if reading is not None else None
    return front + form.word + rest if form else None


@cache
def adjective(phrase: str, case: Case, agreement: Agreement) -> str:
    """An adjective, or a phrase of several, as its noun has it; words that are none stay."""
    tokens = _TOKEN.findall(phrase)
    formed = []
    for token in tokens:
        reading = next(
            (r for r in readings(token) if r.tag.POS in ("ADJF", "PRTF", "NUMR") and r.tag.case == "nomn"), None
        )
        form = _agreed(reading, case, agreement) if reading is not None else None
        formed.append(_like(token, form.word) if form else token)
    return "".join(formed)


def _like(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _agreed(reading: pymorphy3.analyzer.Parse, case: Case, agreement: Agreement) -> pymorphy3.analyzer.Parse | None:
    wanted = {case, "plur"} if agreement.number == "plur" else {case, "sing", agreement.gender}
    if case == "accs" and (agreement.number == "plur" or agreement.gender == "masc"):
        wanted.add("anim" if agreement.animate else "inan")
    return reading.inflect(wanted)


def _past(reading: pymorphy3.analyzer.Parse, agreement: Agreement) -> pymorphy3.analyzer.Parse | None:
    number = {"plur"} if agreement.number == "plur" else {"sing", agreement.gender}
    # A participle is in the past too: достигло, not достигнувшее.
    return reading.inflect({"VERB", "past", *number})


@cache
def parted(verb: str) -> tuple[str, str, str]:
    """What stands before the verb of a phrase (активно, в полной мере), the verb, and what stands behind it.

    The blanks go with the outer parts. The verb is the first infinitive; where there is none, the first word.
    """
    words = verb.split(" ")
    at = next((number for number, word in enumerate(words) if _verb(word) is not None), 0)
    front, rest = "".join(f"{word} " for word in words[:at]), "".join(f" {word}" for word in words[at + 1 :])
    return front, words[at], rest


@cache
def _verb(word: str) -> pymorphy3.analyzer.Parse | None:
    """The infinitive; of two that are spelt alike (использовать, проводить) the imperfective, the common one."""
    found = [reading for reading in readings(word) if reading.tag.POS == "INFN"]
    return next((reading for reading in found if "impf" in reading.tag), found[0] if found else None)


def aspects(verb: str) -> frozenset[str]:
    """The aspects (pf, ipf) that the dictionary has the verb of a verb phrase in; none if it is no infinitive."""
    names = {"perf": "pf", "impf": "ipf"}
    infinitives = [each for each in readings(parted(verb)[1]) if each.tag.POS == "INFN" and each.is_known]
    return frozenset(names[each.tag.aspect] for each in infinitives if each.tag.aspect in names)
