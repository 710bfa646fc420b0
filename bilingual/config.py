"""bilingual.toml: the defaults of a project. The command line's options win over it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from bilingual.errors import ConfigError
from bilingual.formats.rows import Align, Arrangement, Layout
from bilingual.language import LANGUAGES
from bilingual.language.style import Style, builtin_styles, chosen_style, read_styles
from bilingual.translate import Device, Options

if TYPE_CHECKING:
    from bilingual.checks import Levels

FILE_NAME = "bilingual.toml"

# CTranslate2 keeps every hypothesis in memory; more than these add nothing to a translation.
MAX_BEAM = 32

_SECTIONS = ("build", "checks", "profiles")
# What has a section of its own instead of a line in [build].
_SECTIONED = ("checks", "profiles")
# Settings that hold paths, which are relative to the file.
_PATHS = ("glossary", "lexicon", "recordings")
_KINDS = {bool: "true or false", int: "a whole number"}

TEMPLATE = """\
# Defaults for `bilingual build` in this folder and those below it; the command line's options win.
# Paths are relative to this file.
[build]
# to = ["en", "ru"]                 # target languages
# engine = "auto"                   # auto, or the name of an engine
# glossary = ["terms.csv"]          # your glossaries; they win over the built-in ones
# builtin_glossary = true
# lexicon = ["words.csv"]           # your words for the draft engine; they win over the built-in ones
# recordings = ["work.csv"]         # translations that you have; they are played back instead of being made
# out = "briefs"                    # folder for the outputs; beside each source unless set
# format = ["docx", "md"]           # docx, md, json
# columns = ["zh", "en", "ru"]      # languages shown, in this order
# align = "paragraph"               # paragraph or sentence
# layout = "table"                  # table or interleaved
# profile = "british"               # house style of figures: british, american, rmb, press, statistics, or your own
# strict = false                    # exit with 1 if a check finds an error
# device = "auto"                   # where a model runs: auto, cpu, cuda
# beam = 4                          # hypotheses a model keeps at each word: 1 is faster, 4 a little better
# compute_type = "auto"             # arithmetic of a model: auto (as it was saved), int8, float32 …
# keep = true                       # verify each target of a model, and look for a better one where a term is missing
# cache = true                      # keep what a model translated, so that a rebuild translates only what changed

[checks]
# The severity of what a check finds, instead of its own: off, info, warning, error.
# typography = "off"
# doubled = "error"

# A house style of your own says where it differs from the one it is based on; the README says where keys are explained.
# [profiles.ours]
# based_on = "american"
# en_signs = ["CNY", "USD"]         # RMB 31.86 billion, US$3.5 billion
# ru_year = "г."                    # 8 мая 2019 г.
# most_decimals = 2                 # before a scale word; a figure with more takes a smaller one, none is rounded
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is asked for. `to` and `columns` are empty until `completed`."""

    to: tuple[str, ...] = ()
    engine: str = "auto"
    glossary: tuple[Path, ...] = ()
    builtin_glossary: bool = True
    out: Path | None = None
    format: tuple[str, ...] = ("docx", "md")
    columns: tuple[str, ...] = ()
    align: str = "paragraph"
    layout: str = "table"
    strict: bool = False
    device: str = "auto"
    beam: int = 4
    compute_type: str = "auto"
    cache: bool = True
    keep: bool = True
    lexicon: tuple[Path, ...] = ()
    recordings: tuple[Path, ...] = ()
    profile: str = ""
    checks: Levels = ()
    profiles: tuple[Style, ...] = ()

    def completed(self) -> Settings:
        """The same with languages and columns filled in from each other. Raises ConfigError for a value not known."""
        targets = tuple(LANGUAGES)
        _known("language", self.to, targets)
        _known("column", self.columns, ("zh", *targets))
        _known("align", (self.align,), get_args(Align))
        _known("layout", (self.layout,), get_args(Arrangement))
        _known("device", (self.device,), get_args(Device))
        self.style()
        if not self.format:
            raise ConfigError("format is empty: nothing would be written; name docx, md or json")
        if not 1 <= self.beam <= MAX_BEAM:
            raise ConfigError(f"beam is {self.beam}; use 1 to {MAX_BEAM}")
        to = self.to or tuple(code for code in self.columns if code != "zh") or targets
        columns = self.columns or ("zh", *to)
        untranslated = [code for code in columns if code not in ("zh", *to)]
        if untranslated:
            raise ConfigError(f"column {untranslated[0]} is not translated; add --to {untranslated[0]}")
        if not any(code in to for code in columns):
            raise ConfigError("columns show no target language; add en or ru")
        return replace(self, to=_once(to), columns=_once(columns), format=_once(self.format))

    def options(self) -> Options:
        """How the engine runs its model; of completed settings."""
        return Options(
            cast(Device, self.device),
            self.beam,
            self.compute_type,
            lexicon=self.lexicon,
            workers=cores(),
            style=self.style(),
            recordings=self.recordings,
        )

    def style(self) -> Style:
        """The style of the profile. Raises ConfigError if it is neither built in nor the project's."""
        return chosen_style(self.profile, builtin_styles() | {style.name: style for style in self.profiles})

    def page(self) -> Layout:
        """How outputs are laid out; of completed settings."""
        return Layout(self.columns, cast(Align, self.align), cast(Arrangement, self.layout))


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(folder: Path) -> Settings:
    """The settings of the nearest bilingual.toml in a folder or above it; the defaults where there is none.

    Raises ConfigError with file (and line, for broken TOML) for what is not understood.
    """
    for place in (folder, *folder.parents):
        path = place / FILE_NAME
        if path.is_file():
            return _read(path)
    return Settings()


