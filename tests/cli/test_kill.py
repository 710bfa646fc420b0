"""Builds that are killed, and builds at the same time: nothing is lost, nothing is half written."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from counting import BATCH, asked, outputs, run, start

FILES, SENTENCES = 12, 30
REQUESTS = FILES * SENTENCES * 2
BUILD = ("build", "*.txt", "--format", "docx", "--no-builtin-glossary", "--quiet")
PAUSE = 0.05
# What a build that is killed may have to do again: the batches of a fifth of a second, and the one in hand.
LOST = (0.2 / PAUSE + 2) * BATCH


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in range(FILES):
        lines = (f"第{name}號口岸查驗{number}噸貨物。\n" for number in range(SENTENCES))
        (tmp_path / f"{name:02}.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def wait_for(folder: Path, requests: int) -> None:
    log = folder / "log"
    deadline = time.monotonic() + 60
    while (not log.exists() or log.read_bytes().count(b"\n") < requests) and time.monotonic() < deadline:
        time.sleep(0.005)


def killed(folder: Path, batches: int, how: signal.Signals) -> int:
    """How much the engine of a build was asked, which was killed once it was asked `batches`."""
    process = start(folder, *BUILD, pause=PAUSE)
    wait_for(folder, batches * BATCH)
    process.send_signal(how)
    _, complained = process.communicate(timeout=60)
    interrupted = (130, b"bilingual: interrupted; files already written are whole\n")
    assert (process.returncode, complained) == (interrupted if how == signal.SIGINT else (-how, b""))
    return len(asked(folder))


def test_what_was_translated_before_a_kill_is_not_translated_again(folder: Path) -> None:
    assert run(folder, *BUILD, "--no-cache") == (0, [], [])
    written = outputs(folder)
    for name in written:
        (folder / name).unlink()
    assert (len(asked(folder)), len(written)) == (REQUESTS, FILES)

    kills = [(1, signal.SIGINT), *((batches, signal.SIGKILL) for batches in (1, 2, 3, 6, 9))]
    done = [killed(folder, batches, how) for batches, how in kills]
    # Whatever stands at its place is whole, and all that was made is kept.
    assert [name for name, data in outputs(folder).items() if data != written[name]] == []
    assert run(folder, *BUILD) == (0, [], [])
    again = sum(done) + len(asked(folder)) - REQUESTS
    assert (outputs(folder), again <= len(kills) * LOST) == (written, True)
    assert run(folder, *BUILD) == (0, [], [])
    assert (outputs(folder), asked(folder)) == (written, [])


def test_two_builds_and_a_clearing_at_once(folder: Path) -> None:
    builds = [start(folder, *BUILD, "--out", out, pause=PAUSE / 5) for out in ("one", "two")]
    wait_for(folder, 1)
    code, _, complained = run(folder, "cache", "clear")
    assert (code, complained) == (0, [])
    ends = [(build.communicate(timeout=60), build.returncode) for build in builds]
    assert ends == [((b"", b""), 0)] * 2
    asked(folder)
    assert run(folder, *BUILD, "--no-cache") == (0, [], [])
    assert (len(asked(folder)), len(outputs(folder))) == (REQUESTS, FILES)
    assert outputs(folder / "one") == outputs(folder / "two") == outputs(folder)
    assert run(folder, *BUILD) == (0, [], [])
    assert len(asked(folder)) < REQUESTS
