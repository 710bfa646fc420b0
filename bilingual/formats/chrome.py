"""What a news site prints around an article: where a line is that, and what it says about the article.

The words and patterns are data, in chrome.toml. A line is looked at by itself; what depends on its neighbours (titles,
headings) is decided by the format that reads. A wrong guess changes a role or a metadata entry, never a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from bilingual.errors import DataError
from bilingual.formats.decode import strip_blanks

_TABLES: dict[str, tuple[str, ...]] = {
    "limits": ("line", "footer", "opening", "value", "title", "heading", "names"),
    "labels": ("date", "source", "byline", "editor", "footer"),
    "date": ("patterns", "after"),
    "source": ("endings",),
    "byline": ("patterns",),
    "breadcrumb": ("labels", "roots", "separators", "weak_separators", "part"),
    "agency": ("opening", "following"),
    "footer": ("words", "fillers", "openings", "notices"),
    "caption": ("openings", "endings"),
    "section": ("numbers",),
    "list": ("marks",),
    "punctuation": ("ends", "title", "closers"),
}
_BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "〔": "〕"}
_SEPARATORS = " \t\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}|｜丨/／·•,，、-—–"
_TOKENS = re.compile(r"[\s|｜丨/／·•,，、:：()（）\[\]【】〔〕<>《》]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{1,100}", re.IGNORECASE)
_GROUP = re.compile(r"[\[【（(][^\[\]【】（）()]{1,40}[\]】）)]")
_COUNT = re.compile(r"[\d,.]{1,9}\+?[次條条人]?")
_SENTENCE = re.compile(r"[。！？；!?;]")
_CLOCK = re.compile(r"\d[:：時时]\d")
_NO_NAME = re.compile(r"[\u3400-\u9fff]{5}")  # a compound surname and given name have four characters at most
_CLAUSE = re.compile(r"[。！？；，：!?;:]")
_OPEN = r"(?:^|(?<=[\s|｜丨/／·•\[【(（〔\])】）〕]))"

# Without a colon, only a date or a name of two to four characters at the line's end shows a label to be one.
_VALUE = r"(?=(?:19|20)\d\d|[\u4e00-\u9fff]{2,4}[)）\]】]?$)"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a line is: `role` as in Block, "" for body text; `metadata` as in Article, in the order of the line.

    `bare` is set for a date without label or clock, which inside an article may also be a heading.
    """

    role: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """chrome.toml, checked and compiled."""

    limits: dict[str, int]
    part: int
    field: re.Pattern[str]
    kinds: dict[str, str]
    dates: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    opening: tuple[re.Pattern[str], ...]
    following: tuple[re.Pattern[str], ...]
    breadcrumb: re.Pattern[str]
    roots: frozenset[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    source_endings: tuple[str, ...]
    words: frozenset[str]
    buttons: frozenset[str]
    openings: tuple[str, ...]
    notices: tuple[str, ...]
    caption_openings: tuple[str, ...]
    caption_endings: tuple[str, ...]
    sections: tuple[tuple[int, re.Pattern[str]], ...]
    marks: tuple[re.Pattern[str], ...]
    ends: str
    title_ends: str
    closers: str


class _Field(NamedTuple):
    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Tables:
    """A TOML text whose entries are all there; the methods raise DataError for an entry that will not do."""

    data: dict[str, Any]
    name: str

    def words(self, table: str, key: str) -> tuple[str, ...]:
        values = self.data[table][key]
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise DataError(f"{self.name}: [{table}] {key} must be a list of strings, none of them empty")
        if doubled := sorted({value for value in values if values.count(value) > 1}):
            raise DataError(f"{self.name}: [{table}] {key} has {doubled[0]!r} twice; remove one")
        return tuple(values)

    def compiled(self, table: str, key: str, pattern: str, groups: set[str]) -> re.Pattern[str]:
        where = f"{self.name}: [{table}] {key}"
        try:
            result = re.compile(pattern)
        except re.error as error:
            raise DataError(f"{where}: {pattern!r} is no pattern ({error}); mend it") from error
        if result.groupindex.keys() - groups:
            raise DataError(f"{where}: a group is named other than {', '.join(sorted(groups))}; rename it")
        if re.search(r"(?<!\\)[*+](?![^\[]*\])|\{\d*,\}", pattern):
            raise DataError(f"{where}: {pattern!r} repeats without a bound; write {{0,20}}")
        return result

    def patterns(self, table: str, key: str, *groups: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self.compiled(table, key, pattern, set(groups)) for pattern in self.words(table, key))


def _tables(text: str, name: str) -> _Tables:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}; mend the TOML there") from error
    for table in sorted(data.keys() | _TABLES.keys()):
        wanted, found = set(_TABLES.get(table, ())), set(data.get(table, {}))
        for entry in sorted(wanted ^ found):
            what = "is missing; add it" if entry in wanted else "is not known; remove it"
            raise DataError(f"{name}: [{table}] {entry} {what}")
    return _Tables(data, name)


