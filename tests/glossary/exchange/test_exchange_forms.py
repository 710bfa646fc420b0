"""Every entry of EXCHANGES gives back what it carries, and says what it does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.errors import ConfigError, InputError
from bilingual.glossary import COLUMNS, Glossary, builtin_paths, load, read_rows
from bilingual.glossary.exchange import EXCHANGES, export, read
from bilingual.glossary.exchange.carry_out import settle
from bilingual.glossary.exchange.entry import cleaned, make_entry, values_of
from bilingual.glossary.exchange.plan import plan
from bilingual.glossary.exchange.steps import Held
from bilingual.glossary.sheet import Sheet, write_sheet
from bilingual.model import Concept, Rendering

HEADER = (
    "id,domain,zh,zh_variants,context,not_in,en,en_allowed,en_forbidden,en_reference,"
    "ru,ru_allowed,ru_forbidden,ru_grammar,ru_reference,enforce,status,note"
)
GLOSSARY = Glossary(
    read_rows(
        "\n".join(
            (
                HEADER,
                "a.port,trade,口岸,关口 | 𠮷口,货物,口岸办,port of entry,port | gate,door | =door,WCO,"
                "порт,пункт пропуска,дверь,gender=m | anim,ЕАЭС,must,approved,not a harbour; see there",
                'b.odd,trade,#号,@号,,,"=SUM(1,2)","-1 | +1 | ""quoted""",,usage,«знак»,,,,usage,info,proposed,',
                "c.plain,geography,海关,,,,customs,,,usage,таможня,,,,usage,prefer,proposed,<b> & 'c'",
            )
        ),
        "small.csv",
    )
)
CASES = [
    (name, languages)
    for name, form in EXCHANGES.items()
    for languages in ((("en",), ("ru",)) if form.pair else (("en",), ("en", "ru")))
]
TEXT = st.text(st.sampled_from("a б口𠮷א\"'#=+-@,;<&[]\t\n\r\x0b\x1f\xa0\u200f\u2028\ufffe"), min_size=1, max_size=8)


def carried(concepts: tuple[Concept, ...], name: str, languages: tuple[str, ...]) -> list[dict[str, tuple[str, ...]]]:
    """What should come back: the columns that the form carries; variants stand alone where it carries none."""
    columns = [column for column in EXCHANGES[name].columns(languages) if not other(column, languages)]
    rows = []
    for values in map(values_of, map(cleaned, concepts)):
        sources = values["zh"] if "zh_variants" in columns else (*values["zh"], *values["zh_variants"])
        rows.extend(make_entry(0, {c: values[c] for c in columns} | {"zh": (zh,)}).values for zh in sources)
    return [dict(row) for row in rows]


def other(column: str, languages: tuple[str, ...]) -> bool:
    return column[:2] in {"en", "ru"} - set(languages) and column != "enforce"


def came_back(data: bytes, name: str) -> list[dict[str, tuple[str, ...]]]:
    return [
        {column: values for column, values in entry.values.items() if values}
        for entry in read(data, Path(name + EXCHANGES[name].suffix).suffix).entries
    ]


@pytest.mark.parametrize(("name", "languages"), CASES)
def test_what_a_form_carries_comes_back(name: str, languages: tuple[str, ...]) -> None:
    exported = export(GLOSSARY, name, languages)
    assert came_back(exported.data, name) == carried(GLOSSARY.concepts, name, languages)
    assert export(GLOSSARY, name, languages) == exported
    # To the glossary that it came from it says nothing new.
    held = [Held("small.csv", line, concept) for line, concept in enumerate(GLOSSARY.concepts, start=2)]
    entries = read(exported.data, Path(name + EXCHANGES[name].suffix).suffix).entries
    assert {step.kind for step in plan(entries, held)} == {"known"}


def test_a_forbidden_rendering_that_looks_like_a_note_is_named() -> None:
    rows = "id,zh,en,en_forbidden,note\na,口岸,port,door; note: old | gate; noted,mind\n"
    exported = export(Glossary(read_rows(rows, "my.csv")), "omegat", ("en",))
    assert exported.notes[0] == "left out, forbidden renderings that look like a note: door; note: old"
    (entry,) = read(exported.data, ".utf8").entries
    assert (entry.values["en_forbidden"], entry.values["note"]) == (("gate; noted",), ("mind",))


@pytest.mark.parametrize(("name", "languages"), [case for case in CASES if case[0] not in ("deepl", "xlsx")])
def test_an_empty_glossary_becomes_the_one_that_was_exported(name: str, languages: tuple[str, ...]) -> None:
    entries = read(export(GLOSSARY, name, languages).data, EXCHANGES[name].suffix).entries
    sheet, _ = settle(Sheet((), ()), plan(entries, ()), "new.csv", theirs=False)
    concepts = read_rows(write_sheet(sheet.columns, (row.cells for row in sheet.rows)).decode(), "new.csv")
    expected = [row | {"status": ("proposed",)} for row in carried(GLOSSARY.concepts, name, languages)]
    found = [
        {column: values for column, values in values_of(concept).items() if column in row}
        for concept, row in zip(concepts, expected, strict=True)
    ]
    assert found == expected


