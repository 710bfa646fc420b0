"""A bitext to the document of schema "bilingual/1", and the document to text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from json.encoder import encode_basestring as _quoted
from typing import Final

from bilingual.errors import OutputError
from bilingual.model import (
    Bitext,
    Block,
    Concept,
    Finding,
    Interval,
    Mark,
    Number,
    Ordinal,
    Pair,
    PartialDate,
    Quantity,
    Segment,
)

SCHEMA: Final = "bilingual/1"

Node = dict[str, object]

_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(bitext: Bitext) -> Node:
    """The document of a bitext, its seal empty; only dicts, lists, strings, integers and None.

    Raises OutputError for a bitext whose ids are not unique or whose segments and pairs are not in the order the spine
    promises: nested, they would not come back.
    """
    head, blocks = dump_parts(bitext)
    return head | {"blocks": list(blocks)}


def dump_parts(bitext: Bitext) -> tuple[Node, Iterator[Node]]:
    """The document without its blocks, and the blocks one by one: a long bitext takes little memory so.

    The blocks raise OutputError where `dump` does.
    """
    concepts = _collect_concepts(bitext)
    return _head(bitext, concepts), _blocks(bitext, concepts)


def _blocks(bitext: Bitext, concepts: _Concepts) -> Iterator[Node]:
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in bitext.segments:
        segments[segment.block_id].append(segment)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in bitext.pairs:
        pairs[pair.segment_id].append(pair)
    blocks = bitext.article.blocks
    nested = tuple(chain.from_iterable(segments[block.id] for block in blocks))
    in_order = nested == bitext.segments and tuple(chain.from_iterable(pairs[s.id] for s in nested)) == bitext.pairs
    if not in_order or len({block.id for block in blocks}) < len(blocks):
        raise OutputError("blocks share an id, or segments or pairs are out of order; read and translate again")
    findings: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
    for numbered in enumerate(bitext.findings, 1):
        findings[numbered[1].block_id].append(numbered)
    for block in blocks:
        here = segments[block.id]
        yield _block(block) | {
            "targets": _targets(bitext.languages, [pairs[segment.id] for segment in here]),
            "segments": [_segment(segment, pairs[segment.id], concepts) for segment in here],
            "findings": [_finding(*numbered) for numbered in findings[block.id]] if block.id else [],
        }


def _loose_findings(bitext: Bitext) -> list[Node]:
    """The findings that belong to no block."""
    ids = {block.id for block in bitext.article.blocks if block.id}
    return [_finding(number, found) for number, found in enumerate(bitext.findings, 1) if found.block_id not in ids]


def _head(bitext: Bitext, concepts: _Concepts) -> Node:
    article = bitext.article
    return {
        "schema": SCHEMA,
        "title": article.title,
        "language": article.language,
        "script": article.script,
        "origin": article.origin,
        "digest": article.digest,
        "metadata": [list(entry) for entry in article.metadata],
        "unread": list(article.unread),
        "languages": list(bitext.languages),
        "recipe": [list(entry) for entry in bitext.recipe.entries],
        "seal": "",
        "concepts": {key: _concept(concept) for key, concept in concepts.by_key.items()},
        "findings": _loose_findings(bitext),
    }


def render(node: Node, depth: int = 0) -> str:
    """A node of the document as JSON, one blank for each level; its first line stands where it is put.

    On one line stand a list without objects, and an object that holds none but plain values and plain objects: a block
    may have a thousand edits and a segment a dozen marks. All characters stand for themselves but lone surrogates,
    which no encoding can hold.
    """
    parts: list[str] = []
    _render(node, "\n" + " " * depth, parts)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", "".join(parts))


def _render(value: object, line: str, parts: list[str]) -> None:
    """Appends a value; `line` is a line end with the blanks of the value's depth."""
    deeper = line + " "
    if isinstance(value, dict):
        if line != "\n" and _is_leaf(value):
            parts.append(_on_one_line(value))
            return
        lead = "{"
        for key, held in value.items():
            parts.append(f"{lead}{deeper}{_quoted(key)}: ")
            _render(held, deeper, parts)
            lead = ","
        parts.append(line + "}")
    elif isinstance(value, list) and any(isinstance(held, dict) for held in value):
        lead = "["
        for held in value:
            parts.append(lead + deeper)
            _render(held, deeper, parts)
            lead = ","
        parts.append(line + "]")
    else:
        parts.append(_on_one_line(value))


def _on_one_line(value: object) -> str:
    # The standard encoder sets itself up anew for each of a document's many small values, at five times the cost.
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_quoted(key)}: {_on_one_line(held)}" for key, held in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_on_one_line(held) for held in value]) + "]"
    return "null" if value is None else str(value)


