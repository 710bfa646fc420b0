"""What was recorded for an article, segment by segment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilingual.errors import InputError
from bilingual.formats.recordings import RecordedTable, RecordedText, Recording, recording_name
from bilingual.language import LANGUAGES
from bilingual.model import Block, Segment
from bilingual.normalise import normalise
from bilingual.translate import Context
from bilingual.translate.replay.cut import cut, ratio_of
from bilingual.translate.replay.parting import goes_by_line_number, parting


@dataclass(frozen=True, slots=True)
class Played:
    """The translation of a segment and where it was recorded: "article.replay.en.txt, line 7"."""

    target: str
    place: str


@dataclass(frozen=True, slots=True)
class Take:
    """A recorded translation of segments that follow one another in a block."""

    segments: tuple[Segment, ...]
    target: str
    place: str


Index = Mapping[str, Sequence[tuple[str, dict[str, str]]]]
"""Places and targets of the rows of a table by the key of their source, in order."""


def key(text: str) -> str:
    """A normalised text without its blanks, by which sources are compared."""
    return "".join(text.split())


def index(table: RecordedTable) -> Index:
    """The rows of a table by their sources."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for block, targets in zip(normalise(table.article).blocks, table.targets, strict=True):
        found.setdefault(key(block.text), []).append((f"{table.path.name}, {block.place}", targets))
    found.pop("", None)
    return found


def play(
    context: Context, language: str, recordings: Sequence[Recording], indices: Iterable[Index]
) -> dict[str, Played]:
    """What was recorded for an article in a language, by the ids of its segments; the article's own text comes first.

    Raises InputError where nothing was, where two texts are meant for it, or where one does not go with its lines.
    """
    origin = context.article.origin
    text = _text_of(origin, language, recordings)
    takes = list(_takes_of_text(text, context)) if text else []
    for each in indices:
        taken = {segment.id for take in takes for segment in take.segments}
        takes += _takes_of_table(each, context, language, taken)
    if not takes and any(map(str.isalnum, "".join(segment.text for segment in context.segments))):
        raise InputError(_nothing(origin, language, recordings))
    ratio = ratio_of([(_source(take), take.target) for take in takes])
    return {found: played for take in takes for found, played in _cut(take, language, ratio)}


def _nothing(origin: str, language: str, recordings: Sequence[Recording]) -> str:
    name = LANGUAGES[language].name
    tables = ", ".join(str(each.path) for each in recordings if isinstance(each, RecordedTable))
    if tables:
        return f"none of its sentences stand in {name} in {tables}; name another file with --recording"
    wanted = recording_name(origin, language)
    return f"no {name} recording; lay {wanted} beside it, or name a file with --recording"


def _text_of(origin: str, language: str, recordings: Sequence[Recording]) -> RecordedText | None:
    """The text that follows the article: one named after it, else the only one there is."""
    texts = [each for each in recordings if isinstance(each, RecordedText) and each.language == language]
    own = [text for text in texts if text.is_named_after(origin)] or texts
    if len(own) > 1:
        name = LANGUAGES[language].name
        raise InputError(f"{own[0].path} and {own[1].path} are both its {name}; name one with --recording")
    return own[0] if own else None


def _takes_of_text(text: RecordedText, context: Context) -> Iterator[Take]:
    """A take for each line: of a block, of the block on that line, or of a segment, whichever counts agree."""
    blocks, segments = context.article.blocks, context.segments
    by_block: dict[str, list[Segment]] = {block.id: [] for block in blocks}
    for segment in segments:
        by_block[segment.block_id].append(segment)
    groups: Iterable[Sequence[Segment]]
    if len(text.lines) == len(blocks):
        groups = by_block.values()
    elif len(text.lines) == len(segments):
        groups = ([segment] for segment in segments)
    elif goes_by_line_number(blocks, text):
        by_line = {block.line: by_block[block.id] for block in blocks}
        groups = (by_line[number] for number, _ in text.lines)
    else:
        raise InputError(_mismatch(text, blocks, len(segments)))
    for group, (number, line) in zip(groups, text.lines, strict=True):
        if group:
            yield Take(tuple(group), line, f"{text.path.name}, line {number}")


def _mismatch(text: RecordedText, blocks: tuple[Block, ...], sentences: int) -> str:
    counts = f"lines {len(text.lines)}, paragraphs {len(blocks)}, sentences {sentences}"
    number, block = parting(blocks, text)
    where = f"line {block.line}" if block.line else block.place or block.id
    return (
        f"{text.path} does not go with it line by line ({counts}); "
        f"they seem to part at its line {number}, the article's {where}; give each paragraph one line"
    )


def _takes_of_table(table: Index, context: Context, language: str, taken: set[str]) -> Iterator[Take]:
    """A take for each run of segments, the longest first, that is the source of a row.

    What stands several times in the article takes the rows in turn, and the last of them from then on.
    """
    longest = max(map(len, table), default=0)
    used: Counter[str] = Counter()
    by_block: dict[str, list[Segment]] = {}
    for segment in context.segments:
        by_block.setdefault(segment.block_id, []).append(segment)
    for segments in by_block.values():
        at = 0
        while at < len(segments):
            run = _run(segments[at:], table, longest)
            group = tuple(segments[at : at + max(run, 1)])
            at += max(run, 1)
            if run and not any(segment.id in taken for segment in group):
                source = key("".join(segment.text for segment in group))
                rows = [(place, said[language]) for place, said in table[source] if said.get(language, "").strip()]
                if rows:
                    place, target = rows[min(used[source], len(rows) - 1)]
                    yield Take(group, target, place)
                used[source] += 1


def _run(segments: Sequence[Segment], table: Index, longest: int) -> int:
    """How many of the segments, from the first on, are together the source of a row; 0 if there is none."""
    found, source = 0, ""
    for count, segment in enumerate(segments, start=1):
        source += key(segment.text)
        if len(source) > longest:
            break
        if source in table:
            found = count
    return found


def _cut(take: Take, language: str, ratio: float) -> Iterator[tuple[str, Played]]:
    parts = cut(take.segments, take.target, language, ratio)
    for number, (segment, target) in enumerate(zip(take.segments, parts, strict=True), start=1):
        place = take.place if len(parts) == 1 else f"{take.place}, part {number} of {len(parts)}"
        yield segment.id, Played(target, place)


def _source(take: Take) -> str:
    return "".join(segment.text for segment in take.segments)
