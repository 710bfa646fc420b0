"""How often does the check of figures cry wolf, what does it catch, how fast is it?

Takes the folder of the measuring texts (ntrex/ with zho-CN.txt, zho-TW.txt, eng.txt, rus.txt; mt-outputs/flores-dev/
with zh.txt, human.en.txt, human.ru.txt), aligned by line. Prints the share of lines with an error in translations by
people, and of planted errors the share that is caught, beside a comparer of digit strings. Errors are planted at the
figures that were found in translations that pass; the comparer catches one if the source's digits are gone by it.
Lines are counted in two halves too, the even ones and the odd ones, so that one may be looked at when the parsers are
mended and the other tells what that was worth. "--list even" prints the false alarms and the uncaught errors of the
lines 0, 2, 4 …, "--list" those of all.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from bilingual.annotate.quantities import find_quantities
from bilingual.checks import quantities
from bilingual.language.data import months
from bilingual.model import Mark, Pair, Segment
from bilingual.normalise import normalise_text
from bilingual.verify.quantities import locate

CORPORA = {
    "ntrex CN": ("ntrex/zho-CN.txt", {"en": "ntrex/eng.txt", "ru": "ntrex/rus.txt"}),
    "ntrex TW": ("ntrex/zho-TW.txt", {"en": "ntrex/eng.txt", "ru": "ntrex/rus.txt"}),
    "flores": (
        "mt-outputs/flores-dev/zh.txt",
        {"en": "mt-outputs/flores-dev/human.en.txt", "ru": "mt-outputs/flores-dev/human.ru.txt"},
    ),
}
SCALES = {
    "en": (("million", "billion"), ("billion", "million"), ("billion", "trillion"), ("thousand", "million")),
    "ru": (("миллион", "миллиард"), ("миллиард", "миллион"), ("млн", "млрд"), ("млрд", "млн"), ("тыс.", "млн")),
}
MONTHS = {
    "en": [row["en"] for row in months()],
    "ru": [row["ru_genitive"] for row in months()],
}
SHARES = {"en": re.compile(r"\s?(?:%|per ?cent\b)"), "ru": re.compile(r"\s?(?:%|процент(?:а|ов)?\b)")}
POINTS = {"en": " percentage points", "ru": " процентных пункта"}
UNITS = {
    "en": "kilometres metres km m tonnes kilograms days hours months years hours minutes weeks days metres kilometres",
    "ru": "километров метров км м тонн килограммов дней часов месяцев лет часов минут недель дней лет месяцев",
}

Change = tuple[str, str]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def segments(path: Path) -> list[Segment]:
    found = []
    for number, line in enumerate(lines(path)):
        text = normalise_text(line).text
        marks = tuple(
            Mark(f"p{number}.q{place}", "quantity", start, end, text[start:end], value)
            for place, (start, end, value) in enumerate(find_quantities(text))
        )
        found.append(Segment(f"p{number}.s01", f"p{number}", 0, len(text), text, marks))
    return found


def errors(segment: Segment, target: str, language: str) -> list[str]:
    pair = Pair("x", segment.id, language, target, "person", anchors=locate(segment, target, language))
    return [finding.message for finding in quantities.check(segment, pair) if finding.severity == "error"]


def digit_strings_differ(source: str, target: str) -> bool:
    """The plain comparer: are all the source's digit strings in the target?"""
    found = Counter(re.findall(r"\d+", target))
    return bool(Counter(re.findall(r"\d+", source)) - found)


