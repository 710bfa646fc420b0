"""The embedded engine that needs no model: glossary terms, quantities and the lexicon, word for word.

A draft is a gloss, not a translation: every term and figure is right, what is unknown stays in 〔…〕.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilingual.language import LANGUAGES, target_language
from bilingual.language.style import Style, default_style
from bilingual.model import Concept, Mark, Quantity
from bilingual.translate import Candidate, Options, Request, Step
from bilingual.translate.draft.lexicon import (
    BEFORE_FIGURES,
    Entry,
    Sign,
    digest,
    lexicon_files,
    load_entries,
    load_signs,
)
from bilingual.translate.draft.pieces import Cutter, Piece

_VERSION = "1"


class Draft:
    """The engine over a lexicon and a table of punctuation marks. Deterministic; its trace explains each word."""

    name = "draft"
    languages = tuple(LANGUAGES)
    slow = False

    def __init__(self, cutter: Cutter, digest_of_data: str, style: Style | None = None) -> None:
        self._cutter = cutter
        self._style = style or default_style()
        styled = f" style sha256:{self._style.digest[:12]}" if self._style.recipe else ""
        self.recipe = f"draft {_VERSION} lexicon sha256:{digest_of_data[:12]}{styled}"

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request, in order. Requests for one segment that follow one another are cut once."""
        cut_text = ""
        cut_marks: tuple[Mark, ...] = ()
        pieces: tuple[Piece, ...] = ()
        for index, request in enumerate(requests):
            marks = tuple(mark for mark in request.marks if _can_say(mark, request.language))
            if request.text != cut_text or marks != cut_marks:
                cut_text, cut_marks, pieces = request.text, marks, self._cutter.cut(request.text, marks)
            yield index, _compose(pieces, request, self._style)


def make(_languages: tuple[str, ...], options: Options) -> Draft:
    """The engine over the built-in data. Raises DataError for a broken table."""
    cutter = Cutter(load_entries(lexicon_files()), load_signs(), load_entries([BEFORE_FIGURES]))
    return Draft(cutter, digest((*lexicon_files(), BEFORE_FIGURES, "punctuation.csv")), options.style)


def missing(languages: tuple[str, ...]) -> str:
    """The languages that the lexicon has no column for."""
    unknown = [language for language in languages if language not in Draft.languages]
    return f"the lexicon has no column for {', '.join(unknown)}" if unknown else ""


def _can_say(mark: Mark, language: str) -> bool:
    return not isinstance(mark.value, Concept) or mark.value.preferred(language) is not None


def _compose(pieces: tuple[Piece, ...], request: Request, style: Style) -> Candidate:
    steps = tuple(_step(piece, request, style) for piece in pieces)
    output: list[str] = []
    glue = True  # no blank before the first word
    sentence_starts = True
    end = 0
    for piece, step in zip(pieces, steps, strict=True):
        gap, end = request.text[end : piece.start], piece.end
        if not step.target:
            continue
        if step.target == "." and output and output[-1].endswith("."):
            # 2019 г. ends with the full stop of the sentence.
            sentence_starts = True
            continue
        if gap and not glue and request.kind == "heading" and _is_wide(request.text, piece):
            # A blank parts the two halves of a headline.
            output.append(";")
        attach = piece.value.attach if isinstance(piece.value, Sign) else ""
        if not glue and attach not in ("left", "both"):
            output.append(" ")
        word = step.target
        if sentence_starts and attach == "":
            word = word[:1].upper() + word[1:] if not isinstance(piece.value, str) else word
            sentence_starts = False
        output.append(word)
        glue = attach in ("right", "both")
        if word in ".!?":
            sentence_starts = True
    return Candidate("".join(output), steps)


def _is_wide(text: str, piece: Piece) -> bool:
    """Whether a blank stands between two Chinese characters before a piece: there it is no mere word space."""
    before = text[: piece.start].rstrip()[-1:]
    return before > "\u2e80" and text[piece.start] > "\u2e80" and not isinstance(piece.value, Sign)


def _step(piece: Piece, request: Request, style: Style) -> Step:
    value = piece.value
    target: str | None
    if isinstance(value, Entry):
        known = value.target(request.language)
        target = target_language(request.language).spell(known, style) if known else known
        origin = "lexicon"
    elif isinstance(value, Sign):
        target, origin = value.target(request.language), "punctuation"
    elif isinstance(value, Mark):
        target, origin = _said(value.value, request.language, style)
    else:
        target, origin = value, "kept"
    if target is None:
        target, origin = f"〔{request.text[piece.start : piece.end]}〕", "unknown"
    return Step(piece.start, piece.end, target, origin)


def _said(value: Concept | Quantity, language: str, style: Style) -> tuple[str | None, str]:
    if isinstance(value, Concept):
        rendering = value.preferred(language)
        return (rendering.text if rendering else None), value.id
    return target_language(language).render(value, style), "quantity"
