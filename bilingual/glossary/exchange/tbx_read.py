"""TBX files as other programs write them: version 2 (martif), version 3 (tbx) in either style.

Read are the terms in Chinese, English and Russian with their administrative status, the subject field, the notes and
the sources of an entry; one of which all terms are superseded is deprecated. Not read are other languages,
definitions, contexts, parts of speech, cross references and pictures. An id counts only in a file that `bilingual`
wrote: programs number their entries, each from 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bilingual.errors import InputError
from bilingual.glossary.exchange.entry import Entry, Incoming, make_entry
from bilingual.language import LANGUAGES
from bilingual.model import Use

MARK = "bilingual glossary"
DOMAIN, STATUS, REFERENCE = "subjectField", "administrativeStatus", "source"
STATUSES: dict[Use, str] = {
    "preferred": "preferredTerm-admn-sts",
    "allowed": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
SUPERSEDED = "supersededTerm-admn-sts"
_USES: dict[str, Use] = {status: use for use, status in STATUSES.items()} | {
    SUPERSEDED: "forbidden",
    # Of normativeAuthorization, which version 2 has beside administrativeStatus.
    "standardizedTerm": "preferred",
    "preferredTerm": "preferred",
    "admittedTerm": "allowed",
    "deprecatedTerm": "forbidden",
    "supersededTerm": "forbidden",
    # As Weblate says it.
    "preferred": "preferred",
    "admitted": "allowed",
    "forbidden": "forbidden",
    "obsolete": "forbidden",
}
_SUPERSEDED = (SUPERSEDED, "supersededTerm", "obsolete")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ENTRIES, _LANGUAGES, _TERMS = ("termEntry", "conceptEntry"), ("langSet", "langSec"), ("tig", "ntig", "termSec")


def read(data: bytes) -> Incoming:
    """The terms of a file. Raises InputError for what is no TBX, declares entities, or holds no pair of languages."""
    root = _parsed(data)
    if _name(root) not in ("martif", "tbx"):
        raise InputError(f"is no TBX: its root is {_name(root)}, not martif or tbx")
    own = any((title.text or "").startswith(MARK) for title in _below(root, ("title",)))
    entries: list[Entry] = []
    skipped: list[tuple[int, str]] = []
    for element in _below(root, _ENTRIES):
        entry = _entry(element, own=own)
        if "zh" in entry.values and any(code in entry.values for code in LANGUAGES):
            entries.append(entry)
        else:
            skipped.append((entry.line, "has no Chinese term, or none in English or Russian that may be used"))
    if not entries:
        raise InputError("holds no entry with Chinese beside English or Russian (xml:lang zh, en, ru)")
    return Incoming(tuple(entries), tuple(skipped))


def _parsed(data: bytes) -> etree._Element:
    """The root. No entity is expanded and no file that the document names is opened."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except SyntaxError as error:  # as which lxml raises every fault of the XML
        raise InputError(f"line {error.lineno}: its XML is broken: {error.msg}; export it anew") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise InputError("declares entities, which no glossary needs; export it anew")
    return root


def _entry(element: etree._Element, *, own: bool) -> Entry:
    values: dict[str, list[str]] = {}
    texts: dict[tuple[str, str], str] = {}
    if own and element.get("id"):
        values["id"] = [element.get("id", "")]
    for category, text in _data(element):
        column = {DOMAIN: "domain", "note": "note"}.get(category)
        if column:
            # A glossary has one cell for them.
            values[column] = ["; ".join((*values.get(column, ()), text))]
    sections = [(language, each) for each in _below(element, _LANGUAGES) if (language := _language(each))]
    retired = _is_retired(sections)
    if retired:
        values["status"] = ["deprecated"]
    for language, section in sections:
        _add_terms(values, language, section, texts, retired=retired)
    for code in LANGUAGES:
        if code in values and (reference := texts.get((code, values[code][0]))):
            values[f"{code}_reference"] = [reference]
    return make_entry(element.sourceline or 0, values)


def _language(section: etree._Element) -> str:
    """The language of a section without its region, "" of one that is not read."""
    language = (section.get(f"{_XML}lang") or section.get("lang") or "").replace("_", "-").partition("-")[0].lower()
    return language if language in ("zh", *LANGUAGES) else ""


def _is_retired(sections: list[tuple[str, etree._Element]]) -> bool:
    """Whether an entry is there for the record only: a Chinese term and a target are superseded, none may be used."""
    statuses = [(language == "zh", _status(term)) for language, each in sections for term in _below(each, _TERMS)]
    superseded = {chinese for chinese, status in statuses if status in _SUPERSEDED}
    usable = any(
        status not in _SUPERSEDED and (chinese or _USES.get(status) != "forbidden") for chinese, status in statuses
    )
    return superseded == {True, False} and not usable


def _status(term: etree._Element) -> str:
    described = dict(_data(term))
    return described.get(STATUS) or described.get("normativeAuthorization") or ""


def _add_terms(
    values: dict[str, list[str]],
    language: str,
    section: etree._Element,
    references: dict[tuple[str, str], str],
    *,
    retired: bool,
) -> None:
    """Adds the terms of one language by their use; the first that is preferred, else the first not forbidden, leads."""
    by_use: dict[Use, list[str]] = {"preferred": [], "allowed": [], "forbidden": []}
    plain: list[str] = []
    for element in _below(section, _TERMS):
        term = next((" ".join("".join(each.itertext()).split()) for each in _below(element, ("term",))), "")
        status = _status(element)
        use = None if retired and status in _SUPERSEDED else _USES.get(status)
        if term:
            (by_use[use] if use else plain).append(term)
            references[language, term] = dict(_data(element)).get(REFERENCE, "")
    leading = [*by_use["preferred"], *plain, *by_use["allowed"]]
    if language == "zh":
        # Articles do use the sources that a term bank advises against.
        leading += by_use["forbidden"]
    before = values.get(language, [])
    values[language] = (before + leading)[:1]
    suffix = "_variants" if language == "zh" else "_allowed"
    values.setdefault(language + suffix, []).extend((before + leading)[1:] if not before else leading)
    if language != "zh":
        values.setdefault(f"{language}_forbidden", []).extend(by_use["forbidden"])


def _data(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The categories at a level and what they say: `type` of descrip, admin and the like, or the element's own name."""
    for child in element:
        name = _name(child)
        if name in (*_LANGUAGES, *_TERMS, "term"):
            continue
        if name.endswith("Grp"):
            yield from _data(child)
        elif text := " ".join("".join(child.itertext()).split()):
            yield child.get("type") or name, text


def _below(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (each for each in element.iter() if _name(each) in names)


def _name(element: etree._Element) -> str:
    """The name without its namespace, of which version 3 has several; of an entity left alone nothing."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
