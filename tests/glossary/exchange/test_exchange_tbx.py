"""TBX as other programs write it, and the structure of what is written."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from bilingual.errors import InputError
from bilingual.glossary import Glossary, read_rows
from bilingual.glossary.exchange import export
from bilingual.glossary.exchange.entry import make_entry, values_of
from bilingual.glossary.exchange.tbx_read import read

SECOND = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c1"><descripGrp><descrip type="subjectField">customs</descrip></descripGrp><note>of goods</note>
 <langSet xml:lang="en-US"><ntig><termGrp><term>harbor</term>
  <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
  <tig><term>gate</term></tig>
  <tig><term>port <hi>of</hi> entry</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
   <admin type="source">WCO</admin></tig></langSet>
 <langSet xml:lang="zh-TW"><tig><term>口岸</term></tig><tig><term>關口</term></tig></langSet>
 <langSet xml:lang="de"><tig><term>Hafen</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="zh"><tig><term>海关</term></tig></langSet></termEntry>
</body></text></martif>"""
TYPED = """<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><descrip type="subjectField">trade</descrip>
 <langSec xml:lang="zh"><termSec><term>口岸</term></termSec></langSec>
 <langSec xml:lang="ru"><termSec><term>ворота</term>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
 <termSec><term>порт</term></termSec></langSec></conceptEntry></body></text></tbx>"""
NAMED = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="urn:min">
<text><body>
<conceptEntry id="1"><min:subjectField>trade</min:subjectField>
 <langSec xml:lang="zh"><termSec><term>口岸</term></termSec></langSec>
 <langSec xml:lang="ru"><termSec><term>ворота</term>
  <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
 <termSec><term>порт</term></termSec></langSec></conceptEntry></body></text></tbx>"""
THIRD = {"domain": ("trade",), "zh": ("口岸",), "ru": ("порт",), "ru_forbidden": ("ворота",)}
# The content models of version 2 for what is written.
DTD = """<!ELEMENT martif (martifHeader, text)><!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?)><!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT titleStmt (title)><!ELEMENT title (#PCDATA)><!ELEMENT sourceDesc (p+)><!ELEMENT encodingDesc (p+)>
<!ELEMENT p (#PCDATA)><!ATTLIST p type CDATA #IMPLIED><!ELEMENT text (body)><!ELEMENT body (termEntry+)>
<!ELEMENT termEntry ((descrip | admin | note)*, langSet+)><!ATTLIST termEntry id ID #IMPLIED>
<!ELEMENT langSet (tig+)><!ATTLIST langSet xml:lang CDATA #REQUIRED><!ELEMENT tig (term, termNote*, (admin | note)*)>
<!ELEMENT term (#PCDATA)><!ELEMENT termNote (#PCDATA)><!ATTLIST termNote type CDATA #REQUIRED><!ELEMENT note (#PCDATA)>
<!ELEMENT descrip (#PCDATA)><!ATTLIST descrip type CDATA #REQUIRED><!ELEMENT admin (#PCDATA)>
<!ATTLIST admin type CDATA #REQUIRED>"""


def test_version_2() -> None:
    incoming = read(SECOND.encode())
    assert [(entry.line, dict(entry.values)) for entry in incoming.entries] == [
        (
            3,
            {
                "domain": ("customs",),
                "note": ("of goods",),
                "en": ("port of entry",),
                "en_allowed": ("gate",),
                "en_forbidden": ("harbor",),
                "en_reference": ("WCO",),
                "zh": ("口岸",),
                "zh_variants": ("关口",),
            },
        )
    ]
    assert incoming.skipped == ((11, "has no Chinese term, or none in English or Russian that may be used"),)


@pytest.mark.parametrize("text", [TYPED, NAMED], ids=["dca", "dct"])
def test_version_3(text: str) -> None:
    assert [dict(entry.values) for entry in read(text.encode()).entries] == [THIRD]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings(encoding: str) -> None:
    assert [dict(entry.values) for entry in read(TYPED.encode(encoding)).entries] == [THIRD]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "file:///etc/hostname">%a;',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = SECOND.replace('SYSTEM "TBXcoreStructV02.dtd"', f"[{declared}]")
    with pytest.raises(InputError, match=r"^declares entities, which no glossary needs; export it anew$"):
        read(text.encode())
    # A document type without entities is what every file of version 2 has.
    assert len(read(SECOND.encode()).entries) == 1


def test_what_is_written_keeps_to_the_content_models() -> None:
    rows = (
        'id,zh,zh_variants,en,en_allowed,en_forbidden,en_reference,note\na.b,口岸,关口,port,gate,door,WCO,"<b> & c"\n'
    )
    glossary = Glossary(read_rows(f"{rows},海关,,customs,,,,\n", "mine.csv"))
    exported = export(glossary, "tbx", ("en",))
    root = etree.fromstring(exported.data)
    dtd = etree.DTD(io.StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    assert [each.get("id") for each in root.iter("termEntry")] == ["a.b", None]
    assert exported.notes[0] == "left out, ids that are no names in XML: mine:海关"


OLD = "id,zh,zh_variants,en,en_allowed,en_forbidden,ru,status\na,口岸,关口,port,gate,door,порт,{}\n"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_deprecated_concept_comes_back_as_one(language: str) -> None:
    concepts = read_rows(OLD.format("deprecated"), "my.csv")
    exported = export(Glossary(concepts), "tbx", (language,))
    assert (exported.concepts, exported.notes) == (1, ())
    tbx = etree.fromstring(exported.data)
    statuses = [note.text for note in tbx.iter("termNote")]
    assert set(statuses[:3]) == {"supersededTerm-admn-sts"}
    (entry,) = read(exported.data).entries
    values = make_entry(0, values_of(concepts[0])).values
    assert entry.values == {column: values[column] for column in entry.values}
    assert entry.values["status"] == ("deprecated",)
    # Where one term may still be used, what is superseded must not.
    usable = exported.data.replace(b"supersededTerm", b"preferredTerm", 3)
    assert "status" not in read(usable).entries[0].values
