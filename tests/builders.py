"""Spine values from one line of notation."""

from __future__ import annotations

from bilingual.annotate import TermMatcher, annotate
from bilingual.glossary import read_rows
from bilingual.model import Article, Bitext, Block, Concept, Finding, Pair, Recipe, Segment
from bilingual.segment import segment


def block(line: str, number: int = 1) -> Block:
    """A block as a reader gives it: "# 标题" is the title, "## 一" a heading, "> 首页" chrome, "- 一" a list item."""
    block_id = f"p{number:03}"
    head, _, rest = line.partition(" ")
    if head and set(head) == {"#"}:
        role = "title" if len(head) == 1 else ""
        return Block(block_id, "heading", rest, rest, level=len(head), role=role, line=number)
    if head == ">":
        return Block(block_id, "chrome", rest, rest, role="footer", line=number)
    if head == "-":
        return Block(block_id, "list item", rest, rest, line=number)
    return Block(block_id, "paragraph", line, line, line=number)


def article(*lines: str, **fields: object) -> Article:
    """An article as a reader gives it, one block a line."""
    blocks = tuple(block(line, number) for number, line in enumerate(lines, start=1))
    title = next((each.raw for each in blocks if each.role == "title"), "")
    return Article(title, "zh", "", blocks, "article.txt", "0" * 64, **fields)


def concepts(*rows: str) -> tuple[Concept, ...]:
    """Concepts from "zh,en,ru" rows."""
    return read_rows("\n".join(("zh,en,ru", *rows)), "small.csv")


def segments(*lines: str, terms: tuple[Concept, ...] = ()) -> tuple[Segment, ...]:
    """The annotated segments of an article whose text needs no normalisation."""
    return annotate(segment(article(*lines)), TermMatcher(terms))


def bitext(*lines: str, terms: tuple[Concept, ...] = (), findings: tuple[Finding, ...] = ()) -> Bitext:
    """A bitext whose targets say "[en] " or "[ru] " and the source."""
    source = article(*lines)
    cut = segments(*lines, terms=terms)
    languages = ("en", "ru")
    pairs = tuple(
        Pair(f"{each.id}.{language}", each.id, language, f"[{language}] {each.text}", "test")
        for each in cut
        for language in languages
    )
    return Bitext(source, languages, cut, pairs, findings, Recipe((("bilingual", "test"),)))
