"""An engine that writes down what it is asked, and the command line with it: `python counting.py build …`.

It stands in for a model: its answers are worth keeping, and come eight at a time after BILINGUAL_TESTS_PAUSE seconds.
What it was asked is appended to the file BILINGUAL_TESTS_LOG, one request a line, shortened.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import forking
from children import clean_environment

from bilingual.cli import main
from bilingual.translate import ENGINES, Candidate, Options, Request, Step

BATCH = 8


class Counting:
    """Says the language and the source."""

    name = "counting"
    languages = ("en", "ru")
    recipe = "counting 1"
    slow = True
    kind = "composes"

    def __init__(self, log: Path, pause: float) -> None:
        self._log = log
        self._pause = pause

    def pivot(self, _language: str) -> str:
        return ""

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request, each batch from its end."""
        for start in range(0, len(requests), BATCH):
            batch = range(start, min(start + BATCH, len(requests)))
            time.sleep(self._pause)
            with self._log.open("a", encoding="utf-8") as log:
                log.writelines(f"{requests[index].language} {requests[index].text[:12]}\n" for index in batch)
            for index in reversed(batch):
                asked = requests[index]
                yield index, Candidate(f"[{asked.language}] {asked.text}", (Step(0, len(asked.text), "…", "kept"),))


def make(_languages: tuple[str, ...], _options: Options) -> Counting:
    return Counting(Path(os.environ["BILINGUAL_TESTS_LOG"]), float(os.environ["BILINGUAL_TESTS_PAUSE"]))


def missing(_languages: tuple[str, ...]) -> str:
    return ""


def start(folder: Path, *arguments: str, pause: float = 0.0, **options: object) -> subprocess.Popen[bytes]:
    """`bilingual ARGUMENTS` in a folder, with this engine first in the table; it logs to `folder`/log."""
    environment = {**clean_environment(), **_environment(folder, pause)}
    if "preexec_fn" in options:
        # Python does not notice where a full disk cut short what it compiled; every later process would trip on it.
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, __file__, *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def run(folder: Path, *arguments: str, **options: object) -> tuple[int, list[str], list[str]]:
    """The exit code, and the lines said on standard output and standard error, of the same at once.

    Forked, but for a process that has options of its own.
    """
    if options:
        process = start(folder, *arguments, **options)
        said, complained = (stream.decode() for stream in process.communicate(timeout=60))
        return process.returncode, said.splitlines(), complained.splitlines()
    done = forking.run(list(arguments), folder, environment=_environment(folder), before="counting.stand_in")
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def _environment(folder: Path, pause: float = 0.0) -> dict[str, str]:
    return {"BILINGUAL_TESTS_LOG": str(folder / "log"), "BILINGUAL_TESTS_PAUSE": str(pause)}


def asked(folder: Path) -> list[str]:
    """The requests that reached the engine since the last call."""
    log = folder / "log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def outputs(folder: Path) -> dict[str, bytes]:
    """The briefs in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*.bilingual.*"))}


def stand_in() -> None:
    """Puts this engine first in the table."""
    engines = dict(ENGINES)
    ENGINES.clear()
    ENGINES.update({"counting": "counting", **engines})


if __name__ == "__main__":
    stand_in()
    main()
