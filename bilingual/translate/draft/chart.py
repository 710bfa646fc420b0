"""The chart: every way to read a stretch of text competes, and the cheapest wins.

The cost of a reading is that of its words (few long words are cheaper than many short ones), of its rules, and of the
places where no rule joins it. A cell of the chart keeps, for a stretch and a symbol, the cheapest way only, so that the
time is bounded by the cells; of equal ways the first found wins, which depends on nothing but the text and the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from bilingual.translate.draft.leaves import Leaf
from bilingual.translate.draft.rules import Rule

# A rule costs less than the shortest word, a place without a rule more than any two rules.
RULE, GLUE = 2, 14
# Characters that one node may span: no clause is longer, and the time stays linear where a text has no punctuation.
LONGEST = 100
# Phrases that stand by themselves; a word that the rules could still make one of them costs more than the rule.
_FREE = frozenset(("NP", "VP", "S", "SAY", "ADV", "AP", "PH", "C", "X", "H", "L"))
# Headings and labels have grammars of their own.
_KINDS = frozenset(("H", "L"))
_RAW = 5
# What stands between two signs of a sentence says something of somebody; it names a thing in headings and labels.
_NAMED = 4
# What the rules alone may use, but where there is nothing else: any three characters may be a name.
_BOUND = frozenset(("NAME",))
# Cheapest symbols kept for a stretch, and how much dearer than the cheapest one may be.
_BEAM, _MARGIN = 9, 45


class Node(NamedTuple):
    """`text[start:end]` read as `symbol`: by a rule from its children, one for each slot, or as a leaf."""

    symbol: str
    start: int
    end: int
    cost: int
    rule: Rule | None
    children: tuple[Node, ...]
    leaf: Leaf | None


@dataclass(frozen=True, slots=True)
class _State:
    """A place inside the patterns: which symbol leads on to which state, and the rules that end here.

    `phrases` are those of the symbols that are no words of Chinese.
    """

    number: int
    leads: dict[str, _State]
    ends: list[Rule]
    phrases: list[str]


class Chart:
    """Reads stretches of text by a set of rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._root = _State(0, {}, [], [])
        count = 0
        for rule in rules:
            for symbols in rule.symbols:
                state = self._root
                for symbol in symbols:
                    if symbol not in state.leads:
                        count += 1
                        state.leads[symbol] = _State(count, {}, [], [])
                        if symbol.isascii():
                            state.phrases.append(symbol)
                    state = state.leads[symbol]
                state.ends.append(rule)

    def words(self) -> Iterable[str]:
        """The Chinese words of the patterns."""
        waiting = [self._root]
        while waiting:
            for symbol, state in waiting.pop().leads.items():
                waiting.append(state)
                if not symbol.isascii():
                    yield symbol

    def read(self, length: int, leaves: Iterable[Leaf], kind: str = "") -> tuple[Node, ...]:
        """The cheapest row of nodes that covers a stretch of `length` characters, which the leaves cover too.

        `kind` is the symbol that only this kind of text may be read as: H of a heading, L of a label.
        """
        by_end: list[list[Leaf]] = [[] for _ in range(length + 1)]
        words: set[str] = set()
        for leaf in leaves:
            by_end[leaf.end].append(leaf)
            if not leaf.symbol.isascii():
                words.add(leaf.symbol)
        table = _Table(self._root, length, kind, frozenset(words))
        for end in range(1, length + 1):
            table.fill(end, by_end[end])
        return table.best_row()


# A pattern begun: its state, where it started, the nodes of its slots, their cost.
_Begun = tuple[_State, int, tuple[Node, ...], int]


