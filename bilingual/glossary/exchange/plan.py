"""What an import would do to a glossary: rows that are new, cells that change, and what the two sides disagree on.

Nothing that a glossary says is taken away unless its file was exported from here and a person changed it there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilingual.glossary.exchange.entry import Entry, Values, join, make_entry
from bilingual.glossary.exchange.reviewed import against_base
from bilingual.glossary.exchange.steps import (
    DEMOTED,
    EMPTY,
    MERGED,
    NO_PAGE,
    Change,
    Held,
    Kind,
    Step,
    shown,
    term_of,
    tidy,
)
from bilingual.language import LANGUAGES
from bilingual.model import Concept

# Where the two may differ without a conflict: how each files a term, not what it is called.
_DESCRIPTIVE = frozenset(("domain", "note", "enforce", "status"))


def plan(entries: Iterable[Entry], held: Sequence[Held]) -> tuple[Step, ...]:
    """What to do about each entry, in their order; one that says nothing new is one step, known."""
    entries = tuple(entries)
    index = _Index(held)
    rows_of_id = Counter(own_id for entry in entries if entry.base is not None for own_id in entry.values["id"])
    taken: dict[tuple[object, ...], int] = {}
    steps: list[Step] = []
    for entry in entries:
        found = _steps(entry, index, held)
        copied = [own_id for own_id in entry.values.get("id", ()) if rows_of_id[own_id] > 1]
        if copied and found[0].kind != "known":
            found = [_conflict(entry, f"{copied[0]} stands in several rows; empty the id of one that is new")]
        if found[0].kind == "new":
            keys = [(source, *map(entry.values.get, ("context", "not_in"))) for source in entry.sources]
            if line := next((taken[key] for key in keys if key in taken), 0):
                found = [_conflict(entry, f"{term_of(entry)}: has a source of line {line}; remove one of the two")]
            taken |= dict.fromkeys(keys, entry.line)
        steps.extend(found)
    return _once(steps, entries, held)


def _once(steps: Iterable[Step], entries: Iterable[Entry], held: Sequence[Held]) -> tuple[Step, ...]:
    """The steps, but where lines of the file fill one cell with different things: a person must decide.

    What the glossary says stays if a line says it too, else the first line counts.
    """
    steps = tuple(steps)
    rows = {step.line: step.row for step in steps if step.row is not None}
    filled: dict[tuple[int, str], tuple[int, tuple[str, ...]]] = {}
    for entry in entries:
        row = rows.get(entry.line)
        if row is None or entry.base is not None:
            continue
        ours = tidy(held[row].concept)
        for code in LANGUAGES:
            if entry.values.get(code) == ours[code]:
                filled.setdefault((row, code), (entry.line, ours[code]))
    return tuple(_only_once(step, filled) for step in steps)


def _only_once(step: Step, filled: dict[tuple[int, str], tuple[int, tuple[str, ...]]]) -> Step:
    """The step; without changes, and so for a person, where another line has filled its cell otherwise."""
    if step.row is None or not step.changes or step.changes[0].column in MERGED:
        return step
    # What else changes follows from the first.
    change = step.changes[0]
    line, values = filled.setdefault((step.row, change.column), (step.line, change.added))
    if line == step.line or values == change.added:
        return step
    if step.kind == "kept":
        return replace(step, changes=())
    return Step(step.line, "conflict", f"{step.message}: line {line} says {shown(values)}", step.row)


class _Index:
    """Where an id, and where a source in use, stands in a glossary."""

    def __init__(self, held: Sequence[Held]) -> None:
        self.by_id: dict[str, int] = {}
        self.by_source: dict[str, list[int]] = defaultdict(list)
        for row, each in enumerate(held):
            self.by_id.setdefault(each.concept.id, row)
            for source in _sources(each.concept):
                self.by_source[source].append(row)

    def rows_of(self, sources: Iterable[str], held: Sequence[Held]) -> list[int]:
        """The rows with one of the sources; those that are deprecated only where there are no others."""
        rows = sorted({row for source in sources for row in self.by_source.get(source, ())})
        return [row for row in rows if held[row].concept.status != "deprecated"] or rows


def _agree(entry: Entry, concept: Concept) -> bool:
    """Whether the conditions of an entry are a concept's, or, if it names none, its renderings."""
    ours = tidy(concept)
    conditions = {column: entry.values[column] for column in ("context", "not_in") if column in entry.values}
    renderings = {code: entry.values[code] for code in LANGUAGES if code in entry.values}
    return all(ours[column] == values for column, values in (conditions or renderings).items())


