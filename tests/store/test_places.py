"""Where packages are is what Argos Translate's settings say, in one clear line where they say nothing sensible."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from children import clean_environment


def said(environment: dict[str, str]) -> list[str]:
    """What `places` says in a process of its own, for the settings are read once in each."""
    code = (
        "from bilingual.store.places import places\nfrom bilingual.errors import ConfigError\n"
        "try:\n    found = places()\nexcept ConfigError as error:\n    print(error)\n"
        "else:\n    print(found.store, *found.folders, found.index, found.index_address, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**clean_environment(), **environment},
    )
    return done.stdout.splitlines()


def test_the_settings_of_argos_hold(tmp_path: Path) -> None:
    home = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    index = {"ARGOS_PACKAGE_INDEX": "https://packages.test/"}
    store, data = tmp_path / "DATA" / "argos-translate" / "packages", tmp_path / "DATA" / "argos-translate"
    assert said({**home, **index}) == [str(store)] * 2 + [str(data / "index.json"), "https://packages.test/index.json"]
    other = str(tmp_path / "other")
    assert said({**home, **index, "ARGOS_PACKAGES_DIR": other})[:2] == [other] * 2
    assert said({**home, **index, "SNAP": str(tmp_path), "SNAP_USER_DATA": str(tmp_path)})[:2] == [str(store)] * 2


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert said({"ARGOS_PACKAGES_DIR": str(tmp_path / "file")}) == [
        f"{tmp_path}/file: Argos Translate cannot use this folder: File exists; "
        "mend it, or name others with ARGOS_PACKAGES_DIR and XDG_DATA_HOME"
    ]


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        ("{", "Argos Translate's settings: Error decoding "),
        ("[]", "Argos Translate's settings cannot be read: settings.json should contain a dictionary; "),
        ('{"ARGOS_BEAM_SIZE": "four"}', "Argos Translate's settings cannot be read: invalid literal for int() "),
        ("{}", ""),
    ],
)
def test_broken_settings(tmp_path: Path, settings: str, start: str) -> None:
    path = tmp_path / "argos-translate" / "settings.json"
    path.parent.mkdir()
    path.write_text(settings, encoding="utf-8")
    lines = said({"XDG_CONFIG_HOME": str(tmp_path)})
    assert (len(lines), lines[0].startswith(start or "/")) == (1 if start else 4, True)
