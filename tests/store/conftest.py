"""Each test of the store has records of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_records(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An empty store."""
    folder = tmp_path / "packages"
    folder.mkdir()
    return folder
