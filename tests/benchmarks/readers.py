"""Do other programs read the exported glossaries whole?

    uv run --with translate-toolkit python tests/benchmarks/readers.py [OMEGAT_JAR]     (readers.sh installs them all)

Exports every built-in glossary for OmegaT and as TBX, in both languages, and counts the terms that a reader gives back
as they were written: translate-toolkit's, and those of OmegaT itself where its OmegaT.jar is named (with a JDK on the
path; OmegatGlossaries.java asks them). LibreOffice, where `soffice` is on the path, opens and saves the workbook, and
what it saved is compared. Prints what is missing and what nobody wrote.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from translate import __version__
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile

from bilingual.glossary import Glossary, builtin_paths, load
from bilingual.glossary.exchange import EXCHANGES, export, read
from bilingual.language import LANGUAGES

Pairs = Counter[tuple[str, ...]]
# OmegaT offers deprecated terms too.
USES = {"omegat": ("preferred", "allowed"), "tbx": ("preferred", "allowed", "forbidden")}
ASKED = Path(__file__).with_name("OmegatGlossaries.java")


def written(glossary: Glossary, code: str, uses: tuple[str, ...]) -> Pairs:
    """Each source form with each rendering of a use."""
    return Counter(
        (source, rendering.text)
        for concept in glossary.concepts
        if concept.preferred(code)
        for source in (concept.zh, *concept.zh_variants)
        for rendering in concept.renderings
        if rendering.language == code and rendering.use in uses
    )


def compare(reader: str, name: str, expected: Pairs, found: Pairs) -> None:
    lost, extra = expected - found, found - expected
    print(f"{reader:24} {name:28} {expected.total():6} written {found.total():6} read")
    for what, pairs in (("lost", lost), ("extra", extra)):
        if pairs:
            print(f"    {what}: {pairs.total()}, such as {list(pairs)[:3]}")


def first_terms(glossary: Glossary, code: str) -> Pairs:
    """What a reader of one term a language shows."""
    return Counter((c.zh, rendering.text) for c in glossary.concepts if (rendering := c.preferred(code)))


def ask_toolkit(glossary: Glossary, code: str, name: str, files: dict[str, Path]) -> None:
    reader = f"translate-toolkit {__version__.sver}"
    # Comments are units without a target to it.
    units = [unit for unit in OmegaTFile.parsefile(str(files["omegat"])).units if unit.target]
    expected = written(glossary, code, ("preferred", "allowed"))
    compare(reader, f"{name}.{code} omegat", expected, Counter((unit.source, unit.target) for unit in units))
    units = tbxfile.parsefile(str(files["tbx"])).units
    compare(reader, f"{name}.{code} tbx", first_terms(glossary, code), Counter((u.source, u.target) for u in units))


def ask_omegat(jar: str, code: str, files: Iterable[Path]) -> dict[str, Pairs]:
    """What OmegaT reads from each file."""
    asked = [argument for path in files for argument in (code, str(path))]
    done = subprocess.run(["java", "-cp", jar, str(ASKED), *asked], capture_output=True, check=True)
    found: dict[str, Pairs] = {}
    for line in done.stdout.decode().split("\n")[:-1]:
        name, source, target, _ = line.split("\t")
        found.setdefault(name, Counter())[source, target] += 1
    return found


def ask_libreoffice(folder: Path) -> None:
    path = folder / "glossary.xlsx"
    path.write_bytes(export(load(builtin_paths()), "xlsx", tuple(LANGUAGES)).data)
    out = folder / "saved"
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        capture_output=True,
        check=True,
    )
    ours, theirs = read(path.read_bytes(), ".xlsx").entries, read((out / path.name).read_bytes(), ".xlsx").entries
    same = sum(1 for one, other in zip(ours, theirs, strict=False) if one == other)
    print(f"LibreOffice: {len(ours)} rows written, {len(theirs)} read back, {same} the same, with their bases")


def main() -> None:
    jar = sys.argv[1] if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for code in LANGUAGES:
            written_files: list[tuple[Glossary, str, Path]] = []
            for source in builtin_paths():
                glossary = load([source])
                files = {form: folder / f"{source.stem}.{code}{EXCHANGES[form].suffix}" for form in USES}
                for form, path in files.items():
                    path.write_bytes(export(glossary, form, (code,)).data)
                    written_files.append((glossary, form, path))
                ask_toolkit(glossary, code, source.stem, files)
            if jar:
                found = ask_omegat(jar, code, [path for *_, path in written_files])
                for glossary, form, path in written_files:
                    compare("OmegaT", path.name, written(glossary, code, USES[form]), found.get(path.name, Counter()))
        if shutil.which("soffice"):
            ask_libreoffice(folder)


main()
