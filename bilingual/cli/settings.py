"""The settings of a command: those of the project, with the options that were given in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bilingual.config import Settings, load
from bilingual.glossary import Glossary, builtin_paths
from bilingual.glossary import load as load_glossary


def given_or_default(given: Mapping[str, object]) -> Settings:
    """The settings of the project, with the options that were given in their place. Raises ConfigError."""
    chosen: dict[str, Any] = {name: value for name, value in given.items() if value is not None and value != ()}
    # A project's columns are made for its languages: whoever asks for one anew means the other to follow.
    if ("to" in chosen) != ("columns" in chosen):
        chosen = {"to": (), "columns": (), **chosen}
    return replace(load(Path.cwd()), **chosen).completed()


def glossary_paths(settings: Settings) -> tuple[Path, ...]:
    """The project's glossaries and, unless it wants none of them, the built-in ones behind them."""
    return tuple(dict.fromkeys((*settings.glossary, *(builtin_paths() if settings.builtin_glossary else ()))))


def project_glossary(settings: Settings) -> Glossary:
    """The concepts of the glossaries in force."""
    return load_glossary(glossary_paths(settings))
