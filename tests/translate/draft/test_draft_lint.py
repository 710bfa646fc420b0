"""What the linter of lexicons and rules objects to, each row beside a near one that passes."""

from __future__ import annotations

import pytest
from drafts import RULES, WORDS, rule_lines, word_lines

from bilingual.translate.draft.lint import lint_entries, lint_rules


def words(*rows: str) -> list[str]:
    return [str(problem) for problem in lint_entries([("words.csv", word_lines(*rows))])]


def grammar(*rows: str) -> list[str]:
    return [str(problem) for problem in lint_rules([("rules.csv", rule_lines(*rows))])]


@pytest.mark.parametrize(
    ("bad", "said", "good"),
    [
        ("port,n,port,,порт,", "zh: error: 'port' holds no Chinese character", "A口,n,port,,порт,"),
        ("口 岸,n,port,,порт,", "zh: error: '口 岸' holds a blank; remove it", "口岸,n,port,,порт,"),
        ("口岸,n,pоrt,,порт,", "en: error: 'pоrt' mixes Latin and Cyrillic letters; retype it", "口岸,n,port,,порт,"),
        ("口岸,n,sea  port,,порт,", "en: error: 'sea  port' holds two blanks; keep one", "口岸,n,sea port,,порт,"),
        ("推进,v,actively advance,,продвигать,ipf",
         "en: error: 'actively advance' must begin with its verb, which is what is inflected",
         "推进,v,advance actively,,продвигать,ipf"),
        ("推进,v,advance,on it,продвигать,ipf",
         "en_grammar: error: 'on it' is not known; use state, intr or a preposition",
         "推进,v,advance,on,продвигать,ipf"),
        ("推进,v,advance,,продвигать,imp",
         "ru_grammar: error: 'imp' is not known; use pf, ipf, в+acc, +dat …, pair=infinitive",
         "推进,v,advance,,продвигать,ipf +acc"),
        ("推进,v,advance,,продвижение,ipf",
         "ru: error: 'продвижение' must begin with an infinitive that the dictionary knows",
         "推进,v,advance,,продвигать вперёд,ipf"),
        ("推进,v,advance,,усиливать,pf",
         "ru_grammar: error: 'усиливать' is not pf; the dictionary has it as ipf",
         "推进,v,advance,,продвинуть,pf"),
        ("推进,v,advance,,усиливать,ipf pair=двигать",
         "ru_grammar: error: 'двигать' is no partner in aspect of 'усиливать'",
         "推进,v,advance,,усиливать,ipf pair=усилить"),
        ("口岸,n,port,,порт,masc",
         "ru_grammar: error: ru_grammar 'masc' is not known; use indecl, pl, anim, inan, person, gender=m (f, n) "
         "or head=2",
         "口岸,n,port,,порт,gender=m"),
        ("新,a,new,,заново,", "ru: warning: 'заново' is no adjective that agrees with its noun", "新,a,new,,новый,"),
        ("口岸,n,port,,потрт,", "ru: warning: no dictionary knows 'потрт'; check its spelling", "口岸,n,port,,порт,"),
        ("口岸,n,port,,,", "error: 口岸 has no ru; fill it or give it the part of speech u or q", "张,q,,,,"),
        ("口岸,noun,port,,порт,", "error: pos is 'noun'; use one of ", "口岸,n,port,,порт,"),
        ("海关,n,customs house,,таможня,", "zh: error: 海关 is already at words.csv:2; remove one",
         "海关,v,clear,,оформить,pf"),
    ],
)  # fmt: skip
def test_a_word(bad: str, said: str, good: str) -> None:
    first = "海关,n,customs,,таможня,"
    (found,) = words(first, bad)
    assert found.startswith(f"words.csv:3:{said}" if not said.startswith("error") else f"words.csv:3: {said}")
    assert words(first, good) == []


@pytest.mark.parametrize(
    ("bad", "said", "good"),
    [
        ("b,NP,N:x,{x:gen},{x:gen}", "en: error: 'gen' is no feature of en; see its module", "b,NP,N:x,{x:pl},{x:gen}"),
        (
            "b,NP,N:x,{x},{x},{x:acc},",
            "en_next: error: 'acc' is no feature of en; see its module",
            "b,NP,N:x,{x},{x},{x},{x:acc}",
        ),
        (
            "b,VP,N:x,[grow] {x},[рост] {x}",
            "ru: error: 'рост' must begin with an infinitive or short adjective of the dictionary",
            "b,VP,N:x,[grow] {x},[расти] {x}",
        ),
        ("b,NP,N:x,{x} {x},{x}", " error: en: '{x} {x}' must say each slot of the pattern once: x", "b,NP,N:x,{x},{x}"),
        ("a,NP,N:x,{x},{x}", "id: error: a is already at rules.csv:2; remove one", "b,NP,N:x,{x},{x}"),
        ("b,NP,NS:x,{x},{x}", "id: error: NP NS:x is already at rules.csv:2; remove one", "b,N,NS:x,{x},{x}"),
    ],
)
def test_a_rule(bad: str, said: str, good: str) -> None:
    first = "a,NP,NS:x,{x},{x}"
    (found,) = grammar(first, bad)
    assert found == f"rules.csv:3:{said}"
    assert grammar(first, good) == []


def test_the_small_lexicon_and_rules_of_these_tests() -> None:
    assert (words(*WORDS), grammar(*RULES)) == ([], [])
