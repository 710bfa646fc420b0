"""Inline Markdown of a source line: which characters are markup, so that only words reach the translator.

What is cut is what CommonMark 0.31 and the GitHub extensions take for markup, with two differences where Chinese
authors mean what the rules do not grant: bold may end behind Chinese punctuation with a letter following, and may begin
at an opening bracket or quotation mark behind a letter. In doubt the characters stay: a link needs a destination that
looks like one, and an asterisk between digits is a multiplication.

Struck-out text is cut with its marks, by a rule of its own so that it can be counted. Raised and lowered figures, and
those on either side of the mark of a note, do not join (`apart`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bilingual.formats.apart import GAP, closed, lowered, raised
from bilingual.formats.markdown.escape import character
from bilingual.model import Edit

RULE = "markup"
STRUCK = "struck out"
_OPENING = ("Ps", "Pi")  # categories of opening brackets and quotation marks

# Repetitions are bounded so that no line, however long or odd, takes more than linear time.
_DESTINATION = (
    r"(?:<[^<>]{0,2000}>|(?:\.{0,2}[/#?]|[A-Za-z][A-Za-z0-9+.-]{0,30}:|(?=[!-~]{0,200}[./]))[^\s()<>]{0,2000}"
    r"(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,3})"
)
_ATTRIBUTE = (
    r"\s{1,9}[A-Za-z_:][A-Za-z0-9_:.-]{0,60}"
    r"(?:\s{0,3}=\s{0,3}(?:\"[^\"<>]{0,1000}\"|'[^'<>]{0,1000}'|[!#-&(-;?-_a-~]{1,500}))?"
)
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<autolink><(?:https?://|mailto:)[^<>\s]{1,2000}>)"
    rf"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{{0,30}}(?:{_ATTRIBUTE}){{0,20}}\s{{0,9}}/?>)"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])"
    r"|(?P<open>!?\[)"
    rf"|(?P<close>\](?:\([ ]{{0,9}}{_DESTINATION}?(?:[ ]{{1,9}}(?:\"[^\"]{{0,500}}\"|'[^']{{0,500}}'))?[ ]{{0,9}}\))?)"
    r"|(?P<run>\*+|_+|~~+)"
    r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});"
)


# Elements that a browser sets apart from what stands before and behind them.
_BREAKING = re.compile(r"</?(?:br|hr|img|input|p|div|h[1-6]|li|d[td]|t[dhr]|caption|summary)\b", re.IGNORECASE)
_POSITIONS = {"sup": raised, "sub": lowered}
_PART = re.compile(r"[^<>&\\`*_~\[\]()!]+")


@dataclass(frozen=True, slots=True)
class Cut:
    """`raw[start:end]` is markup or, by the rule STRUCK, struck out; `text` stands in its place."""

    start: int
    end: int
    text: str = ""
    rule: str = RULE


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of asterisks, underscores or tildes that may open emphasis; `end` moves inwards as closers take of it."""

    character: str
    start: int
    end: int


def apply(raw: str, cuts: Iterable[Cut]) -> tuple[str, tuple[Edit, ...]]:
    """The line without its markup, and the edits that lead back. Cuts may come in any order."""
    parts: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for cut in _disjoint(cuts):
        parts += [raw[at : cut.start], cut.text]
        start = length + cut.start - at
        length = start + len(cut.text)
        at = cut.end
        last = edits[-1] if edits else None
        if last and last.raw_end == cut.start and last.end == start and last.rule == cut.rule:
            edits[-1] = replace(last, raw_end=cut.end, end=length)
        else:
            edits.append(Edit(cut.start, cut.end, start, length, cut.rule))
    parts.append(raw[at:])
    return "".join(parts), tuple(edits)


def inline_cuts(raw: str, start: int, end: int, labels: frozenset[str] = frozenset()) -> list[Cut]:
    """The inline markup in `raw[start:end]`; `labels` are the defined link labels and footnotes ("^1")."""
    cuts: list[Cut] = []
    runs: list[_Run] = []
    brackets: list[re.Match[str]] = []
    closing = _code_runs(raw, start, end)
    last_comment_end = raw.rfind("-->", start, end)
    at = start
    while match := _TOKEN.search(raw, at, end):
        at = match.end()
        if match["escape"]:
            cuts.append(Cut(match.start(), match.start() + 1))
        elif match["entity"]:
            text = character(match["entity"])
            cuts += [Cut(match.start(), at, text)] if text else []
        elif match["code"]:
            close = _next(closing.get(len(match["code"]), []), match.start())
            if close is not None:
                cuts += [Cut(match.start(), at), Cut(close, close + len(match["code"]))]
                at = close + len(match["code"])
        elif match["comment"]:
            if at <= last_comment_end:
                at = raw.index("-->", at) + 3
                cuts.append(Cut(match.start(), at))
        elif match["autolink"]:
            cuts += [Cut(match.start(), match.start() + 1), Cut(at - 1, at)]
        elif match["tag"]:
            cuts += _tag(raw, match, end)
        elif match["note"]:
            apart = closed(raw[start : match.start()][-1:] + GAP + raw[at:end][:1])
            cuts += [Cut(match.start(), at, apart[1:-1])] if match["note"][1:-1].casefold() in labels else []
        elif match["open"]:
            brackets.append(match)
        elif match["close"]:
            cuts += _link(raw, brackets, match, labels)
        else:
            cuts += _emphasis(raw, runs, match, (start, end))
    return cuts


