"""Every command and option has help, every command stands in the README, and the README's commands run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import forking
import pytest
import typer
from children import ROOT, clean_environment

from bilingual.cli import app

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Indented code blocks: a command ends before the comment behind it.
SHOWN = [line.split("  #")[0].strip() for line in re.findall(r"^ {4}(\S.*)$", README, re.MULTILINE)]


def commands(group: object, prefix: str = "") -> dict[str, object]:
    """Every command by what is typed for it, those of groups too."""
    found: dict[str, object] = {}
    for name, command in getattr(group, "commands", {}).items():
        found |= {f"{prefix}{name}": command, **commands(command, f"{prefix}{name} ")}
    return found


COMMANDS = commands(typer.main.get_command(app))


def test_every_command_and_option_has_help() -> None:
    silent = [
        f"{name} {parameter.name}"
        for name, command in COMMANDS.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert (silent, [name for name, command in COMMANDS.items() if not command.help]) == ([], [])


def test_every_command_stands_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"bilingual {name}" not in README] == []


def test_the_first_two_commands() -> None:
    assert re.fullmatch(r"pip install uv && uv run bilingual build samples/\S+\.txt", SHOWN[0])
    assert SHOWN[1] == "uv run pytest"


@pytest.mark.parametrize("line", [line for line in SHOWN if line.startswith("uv run bilingual ")])
def test_a_command_of_the_readme_runs(line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    (tmp_path / "briefs").mkdir()
    words = shlex.split(line.removeprefix("uv run bilingual "))
    if {"|", ">", "&&"}.isdisjoint(words):
        done = forking.run(words, tmp_path)
    else:
        command = line.replace("uv run bilingual", f"{shlex.quote(sys.executable)} -m bilingual")
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=clean_environment(), capture_output=True, check=False, text=True
        )
    assert (done.returncode, done.stderr) == (0, "")
