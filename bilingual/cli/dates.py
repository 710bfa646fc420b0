"""Days given as options."""

from __future__ import annotations

from datetime import date as calendar

from bilingual.errors import ConfigError


def refuse_bad_date(date: str) -> None:
    """Raises ConfigError for what is neither empty nor a day such as 2019-05-09."""
    try:
        calendar.fromisoformat(date or "2000-01-01")
    except ValueError as error:
        raise ConfigError(f"--date {date!r} is no date; write it as 2019-05-09") from error
