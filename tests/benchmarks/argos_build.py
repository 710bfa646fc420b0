"""`bilingual build` with the tiny packages: from a cold start to one paragraph's brief, and memory over many files.

    uv run python tests/benchmarks/argos_build.py [PARAGRAPHS ...]

Unless given, 10,000 and 100,000 paragraphs, all different, 100 to a file. Memory is the peak resident set of a process.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

PACKAGES = Path(__file__).parents[1] / "packages"
PER_FILE = 100
ROUNDS = 5


def paragraph(number: int) -> str:
    ports = ("满洲里", "绥芬河", "黑河", "二连浩特", "霍尔果斯", "珲春", "同江", "东宁")
    return f"{ports[number % len(ports)]}口岸通行中欧班列{number:,}列，同比增长{number % 97}.5%。"


def build(folder: Path, packages: Path) -> tuple[float, float]:
    """Builds every .txt of a folder in a process of its own; its seconds and its peak memory in MB."""
    command = [sys.executable, __file__, "child", "build", "*.txt", "--format", "md", "--engine", "argos", "--quiet"]
    # As a first run: nothing kept from an earlier one but what Python has compiled.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "STATE", "DATA", "CONFIG")}
    environment = {**kept, **homes, "ARGOS_PACKAGES_DIR": str(packages)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, int(done.stderr.split()[-1]) / 1024


def child() -> None:
    """Runs the command line in this process and prints its peak memory, in KiB, on standard error."""
    from bilingual.cli import main as command_line

    sys.argv = ["bilingual", *sys.argv[2:]]
    try:
        command_line()
    finally:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as place:
        packages = Path(place, "packages")
        for path in PACKAGES.glob("*.argosmodel"):
            with zipfile.ZipFile(path) as archive:
                archive.extractall(packages)
        taken = []
        for turn in range(ROUNDS + 1):  # the first compiles what it imports
            folder = Path(place, f"one{turn}")
            folder.mkdir()
            Path(folder, "one.txt").write_text(paragraph(1) + "\n", encoding="utf-8")
            taken.append(build(folder, packages))
        seconds, peak = statistics.median(each[0] for each in taken[1:]), taken[-1][1]
        best = min(each[0] for each in taken[1:])
        print(f"one paragraph, whole process: median {seconds:.2f} s, best {best:.2f} s, {peak:.0f} MB")
        for size in sizes:
            folder = Path(place, str(size))
            folder.mkdir()
            for first in range(0, size, PER_FILE):
                lines = [paragraph(number) for number in range(first, min(size, first + PER_FILE))]
                Path(folder, f"{first:06}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
            seconds, peak = build(folder, packages)
            print(f"{size:8,} paragraphs: {seconds:8.1f} s {size / seconds:8.0f} a second {peak:6.0f} MB")


if __name__ == "__main__":
    child() if sys.argv[1:2] == ["child"] else main()
