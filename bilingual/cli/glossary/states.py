"""The two states of the glossaries that a command line names: files, folders, revisions of git."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from bilingual.cli.sources import is_there
from bilingual.config import FILE_NAME, glossaries_in
from bilingual.errors import InputError
from bilingual.formats.files import read_bytes
from bilingual.glossary.diff import State, Table, columns_of, state
from bilingual.glossary.revisions import (
    file_at,
    fork_of,
    is_revision,
    repository,
    tables_at,
    tables_now,
)

_Tables = Mapping[str, bytes]


def states(old: str, new: str) -> tuple[State, State]:
    """The states that two arguments name.

    Two files or folders are compared with each other; a revision with another, or with the files as they are now, all
    or those of a path. A path alone is compared with itself in HEAD. A...B is what B did since it left A. Raises
    InputError where a name is neither a file nor a revision, or both, and DataError for a glossary that is broken.
    """
    paths, revisions = _sorted_out([name for name in (old, new) if name])
    if len(paths) == 2:
        return _on_disk(*map(Path, paths))
    if paths and revisions and paths[0] == old:
        raise InputError(f"{old} {new}: name the revision first: `bilingual glossary diff {new} {old}`")
    if len(revisions) > 2:
        raise InputError(f"{old} {new}: are more than two revisions; name two of them")
    root = repository(Path.cwd())
    within = [os.path.relpath(Path(path).resolve(), root) for path in paths]
    first, second = (*revisions, *("HEAD", "")[len(revisions) :])
    before = tables_at(first, root, within)
    after = tables_at(second, root, within) if second else tables_now(root, within)
    named = [() if within else _named(root, revision) for revision in (first, second)]
    chosen = _glossaries(before, after, within or [name for names in named for name in names], bare=not within)
    if not chosen:
        raise InputError(_nothing(paths, first, root))
    sides = ((before, named[0], first), (after, named[1], second))
    old_state, new_state = (_state(root, side, _in_order(chosen, names), where) for side, names, where in sides)
    return old_state, new_state


def _sorted_out(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names that are paths, and those of revisions, of A..B and A...B both ends."""
    paths: list[str] = []
    revisions: list[str] = []
    for name in names:
        one, dots, other = name.partition("...") if "..." in name else name.partition("..")
        if not dots or is_there(name) or not all(is_revision(end or "HEAD", Path.cwd()) for end in (one, other)):
            (paths if _is_path(name, revisions) else revisions).append(name)
        else:
            one, other = one or "HEAD", other or "HEAD"
            revisions += [fork_of(one, other, repository(Path.cwd())) if dots == "..." else one, other]
    return paths, revisions


def _is_path(name: str, revisions: Sequence[str]) -> bool:
    """Whether a name is a path's, and not a revision's. A path is forced by ./ before it, a revision by ^{} behind."""
    exists, is_commit = is_there(name), is_revision(name, Path.cwd())
    if exists and is_commit and not name.startswith((".", "/")):
        raise InputError(f"{name}: is a file and a revision of git; write ./{name} or '{name}^{{}}'")
    if not exists and not is_commit and not _was_there(name, next(iter(revisions), "HEAD")):
        raise InputError(f"{name}: is neither a file nor a revision of git; check the name")
    return not is_commit or exists


def _was_there(name: str, revision: str) -> bool:
    """Whether a path that is gone stood in a revision."""
    try:
        root = repository(Path.cwd())
        return bool(tables_at(revision, root, [os.path.relpath(Path(name).resolve(), root)]))
    except (InputError, OSError):
        return False


def _named(root: Path, revision: str) -> tuple[str, ...]:
    """The glossaries that the settings here name, by their paths from the root; as they are now without a revision."""
    folder = Path.cwd().resolve()
    for place in (folder, *folder.parents):
        if not place.is_relative_to(root):
            break
        name = os.path.relpath(place / FILE_NAME, root)
        path = root / name
        data = file_at(revision, root, name) if revision else (path.read_bytes() if path.is_file() else None)
        if data is not None:
            return tuple(os.path.relpath((place / each).resolve(), root) for each in glossaries_in(data))
    return ()


def _glossaries(before: _Tables, after: _Tables, sure: Iterable[str], *, bare: bool) -> frozenset[str]:
    """The tables that are glossaries: those that are named, and those that begin as one does on either side.

    Other tables have columns for languages as well: where nothing is named, only those with ids count.
    """
    names = before.keys() | after.keys()
    columns = {name: [columns_of(side[name]) for side in (before, after) if name in side] for name in names}
    return frozenset(
        name for name in names if name in sure or any(each and (not bare or "id" in each) for each in columns[name])
    )


def _in_order(chosen: Collection[str], named: Sequence[str]) -> list[str]:
    """The glossaries, those that the settings name first and in their order."""
    return [*(name for name in named if name in chosen), *sorted(set(chosen) - set(named))]


def _state(root: Path, tables: _Tables, names: Iterable[str], revision: str) -> State:
    where = f"{revision}:" if revision else ""
    return state(Table(name, f"{where}{name}", tables[name], root / name) for name in names if name in tables)


def _nothing(paths: Sequence[str], revision: str, root: Path) -> str:
    if paths:
        return f"{paths[0]}: holds no glossary, now or in {revision}"
    return (
        f"{root}: holds no glossary with ids, nor one that {FILE_NAME} names; name one: `bilingual glossary diff FILE`"
    )


def _on_disk(old: Path, new: Path) -> tuple[State, State]:
    """Two files; the files of two folders by their names; or a file and its counterpart in a folder."""
    if old.is_dir() != new.is_dir():
        folder, file = (old, new) if old.is_dir() else (new, old)
        if not (folder / file.name).is_file():
            raise InputError(f"{folder}: has no {file.name} to compare with; name two files")
        old, new = (folder / file.name if path == folder else path for path in (old, new))
    if new.is_dir():
        sides = [{str(each.relative_to(path)): each for each in sorted(path.rglob("*.csv"))} for path in (old, new)]
    else:
        # Two files are compared whatever they are called.
        sides = [{str(new): path} for path in (old, new)]
    before, after = ({name: read_bytes(path) for name, path in side.items()} for side in sides)
    chosen = sorted(_glossaries(before, after, () if new.is_dir() else (str(new),), bare=False))
    if not chosen:
        raise InputError(f"{old}: holds no glossary: a table with a column zh and one of en and ru")
    first, second = (
        state(Table(name, str(side[name]), data[name], side[name]) for name in chosen if name in data)
        for side, data in zip(sides, (before, after), strict=True)
    )
    return first, second
