"""Does the engine `argos` say what argostranslate.translate says? The same packages and sentences through both.

    uv run python tests/benchmarks/argos_equal.py [FOLDER [FILE]]

FOLDER holds unpacked packages zh->en and en->ru (unless given, those of tests/packages); FILE has a Chinese sentence a
line (unless given, drawn from the grammar that the tiny packages were trained on). Prints how many texts are equal for
each package alone and for the way through English, and the first that differ.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from stock import stock_translation

from bilingual.store.packages import installed
from bilingual.translate import Options, Request
from bilingual.translate.argos import Argos
from bilingual.translate.argos.model import Model, load

PACKAGES = Path(__file__).parents[1] / "packages"
SHOWN = 5


def drawn() -> list[str]:
    """Sentences of the tiny packages' grammar that they were not trained on, the same every time."""
    sys.path.insert(0, str(PACKAGES))
    from grammar import held_out
    from grammar import load as load_grammar

    return [triple[0] for triple in held_out(load_grammar())]


def compare(name: str, sources: Sequence[str], theirs: Sequence[str], models: tuple[Model, ...]) -> None:
    engine = Argos({"xx": models}, "", 2)
    ours = dict(engine.translate([Request(str(number), "xx", text) for number, text in enumerate(sources)]))
    different = [
        (source, stock, ours[number].target)
        for number, (source, stock) in enumerate(zip(sources, theirs, strict=True))
        if stock.strip() != ours[number].target
    ]
    print(f"{name:14} {len(sources) - len(different):6} equal {len(different):6} different")
    for source, stock, own in different[:SHOWN]:
        print(f"    source  {source}\n    stock   {stock}\n    ours    {own}")


def run(folder: Path, sources: list[str]) -> None:
    packages = {(each.source, each.target): each for each in installed([folder])[0]}
    first, second = packages["zh", "en"], packages["en", "ru"]
    models = {package: load(package, Options(), 2)[0] for package in (first, second)}
    stock = {package: stock_translation(package.path) for package in (first, second)}
    english = [stock[first].hypotheses(text, 1)[0].value for text in sources]
    russian = [stock[second].hypotheses(text, 1)[0].value for text in english]
    compare("zh->en", sources, english, (models[first],))
    compare("en->ru", english, russian, (models[second],))
    compare("zh->en->ru", sources, russian, (models[first], models[second]))


def main() -> None:
    given = [Path(argument) for argument in sys.argv[1:]]
    sources = given[1].read_text(encoding="utf-8").splitlines() if len(given) > 1 else drawn()
    sources = [line.strip() for line in sources if any(map(str.isalnum, line))]
    with tempfile.TemporaryDirectory() as place:
        for path in PACKAGES.glob("*.argosmodel"):
            with zipfile.ZipFile(path) as archive:
                archive.extractall(place)
        run(given[0] if given else Path(place), sources)


if __name__ == "__main__":
    main()
