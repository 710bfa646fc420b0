"""Lint of the curated tables that ship: glossaries, lexicon, units, months, numerals, approximations."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from bilingual.glossary import COLUMNS, builtin_paths, load
from bilingual.language.data import approximators, currencies, months, numerals, rows, units
from bilingual.language.russian.inflection import forms
from bilingual.language.russian.palladius import transcribe
from bilingual.model import Concept
from bilingual.normalise import normalise_text
from bilingual.translate.draft.lexicon import COLUMNS as LEXICON_COLUMNS
from bilingual.translate.draft.lexicon import Entry, built_in_tables, load_entries, load_signs, tables
from bilingual.translate.draft.rules import SYMBOLS_KNOWN

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z]+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
DRAFT = "bilingual.translate.draft"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_tidy(text: str) -> bool:
    return text == text.strip() and "  " not in text


def latin_is_abbreviations(text: str) -> bool:
    """Whether Latin in a Russian text is capitals only (CNN, ASYCUDA), one letter, or a name with a digit beside it."""
    return all(word.isupper() for word in LATIN.findall(text))


@pytest.fixture(scope="module")
def concepts() -> tuple[Concept, ...]:
    return load(builtin_paths()).concepts


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return load_entries(built_in_tables())


@pytest.mark.parametrize("path", builtin_paths(), ids=lambda path: path.stem)
def test_a_glossary_file(path: Path) -> None:
    found = table(path)
    assert tuple(found[0]) == COLUMNS
    ids = [row["id"] for row in found]
    assert ids == sorted(ids)
    assert [cell for row in found for cell in row.values() if not is_tidy(cell)] == []


def test_concepts_are_many_and_unique(concepts: tuple[Concept, ...]) -> None:
    read = [row["id"] for path in builtin_paths() for row in table(path)]
    assert [name for name, count in Counter(read).items() if count > 1] == []
    assert len(concepts) >= 200
    sources = Counter(
        (zh, concept.context, concept.not_in)
        for concept in concepts
        if concept.status != "deprecated"
        for zh in (concept.zh, *concept.zh_variants)
    )
    assert [source for source, count in sources.items() if count > 1] == []


def test_sources_are_in_the_form_that_is_matched(concepts: tuple[Concept, ...]) -> None:
    sources = [
        zh
        for concept in concepts
        for zh in (concept.zh, *concept.zh_variants, *concept.context, *concept.not_in)
        if normalise_text(zh).text != zh
    ]
    assert sources == []


def test_renderings_are_in_their_language(concepts: tuple[Concept, ...]) -> None:
    wrong = [
        (concept.id, rendering.text)
        for concept in concepts
        for rendering in concept.renderings
        if CHINESE.search(rendering.text)
        or (rendering.language == "en" and CYRILLIC.search(rendering.text))
        or (rendering.language == "ru" and not latin_is_abbreviations(rendering.text))
    ]
    assert wrong == []


def test_no_rendering_is_both_accepted_and_forbidden(concepts: tuple[Concept, ...]) -> None:
    twice = [
        (concept.id, rendering.text)
        for concept in concepts
        for rendering in concept.renderings
        if rendering.use == "forbidden"
        and rendering.text.lower() in {other.text.lower() for other in concept.accepted(rendering.language)}
    ]
    assert twice == []


def test_approved_terms_have_references(concepts: tuple[Concept, ...]) -> None:
    unsupported = [
        (concept.id, language)
        for concept in concepts
        if concept.status == "approved"
        for language in ("en", "ru")
        if (rendering := concept.preferred(language)) is None or rendering.reference in ("", "usage")
    ]
    assert unsupported == []


@pytest.mark.parametrize("name", tables("lexicon"))
def test_a_lexicon_file(name: str) -> None:
    found = [row for _, row in rows(name, DRAFT)]
    assert tuple(found[0]) == LEXICON_COLUMNS
    words = [row["zh"] for row in found]
    assert words == sorted(words)
    assert [cell for row in found for cell in row.values() if not is_tidy(cell)] == []


def test_the_lexicon(entries: tuple[Entry, ...]) -> None:
    assert len(entries) >= 5000
    assert [entry.zh for entry in entries if normalise_text(entry.zh).text != entry.zh] == []
    mixed = [
        (entry.zh, en.text, ru.text)
        for entry in entries
        for en, ru in [(entry.units["en"], entry.units["ru"])]
        if CYRILLIC.search(en.text) or not latin_is_abbreviations(ru.text) or CHINESE.search(en.text + ru.text)
    ]
    assert mixed == []


@pytest.mark.parametrize("name", tables("rules"))
def test_a_file_of_rules(name: str) -> None:
    found = [row for _, row in rows(name, DRAFT)]
    assert tuple(found[0]) == ("id", "category", "zh", "en", "ru", "en_next", "ru_next", "weight", "note")
    assert [row["id"] for row in found if not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", row["id"])] == []
    assert [cell for row in found for cell in row.values() if not is_tidy(cell)] == []
    words = [word for row in found for token in row["zh"].split() for word in token.split("|") if not word.isascii()]
    assert [word for word in words if normalise_text(word).text != word] == []
    assert [row["id"] for row in found if CYRILLIC.search(row["en"] + row["en_next"])] == []


def test_the_symbols_of_glossary_domains_and_the_ids_are_known(concepts: tuple[Concept, ...]) -> None:
    found = [row for _, row in rows("domains.csv", DRAFT)]
    assert [row["symbol"] for row in found if row["symbol"] not in SYMBOLS_KNOWN] == []
    domains = {concept.domain for concept in concepts}
    known = {concept.id for concept in concepts} | domains | {domain.partition(".")[0] for domain in domains}
    assert [row["of"] for row in found if row["of"] not in known and not row["of"].startswith("unit.")] == []


def test_units() -> None:
    for unit in units().values():
        said = (unit.en_one, unit.en_many, unit.ru_one, unit.ru_few, unit.ru_many, unit.ru_fraction)
        assert all(said) or not any(said), unit.id
        assert not CYRILLIC.search(unit.en_one + unit.en_many), unit.id
        assert not LATIN.search(unit.ru_one + unit.ru_few + unit.ru_many + unit.ru_fraction), unit.id
        assert all(normalise_text(zh).text == zh or zh == "％" for zh in unit.zh), unit.id


def test_currencies_are_units() -> None:
    assert set(currencies()) <= set(units())
    for owner in ("signs", "en", "ru"):
        names = [name.lower() for currency in currencies().values() for name in getattr(currency, owner)]
        assert len(names) == len(set(names))


def test_months_and_numerals() -> None:
    assert [row["number"] for row in months()] == [str(number) for number in range(1, 13)]
    assert [row["value"] for row in numerals()] == [str(number) for number in range(1, 13)]
    for row in months():
        assert {row["ru_genitive"], row["ru_prepositional"]} <= forms(row["ru_nominative"])


def test_approximations() -> None:
    words = [word for each in approximators().values() for word in (*each.zh_before, *each.zh_after)]
    assert len(words) == len(set(words))
    assert {each.ru_governs for each in approximators().values()} <= {"", "genitive"}


def test_abbreviations() -> None:
    found = [(row["language"], row["abbreviation"]) for _, row in rows("abbreviations.csv")]
    assert found == sorted(set(found))
    pattern = {"en": re.compile("[a-z]{2,}"), "ru": re.compile("[а-яё]{2,}")}
    assert [each for each in found if not pattern[each[0]].fullmatch(each[1])] == []


def test_signs() -> None:
    for sign in load_signs().values():
        assert all(text for _, text in sign.targets), sign.zh


@pytest.mark.parametrize("name", ["names", "ordinary", "titles", "vague"])
def test_a_table_of_the_sheet(name: str) -> None:
    found = [row for _, row in rows(f"{name}.csv", "bilingual.sheet")]
    words = [row["zh"] for row in found]
    assert (words, len(set(words))) == (sorted(words), len(words))
    assert [word for word in words if normalise_text(word).text != word] == []
    assert [cell for row in found for cell in row.values() if not is_tidy(cell)] == []
    assert [row for row in found if CYRILLIC.search(row.get("en", "")) or LATIN.search(row.get("ru", ""))] == []


def test_the_surnames_and_the_syllables_of_given_readings() -> None:
    found = {row["zh"]: row["pinyin"].split() for _, row in rows("surnames.csv", "bilingual.language.chinese")}
    assert [zh for zh, pinyin in found.items() if pinyin and len(pinyin) != len(zh)] == []
    assert [zh for zh, pinyin in found.items() if pinyin and not transcribe(tuple(pinyin))] == []
