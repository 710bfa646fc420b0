"""A glossary of OmegaT: UTF-8, a line for each source and target, with a comment behind tabs.

OmegaT shows the targets of a source in the order of the file, so the preferred one comes first. It offers whatever is
a target, so that forbidden renderings stand in the comment. It skips lines that begin with #, before it trims cells: a
source with that sign gets a blank before it.
"""

from __future__ import annotations

import re

from bilingual.errors import InputError
from bilingual.formats.aligned.columns import Table
from bilingual.formats.decode import decode
from bilingual.glossary.exchange.entry import Entry, Gathered, Incoming, join, listed, source_forms, split
from bilingual.glossary.exchange.table import gather
from bilingual.language import LANGUAGES
from bilingual.model import Concept
from bilingual.normalise import Target

# Editors, and OmegaT where the file is renamed to .txt, take the encoding from this comment.
_HEADER = "# bilingual glossary zh-{} -*- coding: utf-8 -*-"
_KNOWN = re.compile(_HEADER.format("([a-z]+)").replace("*", r"\*"))
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOTE = "; note: "
_COMMENT = re.compile(rf"\[(?P<id>.*?)\](?:; not: (?P<forbidden>.*?))?(?:{_NOTE}(?P<note>.*))?")


def write(concepts: tuple[Concept, ...], language: str, script: Target) -> tuple[bytes, list[str], int]:
    """The file, what was left out of it, and how many concepts it holds; each has a rendering in the language."""
    lines = [_HEADER.format(language)]
    for concept in concepts:
        for source in source_forms(concept, script):
            shown = f" {source}" if source.startswith("#") else source
            preferred, *allowed = (rendering.text for rendering in concept.accepted(language))
            lines.append(f"{shown}\t{preferred}\t{_comment(concept, language)}")
            lines.extend(f"{shown}\t{text}" for text in allowed)
    unclear = [text for concept in concepts for text in _forbidden(concept, language) if _NOTE in text]
    left_out = [f"forbidden renderings that look like a note: {listed(unclear)}"] if unclear else []
    return "".join(f"{line}\n" for line in lines).encode(), left_out, len(concepts)


def _comment(concept: Concept, language: str) -> str:
    forbidden = join(text for text in _forbidden(concept, language) if _NOTE not in text)
    return (
        f"[{concept.id}]"
        + (f"; not: {forbidden}" if forbidden else "")
        + (_NOTE + concept.note if concept.note else "")
    )


def _forbidden(concept: Concept, language: str) -> list[str]:
    return [each.text for each in concept.renderings if each.language == language and each.use == "forbidden"]


def read(data: bytes) -> Incoming:
    """The terms of a file. Where `bilingual` did not write it, a source's first target is the preferred one.

    Raises InputError for what holds no Chinese beside English or Russian.
    """
    text = decode(data)
    lines = [
        (number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(_LINE_END.split(text), start=1)
        if line.strip() and not line.startswith("#")
    ]
    skipped = [(number, "has no target behind a tab") for number, cells in lines if len(cells) < 2 or not cells[1]]
    lines = [(number, cells) for number, cells in lines if len(cells) > 1 and cells[1]]
    known = _KNOWN.match(text)
    if known and known.group(1) in LANGUAGES:
        return Incoming(_own(lines, known.group(1)), tuple(skipped))
    # Only the first two columns hold terms, whichever of them is the Chinese one.
    notes = {number: cells[2] for number, cells in lines if len(cells) > 2}
    entries = tuple(gather(Table("", tuple((number, cells[:2]) for number, cells in lines)), notes))
    if not entries:
        raise InputError("holds no Chinese beside English or Russian; give each line a source, a tab and a target")
    return Incoming(entries, tuple(skipped))


def _own(lines: list[tuple[int, tuple[str, ...]]], language: str) -> tuple[Entry, ...]:
    """The concepts by the ids in the comments; a line without one belongs to the concept that its source had last."""
    concepts: dict[str, Gathered] = {}
    latest: dict[str, Gathered] = {}
    for number, (source, target, *rest) in lines:
        comment = _COMMENT.fullmatch(rest[0]) if rest else None
        if comment:
            concept = concepts.setdefault(f"[{comment['id']}]", Gathered(number))
            concept.add("id", comment["id"])
            concept.add("note", comment["note"] or "")
            for text in split(f"{language}_forbidden", comment["forbidden"] or ""):
                concept.add(f"{language}_forbidden", text)
        else:
            concept = latest.get(source) or concepts.setdefault(source, Gathered(number))
            concept.add("note", rest[0] if rest else "")
        latest[source] = concept
        concept.add_source(source)
        concept.add_target(language, target)
    return tuple(concept.entry() for concept in concepts.values())
