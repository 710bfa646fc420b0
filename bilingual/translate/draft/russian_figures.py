"""Figures and dates in Russian as their place in a sentence asks for them: cases, and the nouns that they count."""

from __future__ import annotations

import re
from typing import cast

from bilingual.language.data import months, units
from bilingual.language.russian import render
from bilingual.language.russian.endings import Case
from bilingual.language.russian.inflection import Number as NounNumber
from bilingual.language.russian.inflection import inflect
from bilingual.language.style import Style
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity
from bilingual.translate.draft.grammar import Wants

_BLANK = "\N{NO-BREAK SPACE}"
# Behind 2, 3 and 4 a noun stands in the singular, what agrees with it in the plural: 2 новых вагона.
FEW = "few"
NUMBERS: dict[str, NounNumber] = {"sing": "sing", "plur": "plur", FEW: "sing"}


def case_of(wants: Wants) -> Case:
    """The case wanted; a subject and what a possessive stands for are in the nominative."""
    return "nomn" if wants.case in ("subj", "poss") else cast(Case, wants.case)


def counted_form(quantity: Quantity, case: Case) -> tuple[str, Case]:
    """The number and case of a noun behind a figure, in a phrase of a case: 2 вагона, 5 вагонов, к 5 вагонам."""
    value = quantity.value if isinstance(quantity, Number) else None
    if isinstance(quantity, Interval) and isinstance(quantity.high, Number):
        value = quantity.high.value
    if value is None:
        return "sing", case
    scaled = isinstance(quantity, Number) and bool(quantity.scale) and abs(value) >= 10**6
    if scaled or value.denominator != 1:
        return ("plur" if scaled else "sing"), "gent"
    last, tens = abs(int(value)) % 10, abs(int(value)) % 100
    one, few = last == 1 and tens != 11, last in (2, 3, 4) and tens not in (12, 13, 14)
    if getattr(quantity, "approximation", ""):
        return ("sing" if one else "plur"), "gent"
    if case in ("nomn", "accs"):
        if one:
            return "sing", case
        return (FEW if few else "plur"), "gent"
    return ("sing" if one else "plur"), case


def figure(quantity: Quantity, wants: Wants, style: Style) -> str:
    """A quantity in the case wanted, a date in the form that its use asks for."""
    case = case_of(wants)
    match quantity:
        case PartialDate() | Interval(low=PartialDate()):
            return _date(quantity, "" if wants.label else wants.form, case, style)
        case Number(unit=unit) if unit and case in ("gent", "datv", "ablt", "loct"):
            return _in_case(quantity, case, style)
        case Ordinal(value=value):
            return _ordinal(value, case, wants)
    return render(quantity, style)


def _in_case(quantity: Number, case: Case, style: Style) -> str:
    """A figure with its unit in an oblique case: до 2 вагонов, к 5 процентам."""
    said = render(quantity, style)
    unit = units()[quantity.unit]
    if not unit.ru_one or quantity.approximation or not any(letter.isalpha() for letter in unit.ru_one):
        return said
    number, asked = counted_form(quantity, case)
    if asked == "gent":
        form = unit.ru_many if number == "plur" else unit.ru_fraction
    else:
        form = inflect(unit.ru_one, asked, NUMBERS[number]) or ""
    for noun in (unit.ru_many, unit.ru_few, unit.ru_fraction, unit.ru_one):
        if form and said.endswith(noun):
            return said.removesuffix(noun) + form
    return said


def _ordinal(value: int, case: Case, wants: Wants) -> str:
    """1-й, 2-го, 3-м …: the case by the ending, as the rules of Russian spelling write it."""
    facts = wants.agrees
    if facts.number == "plur":
        endings = {"nomn": "е", "accs": "е", "gent": "х", "datv": "м", "ablt": "ми", "loct": "х"}
    elif facts.gender == "femn":
        endings = {"nomn": "я", "accs": "ю", "gent": "й", "datv": "й", "ablt": "й", "loct": "й"}
    elif facts.gender == "neut":
        endings = {"nomn": "е", "accs": "е", "gent": "го", "datv": "му", "ablt": "м", "loct": "м"}
    else:
        endings = {"nomn": "й", "accs": "й", "gent": "го", "datv": "му", "ablt": "м", "loct": "м"}
    return f"{value}-{endings[case]}"


def _date(quantity: Quantity, form: str, case: Case, style: Style) -> str:
    """A date in the form that a time asks for: on (12 июня, в мае), by (к маю), since, until, or in a case.

    A day is in the genitive whatever is asked: 12 июня is the day's name and says when.
    """
    said = render(quantity, style)
    last = quantity.high if isinstance(quantity, Interval) else quantity
    days = isinstance(last, PartialDate) and last.day is not None
    forms: dict[str, tuple[str, Case]] = {
        "on": ("" if days else "в", "loct"),
        "by": ("к", "datv"),
        "since": ("с", "gent"),
        "until": ("до", "gent"),
    }
    preposition, wanted = forms.get(form, ("", case))
    changed = said if days else _months_in(said, wanted)
    return f"{preposition} {changed}" if preposition else changed


def _months_in(said: str, case: Case) -> str:
    """Months and years in a case: в январе — мае 2019 года; в 2019 году."""
    if case == "nomn":
        return said
    for row in months():
        name = row["ru_nominative"]
        if re.search(rf"\b{name}\b", said):
            said = re.sub(rf"\b{name}\b", inflect(name, case) or name, said)
    forms = {"gent": "года", "datv": "году", "ablt": "годом", "loct": "году", "accs": "год"}
    if re.search(rf"{_BLANK}год\b", said):
        said = re.sub(rf"{_BLANK}год\b", _BLANK + forms[case], said)
    plural = {"gent": "годов", "datv": "годам", "ablt": "годами", "loct": "годах", "accs": "годы"}
    return re.sub(rf"{_BLANK}годы\b", _BLANK + plural[case], said)
