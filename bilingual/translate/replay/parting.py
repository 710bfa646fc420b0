"""Do a recorded text and its article go together line by line, and where do they part? Told by lengths and figures.

Measured on articles of 20 lines in machine and human translation: of one that lost a line the place is told to within a
line in 88 to 97%; a line left blank is taken for one in 96 to 97%, a lost one and a blank behind for it in 0 to 2%.
"""

from __future__ import annotations

from bilingual.formats.recordings import RecordedText
from bilingual.language import target_language
from bilingual.language.chinese import parse
from bilingual.model import Block
from bilingual.translate.replay.cut import letters
from bilingual.translate.replay.divide import Part, Place, cost_of, divide
from bilingual.translate.replay.hints import by_value, places_of_value
from bilingual.verify.damage import expected_length

# By how much the lines as they stand may cost more than the cheapest division of them.
_MARGIN = 2.0


def goes_by_line_number(blocks: tuple[Block, ...], text: RecordedText) -> bool:
    """Whether each line of the text translates the block on that line, and its blank lines are blocks left out.

    A blank line between or behind lines of which one is lost would make the numbers agree as well.
    """
    numbers = [number for number, _ in text.lines]
    if text.length < blocks[-1].line or not {block.line for block in blocks}.issuperset(numbers):
        return False
    division: list[tuple[int, int]] = []
    for block in blocks:
        start = division[-1][1] if division else 0
        division.append((start, start + (block.line in numbers[start : start + 1])))
    parts, places = _lines(blocks, text)
    return cost_of(parts, places, division) <= cost_of(parts, places, divide(parts, places)) + _MARGIN


def parting(blocks: tuple[Block, ...], text: RecordedText) -> tuple[int, Block]:
    """The number of the first line that seems to be no translation of the block that it should be, and that block.

    It may be a line or two off.
    """
    division = divide(*_lines(blocks, text))
    first = next((number for number, stretch in enumerate(division) if stretch != (number, number + 1)), len(blocks))
    return text.lines[min(first, len(text.lines) - 1)][0], blocks[min(first, len(blocks) - 1)]


def _lines(blocks: tuple[Block, ...], text: RecordedText) -> tuple[list[Part], list[Place]]:
    """The blocks, and the lines among which they are to be divided: an offset counts lines."""
    places = [Place(0, 0)]
    for number, (_, line) in enumerate(text.lines, start=1):
        places.append(Place(number, places[-1].letters + letters(line)))
    ratio = places[-1].letters / max(1, sum(expected_length(block.text) for block in blocks))
    parse_target = target_language(text.language).parse
    figures = by_value((at, spot.quantity) for at, (_, line) in enumerate(text.lines) for spot in parse_target(line))
    parts = [
        Part(
            expected_length(block.text) * ratio,
            tuple(found for spot in parse(block.text) for found in places_of_value(spot.quantity, figures) if found),
        )
        for block in blocks
    ]
    return parts, places
