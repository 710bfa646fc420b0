"""What is proposed for a glossary, beside what is near it and is not."""

from __future__ import annotations

import pytest
from builders import article, concepts, segments

from bilingual.errors import DataError
from bilingual.glossary import builtin_paths, load, read_rows
from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.lint import lint
from bilingual.glossary.sheet import read_sheet, write_sheet
from bilingual.glossary.suggest import Suggestion, glossary_rows, suggest
from bilingual.glossary.suggest.forms import edges, endings


def found(*lines: str, rows: tuple[str, ...] = ()) -> tuple[Suggestion, ...]:
    terms = concepts(*rows) if rows else ()
    return suggest([(article(*lines), segments(*lines, terms=terms))], terms)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设立跨境电商监管中心。", ["跨境电商监管中心"]),
        ("设立中心。", []),
        ("配备自动化查验线。", ["自动化查验线"]),
        ("查获禁止进境物品。", []),
        ("珲春海关监管科负责人王志远表示。", ["王志远"]),
        ("副市长包志刚介绍。", ["包志刚"]),
        ("副关长王永才表示。", ["王永才"]),
        ("副市长包志刚在场。", ["包志"]),
        ("商品从货架摆满表示。", []),
        ("一家物流公司表示。", []),
    ],
)
def test_one_place_is_enough_for_a_form_that_tells(text: str, expected: list[str]) -> None:
    rows = ("查验,inspection,досмотр", "珲春海关,Hunchun Customs,Хуньчуньская таможня")
    assert [each.zh for each in found(text, rows=rows)] == expected


def test_a_place_is_proposed_with_its_generic_and_without() -> None:
    assert [each.zh for each in found("经策克口岸出境。", rows=("口岸,port,порт",))] == ["策克口岸", "策克"]
    assert [each.zh for each in found("经策克大桥出境。", rows=("口岸,port,порт",))] == ["策克大桥"]


def test_a_word_without_a_head_must_come_again_with_other_neighbours() -> None:
    assert [each.zh for each in found("企业扩大限值。", "今年限值提高。")] == ["限值"]
    assert [each.zh for each in found("企业扩大限值。", "企业扩大限值。")] == []


def test_a_gloss_in_brackets_is_a_hint_and_no_rendering() -> None:
    best = found("电子口岸平台（e-port）启用。")[0]
    assert (best.zh, best.kind, best.hint) == ("电子口岸平台", "glossed", "in brackets: e-port")
    assert [each.hint for each in found("电子口岸平台（见下）启用。")] == [""]


def test_a_row_loads_when_a_rendering_is_filled() -> None:
    row = glossary_rows(found("电子口岸平台（e-port）启用。"))[0]
    assert {column: cell for column, cell in row.items() if cell and column != "note"} == {
        "zh": "电子口岸平台",
        "enforce": "prefer",
        "status": "proposed",
    }
    with pytest.raises(DataError, match="电子口岸平台 has no rendering"):
        read_rows(write_sheet(COLUMNS, [row]).decode(), "my.csv")
    (concept,) = read_rows(write_sheet(COLUMNS, [{**row, "en": "e-port platform"}]).decode(), "my.csv")
    assert (concept.id, concept.status) == ("my:电子口岸平台", "proposed")


def test_a_row_passes_the_linter_wherever_its_context_was_cut() -> None:
    rows = glossary_rows(found("他说：“当天（上午）就在电子口岸平台（e-port）启用以后，企业办理了申报手续。”"))
    filled = [{**row, "en": "platform"} for row in rows]
    assert filled[0]["note"].startswith("1 place in 1 article; in brackets: e-port; ")
    sheet = read_sheet(write_sheet(COLUMNS, filled).decode(), "my.csv")
    assert [str(problem) for problem in lint([("my.csv", sheet)]) if problem.severity == "error"] == []


def test_endings_name_domains_that_the_glossaries_have() -> None:
    domains = {concept.domain for concept in load(builtin_paths()).concepts}
    assert {each.domain for each in endings().values()} - domains == {""}
    assert edges("first") & edges("last")
