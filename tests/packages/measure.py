"""Measure the packages on the held-out pairs: exact share, BLEU, the way zh-en-ru, and outputs under batch plans."""

import argparse
import math
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

import ctranslate2
import sentencepiece
from grammar import held_out, load

PLANS = ((1, 1, 1), (1, 2, 1), (2, 1, 8), (2, 1, 32), (1, 2, 512))


class Package:
    """A package run by CTranslate2 and SentencePiece alone."""

    def __init__(self, path: Path, folder: Path, inter: int = 1, intra: int = 1) -> None:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        (root,) = folder.iterdir()
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
        self.model = ctranslate2.Translator(str(root / "model"), inter_threads=inter, intra_threads=intra)

    def __call__(self, texts: list[str], batch: int = 32, beam: int = 4) -> list[str]:
        """The translations of texts, in their order."""
        rows = self.pieces.encode(texts, out_type=str)
        found = self.model.translate_batch(rows, beam_size=beam, max_batch_size=batch, length_penalty=0.2)
        return [self.pieces.decode_pieces(result.hypotheses[0]) for result in found]


def bleu(found: list[str], expected: list[str]) -> float:
    """BLEU of 0 to 1 over all texts, on words split at spaces, one to four in a row, with the penalty for brevity."""
    shares = []
    for size in range(1, 5):
        hits = total = 0
        for one, other in zip(found, expected, strict=True):
            counts, wanted = (
                Counter(zip(*(text.split()[i:] for i in range(size)), strict=False)) for text in (one, other)
            )
            hits += (counts & wanted).total()
            total += counts.total()
        shares.append(math.log(max(hits, 0.01) / max(total, 1)))
    lengths = sum(len(text.split()) for text in found), sum(len(text.split()) for text in expected)
    return math.exp(sum(shares) / 4 + min(0, 1 - lengths[1] / lengths[0]))


def report(name: str, sources: list[str], found: list[str], expected: list[str], shown: int) -> None:
    """Print the figures and the first misses."""
    misses = [row for row in zip(sources, found, expected, strict=True) if row[1] != row[2]]
    print(f"{name}: exact {len(found) - len(misses)}/{len(found)}, BLEU {bleu(found, expected):.3f}")
    for source, given, wanted in misses[:shown]:
        print(f"  {source}\n  - {given}\n  + {wanted}")


def main() -> None:
    """Print figures for each direction, for the way through English, and for every batch plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent)
    parser.add_argument("--shown", type=int, default=5, help="how many misses to print")
    options = parser.parse_args()
    triples = held_out(load())
    zh, en, ru = ([triple[i] for triple in triples] for i in range(3))
    runs = (("zh_en", zh, en), ("en_ru", en, ru))
    output = {}
    for direction, sources, expected in runs:
        path = options.folder / f"translate-{direction}.argosmodel"
        with tempfile.TemporaryDirectory() as folder:
            package = Package(path, Path(folder))
            began = time.monotonic()
            output[direction] = package(sources)
            took = time.monotonic() - began
            report(direction, sources, output[direction], expected, options.shown)
            print(f"  {path.stat().st_size} bytes, {took:.1f} s for {len(sources)}")
            if direction == "en_ru":
                report("zh_en_ru", zh, package(output["zh_en"]), ru, options.shown)
        plans = {}
        for inter, intra, batch in PLANS:
            with tempfile.TemporaryDirectory() as folder:
                plans[inter, intra, batch] = tuple(Package(path, Path(folder), inter, intra)(sources[:200], batch))
        print(f"  {len(PLANS)} plans (inter, intra, batch), 200 texts: {len(set(plans.values()))} distinct output(s)")


if __name__ == "__main__":
    main()