def _is_leaf(value: Node) -> bool:
    """Whether an object holds nothing but plain values, spans, and objects of that kind (the quantity of a mark)."""
    for held in value.values():
        if isinstance(held, dict) and not _is_leaf(held):
            return False
        if isinstance(held, list) and not (held and all(isinstance(item, int) for item in held)):
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Concepts:
    """The concepts of a bitext by their keys, and the key of each concept object that a mark holds, by identity.

    Marks share the concept objects of the glossary; hashing a concept anew for each mark takes longer than the rest.
    """

    by_key: dict[str, Concept]
    keys: dict[int, str]


def _collect_concepts(bitext: Bitext) -> _Concepts:
    """Each concept of the marks by its id, with a number behind it where two concepts share one."""
    concepts = _Concepts({}, {})
    for segment in bitext.segments:
        for mark in segment.marks:
            value = mark.value
            if not isinstance(value, Concept) or id(value) in concepts.keys:
                continue
            key, number = value.id, 1
            while concepts.by_key.setdefault(key, value) != value:
                number += 1
                key = f"{value.id}#{number}"
            concepts.keys[id(value)] = key
    return concepts


def _block(block: Block) -> Node:
    return {
        "id": block.id,
        "kind": block.kind,
        "level": block.level,
        "role": block.role,
        "script": block.script,
        "line": block.line,
        "place": block.place,
        "source": block.raw,
        "normalised": block.text,
        "edits": [[edit.raw_start, edit.raw_end, edit.start, edit.end, edit.rule] for edit in block.edits],
    }


def _targets(languages: tuple[str, ...], pairs: list[list[Pair]]) -> Node:
    """What a block says in each language: the targets of its segments, joined by a space as in every other output."""
    said: dict[str, list[str]] = {language: [] for language in languages}
    for pair in chain.from_iterable(pairs):
        target = pair.target.strip()
        if target:
            said.setdefault(pair.language, []).append(target)
    return {language: " ".join(targets) for language, targets in said.items()}


def _segment(segment: Segment, pairs: list[Pair], concepts: _Concepts) -> Node:
    return {
        "id": segment.id,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "marks": [_mark(mark, concepts) for mark in segment.marks],
        "pairs": [_pair(pair) for pair in pairs],
    }


def _mark(mark: Mark, concepts: _Concepts) -> Node:
    value: Node = {"id": mark.id, "kind": mark.kind, "start": mark.start, "end": mark.end, "text": mark.text}
    if mark.languages:
        value["languages"] = list(mark.languages)
    if isinstance(mark.value, Concept):
        return value | {"concept": concepts.keys[id(mark.value)]}
    return value | {"quantity": _quantity(mark.value)}


def _pair(pair: Pair) -> Node:
    return {
        "id": pair.id,
        "language": pair.language,
        "target": pair.target,
        "engine": pair.engine,
        "method": pair.method,
        "anchors": [
            {"mark_id": anchor.mark_id, "start": anchor.start, "end": anchor.end, "found": anchor.found}
            for anchor in pair.anchors
        ],
    }


def _quantity(quantity: Quantity) -> Node:
    """A quantity with its type; exact values as "31860000000" or "1/3"."""
    node: Node
    match quantity:
        case Number():
            node = {"type": "number", "value": str(quantity.value), "unit": quantity.unit, "scale": quantity.scale}
        case PartialDate():
            node = {"type": "date", "year": quantity.year, "month": quantity.month, "day": quantity.day}
        case Ordinal():
            node = {"type": "ordinal", "value": quantity.value, "unit": quantity.unit}
        case Interval():
            node = {"type": "interval", "low": _quantity(quantity.low), "high": _quantity(quantity.high)}
    return node | {"approximation": quantity.approximation}


def _concept(concept: Concept) -> Node:
    return {
        "id": concept.id,
        "domain": concept.domain,
        "zh": concept.zh,
        "zh_variants": list(concept.zh_variants),
        "context": list(concept.context),
        "not_in": list(concept.not_in),
        "renderings": [
            {
                "language": rendering.language,
                "text": rendering.text,
                "use": rendering.use,
                "grammar": rendering.grammar,
                "reference": rendering.reference,
            }
            for rendering in concept.renderings
        ],
        "enforce": concept.enforce,
        "status": concept.status,
        "note": concept.note,
    }


def _finding(number: int, finding: Finding) -> Node:
    """A finding with its place in the list of all findings, from 1, since blocks hold theirs apart."""
    return {
        "number": number,
        "subject": finding.subject,
        "language": finding.language,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "source_span": list(finding.source_span) if finding.source_span else None,
        "target_span": list(finding.target_span) if finding.target_span else None,
        "expected": finding.expected,
        "found": finding.found,
    }
