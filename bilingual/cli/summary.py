"""The closing lines of a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bilingual.language import LANGUAGES
from bilingual.model import Bitext, Finding, Method
from bilingual.verify.damage import is_empty

# More of them are counted and not named.
_MOST_NAMED = 5
# How an engine's targets may come about, from the simplest way.
_MADE: tuple[Method, ...] = ("plain", "repaired", "constrained", "unsatisfied")


def summary_lines(bitext: Bitext, source: Path, written: list[Path]) -> Iterator[str]:
    """What was found in one source, what the checks say, and the files written."""
    marks = Counter(mark.kind for segment in bitext.segments for mark in segment.marks)
    counts = (
        count(len(bitext.article.blocks), "paragraph"),
        count(marks["term"], "term"),
        count(marks["quantity"], "quantity", "quantities"),
    )
    yield f"{source}: {', '.join(counts)}"
    for finding in bitext.findings:
        if not finding.subject:
            yield f"  {finding.severity}: {finding.message}"
    for language in bitext.languages:
        of_language = [finding for finding in bitext.findings if finding.language == language]
        yield f"  {LANGUAGES[language].name}: {_findings(of_language)}"
        yield from _methods(Counter(pair.method for pair in bitext.pairs if pair.language == language))
        silent = _untranslated(bitext, language)
        if silent:
            named = ", ".join(silent[:_MOST_NAMED]) + (" …" if len(silent) > _MOST_NAMED else "")
            yield f"  {LANGUAGES[language].name}: no translation of {count(len(silent), 'paragraph')}: {named}"
    for path in written:
        yield f"  -> {path}"


def _methods(methods: Counter[Method]) -> Iterator[str]:
    """How a model's targets came to keep their marks, where they did not all by themselves."""
    said = [f"{methods[each]:,} {each}" for each in _MADE if methods[each]]
    if any(methods[each] for each in _MADE if each != "plain"):
        yield f"    {', '.join(said)}"


def total_line(built: int, failed: int) -> str:
    """The last line of a run over several sources."""
    return f"{count(built, 'file')} built" + (f", {count(failed, 'error')} (see above)" if failed else "")


def _untranslated(bitext: Bitext, language: str) -> tuple[str, ...]:
    """The ids of the blocks of which nothing is translated."""
    empty: dict[str, bool] = {}
    for segment, pairs in bitext.segment_pairs():
        for pair in pairs:
            if pair.language == language and any(map(str.isalnum, segment.text)):
                empty[segment.block_id] = empty.get(segment.block_id, True) and is_empty(segment.text, pair.target)
    return tuple(block for block, nothing in empty.items() if nothing)


def _findings(findings: list[Finding]) -> str:
    if not findings:
        return "no findings"
    severities = Counter(finding.severity for finding in findings)
    said = [count(severities[level], level) for level in ("error", "warning") if severities[level]]
    if severities["info"]:
        said.append(f"{severities['info']} for information")
    checks = Counter(finding.check for finding in findings)
    return f"{', '.join(said)} ({', '.join(f'{name} {count}' for name, count in sorted(checks.items()))})"


def count(number: int, noun: str, plural: str = "") -> str:
    """1 file, 2,436 files."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
