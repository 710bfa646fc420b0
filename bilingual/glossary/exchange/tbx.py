"""TBX version 2, the dialect Basic (ISO 30042:2008; LISA, TBX-Basic): Chinese and one target language in a file.

Many tools take the first two languages of an entry, and do not load version 3. A forbidden rendering is a term whose
administrative status is deprecatedTerm-admn-sts; of a deprecated concept all terms have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from bilingual.errors import DataError
from bilingual.glossary.exchange.rows import Cells, Incoming, listed

CARRIES = ("id", "domain", "zh", "zh_variants", "{}", "{}_allowed", "{}_forbidden", "{}_reference", "note")
_SOURCE = "zh-CN"
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader>
<fileDesc><titleStmt><title>bilingual</title></titleStmt>
<sourceDesc><p>Glossaries of bilingual</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>
<text>
<body>
"""
_TAIL = "</body>\n</text>\n</martif>\n"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {_ADMITTED: "_allowed", _DEPRECATED: "_forbidden", "supersededTerm-admn-sts": "_forbidden"}


def write(rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]:
    """The termbase, and the ids of the concepts that have no rendering in the language."""
    entries = [_entry(cells, language) for cells in rows if cells[language]]
    left_out = tuple(cells["id"] for cells in rows if not cells[language])
    return "".join([_HEAD, *entries, _TAIL]).encode(), left_out


def _entry(cells: Cells, language: str) -> str:
    deprecated = cells["status"] == "deprecated"
    best, other = (_DEPRECATED, _DEPRECATED) if deprecated else (_PREFERRED, _ADMITTED)
    source = [(cells["zh"], best, ""), *((term, other, "") for term in listed(cells["zh_variants"]))]
    target = [
        (cells[language], best, cells[f"{language}_reference"]),
        *((term, other, "") for term in listed(cells[f"{language}_allowed"])),
        *((term, _DEPRECATED, "") for term in listed(cells[f"{language}_forbidden"])),
    ]
    note = f"<note>{_text(cells['note'])}</note>\n" if cells["note"] else ""
    return (
        f"<termEntry id={quoteattr(cells['id'])}>\n"
        f'<descrip type="subjectField">{_text(cells["domain"])}</descrip>\n{note}'
        f"{_terms(_SOURCE, source)}{_terms(language, target)}</termEntry>\n"
    )


def _terms(code: str, terms: Iterable[tuple[str, str, str]]) -> str:
    said = "".join(
        f'<tig><term>{_text(term)}</term><termNote type="administrativeStatus">{status}</termNote>'
        + (f'<admin type="source">{_text(reference)}</admin>' if reference else "")
        + "</tig>\n"
        for term, status, reference in terms
    )
    return f'<langSet xml:lang="{code}">\n{said}</langSet>\n'


def _text(text: str) -> str:
    """Text for XML, without the control characters that it cannot hold."""
    return escape("".join(each for each in text if each >= " " or each in "\t\n\r"))


def read(data: bytes, name: str, language: str) -> tuple[Incoming, ...]:
    """The entries of a termbase that have Chinese and the language, of version 2, or 3 where its elements are plain.

    Raises DataError for what is no TBX, with the line.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DataError(f"{name}:{error.lineno}: is no well-formed XML: {error.msg}; export it anew") from error
    entries = [each for each in root.iter() if _name(each) in ("termEntry", "conceptEntry")]
    if not entries:
        raise DataError(f"{name}:1: holds no term entries; a TBX file has termEntry or conceptEntry elements")
    found = ((entry, _cells(entry, language)) for entry in entries)
    return tuple(
        Incoming(f"{name}:{entry.sourceline}", cells)
        for entry, cells in found
        if cells.get("zh") and cells.get(language)
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _cells(entry: etree._Element, language: str) -> dict[str, str]:
    cells = {"id": entry.get("id") or ""}
    for child in entry:
        if _name(child) == "descrip" and child.get("type") == "subjectField":
            cells["domain"] = (child.text or "").strip()
        elif _name(child) == "note":
            cells["note"] = (child.text or "").strip()
    for section in (each for each in entry if _name(each) in ("langSet", "langSec")):
        code = (section.get(_LANG) or "").partition("-")[0].lower()
        if code in ("zh", language):
            _add_terms(cells, code, list(_terms_of(section)))
    return cells


def _terms_of(section: etree._Element) -> Iterator[tuple[str, str, str]]:
    """The terms of a language with status and source, the preferred one first."""
    found = []
    for group in section.iter():
        if _name(group) not in ("tig", "ntig", "termSec"):
            continue
        texts = {(_name(each), each.get("type") or ""): (each.text or "").strip() for each in group.iter()}
        term = next((text for (tag, _), text in texts.items() if tag == "term"), "")
        status = texts.get(("termNote", "administrativeStatus"), "")
        found.append((term, status, texts.get(("admin", "source"), "")))
    ranks = (_PREFERRED, "", _ADMITTED)
    yield from sorted(found, key=lambda each: ranks.index(each[1]) if each[1] in ranks else len(ranks))


def _add_terms(cells: dict[str, str], code: str, terms: list[tuple[str, str, str]]) -> None:
    if terms and all(status in (_DEPRECATED, "supersededTerm-admn-sts") for _, status, _ in terms):
        cells["status"] = "deprecated"
        terms = [(term, _ADMITTED, reference) for term, _, reference in terms]
    for number, (term, status, reference) in enumerate(terms):
        if number == 0:
            cells[code] = term
            if code != "zh":
                cells[f"{code}_reference"] = reference
            continue
        column = "zh_variants" if code == "zh" else code + _STATUSES.get(status, "_allowed")
        cells[column] = " | ".join([*listed(cells.get(column, "")), term])