@settings(max_examples=60)
@given(zh=TEXT, rendering=TEXT, allowed=TEXT, forbidden=TEXT, note=TEXT)
def test_odd_characters(zh: str, rendering: str, allowed: str, forbidden: str, note: str) -> None:
    renderings = (Rendering("en", f"x{rendering}"), Rendering("en", f"y{allowed}", "allowed"))
    renderings += (Rendering("en", f"z{forbidden}", "forbidden"),)
    concept = Concept("a.id", "trade", f"口{zh}岸", (f"关{zh}",), renderings=renderings, note=note)
    for name in ("omegat", "tbx", "deepl", "csv"):
        data = export(Glossary((concept,)), name, ("en",)).data
        assert came_back(data, name) == carried((concept,), name, ("en",)), name


@settings(max_examples=10)
@given(rendering=TEXT, note=TEXT)
def test_odd_characters_in_a_workbook(rendering: str, note: str) -> None:
    concept = Concept("a.id", "trade", "口岸", renderings=(Rendering("en", rendering + "x"),), note=note)
    data = export(Glossary((concept,)), "xlsx", ("en",)).data
    assert came_back(data, "xlsx") == carried((concept,), "xlsx", ("en",))


def test_the_built_in_glossaries() -> None:
    for path, name in product(builtin_paths()[:2], ("omegat", "tbx", "csv")):
        glossary = load([path])
        languages = ("ru",) if EXCHANGES[name].pair else ("en", "ru")
        data = export(glossary, name, languages).data
        assert came_back(data, name) == carried(glossary.concepts, name, languages)
    assert data == path.read_bytes()


def test_what_is_not_carried_is_named() -> None:
    more = (
        replace(GLOSSARY.concepts[0], id="d", zh="旧", status="deprecated"),
        Concept("e", "trade", "无", renderings=(Rendering("ru", "нет"),)),
        Concept("f", "trade", "新", renderings=(Rendering("en", "new\nline"),)),
    )
    notes = {
        name: export(Glossary(GLOSSARY.concepts + more), name, ("en",)).notes for name in ("omegat", "deepl", "csv")
    }
    blanks = "1 concept held line breaks, tabs or control characters; written without"
    assert notes == {
        "omegat": (
            blanks,
            "left out, deprecated: 1 concept",
            "left out, without English: 1 concept",
            "omegat does not carry domain (4 concepts), context (1 concept), not_in (1 concept), "
            "en_reference (3 concepts), enforce (2 concepts), status (1 concept)",
        ),
        "deepl": (
            blanks,
            "left out, deprecated: 1 concept",
            "left out, without English: 1 concept",
            "deepl does not carry id (4 concepts), domain (4 concepts), zh_variants (2 concepts), context (1 concept), "
            "not_in (1 concept), en_allowed (2 concepts), en_forbidden (1 concept), en_reference (3 concepts), "
            "enforce (2 concepts), status (1 concept), note (2 concepts)",
        ),
        "csv": (blanks, "left out, without English: 1 concept"),
    }


def test_a_line_for_each_source_and_rendering() -> None:
    data = export(Glossary(GLOSSARY.concepts[:2]), "omegat", ("en",)).data
    comment = "[a.port]; not: door | =door; note: not a harbour; see there"
    assert data.decode().split("\n")[:-1] == [
        "# bilingual glossary zh-en -*- coding: utf-8 -*-",
        *(
            f"{source}\t{rest}"
            for source in ("口岸", "关口", "𠮷口")
            for rest in (f"port of entry\t{comment}", "port", "gate")
        ),
        *(f"{zh}\t{rest}" for zh in (" #号", "@号") for rest in ("=SUM(1,2)\t[b.odd]", "-1", "+1", '"quoted"')),
    ]


def test_traditional_sources_are_known_again() -> None:
    data = export(GLOSSARY, "omegat", ("en",), "tw").data
    assert [line.split("\t")[0] for line in data.decode().splitlines()[-1:]] == ["海關"]
    assert came_back(data, "omegat") == carried(GLOSSARY.concepts, "omegat", ("en",))


def test_deepl_takes_no_source_twice_and_none_too_long() -> None:
    def concept(name: str, zh: str, text: str) -> Concept:
        return Concept(name, "trade", zh, renderings=(Rendering("en", text),))

    concepts = (
        concept("a", "口岸", "port"),
        concept("b", "口岸", "gate"),
        concept("c", "长", "x" * 1024),
        concept("d", "长短", "x" * 1025),
        concept("e", "中文", 'a, "b"'),
    )
    exported = export(Glossary(concepts), "deepl", ("en",))
    assert exported.data.decode() == f'口岸,port,zh,en\n长,{"x" * 1024},zh,en\n中文,"a, ""b""",zh,en\n'
    assert exported.notes[:2] == (
        "left out, longer than 1,024 bytes: 长短",
        "left out, whose source has another target already: 口岸 = gate",
    )
    assert [entry.values["zh"] for entry in read(exported.data, ".csv").entries] == [("口岸",), ("长",), ("中文",)]


