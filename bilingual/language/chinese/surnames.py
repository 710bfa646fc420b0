"""Chinese surnames: surnames.csv."""

from __future__ import annotations

from functools import cache

from bilingual.language.data import rows


@cache
def surnames() -> dict[str, str]:
    """The surnames with their pinyin where the ordinary reading of the character is another (单: shan), else ""."""
    return {row["zh"]: row["pinyin"] for _, row in rows("surnames.csv", __package__)}
