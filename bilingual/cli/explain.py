"""`bilingual explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import Languages, Lexicons, Recordings

if TYPE_CHECKING:
    from bilingual.translate import Candidate, Step


def explain(
    source: Annotated[Path, typer.Argument(help="An article, as `bilingual build` takes it.")],
    segment: Annotated[
        str, typer.Option(help="A sentence (p007.s02) or a paragraph (p007); all of them unless given.")
    ] = "",
    to: Languages = None,
    engine: Annotated[
        str | None, typer.Option(help="Translation engine: auto, argos, draft or replay; draft unless given.")
    ] = None,
    lexicon: Lexicons = None,
    recording: Recordings = None,
) -> None:
    """Show how a translation came about: which rule, word, term or figure gave it, or from what it was chosen."""
    from bilingual import pipeline
    from bilingual.cli.output import put
    from bilingual.cli.run import engine_for
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.errors import InputError
    from bilingual.formats import read
    from bilingual.translate import Context
    from bilingual.translate.keep import keeping

    settings = given_or_default(
        {
            "to": tuple(to or ()),
            "lexicon": tuple(lexicon or ()),
            "engine": engine or ("replay" if recording else "draft"),
            "recordings": tuple(recording or ()),
        }
    )
    article, segments = pipeline.prepare(read(source), pipeline.matcher_of(project_glossary(settings)))
    chosen = [each for each in segments if not segment or segment in (each.id, each.block_id)]
    if not chosen:
        last = segments[-1].id if segments else "none"
        raise InputError(f"{source}: has no segment {segment!r}; its last is {last}")
    alone, _ = engine_for(settings, [source])
    made = keeping(alone, settings.style()) if settings.keep else alone
    requests = list(pipeline.requests_for(Context(article, segments), chosen, settings.to))
    for index, candidate in sorted(made.translate(requests), key=lambda answer: answer[0]):
        request = requests[index]
        put(f"{request.segment_id}.{request.language}\t{request.text.strip()}")
        put(f"\t{candidate.failure or candidate.target}")
        for step in candidate.trace:
            for line in _tree(step, request.text):
                put(line)
        for line in _choice(candidate):
            put(line)


def _choice(candidate: Candidate) -> Iterator[str]:
    """The method, and each target that was weighed with what it lacks; the one chosen is marked."""
    if not candidate.tried:
        return
    yield f"  {candidate.method}; of these the first that lacks least:"
    chosen = next((each for each in candidate.tried if each.target == candidate.target), None)
    for tried in candidate.tried:
        lacks = f"lacks {', '.join(tried.lacks)}" if tried.lacks else "lacks nothing"
        damaged = f", {tried.damage} damaged" if tried.damage else ""
        sign = "*" if tried is chosen else " "
        yield f"  {sign} {tried.way}: {tried.target} [{lacks}{damaged}]"


def _tree(step: Step, text: str, depth: int = 1) -> Iterator[str]:
    yield f"{'  ' * depth}{text[step.start : step.end]} -> {step.target or '(nothing)'} [{step.origin}]"
    for below in step.steps:
        yield from _tree(below, text, depth + 1)
