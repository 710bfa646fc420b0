"""Web pages, saved as .html: the article's body."""

from bilingual.formats.web.read import read

__all__ = ["read"]
