"""Suggestions as rows of a glossary."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.lint import PAIRS
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
            "note": "; ".join(filter(None, (_counted(each), each.hint, _paired(each.context)))),
        }
        for each in found
    ]


def _counted(each: Suggestion) -> str:
    places, articles = each.places, each.articles
    return f"{places} place{'s' * (places > 1)} in {articles} article{'s' * (articles > 1)}"


def _paired(context: str) -> str:
    """The context without the brackets and quotes that lost their partner where it was cut."""
    alone = [sign for pair in PAIRS.items() if context.count(pair[0]) != context.count(pair[1]) for sign in pair]
    if context.count('"') % 2:
        alone.append('"')
    return "".join(char for char in context if char not in alone)
