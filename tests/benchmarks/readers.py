"""Do OmegaT and the Translate Toolkit read the exports of the built-in glossaries, every term of them?

    uv run --with translate-toolkit python tests/benchmarks/readers.py [CLASSPATH]

CLASSPATH names OmegaT.jar and the libraries it needs, as `java -cp` takes them; a JDK compiles Readers.java, which
calls OmegaT's own readers. Without it the Translate Toolkit alone is asked. Printed are the pairs of source and target
that the glossaries hold, those that a reader found, and those that differ.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from pathlib import Path

from bilingual.glossary import Glossary, builtin_paths, load
from bilingual.glossary.exchange import export
from bilingual.language import LANGUAGES

Pairs = list[tuple[str, str]]
Reader = Callable[[Path, str], Pairs]


def pairs(glossary: Glossary, language: str, *, forbidden: bool) -> Iterator[tuple[str, str]]:
    """Every source with every rendering."""
    for concept in glossary.concepts:
        for source in (concept.zh, *concept.zh_variants):
            for rendering in concept.renderings:
                if rendering.language == language and (forbidden or rendering.use != "forbidden"):
                    yield source, rendering.text


def by_toolkit(path: Path, _language: str) -> Pairs:
    """What the Translate Toolkit reads; of a termbase it takes the first term of each language."""
    if path.suffix == ".tbx":
        units = import_module("translate.storage.tbx").tbxfile.parsefile(str(path)).units
    else:
        units = import_module("translate.storage.omegat").OmegaTFile.parsefile(str(path)).units
    return [(str(unit.source), str(unit.target)) for unit in units]


def by_omegat(classpath: str, compiled: Path) -> Reader:
    """What OmegaT reads."""
    source = Path(__file__).with_name("Readers.java")
    subprocess.run(
        ["javac", "-nowarn", "-cp", classpath, "-d", str(compiled), str(source)], check=True, capture_output=True
    )

    def read(path: Path, language: str) -> Pairs:
        command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", f"{compiled}:{classpath}"]
        done = subprocess.run([*command, "Readers", str(path), language], check=True, capture_output=True)
        lines = done.stdout.decode().splitlines()
        return [(source, target) for source, _, target in (line.partition("\t") for line in lines)]

    return read


def main(classpath: str) -> None:
    glossary = load(builtin_paths())
    print(f"{len(glossary.concepts):,} concepts")
    with tempfile.TemporaryDirectory() as folder:
        readers = {f"translate-toolkit {metadata.version('translate-toolkit')}": by_toolkit}
        if classpath:
            readers["OmegaT"] = by_omegat(classpath, Path(folder))
        for language in LANGUAGES:
            for form, suffix in (("omegat", ".utf8"), ("tbx", ".tbx")):
                path = Path(folder, f"terms.{language}{suffix}")
                path.write_bytes(export(glossary.concepts, form, language)[0])
                for name, read in readers.items():
                    held = set(pairs(glossary, language, forbidden=form == "tbx"))
                    if form == "tbx" and read is by_toolkit:
                        preferred = ((concept.zh, concept.preferred(language)) for concept in glossary.concepts)
                        held = {(zh, rendering.text) for zh, rendering in preferred if rendering}
                    found = set(read(path, language))
                    differ = held ^ found
                    print(
                        f"{name}, {path.name}: {len(held):,} held, {len(found):,} found, {len(differ)} differ",
                        *sorted(differ)[:3],
                    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
