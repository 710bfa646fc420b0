"""What a paragraph says, as Word would print it with all tracked changes accepted, and what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.apart import GAP, closed, lowered, raised
from bilingual.formats.word.package import damage_named, related, root_of
from bilingual.model import BlockKind

# The prefixes of Word, with two namespaces that python-docx does not name.
_PREFIXES = {namespace: prefix for prefix, namespace in nsmap.items()} | {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
}
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
_GRAPHICS = {"pic:pic": "picture", "v:imagedata": "picture", "c:chart": "chart", "dgm:relIds": "diagram"}
# Built-in styles have English names in the file, whatever the language of Word; other programs write Chinese ones.
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = frozenset(("title", "标题", "標題"))
_CONTENTS = re.compile(r"(?:toc|contents|目录|目錄)\s*\d", re.IGNORECASE)
_LEFT_OUT = dict.fromkeys(("w:strike", "w:dstrike"), "struck-out passage") | {"w:vanish": "hidden passage"}
_POSITIONS: dict[str | None, Callable[[str], str]] = {"superscript": raised, "subscript": lowered}
_UNNUMBERED = frozenset(("bullet", "none", ""))
_DEEPEST_HEADING = 6


def tag_of(element: Element) -> str:
    """The tag with its prefix, "w:p"; "" for a comment or a processing instruction."""
    return _prefixed(element.tag) if isinstance(element.tag, str) else ""


@cache
def _prefixed(tag: str) -> str:
    namespace, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES else tag


_clark_name = cache(qn)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at a path of tags below another."""
    for tag in path:
        element = None if element is None else element.find(_clark_name(tag))
    return element


def setting(properties: Element | None, *path: str) -> str | None:
    """The w:val below `properties` at `path`; "" where the element has none, None where it is not there."""
    element = child(properties, *path)
    return None if element is None else attribute(element, "w:val")


def attribute(element: Element, name: str) -> str:
    """An attribute by its name with prefix, or ""."""
    value: str = element.get(_clark_name(name), "")
    return value


def unwrapped(container: Element) -> Iterator[Element]:
    """The children in order, those inside content controls, custom XML, insertions and alternatives in their place."""
    for inner in container:
        match tag_of(inner):
            case "w:sdt":
                content = child(inner, "w:sdtContent")
                if content is not None:
                    yield from unwrapped(content)
            case "w:customXml" | "w:smartTag" | "w:ins" | "w:moveTo" | "w:dir" | "w:bdo" | "w:hyperlink":
                yield from unwrapped(inner)
            case "mc:AlternateContent":
                # The same content twice, for new and old programs: read it once.
                choices = [choice for choice in inner if tag_of(choice) in ("mc:Choice", "mc:Fallback")]
                if choices:
                    yield from unwrapped(choices[0])
            case _:
                yield inner


