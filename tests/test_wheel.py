"""The wheel is whole: built as a user's installer builds it, it works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from children import ROOT, clean_environment
from hatchling.build import build_wheel


@pytest.fixture
def unpacked_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    name = build_wheel(str(tmp_path))
    folder = tmp_path / "wheel"
    with zipfile.ZipFile(tmp_path / name) as wheel:
        wheel.extractall(folder)
    return folder


def test_the_wheel_builds_a_brief_with_its_own_glossaries(unpacked_wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("滿洲里口岸\n\n中歐班列經滿洲里口岸出境，同比增長17.3%。\n", encoding="utf-8")
    environment = clean_environment()
    environment["PYTHONPATH"] = os.pathsep.join((str(unpacked_wheel), environment["PYTHONPATH"]))
    code = "import bilingual, sys; from bilingual.cli import main; print(bilingual.__file__); main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "a.txt"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == str(unpacked_wheel / "bilingual" / "__init__.py")
    brief = (tmp_path / "a.bilingual.md").read_text(encoding="utf-8")
    assert all(word in brief for word in ("Manzhouli", "Маньчжурия", "17.3%", "17,3", "glossary geography.csv"))


def test_the_wheel_carries_every_data_file(unpacked_wheel: Path) -> None:
    def data_files(folder: Path) -> set[str]:
        kinds = (".csv", ".toml", ".json", ".typed")
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in kinds}

    expected = data_files(ROOT / "bilingual") | {f"glossaries/{name}" for name in data_files(ROOT / "glossaries")}
    assert data_files(unpacked_wheel / "bilingual") == expected
