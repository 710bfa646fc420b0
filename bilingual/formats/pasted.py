"""Marks of a news page that were pasted into a Word or Markdown file along with the article."""

from __future__ import annotations

from dataclasses import replace

from bilingual.formats.chrome import gather
from bilingual.formats.decode import strip_blanks
from bilingual.formats.text import recognise_lines
from bilingual.model import Article


def mark_pasted_chrome(article: Article) -> Article:
    """The article with source lines, editor lines and the like among its plain paragraphs marked as chrome.

    Metadata that the file itself declares win over what those lines say. Nothing else changes.
    """
    plain = [block for block in article.blocks if block.kind == "paragraph" and not block.role and block.text]
    roles, metadata = recognise_lines([strip_blanks(block.text) for block in plain])
    found = {block.id: role for block, role in zip(plain, roles, strict=True) if role}
    blocks = tuple(
        replace(block, kind="chrome", role=found[block.id]) if block.id in found else block for block in article.blocks
    )
    return replace(article, blocks=blocks, metadata=gather((*article.metadata, *metadata)))
