"""What every writer of a sheet says in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bilingual.sheet.model import Doubt, Lack, Row, Sheet

PROPOSED = "°"
PARAGRAPH = "¶"
NOTHING = "—"
TERMS, DOUBTS, LACKS, RECIPE = "Terms and figures", "To decide", "Not in the glossary", "Recipe"

_WHAT = {
    "person": "person; if Chinese",
    "foreign person": "foreign name",
    "quoted": "in quotes",
    "title": "title in 《》",
    "division": "place",
}


def heading(sheet: Sheet) -> str:
    """The article's title, or its file where it has none."""
    return " ".join(sheet.title.split()) or sheet.origin


def legend(sheet: Sheet, number: str = "raised figure") -> str:
    """What the signs mean, as far as they occur; `number` says how the writer shows the number of a doubt."""
    rows = [row for section in sheet.sections for row in section.rows]
    signs = [f"{PARAGRAPH}7 paragraph 7 of the source, empty lines not counted"]
    if any(row.count > 1 for row in rows):
        signs.append(f"×3 {PARAGRAPH}7 stands three times, also in that paragraph")
    if any(row.proposed for row in rows):
        signs.append(f"{PROPOSED} proposed, nobody confirmed the rendering")
    if any(row.beside for row in rows):
        signs.append("(…) the word behind a figure")
    if sheet.doubts:
        signs.append(f"{number}: see “{DOUBTS}”")
    if any(not said for row in rows for said in row.said):
        signs.append(f"{NOTHING} no rendering")
    return " · ".join(signs)


def spans(numbers: Sequence[int]) -> str:
    """Paragraph numbers in order, three and more in a row as a span: 2, 4–9, 11."""
    runs: list[list[int]] = [[number] for number in numbers[:1]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)


def behind(row: Row) -> str:
    """What stands behind the source of a row: its sign, how often and where else it occurs, its other spellings."""
    return "".join(
        (
            PROPOSED if row.proposed else "",
            f" ×{row.count}" if row.count > 1 else "",
            f" {PARAGRAPH}{spans(row.places[1:])}" if len(row.places) > 1 else "",
            f" = {', '.join(row.others)}" if row.others else "",
        )
    )


def concerned(doubt: Doubt) -> str:
    """What a doubt is about, with the paragraphs."""
    return ", ".join(f"{source} {PARAGRAPH}{paragraph}" for source, paragraph in doubt.concerns)


def lacking(lack: Lack) -> str:
    """What the glossary lacks about a source, and the transliterations of a name."""
    said = " · ".join(filter(None, lack.said))
    what = _WHAT.get(lack.what, lack.what)
    if lack.what == "person":
        return f"{what}: {said}; to be confirmed" if said else "person"
    return f"{what} ({said})" if said else what


def where(lack: Lack) -> str:
    """The paragraphs a lack stands in, and how often it does."""
    return f"{PARAGRAPH}{spans(lack.places)}" + (f" ×{lack.count}" if lack.count > 1 else "")
