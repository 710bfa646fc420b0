"""Child processes of the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def clean_environment() -> dict[str, str]:
    """The environment of a child process that may not open a socket, speaks UTF-8, and keeps what it compiled."""
    path = os.pathsep.join(filter(None, (str(TESTS / "no_network"), os.environ.get("PYTHONPATH", ""))))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1"}
