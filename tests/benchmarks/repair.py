"""How many figures in 万 and 亿 does a machine translation carry, before and after its repair?

Takes the folder of the measuring texts (mt-outputs/<set>/zh.txt with argos.en.txt, opusmt.en.txt, aligned by line).
Counts the quantities whose figure is written with 万 or 亿, those that the output says, those that it says once
repaired, and those right before and wrong after, of which there must be none; first by the value alone ($5 million
says 500万元), then with its unit, as the check of figures has it. "no figure" counts the quantities whose value stays
missing where the target has no figure left over to correct. "even" and "odd" are the shares of two halves of the lines,
for one may be looked at when the repair is mended. "--list" prints every correction: what the source says, and the
figure before and after; "--list even" those of the lines 0, 2, 4 …; "--missing" prints the values that stay missing.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from quantities import lines, segments

from bilingual.language import target_language
from bilingual.model import Concept, Interval, Number, Pair, Quantity, Segment
from bilingual.repair.quantities import correct
from bilingual.verify.quantities import locate

SETS = ("flores-dev", "wmt17", "wmt18", "wmt19")
SYSTEMS = ("argos", "opusmt")
HALVES = ("even", "odd")
SHARES = ("per cent", "per mille", "percentage point", "times")


def is_scaled(quantity: Quantity) -> bool:
    """Whether a quantity was written with 万 or 亿."""
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
    return any(isinstance(end, Number) and ("万" in end.scale or "亿" in end.scale) for end in ends)


def unitless(segment: Segment) -> Segment:
    """The segment with its numbers without their units, but for shares."""
    return replace(segment, marks=tuple(replace(mark, value=_bare(mark.value)) for mark in segment.marks))


def _bare(value: Quantity | Concept) -> Quantity | Concept:
    match value:
        case Number(unit=unit) if unit not in SHARES:
            return replace(value, unit="")
        case Interval(Number(unit=unit) as low, Number() as high) if unit not in SHARES:
            return replace(value, low=replace(low, unit=""), high=replace(high, unit=""))
    return value


def carried(segment: Segment, target: str) -> set[str]:
    """The ids of the marks that the target says."""
    return {anchor.mark_id for anchor in locate(segment, target, "en")}


def is_free(segment: Segment, target: str) -> bool:
    """Whether the target holds a figure that says no quantity of the source."""
    spans = [(anchor.start, anchor.end) for anchor in locate(segment, target, "en")]
    return any(
        not any(spot.start < end and start < spot.end for start, end in spans)
        for spot in target_language("en").parse(target)
    )


def measure(found: list[Segment], targets: list[str], options: list[str]) -> Counter[str]:
    """The counts of one system on one set."""
    counts: Counter[str] = Counter()
    for number, (segment, target) in enumerate(zip(found, targets, strict=True)):
        scaled = {mark.id for mark in segment.marks if not isinstance(mark.value, Concept) and is_scaled(mark.value)}
        pair = Pair("x", segment.id, "en", target, "", anchors=locate(segment, target, "en"))
        repaired, corrections = correct(segment, pair)
        half = HALVES[number % 2]
        counts.update({"all": len(scaled), f"all {half}": len(scaled)})
        for kind, each in (("value", unitless(segment)), ("unit", segment)):
            before, after = carried(each, target), carried(each, repaired)
            counts.update({f"{kind} before": len(scaled & before), f"{kind} after": len(scaled & after)})
            counts.update({f"{kind} after {half}": len(scaled & after), "broken": len(before - after)})
            if kind == "value":
                counts["no figure"] += 0 if is_free(each, repaired) else len(scaled - after)
                still = scaled - after
        if "even" in options and number % 2:
            continue
        for correction in corrections if "--list" in options else ():
            print(f"    {correction.mark.text}: {correction.found} -> {correction.text} | {segment.text} | {target}")
        for mark in segment.marks if "--missing" in options else ():
            if mark.id in still:
                print(f"    missing {mark.text} | {segment.text} | {repaired}")
    return counts


def main(folder: Path, options: list[str]) -> None:
    print("figures in 万 and 亿               value alone                  value and unit")
    print("                       all  before  after   even    odd  before  after   even    odd  no figure  broken")
    for system in SYSTEMS:
        total: Counter[str] = Counter()
        for name in SETS:
            place = folder / "mt-outputs" / name
            counts = measure(segments(place / "zh.txt"), lines(place / f"{system}.en.txt"), options)
            total += counts
            show(f"{system} {name}", counts)
        show(f"{system} all", total)


def show(name: str, counts: Counter[str]) -> None:
    every = max(1, counts["all"])
    shares = []
    for kind in ("value", "unit"):
        shares += [counts[f"{kind} before"] / every, counts[f"{kind} after"] / every]
        shares += [counts[f"{kind} after {half}"] / max(1, counts[f"all {half}"]) for half in HALVES]
    figures = " ".join(f"{share:6.1%}" for share in shares)
    print(f"{name:18} {counts['all']:7,}  {figures} {counts['no figure'] / every:10.1%} {counts['broken']:7}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
