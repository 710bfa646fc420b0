"""Articles as pasted to articles as matched: Simplified, one form per character, every change on record.

`Block.raw` is kept; `Block.text` is what matching and translating see. The rules that an edit can name:

    invisible       a zero-width, direction or control character was removed
    space           blanks were joined, turned into a plain space, or removed at the ends
    width           full-width to ASCII, or half-width Chinese punctuation to full-width
    compatibility   a compatibility ideograph or a radical became the unified ideograph
    punctuation     , . : ; ? ! ( ) inside Chinese text became full-width
    variant         a character that a naive conversion left wrong, or another region's form (variants.csv)
    script          OpenCC

Where two of them met on one place both are named, joined by "+" ("variant+script"); so is a reader's own rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bilingual.model import Article, Block, Edit, Script
from bilingual.normalise.characters import clean_characters
from bilingual.normalise.edits import Span, compose, from_edits, to_edits
from bilingual.normalise.punctuation import widen_punctuation
from bilingual.normalise.script import detect_script, script_recipe, to_simplified, to_traditional
from bilingual.normalise.variants import Target

__all__ = [
    "RULES",
    "Normalised",
    "Target",
    "canonical",
    "convert",
    "detect_script",
    "explain",
    "normalise",
    "normalise_text",
    "script_recipe",
]

RULES = ("invisible", "space", "width", "compatibility", "punctuation", "variant", "script")
# Two are enough for all known text; the bound keeps a faulty row of variants.csv from turning in circles.
_MOST_ROUNDS = 10
# No pass but the variants and OpenCC changes these, and neither reads across a stroke.
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text after normalisation, the script it was in before, and the edits that map it back."""

    text: str
    script: Script
    edits: tuple[Edit, ...]


def normalise(article: Article) -> Article:
    """The article with every block's `text`, `script` and `edits` set; `raw` stays.

    A block's edits lead from its `raw`, also where the reader had already recorded some. The article's script is that
    of its body; chrome counts only where there is nothing else. Doing it twice changes nothing.
    """
    blocks = tuple(_normalise_block(block) for block in article.blocks)
    body = [block.raw for block in article.blocks if block.kind != "chrome"]
    script = detect_script("\n".join(body)) or detect_script("\n".join(block.raw for block in article.blocks))
    return replace(article, blocks=blocks, script=script)


def normalise_text(raw: str) -> Normalised:
    """The text as matched and translated: a second time nothing changes any more."""
    text, spans = _fixed_point(raw)
    return Normalised(text, detect_script(raw), to_edits(spans))


def canonical(texts: Iterable[str]) -> dict[str, str]:
    """Each text with what `normalise_text` makes of it: a table's thousands of words in a few calls of OpenCC."""
    every = dict.fromkeys(texts)
    words = [text for text in every if _IDEOGRAPHS.fullmatch(text)]
    simple = _fixed_point("|".join(words))[0].split("|") if words else []
    known = dict(zip(words, simple, strict=True))
    return {text: known[text] if text in known else _fixed_point(text)[0] for text in every}


def convert(raw: str, to: Target) -> Normalised:
    """A line in Simplified ("hans") or in Traditional: general ("hant"), Hong Kong's ("hk"), Taiwan's ("tw").

    Characters and words are put into the script's form; the vocabulary stays the author's. Towards "hant", regional
    forms that are right in Hong Kong or Taiwan (隨著, 隨着; 裏, 裡) stay as written.
    """
    if to == "hans":
        return normalise_text(raw)
    text, spans = _cleaned(raw)
    converted, further = to_traditional(text, to)
    return Normalised(converted, detect_script(raw), to_edits(compose(spans, further, raw, converted)))


def explain(raw: str, normalised: Normalised) -> Iterator[str]:
    """One line per change: "3: 發 -> 发 (script)". The column counts characters of `raw` from 1."""
    for edit in normalised.edits:
        was, now = raw[edit.raw_start : edit.raw_end], normalised.text[edit.start : edit.end]
        yield f"{edit.raw_start + 1}: {_visible(was)} -> {_visible(now)} ({edit.rule})"


def _normalise_block(block: Block) -> Block:
    text, spans = _fixed_point(block.text)
    if spans:
        edits = to_edits(compose(from_edits(block.edits), spans, block.raw, text))
        return replace(block, text=text, edits=edits, script=detect_script(block.raw))
    return replace(block, script=detect_script(block.raw))


def _fixed_point(raw: str) -> tuple[str, list[Span]]:
    """All passes until nothing changes. A second round finds something only in rare words (薴, 苧, 苎)."""
    text, spans = raw, list[Span]()
    for _ in range(_MOST_ROUNDS):
        cleaned, first = _cleaned(text)
        simple, second = to_simplified(cleaned)
        if simple == text:
            break
        spans = compose(spans, compose(first, second, text, simple), raw, simple)
        text = simple
    return text, spans


def _cleaned(raw: str) -> tuple[str, list[Span]]:
    text, spans = clean_characters(raw)
    widened, further = widen_punctuation(text)
    return widened, compose(spans, further, raw, widened)


def _visible(text: str) -> str:
    if not text:
        return "nothing"
    if text.strip() != text or not text.isprintable():
        return " ".join(f"U+{ord(character):04X}" for character in text)
    return text
