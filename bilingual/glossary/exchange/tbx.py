"""TBX-Basic, version 2 (ISO 30042:2008), one pair of languages a file.

Version 3 does not load in many tools, and several take the first two languages of a file whatever they are. The
Chinese is zh-CN (zh-TW, zh-HK): OmegaT and translate-toolkit read only the zh of it, but tools that keep a list of
locales have a region there and no script. A forbidden rendering is a deprecated term, and all terms of a deprecated
concept are superseded ones; OmegaT offers both all the same.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.builder import E

from bilingual.glossary.exchange.entry import listed, source_forms
from bilingual.glossary.exchange.tbx_read import DOMAIN, MARK, REFERENCE, STATUS, STATUSES, SUPERSEDED, read
from bilingual.model import Concept, Use
from bilingual.normalise import Target

__all__ = ["read", "write"]

_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CHINESE: dict[Target, str] = {"hans": "zh-CN", "hant": "zh-TW", "tw": "zh-TW", "hk": "zh-HK"}
# What is forbidden in a deprecated concept still is.
_STILL: dict[Use, str] = {"forbidden": STATUSES["forbidden"]}
# Names of XML without colon; in others a tool may trip over the letters.
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


def write(concepts: tuple[Concept, ...], language: str, script: Target) -> tuple[bytes, list[str], int]:
    """The file, what was left out of it, and how many concepts it holds; each has a rendering in the language."""
    entries = [_entry(concept, language, script) for concept in concepts]
    body = E.body(*entries)
    title = E.titleStmt(E.title(f"{MARK} zh-{language}"))
    source = E.sourceDesc(E.p("glossaries of the program bilingual"))
    header = E.martifHeader(E.fileDesc(title, source), E.encodingDesc(E.p("TBXBasicXCSV02.xcs", type="XCSURI")))
    root = E.martif(header, E.text(body), {"type": "TBX-Basic", _LANGUAGE: "en"})
    data: bytes = etree.tostring(root, doctype=_DOCTYPE, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    nameless = [concept.id for concept in concepts if not _ID.fullmatch(concept.id)]
    return data, [f"ids that are no names in XML: {listed(nameless)}"] if nameless else [], len(concepts)


def _entry(concept: Concept, language: str, script: Target) -> etree._Element:
    entry = E.termEntry(E.descrip(concept.domain, type=DOMAIN))
    if _ID.fullmatch(concept.id):
        entry.set("id", concept.id)
    if concept.note:
        entry.append(E.note(concept.note))
    chinese, target = E.langSet({_LANGUAGE: _CHINESE[script]}), E.langSet({_LANGUAGE: language})
    statuses = STATUSES if concept.status != "deprecated" else {**dict.fromkeys(STATUSES, SUPERSEDED), **_STILL}
    for source in source_forms(concept, script):
        chinese.append(_term(source, statuses["allowed" if len(chinese) else "preferred"]))
    for rendering in concept.renderings:
        if rendering.language == language:
            target.append(_term(rendering.text, statuses[rendering.use], rendering.reference))
    entry.extend((chinese, target))
    return entry


def _term(text: str, status: str, reference: str = "") -> etree._Element:
    tig = E.tig(E.term(text), E.termNote(status, type=STATUS))
    if reference:
        tig.append(E.admin(reference, type=REFERENCE))
    return tig
