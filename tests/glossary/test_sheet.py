"""Glossaries as spreadsheets save them."""

from __future__ import annotations

import pytest

from bilingual.errors import DataError
from bilingual.glossary import read_rows
from bilingual.glossary.sheet import decode_sheet, read_sheet, write_sheet

TEXT = "zh,en,ru\n满洲里,Manzhouli,Маньчжурия\n绥芬河,Suifenhe,Суйфэньхэ\n海关,customs,таможня\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("gb18030"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
        TEXT.replace(",", ";").replace("\n", "\r\n").encode("gb18030"),
        TEXT.replace("zh,", '"zh",').encode(),
        f"\n{TEXT}\n,,\n".encode(),
    ],
    ids=lambda data: repr(data[:18]),
)
def test_a_file_in_any_form_is_the_same_glossary(data: bytes) -> None:
    assert read_rows(decode_sheet(data, "mine.csv"), "mine.csv") == read_rows(TEXT, "mine.csv")


def test_traditional_in_big5() -> None:
    text = "zh,en\n海關總署,General Administration of Customs\n進出口貿易,import and export trade\n"
    assert decode_sheet(text.encode("big5hkscs"), "mine.csv") == text


@pytest.mark.parametrize("data", [TEXT.encode("gb18030")[:-1] + b"\xff", "zh,en\nпорт,port\n".encode("cp1251")])
def test_another_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match=r"^mine\.csv:2: is neither UTF-8 nor a Chinese code page; save it as CSV UTF"):
        decode_sheet(data, "mine.csv")


def test_a_ragged_row_of_a_code_page_is_named_with_its_file() -> None:
    with pytest.raises(DataError, match=r"^mine\.csv:2: the row is wider or narrower than the header"):
        decode_sheet("zh,en\n海关\n".encode("gb18030"), "mine.csv")


def test_what_is_written_is_read_back() -> None:
    rows = [{"zh": "口岸", "en": 'the "port", as said'}, {"zh": "海关", "en": "two\nlines"}]
    written = write_sheet(("zh", "en"), rows)
    assert written.startswith(b"zh,en\n")
    assert [row.cells for row in read_sheet(written.decode(), "mine.csv").rows] == rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zh,en\n口岸\n", "mine.csv:2: the row is wider or narrower than the header; count its commas"),
        ('zh,en\n口岸,"port\n', "mine.csv:2: unexpected end of data; check the quotes of the row"),
    ],
)
def test_a_broken_table(text: str, said: str) -> None:
    with pytest.raises(DataError) as error:
        read_sheet(text, "mine.csv")
    assert str(error.value) == said
