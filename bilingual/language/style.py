"""House styles: how figures and words are written, by named profiles. profiles.toml says what each key means.

A style changes how a value looks, never the value.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args, get_type_hints

from bilingual.errors import BilingualError, ConfigError, DataError
from bilingual.language.data import currencies

_FILE = "profiles.toml"
_BASE = "based_on"
_MOST_DECIMALS = 9
# A name stands in recipes, which are lists within one line.
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Style:
    """The keys of a profile, complete; `name` is the profile's."""

    name: str
    en_spelling: Literal["british", "american"]
    en_dates: Literal["day month", "month day"]
    en_percent: Literal["sign", "word"]
    en_signs: tuple[str, ...]
    en_thousands: Literal["comma", "no-break space", "narrow no-break space", "none"]
    en_grouped_from: Literal[1000, 10000]
    ru_percent: Literal["spaced", "joined"]
    ru_year: Literal["года", "г."]
    ru_yo: Literal["ё", "е"]
    ru_thousands: Literal["no-break space", "narrow no-break space", "none"]
    ru_grouped_from: Literal[1000, 10000]
    most_decimals: int | Literal["any"]
    least_decimals: int

    @property
    def digest(self) -> str:
        """The SHA-256 of all keys but the name, in hex."""
        return hashlib.sha256(repr(astuple(self)[1:]).encode()).hexdigest()

    @property
    def recipe(self) -> str:
        """The name and the start of the digest, for recipes; "" for the default style."""
        return "" if self == default_style() else f"{self.name} sha256:{self.digest[:12]}"


@cache
def builtin_styles() -> dict[str, Style]:
    """The profiles of profiles.toml by name, the default first. Raises DataError for one that is broken."""
    document = tomllib.loads((files(__package__) / _FILE).read_text(encoding="utf-8"))
    name = document.pop("default", None)
    values = document.pop(name, None)
    if not isinstance(values, dict):
        raise DataError(f"{_FILE}: default names no profile; known are {', '.join(document)}")
    for key in _KEYS:
        if key not in values:
            raise DataError(f"{_FILE}: {name}: {key} is missing; the default profile says every key")
    default = _style(name, values, {}, f"{_FILE}: {name}", DataError)
    return {name: default, **_based({name: default}, document, f"{_FILE}: ", DataError)}


@cache
def default_style() -> Style:
    """The style of whoever names none."""
    return next(iter(builtin_styles().values()))


def builtin_style(name: str) -> Style:
    """A profile of profiles.toml, the default for "". Raises ConfigError for an unknown name."""
    return chosen_style(name, builtin_styles())


def chosen_style(name: str, known: Mapping[str, Style]) -> Style:
    """One of the known styles, the default for "". Raises ConfigError for an unknown name."""
    if name and name not in known:
        raise ConfigError(f"unknown profile {name!r}; known are {', '.join(known)}")
    return known[name] if name else default_style()


def read_styles(tables: Mapping[str, object], where: str, error: type[BilingualError]) -> dict[str, Style]:
    """A project's own profiles by name. `where` begins each message: a file and what stands before a profile's name.

    Raises `error` for an unknown key or value, a built-in name, and a profile that is based on none or on itself.
    """
    for name in tables:
        if name in builtin_styles():
            raise error(f'{where}{name}: is a built-in profile; give yours another name and `{_BASE} = "{name}"`')
    return _based(builtin_styles(), tables, where, error)


def _based(
    known: Mapping[str, Style], tables: Mapping[str, object], where: str, error: type[BilingualError]
) -> dict[str, Style]:
    """The profiles of the tables, each upon the known or new one that it is based on, in the order of the tables."""
    made = dict(known)

    def make(name: str, above: tuple[str, ...]) -> Style:
        if name in made:
            return made[name]
        place = f"{where}{name}"
        table = tables[name]
        if not _NAME.fullmatch(name):
            raise error(f"{where}{name!r}: is no name of a profile; use letters, digits and hyphens")
        if not isinstance(table, dict):
            raise error(f"{place}: must be a section with the keys of a profile")
        base = table.get(_BASE, next(iter(known)))
        if not isinstance(base, str) or base not in (*known, *tables):
            raise error(f"{place}: {_BASE} is {base!r}; known are {', '.join((*known, *tables))}")
        if base in (*above, name):
            raise error(f"{place}: is based on itself; base it on one of {', '.join(known)}")
        values = {key: getattr(make(base, (*above, name)), key) for key in _KEYS}
        made[name] = _style(name, {key: value for key, value in table.items() if key != _BASE}, values, place, error)
        return made[name]

    return {name: make(name, ()) for name in tables}


def _style(
    name: str, said: Mapping[str, object], values: Mapping[str, object], place: str, error: type[BilingualError]
) -> Style:
    """The style of the values with those that a profile says in their place."""
    for key, value in said.items():
        if key not in _KEYS:
            raise error(f"{place}: unknown key {key!r}; known are {_BASE}, {', '.join(_KEYS)}")
        wanted = _refusal(key, value)
        if wanted:
            raise error(f"{place}: {key} is {value!r}; use {wanted}")
    chosen: dict[str, Any] = {**values, **said}
    style = Style(**{"name": name, **chosen, "en_signs": tuple(chosen["en_signs"])})
    if style.most_decimals != "any" and style.least_decimals > style.most_decimals:
        raise error(
            f"{place}: least_decimals is {style.least_decimals}, most_decimals {style.most_decimals}; "
            "raise most_decimals or lower least_decimals"
        )
    return style


def _refusal(key: str, value: object) -> str:
    """What may stand for a key instead of a value; "" where the value may."""
    if key == "en_signs":
        known = isinstance(value, list) and all(isinstance(each, str) and each in currencies() for each in value)
        return "" if known else f"a list of {', '.join(currencies())}"
    # True is 1 to Python, not to the user.
    if key in ("most_decimals", "least_decimals"):
        also_any = key == "most_decimals"
        if (also_any and value == "any") or (type(value) is int and 0 <= value <= _MOST_DECIMALS):
            return ""
        return f"a whole number from 0 to {_MOST_DECIMALS}" + (' or "any"' if also_any else "")
    allowed = get_args(_KEYS[key])
    if any(type(value) is type(each) and value == each for each in allowed):
        return ""
    return " or ".join(f'"{each}"' if isinstance(each, str) else str(each) for each in allowed)


# The types of the keys; a Literal lists the values that may stand there.
_KEYS = {field.name: get_type_hints(Style)[field.name] for field in fields(Style) if field.name != "name"}
