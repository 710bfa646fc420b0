"""JSON carries every bitext whole, keeps to its schema, and says in one line what is wrong with a file."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import bilingual.formats
from bilingual.errors import InputError, OutputError
from bilingual.formats.json import SCHEMA, dump, load, read_back, seal, write
from bilingual.formats.rows import Layout, Target, rows
from bilingual.model import (
    Anchor,
    Approximation,
    Article,
    Bitext,
    Block,
    BlockKind,
    Concept,
    Edit,
    Finding,
    Interval,
    Mark,
    Number,
    Ordinal,
    Pair,
    PartialDate,
    Recipe,
    Rendering,
    Script,
    Segment,
)

DESCRIPTION = json.loads((Path(bilingual.formats.__file__).parent / "json.schema.json").read_text("utf-8"))

PORT = Concept(
    "port", "customs", "口岸", ("關口",), (), ("電腦",), (Rendering("en", "port", grammar="n"),), "must", "approved"
)
SMALL = Bitext(
    Article(
        "界河",
        "zh",
        "Hant",
        (
            Block("p001", "heading", "# 界河", "界河", 1, "title", "Hant", (Edit(0, 2, 0, 0, "markup"),), 1),
            Block("p002", "paragraph", "口岸增⅓。𠮷", "口岸增⅓。𠮷", place="table 1"),
        ),
        "a.md",
        "ab" * 32,
        (("date", "2019-05-08"),),
        ("1 picture",),
    ),
    ("en", "ru"),
    (
        Segment("p001.s01", "p001", 0, 2, "界河"),
        Segment(
            "p002.s01",
            "p002",
            0,
            5,
            "口岸增⅓。",
            (
                Mark("p002.s01.t01", "term", 0, 2, "口岸", PORT, ("en",)),
                Mark("p002.s01.q01", "quantity", 3, 4, "⅓", Number(Fraction(1, 3), "", "", "about")),
            ),
        ),
        Segment("p002.s02", "p002", 5, 6, "𠮷"),
    ),
    (
        Pair("p001.s01.en", "p001.s01", "en", "The river", "draft"),
        Pair("p001.s01.ru", "p001.s01", "ru", "Река", "draft"),
        Pair("p002.s01.en", "p002.s01", "en", "Port up. ", "x", "repaired", (Anchor("p002.s01.t01", 0, 4, "Port"),)),
        Pair("p002.s01.ru", "p002.s01", "ru", "", "draft"),
        Pair("p002.s02.en", "p002.s02", "en", "\ud800", "draft"),
        Pair("p002.s02.ru", "p002.s02", "ru", "Да", "draft", "person"),
    ),
    (
        Finding("p002.s01.en", "en", "quantities", "error", "1/3 is missing", (3, 4), None, "1/3", ""),
        Finding("", "", "terms", "info", "no glossary"),
        Finding("p001", "", "script", "warning", "mixed"),
    ),
    Recipe((("opencc", "1.1.9"), ("engine", "draft"))),
)


def broken_rules(value: object, rule: dict, at: str = "document") -> list[str]:
    """What of a value is not as a JSON schema asks; knows the keywords that the description uses."""
    if "$ref" in rule:
        return broken_rules(value, DESCRIPTION["$defs"][rule["$ref"].removeprefix("#/$defs/")], at)
    if "oneOf" in rule:
        fitting = [option for option in rule["oneOf"] if not broken_rules(value, option)]
        return [] if len(fitting) == 1 else [f"{at}: fits {len(fitting)} of the options"]
    if "enum" in rule or "const" in rule:
        return [] if value in rule.get("enum", [rule.get("const")]) else [f"{at}: {value!r}"]
    kinds = {"string": str, "integer": int, "object": dict, "array": list, "null": type(None)}
    allowed = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    if type(value) not in [kinds[name] for name in allowed]:
        return [f"{at}: is no {allowed}"]
    found = []
    if isinstance(value, int) and value < rule.get("minimum", value):
        found.append(f"{at}: too small")
    if isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            found.append(f"{at}: {len(value)} items")
        each = rule.get("prefixItems") or [rule["items"]] * len(value)
        for index, (item, item_rule) in enumerate(zip(value, each, strict=True)):
            found += broken_rules(item, item_rule, f"{at}[{index}]")
    if isinstance(value, dict):
        known, others = rule.get("properties", {}), rule["additionalProperties"]
        found += [f"{at}: no {key}" for key in rule.get("required", []) if key not in value]
        for key, held in value.items():
            if key not in known and others is False:
                found.append(f"{at}: {key} is not known")
            else:
                found += broken_rules(held, known.get(key, others), f"{at}.{key}")
    return found


TEXT = st.text(max_size=8) | st.text(st.sampled_from('\ud83d\ude00 \n"\\/\x00\x7f\u2028a中𠮷'), max_size=4)
SPAN = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
COUNT = st.integers(0, 10**12)
APPROXIMATIONS = st.sampled_from(get_args(Approximation))
NUMBERS = st.builds(Number, st.fractions(), TEXT, TEXT, APPROXIMATIONS)
PART = st.none() | st.integers(0, 9999)
DATES = st.builds(PartialDate, PART, PART, PART, APPROXIMATIONS)
ORDINALS = st.builds(Ordinal, st.integers(), TEXT, APPROXIMATIONS)
INTERVALS = st.builds(Interval, NUMBERS | DATES, NUMBERS | DATES, APPROXIMATIONS)
CONCEPTS = st.builds(
    Concept,
    st.sampled_from(["a", "b", "a#2"]),
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=2).map(tuple),
    renderings=st.lists(st.builds(Rendering, TEXT, TEXT), max_size=2).map(tuple),
)
VALUES = CONCEPTS | NUMBERS | DATES | ORDINALS | INTERVALS
ENTRIES = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    """Any bitext whose segments and pairs are in the order the spine promises."""
    languages = tuple(draw(st.lists(st.sampled_from(["en", "ru", "kk"]), unique=True)))
    blocks, segments, pairs = [], [], []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        block_id = f"p{number:03d}"
        edits = tuple(draw(st.lists(st.builds(Edit, COUNT, COUNT, COUNT, COUNT, TEXT), max_size=2)))
        kind, script = draw(st.sampled_from(get_args(BlockKind))), draw(st.sampled_from(get_args(Script)))
        blocks.append(
            Block(
                block_id, kind, draw(TEXT), draw(TEXT), draw(COUNT), draw(TEXT), script, edits, draw(COUNT), draw(TEXT)
            )
        )
        for at in range(1, draw(st.integers(0, 3)) + 1):
            segment_id = f"{block_id}.s{at:02d}"
            marks = tuple(
                Mark(f"{segment_id}.t{n:02d}", "term", draw(COUNT), draw(COUNT), draw(TEXT), draw(VALUES))
                for n in range(draw(st.integers(0, 2)))
            )
            segments.append(Segment(segment_id, block_id, draw(COUNT), draw(COUNT), draw(TEXT), marks))
            for code in languages:
                anchors = tuple(draw(st.lists(st.builds(Anchor, TEXT, COUNT, COUNT, TEXT), max_size=2)))
                pairs.append(Pair(f"{segment_id}.{code}", segment_id, code, draw(TEXT), draw(TEXT), "plain", anchors))
    subjects = st.sampled_from(["", "p001", "p001.s01", "p002.s02.en", "p999"])
    severities = st.sampled_from(["error", "warning", "info"])
    findings = st.builds(Finding, subjects, TEXT, TEXT, severities, TEXT, SPAN, SPAN, TEXT, TEXT)
    article = Article(
        draw(TEXT),
        "zh",
        "",
        tuple(blocks),
        draw(TEXT),
        draw(TEXT),
        draw(ENTRIES),
        tuple(draw(st.lists(TEXT, max_size=2))),
    )
    found = tuple(draw(st.lists(findings, max_size=4)))
    return Bitext(article, languages, tuple(segments), tuple(pairs), found, Recipe(draw(ENTRIES)))


@given(bitexts())
@example(SMALL)
def test_every_bitext_comes_back(bitext: Bitext) -> None:
    document = dump(bitext)
    assert load(document) == bitext
    assert broken_rules(document, DESCRIPTION) == []
    written = write(bitext, Layout())
    assert written == write(bitext, Layout(("ru",), "sentence", "interleaved"))
    assert seal(written) == json.loads(written)["seal"] != ""
    # JSON cannot tell a high surrogate right before a low one from the character the two stand for.
    if json.loads(json.dumps(document)) == document:
        assert load(json.loads(written)) == bitext
        every_column = Layout(("zh", *bitext.languages))
        assert read_back(written) == tuple(target for row in rows(bitext, every_column) for target in row.targets)


def test_the_document_in_full() -> None:
    written = write(replace(SMALL, findings=SMALL.findings[:1]), Layout()).decode()
    blocks = written[written.index(' "blocks"') :]
    assert (
        blocks
        == (
            ' "blocks": [\n'
            "  {\n"
            '   "id": "p001",\n'
            '   "kind": "heading",\n'
            '   "level": 1,\n'
            '   "role": "title",\n'
            '   "script": "Hant",\n'
            '   "line": 1,\n'
            '   "place": "",\n'
            '   "source": "# 界河",\n'
            '   "normalised": "界河",\n'
            '   "edits": [[0, 2, 0, 0, "markup"]],\n'
            '   "targets": {"en": "The river", "ru": "Река"},\n'
            '   "segments": [\n'
            "    {\n"
            '     "id": "p001.s01",\n'
            '     "start": 0,\n'
            '     "end": 2,\n'
            '     "text": "界河",\n'
            '     "marks": [],\n'
            '     "pairs": [\n'
            "      {\n"
            '       "id": "p001.s01.en",\n'
            '       "language": "en",\n'
            '       "target": "The river",\n'
            '       "engine": "draft",\n'
            '       "method": "plain",\n'
            '       "anchors": []\n'
            "      },\n"
            "      {\n"
            '       "id": "p001.s01.ru",\n'
            '       "language": "ru",\n'
            '       "target": "Река",\n'
            '       "engine": "draft",\n'
            '       "method": "plain",\n'
            '       "anchors": []\n'
            "      }\n"
            "     ]\n"
            "    }\n"
            "   ],\n"
            '   "findings": []\n'
            "  },\n"
        )
        + blocks[blocks.index('  {\n   "id": "p002"') :]
    )
    third = '{"type": "number", "value": "1/3", "unit": "", "scale": "", "approximation": "about"}'
    assert f'"text": "⅓", "quantity": {third}}}' in blocks
    assert '"message": "1/3 is missing", "source_span": [3, 4], "target_span": null,' in blocks
    assert '"target": "\\ud800"' in blocks
    assert '"text": "𠮷"' in blocks
    assert written.endswith("\n}\n")


def test_a_concept_stands_once_and_two_of_one_id_apart() -> None:
    other = replace(PORT, zh="港口")
    marks = tuple(
        Mark(f"p001.s01.t{n:02d}", "term", 0, 1, "口", value) for n, value in enumerate((PORT, other, PORT), 1)
    )
    bitext = replace(SMALL, segments=(replace(SMALL.segments[0], marks=marks), *SMALL.segments[1:]))
    document = json.loads(write(bitext, Layout()))
    assert {key: concept["zh"] for key, concept in document["concepts"].items()} == {"port": "口岸", "port#2": "港口"}
    named = [mark["concept"] for mark in document["blocks"][0]["segments"][0]["marks"]]
    assert named == ["port", "port#2", "port"]
    assert load(document) == bitext


def test_what_a_person_changes_in_targets_is_read_back() -> None:
    written = write(SMALL, Layout())
    changed = written.replace(b'"en": "The river"', b'"en": "The border river"')
    assert read_back(changed) == (
        Target("p001", "en", "The border river"),
        Target("p001", "ru", "Река"),
        Target("p002", "en", "Port up. \ud800"),
        Target("p002", "ru", "Да"),
    )
    assert seal(written) is not None
    assert seal(changed) is None


def test_the_seal_is_over_values_and_not_over_blanks() -> None:
    written = write(SMALL, Layout())
    assert seal(written.replace(b"\n", b"\r\n")) == seal(written)
    assert seal(json.dumps(json.loads(written)).encode()) == seal(written)
    assert seal(written.replace("Река".encode(), "Реки".encode())) is None
    assert seal(json.dumps(dump(SMALL)).encode()) is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff{}", "byte 0 is not UTF-8; save the file as UTF-8 text"),
        (b'{\n"a": ', "line 2: is not JSON (Expecting value); mend it or write the file again"),
        (b"[" * 200_000, "is nested too deeply for a bitext; write the file again"),
        (b"1" * 5000, "holds a number of too many digits; mend it or write the file again"),
        (b"[]", f'is not a bitext (no "schema": "{SCHEMA}"); give a file that bilingual wrote'),
        (b'{"a": 1}', f'is not a bitext (no "schema": "{SCHEMA}"); give a file that bilingual wrote'),
        (
            b'{"schema": "bilingual/2"}',
            f'has the schema "bilingual/2", this version reads "{SCHEMA}"; write the file again',
        ),
        (b'{"schema": "bilingual/1"}', '"blocks" should be a list of objects; mend it or write the file again'),
    ],
)
def test_a_broken_file_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_back(data)
    assert str(caught.value) == message


def places(value: object) -> list[tuple[str | int, ...]]:
    """The path to everything a document holds."""
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, inner in held for path in ((key,), *((key, *rest) for rest in places(inner)))]


@pytest.mark.parametrize("path", places(dump(SMALL)), ids=lambda path: ".".join(map(str, path)))
def test_a_document_with_one_wrong_value_is_refused(path: tuple[str | int, ...]) -> None:
    document = json.loads(json.dumps(dump(SMALL)))
    assert load(document) == SMALL
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = 3.5
    assert broken_rules(document, DESCRIPTION) != []
    if "targets" in path or path == ("seal",):
        assert load(document) == SMALL
    else:
        with pytest.raises(InputError):
            load(document)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"value": "1/3"', '"value": "1/0"', '"value" should be an exact number such as "1200" or "1/3"'),
        ('"value": "1/3"', '"value": "0.5"', '"value" should be an exact number such as "1200" or "1/3"'),
        ('"concept": "port"', '"concept": "sport"', '"concept" of p002.s01.t01 should be a key of "concepts"'),
        ('"severity": "info"', '"severity": "fatal"', '"severity" should be one of "error", "warning", "info"'),
        ('"language": "ru"', '"tongue": "ru"', '"language" of p001.s01.ru should be a string'),
    ],
)
def test_a_wrong_value_is_named(old: str, new: str, message: str) -> None:
    text = json.dumps(dump(SMALL), ensure_ascii=False)
    assert old in text
    with pytest.raises(InputError) as caught:
        load(json.loads(text.replace(old, new, 1)))
    assert str(caught.value) == f"{message}; mend it or write the file again"


@pytest.mark.parametrize(
    "bitext",
    [
        replace(SMALL, segments=SMALL.segments[::-1]),
        replace(SMALL, pairs=SMALL.pairs[::-1]),
        replace(SMALL, article=replace(SMALL.article, blocks=SMALL.article.blocks[:1])),
        replace(SMALL, article=replace(SMALL.article, blocks=SMALL.article.blocks[:1] * 2), segments=(), pairs=()),
    ],
)
def test_disorder_is_refused(bitext: Bitext) -> None:
    with pytest.raises(OutputError, match="blocks share an id, or segments or pairs are out of order"):
        dump(bitext)


def test_a_bitext_before_its_translation_is_carried() -> None:
    segmented = replace(SMALL, languages=(), pairs=(), findings=())
    assert load(dump(segmented)) == segmented
    assert read_back(write(segmented, Layout())) == ()
