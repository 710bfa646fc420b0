"""A plan carried out on the table of a glossary, and what a reviewer would object to in it taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.glossary.columns import COLUMNS, DEFAULTS, in_order
from bilingual.glossary.exchange.entry import join, split
from bilingual.glossary.exchange.steps import Change, Step
from bilingual.glossary.lint import Problem, lint
from bilingual.glossary.sheet import Row, Sheet


def carry_out(sheet: Sheet, steps: Sequence[Step]) -> Sheet:
    """The table after the steps; new rows stand where their ids belong if the rows are in order of ids, else last.

    Each row keeps its line; those of new rows go on behind the last.
    """
    cells = [dict(row.cells) for row in sheet.rows]
    lines = [row.line for row in sheet.rows]
    for step in steps:
        if step.row is None:
            cells.append({})
            lines.append(lines[-1] + 1 if lines else 2)
        for change in step.changes:
            _change(cells[-1 if step.row is None else step.row], change)
    # No new column, and so no change of every line, for what an empty cell means as well.
    meant = DEFAULTS if sheet.columns else {}
    used = {column for row in cells for column, cell in row.items() if cell and cell != meant.get(column)}
    used |= set(sheet.columns)
    columns = tuple(column for column in COLUMNS if column in used)
    if sheet.columns != tuple(column for column in columns if column in sheet.columns):
        # In an order of its own, which a review should not see change.
        columns = (*sheet.columns, *(column for column in columns if column not in sheet.columns))
    rows = [
        Row(line, {column: row.get(column, "") for column in columns}) for line, row in zip(lines, cells, strict=True)
    ]
    ids = [row.cells.get("id", "") for row in sheet.rows]
    if ids == sorted(ids, key=in_order):
        rows.sort(key=lambda row: in_order(row.cells.get("id", "")))
    return Sheet(columns, tuple(rows))


def _change(cells: dict[str, str], change: Change) -> None:
    before = split(change.column, cells.get(change.column, ""))
    after = join(change.on(before))
    if after != join(before):
        cells[change.column] = after


def settle(sheet: Sheet, steps: Sequence[Step], name: str, *, theirs: bool) -> tuple[Sheet, tuple[Step, ...]]:
    """The table after a plan, and the plan as it was carried out; with `theirs` the other side wins where it can.

    What would bring an error of `bilingual glossary lint` into the table is not done and has become a conflict.
    """
    settled = [_theirs(step) if theirs else step for step in steps]
    while True:
        made = [step for step in settled if step.kind in ("new", "change")]
        after = carry_out(sheet, made)
        refused = _refused(sheet, after, made, name)
        if not refused:
            return after, tuple(settled)
        settled = [
            replace(step, kind="conflict", message=f"{step.message}: {refused[id(step)]}", changes=())
            if id(step) in refused
            else step
            for step in settled
        ]


def _theirs(step: Step) -> Step:
    return replace(step, kind="change") if step.kind in ("conflict", "kept") and step.changes else step


def _refused(before: Sheet, after: Sheet, made: Sequence[Step], name: str) -> dict[int, str]:
    """By the identity of a step the error that it brings in."""
    end = before.rows[-1].line if before.rows else 1
    new = iter(range(end + 1, end + 1 + len(made)))
    lines = [before.rows[step.row].line if step.row is not None else next(new) for step in made]
    known = {(problem.line, problem.message) for problem in _errors(before, lines, name)}
    found: dict[int, str] = {}
    for problem in _errors(after, lines, name):
        if (problem.line, problem.message) not in known:
            there = [step for step, line in zip(made, lines, strict=True) if line == problem.line]
            found |= {id(step): problem.message for step in _to_blame(there, problem.column)}
    return found


def _to_blame(steps: Sequence[Step], column: str) -> Sequence[Step]:
    """The steps that brought an error of a column into their row: those that change it, else the likeliest."""
    # What is forbidden may be allowed as well; what has no reference may have been approved.
    akin = {name for name in COLUMNS if name.partition("_")[0] == column.partition("_")[0]}
    for columns in ({column}, akin, {"status"}):
        if found := [step for step in steps if any(change.column in columns for change in step.changes)]:
            return found
    return steps


def _errors(sheet: Sheet, lines: Sequence[int], name: str) -> list[Problem]:
    """The errors in the rows that a plan touches."""
    problems = lint([(name, sheet)], frozenset(lines)) if sheet.rows else ()
    return [problem for problem in problems if problem.severity == "error"]
