"""Place names that the dictionary does not know, declined by their endings (Грамматика-80, §§ 1178 ff.)."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Literal, get_args

from bilingual.language.data import rows

Case = Literal["nomn", "gent", "datv", "accs", "ablt", "loct"]
Gender = Literal["masc", "femn", "neut"]

CASES: tuple[Case, ...] = get_args(Case)
_PREPOSITIONAL = re.compile("(?:на|под|при|в)-")
_ADJECTIVAL = re.compile("(?:[иыо]й|[ая]я|[ое]е)$")


def decline(name: str, case: Case, gender: Gender | Literal["plur"]) -> tuple[str, ...]:
    """The ways to write a name in a case, the best first, in lower case; none if no paradigm of endings.csv fits.

    An abbreviation in capitals has one form. Of a name in two parts the second declines (Улан-Батора), and the first
    too if the second is an adjective (Спасска-Дальнего); of one with a preposition the first (Николаевска-на-Амуре).
    """
    lower = name.lower()
    if name.isupper():
        return (lower,)
    first, hyphen, rest = lower.partition("-")
    if hyphen and _PREPOSITIONAL.match(rest):
        return tuple(f"{form}-{rest}" for form in decline(first, case, gender))
    if hyphen and _ADJECTIVAL.search(rest):
        pairs = product(decline(first, case, gender), decline(rest, case, gender))
        return tuple("-".join(pair) for pair in pairs)
    row = _paradigm(lower, gender)
    if row is None:
        return ()
    return tuple(lower.removesuffix(row["nomn"]) + ending for ending in row[case].split(" | "))


def gender_by_ending(name: str) -> Gender | None:
    """The gender that the ending tells, None where it does not: after a soft sign, or for an indeclinable name."""
    found = {gender for gender in get_args(Gender) if _paradigm(name.lower(), gender)}
    return found.pop() if len(found) == 1 else None


@cache
def _paradigms() -> tuple[dict[str, str], ...]:
    """The rows of endings.csv, those with the longest ending first, and those first that ask for a letter before it."""
    table = (row for _, row in rows("endings.csv", __package__))
    return tuple(sorted(table, key=lambda row: (-len(row["nomn"]), not row["after"])))


def _paradigm(name: str, gender: str) -> dict[str, str] | None:
    for row in _paradigms():
        if row["gender"] != gender or not name.endswith(row["nomn"]):
            continue
        stem = name.removesuffix(row["nomn"])
        if not row["after"] or (stem and stem[-1] in row["after"]):
            return row
    return None
