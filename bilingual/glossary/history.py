"""A concept through the commits that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bilingual.errors import DataError
from bilingual.glossary.diff import Change, State, Table, changes, columns_of, state
from bilingual.glossary.revisions import Commit, Version, is_cut, repository, tables_of, versions

_EMPTY = State((), ())


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a concept. `cut` says that a shallow clone begins there: it may be older than its commit."""

    commit: Commit
    change: Change
    cut: bool = False


def story(concept_id: str, path: Path) -> Iterator[Event]:
    """The commits that changed a concept, the newest first, through the files of the repository that it stood in.

    Raises InputError for a file that is in no repository.
    """
    path = path.resolve()
    root = repository(path.parent)
    name, revision = str(path.relative_to(root)), "HEAD"
    while found := events(concept_id, name, versions(root, name, revision)):
        # Of a commit at which the clone begins nothing says that it was the first.
        *later, first = (_begun(event, root) for event in found)
        yield from later
        if first.cut:
            yield first
            return
        origin = _origin(first, root, name)
        yield origin or first
        if origin is None:
            return
        concept_id, revision = origin.change.was_id, f"{first.commit.hash}^"
        name = next(was for column, was, _ in origin.change.fields if column == "file")


def _begun(event: Event, root: Path) -> Event:
    return replace(event, cut=event.change.kind == "added" and is_cut(event.commit.hash, root))


def _origin(first: Event, root: Path, name: str) -> Event | None:
    """The move that brought a concept into a file, if the commit took it out of another one."""
    try:
        before, after = (
            state(Table(each, each, data) for each, data in tables.items() if columns_of(data))
            for tables in tables_of(first.commit.hash, root)
        )
    except DataError:
        return None
    moved = (each for each in changes(before, after) if each.id == first.change.id and each.file == name)
    change = next(moved, None)
    return Event(first.commit, change) if change and any(column == "file" for column, _, _ in change.fields) else None


def events(concept_id: str, name: str, found: Iterable[Version]) -> tuple[Event, ...]:
    """The commits that changed a concept of a file, the newest first, as its versions come.

    Of a merge only what none of its parents had counts. A version that cannot be read passes for the one before it. An
    older id is followed where the source stayed.
    """
    told: list[Event] = []
    for commit, before, after in _read(name, tuple(found)):
        done = [next((each for each in changes(was, after) if each.id == concept_id), None) for was in before]
        change = done[0]
        if change is not None and all(done):
            told.append(Event(commit, change))
            concept_id = change.was_id or concept_id
    return tuple(told)


def _read(name: str, found: tuple[Version, ...]) -> Iterator[tuple[Commit, tuple[State, ...], State]]:
    """The versions with their states, in their order."""
    states: dict[bytes | None, State] = {None: _EMPTY}
    # The oldest first: what cannot be read passes for what was there before.
    for version in reversed(found):
        for data in (*version.before, version.after):
            if data not in states:
                try:
                    states[data] = state((Table(name, name, data or b""),))
                except DataError:
                    states[data] = states.get(version.before[0], _EMPTY)
    for version in found:
        yield version.commit, tuple(states[data] for data in version.before), states[version.after]
