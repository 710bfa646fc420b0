"""Pieces of WordprocessingML: runs and paragraphs as text, elements made of it, bookmarks and comments around runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.word.anchors import Anchor, encode
from bilingual.formats.word.look import Look
from bilingual.model import Finding

_UNTRANSLATED = re.compile("(〔[^〔〕]*〕)")
_BREAKS = re.compile("([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
# The characters that XML 1.0 cannot hold (section 2.2), surrogates among them.
_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\U0000D7FF\\U0000E000-\\U0000FFFD\\U00010000-\\U0010FFFF]")
_RETURN = re.compile("\r\n?")
_OPENING = f"<w:body {nsdecls('w')}>"


def elements(xml: str) -> list[Element]:
    """The elements that a piece of WordprocessingML says, ready to be appended."""
    return list(parse_xml(f"{_OPENING}{xml}</w:body>"))


def legal(text: str) -> str:
    """The text with every character that XML cannot hold replaced by U+FFFD, and all line ends as "\\n"."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", _RETURN.sub("\n", text))


def escaped(text: str) -> str:
    """The text for element content or a quoted attribute."""
    text = legal(text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def twips(points: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(points * 20)


class Pen:
    """Writes runs for one article: knows the language tags by script."""

    def __init__(self, look: Look, script: str, source: str) -> None:
        self._look = look
        self._script = script
        self.source = source
        self._east_asian = look.language("zh").tag[script]
        self._properties: dict[str, str] = {}

    def runs(self, text: str, language: str) -> str:
        """The text as runs tagged with its language; in a target, what stands in 〔〕 is highlighted: untranslated."""
        properties = self._properties.get(language)
        if properties is None:
            properties = self._properties[language] = self._tagged(language)
        if language == self.source or "〔" not in text:
            return _run(text, properties)
        # w:highlight stands before w:lang (ECMA-376 part 1, 17.3.2.28).
        shine = f'<w:highlight w:val="{self._look.colours.untranslated}"/>'
        marked = properties.replace("<w:lang ", f"{shine}<w:lang ")
        pieces = _UNTRANSLATED.split(text)
        return "".join(_run(piece, marked if at % 2 else properties) for at, piece in enumerate(pieces) if piece)

    def aside(self, text: str, language: str, *, raised: bool = False) -> str:
        """The text as runs in the colour and size of style Place; or raised, as the figure of a note is."""
        place = self._look.styles["Place"]
        # In the order of the schema (ECMA-376 part 1, 17.3.2.28): w:color, w:sz, w:vertAlign, w:lang.
        size = '<w:vertAlign w:val="superscript"/>' if raised else f'<w:sz w:val="{round(place.size * 2)}"/>'
        look = f'<w:color w:val="{place.colour}"/>{size}'
        return _run(text, self._tagged(language).replace("<w:lang ", f"{look}<w:lang "))

    def _tagged(self, language: str) -> str:
        tag = escaped(self._look.language(language).tag[self._script])
        if language == "zh":
            # The hint gives quotation marks and dashes, which both scripts share, the width they have in Chinese.
            return f'<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-GB" w:eastAsia="{tag}"/>'
        return f'<w:lang w:val="{tag}" w:eastAsia="{self._east_asian}"/>'


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    text = escaped(text)
    if "\n" in text or "\t" in text:
        pieces = (_ELEMENTS.get(piece) or _text(piece) for piece in _BREAKS.split(text) if piece)
        content = "".join(pieces)
    else:
        content = _text(text)
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A w:p; `properties` follow w:pStyle in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class Annotations:
    """Numbers bookmarks and comments in the order they are written, and collects the comments for their part."""

    def __init__(self, pen: Pen) -> None:
        self.comments: list[str] = []
        self._pen = pen
        self._bookmark = 0

    def anchored(self, anchor: Anchor, runs: str, findings: Sequence[Finding]) -> str:
        """The runs inside their bookmark and, with findings, inside a comment that says them one by line."""
        if findings:
            runs = self._commented(runs, findings)
        self._bookmark += 1
        number = f'w:id="{self._bookmark}"'
        return f'<w:bookmarkStart {number} w:name="{encode(anchor)}"/>{runs}<w:bookmarkEnd {number}/>'

    def _commented(self, runs: str, findings: Iterable[Finding]) -> str:
        number = f'w:id="{len(self.comments)}"'
        lines = "".join(paragraph("CommentText", finding_runs(finding, self._pen)) for finding in findings)
        # Not by document.add_comment: it looks through all comments for a free number, and dates each by the clock.
        self.comments.append(f'<w:comment {number} w:author="bilingual" w:initials="b">{lines}</w:comment>')
        reference = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference {number}/></w:r>'
        return f"<w:commentRangeStart {number}/>{runs}<w:commentRangeEnd {number}/>{reference}"


def finding_runs(finding: Finding, pen: Pen) -> str:
    """A finding as runs: its severity in bold, then its message."""
    severity = f'<w:r><w:rPr><w:b/><w:lang w:val="en-GB"/></w:rPr>{_text(finding.severity.capitalize() + ": ")}</w:r>'
    return severity + pen.runs(finding.message, "en")
