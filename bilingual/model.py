"""The spine: what every stage takes and returns.

Values are frozen; a stage returns new ones (`dataclasses.replace`). Offsets count code points. A span is
half open: `text[start:end]`. Offsets of a Segment index `Block.text`, those of a Mark index `Segment.text`,
those of an Anchor index `Pair.target`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list item", "table cell", "chrome"]
Script = Literal["Hans", "Hant", "mixed", ""]
MarkKind = Literal["term", "quantity"]
Enforce = Literal["must", "prefer", "info"]
Status = Literal["approved", "proposed", "deprecated"]
Use = Literal["preferred", "allowed", "forbidden"]
Method = Literal["plain", "constrained", "repaired", "unsatisfied", "memory", "person"]
Severity = Literal["error", "warning", "info"]
Approximation = Literal["", "about", "nearly", "over", "under", "at least", "at most", "several"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`raw[raw_start:raw_end]` became `text[start:end]` by `rule` (the name of a normalisation rule).

    Either span may be empty (an insertion, a deletion), never both. Edits of a block are in order and do not
    overlap; what stands between them is the same in both texts.
    """

    raw_start: int
    raw_end: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Block:
    """One non-empty line or paragraph of the source.

    `raw` is the author's text, printed as it is; `text` is what is matched and translated, and equals `raw` until
    `normalise` has run. `role` says more than `kind`: "title" for the heading that names the article; "breadcrumb",
    "date", "source", "agency", "byline", "editor", "footer", "page header", "page footer" for chrome; "footnote" for a
    paragraph. `level` is 1 to 6 for headings, the depth from 0 for list items. `line` counts from 1, and is 0 where
    the source has no lines; `place` then says in words where the block stands ("table 2, row 1, column 3").
    """

    id: str
    kind: BlockKind
    raw: str
    text: str
    level: int = 0
    role: str = ""
    script: Script = ""
    edits: tuple[Edit, ...] = ()
    line: int = 0
    place: str = ""

    def raw_offset(self, offset: int) -> int:
        """The offset in `raw` of an offset in `text`; rises with it, 0 gives 0 and the end gives the end.

        Characters deleted at `offset` count to what follows. Inside an edit that changed the length the answer is
        the edit's start, so that a slice never cuts what was rewritten as a whole.
        """
        if offset >= len(self.text):
            return len(self.raw)
        if offset <= 0:
            return 0
        at = bisect_left(self.edits, offset, key=lambda edit: edit.start)
        if at < len(self.edits) and self.edits[at].start == offset:
            return self.edits[at].raw_start
        if at == 0:
            return offset
        edit = self.edits[at - 1]
        if offset >= edit.end:
            return edit.raw_end + (offset - edit.end)
        if edit.raw_end - edit.raw_start == edit.end - edit.start:
            return edit.raw_start + (offset - edit.start)
        return edit.raw_start

    def raw_slice(self, start: int, end: int) -> str:
        """The print behind `text[start:end]`; the slices of adjoining spans join to `raw`."""
        return self.raw[self.raw_offset(start) : self.raw_offset(end)]


@dataclass(frozen=True, slots=True)
class Article:
    """A source as read. `metadata` holds ("date", ISO date), ("source", …), ("byline", …) where they were found.

    `origin` is a file name without its folder, or "stdin"; `digest` is the SHA-256 of the bytes read, in hex.
    `unread` names what stands in the source and was not read ("2 pictures", "1 text box"), for the reader to be told.
    """

    title: str
    language: str
    script: Script
    blocks: tuple[Block, ...]
    origin: str
    digest: str
    metadata: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()

    def meta(self, key: str) -> str:
        """The value of a metadata key, or the empty string."""
        return dict(self.metadata).get(key, "")


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a concept is said in one language. `grammar` as documented for the glossary column `ru_grammar`."""

    language: str
    text: str
    use: Use = "preferred"
    grammar: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of a glossary. `zh` and `zh_variants` are in Simplified.

    `context` and `not_in` hold strings of which one must, or none may, stand in the segment for the concept to hold;
    a string of `not_in` that contains the source rules out only the places inside it (中国 in 发展中国家).
    """

    id: str
    domain: str
    zh: str
    zh_variants: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    enforce: Enforce = "prefer"
    status: Status = "proposed"
    note: str = ""

    def preferred(self, language: str) -> Rendering | None:
        """The rendering to use in a language, if the concept has one."""
        return next((r for r in self.renderings if r.language == language and r.use == "preferred"), None)

    def accepted(self, language: str) -> tuple[Rendering, ...]:
        """The preferred rendering and the allowed ones."""
        return tuple(r for r in self.renderings if r.language == language and r.use != "forbidden")


@dataclass(frozen=True, slots=True)
class Number:
    """An exact value in a unit (an id of language/units.csv, or ""). `scale` is the scale word as written ("亿")."""

    value: Fraction
    unit: str = ""
    scale: str = ""
    approximation: Approximation = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which some parts are said: 2019年, 5月, 8日, 2019年5月8日. At least one part is set."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    approximation: Approximation = ""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a series (第四届: value 4, unit "session")."""

    value: int
    unit: str = ""
    approximation: Approximation = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both of one kind."""

    low: Number | PartialDate
    high: Number | PartialDate
    approximation: Approximation = ""


Quantity = Number | Interval | PartialDate | Ordinal


@dataclass(frozen=True, slots=True)
class Mark:
    """A term or quantity found in a segment; `id` is the segment's with ".t01" or ".q01" behind it.

    `languages` are the targets it holds in, all of them if empty: a term that has no Russian gives way there to the
    shorter terms and the quantities inside it.
    """

    id: str
    kind: MarkKind
    start: int
    end: int
    text: str
    value: Concept | Quantity
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence with the blanks behind it. The segments of a block join to `Block.text`."""

    id: str
    block_id: str
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()

    def marks_in(self, language: str) -> tuple[Mark, ...]:
        """The marks that a target in a language must keep; they do not overlap."""
        return tuple(mark for mark in self.marks if not mark.languages or language in mark.languages)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark stands in a target; `found` is the text there."""

    mark_id: str
    start: int
    end: int
    found: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment's translation into one language; `id` is the segment's with ".en" or ".ru" behind it."""

    id: str
    segment_id: str
    language: str
    target: str
    engine: str
    method: Method = "plain"
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check noticed. `subject` is the id of a block, segment or pair, or "" for the whole article.

    `check` names an entry of CHECKS. Spans index the segment's text and the pair's target.
    """

    subject: str
    language: str
    check: str
    severity: Severity
    message: str
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
    expected: str = ""
    found: str = ""

    @property
    def block_id(self) -> str:
        """The block the subject belongs to, or ""."""
        return self.subject.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Versions and digests of everything that shaped an output, in a fixed order. Holds no clock and no path."""

    entries: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "; ".join(f"{name} {value}" for name, value in self.entries)


@dataclass(frozen=True, slots=True)
class Bitext:
    """An article with its translations. `languages` are the targets, in the order asked for.

    `segments` are in the order of the blocks; `pairs` in the order of the segments and, within one, of `languages`.
    """

    article: Article
    languages: tuple[str, ...]
    segments: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    recipe: Recipe

    def segment_pairs(self) -> Iterator[tuple[Segment, tuple[Pair, ...]]]:
        """Each segment with its pairs."""
        width = len(self.languages)
        for index, segment in enumerate(self.segments):
            yield segment, self.pairs[index * width : (index + 1) * width]
