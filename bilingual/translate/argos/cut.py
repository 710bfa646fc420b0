"""Text too long for a model, cut where it hurts least, and the translations of its parts joined."""

from __future__ import annotations

import re
from collections.abc import Callable

# Where a sentence ends for certain: behind a word that is no abbreviation ("Co. Ltd", "U.S. Customs", "No. 5" hold).
_SENTENCE_END = re.compile(r"(?:(?<=[a-zа-яё]{4}[.!?])|(?<=[)”»][.!?])|(?<=\d[.!?]))\s+(?=[“«(]?[A-ZА-ЯЁ])")

# From the best place to cut to the worst: sentences, clauses, blanks, between Han characters, anywhere. A comma between
# figures is no comma.
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[。！？])|(?<=[.!?])\s",
        r"(?<=[；;])",
        r"(?<=[，：])|(?<=[,:])\s",
        r"(?<=、)",
        r"\s",
        r"(?<![0-9A-Za-z.,%])|(?![0-9A-Za-z.,%])",
        "",
    )
)
# A clause cut off goes as a sentence: a model that never saw a text end in a comma goes on talking.
_FULL_STOPS = str.maketrans("，；：,;:", "。。。...")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in letters: a model is trained on single ones and drops what follows the first."""
    return tuple(_SENTENCE_END.split(text))


def parts(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """The text in parts that fit, each with a letter or figure, if it can be halved so.

    Clauses become sentences; blanks between parts are lost.
    """
    if fits(text):
        return (text,)
    first = next((at for at, char in enumerate(text) if char.isalnum()), len(text))
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    for place in _PLACES:
        cuts = [end for end in (match.end() for match in place.finditer(text)) if first < end <= last]
        if cuts:
            middle = min(cuts, key=lambda cut: abs(2 * cut - len(text)))
            before, after = text[:middle].strip(), text[middle:].strip()
            return parts(before[:-1] + before[-1].translate(_FULL_STOPS), fits) + parts(after, fits)
    return (text,)


def joined(sources: tuple[str, ...], targets: tuple[str, ...]) -> str:
    """The translations of the parts as one text. A list that was cut inside keeps its comma."""
    said = [(source, target) for source, target in zip(sources, targets, strict=True) if target]
    whole = [target + "," * (source[-1] == "、" and target[-1].isalnum()) for source, target in said[:-1]]
    return " ".join([*whole, *(target for _, target in said[-1:])])
