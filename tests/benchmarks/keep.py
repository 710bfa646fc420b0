"""What is the layer around an engine worth, and what does it cost? On the tiny packages of tests/packages.

    uv run python tests/benchmarks/keep.py [SENTENCES [SEED ...]]

Sentences of the packages' own language that they were not trained on go through the engine alone and through the layer
(Chinese to English, and through it to Russian). Printed are the marks that the targets say, the damaged targets, the
texts that the model was asked for and the time, alone and kept; and how many targets came about in which way.

The arms: the glossary of that language (right), one whose renderings are dealt out anew among all terms (random), and
none. With the right one the packages are also made worse, each in one way, for a third of all texts: a term of the
glossary dropped, a digit changed, the last words looped, a copy of Latin words refused.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

PACKAGES = Path(__file__).parents[1] / "packages"
sys.path.insert(0, str(PACKAGES))

from argostranslate import settings  # noqa: E402
from grammar import Triple, draw, load  # noqa: E402

from bilingual.annotate import annotate  # noqa: E402
from bilingual.glossary import Glossary  # noqa: E402
from bilingual.model import Concept, Rendering, Segment  # noqa: E402
from bilingual.pipeline import matcher_of  # noqa: E402
from bilingual.translate import Candidate, Engine, Request, make_engine  # noqa: E402
from bilingual.translate.keep import keeping  # noqa: E402
from bilingual.translate.keep.task import first_task, judge  # noqa: E402

GRAMMAR = load()
DOMAINS = {
    "port": "geography.port",
    "city": "geography.city",
    "country": "geography.country",
    "customs": "customs.authority",
    "goods": "customs.commodity",
    "train": "customs.transport",
    "measure": "customs.procedure",
    "topic": "customs.phrase",
}
Fault = Callable[[str, str, random.Random], str]


@dataclass
class Asked:
    """An engine that counts what it is asked, with a fault for one text in three."""

    engine: Engine
    fault: Fault | None = None
    asked: Counter[str] = field(default_factory=Counter)

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        self.asked.update(request.language for request in requests)
        for index, candidate in self.engine.translate(requests):
            said = [self._said(requests[index], each) for each in (candidate.target, *candidate.alternatives)]
            yield index, replace(candidate, target=said[0], alternatives=tuple(said[1:]))

    def _said(self, request: Request, target: str) -> str:
        chance = random.Random(zlib.crc32(f"{request.language}{request.text}".encode()))
        return self.fault(request.text, target, chance) if self.fault and chance.random() < 1 / 3 else target


def right() -> Glossary:
    """The words of the packages' grammar as a glossary."""
    concepts: dict[str, Concept] = {}
    for kind, domain in DOMAINS.items():
        for word in GRAMMAR.words[kind]:
            renderings = (Rendering("en", word["en"]), Rendering("ru", word["ru"]))
            made = Concept(f"{kind}.{word['en']}", domain, word["zh"], renderings=renderings, enforce="must")
            concepts.setdefault(word["zh"], made)
    return Glossary(tuple(concepts.values()))


def dealt_anew(glossary: Glossary) -> Glossary:
    """The glossary with each rendering given to some other term."""
    chance = random.Random(1)
    hands = {
        language: chance.sample(texts := [c.preferred(language) for c in glossary.concepts], len(texts))
        for language in ("en", "ru")
    }
    pairs = zip(hands["en"], hands["ru"], strict=True)
    return Glossary(
        tuple(
            replace(concept, renderings=tuple(filter(None, pair)))
            for concept, pair in zip(glossary.concepts, pairs, strict=True)
        )
    )


def drop_a_term(_source: str, target: str, chance: random.Random) -> str:
    words = [each.text for concept in right().concepts for each in concept.renderings if each.text in target]
    return target.replace(chance.choice(words), "", 1) if words else target


def change_a_digit(_source: str, target: str, chance: random.Random) -> str:
    digits = [match.start() for match in re.finditer(r"\d", target)]
    if not digits:
        return target
    at = chance.choice(digits)
    return target[:at] + str((int(target[at]) + chance.randint(1, 9)) % 10) + target[at + 1 :]