def load(text: str, name: str = "chrome.toml") -> Rules:
    """The rules of a TOML text. Raises DataError naming the entry for a missing, misspelt or uncompilable one."""
    tables = _tables(text, name)
    labels = {label: kind for kind in _TABLES["labels"] for label in tables.words("labels", kind)}
    separators, weak = tables.words("breadcrumb", "separators"), tables.words("breadcrumb", "weak_separators")
    return Rules(
        limits={key: int(value) for key, value in tables.data["limits"].items()},
        part=int(tables.data["breadcrumb"]["part"]),
        field=re.compile(rf"{_OPEN}({_any(labels)})(?:[ \u3000]{{0,2}}[：:]|(?<=[間间期輯辑編编])\s{{1,2}}{_VALUE})"),
        kinds=labels,
        dates=tables.patterns("date", "patterns", "year", "roc", "month", "day", "sep"),
        after=tables.compiled("date", "after", tables.data["date"]["after"], set()),
        bylines=tables.patterns("byline", "patterns", "byline"),
        opening=tables.patterns("agency", "opening", "source", "byline"),
        following=tables.patterns("agency", "following", "source", "byline"),
        breadcrumb=re.compile(rf"(?:{_any(tables.words('breadcrumb', 'labels'))})\s{{0,3}}[：:]?"),
        roots=frozenset(tables.words("breadcrumb", "roots")),
        strong=re.compile(_any(separators)),
        weak=re.compile(_any(separators + weak)),
        source_endings=tables.words("source", "endings"),
        words=frozenset(tables.words("footer", "words")),
        buttons=frozenset(tables.words("footer", "words") + tables.words("footer", "fillers")),
        openings=tables.words("footer", "openings"),
        notices=tables.words("footer", "notices"),
        caption_openings=tables.words("caption", "openings"),
        caption_endings=tables.words("caption", "endings"),
        sections=tuple(
            (int(item["level"]), tables.compiled("section", "numbers", item["pattern"], set()))
            for item in tables.data["section"]["numbers"]
        ),
        marks=tables.patterns("list", "marks"),
        ends=tables.data["punctuation"]["ends"],
        title_ends=tables.data["punctuation"]["title"],
        closers=tables.data["punctuation"]["closers"],
    )


def _any(values: Iterable[str]) -> str:
    """A pattern for any of the strings, the longest first."""
    return "|".join(re.escape(value) for value in sorted(values, key=lambda value: (-len(value), value)))


@cache
def rules() -> Rules:
    """The rules in force."""
    return load((files(__package__) / "chrome.toml").read_text(encoding="utf-8"))


def recognise(line: str) -> Recognition:
    """What a line is by itself. Time is linear in the line: patterns see a bounded part of it."""
    text = strip_blanks(line)
    limits = rules().limits
    metadata, end = _agency(text[: limits["opening"]])
    if end and not strip_blanks(text[end:]).strip("：:—-。"):
        return Recognition("agency", metadata)
    if len(text) <= limits["line"]:
        if _is_breadcrumb(text):
            return Recognition("breadcrumb")
        inner = _unbracketed(text)
        if found := _recognise_fields(inner):
            return found
        if match := next(filter(None, (pattern.fullmatch(inner) for pattern in rules().bylines)), None):
            return Recognition("byline", (("byline", strip_blanks(match["byline"])),))
        if _is_footer(text):
            return Recognition("footer")
    if len(text) <= limits["footer"] and text.startswith(rules().notices):
        return Recognition("footer")
    return Recognition("", metadata)


