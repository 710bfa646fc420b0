"""Glossaries as git keeps them. Nothing here changes a repository."""

from __future__ import annotations

import codecs
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bilingual.errors import InputError

_LINK = "120000"
# Names as they are: no pattern of git's, nobody's pager.
# Whatever a user has set: the first commit is a change too, and a merge one beside each parent.
_SETTINGS = ("-c", "log.showRoot=true", "-c", "log.diffMerges=separate")
_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "1", "GIT_PAGER": "cat"}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as a log shows it; `day` is that of the author, as an ISO date."""

    hash: str
    day: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it, and as each of its parents had it; None where it is not there."""

    commit: Commit
    before: tuple[bytes | None, ...]
    after: bytes | None


@dataclass(frozen=True, slots=True)
class MergedLines:
    """A file merged line by line, how it was done, and the number of conflicts between git's marks."""

    data: bytes
    how: str
    conflicts: int


def repository(folder: Path) -> Path:
    """The root of the repository that a folder is in. Raises InputError where there is none, or no git."""
    return Path(_text(_git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))


def is_revision(name: str, folder: Path) -> bool:
    """Whether a name is that of a commit in the repository of a folder; not where there is none.

    Raises InputError where git is not installed.
    """
    return _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode == 0


def fork_of(one: str, other: str, root: Path) -> str:
    """The commit at which two revisions parted. Raises InputError where there is none."""
    try:
        return _text(_git(root, "merge-base", _commit(one, root), _commit(other, root))).strip()
    except InputError as error:
        raise InputError(f"{one}...{other}: have no commit in common here; fetch the whole history") from error


def is_cut(commit: str, root: Path) -> bool:
    """Whether a shallow clone ends at a commit, so that nothing is known of what was before it."""
    path = root / _text(_git(root, "rev-parse", "--git-path", "shallow")).strip()
    return path.is_file() and commit in path.read_text(encoding="ascii").split()


def file_at(revision: str, root: Path, name: str) -> bytes | None:
    """A file of a commit by its path from the root; None where it has none."""
    return next(iter(_files_at(revision, root, [name], [name]).values()), None)


def tables_at(revision: str, root: Path, within: Sequence[str] = ()) -> dict[str, bytes]:
    """The CSV files of a commit by their paths from the root; those within some paths if any are given.

    A path that is a file's is taken whatever its ending. Raises InputError where there is no such commit.
    """
    return _files_at(revision, root, within, within)


def tables_now(root: Path, within: Sequence[str] = ()) -> dict[str, bytes]:
    """The CSV files of the working tree that git does not ignore, by their paths from the root; or those of a path."""
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *within)
    names = {name for name in _names(listed) if _is_table(name)} | {name for name in within if (root / name).is_file()}
    paths = {name: root / name for name in sorted(names)}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file() and not path.is_symlink()}