def _fresh(entry: Entry, concept: Concept) -> tuple[str, ...]:
    """The sources of an entry that a concept does not have."""
    return tuple(source for source in entry.sources if source not in _sources(concept))


def _sources(concept: Concept) -> tuple[str, ...]:
    return make_entry(0, {"zh": (concept.zh,), "zh_variants": concept.zh_variants}).sources


def _steps(entry: Entry, index: _Index, held: Sequence[Held]) -> list[Step]:
    said = term_of(entry)
    own_id = next(iter(entry.values.get("id", ())), "")
    rows = index.rows_of(entry.sources, held)
    row = index.by_id.get(own_id) if own_id else None
    if entry.base is not None:
        if not entry.remark and all(entry.values.get(column, ()) == values for column, values in entry.base.items()):
            return [Step(entry.line, "known", said)]
        if row is None:
            return [_conflict(entry, f"{own_id} is not in the glossary; name the file it stands in")]
        return against_base(entry, held[row], row)
    if row is None and not rows:
        return [_new(entry)]
    if row is None:
        agreeing = [each for each in rows if _agree(entry, held[each].concept)]
        if len(agreeing or rows) > 1:
            places = ", ".join(str(held[each]) for each in rows)
            return [_conflict(entry, f"{said}: is several concepts here ({places}); change the one that is meant")]
        row = (agreeing or rows)[0]
    elif not set(entry.sources) & set(_sources(held[row].concept)):
        return [_conflict(entry, f"{said}: the id {own_id} is {held[row].concept.zh} at {held[row]}")]
    if others := index.rows_of(_fresh(entry, held[row].concept), held):
        return [_conflict(entry, f"{said}: has a source of {held[others[0]].concept.id} at {held[others[0]]}")]
    return _against_glossary(entry, held[row], row) or [Step(entry.line, "known", said, row)]


def _conflict(entry: Entry, message: str) -> Step:
    return Step(entry.line, "conflict", message)


def _new(entry: Entry) -> Step:
    """A row for the entry; nobody here has approved it. What was deprecated there is not brought back to life."""
    deprecated = entry.values.get("status") == ("deprecated",)
    values = {**entry.values, "status": ("deprecated",) if deprecated else ("proposed",)}
    return Step(entry.line, "new", term_of(entry), None, tuple(Change(*cell) for cell in values.items()))


def _against_glossary(entry: Entry, here: Held, row: int) -> list[Step]:
    """What an entry adds to a row, and where it disagrees."""
    ours = tidy(here.concept)
    steps: list[Step] = []

    def add(kind: Kind, message: str, *changes: Change) -> None:
        steps.append(Step(entry.line, kind, f"{here.concept.id}: {message}", row, changes))

    if fresh := _fresh(entry, here.concept):
        add("change", f"zh_variants: + {join(fresh)}", Change("zh_variants", fresh))
    for code in LANGUAGES:
        steps.extend(_renderings(entry, code, here, row))
    for column in ("context", "not_in"):
        theirs = entry.values.get(column, ())
        if theirs and theirs != ours[column]:
            add("conflict", _differs(column, theirs, ours, here), Change(column, theirs, ours[column]))
    for column in sorted(_DESCRIPTIVE & entry.values.keys()):
        theirs = entry.values[column]
        if theirs != ours[column]:
            if column == "note" and not ours[column]:
                add("change", f"note: {join(theirs)}", Change(column, theirs))
            else:
                add("kept", _differs(column, theirs, ours, here), Change(column, theirs))
    return steps


