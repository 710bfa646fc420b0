"""What a document says after a person, or another program, worked in it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bilingual.errors import InputError
from bilingual.formats.rows import Arrangement, Layout, Target, rows
from bilingual.formats.word import read_back, seal, write
from bilingual.model import Bitext

Editor = Callable[[bytes, Callable[[str], str]], bytes]
GATES = "На пункте есть умные ворота. Инспектор Цзи доволен."
HEADING = ' w:name="t3_p004__ru"/>'


def expected(bitext: Bitext, layout: Layout, **changed: str | None) -> tuple[Target, ...]:
    """The targets with those of `p004_ru="…"` changed, or missing for None."""
    found = []
    for row in rows(bitext, layout):
        for target in row.targets:
            text = changed.get(f"{target.id}_{target.language}", target.text)
            found += [] if text is None else [Target(target.id, target.language, text)]
    return tuple(found)


def row_of(text: str, xml: str) -> str:
    return next(row for row in re.findall("<w:tr>.*?</w:tr>", xml, re.DOTALL) if text in row)


def paragraph_of(text: str, xml: str) -> str:
    return next(found for found in re.findall("<w:p>.*?</w:p>", xml, re.DOTALL) if text in found)


def typed(xml: str) -> str:
    return xml.replace("умные ворота", "умный шлагбаум")


def split(xml: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Text-ru"/></w:pPr>'
    return xml.replace(". Инспектор", f"</w:t></w:r></w:p><w:p>{style}<w:r><w:t>Инспектор")


def split_by_libreoffice(xml: str) -> str:
    """The second half starts the bookmark anew, and has another number for it."""
    mark = '<w:bookmarkEnd w:id="901"/></w:p><w:p><w:bookmarkStart w:id="902" w:name="t2_p003__ru"/>'
    return xml.replace(". Инспектор", f"</w:t></w:r>{mark}<w:r><w:t>Инспектор")


def split_and_restyled(xml: str) -> str:
    return xml.replace(". Инспектор", "</w:t></w:r></w:p><w:p><w:r><w:t>Инспектор")


def tracked(xml: str) -> str:
    deleted = "<w:del><w:r><w:delText>умные</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>новые</w:t></w:r></w:ins>"
    return xml.replace("умные", f'</w:t></w:r>{deleted}{inserted}<w:r><w:t xml:space="preserve">')


def broken(xml: str) -> str:
    return xml.replace("умные ", "умные</w:t><w:br/><w:t>")


def emptied(xml: str) -> str:
    return xml.replace(GATES, "")


@pytest.mark.parametrize("arrangement", ["table", "interleaved"])
@pytest.mark.parametrize(
    ("change", "text"),
    [
        (typed, GATES.replace("умные ворота", "умный шлагбаум")),
        (split, GATES.replace(". ", "\n", 1)),
        (split_by_libreoffice, GATES.replace(". ", "\n", 1)),
        (split_and_restyled, GATES.replace(". ", "\n", 1)),
        (tracked, GATES.replace("умные", "новые")),
        (broken, GATES.replace("умные ", "умные\n")),
        (emptied, ""),
    ],
)
def test_an_edited_target(
    brief: Bitext, edited: Editor, arrangement: Arrangement, change: Callable[[str], str], text: str
) -> None:
    layout = Layout(arrangement=arrangement)
    data = edited(write(brief, layout), change)
    assert read_back(data) == expected(brief, layout, p003_ru=text)
    assert seal(data) is None


@pytest.mark.parametrize("is_tracked", [False, True])
def test_a_deleted_row_is_missing(brief: Bitext, edited: Editor, is_tracked: bool) -> None:
    def delete(xml: str) -> str:
        row = row_of("I. Figures", xml)
        return xml.replace(row, row.replace("<w:trPr>", '<w:trPr><w:del w:id="900"/>') if is_tracked else "")

    data = edited(write(brief, Layout()), delete)
    assert read_back(data) == expected(brief, Layout(), p004_en=None, p004_ru=None)


def test_a_deleted_paragraph_is_missing(brief: Bitext, edited: Editor) -> None:
    layout = Layout(arrangement="interleaved")
    data = edited(write(brief, layout), lambda xml: xml.replace(paragraph_of("I. Figures", xml), ""))
    assert read_back(data) == expected(brief, layout, p004_en=None)


def test_a_tracked_deletion_of_a_paragraph(brief: Bitext, edited: Editor) -> None:
    layout = Layout(arrangement="interleaved")

    def delete(xml: str) -> str:
        found = paragraph_of("I. Figures", xml)
        gone = found.replace("</w:pPr>", '<w:rPr><w:del w:id="900"/></w:rPr></w:pPr>', 1)
        gone = gone.replace("<w:r>", '<w:del w:id="901"><w:r>').replace("</w:r>", "</w:r></w:del>")
        return xml.replace(found, gone)

    assert read_back(edited(write(brief, layout), delete)) == expected(brief, layout, p004_en=None)


def test_typing_over_a_cell_loses_the_bookmark_but_not_the_target(brief: Bitext, edited: Editor) -> None:
    def type_over(xml: str) -> str:
        xml = re.sub(f'<w:bookmarkStart w:id="[0-9]+"{HEADING}', "", xml)
        return xml.replace("I. Цифры", "I. Данные")

    data = edited(write(brief, Layout()), type_over)
    assert read_back(data) == expected(brief, Layout(), p004_ru="I. Данные")


@pytest.mark.parametrize(("arrangement", "before"), [("table", "<w:p>"), ("table", "<w:tc>"), ("interleaved", "<w:p>")])
def test_a_bookmark_before_its_paragraph_or_cell(
    brief: Bitext, edited: Editor, arrangement: Arrangement, before: str
) -> None:
    def lift(xml: str) -> str:
        mark = re.findall(f'<w:bookmarkStart w:id="[0-9]+"{HEADING}', xml)[0]
        at = xml.rindex(before, 0, xml.index(mark))
        return xml[:at] + mark + xml[at:].replace(mark, "")

    layout = Layout(arrangement=arrangement)
    assert read_back(edited(write(brief, layout), lift)) == expected(brief, layout)


def test_what_a_person_adds_between_is_nobodys_target(brief: Bitext, edited: Editor) -> None:
    layout = Layout(arrangement="interleaved")

    def add(xml: str) -> str:
        found = paragraph_of("I. Цифры", xml)
        return xml.replace(found, f"{found}<w:p><w:r><w:t>a note</w:t></w:r></w:p>")

    assert read_back(edited(write(brief, layout), add)) == expected(brief, layout)


def test_an_untranslated_target_filled_in(brief: Bitext, edited: Editor) -> None:
    def fill(xml: str) -> str:
        return xml.replace(">〔…〕<", ">строка<")

    data = edited(write(brief, Layout()), fill)
    assert read_back(data) == expected(brief, Layout(), p008_ru="строка")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "口岸".encode()])
def test_no_word_document(data: bytes) -> None:
    for reader in (read_back, seal):
        with pytest.raises(InputError):
            reader(data)
