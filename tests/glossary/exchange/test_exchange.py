"""Every form of the table: what it carries comes back, what it cannot hold is named."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import ConfigError, DataError
from bilingual.glossary import read_rows
from bilingual.glossary.exchange import EXCHANGES, export, form_of, import_rows, not_carried
from bilingual.glossary.exchange.plan import plan
from bilingual.glossary.exchange.rows import Incoming, cells_of
from bilingual.glossary.termbase import COLUMNS, LIST_COLUMNS
from bilingual.model import Concept, Rendering

HEADER = "id,domain,zh,zh_variants,not_in,en,en_allowed,en_forbidden,en_reference,ru,enforce,status,note\n"
CONCEPTS = read_rows(
    HEADER
    + "a.port,customs.clearance,口岸,通商口岸 | 港,口岸办,port of entry,port | checkpoint,harbour,"
    + '"HS, 1",порт,must,approved,"a; b"\n'
    + "a.wide,x.y,\U00020bb7,,,=1+1,,,,,prefer,proposed,#note\n"
    + "a.gone,x.y,旧词,,,old word,,,,слово,prefer,deprecated,\n",
    "t.csv",
)


def value(column: str, cell: str) -> object:
    """What a cell says, whatever the order of a list."""
    return frozenset(filter(None, cell.split(" | "))) if column in LIST_COLUMNS else cell


def carried(form: str, concept: Concept, language: str) -> dict[str, object]:
    """What of a concept a form carries for a language."""
    lost = {*not_carried([concept], form, language), *(column for column in COLUMNS if column.startswith("ru"))}
    return {column: value(column, cell) for column, cell in cells_of(concept).items() if cell and column not in lost}


@pytest.mark.parametrize("form", [name for name in EXCHANGES if name != "deepl"])
def test_what_a_form_carries_comes_back(form: str) -> None:
    data, left_out = export(CONCEPTS, form, "en")
    assert (export(CONCEPTS, form, "en")[0], left_out) == (data, ())
    rows = import_rows(data, "f", form, "en")
    assert len(rows) == len(CONCEPTS)
    for row, concept in zip(rows, CONCEPTS, strict=True):
        wanted = carried(form, concept, "en")
        assert {column: value(column, row.cells.get(column, "")) for column in wanted} == wanted
    assert all(step.kind == "same" for step in plan([cells_of(each) for each in CONCEPTS], rows, "t"))


def test_deepl_gets_each_source_once_and_short() -> None:
    long = Concept("l", "x", "长" * 400, renderings=(Rendering("en", "long"),))
    twin = Concept("t", "x", "口岸", renderings=(Rendering("en", "harbour"),))
    data, left_out = export((*CONCEPTS, long, twin), "deepl", "en")
    assert data.decode().splitlines() == [
        "口岸,port of entry,zh,en",
        "通商口岸,port of entry,zh,en",
        "港,port of entry,zh,en",
        "\U00020bb7,=1+1,zh,en",
        "旧词,old word,zh,en",
    ]
    assert left_out == ("长" * 400, "口岸")
    assert [row.cells for row in import_rows(data, "f.csv", "deepl", "en")][2] == {"zh": "港", "en": "port of entry"}


def test_what_is_not_carried_is_counted() -> None:
    assert not_carried(CONCEPTS, "tbx", "en") == {"not_in": 1, "enforce": 3, "status": 3}
    assert not_carried(CONCEPTS, "csv", "en") == {}
    with pytest.raises(ConfigError, match="unknown form 'x'; known are omegat, tbx, deepl, xlsx, csv"):
        export(CONCEPTS, "x", "en")


def test_the_form_of_a_file_is_told() -> None:
    names = {"a.utf8": "omegat", "a.TBX": "tbx", "a.xlsx": "xlsx"}
    assert {name: form_of(name, b"") for name in names} == names
    assert [form_of("a.csv", data) for data in ("口岸,port,zh,en\n".encode(), b"zh,en\n")] == ["deepl", "csv"]


@pytest.mark.parametrize(
    ("form", "data", "message"),
    [
        ("omegat", "口岸 port\n".encode(), "f:1: needs a source and a target with a tab between them"),
        ("omegat", b"# x\n\xff\t\xff\n", "f:2: is not UTF-8"),
        ("tbx", b"<martif>", "f:1: is no well-formed XML"),
        ("tbx", b"<martif/>", "f:1: holds no term entries"),
        ("deepl", "口岸,port,zh\n".encode(), "f:1: needs a source and a target"),
        ("csv", b"a,b\n1,2\n", "f:1: no column of Chinese"),
    ],
)
def test_broken_files_are_one_line(form: str, data: bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        import_rows(data, "f", form, "en")
    assert str(caught.value).startswith(message)


def test_a_termbase_of_others_and_no_entities() -> None:
    entry = (
        '<conceptEntry id="7"><langSec xml:lang="zh-Hans"><termSec><term>口岸</term></termSec></langSec>'
        '<langSec xml:lang="en-US"><termSec><term>old</term><termNote type="administrativeStatus">'
        "supersededTerm-admn-sts</termNote></termSec><termSec><term>port</term></termSec></langSec></conceptEntry>"
    )
    termbase = f'<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{entry}</body></text></tbx>'
    [row] = import_rows(termbase.encode(), "f", "tbx", "en")
    assert (row.cells["zh"], row.cells["en"], row.cells["en_forbidden"]) == ("口岸", "port", "old")
    term = '<langSet xml:lang="zh"><tig><term>&a;</term></tig></langSet>'
    bomb = f'<!DOCTYPE m [<!ENTITY a "x">]><martif><termEntry id="1">{term}</termEntry></martif>'
    assert import_rows(bomb.encode(), "f", "tbx", "en") == ()


def test_the_spreadsheet_is_locked_where_nobody_may_type_and_its_changes_come_back() -> None:
    data, _ = export(CONCEPTS, "xlsx", "en")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["terms"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    locked = {column for column, place in columns.items() if sheet.cell(2, place).protection.locked}
    assert sheet.protection.sheet
    assert locked == {"id", "domain", "zh", "zh_variants", "context", "not_in", "as exported (do not change)"}
    assert (sheet.cell(3, columns["en"]).value, sheet.cell(3, columns["en"]).data_type) == ("=1+1", "s")
    sheet.cell(2, columns["en"]).value = "port"
    sheet.cell(2, columns["remark"]).value = "shorter"
    sheet.cell(4, columns["note"]).value = "mine"
    saved = io.BytesIO()
    book.save(saved)
    rows = import_rows(saved.getvalue(), "f.xlsx", "xlsx", "")
    current = [cells_of(each) for each in CONCEPTS]
    current[2]["note"] = "theirs"
    changed, same, conflict = plan(current, rows, "t")
    assert changed.kind == "change"
    assert changed.fields == (("en", "port of entry", "port"), ("note", "a; b", "a; b; shorter"))
    assert (same.kind, conflict.kind) == ("same", "conflict")
    assert conflict.why == "a.gone: note is “theirs” here and “mine” there"
    assert plan(current, rows, "t", theirs=True)[2].cells["note"] == "mine"


@pytest.mark.parametrize(
    ("cells", "kind", "why"),
    [
        ({"zh": "海关", "en": "customs"}, "add", ""),
        ({"zh": "口岸", "en": "port of entry"}, "same", ""),
        ({"zh": "通商口岸", "en": "Port"}, "conflict", "en is “port of entry” here and “Port” there"),
        ({"zh": "口岸", "en_allowed": "gate"}, "change", ""),
        (
            {"zh": "口岸", "en": "harbour"},
            "conflict",
            "en is “port of entry” here and “harbour” there; “harbour” is forbidden here",
        ),
        ({"id": "a.port", "zh": "港口", "en": "port of entry"}, "conflict", "zh is “口岸” here and “港口” there"),
    ],
)
def test_a_plan(cells: dict[str, str], kind: str, why: str) -> None:
    [step] = plan([cells_of(each) for each in CONCEPTS], [Incoming("f:1", cells)], "mine")
    assert (step.kind, step.why) == (kind, why and f"a.port: {why}")
    if kind == "add":
        assert (step.cells["id"], step.cells["status"]) == ("mine:海关", "proposed")


CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="|\x85\u2028\u2029")
TEXT = st.text(CHARACTERS, min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)
FORMS = st.sampled_from([name for name in EXCHANGES if name != "deepl"])


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=3, unique=True), TEXT, FORMS)
def test_any_text_comes_back(targets: list[str], note: str, form: str) -> None:
    first, *others = (Rendering("en", text, "allowed") for text in targets)
    renderings = (replace(first, use="preferred"), *others)
    concept = Concept("a.b", "x", "口岸", renderings=renderings, note=f"n {note}")
    [row] = import_rows(export([concept], form, "en")[0], "f", form, "en")
    assert (row.cells["en"], row.cells["note"]) == (targets[0], f"n {note}")
    assert row.cells.get("en_allowed", "") == " | ".join(targets[1:])
