"""Findings as lines: for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from bilingual.cli.summary import count
from bilingual.model import Bitext, Block, Finding


def lines(bitext: Bitext, name: str) -> Iterator[str]:
    """A line for each finding, such as "en.txt: line 3: error: quantities: figure missing: 5吨 is 5 tonnes".

    What was expected and what was found stand in brackets behind it where the message does not say them.
    """
    for finding, block in _placed(bitext):
        place = _place(finding, block, len(bitext.languages) > 1)
        unsaid = [
            f"{what}: {text}"
            for what, text in (("expected", finding.expected), ("found", finding.found))
            if text and text not in finding.message
        ]
        message = " ".join((finding.message + (f" ({'; '.join(unsaid)})" if unsaid else "")).split())
        yield f"{name}: {place}: {finding.severity}: {finding.check}: {message}"


def json_lines(bitext: Bitext) -> Iterator[str]:
    """One object per finding; `line` is null in a brief, whose places are the ids of its paragraphs."""
    for finding, block in _placed(bitext):
        found = {
            "line": block.line or None,
            "place": block.place,
            "language": finding.language,
            "check": finding.check,
            "severity": finding.severity,
            "message": finding.message,
            "expected": finding.expected,
            "found": finding.found,
        }
        yield json.dumps(found, ensure_ascii=False)


def total(bitext: Bitext, name: str) -> str:
    """ "en.txt: 120 rows: 1 error, 3 warnings, 2 for information (quantities 1, terms 5)"."""
    severities = Counter(finding.severity for finding in bitext.findings)
    said = [count(severities["error"], "error"), count(severities["warning"], "warning")]
    if severities["info"]:
        said.append(f"{severities['info']} for information")
    checks = Counter(finding.check for finding in bitext.findings)
    by_check = ", ".join(f"{check} {number}" for check, number in sorted(checks.items()))
    return f"{name}: {count(len(bitext.segments), 'row')}: {', '.join(said)}" + (f" ({by_check})" if by_check else "")


def _placed(bitext: Bitext) -> Iterator[tuple[Finding, Block]]:
    blocks = {block.id: block for block in bitext.article.blocks}
    for finding in bitext.findings:
        yield finding, blocks[finding.block_id]


def _place(finding: Finding, block: Block, several: bool) -> str:
    return f"{block.place} ({finding.language})" if several else block.place
