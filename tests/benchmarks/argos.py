"""How fast is the engine `argos`? Random weights of Argos's size, every target forced to 30 tokens, beam 4.

    uv run python tests/benchmarks/argos.py [SENTENCES [ROUNDS]]

Four ways over the same sentences, in turn: argostranslate.translate, our engine alone and behind the layer that keeps
terms and figures (of which random weights keep none), and a bare translate_batch over the same tokens; then the bare
one with other batch sizes and workers.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctranslate2
from random_package import write_package
from stock import stock_translation

from bilingual.annotate import annotate
from bilingual.glossary import builtin_paths, load
from bilingual.language.chinese import split
from bilingual.model import Segment
from bilingual.normalise import normalise_text
from bilingual.pipeline import matcher_of
from bilingual.translate import Request
from bilingual.translate.argos import Argos
from bilingual.translate.argos.model import Model
from bilingual.translate.keep import keeping

SAMPLE = Path(__file__).parents[2] / "samples" / "manzhouli.txt"
LENGTH = 30
CORES = len(os.sched_getaffinity(0))
STOCK = "argostranslate.translate"
BARE = f"bare 1024 tokens, {CORES} x 1"


class Forced:
    """A translator whose targets all have the same length, whoever asks: random weights know no end."""

    def __init__(self, folder: Path, **threads: int) -> None:
        self.sent = 0
        self.translator = ctranslate2.Translator(str(folder / "model"), device="cpu", **threads)

    def translate_batch(self, source: list[list[str]], **settings: Any) -> Any:
        self.sent += len(source)
        # Random weights loop as well, which the engine would notice, and try again.
        forced = {**settings, "min_decoding_length": LENGTH, "max_decoding_length": LENGTH, "no_repeat_ngram_size": 2}
        return self.translator.translate_batch(source, **forced)


def sentences(count: int) -> list[str]:
    """Distinct sentences of the sample's words, the same for the same number."""
    text = normalise_text(SAMPLE.read_text(encoding="utf-8")).text
    whole = [text[start:end].strip() for start, end in split(text)]
    clauses = [clause for sentence in whole for clause in sentence.rstrip("。").split("，") if len(clause) > 4]
    chance = random.Random(1)
    # Long enough for a target of LENGTH tokens: the engine would take a shorter one's for damaged, and try again.
    return ["，".join(chance.sample(clauses, chance.randint(3, 6))) + f"{number}。" for number in range(count)]


def ways(folder: Path, texts: list[str]) -> dict[str, Callable[[], int]]:
    """The ways by name; each translates all texts and says how many examples it sent to the model."""
    theirs = Forced(folder, inter_threads=1, intra_threads=0)
    stock = stock_translation(folder, theirs)
    ours = Forced(folder, inter_threads=CORES, intra_threads=1)
    tokenizer = stock.pkg.tokenizer
    engine = Argos({"en": (Model("zh->en", tokenizer, ours),)}, "", CORES)
    requests = [Request(str(number), "en", text) for number, text in enumerate(texts)]
    cut = [Segment(f"p{number}.s01", f"p{number}", 0, len(text), text) for number, text in enumerate(texts)]
    matcher = matcher_of(load(builtin_paths()))
    marked = [Request(each.id, "en", each.text, each.marks_in("en")) for each in annotate(cut, matcher, None)]
    kept = keeping(engine)
    tokens = [tokenizer.encode(text) for text in texts]

    def by_stock() -> int:
        before = theirs.sent
        for text in texts:
            stock.hypotheses(text, 1)
        return theirs.sent - before

    def by_engine() -> int:
        before = ours.sent
        list(engine.translate(requests))
        return ours.sent - before

    def by_kept_engine() -> int:
        before = ours.sent
        list(kept.translate(marked))
        return ours.sent - before

    def bare(size: int, inter: int, intra: int) -> Callable[[], int]:
        translator = ours if intra == 1 else Forced(folder, inter_threads=inter, intra_threads=intra)

        def run() -> int:
            before = translator.sent
            translator.translate_batch(
                tokens,
                max_batch_size=size,
                batch_type="tokens",
                beam_size=4,
                length_penalty=0.2,
                replace_unknowns=True,
            )
            return translator.sent - before

        return run

    return {
        STOCK: by_stock,
        "engine argos": by_engine,
        "engine argos, kept": by_kept_engine,
        BARE: bare(1024, CORES, 1),
        f"bare 512 tokens, {CORES} x 1": bare(512, CORES, 1),
        f"bare 2048 tokens, {CORES} x 1": bare(2048, CORES, 1),
        f"bare 1024 tokens, 1 x {CORES}": bare(1024, 1, CORES),
    }


def main() -> None:
    count, rounds = (*map(int, sys.argv[1:]), *(200, 3)[len(sys.argv) - 1 :])
    texts = sentences(count)
    walls: dict[str, list[float]] = {}
    works: dict[str, list[float]] = {}
    sent: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "zh_en")
        write_package(folder, SAMPLE.read_text(encoding="utf-8"))
        arms = ways(folder, texts)
        for _ in range(rounds):  # in turn, so that a busy moment hits all alike
            for name, run in arms.items():
                wall, work = time.perf_counter(), time.process_time()
                sent[name] = run()
                walls.setdefault(name, []).append(time.perf_counter() - wall)
                works.setdefault(name, []).append(time.process_time() - work)
    print(f"{count} sentences of {sum(map(len, texts)) / count:.0f} characters, medians of {rounds}")
    print(f"{'':28} {'seconds':>8} {'x stock':>8} {'% bare':>7} {'CPU s':>8} {'x stock':>8} {'% bare':>7} {'sent':>6}")
    for name in arms:
        row = f"{name:28}"
        for times in (walls, works):
            own, stock, bare = (statistics.median(times[each]) for each in (name, STOCK, BARE))
            row += f" {own:8.2f} {stock / own:8.2f} {bare / own:7.0%}"
        print(f"{row} {sent[name]:6}")


if __name__ == "__main__":
    main()
