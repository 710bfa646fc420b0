"""Suggestions as rows of a glossary."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.suggest.rank import Suggestion


def glossary_rows(found: Iterable[Suggestion]) -> list[dict[str, str]]:
    """A row for each, without a rendering: the loader refuses it until a person has found one.

    The id stays empty, so that the loader makes it from the file that the row is pasted into.
    """
    return [
        {
            **dict.fromkeys(COLUMNS, ""),
            "domain": each.domain,
            "zh": each.zh,
            "enforce": "prefer",
            "status": "proposed",
            "note": "; ".join(filter(None, (f"{each.places} in {each.articles}", each.hint, each.context))),
        }
        for each in found
    ]
