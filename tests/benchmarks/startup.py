"""What a user waits for: `bilingual --help` beside `import typer`, and the sample from nothing to its two files."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "manzhouli.txt"
ROUNDS = 15


def seconds(*command: str) -> float:
    # As a user's second run finds it: Python has compiled what it imports.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c 'import typer'": ("-c", "import typer"),
            "bilingual --help": ("-m", "bilingual", "--help"),
            "bilingual build sample": ("-m", "bilingual", "build", str(SAMPLE), "--out", folder),
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(*command)
        for _ in range(ROUNDS):  # in turn, so that a busy moment hits all alike
            for name, command in commands.items():
                taken[name].append(seconds(*command))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    base = medians["python -c 'import typer'"]
    for name, median in medians.items():
        print(f"{name:28} median {median:6.3f} s   best {min(taken[name]):6.3f} s   {median / base:5.2f} x typer")


if __name__ == "__main__":
    main()
