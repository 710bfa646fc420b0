"""Sentences on customs, border trade and freight trains in Chinese, English and Russian, drawn from grammar.toml."""

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

GRAMMAR = Path(__file__).with_name("grammar.toml")
LANGUAGES = ("zh", "en", "ru")
SEED = 20240612
PARTS = ("lead", "join", "tail", "clause", "line")
_SLOT = re.compile(r"\{(?P<kind>[a-z]+)(?P<index>\d?)(?P<how>[.:|][^}]*)?\}")

Triple = tuple[str, str, str]
Bound = Mapping[str, Mapping[str, str]]


class GrammarError(ValueError):
    """grammar.toml is not what the generator needs; the message names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern in three languages; `tail` says that a change in per cent may follow."""

    texts: Triple
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words by class, each a mapping of form to text, and patterns by part of the sentence."""

    words: Mapping[str, tuple[Mapping[str, str], ...]]
    patterns: Mapping[str, tuple[Pattern, ...]]


def load(path: Path = GRAMMAR) -> Grammar:
    """The grammar of a file; raises GrammarError for a short row, an empty part or a slot that nothing fills."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {}
    for name, table in data["words"].items():
        for row in table["rows"]:
            if len(row) != len(table["forms"]):
                raise GrammarError(f"{path.name}: words.{name}: {row[0]} needs the forms {', '.join(table['forms'])}")
        words[name] = tuple(dict(zip(table["forms"], row, strict=True)) for row in table["rows"])
    patterns = {}
    for part in PARTS:
        if not data.get(part):
            raise GrammarError(f"{path.name}: no [[{part}]]; add one")
        patterns[part] = tuple(Pattern((p["zh"], p["en"], p["ru"]), p.get("tail", False)) for p in data[part])
    grammar = Grammar(words, patterns)
    for part, found in patterns.items():
        for pattern in found:
            _check(grammar, pattern, f"{path.name}: {part} {pattern.texts[0]}")
    return grammar


def draw(grammar: Grammar, rng: random.Random) -> Triple:
    """One line or sentence in three languages; a sentence has one to three clauses and may open with a lead."""
    if rng.random() < 0.2:
        return _capital(_fill(grammar, rng.choice(grammar.patterns["line"]), rng))
    parts = [_fill(grammar, rng.choice(grammar.patterns["lead"]), rng)] if rng.random() < 0.35 else []
    parts += _clause(grammar, rng)
    for _ in range(rng.choices((0, 1, 2), weights=(66, 27, 7))[0]):
        parts.append(_fill(grammar, rng.choice(grammar.patterns["join"]), rng))
        parts += _clause(grammar, rng)
    zh, en, ru = ("".join(part[i] for part in parts) for i in range(3))
    return _capital((zh + "。", en + ".", ru + "."))


def held_out(grammar: Grammar, count: int = 300) -> tuple[Triple, ...]:
    """The triples for measuring, each with a figure: a fixed phrase such as a heading is learnt, never measured."""
    rng = random.Random(SEED)
    found: dict[Triple, None] = {}
    while len(found) < count:
        triple = draw(grammar, rng)
        if re.search(r"\d", triple[0]):
            found[triple] = None
    return tuple(found)


def taught(grammar: Grammar, count: int) -> tuple[Triple, ...]:
    """The triples for training: none is held out, and fixed phrases come as often as they are drawn."""
    rng = random.Random(SEED + 1)
    kept = set(held_out(grammar))
    found: list[Triple] = []
    while len(found) < count:
        triple = draw(grammar, rng)
        if triple not in kept:
            found.append(triple)
    return tuple(found)


def _clause(grammar: Grammar, rng: random.Random) -> list[Triple]:
    pattern = rng.choice(grammar.patterns["clause"])
    parts = [_fill(grammar, pattern, rng)]
    if pattern.tail and rng.random() < 0.5:
        parts.append(_fill(grammar, rng.choice(grammar.patterns["tail"]), rng))
    return parts


def _capital(triple: Triple) -> Triple:
    zh, en, ru = (text[:1].upper() + text[1:] for text in triple)
    return zh, en, ru


def _fill(grammar: Grammar, pattern: Pattern, rng: random.Random) -> Triple:
    bound: dict[str, Mapping[str, str]] = {}
    for kind, index in dict.fromkeys((m["kind"], m["index"]) for m in _SLOT.finditer(pattern.texts[0])):
        taken = bound.values()
        drawn = _draw_slot(grammar, kind, rng)
        while drawn in taken:
            drawn = _draw_slot(grammar, kind, rng)
        bound[kind + index] = drawn
    zh, en, ru = (
        _SLOT.sub(lambda m, language=language: _text(bound, language, m), text)
        for language, text in zip(LANGUAGES, pattern.texts, strict=True)
    )
    return zh, en, ru


