"""`bilingual glossary export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from bilingual.cli.options import GlossaryFiles, Languages

if TYPE_CHECKING:
    from bilingual.normalise import Target

_SCRIPTS = ("hans", "hant", "hk", "tw")


def export(
    form: Annotated[str, typer.Option("--as", help="omegat, tbx, deepl, xlsx or csv.")],
    files: GlossaryFiles = None,
    to: Languages = None,
    script: Annotated[str, typer.Option(help="Script of the Chinese: hans, hant, hk or tw.")] = "hans",
    out: Annotated[Path | None, typer.Option(help="File, or folder for several; this folder unless given.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that are already there.")] = False,
) -> None:
    """Write terms for OmegaT, tools that read TBX, DeepL, a reviewer's spreadsheet, or as a glossary."""
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, glossary_paths
    from bilingual.cli.summary import count
    from bilingual.errors import ConfigError
    from bilingual.formats.files import make_folder, write_atomically
    from bilingual.glossary import load
    from bilingual.glossary.exchange import export as exported

    if script not in _SCRIPTS:
        raise ConfigError(f"unknown script {script!r}; known are {', '.join(_SCRIPTS)}")
    glossary = load(files or glossary_paths(given_or_default({})))
    targets = _targets(form, to or [], files or [], out, overwrite=overwrite)
    for path, languages in targets.items():
        result = exported(glossary, form, languages, cast("Target", script))
        make_folder(path.parent)
        write_atomically(path, result.data)
        for note in result.notes:
            typer.echo(f"bilingual: {path.name}: {note}", err=True)
        put(f"{count(result.concepts, 'concept')} -> {path}")


def _targets(
    form: str, to: list[str], files: list[Path], out: Path | None, *, overwrite: bool
) -> dict[Path, tuple[str, ...]]:
    """The files to write with their languages.

    Raises OutputError for one that is already there, ConfigError for options that do not go together.
    """
    from bilingual.errors import ConfigError, OutputError
    from bilingual.glossary.exchange import known_form
    from bilingual.language import LANGUAGES

    exchange = known_form(form)
    languages = tuple(dict.fromkeys(to or LANGUAGES))
    if unknown := [code for code in languages if code not in LANGUAGES]:
        raise ConfigError(f"unknown language {unknown[0]!r}; known are {', '.join(LANGUAGES)}")
    pairs = [(code,) for code in languages] if exchange.pair else [languages]
    stem = files[0].stem if len(files) == 1 else "glossary"
    names = [f"{stem}.zh-{'-'.join(pair)}{exchange.suffix}" for pair in pairs]
    if out is None or out.is_dir() or not out.suffix:
        paths = [(out or Path()) / name for name in names]
    elif len(pairs) == 1:
        paths = [out]
    else:
        raise ConfigError(f"{out}: {form} takes a file for each language; name a folder, or one language with --to")
    for path in paths:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; choose another with --out")
        if not overwrite and path.exists():
            raise OutputError(f"{path}: is already there; choose another with --out, or replace it with --overwrite")
    return dict(zip(paths, pairs, strict=True))
