"""A concept through the commits that changed its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilingual.errors import DataError
from bilingual.glossary.diff import Change, State, changes, state
from bilingual.glossary.revisions import Commit


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a concept."""

    commit: Commit
    change: Change


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
