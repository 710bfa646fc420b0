"""The chart: which of several readings wins, and that the time is linear where a text has no punctuation."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from drafts import calls, rules, trees

from bilingual.translate.draft.chart import LONGEST, Chart, Node
from bilingual.translate.draft.leaves import Leaf


def leaf(symbol: str, start: int, end: int, cost: int = 10) -> Leaf:
    return Leaf(symbol, start, end, cost, f"{start}-{end}")


def shape(node: Node) -> str:
    return f"{node.symbol}{node.start}-{node.end}" + (f"({' '.join(map(shape, node.children))})" if node.rule else "")


def reading(grammar: tuple[str, ...], leaves: Iterable[Leaf], length: int, kind: str = "") -> str:
    return " ".join(map(shape, Chart(rules(*grammar)).read(length, leaves, kind)))


DE = "de,NP,N:a 的 N:b,{a} {b},{a} {b}"
JOIN = "join,NP,N:a N:b,{a} {b},{a} {b}"


@pytest.mark.parametrize(
    ("grammar", "leaves", "read"),
    [
        ((), [leaf("N", 0, 2), leaf("N", 0, 1), leaf("N", 1, 2)], "N0-2"),
        ((), [leaf("N", 0, 2, 50), leaf("N", 0, 1), leaf("N", 1, 2)], "N0-1 N1-2"),
        ((JOIN,), [leaf("N", 0, 1), leaf("N", 1, 2)], "NP0-2(N0-1 N1-2)"),
        ((f"{JOIN},,,30",), [leaf("N", 0, 1), leaf("N", 1, 2)], "N0-1 N1-2"),
        ((JOIN, "other,S,N:a N:b,{a} {b},{a} {b},,,-1"), [leaf("N", 0, 1), leaf("N", 1, 2)], "S0-2(N0-1 N1-2)"),
        # Of two that cost the same the first wins; a clause costs less than a name.
        ((JOIN, "other,ADV,N:a N:b,{a} {b},{a} {b},,,4"), [leaf("N", 0, 1), leaf("N", 1, 2)], "NP0-2(N0-1 N1-2)"),
        ((JOIN, "other,ADV,N:a N:b,{a} {b},{a} {b},,,3"), [leaf("N", 0, 1), leaf("N", 1, 2)], "ADV0-2(N0-1 N1-2)"),
        ((JOIN,), [leaf("N", 0, 1), leaf("V", 1, 2)], "N0-1 V1-2"),
        ((DE,), [leaf("N", 0, 1), leaf("的", 1, 2, 1), leaf("N", 2, 3)],
         "NP0-3(N0-1 N2-3)"),
        ((DE,), [leaf("N", 0, 1), leaf("的", 1, 2, 1), leaf("W", 1, 2), leaf("V", 2, 3)],
         "N0-1 W1-2 V2-3"),
    ],
)  # fmt: skip
def test_the_cheapest_reading_wins(grammar: tuple[str, ...], leaves: list[Leaf], read: str) -> None:
    assert reading(grammar, leaves, max(each.end for each in leaves)) == read


@pytest.mark.parametrize(
    ("kind", "read"), [("H", "H0-2(N0-1 N1-2)"), ("L", "NP0-2(N0-1 N1-2)"), ("", "NP0-2(N0-1 N1-2)")]
)
def test_a_heading_is_read_by_rules_of_its_own(kind: str, read: str) -> None:
    headline = "headline,H,N:a N:b,{a}: {b},{a}: {b},,,-10"
    assert reading((JOIN, headline), [leaf("N", 0, 1), leaf("N", 1, 2)], 2, kind) == read
    # Only the whole of it is one.
    assert reading((JOIN, headline), [leaf("N", 0, 1), leaf("N", 1, 2), leaf("V", 2, 3)], 3, kind).endswith(" V2-3")


def test_a_name_stands_where_a_rule_asks_for_it_or_is_all_there_is() -> None:
    unknown, name = leaf("U", 0, 2, 400), leaf("NAME", 0, 2, 36)
    assert reading((), [name, unknown], 2) == "NAME0-2"
    assert reading((), [name, unknown, leaf("V", 2, 3)], 3) == "U0-2 V2-3"
    title = "title,NP,NR:x NAME:h,{x} {h},{x*} {h}"
    assert (
        reading((title,), [leaf("NR", 0, 1), leaf("NAME", 1, 3, 36), leaf("U", 1, 3, 400)], 3) == "NP0-3(NR0-1 NAME1-3)"
    )


def test_leaves_that_leave_a_hole() -> None:
    with pytest.raises(ValueError, match=r"^the leaves do not cover the stretch$"):
        reading((), [leaf("N", 0, 1), leaf("N", 2, 3)], 3)


def test_a_leaf_longer_than_any_node() -> None:
    assert reading((JOIN,), [leaf("N", 0, LONGEST * 3), leaf("N", LONGEST * 3, LONGEST * 3 + 1)], LONGEST * 3 + 1) == (
        f"N0-{LONGEST * 3} N{LONGEST * 3}-{LONGEST * 3 + 1}"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("北京海关加强货物的查验", "S(NP(NS北京 NP(N海关)) VP(V加强 NP(NP(N货物) NP(NV查验))))"),
        ("新货物和列车", "NP(NP(A新 NP(N货物)) NP(N列车))"),
        ("5月8日列车出发", "S(ADV(DATE5月8日) S(NP(N列车) VP出发))"),
        ("货物列车在北京", "N货物 + N列车 + ADV(NP(NS北京))"),
    ],
)
def test_readings(text: str, read: str) -> None:
    assert trees(text) == read


def test_the_work_is_linear_in_the_text() -> None:
    chart = Chart(rules(JOIN, "more,NP,N:a NP:b,{a} {b},{a} {b}"))

    def work(words: int) -> int:
        return calls(lambda: chart.read(words, [leaf("N", at, at + 1) for at in range(words)]))

    few, twice, thrice = work(LONGEST + 50), work(LONGEST + 100), work(LONGEST + 150)
    # Beyond the longest node each word costs the same.
    assert abs((thrice - twice) - (twice - few)) < (twice - few) / 100
