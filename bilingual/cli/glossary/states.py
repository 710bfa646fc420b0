"""The two states of the glossaries that a command line names: files, folders, revisions of git."""

from __future__ import annotations

import os
import re
from pathlib import Path

from bilingual.config import load
from bilingual.errors import InputError
from bilingual.formats.files import read_bytes
from bilingual.glossary.diff import State, state
from bilingual.glossary.revisions import is_revision, repository, tables_at, tables_now


def states(old: str, new: str) -> tuple[State, State]:
    """The states that two arguments name.

    Two files or folders are compared with each other; a revision with another, or with the files as they are now, all
    or those of a path. A path alone is compared with itself in HEAD. Raises InputError where a name is neither a file
    nor a revision, or both, and DataError for a glossary that is broken.
    """
    kinds = [(name, _is_path(name)) for name in (old, new) if name]
    paths = [name for name, is_path in kinds if is_path]
    if len(paths) == 2:
        first, second = map(Path, paths)
        return _on_disk(first, second), _on_disk(second, first)
    revisions = [name for name, is_path in kinds if not is_path]
    if paths and revisions and kinds[0][1]:
        raise InputError(f"{old} {new}: name the revision first: `bilingual glossary diff {new} {old}`")
    root = repository(Path.cwd())
    within = [os.path.relpath(Path(path).resolve(), root) for path in paths]
    first_revision = revisions[0] if revisions else "HEAD"
    own = None if within else _own(root)
    before = state(_of_project(tables_at(first_revision, root, within), own), f"{first_revision}:")
    if len(revisions) == 2:
        return before, state(_of_project(tables_at(revisions[1], root, within), own), f"{revisions[1]}:")
    after = state(_of_project(tables_now(root, within), own))
    if not before.files and not after.files:
        raise InputError(f"{paths[0] if paths else root}: holds no glossary, now or in {first_revision}")
    return before, after


def _own(root: Path) -> frozenset[str]:
    """The glossaries that the project's settings name, by their paths from the root."""
    listed = load(Path.cwd()).glossary
    return frozenset(os.path.relpath(path.resolve(), root) for path in listed)


def _of_project(tables: dict[str, bytes], own: frozenset[str] | None) -> dict[str, bytes]:
    """The tables that are glossaries for certain: those that the project names, and those with ids; all where None.

    Other tables have columns for languages as well.
    """
    if own is None:
        return tables
    return {name: data for name, data in tables.items() if name in own or _has_ids(data)}


def _has_ids(data: bytes) -> bool:
    header = data.partition(b"\n")[0].decode("utf-8-sig", "replace")
    return "id" in (column.strip().strip('"') for column in re.split("[,;\t]", header))


def _is_path(name: str) -> bool:
    """Whether a name is a path's, and not a revision's. A path is forced by ./ before it, a revision by ^{} behind."""
    exists, is_commit = Path(name).exists(), is_revision(name, Path.cwd())
    if exists and is_commit and not name.startswith((".", "/")):
        raise InputError(f"{name}: is a file and a revision of git; write ./{name} or '{name}^{{}}'")
    if not exists and not is_commit:
        raise InputError(f"{name}: is neither a file nor a revision of git; check the name")
    return exists


def _on_disk(path: Path, other: Path) -> State:
    """The glossary in a file, or those in a folder; a file is named as its counterpart, so that they are compared."""
    if path.is_dir():
        found = state({str(each.relative_to(path)): read_bytes(each) for each in sorted(path.rglob("*.csv"))})
    else:
        found = state({path.name if other.is_dir() else "glossary": read_bytes(path)}, "")
    if not found.files:
        raise InputError(f"{path}: holds no glossary; its columns are those of `bilingual glossary lint`")
    return found