def _tag(raw: str, match: re.Match[str], end: int) -> list[Cut]:
    """The cuts for a tag; for one that strikes out, raises or lowers, also for the text up to its end tag."""
    tag = match["tag"]
    cut = Cut(match.start(), match.end(), " " if _BREAKING.match(tag) else "")
    name = re.match(r"<(del|s|strike|sup|sub)\b", tag, re.IGNORECASE)
    close = re.compile(rf"</{name[1]}\s{{0,9}}>", re.IGNORECASE).search(raw, match.end(), end) if name else None
    if name is None or close is None:
        return [cut]
    position = _POSITIONS.get(name[1].lower())
    if position is None:
        return [Cut(match.start(), close.end(), rule=STRUCK)]
    parts = ((part.span(), position(part[0])) for part in _PART.finditer(raw, match.end(), close.start()))
    return [cut, *(Cut(*span, text) for span, text in parts if text != raw[slice(*span)])]


def _code_runs(raw: str, start: int, end: int) -> dict[int, list[int]]:
    """Where runs of backticks stand, by their length."""
    found: dict[int, list[int]] = {}
    if raw.find("`", start, end) >= 0:
        for match in re.compile("`+").finditer(raw, start, end):
            found.setdefault(len(match.group()), []).append(match.start())
    return found


def _next(positions: list[int], after: int) -> int | None:
    at = bisect_right(positions, after)
    return positions[at] if at < len(positions) else None


def _link(raw: str, brackets: list[re.Match[str]], close: re.Match[str], labels: frozenset[str]) -> list[Cut]:
    """The cuts for the bracket that `close` ends: those of a link or an image, or none for a plain bracket."""
    if not brackets:
        return []
    opening = brackets.pop()
    if len(close.group()) > 1:
        return [Cut(opening.start(), opening.end()), Cut(close.start(), close.end())]
    label = raw[opening.end() : close.start()] if close.start() - opening.end() <= 999 else ""
    if label.casefold() in labels:
        return [Cut(opening.start(), opening.end()), Cut(close.start(), close.end())]
    # The text of `[text][label]`: the label behind it must be defined.
    behind = re.compile(r"\[([^\[\]]{0,200})\]").match(raw, close.end())
    if behind and (behind[1].casefold() in labels):
        return [Cut(opening.start(), opening.end()), Cut(close.start(), behind.end())]
    return []


def _emphasis(raw: str, runs: list[_Run], match: re.Match[str], bounds: tuple[int, int]) -> list[Cut]:
    """The cuts for a run of marks, as far as it closes an open one; what it does not close, it may open."""
    start, end = match.span()
    before = raw[start - 1] if start > bounds[0] else " "
    after = raw[end] if end < bounds[1] else " "
    mark = match.group()[0]
    between_digits = before.isdigit() and after.isdigit()
    if end - start > 3 or (mark == "~" and end - start != 2) or (mark != "~" and between_digits):
        return []
    cuts: list[Cut] = []
    if _closes(mark, before, after):
        while start < end and (index := _opener(runs, mark, end - start)) is not None:
            opener = runs[index]
            width = min(opener.end - opener.start, end - start)
            if mark == "~":
                cuts.append(Cut(opener.start, end, rule=STRUCK))
            else:
                cuts += [Cut(opener.end - width, opener.end), Cut(start, start + width)]
            del runs[index:]
            if opener.end - width > opener.start:
                runs.append(replace(opener, end=opener.end - width))
            start += width
    if start < end and not between_digits and _opens(mark, before, after):
        runs.append(_Run(mark, start, end))
    return cuts


def _opener(runs: list[_Run], mark: str, width: int) -> int | None:
    """The nearest open run that a run of `width` marks can close; a single mark and a double one never pair."""
    # Only the nearest few are looked at: a line of a thousand unpaired marks must not take a million steps.
    for index in range(len(runs) - 1, max(-1, len(runs) - 9), -1):
        length = runs[index].end - runs[index].start
        if runs[index].character == mark and (length == width or 3 in (length, width)):
            return index
    return None


def _opens(mark: str, before: str, after: str) -> bool:
    if after.isspace() or (mark == "_" and before.isalnum()):
        return False
    return (
        not _punctuation(after) or before.isspace() or _punctuation(before) or unicodedata.category(after) in _OPENING
    )


def _closes(mark: str, before: str, after: str) -> bool:
    return not before.isspace() and not (mark == "_" and after.isalnum())


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts in order, those inside another one left out (a bar in the address of a link)."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept
