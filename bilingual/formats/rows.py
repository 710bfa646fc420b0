"""Bitext to rows: what every writer lays out. One row per block, or per segment under sentence alignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bilingual.model import Bitext, Block, BlockKind, Concept, Finding, Segment

Align = Literal["paragraph", "sentence"]
Arrangement = Literal["table", "interleaved"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a bitext is laid out. `columns` are language codes in the order shown; a target not in it is not written."""

    columns: tuple[str, ...] = ("zh", "en", "ru")
    align: Align = "paragraph"
    arrangement: Arrangement = "table"


@dataclass(frozen=True, slots=True)
class Target:
    """What a row says in one language; `id` is a block's, or a segment's under sentence alignment."""

    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `source` is the print; `targets` follow `Layout.columns` without the source language.

    `findings` are those of the row's block (on its first row, under sentence alignment, only those of that segment and
    of the block itself) in the languages shown.
    """

    id: str
    kind: BlockKind
    level: int
    role: str
    place: str
    source: str
    targets: tuple[Target, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A concept that occurs in the article, with the number of times and the block where it stands first."""

    concept: Concept
    count: int
    first: str


def shown_targets(bitext: Bitext, layout: Layout) -> tuple[str, ...]:
    """The target languages among the columns, in column order."""
    return tuple(code for code in layout.columns if code in bitext.languages)


def rows(bitext: Bitext, layout: Layout) -> Iterator[Row]:
    """The rows in the order of the source. Targets of a block are those of its segments, joined by a space."""
    by_block: dict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(bitext.segments):
        by_block[segment.block_id].append(index)
    shown = shown_targets(bitext, layout)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in bitext.findings:
        if not finding.language or finding.language in shown:
            findings[finding.block_id].append(finding)
    by_sentence = layout.align == "sentence"
    for block in bitext.article.blocks:
        indices = by_block[block.id]
        groups = [[index] for index in indices] if by_sentence and indices else [indices]
        for group in groups:
            sentence = bitext.segments[group[0]] if by_sentence and group else None
            row_id = sentence.id if sentence else block.id
            start, end = (sentence.start, sentence.end) if sentence else (0, len(block.text))
            source = printed(block, start, end)
            yield Row(
                row_id,
                block.kind,
                block.level,
                block.role,
                block.place,
                source.strip() if sentence else source,
                tuple(Target(row_id, code, _target(bitext, group, code)) for code in shown),
                tuple(f for f in findings[block.id] if sentence is None or _concerns(f, sentence)),
            )


def _target(bitext: Bitext, group: list[int], code: str) -> str:
    """What the segments of a row say in a language."""
    width, column = len(bitext.languages), bitext.languages.index(code)
    targets = (bitext.pairs[index * width + column].target.strip() for index in group)
    return " ".join(target for target in targets if target)


def _concerns(finding: Finding, segment: Segment) -> bool:
    """Whether a finding is shown with a segment: one about it, or about its block if it is the first."""
    about_block = segment.start == 0 and finding.subject == segment.block_id
    return about_block or finding.subject == segment.id or finding.subject.startswith(segment.id + ".")


def printed(block: Block, start: int, end: int) -> str:
    """The author's text behind `text[start:end]`, without the markup and the struck-out text of the file it came from.

    A list's bullet stays, and so does a line that is nothing but markup.
    """
    if not block.text:
        return block.raw
    first, last = block.raw_offset(start), block.raw_offset(end)
    parts: list[str] = []
    at = first
    for edit in block.edits:
        is_bullet = block.kind == "list item" and edit.raw_start == 0
        if edit.rule in ("markup", "struck out") and not is_bullet and first <= edit.raw_start and edit.raw_end <= last:
            parts += (block.raw[at : edit.raw_start], block.text[edit.start : edit.end])
            at = edit.raw_end
    parts.append(block.raw[at:last])
    return "".join(parts)


def article_findings(bitext: Bitext, layout: Layout) -> tuple[Finding, ...]:
    """The findings about the whole article, which no row shows."""
    shown = shown_targets(bitext, layout)
    return tuple(f for f in bitext.findings if not f.subject and (not f.language or f.language in shown))


def terms_used(bitext: Bitext) -> tuple[TermUse, ...]:
    """The concepts of the article in order of first appearance."""
    seen: dict[str, TermUse] = {}
    for segment in bitext.segments:
        for mark in segment.marks:
            if isinstance(mark.value, Concept):
                use = seen.get(mark.value.id)
                if use is None:
                    seen[mark.value.id] = TermUse(mark.value, 1, segment.block_id)
                else:
                    seen[mark.value.id] = TermUse(use.concept, use.count + 1, use.first)
    return tuple(seen.values())
