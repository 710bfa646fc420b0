"""Each fault beside the row that it would be without it."""

from __future__ import annotations

import pytest

from bilingual.errors import DataError
from bilingual.glossary.lint import fix, lint
from bilingual.glossary.sheet import read_sheet
from bilingual.glossary.termbase import read_rows

HEADER = "id,domain,zh,zh_variants,en,en_allowed,en_forbidden,en_reference,ru,ru_grammar,ru_reference,status"
TWICE = "zh: error: 口岸 is also at line 2; remove one or give both a context"
GOOD = "a,trade,口岸,,port,gate,door,WCO,порт,gender=m,ЕАЭС,approved"


def problems(*rows: str, header: str = HEADER) -> list[str]:
    return [str(problem) for problem in lint([("my.csv", read_sheet("\n".join((header, *rows)), "my.csv"))])]


def test_a_good_row() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("approved", "right"), ":2: error: status is 'right'; use one of approved, proposed, deprecated"),
        (GOOD.replace("port,", "port ,"), ":2:en: error: stray blanks in 'port '; --fix removes them"),
        (GOOD.replace("gate", "gate|pass"), ":2:en_allowed: error: stray blanks in 'gate|pass'; --fix removes them"),
        (GOOD.replace("gate", "gate | gate"), ":2:en_allowed: error: gate stands twice; --fix removes one"),
        (GOOD.replace("口岸", "關口"), ":2:zh: warning: 關口 is 关口 in Simplified; --fix writes it so"),
        (GOOD.replace("gate", "gate (big"), ":2:en_allowed: error: ( and ) do not pair in 'gate (big'"),
        (GOOD.replace("порт", "«порт"), ":2:ru: error: « and » do not pair in '«порт'"),
        (GOOD.replace("порт", "пoрт"), ":2:ru: error: пoрт mixes Latin and Cyrillic letters; type it anew"),
        (GOOD.replace("gate", "сор"), ":2:en_allowed: error: Cyrillic letters in 'сор'; type it in Latin ones"),
        (GOOD.replace("door", "Port"), ":2:en_forbidden: error: Port is also a rendering to use; remove one"),
        (GOOD.replace("WCO", "usage"), ":2:en_reference: error: 口岸 is approved without a reference"),
        (GOOD.replace("ЕАЭС", ""), ":2:ru_reference: error: 口岸 is approved without a reference"),
        (GOOD.replace("порт", "таможеный порт"), ":2:ru: warning: таможеный is not in the dictionary"),
        (GOOD.replace("gender=m", "masculine"), ":2:ru_grammar: error: ru_grammar 'masculine' is not known"),
    ],
)
def test_a_fault(row: str, said: str) -> None:
    assert [line for line in problems(row) if line.startswith(f"my.csv{said}")] != []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([GOOD, "b,trade,口岸,,port,,,usage,порт,,usage,proposed"], [TWICE]),
        (
            [GOOD, "b,trade,關口,口岸,port,,,usage,порт,,usage,proposed"],
            [TWICE, "zh: warning: 關口 is 关口 in Simplified; --fix writes it so"],
        ),
        ([GOOD, "b,trade,口岸,,port,,,usage,порт,,usage,deprecated"], []),
        (
            [GOOD, "a,trade,关口,,port,,,usage,порт,,usage,proposed"],
            ["id: error: a is also at line 2; give one of them another id"],
        ),
        (
            [GOOD, "A,trade,关口,,port,,,usage,порт,,usage,proposed"],
            ["id: error: A stands behind a; sort the rows by id (--fix does)"],
        ),
    ],
)
def test_rows_together(rows: list[str], said: list[str]) -> None:
    assert problems(*rows) == [f"my.csv:3:{line}" for line in said]


@pytest.mark.parametrize(
    ("first", "second", "twins"),
    [
        ("口岸,", "口岸,", True),
        ("口岸,货物 | 旅客", "口岸,旅客 | 貨物", True),
        ("口岸,货物", "口岸,货运", False),
    ],
)
def test_lint_refuses_what_is_refused_when_it_is_loaded(first: str, second: str, twins: bool) -> None:
    header, rows = "zh,context,en", (f"{first},port", f"{second},gate")
    said = "my.csv:3:zh: error: 口岸 is also at line 2; remove one or give both a context"
    assert [line for line in problems(*rows, header=header) if "error" in line] == ([said] if twins else [])
    text = "\n".join((header, *rows))
    if twins:
        with pytest.raises(DataError, match=r"^my\.csv:3: source 口岸"):
            read_rows(text, "my.csv")
    else:
        assert len(read_rows(text, "my.csv")) == 2


def test_a_source_in_two_files_is_a_warning() -> None:
    sheets = [(name, read_sheet("zh,en\n口岸,port\n", name)) for name in ("mine.csv", "theirs.csv")]
    assert [str(problem) for problem in lint(sheets)] == [
        "theirs.csv:2:zh: warning: 口岸 is also at mine.csv:2; the file named first wins"
    ]


@pytest.mark.parametrize(
    ("zh", "en", "ru", "expected"),
    [
        ("绥芬河", "Suifenhe", "Суйфэньхэ", ""),
        ("绥芬河", "Suifenhe", "Суйфыньхэ", "суйфэньхэ"),
        ("绥芬河口岸", "Suifenhe Port", "пункт пропуска Суйфеньхэ", "суйфэньхэ"),
        ("长安", "Chang'an", "Чанъань", ""),
        ("长安", "Chang’an", "Чанань", "чанъань"),
        ("吕梁", "Lüliang", "Люйлян", ""),
        ("满洲里", "Manzhouli", "Маньчжурия", ""),
        ("满洲里", "Manzhouli", "Маньчжоули", "маньчжурия"),
        ("安徽", "Anhui", "Аньхой", ""),
        ("哈尔滨", "Harbin", "Харбин", ""),
        ("东京", "Tokyo", "Токио", ""),
    ],
)
def test_toponyms(zh: str, en: str, ru: str, expected: str) -> None:
    found = problems(f"geography.city,{zh},{en},{ru},indecl", header="domain,zh,en,ru,ru_grammar")
    said = f"Palladius writes {zh} {expected}; if usage has fixed another name, list it"
    assert [line for line in found if "Palladius" in line] == ([f"my.csv:2:ru: warning: {said}"] if expected else [])


def test_fix_mends_form_and_nothing_else() -> None:
    broken = (
        "status;zh;id;en;en_allowed;note\n"
        "proposed;關口;b; port  of entry ;gate|door| gate;  as said \n"
        'approved;口岸;a;port;"";a,b\n'
    )
    expected = (
        "id,zh,en,en_allowed,status,note\n"
        'a,口岸,port,,approved,"a,b"\n'
        "b,关口,port of entry,gate | door,proposed,as said\n"
    )
    fixed = fix(read_sheet(broken, "my.csv"), "my.csv")
    assert fixed.decode() == expected
    assert fix(read_sheet(fixed.decode(), "my.csv"), "my.csv") == fixed


def test_a_header_that_is_no_glossary() -> None:
    with pytest.raises(DataError, match=r"^my\.csv:1: unknown column 'colour'; "):
        problems("口岸,red", header="zh,colour")
