"""`bilingual check`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import BuiltinGlossary, Glossaries

if TYPE_CHECKING:
    from bilingual.config import Settings
    from bilingual.model import Bitext


def check(
    source: Annotated[
        Path, typer.Argument(help="The Chinese text; or one file that holds both: .docx .xlsx .csv .tsv .md .json.")
    ],
    target: Annotated[Path | None, typer.Argument(help="Its translation, as a text file with the same lines.")] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(help="Language of the translation: en or ru; all that one file holds unless given."),
    ] = None,
    date: Annotated[str, typer.Option(help="Day of the text, such as 2019-05-09.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per finding.")] = False,
    fix: Annotated[
        Path | None, typer.Option(help="Write the translation here, with the figures corrected that are certain.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file named by --fix.")] = False,
    profile: Annotated[
        str | None, typer.Option(help="House style of what is expected and corrected; see `bilingual build --help`.")
    ] = None,
    glossary: Glossaries = None,
    builtin_glossary: BuiltinGlossary = None,
) -> None:
    """Check any translation against its source: one line for each finding, exit code 1 if one is an error."""
    from bilingual import pipeline
    from bilingual.cli.dates import refuse_bad_date
    from bilingual.cli.output import put
    from bilingual.cli.report import json_lines, lines, total
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.errors import ConfigError
    from bilingual.formats.aligned import read_file, read_texts

    given = {
        "to": tuple(to or ()),
        "glossary": tuple(glossary or ()),
        "builtin_glossary": builtin_glossary,
        "profile": profile,
    }
    settings = given_or_default(given)
    languages = tuple(dict.fromkeys(to or ()))
    refuse_bad_date(date)
    if target is None and fix:
        raise ConfigError("--fix needs two text files, the source and its translation")
    if target is not None and len(languages) != 1:
        raise ConfigError("two text files are checked in one language; add --to en or --to ru")
    if fix and not overwrite:
        _refuse_taken(fix)
    aligned = read_file(source, languages, date) if target is None else read_texts(source, target, languages[0], date)
    bitext = pipeline.judge(aligned, project_glossary(settings), settings.checks, settings.style())
    if fix and target is not None:
        bitext = _fixed(bitext, target, fix, settings)
    name = str(target or source)
    for line in json_lines(bitext) if as_json else lines(bitext, name):
        put(line)
    if not as_json:
        put(total(bitext, name))
    raise typer.Exit(1 if any(finding.severity == "error" for finding in bitext.findings) else 0)


def _refuse_taken(path: Path) -> None:
    from bilingual.errors import OutputError
    from bilingual.formats.files import is_taken

    if is_taken(path):
        raise OutputError(f"{path}: exists already; pass --overwrite to replace it, or choose another name")


def _fixed(bitext: Bitext, target: Path, out: Path, settings: Settings) -> Bitext:
    """Writes the target with its certain corrections; what is found in it then, and what was corrected."""
    from bilingual.checks import check as checked
    from bilingual.formats.aligned import with_lines
    from bilingual.formats.files import read_bytes, write_atomically
    from bilingual.repair import repair

    repaired, corrections = repair(bitext, settings.style())
    lines = {block.id: block.line for block in bitext.article.blocks}
    changed = {lines[pair.id.partition(".")[0]]: pair.target for pair in repaired.pairs if pair.method == "repaired"}
    write_atomically(out, with_lines(read_bytes(target), str(target), changed))
    again = checked(repaired, settings.checks, settings.style())
    order = {pair.id: number for number, pair in enumerate(again.pairs)}
    findings = sorted((*corrections, *again.findings), key=lambda finding: order[finding.subject])
    return replace(again, findings=tuple(findings))