def tables_of(commit: str, root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The CSV files that a commit changed, as its first parent has them and after it."""
    parent = f"{commit}^"
    if not is_revision(parent, root):
        return {}, tables_at(commit, root)
    changed = _names(_git(root, "diff-tree", "-r", "-z", "--no-renames", "--name-only", parent, commit))
    names = [name for name in changed if _is_table(name)]
    return (tables_at(parent, root, names), tables_at(commit, root, names)) if names else ({}, {})


def versions(root: Path, name: str, revision: str = "HEAD") -> tuple[Version, ...]:
    """The commits up to a revision that changed a file, the newest first; `name` is the path from the root.

    A merge is none that has the file as one of its parents has it.
    """
    form = "%x01%P%x1f%H%x1f%as%x1f%an%x1f%s"
    logged = _git(
        root,
        "log",
        "--topo-order",
        "-m",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        f"--format={form}",
        revision,
        "--",
        name,
    )
    parted: dict[str, tuple[Commit, list[str], str]] = {}
    parents: dict[str, int] = {}
    for entry in logged.split(b"\x01")[1:]:
        head, _, raw = entry.partition(b"\0")
        above, *about = head.decode("utf-8", "replace").split("\x1f")
        commit = Commit(*about)
        parents[commit.hash] = len(above.split()) or 1
        # Old mode, new mode, old blob, new blob, letter; of a merge an entry for each parent.
        _, _, before, after, *_ = raw.decode("utf-8", "replace").strip().split(maxsplit=4)
        parted.setdefault(commit.hash, (commit, [], after))[1].append(before)
    found = [each for each in parted.values() if len(each[1]) == parents[each[0].hash]]
    blobs = _blobs(root, {blob for _, before, after in found for blob in (*before, after) if blob.strip("0")})
    return tuple(Version(commit, tuple(map(blobs.get, before)), blobs.get(after)) for commit, before, after in found)


def merge_lines(base: bytes, ours: bytes, theirs: bytes) -> MergedLines:
    """The sides of a file merged by git, line by line; where git cannot, both whole between its marks.

    UTF-16 becomes UTF-8.
    """
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    sides = (ours, base, theirs)
    texts = [side.decode("utf-16", "replace").encode() if side.startswith(marks) else side for side in sides]
    with TemporaryDirectory() as folder:
        names = ("ours", "base", "theirs")
        for name, text in zip(names, texts, strict=True):
            Path(folder, name).write_bytes(text)
        labels = [word for name in names for word in ("-L", name)]
        done = _run(Path(folder), "merge-file", "-p", *labels, *names)
    # 255 is an error, anything below counts conflicts.
    if 0 <= done.returncode < 128:
        return MergedLines(done.stdout, "merged line by line", done.returncode)
    parts = (b"<<<<<<< ours", texts[0].rstrip(b"\n"), b"=======", texts[2].rstrip(b"\n"), b">>>>>>> theirs", b"")
    return MergedLines(b"\n".join(parts), "both sides stand in it whole", 1)


def _commit(revision: str, root: Path) -> str:
    try:
        return _text(_git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")).strip()
    except InputError as error:
        if revision != "HEAD":
            raise
        raise InputError(f"{root}: has no commit yet to compare with; compare two files instead") from error


def _files_at(revision: str, root: Path, within: Sequence[str], wanted: Sequence[str]) -> dict[str, bytes]:
    """The tables, and the files wanted by name, of a commit. What is a link there holds no table."""
    listed = _git(root, "ls-tree", "-r", "-z", _commit(revision, root), "--", *within)
    blobs: dict[str, str] = {}
    for entry in _names(listed):
        about, _, name = entry.partition("\t")
        mode, kind, blob = about.split()
        if kind == "blob" and mode != _LINK and (_is_table(name) or name in wanted):
            blobs[name] = blob
    data = _blobs(root, blobs.values())
    return {name: data[blob] for name, blob in blobs.items()}


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv")


def _blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of objects by their hashes, all by one process."""
    asked = list(dict.fromkeys(names))
    answer = _git(root, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in asked).encode())
    found: dict[str, bytes] = {}
    at = 0
    for name in asked:
        end = answer.index(b"\n", at)
        size = answer[at:end].split()[-1]
        if not size.isdigit():
            raise InputError(f"{root}: lacks the object {name}; fetch the whole history")
        found[name] = answer[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2
    return found


def _names(listed: bytes) -> list[str]:
    return [name for name in _text(listed).split("\0") if name]


def _text(said: bytes) -> str:
    return said.decode("utf-8", "surrogateescape")


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git says on standard output. Raises InputError with its complaint in one line."""
    done = _run(folder, *arguments, stdin=stdin)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        raise InputError(f"{folder}: {said or f'git {arguments[0]} failed'}")
    return done.stdout


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", *_SETTINGS, "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command, input=stdin, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT}
        )
    except FileNotFoundError as error:
        raise InputError("git is not installed; compare two files instead") from error