def glossaries_in(data: bytes) -> tuple[str, ...]:
    """The glossaries that a bilingual.toml names, as it writes them; none where it is broken."""
    try:
        section = tomllib.loads(data.decode()).get("build", {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return ()
    listed = section.get("glossary", []) if isinstance(section, dict) else []
    return tuple(each for each in listed if isinstance(each, str)) if isinstance(listed, list) else ()


def _read(path: Path) -> Settings:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error
    for name, section in document.items():
        if name not in _SECTIONS:
            known = ", ".join(f"[{section}]" for section in _SECTIONS)
            raise ConfigError(f"{path}: unknown section {name!r}; the sections known are {known}")
        if not isinstance(section, dict):
            raise ConfigError(f"{path}: {name} must be a section: [{name}]")
    own = read_styles(document.get("profiles", {}), f"{path}: profiles.", ConfigError)
    return replace(
        Settings(),
        **_values(document.get("build", {}), path),
        checks=_levels(document.get("checks", {}), path),
        profiles=tuple(own.values()),
    )


def _levels(section: Mapping[str, object], path: Path) -> Levels:
    """The severities of a [checks] section, in the order of the checks."""
    # The checks load what the languages know, which no other setting needs.
    from bilingual.checks import LEVELS, NAMES

    for name, level in section.items():
        if name not in NAMES:
            raise ConfigError(f"{path}: unknown check {name!r}; known are {', '.join(NAMES)}")
        if level not in LEVELS:
            raise ConfigError(f"{path}: {name} must be one of {', '.join(LEVELS)}, in quotes")
    return tuple((name, str(section[name])) for name in NAMES if name in section)


def _values(build: Mapping[str, object], path: Path) -> dict[str, Any]:
    defaults = {
        field.name: getattr(Settings(), field.name) for field in fields(Settings) if field.name not in _SECTIONED
    }
    values: dict[str, Any] = {}
    for name, value in build.items():
        if name not in defaults:
            raise ConfigError(f"{path}: unknown setting {name!r}; known are {', '.join(defaults)}")
        values[name] = _value(name, value, defaults[name], path)
    return values


def _value(name: str, value: object, default: object, path: Path) -> object:
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f'{path}: {name} must be a list of texts, such as {name} = ["…"]')
        return tuple(path.parent / item for item in value) if name in _PATHS else tuple(value)
    # A bool is an int to Python, not to the user.
    if type(value) is not (type(default) if isinstance(default, (bool, int)) else str):
        raise ConfigError(f"{path}: {name} must be {_KINDS.get(type(default), 'a text in quotes')}")
    return path.parent / value if name == "out" and isinstance(value, str) else value


def _known(what: str, values: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for value in values:
        if value not in allowed:
            raise ConfigError(f"unknown {what} {value!r}; known are {', '.join(allowed)}")


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
