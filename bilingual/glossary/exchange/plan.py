"""What an import would do to a glossary: rows that are new, cells that change, and what the two sides disagree on.

Nothing that a glossary says is taken away unless its file was exported from here and a person changed it there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bilingual.glossary.columns import LIST_COLUMNS, USAGE
from bilingual.glossary.exchange.entry import Entry, Values, join, make_entry, values_of
from bilingual.language import LANGUAGES
from bilingual.model import Concept

Kind = Literal["new", "change", "conflict", "kept", "known"]

# Where the two may differ without a conflict: how each files a term, not what it is called.
_DESCRIPTIVE = frozenset(("domain", "note", "enforce", "status"))
_NO_REFERENCE = (USAGE,)
_DEMOTED, _EMPTY = "; its status becomes proposed", "(empty)"
# The values of a grammar are one statement; they cannot be merged one by one.
_MERGED = frozenset(column for column in LIST_COLUMNS if not column.endswith("_grammar"))


@dataclass(frozen=True, slots=True)
class Held:
    """A concept of the glossary with its place: the name of the file, and the line on which its row ends."""

    name: str
    line: int
    concept: Concept

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Change:
    """Values that leave a cell, and values that come into it; of a cell with one value the new one replaces it.

    With `behind` it is written behind what stands there.
    """

    column: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    behind: bool = False

    def on(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The values of the cell afterwards."""
        if self.behind:
            return ("; ".join((*before, *self.added)),)
        if self.column not in _MERGED:
            return self.added
        return tuple(dict.fromkeys((*(value for value in before if value not in self.removed), *self.added)))


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan, about the line of the file. `row` is the place in the glossary, None for a new row.

    Of a conflict, and of what is kept as it is here, the changes are made only if the other side is to win; a conflict
    without changes is for a person.
    """

    line: int
    kind: Kind
    message: str
    row: int | None = None
    changes: tuple[Change, ...] = ()


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
                found = [_conflict(entry, f"{_said(entry)}: has a source of line {line}; remove one of the two")]
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
        for code in LANGUAGES if row is not None and entry.base is None else ():
            if row is not None and entry.values.get(code) == _tidy(held[row].concept)[code]:
                filled.setdefault((row, code), (entry.line, entry.values[code]))
    return tuple(_only_once(step, filled) for step in steps)


def _only_once(step: Step, filled: dict[tuple[int, str], tuple[int, tuple[str, ...]]]) -> Step:
    """The step; without changes, and so for a person, where another line has filled its cell otherwise."""
    if step.row is None or not step.changes or step.changes[0].column in _MERGED:
        return step
    # What else changes follows from the first.
    change = step.changes[0]
    line, values = filled.setdefault((step.row, change.column), (step.line, change.added))
    if line == step.line or values == change.added:
        return step
    if step.kind == "kept":
        return replace(step, changes=())
    return Step(step.line, "conflict", f"{step.message}: line {line} says {_shown(values)}", step.row)


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
    ours = _tidy(concept)
    conditions = {column: entry.values[column] for column in ("context", "not_in") if column in entry.values}
    renderings = {code: entry.values[code] for code in LANGUAGES if code in entry.values}
    return all(ours[column] == values for column, values in (conditions or renderings).items())


def _fresh(entry: Entry, concept: Concept) -> tuple[str, ...]:
    """The sources of an entry that a concept does not have."""
    return tuple(source for source in entry.sources if source not in _sources(concept))


def _sources(concept: Concept) -> tuple[str, ...]:
    return make_entry(0, {"zh": (concept.zh,), "zh_variants": concept.zh_variants}).sources


def _tidy(concept: Concept) -> Values:
    """All columns of a concept as an entry would have them."""
    return make_entry(0, values_of(concept), {}).values


def _steps(entry: Entry, index: _Index, held: Sequence[Held]) -> list[Step]:
    said = _said(entry)
    own_id = next(iter(entry.values.get("id", ())), "")
    rows = index.rows_of(entry.sources, held)
    row = index.by_id.get(own_id) if own_id else None
    if entry.base is not None:
        if not entry.remark and all(entry.values.get(column, ()) == values for column, values in entry.base.items()):
            return [Step(entry.line, "known", said)]
        if row is None:
            return [_conflict(entry, f"{own_id} is not in the glossary; name the file it stands in")]
        return _against_base(entry, held[row], row)
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


def _said(entry: Entry) -> str:
    """ "口岸 = port of entry", as a person would look for it."""
    targets = [join(entry.values.get(code, ())) for code in LANGUAGES]
    return f"{join(entry.values.get('zh', ()))} = {', '.join(filter(None, targets))}"


def _conflict(entry: Entry, message: str) -> Step:
    return Step(entry.line, "conflict", message)


def _new(entry: Entry) -> Step:
    """A row for the entry; nobody here has approved it. What was deprecated there is not brought back to life."""
    deprecated = entry.values.get("status") == ("deprecated",)
    values = {**entry.values, "status": ("deprecated",) if deprecated else ("proposed",)}
    return Step(entry.line, "new", _said(entry), None, tuple(Change(*cell) for cell in values.items()))


def _against_base(entry: Entry, here: Held, row: int) -> list[Step]:
    """What was changed in the file since its export; a conflict where the same cell changed in the glossary too."""
    ours, base = dict(_tidy(here.concept)), entry.base or {}
    remarked = entry.remark and entry.remark in join(ours["note"])
    if remarked:
        # Brought in before: the note is what stands before it.
        ours["note"] = tuple(filter(None, (join(ours["note"]).removesuffix(entry.remark).removesuffix("; "),)))
    new = {column for column, was in base.items() if entry.values.get(column, ()) not in (was, ours[column])}
    # What is said of a rendering goes with it, and so does its approval.
    with_others = {each for column in new for each in _said_of(column)}
    steps: list[Step] = []
    for column in (column for column in base if column in new - with_others):
        if column in _MERGED:
            steps.extend(_merged(entry, column, here, row))
            continue
        changes = _replaced_by(entry, column, ours, new)
        if column == "note" and remarked:
            changes = (Change(column, ("; ".join((*entry.values.get(column, ()), entry.remark)),)),)
        said = "; ".join(f"{each.column}: {_shown(base[each.column])} -> {_shown(each.added)}" for each in changes)
        moved = next(
            (each for each in _rests_on(entry, changes) if ours[each] not in (base[each], entry.values.get(each, ()))),
            "",
        )
        if moved:
            said += f", but {moved} is {_shown(ours[moved])} at {here} now"
        if _is_unproved(entry, column, ours, changes):
            said, changes = said + _DEMOTED, (*changes, Change("status", ("proposed",)))
        if column.endswith(("_reference", "_grammar")) and not entry.values.get(column.partition("_")[0]):
            said, changes, moved = f"{said}: there is no {column.partition('_')[0]} of which it is said", (), column
        steps.append(Step(entry.line, "conflict" if moved else "change", f"{here.concept.id}: {said}", row, changes))
    if entry.remark and not remarked:
        change = Change("note", (entry.remark,), behind=True)
        steps.append(Step(entry.line, "change", f"{here.concept.id}: note: + {entry.remark}", row, (change,)))
    return steps or [Step(entry.line, "known", _said(entry), row)]


def _rests_on(entry: Entry, changes: Iterable[Change]) -> Iterator[str]:
    """The columns that must be as they were: those of the changes, and the renderings that these speak of."""
    for change in changes:
        yield change.column
        code, _, of = change.column.partition("_")
        if of in ("reference", "grammar"):
            yield code
        elif change.column == "status" and change.added == ("approved",):
            yield from (each for each in ("zh", *LANGUAGES) if each in (entry.base or {}))


def _merged(entry: Entry, column: str, here: Held, row: int) -> Iterator[Step]:
    """What came into a list and what left it."""
    was, theirs, now = (entry.base or {})[column], entry.values.get(column, ()), _tidy(here.concept)[column]
    added = tuple(value for value in theirs if value not in was)
    removed = tuple(value for value in was if value not in theirs)
    change = Change(column, added, removed)
    if change.on(now) != now:
        signs = ", ".join((*map("+ {}".format, added), *map("- {}".format, removed)))
        yield Step(entry.line, "change", f"{here.concept.id}: {column}: {signs}", row, (change,))


def _shown(values: tuple[str, ...]) -> str:
    return join(values) or _EMPTY


def _said_of(column: str) -> tuple[str, ...]:
    """The columns that speak of a rendering in use, or of a source."""
    if column == "zh":
        return ("status",)
    return (f"{column}_reference", f"{column}_grammar", "status") if column in LANGUAGES else ()


def _replaced_by(entry: Entry, column: str, ours: Values, new: Collection[str]) -> tuple[Change, ...]:
    """A cell that was typed anew; what was said of another rendering before holds no longer, unless it was too."""
    base = entry.base or {}
    changes = [Change(column, entry.values.get(column, ()))]
    for beside in (each for each in _said_of(column) if each in base):
        typed = entry.values.get(beside, ())
        if beside == "status":
            changes += [Change(beside, typed)] if beside in new else []
            continue
        anew = typed if typed != base[beside] else ()
        if anew != ours[beside] and (anew or base[beside] != _NO_REFERENCE):
            changes.append(Change(beside, anew))
    return tuple(changes)


def _is_unproved(entry: Entry, column: str, ours: Values, changes: tuple[Change, ...]) -> bool:
    """Whether an approved source or rendering was replaced and nothing shows that the new one is right."""
    if column not in ("zh", *LANGUAGES) or ours["status"] != ("approved",):
        return False
    reference = next((each.added for each in changes if each.column == f"{column}_reference"), ())
    return entry.values.get("status") == (entry.base or {}).get("status") and reference in ((), _NO_REFERENCE)


def _against_glossary(entry: Entry, here: Held, row: int) -> list[Step]:
    """What an entry adds to a row, and where it disagrees."""
    ours = _tidy(here.concept)
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
    return f"{column} is {join(theirs)} there, {join(ours.get(column, ())) or _EMPTY} at {here}"


def _renderings(entry: Entry, code: str, here: Held, row: int) -> Iterator[Step]:
    """What an entry says in one language, beside what the row says."""
    ours, theirs = _tidy(here.concept), entry.values
    preferred = theirs.get(code, ())

    def step(kind: Kind, message: str, *changes: Change) -> Step:
        return Step(entry.line, kind, f"{here.concept.id}: {message}", row, changes)

    if preferred and preferred != ours[code]:
        changes = _replacement(theirs, code, ours)
        if not ours[code] and preferred[0] not in ours[f"{code}_forbidden"]:
            demoted = _DEMOTED if changes[-1].column == "status" else ""
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
    ours = _tidy(here.concept)
    for column in (f"{code}_reference", f"{code}_grammar"):
        theirs = entry.values.get(column, ())
        if not theirs or theirs == ours[column]:
            continue
        said, change = f"{here.concept.id}: ", Change(column, theirs)
        if ours[column] in ((), _NO_REFERENCE):
            yield Step(entry.line, "change", f"{said}{column}: {join(theirs)}", row, (change,))
        elif column.endswith("_grammar"):
            yield Step(entry.line, "conflict", said + _differs(column, theirs, ours, here), row, (change,))
        elif theirs != _NO_REFERENCE:
            yield Step(entry.line, "kept", said + _differs(column, theirs, ours, here), row, (change,))
