"""What a person changed in a file since it was exported from here, beside what changed here meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bilingual.glossary.exchange.entry import Entry, Values, join
from bilingual.glossary.exchange.steps import DEMOTED, MERGED, NO_PAGE, Change, Held, Step, shown, term_of, tidy
from bilingual.language import LANGUAGES


def against_base(entry: Entry, here: Held, row: int) -> list[Step]:
    """What was changed in the file since its export; a conflict where the same cell changed in the glossary too."""
    ours, base = dict(tidy(here.concept)), entry.base or {}
    remarked = entry.remark and entry.remark in join(ours["note"])
    if remarked:
        # Brought in before: the note is what stands before it.
        ours["note"] = tuple(filter(None, (join(ours["note"]).removesuffix(entry.remark).removesuffix("; "),)))
    new = {column for column, was in base.items() if entry.values.get(column, ()) not in (was, ours[column])}
    # What is said of a rendering goes with it, and so does its approval.
    with_others = {each for column in new for each in _said_of(column)}
    steps: list[Step] = []
    for column in (column for column in base if column in new - with_others):
        if column in MERGED:
            steps.extend(_merged(entry, column, here, row))
            continue
        changes = _replaced_by(entry, column, ours, new)
        if column == "note" and remarked:
            changes = (Change(column, ("; ".join((*entry.values.get(column, ()), entry.remark)),)),)
        said = "; ".join(f"{each.column}: {shown(base[each.column])} -> {shown(each.added)}" for each in changes)
        moved = next(
            (each for each in _rests_on(entry, changes) if ours[each] not in (base[each], entry.values.get(each, ()))),
            "",
        )
        if moved:
            said += f", but {moved} is {shown(ours[moved])} at {here} now"
        if _is_unproved(entry, column, ours, changes):
            said, changes = said + DEMOTED, (*changes, Change("status", ("proposed",)))
        if column.endswith(("_reference", "_grammar")) and not entry.values.get(column.partition("_")[0]):
            said, changes, moved = f"{said}: there is no {column.partition('_')[0]} of which it is said", (), column
        steps.append(Step(entry.line, "conflict" if moved else "change", f"{here.concept.id}: {said}", row, changes))
    if entry.remark and not remarked:
        change = Change("note", (entry.remark,), behind=True)
        steps.append(Step(entry.line, "change", f"{here.concept.id}: note: + {entry.remark}", row, (change,)))
    return steps or [Step(entry.line, "known", term_of(entry), row)]


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
    was, theirs, now = (entry.base or {})[column], entry.values.get(column, ()), tidy(here.concept)[column]
    added = tuple(value for value in theirs if value not in was)
    removed = tuple(value for value in was if value not in theirs)
    change = Change(column, added, removed)
    if change.on(now) != now:
        signs = ", ".join((*map("+ {}".format, added), *map("- {}".format, removed)))
        yield Step(entry.line, "change", f"{here.concept.id}: {column}: {signs}", row, (change,))


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
        if anew != ours[beside] and (anew or base[beside] != NO_PAGE):
            changes.append(Change(beside, anew))
    return tuple(changes)


def _is_unproved(entry: Entry, column: str, ours: Values, changes: tuple[Change, ...]) -> bool:
    """Whether an approved source or rendering was replaced and nothing shows that the new one is right."""
    if column not in ("zh", *LANGUAGES) or ours["status"] != ("approved",):
        return False
    reference = next((each.added for each in changes if each.column == f"{column}_reference"), ())
    return entry.values.get("status") == (entry.base or {}).get("status") and reference in ((), NO_PAGE)
