"""How much of what a glossary lacks does `glossary suggest` find? A third of the concepts is taken out, and sought.

    uv run python tests/benchmarks/suggest.py [ARTICLE ...]

On the articles of tests/golden unless others are named, together and for several draws. Printed, for the first 50
rows: of the terms taken out that occur in the articles, the share that is proposed as it is, and as a part of something
longer or the other way round; and the share of the rows that are such a term. Beside it the candidates of the sheet,
and runs of two to six characters by frequency alone. The lexicon of the drafts knows some of the terms by an entry of
its own.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bilingual import pipeline
from bilingual.formats import read
from bilingual.glossary import Glossary, builtin_paths, load
from bilingual.glossary.suggest import suggest
from bilingual.model import Concept
from bilingual.sheet.candidates import candidates
from bilingual.sheet.tokens import lexicon

GOLDEN = Path(__file__).parents[1] / "golden"
MOST, SEEDS = 50, (1, 2, 3, 4, 5)
_HAN = re.compile("[\u4e00-\u9fff]+")


def sources(concepts: Iterable[Concept]) -> set[str]:
    return {zh for concept in concepts for zh in (concept.zh, *concept.zh_variants)}


def by_frequency(prepared: list[pipeline.Prepared], known: set[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for _, segments in prepared:
        for segment in segments:
            for run in _HAN.findall(segment.text):
                counts.update(run[a:b] for a in range(len(run)) for b in range(a + 2, min(a + 7, len(run) + 1)))
    return [text for text, _ in counts.most_common() if text not in known]


def by_sheet(prepared: list[pipeline.Prepared]) -> list[str]:
    counts: Counter[str] = Counter()
    for _, segments in prepared:
        for segment in segments:
            counts.update(segment.text[each.start : each.end] for each in candidates(segment, lexicon()))
    return [text for text, _ in counts.most_common()]


def measure(rows: list[str], sought: set[str]) -> tuple[float, float, float]:
    """Recall, recall with parts, precision of the first rows."""
    first = rows[:MOST]
    exact = sum(term in first for term in sought)
    near = sum(any(term in row or row in term for row in first) for term in sought)
    return exact / len(sought), near / len(sought), sum(row in sought for row in first) / max(1, len(first))


def main(paths: list[Path]) -> None:
    glossary = pipeline.canonical_glossary(load(builtin_paths()))
    articles = [read(path) for path in paths]
    whole = [pipeline.prepare(article, pipeline.matcher_of(glossary)) for article in articles]
    found: dict[str, list[tuple[float, float, float]]] = {}
    for seed in SEEDS:
        gone = set(random.Random(seed).sample([each.id for each in glossary.concepts], len(glossary.concepts) // 3))
        left = Glossary(tuple(each for each in glossary.concepts if each.id not in gone))
        marks = (mark for _, segments in whole for segment in segments for mark in segment.marks)
        sought = {mark.text for mark in marks if isinstance(mark.value, Concept) and mark.value.id in gone}
        prepared = [pipeline.prepare(article, pipeline.matcher_of(left)) for article in articles]
        start = time.perf_counter()
        rows = [each.zh for each in suggest(prepared, left.concepts)]
        taken = time.perf_counter() - start
        for name, proposed in (
            ("suggest", rows),
            ("the sheet's candidates", by_sheet(prepared)),
            ("frequency", by_frequency(prepared, sources(left.concepts))),
        ):
            found.setdefault(name, []).append(measure(proposed, sought))
        print(
            f"seed {seed}: {len(sought)} terms sought, {len(rows)} rows, {taken:.2f} s; first: {'、'.join(rows[:12])}"
        )
    for name, figures in found.items():
        recall, near, precision = (statistics.mean(each) for each in zip(*figures, strict=True))
        print(f"{name:24} recall {recall:.1%}, with parts {near:.1%}, precision {precision:.1%} at {MOST} rows")


if __name__ == "__main__":
    main([*map(Path, sys.argv[1:])] or sorted(GOLDEN.glob("*/source.hans.txt")))