def loop(_source: str, target: str, _chance: random.Random) -> str:
    words = target.rstrip(".").split()
    return " ".join([*words, *words[-3:] * 5])


def refuse_latin(source: str, target: str, _chance: random.Random) -> str:
    for word in re.findall("[A-Za-z]{2,}", source):
        target = target.replace(word, "it")
    return target


FAULTS: dict[str, Fault] = {
    "drops terms": drop_a_term,
    "changes digits": change_a_digit,
    "loops": loop,
    "refuses Latin": refuse_latin,
}


def sentences(count: int, seed: int) -> list[Triple]:
    """Distinct triples with a figure."""
    chance = random.Random(seed)
    found: dict[Triple, None] = {}
    while len(found) < count:
        triple = draw(GRAMMAR, chance)
        if re.search(r"\d", triple[0]):
            found[triple] = None
    return list(found)


def measure(requests: Sequence[Request], targets: Sequence[str]) -> Counter[str]:
    """The marks by kind, those that a target lacks, and the damaged targets."""
    counts: Counter[str] = Counter()
    for request, target in zip(requests, targets, strict=True):
        task = first_task(request, "")
        verdict = judge(task, target)
        for counted, marks in (("", task.sought), (" lacking", verdict.missing)):
            counts.update(f"{'term' if isinstance(mark.value, Concept) else 'figure'}{counted}" for mark in marks)
        counts["damaged"] += verdict.damage > 0
    return counts


def row(name: str, counts: Counter[str], asked: int, seconds: float) -> str:
    shares = "".join(
        f"{counts[kind]:7,} {1 - counts[f'{kind} lacking'] / counts[kind]:7.1%}" if counts[kind] else f"{'':15}"
        for kind in ("term", "figure")
    )
    return f"{name:26}{shares}{counts['damaged']:9}{asked:8,}{seconds:8.1f}"


def arm(name: str, glossary: Glossary, texts: Sequence[str], fault: Fault | None) -> None:
    cut = [Segment(f"p{number:04}.s01", f"p{number:04}", 0, len(text), text) for number, text in enumerate(texts)]
    marked = annotate(cut, matcher_of(glossary), None)
    for language in ("en", "ru"):
        requests = [Request(each.id, language, each.text, each.marks_in(language)) for each in marked]
        methods: Counter[str] = Counter()
        for kept in (False, True):
            counting = Asked(make_engine("argos", (language,)), fault)
            engine = keeping(counting) if kept else counting
            start = time.perf_counter()
            answers = [answer for _, answer in sorted(engine.translate(requests), key=lambda each: each[0])]
            taken = time.perf_counter() - start
            methods.update(answer.method for answer in answers if kept)
            shown = f"{name}, {language}" + ", kept" * kept
            print(row(shown, measure(requests, [a.target for a in answers]), counting.asked.total(), taken))
        print(f"{'':26}{', '.join(f'{count} {method}' for method, count in methods.most_common())}")


def main(count: int, seeds: Sequence[int]) -> None:
    texts = [triple[0] for seed in seeds for triple in sentences(count, seed)]
    with tempfile.TemporaryDirectory() as folder:
        for path in PACKAGES.glob("*.argosmodel"):
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder)
        settings.package_dirs = [Path(folder)]
        print(f"{'':26}{'terms':>7} {'said':>7}{'figures':>7} {'said':>7}{'damaged':>9}{'asked':>8}{'seconds':>8}")
        arm("right glossary", right(), texts, None)
        arm("random glossary", dealt_anew(right()), texts, None)
        arm("no glossary", Glossary(), texts, None)
        for name, fault in FAULTS.items():
            arm(name, right(), texts, fault)


if __name__ == "__main__":
    numbers = [*map(int, sys.argv[1:])]
    main(numbers[0] if numbers else 300, numbers[1:] or (7, 8, 9))
