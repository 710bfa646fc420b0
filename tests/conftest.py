"""What all tests share: the real command line, without network, in a folder of its own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import forking
import pytest
from children import Run, clean_environment
from hypothesis import settings

PACKAGES = Path(__file__).parent / "packages"

# As the command line does: the tables of the languages are large, and have no cycles.
gc.set_threshold(100_000, 50, 100)

# The same examples on every machine. To look for new ones: --hypothesis-profile=default --hypothesis-seed=1.
settings.register_profile("bilingual", derandomize=True, deadline=None)
settings.load_profile("bilingual")


@pytest.fixture(scope="session", autouse=True)
def _no_packages_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests and their children see an empty Argos store, nobody's settings, and no proxy."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("ARGOS_", "SNAP")) or name.lower().endswith("_proxy"):
                patch.delenv(name)
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache of translations for this test and its children; made when something is kept."""
    folder = tmp_path_factory.getbasetemp() / "caches" / uuid4().hex
    monkeypatch.setenv("BILINGUAL_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def tiny_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of tests/packages, unpacked; not to be changed."""
    folder = tmp_path_factory.mktemp("packages")
    for path in sorted(PACKAGES.glob("*.argosmodel")):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    return folder


@pytest.fixture
def argos_packages(tiny_packages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny packages, zh->en and en->ru, as the Argos store of the test and its children."""
    from argostranslate import settings

    # This process has read its settings; its children read them anew.
    monkeypatch.setattr(settings, "package_dirs", [tiny_packages])
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tiny_packages))
    return tiny_packages


@pytest.fixture
def bilingual(tmp_path: Path) -> Run:
    """Runs `bilingual ARGUMENTS` in `tmp_path`: a child process, forked from one that has loaded what commands load."""

    def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        return forking.run(list(map(str, arguments)), tmp_path, stdin)

    return run


@pytest.fixture
def fresh_bilingual(tmp_path: Path) -> Run:
    """Runs `bilingual ARGUMENTS` in `tmp_path`: a child process, as a user's shell would start it."""

    def run(*arguments: object, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bilingual", *map(str, arguments)]
        environment = clean_environment()
        if "preexec_fn" in options:
            # Python does not notice where a full disk cut short what it compiled; every later process would trip on it.
            environment["PYTHONDONTWRITEBYTECODE"] = "1"
        done = subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=environment, check=False, **options
        )
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the drafts of golden/ anew")
