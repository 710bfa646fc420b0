"""`bilingual normalise` and `bilingual init` as a user's shell starts them."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from children import Run, clean_environment


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("滿洲里\n口岸\n".encode(), "满洲里\n口岸\n"),
        ("滿洲里\r\n口岸\r\n".encode(), "满洲里\n口岸\n"),
        ("滿洲里\n\n口岸".encode(), "满洲里\n\n口岸\n"),
        ("滿洲里口岸的進出口貿易\n海關\n".encode("gb18030"), "满洲里口岸的进出口贸易\n海关\n"),
    ],
)
def test_a_line_in_is_a_line_out(bilingual: Run, tmp_path: Path, data: bytes, lines: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    for done in (bilingual("normalise", "a.txt"), bilingual("normalise", stdin=data)):
        assert (done.returncode, done.stdout, done.stderr) == (0, lines, "")


@pytest.mark.parametrize(("to", "line"), [("hans", "海关"), ("hant", "海關"), ("hk", "海關"), ("tw", "海關")])
def test_the_scripts(bilingual: Run, to: str, line: str) -> None:
    done = bilingual("normalise", "--to", to, stdin="海关\n".encode())
    assert (done.returncode, done.stdout) == (0, f"{line}\n")


def test_explain_names_each_change(bilingual: Run) -> None:
    done = bilingual("normalise", "--explain", stdin="口岸\n海關\n".encode())
    assert (done.returncode, done.stdout) == (0, "2:2: 關 -> 关 (script)\n")


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("海關\n" * 20_000, encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} -m bilingual normalise a.txt | head -1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=clean_environment(), capture_output=True, check=False)
    assert (done.stdout.decode(), done.stderr) == ("海关\n", b"")


def test_init_writes_settings_that_load_and_keeps_those_there_are(bilingual: Run, tmp_path: Path) -> None:
    done = bilingual("init")
    assert (done.returncode, done.stdout, done.stderr) == (0, "wrote bilingual.toml\n", "")
    written = (tmp_path / "bilingual.toml").read_bytes()
    (tmp_path / "a.txt").write_text("滿洲里口岸\n", encoding="utf-8")
    assert bilingual("build", "a.txt", "--format", "md").returncode == 0
    again = bilingual("init")
    assert (again.returncode, again.stderr) == (
        2,
        "bilingual: bilingual.toml: exists already; edit it, or remove it first\n",
    )
    assert (tmp_path / "bilingual.toml").read_bytes() == written


def test_version_and_help(bilingual: Run) -> None:
    assert bilingual("--version").stdout == "bilingual 0.1.0\n"
    assert (bilingual().stdout, bilingual().returncode) == (bilingual("--help").stdout, 0)
