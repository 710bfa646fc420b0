"""The document of schema "bilingual/1" to a bitext. What a document lacks or gets wrong is said in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import cast, get_args

from bilingual.errors import InputError
from bilingual.formats.json.dump import SCHEMA, Node
from bilingual.model import (
    Anchor,
    Approximation,
    Article,
    Bitext,
    Block,
    BlockKind,
    Concept,
    Edit,
    Enforce,
    Finding,
    Interval,
    Mark,
    MarkKind,
    Method,
    Number,
    Ordinal,
    Pair,
    PartialDate,
    Quantity,
    Recipe,
    Rendering,
    Script,
    Segment,
    Severity,
    Status,
    Use,
)

# Python refuses to read integers of more than 4300 digits.
_EXACT = re.compile(r"-?[0-9]{1,4000}(?:/[1-9][0-9]{0,3999})?")
_DATE_PARTS = ("year", "month", "day")


def load(document: Node) -> Bitext:
    """The bitext of a document: exactly the one that was dumped. `targets` and `seal` are not looked at.

    Raises InputError for another schema, and for a document that does not keep to its own.
    """
    checked(document)
    concepts = {key: _concept(node) for key, node in _object(document, "concepts").items()}
    blocks = nodes(document, "blocks")
    segments = [(block, node) for block in blocks for node in nodes(block, "segments")]
    findings = [*nodes(document, "findings"), *(node for block in blocks for node in nodes(block, "findings"))]
    return Bitext(
        article=Article(
            title=string(document, "title"),
            language=string(document, "language"),
            script=cast("Script", _choice(document, "script", get_args(Script))),
            blocks=tuple(_block(node) for node in blocks),
            origin=string(document, "origin"),
            digest=string(document, "digest"),
            metadata=_entries(document, "metadata"),
            unread=_strings(document, "unread"),
        ),
        languages=_strings(document, "languages"),
        segments=tuple(_segment(node, string(block, "id"), concepts) for block, node in segments),
        pairs=tuple(_pair(pair, string(node, "id")) for _, node in segments for pair in nodes(node, "pairs")),
        findings=tuple(_finding(node) for node in sorted(findings, key=lambda node: _integer(node, "number"))),
        recipe=Recipe(_entries(document, "recipe")),
    )


def checked(document: object) -> Node:
    """The document, if it is of this schema; InputError otherwise."""
    if not isinstance(document, dict) or "schema" not in document:
        raise InputError(f'is not a bitext (no "schema": "{SCHEMA}"); give a file that bilingual wrote')
    if document["schema"] != SCHEMA:
        found = str(document["schema"])[:40]
        raise InputError(f'has the schema "{found}", this version reads "{SCHEMA}"; write the file again')
    return document


def string(node: Mapping[str, object], key: str) -> str:
    """The string at a key."""
    value = node.get(key)
    if not isinstance(value, str):
        raise _broken(node, key, "a string")
    return value


def nodes(node: Mapping[str, object], key: str) -> list[Node]:
    """The objects in the list at a key."""
    value = node.get(key)
    if not isinstance(value, list) or not all(isinstance(held, dict) for held in value):
        raise _broken(node, key, "a list of objects")
    return value


def string_map(node: Mapping[str, object], key: str) -> dict[str, str]:
    """The object at a key, which holds strings only."""
    value = _object(node, key)
    return {name: string(value, name) for name in value}


def _broken(node: Mapping[str, object], key: str, wanted: str) -> InputError:
    owner = node.get("id")
    of = f" of {owner[:40]}" if isinstance(owner, str) and owner else ""
    return InputError(f'"{key}"{of} should be {wanted}; mend it or write the file again')


def _object(node: Mapping[str, object], key: str) -> Node:
    value = node.get(key)
    if not isinstance(value, dict):
        raise _broken(node, key, "an object")
    return value


def _integer(node: Mapping[str, object], key: str) -> int:
    value = node.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _broken(node, key, "an integer")
    return value


def _choice(node: Mapping[str, object], key: str, choices: Sequence[str]) -> str:
    value = node.get(key)
    if not isinstance(value, str) or value not in choices:
        raise _broken(node, key, "one of " + ", ".join(f'"{choice}"' for choice in choices))
    return value


def _strings(node: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = node.get(key)
    if not isinstance(value, list) or not all(isinstance(held, str) for held in value):
        raise _broken(node, key, "a list of strings")
    return tuple(value)


def _entries(node: Mapping[str, object], key: str) -> tuple[tuple[str, str], ...]:
    value = node.get(key)
    if not isinstance(value, list):
        raise _broken(node, key, "a list of pairs of strings")
    entries = []
    for held in value:
        match held:
            case [str(name), str(text)]:
                entries.append((name, text))
            case _:
                raise _broken(node, key, "a list of pairs of strings")
    return tuple(entries)


def _span(node: Mapping[str, object], key: str) -> tuple[int, int] | None:
    match node.get(key):
        case None:
            return None
        case [int(start), int(end)]:
            return start, end
        case _:
            raise _broken(node, key, "[start, end] or null")


def _block(node: Node) -> Block:
    return Block(
        id=string(node, "id"),
        kind=cast("BlockKind", _choice(node, "kind", get_args(BlockKind))),
        raw=string(node, "source"),
        text=string(node, "normalised"),
        level=_integer(node, "level"),
        role=string(node, "role"),
        script=cast("Script", _choice(node, "script", get_args(Script))),
        edits=_edits(node),
        line=_integer(node, "line"),
        place=string(node, "place"),
    )


def _edits(node: Node) -> tuple[Edit, ...]:
    value = node.get("edits")
    edits = []
    for held in value if isinstance(value, list) else [None]:
        match held:
            case [int(raw_start), int(raw_end), int(start), int(end), str(rule)]:
                edits.append(Edit(raw_start, raw_end, start, end, rule))
            case _:
                raise _broken(node, "edits", "a list of [raw_start, raw_end, start, end, rule]")
    return tuple(edits)


def _segment(node: Node, block_id: str, concepts: dict[str, Concept]) -> Segment:
    return Segment(
        id=string(node, "id"),
        block_id=block_id,
        start=_integer(node, "start"),
        end=_integer(node, "end"),
        text=string(node, "text"),
        marks=tuple(_mark(mark, concepts) for mark in nodes(node, "marks")),
    )


def _mark(node: Node, concepts: dict[str, Concept]) -> Mark:
    value: Concept | Quantity
    if "concept" in node:
        key = string(node, "concept")
        if key not in concepts:
            raise _broken(node, "concept", 'a key of "concepts"')
        value = concepts[key]
    else:
        value = _quantity(node, "quantity")
    kind = cast("MarkKind", _choice(node, "kind", get_args(MarkKind)))
    languages = _strings(node, "languages") if "languages" in node else ()
    start, end = _integer(node, "start"), _integer(node, "end")
    return Mark(string(node, "id"), kind, start, end, string(node, "text"), value, languages)


def _pair(node: Node, segment_id: str) -> Pair:
    return Pair(
        id=string(node, "id"),
        segment_id=segment_id,
        language=string(node, "language"),
        target=string(node, "target"),
        engine=string(node, "engine"),
        method=cast("Method", _choice(node, "method", get_args(Method))),
        anchors=tuple(
            Anchor(string(held, "mark_id"), _integer(held, "start"), _integer(held, "end"), string(held, "found"))
            for held in nodes(node, "anchors")
        ),
    )


def _quantity(node: Node, key: str) -> Quantity:
    held = _object(node, key)
    approximation = cast("Approximation", _choice(held, "approximation", get_args(Approximation)))
    match held.get("type"):
        case "number":
            return Number(_exact(held), string(held, "unit"), string(held, "scale"), approximation)
        case "date":
            year, month, day = (None if held.get(part, 0) is None else _integer(held, part) for part in _DATE_PARTS)
            return PartialDate(year, month, day, approximation)
        case "ordinal":
            return Ordinal(_integer(held, "value"), string(held, "unit"), approximation)
        case "interval":
            return Interval(_bound(held, "low"), _bound(held, "high"), approximation)
        case _:
            raise _broken(node, key, "a number, date, ordinal or interval")


def _bound(node: Node, key: str) -> Number | PartialDate:
    bound = _quantity(node, key)
    if isinstance(bound, Number | PartialDate):
        return bound
    raise _broken(node, key, "a number or a date")


def _exact(node: Node) -> Fraction:
    value = string(node, "value")
    if not _EXACT.fullmatch(value):
        raise _broken(node, "value", 'an exact number such as "1200" or "1/3"')
    return Fraction(value)


def _concept(node: object) -> Concept:
    if not isinstance(node, dict):
        raise InputError('"concepts" should hold objects; mend it or write the file again')
    return Concept(
        id=string(node, "id"),
        domain=string(node, "domain"),
        zh=string(node, "zh"),
        zh_variants=_strings(node, "zh_variants"),
        context=_strings(node, "context"),
        not_in=_strings(node, "not_in"),
        renderings=tuple(_rendering(held) for held in nodes(node, "renderings")),
        enforce=cast("Enforce", _choice(node, "enforce", get_args(Enforce))),
        status=cast("Status", _choice(node, "status", get_args(Status))),
        note=string(node, "note"),
    )


def _rendering(node: Node) -> Rendering:
    return Rendering(
        language=string(node, "language"),
        text=string(node, "text"),
        use=cast("Use", _choice(node, "use", get_args(Use))),
        grammar=string(node, "grammar"),
        reference=string(node, "reference"),
    )


def _finding(node: Node) -> Finding:
    return Finding(
        subject=string(node, "subject"),
        language=string(node, "language"),
        check=string(node, "check"),
        severity=cast("Severity", _choice(node, "severity", get_args(Severity))),
        message=string(node, "message"),
        source_span=_span(node, "source_span"),
        target_span=_span(node, "target_span"),
        expected=string(node, "expected"),
        found=string(node, "found"),
    )
