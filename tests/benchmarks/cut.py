"""How well is a recorded paragraph cut into the translations of its sentences?

    python tests/benchmarks/cut.py DATA

DATA holds aligned lines (mt-outputs/<set>/zh.txt with <system>.en.txt; ntrex/zho-CN.txt with rus.txt). Two to six
lines in a row make a paragraph. Prints the share of the lines that come out of it as they went in and of the words that
stand with their own line; then the same where the translation of one line of each paragraph is left out, with the share
of those that are noticed. "tuned on" is the half of the paragraphs that the costs were tuned on.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bilingual.annotate import TermMatcher, annotate
from bilingual.glossary import builtin_paths, load
from bilingual.model import Segment
from bilingual.normalise import normalise_text
from bilingual.pipeline import matcher_of
from bilingual.translate.replay.cut import cut, ratio_of

SETS = (
    ("mt-outputs/wmt17", "zh.txt", "argos.en.txt", "en"),
    ("mt-outputs/wmt19", "zh.txt", "google.en.txt", "en"),
    ("mt-outputs/flores-dev", "zh.txt", "human.ru.txt", "ru"),
    ("ntrex", "zho-CN.txt", "rus.txt", "ru"),
)
MOST_LINES = 6

Pair = tuple[Segment, str]


def pairs(folder: Path, source: str, target: str, matcher: TermMatcher) -> list[Pair]:
    lines = [(folder / name).read_text(encoding="utf-8").split("\n")[:-1] for name in (source, target)]
    texts = [(normalise_text(zh).text, " ".join(said.split())) for zh, said in zip(*lines, strict=True)]
    segments = annotate((Segment(f"p{n}.s01", f"p{n}", 0, len(zh), zh) for n, (zh, _) in enumerate(texts)), matcher)
    return [(each, said) for each, (zh, said) in zip(segments, texts, strict=True) if zh and said]


def paragraphs(found: list[Pair]) -> Iterator[list[Pair]]:
    chance, at = random.Random(1), 0
    while at < len(found):
        count = chance.randint(2, MOST_LINES)
        yield found[at : at + count]
        at += count


def measure(made: list[list[Pair]], language: str, ratio: float, *, leave_out: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    chance = random.Random(3)
    for paragraph in made:
        said = [target for _, target in paragraph]
        if leave_out:
            gone = chance.randrange(len(said))
            said[gone] = ""
        got = cut([segment for segment, _ in paragraph], " ".join(filter(None, said)), language, ratio)
        counts["lines"] += len(said)
        counts["as they were"] += sum(map(str.__eq__, said, got))
        homes = [[place for place, text in enumerate(texts) for _ in text.split()] for texts in (said, got)]
        counts["words"] += len(homes[0])
        counts["at home"] += sum(map(int.__eq__, *homes))
        counts["noticed"] += leave_out and not got[gone]
        counts["empty wrongly"] += sum(bool(was) and not now for was, now in zip(said, got, strict=True))
    return counts


def main(data: Path) -> None:
    matcher = matcher_of(load(builtin_paths()))
    for folder, source, target, language in SETS:
        found = pairs(data / folder, source, target, matcher)
        ratio = ratio_of([(segment.text, said) for segment, said in found])
        made = list(paragraphs(found))
        for leave_out in (False, True):
            for half, name in ((made[::2], "tuned on"), (made[1::2], "others")):
                start = time.perf_counter()
                counts = measure(half, language, ratio, leave_out=leave_out)
                shares = (
                    f"lines {counts['as they were'] / counts['lines']:6.1%}",
                    f"words {counts['at home'] / counts['words']:6.1%}",
                    f"empty wrongly {counts['empty wrongly'] / counts['lines']:5.2%}",
                    f"noticed {counts['noticed'] / len(half):5.1%}" if leave_out else "",
                )
                took = f"{len(half) / (time.perf_counter() - start):,.0f} paragraphs a second"
                print(f"{folder} {target}", "a line left out" if leave_out else "whole", name, *shares, took, sep="  ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
