"""What a glossary holds and what it lacks, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bilingual.glossary.columns import NO_REFERENCE
from bilingual.model import Concept


@dataclass(slots=True)
class Tally:
    """The concepts of a domain: how many in all and of each status, with a rendering, and with one but no reference.

    `unseen` are the ids of those that stand in none of the texts looked at.
    """

    concepts: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    rendered: dict[str, int] = field(default_factory=dict)
    without_reference: dict[str, int] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)


def tallies(
    concepts: Iterable[Concept], languages: Iterable[str], seen: frozenset[str] | None = None
) -> dict[str, Tally]:
    """The tally of each domain, in order of name. `seen` are ids that stand in some text; None if none was looked at.

    A deprecated concept is never found in a text, so it is not counted as unseen.
    """
    languages = tuple(languages)
    found: dict[str, Tally] = {}
    for concept in concepts:
        tally = found.setdefault(concept.domain, Tally())
        tally.concepts += 1
        tally.statuses[concept.status] = tally.statuses.get(concept.status, 0) + 1
        for language in languages:
            rendering = concept.preferred(language)
            if rendering is not None:
                tally.rendered[language] = tally.rendered.get(language, 0) + 1
                if rendering.reference in NO_REFERENCE:
                    tally.without_reference[language] = tally.without_reference.get(language, 0) + 1
        if seen is not None and concept.id not in seen and concept.status != "deprecated":
            tally.unseen.append(concept.id)
    return dict(sorted(found.items()))
