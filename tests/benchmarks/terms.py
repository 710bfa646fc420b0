"""Are the terms of the built-in glossaries known again, and nothing else taken for them?

    python tests/benchmarks/terms.py [DATA]

Prints the share of forms (English singular and plural; Russian case and number) that are found in a carrier sentence,
the share of other concepts' renderings that are taken for one, and segments per second. With DATA, a folder of aligned
texts (ntrex/zho-CN.txt, eng.txt, rus.txt), the share of terms found in the Chinese side whose rendering the human
translation holds, and fifty of those that it does not.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from bilingual.annotate import TermMatcher, annotate
from bilingual.glossary import builtin_paths, load
from bilingual.language import target_language
from bilingual.language.russian.inflection import forms
from bilingual.model import Article, Block, Concept, Rendering, Segment
from bilingual.normalise import normalise_text
from bilingual.segment import segment
from bilingual.verify import terms

CARRIERS = {"en": "According to {}, it grew.", "ru": "По словам: {}, так и было."}


def rendered(concepts: tuple[Concept, ...], language: str) -> list[tuple[Concept, Rendering]]:
    return [(concept, rendering) for concept in concepts for rendering in concept.accepted(language)]


def own_forms(rendering: Rendering) -> set[str]:
    return set(forms(rendering.text, rendering.grammar)) if rendering.language == "ru" else {rendering.text.lower()}


def print_forms(concepts: tuple[Concept, ...]) -> None:
    for language, carrier in CARRIERS.items():
        find = target_language(language).find
        pairs = [(each, form) for _, each in rendered(concepts, language) for form in own_forms(each)]
        missed = [form for rendering, form in pairs if not find(carrier.format(form), rendering)]
        count = len(rendered(concepts, language))
        print(f"{language}: {len(pairs) - len(missed)} of {len(pairs)} forms of {count} renderings found", *missed[:20])


def print_near_misses(concepts: tuple[Concept, ...]) -> None:
    """Each rendering against those of 200 other concepts that do not contain it."""
    chance = random.Random(1)
    for language, carrier in CARRIERS.items():
        find = target_language(language).find
        pairs = rendered(concepts, language)
        tried, wrong = 0, Counter[tuple[str, str]]()
        for concept, rendering in pairs:
            own = {form for each in concept.accepted(language) for form in own_forms(each)}
            for other, foreign in chance.sample(pairs, min(200, len(pairs))):
                if other.id == concept.id or any(text in foreign.text.lower() for text in own):
                    continue
                tried += 1
                if find(carrier.format(foreign.text), rendering):
                    wrong[rendering.text, foreign.text] += 1
        print(
            f"{language}: {sum(wrong.values())} of {tried} foreign renderings taken for a term", *wrong.most_common(5)
        )


def marked(lines: list[str], matcher: TermMatcher) -> list[tuple[Segment, ...]]:
    texts = [normalise_text(line).text for line in lines]
    blocks = (Block(f"p{number:03}", "paragraph", text, text) for number, text in enumerate(texts))
    articles = (Article("", "zh", "Hans", (block,), "", "") for block in blocks)
    return [annotate(segment(article), matcher) for article in articles]


def print_human(data: Path, matcher: TermMatcher) -> None:
    source = (data / "ntrex" / "zho-CN.txt").read_text(encoding="utf-8").splitlines()
    segments = marked(source, matcher)
    for language, name in (("en", "eng.txt"), ("ru", "rus.txt")):
        target = (data / "ntrex" / name).read_text(encoding="utf-8").splitlines()
        held, missed = 0, []
        for line, text in zip(segments, target, strict=True):
            for each in line:
                anchors = {anchor.mark_id for anchor in terms.locate(each, text, language)}
                for mark in each.marks:
                    if isinstance(mark.value, Concept) and mark.value.accepted(language):
                        held += mark.id in anchors
                        missed += (
                            [] if mark.id in anchors else [(mark.text, mark.value.accepted(language)[0].text, text)]
                        )
        print(f"{language}: {held} of {held + len(missed)} terms in the human translation")
        for source_text, expected, text in random.Random(1).sample(missed, min(50, len(missed))):
            print(f"    {source_text} -> {expected} | {text[:150]}")


def print_speed(concepts: tuple[Concept, ...], matcher: TermMatcher) -> None:
    sample = Path(__file__).parents[2] / "samples" / "manzhouli.txt"
    lines = [line for line in sample.read_text(encoding="utf-8").splitlines() if line.strip()]
    segments = [each for line in marked(lines, matcher) for each in line]
    for language in CARRIERS:
        chance = random.Random(1)
        texts = [", ".join(each.text for _, each in chance.sample(rendered(concepts, language), 5)) for _ in segments]
        for segment_, text in zip(segments, texts, strict=True):
            terms.locate(segment_, text, language)
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < 3:
            for segment_, text in zip(segments, texts, strict=True):
                terms.locate(segment_, text, language)
                count += 1
        print(f"{language}: {count / (time.perf_counter() - start):,.0f} segments a second")


def main() -> None:
    glossary = load(builtin_paths())
    matcher = TermMatcher(glossary.concepts)
    print_forms(glossary.concepts)
    print_near_misses(glossary.concepts)
    print_speed(glossary.concepts, matcher)
    if len(sys.argv) > 1:
        print_human(Path(sys.argv[1]), matcher)


if __name__ == "__main__":
    main()