@pytest.mark.parametrize(
    ("name", "languages", "script", "said"),
    [
        ("excel", ("en",), "hans", "unknown form 'excel'; known are omegat, tbx, deepl, xlsx, csv"),
        ("tbx", ("en", "ru"), "hans", "tbx holds one pair of languages; export each of en, ru by itself"),
        ("csv", ("en",), "tw", "csv keeps the glossary's Simplified; leave out --script"),
    ],
)
def test_what_cannot_be_exported(name: str, languages: tuple[str, ...], script: str, said: str) -> None:
    with pytest.raises(ConfigError, match="^" + said.replace("(", r"\(") + "$"):
        export(GLOSSARY, name, languages, script)


@pytest.mark.parametrize(
    ("text", "suffix", "entries"),
    [
        ("口岸\tport\n口岸\tgate\tsmall\n", ".txt", [("口岸", "port", "gate", "small")]),
        ("port\t口岸\tone in which all is English\n", ".tab", [("口岸", "port", "", "one in which all is English")]),
        ("# comment\n口岸\tport\n", ".utf8", [("口岸", "port", "", "")]),
        ("English;Chinese\nport;口岸\n", ".csv", [("口岸", "port", "", "")]),
        ("Chinese,English,Comment\n口岸,port,x\n,,\n", ".csv", [("口岸", "port", "", "x")]),
        ("原文,英文,备注\n關口,gate,\n", ".csv", [("关口", "gate", "", "")]),
        ("口岸,port\n海关,customs\n", ".csv", [("口岸", "port", "", ""), ("海关", "customs", "", "")]),
        ("Chinese,Pinyin,Russian\n口岸,kou'an,порт\n", ".csv", [("口岸", "", "", "")]),
        ("中文,English,备注\n口岸,port,x\n口岸,gate,y\n", ".csv", [("口岸", "port", "gate", "x; y")]),
        ("中文,English,备注,remark\n口岸,port,x,y\n", ".csv", [("口岸", "port", "", "x; y")]),
        ("口岸,a;b;c;d;e,ZH,EN\n", ".csv", [("口岸", "a;b;c;d;e", "", "")]),
        ("id,zh,en,en_allowed\na,口岸,port,gate\n", ".csv", [("口岸", "port", "gate", "")]),
    ],
)
def test_tables_of_others(text: str, suffix: str, entries: list[tuple[str, str, str, str]]) -> None:
    found = [
        tuple(" | ".join(entry.values.get(column, ())) for column in ("zh", "en", "en_allowed", "note"))
        for entry in read(text.encode(), suffix).entries
    ]
    assert found == entries


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        (
            "zh,en,en_reference\n口岸,port,A\n口岸,gate,B\n",
            [(3, "en_reference B: line 2 says A")],
        ),
        ("zh,en,domain\n口岸,port,A\n口岸,gate,A\n", []),
        (
            "zh,en\n海关,customs, general administration\n口岸,port,\n",
            [(2, "the row is wider than the header; count its commas")],
        ),
    ],
)
def test_what_a_table_says_too_much_is_named(text: str, skipped: list[tuple[int, str]]) -> None:
    assert list(read(text.encode(), ".csv").skipped) == skipped


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zh,zh,en\n口岸,海关,port\n", "names the column zh twice; remove one of the two"),
        ("zh,en\n<<<<<<< ours\n口岸,port\n", "line 2: holds a conflict that git left; "),
        ("PK检查站,PK checkpoint\n", ""),
    ],
)
def test_tables_that_are_refused(text: str, said: str) -> None:
    if said:
        with pytest.raises(InputError, match="^" + said):
            read(text.encode(), ".csv")
    else:
        assert read(text.encode(), ".csv").entries[0].values["en"] == ("PK checkpoint",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_table_in_another_encoding(encoding: str) -> None:
    text = "中文,English\n口岸,port of entry\n海关,customs\n满洲里,Manzhouli\n"
    assert [entry.line for entry in read(text.encode(encoding), ".csv").entries] == [2, 3, 4]


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"a,b\n", ".doc", "cannot be imported; known endings are "),
        (b"a,b\nc,d\n", ".csv", "holds no Chinese beside English or Russian; name the columns"),
        ("口岸\n".encode(), ".utf8", "holds no Chinese beside English or Russian; give each line"),
        (b"PK\3\4 and no more", ".csv", "is a damaged workbook"),
        (b"<tmx/>", ".tbx", "is no TBX: its root is tmx"),
        (b"<martif><text>", ".tbx", "line 1: its XML is broken: "),
        (b"<martif/>", ".tbx", "holds no entry with Chinese beside English or Russian"),
    ],
)
def test_what_cannot_be_read(data: bytes, suffix: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read(data, suffix)
    assert str(raised.value).startswith(said)


def test_the_forms_carry_only_columns_of_a_glossary() -> None:
    assert [form.name for form in EXCHANGES.values() if set(form.columns(("en", "ru"))) - set(COLUMNS)] == []