def _draw_slot(grammar: Grammar, kind: str, rng: random.Random) -> Mapping[str, str]:
    return FIGURES[kind](rng) if kind in FIGURES else rng.choice(grammar.words[kind])


def _text(bound: Bound, language: str, slot: re.Match[str]) -> str:
    forms = bound[slot["kind"] + slot["index"]]
    how = slot["how"] or f".{language}"
    if how.startswith("."):
        return forms[how[1:]]
    if how.startswith(":"):
        return forms[bound[how[1:]]["number"]]
    few, many = how[1:].split("|")
    return few if forms["number"] == "few" else many


def _check(grammar: Grammar, pattern: Pattern, place: str) -> None:
    for text in pattern.texts:
        for slot in _SLOT.finditer(text):
            if slot["kind"] not in FIGURES and slot["kind"] not in grammar.words:
                raise GrammarError(f"{place}: nothing fills {slot[0]}; name a word class or a figure")
    try:
        _fill(grammar, pattern, random.Random(0))
    except (KeyError, ValueError) as error:
        raise GrammarError(
            f"{place}: a slot or form is not there ({error}); compare the slots with the forms"
        ) from error


def _figure(zh: str, en: str, number: str = "many") -> Mapping[str, str]:
    """A figure as each language writes it: Russian has a decimal comma and parts thousands with a space."""
    return {"zh": zh, "en": en, "ru": en.translate(str.maketrans({",": " ", ".": ","})), "number": number}


def _count(low: int, high: int) -> Callable[[random.Random], Mapping[str, str]]:
    """Counts that take a Russian noun in one of two forms: never 1, 21, 31 and so on, whose verb differs too."""

    def drawn(rng: random.Random) -> Mapping[str, str]:
        value = rng.randint(low, high)
        while value % 10 == 1 and value % 100 != 11:
            value = rng.randint(low, high)
        few = value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)
        return _figure(f"{value:,}", f"{value:,}", "few" if few else "many")

    return drawn


def _percent(rng: random.Random) -> Mapping[str, str]:
    text = f"{rng.randint(1, 999) / 10:.1f}".removesuffix(".0") if rng.random() < 0.8 else str(rng.randint(1, 99))
    return _figure(text, text)


def _yi(rng: random.Random) -> Mapping[str, str]:
    """亿 is 10**8: below ten of them in millions, above in billions."""
    tenths = rng.randint(100, 9999) if rng.random() < 0.7 else rng.randint(11, 99)
    zh = f"{tenths / 10:.1f}".removesuffix(".0") + "亿"
    if tenths < 100:
        return {**_figure(zh, f"{tenths * 10}"), "en": f"{tenths * 10} million", "ru": f"{tenths * 10} млн"}
    billion = f"{tenths / 100:.2f}".rstrip("0").removesuffix(".")
    return {"zh": zh, "en": f"{billion} billion", "ru": f"{billion.replace('.', ',')} млрд", "number": "many"}


def _wan(rng: random.Random) -> Mapping[str, str]:
    """万 is 10**4, written out."""
    tenths = rng.randint(11, 999) if rng.random() < 0.6 else rng.randint(10, 99) * 10
    return _figure(f"{tenths / 10:.1f}".removesuffix(".0") + "万", f"{tenths * 1000:,}")


def _million(rng: random.Random) -> Mapping[str, str]:
    millions = rng.randint(2, 99)
    return {"zh": f"{millions * 100}万", "en": f"{millions} million", "ru": f"{millions} млн", "number": "many"}


def _plain(low: int, high: int) -> Callable[[random.Random], Mapping[str, str]]:
    def drawn(rng: random.Random) -> Mapping[str, str]:
        text = str(rng.randint(low, high))
        return _figure(text, text)

    return drawn


def _points(rng: random.Random) -> Mapping[str, str]:
    text = f"{rng.randint(0, 9)}.{rng.randint(1, 9)}"
    return _figure(text, text)


FIGURES: Mapping[str, Callable[[random.Random], Mapping[str, str]]] = {
    "n": _count(2, 999),
    "k": _count(1000, 99999),
    "half": _count(2, 11),
    "hour": _count(5, 48),
    "p": _percent,
    "pp": _points,
    "yi": _yi,
    "wan": _wan,
    "mw": _million,
    "year": _plain(2015, 2027),
    "day": _plain(1, 28),
}