def planted(target: str, anchors: list[tuple[int, int]], language: str, chance: random.Random) -> Iterator[Change]:
    """Targets with one error each, with its kind, at the figures of `anchors`."""
    for start, end in anchors:
        figure = target[start:end]

        def put(new: str, start: int = start, end: int = end) -> str:
            return target[:start] + new + target[end:]

        digits = [place for place, char in enumerate(figure) if char.isdecimal()]
        if len(digits) > 1:
            at = chance.choice(digits[1:])
            yield "digit dropped", put(figure[:at] + figure[at + 1 :])
            swapped = [(a, b) for a, b in pairwise(digits) if figure[a] != figure[b] and b == a + 1]
            if swapped:
                a, b = chance.choice(swapped)
                yield "digit swapped", put(figure[:a] + figure[b] + figure[a] + figure[b + 1 :])
        if digits:
            at = chance.choice(digits)
            new = chance.choice([char for char in "123456789" if char != figure[at]])
            yield "digit changed", put(figure[:at] + new + figure[at + 1 :])
        for old, new in SCALES[language]:
            if old in figure:
                yield "scale word", put(figure.replace(old, new, 1))
                break
        share = SHARES[language].search(figure)
        if share:
            yield "per cent lost", put(figure[: share.start()] + figure[share.end() :])
            yield "per cent to points", put(figure[: share.start()] + POINTS[language] + figure[share.end() :])
        for name in MONTHS[language]:
            if re.search(rf"\b{name}\b", figure):
                other = chance.choice([each for each in MONTHS[language] if each != name])
                yield "month", put(figure.replace(name, other, 1))
                break
        year = re.search(r"\b(?:1[89]|20)\d\d\b", figure)
        if year:
            other_year = str(int(year.group()) + chance.choice((-10, -1, 1, 10)))
            yield "year", put(figure[: year.start()] + other_year + figure[year.end() :])
        ends = re.findall(r"\d[\d,.]*\d|\d", figure)
        if len(ends) == 2 and re.search(r"\d\W{0,3}[-–—]\W{0,2}\d|\d to \d|\d до \d", figure):
            yield "end of a range", put(figure.replace(ends[0], str(int(re.sub(r"\D", "", ends[0])) + 3), 1))
        names = UNITS[language].split()
        for old, new in zip(names[::2], names[1::2], strict=True):
            if figure.endswith(f" {old}"):
                yield "unit", put(figure.removesuffix(old) + new)
                break


def detect(found: list[Segment], targets: list[str], language: str, tally: dict[str, list[int]]) -> Iterator[str]:
    """Counts the planted errors by kind: planted, caught, caught by the plain comparer. Yields those not caught."""
    chance = random.Random(1)
    for segment, target in zip(found, targets, strict=True):
        if not segment.marks or errors(segment, target, language):
            continue
        anchors = [(anchor.start, anchor.end) for anchor in locate(segment, target, language)]
        for kind, wrong in planted(target, anchors, language, chance):
            counts = tally.setdefault(kind, [0, 0, 0])
            counts[0] += 1
            caught = bool(errors(segment, wrong, language))
            counts[1] += caught
            counts[2] += digit_strings_differ(segment.text, wrong) and not digit_strings_differ(segment.text, target)
            if not caught:
                yield f"    not caught, {kind}: {segment.text} | {wrong}"


def speed(found: list[Segment], targets: list[str], language: str) -> float:
    """Pairs per second, the best of three runs over texts that have figures."""
    pairs = [(segment, target) for segment, target in zip(found, targets, strict=True) if segment.marks]

    def run(check: Callable[[Segment, str, str], object]) -> float:
        start = time.process_time()
        for segment, target in pairs:
            check(segment, target, language)
        return time.process_time() - start

    return len(pairs) / min(run(errors) for _ in range(3))


def main(folder: Path, listed: range | None) -> None:
    tallies: dict[str, dict[str, list[int]]] = {"en": {}, "ru": {}}
    print("false alarms                  lines  with figures  with an error   share    even     odd   pairs/s")
    for name, (source, targets_of) in CORPORA.items():
        found = segments(folder / source)
        for language, path in targets_of.items():
            targets = lines(folder / path)
            alarms = {
                number: messages
                for number, (segment, target) in enumerate(zip(found, targets, strict=True))
                if (messages := errors(segment, target, language))
            }
            with_figures = sum(bool(segment.marks) for segment in found)
            even, odd = (sum(number % 2 == half for number in alarms) / len(found) * 2 for half in (0, 1))
            print(
                f"{name:12} zh -> {language} {len(found):14,} {with_figures:13,} {len(alarms):14,}"
                f" {len(alarms) / len(found):7.1%} {even:7.1%} {odd:7.1%} {speed(found, targets, language):9,.0f}"
            )
            uncaught = list(detect(found, targets, language, tallies[language]))
            for number in listed or ():
                if number in alarms:
                    print("   ", "; ".join(alarms[number]), "|", found[number].text, "|", targets[number])
            print(*(uncaught if listed else ()), sep="\n")
    for language, tally in tallies.items():
        print(f"\nplanted errors, zh -> {language}   planted   caught   digit strings")
        total = [sum(column) for column in zip(*tally.values(), strict=True)]
        for kind, (count, caught, plain) in chain(tally.items(), [("all", total)]):
            print(f"{kind:28} {count:9,} {caught / count:8.1%} {plain / count:15.1%}")


if __name__ == "__main__":
    step = 2 if "even" in sys.argv[3:] else 1
    main(Path(sys.argv[1]), range(0, 10**6, step) if "--list" in sys.argv[2:] else None)
