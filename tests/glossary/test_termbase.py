"""Glossaries: what is read, and the line that each kind of broken row gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.errors import DataError
from bilingual.glossary import COLUMNS, Glossary, load, read_rows
from bilingual.model import Concept, Rendering

SMALL = Concept("small:口岸", "small", "口岸", renderings=(Rendering("en", "port of entry"),))


def test_a_full_row() -> None:
    cells = (
        "a,trade,口岸,关口 | 通关口,货物,出口岸,"
        "port,gate | pass,door,WCO,"
        "порт,вход,дверь,gender=m,ЕАЭС,must,approved,note"
    )
    renderings = (
        Rendering("en", "port", "preferred", "", "WCO"),
        Rendering("en", "gate", "allowed"),
        Rendering("en", "pass", "allowed"),
        Rendering("en", "door", "forbidden"),
        Rendering("ru", "порт", "preferred", "gender=m", "ЕАЭС"),
        Rendering("ru", "вход", "allowed"),
        Rendering("ru", "дверь", "forbidden"),
    )
    expected = Concept(
        "a", "trade", "口岸", ("关口", "通关口"), ("货物",), ("出口岸",), renderings, "must", "approved", "note"
    )
    assert read_rows(f"{','.join(COLUMNS)}\n{cells}\n", "small.csv") == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "zh,en\n口岸,port of entry",
        "zh,en\r\n口岸,port of entry\r\n",
        "zh,en\n\n口岸,port of entry\n\n",
        'zh,en\n口岸,"port of entry"\n',
        "zh,en,ru\n口岸, port of entry ,\n",
    ],
)
def test_ways_to_write_one_row(text: str) -> None:
    assert read_rows(text, "small.csv") == (SMALL,)


def test_no_sign_inside_a_quoted_cell_ends_the_row() -> None:
    note = "a\N{LINE SEPARATOR}b\vc\fd\x85e\nf"
    (concept,) = read_rows(f'zh,en,note\n口岸,port,"{note}"\n', "small.csv")
    assert concept.note == note


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "small.csv:1: needs a column zh and at least one of en, ru"),
        ("zh,note\n口岸,x", "small.csv:1: needs a column zh and at least one of en, ru"),
        ("zh,en,fr\n口岸,a,b", f"small.csv:1: unknown column 'fr'; columns are {', '.join(COLUMNS)}"),
        ("zh,en,en\n口岸,a,b", "small.csv:1: column 'en' stands twice; remove one"),
        ("zh,en\n口岸", "small.csv:2: the row is wider or narrower than the header; count its commas"),
        ("zh,en\n口岸,a,b", "small.csv:2: the row is wider or narrower than the header; count its commas"),
        ("zh,en\n,a", "small.csv:2: zh is empty; fill it or remove the row"),
        ("zh,en\n口岸,", "small.csv:2: 口岸 has no rendering; fill en or ru"),
        ("zh,en,enforce\n口岸,a,always", "small.csv:2: enforce is 'always'; use one of must, prefer, info"),
        ("zh,en,status\n口岸,a,new", "small.csv:2: status is 'new'; use one of approved, proposed, deprecated"),
        (
            "id,zh,en\na,口岸,a\na,海关,b",
            "small.csv:3: id a is already at line 2; remove one or give both a context",
        ),
        (
            "id,zh,en\na,口岸,a\nb,口岸,b",
            "small.csv:3: source 口岸 is already at line 2; remove one or give both a context",
        ),
        (
            "zh,en\n口岸,a\n口岸,b",
            "small.csv:3: source 口岸 is already at line 2; remove one or give both a context",
        ),
        (
            "zh,en\n滿洲里,a\n海关,b\n满洲里,c",
            "small.csv:4: source 满洲里 is already at line 2 as 滿洲里; remove one or give both a context",
        ),
        (
            "zh,zh_variants,en\n口岸,關口,a\n关口,,b",
            "small.csv:3: source 关口 is already at line 2 as 關口; remove one or give both a context",
        ),
        (
            "zh,context,en\n查验,貨物,a\n查驗,货物,b",
            "small.csv:3: source 查驗 (in ('货物',), not in ()) is already at line 2 as 查验 (in ('貨物',), not in ());"
            " remove one or give both a context",
        ),
        ('zh,en\n口岸,"a"b', "small.csv:2: ',' expected after '\"'; check the quotes of the row"),
        ('zh,en\n口岸,"a', "small.csv:2: unexpected end of data; check the quotes of the row"),
    ],
)
def test_broken(text: str, message: str) -> None:
    with pytest.raises(DataError) as raised:
        read_rows(text, "small.csv")
    assert str(raised.value) == message


@pytest.mark.parametrize(
    "text",
    [
        "id,zh,context,en\na,口岸,货物,a\nb,口岸,旅客,b",
        "id,zh,en,status\na,口岸,a,deprecated\nb,口岸,b,",
    ],
)
def test_a_source_may_stand_twice(text: str) -> None:
    assert [concept.id for concept in read_rows(text, "small.csv")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("zh,context,en\n查验,货物,a\n查验,旅客,b\n查验,,c", ["small:查验", "small:查验:2", "small:查验:3"]),
        ("zh,en,status\n查验,a,deprecated\n查验,b,", ["small:查验", "small:查验:2"]),
        ("id,zh,context,en\n,查验,货物,a\nmine,查验,旅客,b\n,查验,,c", ["small:查验", "mine", "small:查验:2"]),
        ("zh,zh_variants,en\n口岸,關口 | 关口,a\n海关,海關,b", ["small:口岸", "small:海关"]),
    ],
)
def test_rows_without_an_id_are_told_apart(text: str, ids: list[str]) -> None:
    assert [concept.id for concept in read_rows(text, "small.csv")] == ids


def test_files(tmp_path: Path) -> None:
    good, marked, other = tmp_path / "small.csv", tmp_path / "marked.csv", tmp_path / "other.csv"
    good.write_bytes("zh,en\n口岸,port of entry".encode())
    marked.write_bytes("\N{ZERO WIDTH NO-BREAK SPACE}zh,en,id\n海关,customs,small:口岸".encode())
    other.write_bytes("zh,en\n海关,b\n口岸,é".encode()[:-1])
    assert load([good]).concepts == (SMALL,)
    # The earlier file wins.
    assert load([good, marked]).concepts == (SMALL,)
    assert [name for name, _ in load([good, marked]).sources] == ["small.csv", "marked.csv"]
    assert load([]) == Glossary()
    for path, message in (
        (other, f"{other}:3: is neither UTF-8 nor a Chinese code page; save it as CSV UTF-8"),
        (
            tmp_path / "none.csv",
            f"{tmp_path / 'none.csv'}: No such file or directory; check the name and the permissions",
        ),
        (tmp_path, f"{tmp_path}: Is a directory; check the name and the permissions"),
    ):
        with pytest.raises(DataError) as raised:
            load([path])
        assert str(raised.value) == message