def _differs(column: str, theirs: tuple[str, ...], ours: Values, here: Held) -> str:
    return f"{column} is {join(theirs)} there, {join(ours.get(column, ())) or EMPTY} at {here}"


def _renderings(entry: Entry, code: str, here: Held, row: int) -> Iterator[Step]:
    """What an entry says in one language, beside what the row says."""
    ours, theirs = tidy(here.concept), entry.values
    preferred = theirs.get(code, ())

    def step(kind: Kind, message: str, *changes: Change) -> Step:
        return Step(entry.line, kind, f"{here.concept.id}: {message}", row, changes)

    if preferred and preferred != ours[code]:
        changes = _replacement(theirs, code, ours)
        if not ours[code] and preferred[0] not in ours[f"{code}_forbidden"]:
            demoted = DEMOTED if changes[-1].column == "status" else ""
            yield step("change", f"{code}: + {join(preferred)}{demoted}", *changes)
        else:
            use = next((use for use in ("allowed", "forbidden") if preferred[0] in ours[f"{code}_{use}"]), "")
            beside = f" ({use} here)" if use else ""
            yield step("conflict", f"{_differs(code, preferred, ours, here)}{beside}", *changes)
    for use, other in (("allowed", "forbidden"), ("forbidden", "allowed")):
        column, opposite = f"{code}_{use}", f"{code}_{other}"
        settled = {*ours[column], *(ours[code] if use == "allowed" else preferred)}
        fresh = [value for value in theirs.get(column, ()) if value not in settled]
        for value in (value for value in fresh if value in (*ours[opposite], *ours[code])):
            changes = (Change(opposite, (), (value,)), Change(column, (value,)))
            # Without another one to use, the preferred rendering cannot be forbidden.
            possible = value not in ours[code] or preferred not in ((), ours[code])
            yield step("conflict", f"{value} is {use} there, not at {here}", *(changes if possible else ()))
        if added := tuple(value for value in fresh if value not in (*ours[opposite], *ours[code])):
            yield step("change", f"{column}: + {join(added)}", Change(column, added))
    if preferred and preferred == ours[code]:
        yield from _particulars(entry, code, here, row)


def _replacement(theirs: Values, code: str, ours: Values) -> tuple[Change, ...]:
    """Another rendering in use: the one before is still allowed, and what was said of it holds no longer."""
    preferred, before = theirs[code], ours[code]
    changes = [
        Change(code, preferred, before),
        Change(f"{code}_allowed", before, preferred),
        Change(f"{code}_forbidden", (), preferred),
        Change(f"{code}_reference", theirs.get(f"{code}_reference", ())),
    ]
    if f"{code}_grammar" in ours:
        changes.append(Change(f"{code}_grammar", theirs.get(f"{code}_grammar", ())))
    if ours["status"] == ("approved",) and not theirs.get(f"{code}_reference"):
        changes.append(Change("status", ("proposed",)))
    return tuple(changes)


def _particulars(entry: Entry, code: str, here: Held, row: int) -> Iterator[Step]:
    """The reference and the grammar of a rendering that both sides prefer."""
    ours = tidy(here.concept)
    for column in (f"{code}_reference", f"{code}_grammar"):
        theirs = entry.values.get(column, ())
        if not theirs or theirs == ours[column]:
            continue
        said, change = f"{here.concept.id}: ", Change(column, theirs)
        if ours[column] in ((), NO_PAGE):
            yield Step(entry.line, "change", f"{said}{column}: {join(theirs)}", row, (change,))
        elif column.endswith("_grammar"):
            yield Step(entry.line, "conflict", said + _differs(column, theirs, ours, here), row, (change,))
        elif theirs != NO_PAGE:
            yield Step(entry.line, "kept", said + _differs(column, theirs, ours, here), row, (change,))
