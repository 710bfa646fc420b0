"""Russian for the rules of the draft engine: cases and government, agreement, tense and aspect.

Features of a slot:
    gen, dat, acc, ins, prep, nom            the case of a noun
    sg, pl                                   its number
    loc (в порту, на границе), dir, from     a place, with its preposition
    on (12 июня, в мае, в 2019 году), by (к 2020 году), since, until     a time
    inf, fin, ger (увеличив), part (проследовавший), ppart (ввозимый), pass (был построен)     the form of a verb;
                                             inf.perf and inf.prog ask for the aspect
    past, pres, futr, prog, perf             its tense: prog asks for the imperfective, perf for the perfective
    neg                                      не
    adj                                      a place as its adjective
    neut                                     agreeing with nothing, or with место: было отправлено, 2-е
    goods                                    the plural of what is counted: экспорт автомобилей, угля
    num                                      a figure without its unit

The grammar cell of a verb: ipf or pf, what it governs (+dat, в+acc), `pair=` its partner in aspect.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bilingual.language.data import rows
from bilingual.language.russian.conjugation import (
    Agreement,
    adjective,
    finite,
    gerund,
    is_numeral,
    is_perfective,
    is_reflexive,
    is_transitive,
    numeral,
    parted,
    participle,
    reflexive,
    short_passive,
)
from bilingual.language.russian.endings import Case
from bilingual.language.russian.inflection import Number as NounNumber
from bilingual.language.russian.inflection import features_of, inflect
from bilingual.language.style import Style
from bilingual.model import Number, Quantity
from bilingual.translate.draft.grammar import Facts, Unit, Wants, without_unit
from bilingual.translate.draft.russian_figures import FEW, NUMBERS, case_of, counted_form, figure

_CASES: dict[str, Case] = {
    "nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prep": "loct",
}  # fmt: skip
_FORMS = frozenset(("inf", "base", "fin", "ger", "part", "ppart", "pass", "pp", "ing"))
_TENSES = frozenset(("past", "pres", "futr", "prog", "perf"))
_NUMBERS = {"sg": "sing", "pl": "plur"}
_PLACES = frozenset(("loc", "dir", "from"))
_TIMES = frozenset(("on", "by", "since", "until"))
_OTHER = frozenset(
    ("neg", "adj", "next", "bare", "the", "a", "adverb", "alone", "poss", "name", "num", "neut", "goods")
)
_BLANK = "\N{NO-BREAK SPACE}"
_GOVERNMENT = re.compile(r"(?P<preposition>[а-яё]*)\+(?P<case>gen|dat|acc|ins|prep|inf)")
_RELATIONAL = re.compile(r"[а-яё-]+(?:ий|ый|ой)")


# Во Владивосток, со станции, об этом: Розенталь, Справочник по правописанию, § 199.
_CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
_BEFORE_CLUSTERS = (
    (re.compile(rf"\b([Вв]) (?=«?[вф]{_CONSONANT})", re.IGNORECASE), r"\1о "),
    (re.compile(rf"\b([Сс]) (?=«?[сзшж]{_CONSONANT})", re.IGNORECASE), r"\1о "),
    (re.compile(r"\b([Оо]) (?=«?[аоэиу])", re.IGNORECASE), r"\1б "),
)


class Government(NamedTuple):
    """The preposition and case that a verb asks for, and its partner in aspect, "" if none is named."""

    preposition: str
    case: Case
    aspect_pair: str


class Russian:
    """The grammar of Russian, as the composer asks for it."""

    places_behind = True
    places_adverbs = False

    def features(self) -> frozenset[str]:
        return frozenset((*_CASES, *_FORMS, *_TENSES, *_NUMBERS, *_PLACES, *_TIMES, *_OTHER))

    def ask(self, wants: Wants, feature: str, text: str) -> tuple[str, Wants]:
        if feature in _CASES:
            return "", wants._replace(case=_CASES[feature])
        if feature == "pass" and wants.form in ("inf", "base"):
            return "", wants._replace(form="inf.pass")
        if feature in _FORMS:
            return "", wants._replace(form=feature)
        if feature in _TENSES:
            return "", wants._replace(tense=feature)
        if feature in _NUMBERS:
            # What is not counted has no plural, whatever a rule asks of its kind: весь уголь.
            return "", wants if _is_mass(text) else wants._replace(number=_NUMBERS[feature])
        if feature in _PLACES:
            preposition, case = _local(text, feature)
            return preposition, wants._replace(case=case)
        if feature in _TIMES:
            return "", wants._replace(form=feature)
        if feature == "name":
            return "", wants._replace(name=True)
        if feature == "alone":
            return "", wants._replace(alone=True)
        if feature == "num":
            return "", wants._replace(unitless=True)
        if feature == "neut":
            neuter = Facts("sing", "neut")
            return "", wants._replace(subject=neuter, agrees=neuter)
        if feature == "neg":
            return "", wants._replace(negative=True)
        if feature == "next":
            return "", wants._replace(next=True)
        return "", wants

    def facts(self, unit: Unit) -> Facts:
        number, gender, animate = features_of(unit.text, _noun_grammar(unit))
        return Facts(number, gender, animate)

    def inflect(self, unit: Unit, wants: Wants) -> str:
        if unit.symbol in ("V", "VP", "VS", "VQ"):
            return _verb(unit, wants)
        if unit.symbol == "Q":
            return numeral(unit.text, case_of(wants), _agreement(wants.agrees))
        if unit.symbol in ("A", "AP", "DET", "DP", "ORD"):
            return adjective(unit.text, case_of(wants), _agreement(wants.agrees))
        if unit.symbol in ("N", "NS", "NR", "R", "G", "NV", "MQ") and unit.text:
            number = NUMBERS.get(wants.number)
            return _noun(unit.text, case_of(wants), number, _noun_grammar(unit))
        return unit.text

    def count(self, quantity: Quantity, wants: Wants) -> Wants:
        number, case = counted_form(quantity, case_of(wants))
        return wants._replace(number=number, case=case)

    def counted(self, quantity: Quantity) -> str:
        return "sing" if isinstance(quantity, Number) and quantity.value == 1 and not quantity.approximation else "plur"

    def quantity(self, quantity: Quantity, wants: Wants, style: Style) -> str:
        return figure(without_unit(quantity) if wants.unitless else quantity, wants, style)

    def govern(self, verb: Unit, wants: Wants) -> tuple[str, Wants]:
        government = _government(verb.text, verb.grammar)
        preposition = "" if verb.text.endswith(f" {government.preposition}") else government.preposition
        return preposition, wants._replace(case=government.case)

    def adjective(self, _preferred: str, accepted: tuple[str, ...]) -> Unit | None:
        return next((Unit(text, "A") for text in accepted if _RELATIONAL.fullmatch(text)), None)

    def noun_phrase(self, body: str, _unit: Unit, _facts: Facts, _wants: Wants) -> str:
        return body

    def tidy(self, text: str) -> str:
        for pattern, form in _BEFORE_CLUSTERS:
            text = pattern.sub(form, text)
        return text


GRAMMAR = Russian()


@lru_cache(maxsize=1 << 15)
def _noun(text: str, case: Case, number: NounNumber | None, grammar: str) -> str:
    """A noun in case and number; in its own number where it has no other, as it stands where it has no case.

    One behind a numeral, which grammar `pl` makes a subject of several (обе стороны), takes the numeral along.
    """
    first, _, rest = text.partition(" ")
    if rest and is_numeral(first):
        counted = text if case in ("nomn", "accs") else inflect(rest, case, "plur", "pl")
        return text if counted in (text, None) else f"{numeral(first, case, Agreement())} {counted}"
    return inflect(text, case, number, grammar) or inflect(text, case, None, grammar) or text


def _agreement(facts: Facts) -> Agreement:
    return Agreement("plur" if facts.number == FEW else facts.number, facts.gender, facts.animate, facts.person)


def _noun_grammar(unit: Unit) -> str:
    return unit.grammar if unit.symbol in ("N", "NS", "NR", "R", "G", "NV", "MQ") else ""


@cache
def _government(text: str, grammar: str) -> Government:
    match = _GOVERNMENT.search(grammar)
    pair = next((part.removeprefix("pair=") for part in grammar.split() if part.startswith("pair=")), "").replace(
        "_", " "
    )
    if match and match["case"] != "inf":
        return Government(match["preposition"], _CASES[match["case"]], pair)
    # A verb with its own object takes a further one in the genitive: ускорять строительство дорог.
    return Government("", "gent" if parted(text)[2] and not match else "accs", pair)


def _in_aspect(unit: Unit, *, perfective: bool) -> str:
    """The verb in an aspect, if its partner is known; else as it is."""
    pair = _government(unit.text, unit.grammar).aspect_pair
    if not pair or is_perfective(unit.text) == perfective:
        return unit.text
    front, _, rest = parted(unit.text)
    return f"{front}{pair}{'' if ' ' in pair else rest}"


def _verb(unit: Unit, wants: Wants) -> str:
    no = "не " if wants.negative else ""
    agreement = _agreement(wants.subject)
    form = wants.form
    if form in ("", "fin") and wants.alone and not wants.subject.agent and is_transitive(unit.text):
        form = "pass"
    elif (
        form in ("inf", "base") and wants.alone and wants.known and not wants.subject.agent and is_transitive(unit.text)
    ):
        form = "inf.pass"
    elif form.endswith("pass") and not is_transitive(unit.text):
        form = "inf" if form == "inf.pass" else "fin"
    match form:
        case "inf" | "base":
            asked = {"perf": True, "prog": False}.get(wants.tense)
            return no + (unit.text if asked is None else _in_aspect(unit, perfective=asked))
        case "ger":
            verb = _in_aspect(unit, perfective=wants.tense in ("past", "perf"))
            return no + (gerund(verb) or unit.text)
        case "part" | "ppart" | "pp":
            return no + _participle(unit, wants)
        case "inf.pass":
            return no + _passive_infinitive(unit, agreement)
        case "pass":
            return no + _passive(unit, wants, agreement)
    tense, verb = _tense(unit, wants)
    return no + finite(verb, tense, agreement)


def _tense(unit: Unit, wants: Wants) -> tuple[str, str]:
    """The tense of a finite verb, and the verb in the aspect that goes with it."""
    if wants.tense == "perf":
        return "past", _in_aspect(unit, perfective=True)
    if wants.tense == "prog":
        return "pres" if wants.time != "past" else "past", _in_aspect(unit, perfective=False)
    if wants.tense == "futr":
        return "futr", _in_aspect(unit, perfective=True)
    if wants.tense == "pres":
        return "pres", _in_aspect(unit, perfective=False)
    if wants.tense == "past" or wants.time == "past":
        return "past", unit.text if "state" in unit.grammar else _in_aspect(unit, perfective=True)
    if wants.time == "futr":
        return "futr", _in_aspect(unit, perfective=True)
    # A verb of both aspects (конфисковать) is used as its cell says.
    return ("past" if is_perfective(unit.text) or unit.grammar.startswith("pf") else "pres"), unit.text


def _participle(unit: Unit, wants: Wants) -> str:
    government = _government(unit.text, unit.grammar)
    # Some that govern the genitive have a passive too: достигнутый, ожидаемый.
    direct = government.case in ("accs", "gent") and not government.preposition
    transitive = direct and not is_reflexive(unit.text)
    passive = wants.form != "part" and transitive and "intr" not in unit.grammar
    verbs = [unit.text, _in_aspect(unit, perfective=not is_perfective(unit.text))]
    for verb in verbs:
        made = participle(verb, passive=passive, case=case_of(wants), agreement=_agreement(wants.agrees))
        if made:
            return made
    return participle(unit.text, passive=False, case=case_of(wants), agreement=_agreement(wants.agrees)) or unit.text


def _passive_infinitive(unit: Unit, agreement: Agreement) -> str:
    """Быть выпущены, for what is spoken of; of an imperfective verb перевозиться."""
    short = short_passive(_in_aspect(unit, perfective=True), agreement)
    return f"быть {short}" if short else reflexive(unit.text) or unit.text


def _passive(unit: Unit, wants: Wants, agreement: Agreement) -> str:
    tense = wants.tense or wants.time or "past"
    verb = _in_aspect(unit, perfective=tense not in ("pres", "prog"))
    short = short_passive(verb, agreement) if is_perfective(verb) else None
    if short:
        return {
            "past": f"{finite('быть', 'past', agreement)} {short}",
            "futr": f"{finite('быть', 'futr', agreement)} {short}",
        }.get(tense, short)
    made = reflexive(verb) or verb
    return finite(made, "past" if tense == "perf" else tense if tense in ("past", "futr") else "pres", agreement)


@cache
def _local(text: str, feature: str) -> tuple[str, Case]:
    """The preposition and case of a place: в порту, на границе; в порт; из порта, с границы."""
    on = any(word in _on_words() for word in re.findall(r"[а-яё-]+", text.lower())[:3]) if text else False
    if feature == "from":
        return ("с" if on else "из"), "gent"
    return ("на" if on else "в"), "loct" if feature == "loc" else "accs"


@cache
def _is_mass(text: str) -> bool:
    return any(word in _mass_words() for word in re.findall(r"[а-яё-]+", text.lower())[:3])


@cache
def _mass_words() -> frozenset[str]:
    return frozenset(row["word"] for _, row in rows("russian_mass.csv", __package__))


@cache
def _on_words() -> frozenset[str]:
    return frozenset(row["word"] for _, row in rows("russian_places.csv", __package__))
