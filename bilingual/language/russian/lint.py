"""Russian words that nobody vouches for."""

from __future__ import annotations

import re

from bilingual.language.russian.inflection import Grammar, is_known, read_grammar

_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


def unknown_words(text: str, grammar: str) -> tuple[str, ...]:
    """The words of a rendering that the dictionary does not know and `ru_grammar` does not explain.

    A grammar explains a name; abbreviations in capitals and names behind the first word (таможня Хух-Хото) need none.
    Raises DataError for a grammar that is not known.
    """
    words = _WORD.findall(text)
    explained = read_grammar(grammar) != Grammar()
    return tuple(
        word
        for place, word in enumerate(words)
        if not is_known(word) and not word.isupper() and not (word[0].isupper() and (explained or place > 0))
    )
