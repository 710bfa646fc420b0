"""What a glossary holds and what it lacks, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bilingual.glossary.columns import NO_REFERENCE
from bilingual.model import Concept


@dataclass(frozen=True, slots=True)
class Tally:
    """The concepts of a domain: how many in all and of each status, with a rendering, and with one but no reference.

    `unseen` are the ids of those that stand in none of the texts looked at.
    """

    concepts: int
    statuses: Mapping[str, int]
    rendered: Mapping[str, int]
    without_reference: Mapping[str, int]
    unseen: tuple[str, ...]


def tallies(
    concepts: Iterable[Concept], languages: Iterable[str], seen: frozenset[str] | None = None
) -> dict[str, Tally]:
    """The tally of each domain, in order of name. `seen` are ids that stand in some text; None if none was looked at.

    A deprecated concept is never found in a text, so it is not counted as unseen.
    """
    languages = tuple(languages)
    domains: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        domains[concept.domain].append(concept)
    return {domain: _tally(held, languages, seen) for domain, held in sorted(domains.items())}


def _tally(concepts: list[Concept], languages: tuple[str, ...], seen: frozenset[str] | None) -> Tally:
    found = [(code, said) for each in concepts for code in languages if (said := each.preferred(code))]
    return Tally(
        len(concepts),
        Counter(each.status for each in concepts),
        Counter(code for code, _ in found),
        Counter(code for code, said in found if said.reference in NO_REFERENCE),
        tuple(each.id for each in concepts if seen is not None and each.id not in seen and each.status != "deprecated"),
    )
