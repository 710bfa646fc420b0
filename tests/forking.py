"""A process that has loaded what commands load, and forks a child for each: `python forking.py`.

The child is a process of its own in all that a test can see: folder, environment, exit code, standard streams, and no
socket. What a process does before it runs a command (imports, tables read for the first time) it does not do again:
tests of that start a fresh one. A request is a line of JSON on standard input, its answer the exit code.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
import traceback
from contextlib import chdir, redirect_stdout
from functools import cache
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from children import TESTS, clean_environment

from bilingual import cli

# One article through every command that loads much; nothing of Argos, which reads the environment as it is imported.
ARTICLE = "滿洲里口岸\n\n記者周明遠報道：口岸5月8日放行3噸，增長17.3%。\n"
COMMANDS = (
    ("build", "a.txt", "--engine", "draft", "--quiet", "--format", "docx", "--format", "md", "--format", "json"),
    ("check", "a.bilingual.docx"),
    ("check", "a.bilingual.md"),
    ("sheet", "a.txt", "--format", "docx", "--format", "md"),
)


@cache
def _forker() -> subprocess.Popen[str]:
    environment = {name: value for name, value in clean_environment().items() if name != "PYTHONPATH"}
    command = [sys.executable, __file__]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
    atexit.register(process.communicate)
    return process


def run(
    arguments: list[str], folder: Path, stdin: bytes = b"", environment: dict[str, str] | None = None, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """`bilingual ARGUMENTS` in a folder, once the function `before` of a module ("counting.stand_in") was called."""
    forker = _forker()
    with TemporaryDirectory() as place:
        streams = [Path(place) / name for name in ("in", "out", "error")]
        streams[0].write_bytes(stdin)
        whole = {**clean_environment(), **(environment or {})}
        forker.stdin.write(f"{json.dumps([arguments, str(folder), whole, list(map(str, streams)), before])}\n")
        forker.stdin.flush()
        code = int(forker.stdout.readline())
        said = [stream.read_bytes().decode() for stream in streams[1:]]
    return subprocess.CompletedProcess(["bilingual", *arguments], code, *said)


def serve() -> None:
    """Answers requests until standard input ends."""
    answers = sys.stdout
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(TextIOWrapper(BytesIO())):
        Path("a.txt").write_text(ARTICLE, encoding="utf-8")
        for command in COMMANDS:
            cli.app(command, standalone_mode=False)
    gc.collect()
    # What is loaded stays shared with the children.
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(*json.loads(line))
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        answers.flush()


def _become(arguments: list[str], folder: str, environment: dict[str, str], streams: list[str], before: str) -> None:
    """Runs a command as if this process were started for it, and ends."""
    code: object = 1
    for number, (path, flags) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        os.dup2(os.open(path, flags | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, range(3), "rww")
    sys.argv = ["bilingual", *arguments]
    sys.path.insert(0, str(TESTS / "no_network"))
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    try:
        import_module("sitecustomize")
        if before:
            module, _, function = before.partition(".")
            getattr(import_module(module), function)()
        cli.main()
    except SystemExit as end:
        code = end.code
    finally:
        traceback.print_exc() if sys.exception() else atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve()
