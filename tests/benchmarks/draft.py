"""How good is the draft engine's output, how much of a text does it know, how fast is it?

Takes folders of articles: source.hans.txt (or source.hant.txt), reference.en.txt, reference.ru.txt, aligned by line.
Prints for each, and for all, chrF and BLEU (sacrebleu with its signature) beside those of the same words shuffled, the
share of characters known, the errors that the checks find, and segments per second after loading. "--show" prints
source, reference and draft. Needs sacrebleu: uv run --with sacrebleu python tests/benchmarks/draft.py FOLDER...
"""

from __future__ import annotations

import random
import re
import sys
import time
from functools import cache
from pathlib import Path

import sacrebleu

from bilingual import pipeline
from bilingual.api import load_glossary
from bilingual.formats.aligned import read_texts
from bilingual.model import Bitext
from bilingual.translate import Options, Step
from bilingual.translate.draft import make
from bilingual.translate.draft.lexicon import built_in_tables, load_entries

LANGUAGES = ("en", "ru")
CHRF, BLEU = sacrebleu.CHRF(), sacrebleu.BLEU()
HAN = re.compile("[\u3400-\u9fff]")


def target_lines(bitext: Bitext, language: str) -> list[str]:
    """The targets of a language, joined by block."""
    lines: dict[str, list[str]] = {block.id: [] for block in bitext.article.blocks}
    for pair in bitext.pairs:
        if pair.language == language:
            lines[pair.segment_id.partition(".")[0]].append(pair.target)
    return [" ".join(parts) for parts in lines.values()]


def shuffled(lines: list[str]) -> list[str]:
    """The lines with their words in random order."""
    chance = random.Random(1)
    return [" ".join(chance.sample(line.split(), len(line.split()))) for line in lines]


def covered(text: str, steps: tuple[Step, ...]) -> tuple[int, int]:
    """Chinese characters of a segment that count as known, and all of them.

    Known are those under a glossary term, a figure, a rule's own words or a lexicon entry; a content word of one
    character, a transliterated name and unknown characters are not.
    """
    known = bytearray(len(text))
    for step in steps:
        _mark(text, step, known)
    places = [at for at, character in enumerate(text) if HAN.match(character)]
    return sum(known[at] for at in places), len(places)


def _mark(text: str, step: Step, known: bytearray) -> None:
    if step.steps or step.origin.startswith("rule"):
        known[step.start : step.end] = b"\1" * (step.end - step.start)
        for child in step.steps:
            _mark(text, child, known)
        return
    single = step.origin.removeprefix("lexicon ") in content_characters()
    good = step.origin not in ("unknown", "name", "kept") and not single
    known[step.start : step.end] = bytes([good]) * (step.end - step.start)


@cache
def content_characters() -> frozenset[str]:
    """Words of one character that are no function words."""
    function = ("W", "C", "D", "DET", "R")
    entries = load_entries(built_in_tables())
    return frozenset(entry.zh for entry in entries if len(entry.zh) == 1 and entry.symbol not in function)


def measure(folder: Path, show: bool) -> dict[str, tuple[list[str], list[str]]]:
    source = next(folder / name for name in ("source.hans.txt", "source.hant.txt") if (folder / name).exists())
    engine = make(LANGUAGES, Options())
    scores = {}
    for language in LANGUAGES:
        aligned = read_texts(source, folder / f"reference.{language}.txt", language, "")
        bitext = next(pipeline.build([aligned.article], engine, load_glossary(), (language,)))
        assert isinstance(bitext, Bitext)
        drafts, references = target_lines(bitext, language), [targets[0] for targets in aligned.targets]
        errors = [f for f in bitext.findings if f.severity == "error"]
        warnings = [f for f in bitext.findings if f.severity == "warning"]
        print(
            f"{folder.name} {language}: {line_of(drafts, references)}; {len(errors)} errors, {len(warnings)} warnings"
        )
        if show:
            for block, draft, reference in zip(bitext.article.blocks, drafts, references, strict=True):
                print(f"\n  {block.text}\n  REF {reference}\n  OUT {draft}")
            for finding in (*errors, *warnings):
                print("   !", finding.subject, finding.check, finding.message)
        scores[language] = (drafts, references)
    coverage(source, engine)
    return scores


def coverage(source: Path, engine: object) -> None:
    matcher = pipeline.matcher_of(load_glossary())
    _, segments = pipeline.prepare(pipeline_read(source), matcher)
    requests = [pipeline.Request(each.id, "en", each.text, each.marks_in("en")) for each in segments]
    started = time.perf_counter()
    candidates = dict(engine.translate(requests))
    took = time.perf_counter() - started
    sums = [covered(each.text, candidates[index].trace) for index, each in enumerate(segments)]
    known, every = (sum(column) for column in zip(*sums, strict=True))
    print(f"  known {known / every:.1%} of {every} characters; {len(segments) / took:.0f} segments/s into one language")


def pipeline_read(source: Path) -> pipeline.Article:
    from bilingual.formats import read

    return read(source)


def line_of(drafts: list[str], references: list[str]) -> str:
    (chrf, bleu), (low_chrf, low_bleu) = (
        (CHRF.corpus_score(lines, [references]).score, BLEU.corpus_score(lines, [references]).score)
        for lines in (drafts, shuffled(drafts))
    )
    return f"chrF {chrf:.1f} (shuffled {low_chrf:.1f}), BLEU {bleu:.1f} (shuffled {low_bleu:.1f})"


def main() -> None:
    show = "--show" in sys.argv
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--show"]
    every: dict[str, tuple[list[str], list[str]]] = {language: ([], []) for language in LANGUAGES}
    for folder in folders:
        for language, (drafts, references) in measure(folder, show).items():
            every[language][0].extend(drafts)
            every[language][1].extend(references)
    for language, (drafts, references) in every.items():
        print(f"all {language}: {line_of(drafts, references)}")
    print(CHRF.get_signature(), BLEU.get_signature())


if __name__ == "__main__":
    main()