def mark_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph is a tracked deletion, so that the next one continues it."""
    return child(paragraph, "w:pPr", "w:rPr", "w:del") is not None


def row_deleted(row: Element) -> bool:
    """Whether a table row is a tracked deletion."""
    return child(row, "w:trPr", "w:del") is not None


class Inline:
    """Reads the paragraphs of one story in their order, for a field may run over several of them.

    `unread` counts what was passed over, by its name in the singular. `boxes` holds the text boxes met and `notes`
    the ("footnote", id) met, until the caller takes them.
    """

    def __init__(self, unread: Counter[str]) -> None:
        self.unread = unread
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.shows_page = False
        self._fields: list[bool] = []  # for each open field: are we in its result?
        self._readers: dict[str, Callable[[Element], str]] = {
            "w:r": self._run,
            "w:fldSimple": self._simple_field,
            "w:del": self._deletion,
            "w:moveFrom": self._deletion,
            "w:ruby": self._ruby,
            "w:drawing": self._graphic,
            "w:pict": self._graphic,
            "w:object": self._object,
            "m:oMath": self._equation,
            "m:oMathPara": self._equation,
            "w:sym": self._symbol,
            "w:fldChar": self._field,
            "w:instrText": self._instruction,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
            "w:br": self._break,
            "w:t": self._text,
        }

    def text(self, paragraph: Element) -> str:
        """The text of a w:p; tabs are "\\t", line breaks "\\n", page breaks nothing, fields their result.

        Raised and lowered figures join no other (`apart`), nor do those on either side of something not read.
        """
        self.shows_page = False
        return closed(self._join(paragraph))

    def _join(self, container: Element) -> str:
        return "".join(self._pieces(container))

    def _pieces(self, container: Element) -> Iterator[str]:
        for inner in unwrapped(container):
            tag = tag_of(inner)
            reader = self._readers.get(tag)
            if reader is not None:
                yield reader(inner)
            elif tag in _CHARACTERS and all(self._fields):
                yield _CHARACTERS[tag]

    def _run(self, run: Element) -> str:
        text = self._join(run)
        for effect, name in _LEFT_OUT.items():
            # Present and not switched off (ECMA-376 part 1, 17.17.4).
            if closed(text) and setting(run, "w:rPr", effect) not in (None, "0", "false", "off"):
                self.unread[name] += 1
                return ""
        return _POSITIONS.get(setting(run, "w:rPr", "w:vertAlign"), str)(text)

    def _text(self, element: Element) -> str:
        # An XML comment may stand in the text.
        text: str = element.xpath("string()") if len(element) else element.text or ""
        return text if all(self._fields) else ""

    def _break(self, element: Element) -> str:
        wraps = attribute(element, "w:type") in ("", "textWrapping")
        return ("\n" if wraps else GAP) if all(self._fields) else ""

    def _symbol(self, _element: Element) -> str:
        # What it shows depends on a symbol font: its codes (F000 to F0FF) say nothing without that font.
        self.unread["symbol"] += 1
        return GAP

    def _ruby(self, ruby: Element) -> str:
        self.unread["reading aid"] += 1
        base = child(ruby, "w:rubyBase")
        return "" if base is None else self._join(base)

    def _deletion(self, _element: Element) -> str:
        self.unread["tracked deletion"] += 1
        return ""

    def _equation(self, _element: Element) -> str:
        self.unread["equation"] += 1
        return GAP

    def _note(self, element: Element) -> str:
        self.notes.append((tag_of(element)[2:].removesuffix("Reference"), attribute(element, "w:id")))
        return GAP

    def _object(self, _element: Element) -> str:
        self.unread["embedded object"] += 1
        return GAP

    def _graphic(self, graphic: Element) -> str:
        found: Counter[str] = Counter()
        boxes: list[Element] = []
        waiting = [graphic]
        while waiting:
            element = waiting.pop()
            tag = tag_of(element)
            if tag == "w:txbxContent":
                boxes.append(element)
                continue
            if tag in _GRAPHICS:
                found[_GRAPHICS[tag]] += 1
            waiting.extend(reversed(list(unwrapped(element))))
        if not found and not boxes:
            found["drawing"] += 1
        self.unread.update(found)
        self.boxes.extend(boxes)
        return GAP

    def _field(self, element: Element) -> str:
        match attribute(element, "w:fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()
        return ""

    def _instruction(self, element: Element) -> str:
        self._note_page(element.text or "")
        return ""

    def _simple_field(self, element: Element) -> str:
        self._note_page(attribute(element, "w:instr"))
        return self._join(element)

    def _note_page(self, instruction: str) -> None:
        self.shows_page |= instruction.strip().partition(" ")[0].upper() in ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True, slots=True)
class Nature:
    """Kind, level and role of a block; `numbered` where Word prints a number that is not in the text."""

    kind: BlockKind
    level: int = 0
    role: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    properties: Element | None


class Outline:
    """Tells the nature of paragraphs by the styles and numbering of their document."""

    def __init__(self, document: Document) -> None:
        """Raises InputError where styles or numbering are damaged."""
        self._styles: dict[str, _Style] = {}
        with damage_named():
            for style in document.styles:
                if style.type == WD_STYLE_TYPE.PARAGRAPH:
                    key = style.style_id or ""
                    based_on = setting(style.element, "w:basedOn") or ""
                    self._styles[key] = _Style(style.name or key, based_on, child(style.element, "w:pPr"))
            default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
            numbering = related(document.part, RELATIONSHIP_TYPE.NUMBERING)
            self._formats = {} if numbering is None else _number_formats(root_of(numbering))
        self._default = (default.style_id or "") if default else ""

    def style_name(self, paragraph: Element) -> str:
        """The name of the paragraph's style as Word's list of styles shows it."""
        key = setting(paragraph, "w:pPr", "w:pStyle") or self._default
        return self._styles[key].name if key in self._styles else key

    def nature(self, paragraph: Element) -> Nature:
        """What the paragraph is; a heading that is numbered stays a heading."""
        names, properties = self._chain(paragraph)
        own = names[0].strip().lower() if names else ""
        number, depth = _first_number(properties)
        numbered = bool(number) and self._formats.get((number, depth), "") not in _UNNUMBERED
        if own in _TITLES:
            return Nature("heading", 1, "title", numbered)
        if own == "subtitle":
            return Nature("heading", 2, "", numbered)
        if _CONTENTS.fullmatch(own):
            return Nature("chrome")
        level = _heading_level(names, properties)
        if level:
            return Nature("heading", min(level, _DEEPEST_HEADING), "", numbered)
        if number:
            return Nature("list item", depth, "", numbered)
        return Nature("paragraph")

    def _chain(self, paragraph: Element) -> tuple[list[str], list[Element]]:
        """The names of the paragraph's style and of those it is based on, and all properties, nearest first."""
        own = child(paragraph, "w:pPr")
        key = setting(own, "w:pStyle") or self._default
        names: list[str] = []
        properties = [] if own is None else [own]
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            names.append(style.name)
            properties.extend(() if style.properties is None else (style.properties,))
            key = style.based_on
        return (names or [key]), properties


def _heading_level(names: list[str], properties: list[Element]) -> int:
    """1 to 9, or 0: an outline level says it, and else the name of the style or of one it is based on."""
    for element in properties:
        outline = setting(element, "w:outlineLvl")
        if outline is not None:
            return int(outline) + 1 if outline in tuple("012345678") else 0
    return next((int(found[1]) for name in names if (found := _HEADING.fullmatch(name.strip()))), 0)


def _first_number(properties: list[Element]) -> tuple[str, int]:
    """The numbering and depth of the nearest properties that have one; ("", 0) without, or where 0 switches it off."""
    for element in properties:
        number = setting(element, "w:numPr", "w:numId")
        if number is not None:
            depth = setting(element, "w:numPr", "w:ilvl") or "0"
            return ("" if number == "0" else number), int(depth) if depth.isdecimal() else 0
    return "", 0


def _number_formats(numbering: Element) -> dict[tuple[str, int], str]:
    """The number format by numbering id and depth: "bullet", "decimal", "chineseCounting" and so on."""
    abstract = {
        attribute(element, "w:abstractNumId"): {
            attribute(level, "w:ilvl"): setting(level, "w:numFmt") or "" for level in element.findall(qn("w:lvl"))
        }
        for element in numbering.findall(qn("w:abstractNum"))
    }
    return {
        (attribute(element, "w:numId"), int(depth)): kind
        for element in numbering.findall(qn("w:num"))
        for depth, kind in abstract.get(setting(element, "w:abstractNumId") or "", {}).items()
        if depth.isdecimal()
    }
