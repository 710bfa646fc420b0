"""Where a recorded text and its article part, when they have not as many lines."""

from __future__ import annotations

from bilingual.formats.recordings import RecordedText
from bilingual.language import target_language
from bilingual.language.chinese import parse
from bilingual.model import Block
from bilingual.translate.replay.cut import letters
from bilingual.translate.replay.divide import Part, Place, divide
from bilingual.translate.replay.hints import by_value, places_of_value
from bilingual.verify.damage import expected_length


def parting(blocks: tuple[Block, ...], text: RecordedText) -> tuple[int, Block]:
    """The number of the first line that seems to be no translation of the block that it should be, and that block.

    It is told by lengths and figures, so it may be a line or two off.
    """
    places = [Place(0, 0)]
    for index, (_, line) in enumerate(text.lines, start=1):
        places.append(Place(index, places[-1].letters + letters(line)))
    ratio = places[-1].letters / max(1, sum(expected_length(block.text) for block in blocks))
    parse_target = target_language(text.language).parse
    figures = by_value(
        (index, spot.quantity) for index, (_, line) in enumerate(text.lines) for spot in parse_target(line)
    )
    parts = [
        Part(
            expected_length(block.text) * ratio,
            tuple(places for spot in parse(block.text) for places in places_of_value(spot.quantity, figures) if places),
        )
        for block in blocks
    ]
    stretches = divide(parts, places)
    first = next((number for number, stretch in enumerate(stretches) if stretch != (number, number + 1)), len(blocks))
    return text.lines[min(first, len(text.lines) - 1)][0], blocks[min(first, len(blocks) - 1)]
