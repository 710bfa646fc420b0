"""Plain text to inline Markdown and back, such that `plain(escape(text)) == text` for any text a file can hold.

Escaped is what CommonMark 0.31, the GitHub extensions (tables, strikethrough, math) or an HTML reader would take for
markup. Not escaped: bare addresses, which GitHub links of itself, and shortcodes for pictures (`:ship:`), which GitHub
replaces after rendering, so that no Markdown can keep it from doing so.
"""

from __future__ import annotations

import html.entities
import re

from bilingual.formats.apart import raised

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# An underscore between letters or digits is never emphasis, so it stays as the author wrote it.
_MARKUP = (
    r"[\\`*\[\]|<$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|(?<![\w/])#"
    r"|&(?=#?[0-9A-Za-z]+;)"
    "|[\t\n\r\u2028\u2029]"
)
_SPECIAL = re.compile(r"(?P<address>(?:https?://|www\.)[!-~]+)|~|" + _MARKUP)
# A single tilde (a home folder) is part of an address; two could strike text out.
_SPECIAL_IN_ADDRESS = re.compile(r"(?<=~)~|~(?=~)|" + _MARKUP)
_REPLACED = {
    "<": "&lt;",
    "&": "&amp;",
    "\n": "<br>",
    "\t": "&#9;",
    "\r": "&#13;",
    "\u2028": "&#8232;",
    "\u2029": "&#8233;",
}
# GitHub finds formulas before it looks at backslashes; its documentation on mathematical expressions advises the span.
_DOLLAR = "<span>$</span>"

_LINE_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<mark>[-+](?=\s|-|$)|>)")

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});"
    r"|(?P<newline><br[ ]?/?>)"
    r"|<sup>(?P<raised>[^<⚠]+)</sup>"
    r"|(?P<decoration><sub>&mdash;</sub>|[ ]?<sup>⚠[^<]*</sup>|<!--.*?-->|</?(?:sub|sup|span|b|i|strong|em)>|\*\*)"
)


def writable(text: str) -> str:
    """The text with control characters (but tab and line ends) and lone surrogates replaced by U+FFFD."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def escape(text: str) -> str:
    """The text as inline Markdown on one line, for a place where no line begins, such as a table cell."""
    text = writable(text)
    many_dollars = text.count("$") > 1

    def replacement(match: re.Match[str]) -> str:
        found = match.group()
        if len(found) > 1:
            return _SPECIAL_IN_ADDRESS.sub(replacement, found)
        if found == "$":
            return _DOLLAR if many_dollars else found
        return _REPLACED.get(found) or "\\" + found

    return _SPECIAL.sub(replacement, text)


def escape_line(text: str) -> str:
    """The text as inline Markdown where a line begins: what looks like a list, a quotation or a rule is escaped too."""
    escaped = escape(text)
    match = _LINE_START.match(escaped)
    if match is None:
        return escaped
    at = match.end("number") if match["number"] else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def plain(markdown: str) -> str:
    """The text behind inline Markdown as `escape` and a person's edits make it.

    Bold marks, comments and the decorations of the writer (finding marks, small print) go away; other markup that a
    person typed stays as typed.
    """
    return _TOKEN.sub(_text, markdown)


def _text(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match["escaped"]
    if match["newline"]:
        return "\n"
    if match["raised"]:
        return raised(match["raised"])
    if match["entity"]:
        return character(match["entity"]) or match.group()
    return ""


def character(entity: str) -> str:
    """What an HTML entity stands for (its name or number without & and ;), or "" if there is no such entity."""
    if not entity.startswith("#"):
        return html.entities.html5.get(f"{entity};", "")
    code = int(entity[2:], 16) if entity[1] in "xX" else int(entity[1:])
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return chr(code)


def split_cells(row: str) -> list[str]:
    """The cells of a table row as GitHub cuts them: at every pipe without a backslash, the outer ones left out."""
    row = row.strip(" \t").removeprefix("|")
    cells = re.split(r"(?<!\\)\|", row)
    if cells[-1].strip(" \t") == "" and len(cells) > 1:
        cells.pop()
    return [cell.strip(" \t") for cell in cells]
