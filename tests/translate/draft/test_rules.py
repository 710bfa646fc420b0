"""Rules: what a row means, and what is refused with its file and line."""

from __future__ import annotations

import pytest
from drafts import rule_lines, rules

from bilingual.errors import DataError
from bilingual.translate.draft.grammar import Unit
from bilingual.translate.draft.rules import Part, Rule, Template, load_rules


def test_a_rule() -> None:
    row = "of,NP,NP|N:x 的|之 NP:h,the {h*:pl} of {x},{h*} {x:gen.sg},{h} for {x^h},,-3"
    plural = Template(
        (Part("the "), Part(slot=1, inherits=True, features=("pl",)), Part(" of "), Part(slot=0)),
        (1,),
        None,
        frozenset(),
    )
    genitive = Template(
        (Part(slot=1, inherits=True), Part(" "), Part(slot=0, features=("gen", "sg"))), (1,), None, frozenset()
    )
    following = Template((Part(slot=1), Part(" for "), Part(slot=0, governed=1)), (), None, frozenset())
    assert rules(row) == (
        Rule(
            "of",
            "NP",
            "NP|N:x 的|之 NP:h",
            (("NP", "的", "NP"), ("NP", "之", "NP"), ("N", "的", "NP"), ("N", "之", "NP")),
            ("x", "h"),
            (0, 2),
            (("en", plural), ("ru", genitive)),
            (("en", following),),
            -3,
        ),
    )


def test_a_head_of_its_own_agrees_with_the_subject() -> None:
    (rule,) = rules("be,S,NP:s A:a,{s} [be:pres@s] {a},{s} [быть|ipf@s] {a@s#s}")
    assert rule.template("en") == Template(
        (Part(slot=0), Part(" "), Part(unit=Unit("be", "V"), inherits=True, features=("pres",), agrees=0), Part(" "),
         Part(slot=1)), (), Unit("be", "V"), frozenset((0,)),
    )  # fmt: skip
    assert rule.template("ru").parts[2:] == (
        Part(unit=Unit("быть", "V", "ipf"), inherits=True, agrees=0),
        Part(" "),
        Part(slot=1, agrees=0, counted=0),
    )
    assert rule.template("ru", following=True) == rule.template("ru")


GOOD = "a,NP,N:x,{x},{x}"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("b,QP,N:y,{y},{y}", "category is 'QP'; use one of A, ADV, AP, "),
        ("b,W,N:y,{y},{y}", "category is 'W'; use one of A, ADV, AP, "),
        ("b,NP,N:y,{y},{y},,,1.5", "weight is '1.5'; use a whole number"),
        ("b,NP,N:y of,{y},{y}", "'of' is neither Chinese nor a slot such as NP:x"),
        ("b,NP,N:y ZZ:z,{y},{y}", "'N:y ZZ:z' is no pattern; known symbols are A, ADV, "),
        ("b,NP,N:y N:y,{y},{y}", "'N:y N:y' is no pattern; known symbols are A, ADV, "),
        ("b,NP,,{y},{y}", "'' is no pattern; known symbols are A, ADV, "),
        ("b,NP,N:y,the thing,{y}", "en: 'the thing' must say each slot of the pattern once: y"),
        ("b,NP,N:y,{y},{y} {y}", "ru: '{y} {y}' must say each slot of the pattern once: y"),
        ("b,NP,N:y,{z},{y}", "en: '{z}' speaks of z, which the pattern lacks"),
        ("b,NP,N:y,{y@z},{y}", "en: '{y@z}' speaks of z, which the pattern lacks"),
        ("b,NP,N:y,[a] {y} [b],{y}", "en: '[a] {y} [b]' has two heads of its own; keep one"),
        ("b,NP,N:y,{y} {Y},{y}", "en: '{y} {Y}' has a bracket that is no slot; see the head of rules.py"),
        ("b,NP,N:y,{y},{y},{y,", "en_next: '{y' has a bracket that is no slot; see the head of rules.py"),
        ("a,NP,N:y,{y},{y}", "a is already at rules.csv:2; remove one"),
        ("b,NP,N:x,{x},{x}", "NP N:x is already at rules.csv:2; remove one"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_refused_with_its_line(row: str, said: str) -> None:
    with pytest.raises(DataError) as refused:
        load_rules([("rules.csv", rule_lines(GOOD, row))])
    assert str(refused.value).startswith(f"rules.csv:3: {said}")


def test_a_rule_near_each_of_the_broken_ones() -> None:
    near = ("b,N,N:y,{y},{y},,,-1", "c,NP,N:y 的,{y},{y}", "d,NP,N:y N:z,{y} {z},{z}{y}", "e,NP,N:y,[a] {y},{y},{y},")
    assert [rule.id for rule in rules(GOOD, *near)] == ["a", "b", "c", "d", "e"]
