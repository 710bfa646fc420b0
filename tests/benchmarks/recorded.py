"""How true are recorded machine translations to terms and figures, and how many are damaged?

    python tests/benchmarks/recorded.py DATA [SYSTEM ...] [--changes NUMBER]

DATA holds aligned lines (mt-outputs/<set>/zh.txt with <system>.en.txt). Each system's output (argos, opusmt and google
unless named) is played back by the engine replay and measured segment by segment with the built-in glossaries: the
marks and the share that the target says, and the shares of segments whose target is empty, a copy of the source, a
loop, partly Chinese or of an implausible length. A second row says the same of what the layer `keep` makes of it, which
can only correct what is there. --changes prints so many of its changes, drawn by chance, to be read.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bilingual.annotate import TermMatcher
from bilingual.formats import read
from bilingual.glossary import builtin_paths, load
from bilingual.model import Concept, Mark, Segment
from bilingual.pipeline import WINDOW, Prepared, matcher_of, prepare, translate
from bilingual.translate import Options, make_engine
from bilingual.translate.keep import keeping
from bilingual.verify import damage, locate

SETS = ("flores-dev", "wmt17", "wmt18", "wmt19")
SYSTEMS = ("argos", "opusmt", "google")
KINDS = ("must", "prefer", "info", "quantity")
DAMAGES = ("empty", "copy", "loop", "chinese", "length")

Pair = tuple[Segment, str]


def prepared(data: Path, matcher: TermMatcher) -> dict[str, Prepared]:
    """The articles of the sets, each line a block, with their marked segments."""
    return {name: prepare(read(data / "mt-outputs" / name / "zh.txt"), matcher) for name in SETS}


def recorded(data: Path, articles: dict[str, Prepared], system: str, *, kept: bool = False) -> Iterator[Pair]:
    """The segments of all sets with what a system's recording says for them, kept or as it is."""
    for name, article in articles.items():
        recording = data / "mt-outputs" / name / f"{system}.en.txt"
        engine = make_engine("replay", ("en",), Options(recordings=(recording,)))
        used = keeping(engine) if kept else engine
        for _, segments, answers in translate([article], used, ("en",), WINDOW):
            failures = {candidate.failure for _, candidate in answers} - {""}
            if failures:
                sys.exit(failures.pop())
            yield from ((segment, answer.target) for segment, (_, answer) in zip(segments, answers, strict=True))


def kind_of(mark: Mark) -> str:
    return mark.value.enforce if isinstance(mark.value, Concept) else "quantity"


def measure(pairs: Iterable[Pair], language: str = "en") -> Counter[str]:
    """The counts of segments, of marks by kind ("must"), of those satisfied ("must said"), and of damages."""
    counts: Counter[str] = Counter()
    for segment, target in pairs:
        said = {anchor.mark_id for anchor in locate(segment, target, language)}
        counts["segments"] += 1
        counts["as they should be"] += all(mark.id in said for mark in segment.marks_in(language))
        for mark in segment.marks_in(language):
            if not isinstance(mark.value, Concept) or mark.value.accepted(language):
                counts.update((kind_of(mark), *[f"{kind_of(mark)} said"] * (mark.id in said)))
        counts["empty"] += damage.is_empty(segment.text, target)
        counts["copy"] += damage.is_copy(segment.text, target)
        counts["loop"] += bool(damage.repetitions(segment.text, target))
        counts["chinese"] += bool(damage.chinese_left(target))
        counts["length"] += bool(target.strip()) and damage.excess(segment.text, target) != 0
    return counts


def heading() -> str:
    marks = "".join(f"{kind:>9}   said" for kind in KINDS)
    return f"{'system':14} segments{marks} all said{''.join(f'{name:>9}' for name in DAMAGES)}  segments/s"


def row(name: str, counts: Counter[str], seconds: float) -> str:
    every = counts["segments"]
    marks = "".join(f"{counts[kind]:9,} {counts[f'{kind} said'] / max(1, counts[kind]):6.1%}" for kind in KINDS)
    damages = "".join(f"{counts[name] / every:9.2%}" for name in DAMAGES)
    return f"{name:14} {every:8,}{marks} {counts['as they should be'] / every:8.1%}{damages} {every / seconds:11,.0f}"


def main(data: Path, systems: list[str], changes: int) -> None:
    start = time.perf_counter()
    articles = prepared(data, matcher_of(load(builtin_paths())))
    print(f"glossaries, sources and their marks: {time.perf_counter() - start:.1f} s")
    print(heading())
    changed: list[str] = []
    for system in systems or SYSTEMS:
        plain: list[Pair] = []
        for kept in (False, True):
            start = time.perf_counter()
            pairs = list(recorded(data, articles, system, kept=kept))
            counts = measure(pairs)
            print(row(system + ", kept" * kept, counts, time.perf_counter() - start))
            plain = plain or pairs
        both = zip(plain, pairs, strict=True)
        changed += [f"{segment.text}\n  - {was}\n  + {now}" for (segment, was), (_, now) in both if was != now]
    print(f"{len(changed)} changes")
    for each in random.Random(1).sample(changed, min(changes, len(changed))):
        print(each)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("systems", nargs="*")
    parser.add_argument("--changes", type=int, default=0)
    chosen = parser.parse_args()
    main(chosen.data, chosen.systems, chosen.changes)