def gather(found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Metadata sorted by key; of several values for a key, the first."""
    first: dict[str, str] = {}
    for key, value in found:
        first.setdefault(key, value)
    return tuple(sorted(first.items()))


def _unbracketed(text: str) -> str:
    enclosed = len(text) > 2 and _BRACKETS.get(text[0]) == text[-1] and text.count(text[-1]) == 1
    return strip_blanks(text[1:-1]) if enclosed else text


def _dates(text: str) -> Iterator[_Field]:
    for pattern in rules().dates:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts["roc"]) + 1911 if parts.get("roc") else int(parts["year"])
            try:
                value = date(year, int(parts["month"]), int(parts["day"])).isoformat()
            except ValueError:
                continue
            after = rules().after.match(text, match.end())
            yield _Field("date", match.start(), after.end() if after else match.end(), value)


def _fields(text: str) -> list[_Field]:
    """The labels and dates of a line, in order."""
    labelled = [_Field("label:" + rules().kinds[m[1]], m.start(), m.end()) for m in rules().field.finditer(text)]
    fields: list[_Field] = []
    for field in sorted([*labelled, *_dates(text)], key=lambda field: field.start):
        if not fields or field.start >= fields[-1].end:
            fields.append(field)
    return fields


def _recognise_fields(text: str) -> Recognition | None:
    """A line that is nothing but fields: dates, labels with their values, and names beside a date."""
    fields = _fields(text)
    if not fields:
        return None
    dated = any(field.kind == "date" for field in fields)
    metadata: list[tuple[str, str]] = []
    roles: list[str] = []
    lead = _plain(text[: fields[0].start])
    if lead and not _take_name(lead, dated, metadata):
        return None
    for field, following in zip(fields, [*fields[1:], None], strict=True):
        value = _plain(text[field.end : following.start if following else len(text)])
        kind = field.kind.removeprefix("label:")
        if field.kind == "date":
            metadata.append(("date", field.value))
            if value and not _take_name(value, dated, metadata):
                return None
        elif not _take_value(kind, value, following, metadata):
            return None
        roles.append(kind)
    role = next((role for role in roles if role != "footer"), "footer")
    return Recognition(role, tuple(metadata), bare=roles == ["date"] and _CLOCK.search(text) is None)


def _plain(text: str) -> str:
    """A value without separators, addresses and the buttons that stand behind it."""
    text = _GROUP.sub(lambda group: " " if _is_buttons(group[0]) else group[0], _ADDRESS.sub(" ", text))
    text = strip_blanks(text).strip(_SEPARATORS)
    while text:
        head, _, last = text.replace("\N{IDEOGRAPHIC SPACE}", " ").rpartition(" ")
        if not head or last.strip("[]【】()（）") not in rules().buttons:
            break
        text = head.strip(_SEPARATORS)
    if text.strip("[]【】()（）") in rules().buttons:
        return ""
    return text


def _take_name(text: str, dated: bool, metadata: list[tuple[str, str]]) -> bool:
    """Whether a bare text in a line of fields is a source's name, or counts and buttons only."""
    if _is_buttons(text):
        return True
    if dated and len(text) <= 20 and not _CLAUSE.search(text) and text.endswith(rules().source_endings):
        metadata.append(("source", text))
        return True
    return False


def _take_value(kind: str, value: str, following: _Field | None, metadata: list[tuple[str, str]]) -> bool:
    """Whether a value suits its label; a source or byline is kept."""
    if kind == "date":
        return not value and following is not None and following.kind == "date"
    if kind == "footer":
        return not value.endswith("。")
    if not value:
        return True
    if len(value) > rules().limits["names" if kind == "byline" else "value"] or _CLAUSE.search(value):
        return False
    if kind in ("source", "byline"):
        metadata.append((kind, value))
    return True


def _is_breadcrumb(text: str) -> bool:
    label = rules().breadcrumb.match(text)
    rest = text[label.end() :] if label else text
    labelled = label is not None and (text[label.end() - 1] in "：:" or rules().strong.search(rest) is not None)
    for separator, least in ((rules().strong, 3), (rules().weak, 2)):
        parts = [strip_blanks(part) for part in separator.split(rest)]
        if any(len(part) > rules().part or _CLAUSE.search(part) for part in parts[:-1]) or _SENTENCE.search(parts[-1]):
            continue
        rooted = parts[0] in rules().roots and len(parts) > 1
        if rooted or (labelled and len(parts) > 1) or (least == 3 and len(parts) >= 3 and all(parts[:-1])):
            return True
    return labelled and strip_blanks(rest) in rules().roots


def _is_buttons(text: str) -> bool:
    return all(token in rules().buttons or _COUNT.fullmatch(token) for token in _TOKENS.split(text) if token)


def _is_footer(text: str) -> bool:
    if any(token in rules().words for token in _TOKENS.split(text)) and _is_buttons(text):
        return True
    return text.startswith(rules().openings) and not text.endswith(tuple("。；，、"))


def _agency(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The agency and reporter that open a story, and where they end in the text."""
    metadata: list[tuple[str, str]] = []
    end, again = 0, True
    while again:
        again = False
        for pattern in (*rules().opening, *(rules().following if end else ())):
            match = pattern.match(text, end)
            if match and match.end() > end:
                named = ((key, strip_blanks(value)) for key, value in match.groupdict().items() if value)
                metadata += [(key, value) for key, value in named if key != "byline" or _are_names(value)]
                end, again = len(text) - len(text[match.end() :].lstrip()), True
                break
    return tuple(metadata), end


def _are_names(text: str) -> bool:
    """Whether every part can be one person's name; a name and a place run together are too long."""
    return not _NO_NAME.search(text)
