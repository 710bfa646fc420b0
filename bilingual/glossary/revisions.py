"""Glossaries as git keeps them. Nothing here changes a repository."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import InputError


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as a log shows it; `day` is that of the author, as an ISO date."""

    hash: str
    day: str
    author: str
    subject: str


def repository(folder: Path) -> Path:
    """The root of the repository that a folder is in. Raises InputError where there is none, or no git."""
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode().removesuffix("\n"))


def is_revision(name: str, folder: Path) -> bool:
    """Whether a name is that of a commit in the repository of a folder; not where there is none."""
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except InputError:
        return False
    return True


def tables_at(revision: str, root: Path, within: Sequence[str] = ()) -> dict[str, bytes]:
    """The CSV files of a commit by their paths from the root; those within some paths if any are given."""
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", *within)
    names = [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name.endswith(".csv")]
    return dict(zip(names, _blobs(root, [f"{commit}:{name}" for name in names]), strict=True))


def tables_now(root: Path, within: Sequence[str] = ()) -> dict[str, bytes]:
    """The CSV files of the working tree that git does not ignore, by their paths from the root."""
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *within)
    names = dict.fromkeys(listed.decode("utf-8", "surrogateescape").split("\0"))
    paths = {name: root / name for name in names if name.endswith(".csv")}
    return {name: path.read_bytes() for name, path in sorted(paths.items()) if path.is_file()}


def tables_of(commit: str, root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The CSV files that a commit changed, before and after it; of the first commit there are none before."""
    parent = f"{commit}^"
    if not is_revision(parent, root):
        return {}, tables_at(commit, root)
    listed = _git(root, "diff-tree", "-r", "-z", "--name-only", parent, commit, "--", "*.csv")
    names = list(filter(None, listed.decode("utf-8", "surrogateescape").split("\0")))
    return (tables_at(parent, root, names), tables_at(commit, root, names)) if names else ({}, {})


def history(root: Path, name: str, revision: str = "HEAD") -> tuple[tuple[Commit, bytes], ...]:
    """The commits up to a revision that changed a file, the newest first, each with the file as it left it.

    `name` is the path from the root; renames are followed. A commit that removed the file has none and is left out.
    """
    form = "%x00%h%x1f%as%x1f%an%x1f%s"
    logged = _git(
        root, "log", "--follow", "--name-only", "--diff-filter=d", f"--format={form}", revision, "--", name
    ).decode("utf-8", "replace")
    commits: list[tuple[Commit, str]] = []
    for entry in logged.split("\0")[1:]:
        head, *names = entry.strip("\n").split("\n")
        name = next(filter(None, reversed(names)), "")
        if name:
            commits.append((Commit(*head.split("\x1f")), name))
    blobs = _blobs(root, [f"{commit.hash}:{name}" for commit, name in commits])
    return tuple((commit, blob) for (commit, _), blob in zip(commits, blobs, strict=True))


def _blobs(root: Path, names: Sequence[str]) -> list[bytes]:
    """The contents of objects, all by one process."""
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    answer = _git(root, "cat-file", "--batch", stdin=asked)
    found: list[bytes] = []
    at = 0
    for _ in names:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        found.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return found


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git says on standard output. Raises InputError with its complaint in one line."""
    # Names as they are, and nobody's pager, aliases or colours.
    command = ["git", "-c", "core.quotePath=false", "--no-pager", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise InputError("git is not installed; compare two files instead") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        complaint = said[0].removeprefix("fatal: ") if said else f"git {arguments[0]} failed"
        raise InputError(f"{folder}: {complaint}")
    return done.stdout