class _Table:
    def __init__(self, root: _State, length: int, kind: str, words: frozenset[str]) -> None:
        self._root = root
        self._words = words
        self._length = length
        self._shut = _KINDS - {kind}
        self._named = 0 if kind else _NAMED
        self._bound = _BOUND | self._shut
        self._waiting: list[dict[str, list[_Begun]]] = [{} for _ in range(length + 1)]
        # The cheapest way to reach each place: its cost and its last node.
        self._reached: list[tuple[int, Node | None] | None] = [(0, None), *[None] * length]

    def fill(self, end: int, leaves: list[Leaf]) -> None:
        """All nodes that end at `end`, the shortest first; what ends before is complete."""
        found: dict[int, list[tuple[int, int, Node]]] = {}
        begun: dict[tuple[int, int], _Begun] = {}
        order = 0
        for leaf in leaves:
            order += 1
            node = Node(leaf.symbol, leaf.start, end, leaf.cost, None, (), leaf)
            heappush(found.setdefault(leaf.start, []), (leaf.cost, order, node))
        last = max(0, end - LONGEST)
        for start in range(end - 1, last - 1, -1):
            heap = found.get(start)
            if not heap:
                continue
            done: set[str] = set()
            cheapest: int | None = None
            while heap:
                cost, _, node = heappop(heap)
                if node.symbol in done:
                    continue
                if node.symbol.isascii():
                    # What may not stand by itself drives out nothing that may.
                    if cheapest is None and node.symbol not in self._bound:
                        cheapest = cost
                    if len(done) >= _BEAM or (cheapest is not None and cost > cheapest + _MARGIN):
                        break
                done.add(node.symbol)
                self._reach(node)
                for grown in self._growing(node):
                    state, first, children, sum_of_parts = grown
                    for rule in state.ends:
                        order += 1
                        made = Node(rule.category, first, end, sum_of_parts + RULE + rule.weight, rule, children, None)
                        heappush(found.setdefault(first, []), (made.cost, order, made))
                    if state.leads and first >= last:
                        key = (state.number, first)
                        if key not in begun or begun[key][3] > sum_of_parts:
                            begun[key] = grown
        for start, heap in found.items():
            if start < last:
                self._reach(min(heap)[2])
        self._wait(end, begun.values())

    def _wait(self, end: int, begun: Iterable[_Begun]) -> None:
        """Notes which symbols would carry on the patterns that stand at `end`, of those that the stretch holds."""
        waiting = self._waiting[end]
        for each in begun:
            state = each[0]
            for symbol in state.phrases:
                waiting.setdefault(symbol, []).append(each)
            for symbol in self._words & state.leads.keys():
                waiting.setdefault(symbol, []).append(each)

    def _growing(self, node: Node) -> Iterable[_Begun]:
        """The patterns that the node begins or carries on."""
        symbol = node.symbol
        child = (node,) if symbol.isascii() else ()
        first = self._root.leads.get(symbol)
        if first is not None:
            yield first, node.start, child, node.cost
        for state, start, children, cost in self._waiting[node.start].get(symbol, ()):
            yield state.leads[symbol], start, children + child, cost + node.cost

    def _reach(self, node: Node) -> None:
        """Whether the node ends the cheapest row so far that reaches its end."""
        before = self._reached[node.start]
        symbol = node.symbol
        if before is None or not symbol.isascii() or symbol in self._shut:
            return
        if (symbol in _BOUND or symbol in _KINDS) and not (node.start == 0 and node.end == self._length):
            return
        cost = before[0] + node.cost + (GLUE if node.start else 0) + self._loose(symbol)
        held = self._reached[node.end]
        if held is None or cost < held[0]:
            self._reached[node.end] = (cost, node)

    def _loose(self, symbol: str) -> int:
        """What a symbol costs where no rule takes it up."""
        if symbol == "NP":
            return self._named
        return 0 if symbol in _FREE else _RAW

    def best_row(self) -> tuple[Node, ...]:
        """The cheapest row of nodes over the whole stretch."""
        row: list[Node] = []
        end = self._length
        while end:
            held = self._reached[end]
            if held is None or held[1] is None:
                raise ValueError("the leaves do not cover the stretch")
            row.append(held[1])
            end = held[1].start
        return tuple(reversed(row))
