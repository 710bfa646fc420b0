"""A concept through the commits that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import DataError
from bilingual.glossary.diff import Change, State, changes, state
from bilingual.glossary.revisions import Commit, history, repository, tables_of


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a concept."""

    commit: Commit
    change: Change


def story(concept_id: str, path: Path) -> Iterator[Event]:
    """The commits that changed a concept, the newest first, through the files of the repository that it stood in.

    Raises InputError for a file that is in no repository.
    """
    path = path.resolve()
    root = repository(path.parent)
    name, revision = str(path.relative_to(root)), "HEAD"
    while found := events(concept_id, history(root, name, revision)):
        yield from found[:-1]
        first = found[-1]
        origin = _origin(first, root, name)
        yield origin or first
        if origin is None:
            return
        fields = {column: was for column, was, _ in origin.change.fields}
        concept_id, name, revision = fields.get("id", concept_id), fields["file"], f"{first.commit.hash}^"


def _origin(first: Event, root: Path, name: str) -> Event | None:
    """The move that brought a concept into a file, if the commit took it out of another one."""
    try:
        before, after = map(state, tables_of(first.commit.hash, root))
    except DataError:
        return None
    moved = (each for each in changes(before, after) if each.id == first.change.id and each.file == name)
    change = next(moved, None)
    return Event(first.commit, change) if change and any(column == "file" for column, _, _ in change.fields) else None


def events(concept_id: str, versions: Iterable[tuple[Commit, bytes]]) -> tuple[Event, ...]:
    """The commits that changed a concept, the newest first; the versions of its file come in that order.

    Versions that cannot be read are passed over. An older id is followed where the source stayed.
    """
    found: list[Event] = []
    newer: tuple[Commit, State] | None = None
    followed = concept_id
    for commit, data in versions:
        try:
            older = state({"glossary": data})
        except DataError:
            continue
        if newer is not None:
            followed = _note(found, newer, older, followed)
        newer = (commit, older)
    if newer is not None:
        _note(found, newer, State((), ()), followed)
    return tuple(found)


def _note(found: list[Event], newer: tuple[Commit, State], older: State, followed: str) -> str:
    """Notes what the newer commit did to the concept; the id that it had before."""
    commit, now = newer
    for change in changes(older, now):
        if change.id == followed:
            found.append(Event(commit, change))
            return next((was for column, was, _ in change.fields if column == "id" and was), followed)
    return followed
