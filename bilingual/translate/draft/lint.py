"""What a reviewer would object to in a lexicon or in the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bilingual.errors import DataError
from bilingual.glossary.lint import Complaint, Problem
from bilingual.language.russian.conjugation import aspects, is_short_adjective
from bilingual.language.russian.inflection import is_known, read_grammar, readings
from bilingual.translate.draft.compose import GRAMMARS
from bilingual.translate.draft.lexicon import Entry, Line, entry_of
from bilingual.translate.draft.rules import Rule, rule_of

EntryRule = Callable[[Entry], Iterable[Complaint]]

_VERBS = frozenset(("V", "VQ", "VS", "VP", "VI"))
_NOUNS = frozenset(("N", "NS", "NR", "G", "NV", "NT"))
_HAN = re.compile("[〇\u3400-\u9fff\U00020000-\U0003ffff]")
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EN_GRAMMAR = re.compile(r"(?:state|intr|[a-z]+)?")
_RU_VERB = re.compile(r"(?:(?:pf|ipf|state|intr|[а-яё]*\+(?:gen|dat|acc|ins|prep|inf)|pair=[а-яё_-]+)(?: |$))*")
# No English verb begins so; an adverb before it would be inflected in its place.
_NO_VERB = re.compile(
    r"(?!(?:sup|ap|re|im|com|multi)ply|fly|rely|ally|rally|tally)\w+ly|not|the|a|an|more|most|further|jointly"
)


def lint_entries(tables: Iterable[tuple[str, Iterable[Line]]]) -> Iterator[Problem]:
    """The problems of lexicons, given with their names, table by table and line by line."""
    seen: dict[tuple[str, str], str] = {}
    for name, table in tables:
        for line, row in table:
            try:
                entry = entry_of(row, name)
            except DataError as error:
                yield Problem(name, line, "", "error", str(error).partition(": ")[2])
                continue
            key = (entry.zh, entry.symbol)
            if key in seen:
                yield Problem(name, line, "zh", "error", f"{entry.zh} is already at {seen[key]}; remove one")
            seen[key] = f"{name}:{line}"
            for rule in ENTRY_RULES:
                yield from (Problem(name, line, *complaint) for complaint in rule(entry))


def lint_rules(tables: Iterable[tuple[str, Iterable[Line]]]) -> Iterator[Problem]:
    """The problems of tables of rules, given with their names."""
    seen: dict[str, str] = {}
    for name, table in tables:
        for line, row in table:
            try:
                rule = rule_of(row, name)
            except DataError as error:
                yield Problem(name, line, "", "error", str(error).partition(": ")[2])
                continue
            for key in (rule.id, f"{rule.category} {rule.pattern}"):
                if key in seen:
                    yield Problem(name, line, "id", "error", f"{key} is already at {seen[key]}; remove one")
                seen[key] = f"{name}:{line}"
            yield from (Problem(name, line, *complaint) for complaint in _templates(rule))


def _source(entry: Entry) -> Iterator[Complaint]:
    if entry.symbol != "W" and not _HAN.search(entry.zh):
        yield "zh", "error", f"{entry.zh!r} holds no Chinese character"
    if re.search(r"\s", entry.zh):
        yield "zh", "error", f"{entry.zh!r} holds a blank; remove it"


def _scripts(entry: Entry) -> Iterator[Complaint]:
    for language, unit in entry.targets:
        for word in _WORD.findall(unit.text):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield language, "error", f"{word!r} mixes Latin and Cyrillic letters; retype it"
        if "  " in unit.text:
            yield language, "error", f"{unit.text!r} holds two blanks; keep one"


def _english_verb(entry: Entry) -> Iterator[Complaint]:
    unit = entry.units["en"]
    if entry.symbol in _VERBS:
        if _NO_VERB.fullmatch(unit.text.partition(" ")[0]):
            yield "en", "error", f"{unit.text!r} must begin with its verb, which is what is inflected"
        if not _EN_GRAMMAR.fullmatch(unit.grammar):
            yield "en_grammar", "error", f"{unit.grammar!r} is not known; use state, intr or a preposition"


def _russian_verb(entry: Entry) -> Iterator[Complaint]:
    unit = entry.units["ru"]
    if entry.symbol not in _VERBS:
        return
    if not _RU_VERB.fullmatch(unit.grammar):
        yield "ru_grammar", "error", f"{unit.grammar!r} is not known; use pf, ipf, в+acc, +dat …, pair=infinitive"
        return
    own = aspects(unit.text)
    if not own:
        yield "ru", "error", f"{unit.text!r} must begin with an infinitive that the dictionary knows"
    for said in ("pf", "ipf"):
        if own and said in unit.grammar.split() and said not in own:
            yield (
                "ru_grammar",
                "error",
                f"{unit.text!r} is not {said}; the dictionary has it as {', '.join(sorted(own))}",
            )
    for part in unit.grammar.split():
        pair = part.removeprefix("pair=").replace("_", " ")
        if part.startswith("pair=") and (not aspects(pair) or aspects(pair) == own):
            yield "ru_grammar", "error", f"{pair!r} is no partner in aspect of {unit.text!r}"


def _russian_noun(entry: Entry) -> Iterator[Complaint]:
    unit = entry.units["ru"]
    if entry.symbol not in _NOUNS:
        return
    try:
        read_grammar(unit.grammar)
    except DataError as error:
        yield "ru_grammar", "error", str(error)


def _russian_adjective(entry: Entry) -> Iterator[Complaint]:
    unit = entry.units["ru"]
    if entry.part_of_speech == "a":
        words = _WORD.findall(unit.text)
        if not any(reading.tag.POS in ("ADJF", "PRTF") for word in words for reading in readings(word)):
            yield "ru", "warning", f"{unit.text!r} is no adjective that agrees with its noun"


def _russian_words(entry: Entry) -> Iterator[Complaint]:
    for word in _WORD.findall(entry.units["ru"].text):
        if _CYRILLIC.search(word) and word[:1].islower() and not is_known(word):
            yield "ru", "warning", f"no dictionary knows {word!r}; check its spelling"


ENTRY_RULES: tuple[EntryRule, ...] = (
    _source,
    _scripts,
    _english_verb,
    _russian_verb,
    _russian_noun,
    _russian_adjective,
    _russian_words,
)


def _templates(rule: Rule) -> Iterator[Complaint]:
    for column, templates in (("", rule.templates), ("_next", rule.following)):
        for language, template in templates:
            known = GRAMMARS[language].features()
            for part in template.parts:
                for feature in part.features:
                    if feature not in known:
                        yield f"{language}{column}", "error", f"{feature!r} is no feature of {language}; see its module"
            if template.unit is not None and language == "ru":
                unit = template.unit
                if unit.symbol == "V" and not aspects(unit.text) and not is_short_adjective(unit.text):
                    message = f"{unit.text!r} must begin with an infinitive or short adjective of the dictionary"
                    yield f"ru{column}", "error", message
