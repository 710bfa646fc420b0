"""Where packages are: the folders and addresses that Argos Translate's settings name, and our own state folder."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Places:
    """`store` takes new packages and is one of `folders`, which are all read; `index` is the list fetched last."""

    store: Path
    folders: tuple[Path, ...]
    index: Path
    index_address: str


def places() -> Places:
    """What Argos Translate's settings say (ARGOS_PACKAGES_DIR and the like; importing them makes its folders).

    Raises ConfigError if the settings are broken or a folder cannot be made.
    """
    said = io.StringIO()
    try:
        # Where its settings.json is broken it prints so, once for each setting.
        with redirect_stdout(said):
            from argostranslate import settings
    except OSError as error:
        raise ConfigError(
            f"{error.filename}: Argos Translate cannot use this folder: {error.strerror}; "
            "mend it, or name others with ARGOS_PACKAGES_DIR and XDG_DATA_HOME"
        ) from error
    except (AssertionError, KeyError, RuntimeError, ValueError) as error:
        raise ConfigError(
            f"Argos Translate's settings cannot be read: {error}; mend its settings.json or the environment"
        ) from error
    if said.getvalue():
        raise ConfigError(f"Argos Translate's settings: {said.getvalue().splitlines()[0]}; mend that file")
    return Places(
        Path(settings.package_data_dir),
        tuple(Path(folder) for folder in settings.package_dirs),
        Path(settings.local_package_index),
        str(settings.remote_package_index),
    )


def state_folder() -> Path:
    """Our own folder for what can be made anew; it need not exist. XDG_STATE_HOME, on every system, as Argos has it."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "bilingual"


def downloads_folder() -> Path:
    """Where archives are fetched to, and where a download that was broken off waits to be resumed."""
    return state_folder() / "downloads"
