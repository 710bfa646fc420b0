"""Start-up is light: the help imports nothing that only a build needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from children import clean_environment

HEAVY = (
    "ahocorasick",
    "argostranslate",
    "babel",
    "click",
    "ctranslate2",
    "docx",
    "lxml",
    "opencc",
    "pymorphy3",
    "rich",
)
HEAVY += ("platformdirs", "sqlite3", "tomllib", "trafilatura")


def imported_by(*arguments: str) -> list[str]:
    code = (
        "import sys, bilingual.cli\n"
        f"sys.argv = ['bilingual', *{list(arguments)}]\n"
        "try:\n    bilingual.cli.main()\n"
        f"finally:\n    print(*sorted(set(sys.modules) & set({HEAVY})), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean_environment()
    )
    return done.stderr.split()


def test_help_and_version_import_nothing_heavy() -> None:
    asked = (
        ["--help"],
        ["build", "--help"],
        ["sheet", "--help"],
        ["models", "--help"],
        ["models", "install", "--help"],
        ["--version"],
    )
    assert [imported_by(*arguments) for arguments in asked] == [[]] * len(asked)


def test_init_imports_no_engine(tmp_path: Path) -> None:
    heavy = imported_by("init", str(tmp_path))
    assert [name for name in heavy if name != "tomllib"] == []


def test_listing_models_imports_no_engine() -> None:
    # Of argostranslate only the settings, which are light.
    assert imported_by("models", "list") == ["argostranslate"]
