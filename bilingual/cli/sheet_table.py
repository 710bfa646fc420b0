"""A sheet as lines for the terminal; plain, without colour, where standard output is none."""

from __future__ import annotations

import io
import sys

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bilingual.language import LANGUAGES
from bilingual.sheet import Row, Sheet
from bilingual.sheet.wording import (
    DOUBTS,
    LACKS,
    NOTHING,
    PARAGRAPH,
    RECIPE,
    behind,
    concerned,
    heading,
    lacking,
    legend,
    where,
)

_CHINESE = "中文"
_GAP = 2


def lines(sheet: Sheet) -> list[str]:
    """The sheet, as wide as the terminal: 80 columns, or as many as COLUMNS says, where there is none."""
    is_terminal = sys.stdout.isatty()
    output = io.StringIO()
    width = Console(file=sys.stdout).width
    console = Console(file=output, width=width, force_terminal=is_terminal, highlight=False, emoji=False, markup=False)
    console.print(Text(heading(sheet), style="bold"))
    for text in filter(None, (" · ".join(sheet.facts), legend(sheet, "[1]"))):
        console.print(Text(text, style="dim"))
    if sheet.sections:
        _print_table(sheet, console)
    if sheet.doubts:
        console.print(Text(f"\n{DOUBTS}", style="bold"))
    for doubt in sheet.doubts:
        console.print(Text(f"[{doubt.number}] {concerned(doubt)}: {doubt.message}"))
    if sheet.lacks:
        console.print(Text(f"\n{LACKS}", style="bold"))
    for lack in sheet.lacks:
        console.print(Text(f"{lack.source} {where(lack)}: {lacking(lack)}"))
    console.print(Text(f"\n{RECIPE}: {sheet.recipe}", style="dim"))
    return [line.rstrip() for line in output.getvalue().rstrip("\n").split("\n")]


def _print_table(sheet: Sheet, console: Console) -> None:
    """The rows in columns, and the openings of the paragraphs across them."""
    names = (_CHINESE, *(LANGUAGES[code].own_name for code in sheet.languages))
    rows = [row for section in sheet.sections for row in section.rows]
    renderings = zip(*(row.said for row in rows), strict=True)
    columns = [[_source(row).cell_len for row in rows], *([cell_len(said) for said in each] for each in renderings)]
    widths = _widths(columns, console.width - _GAP * len(sheet.languages))
    head = _grid(widths)
    head.add_row(*(Text(name, style="bold") for name in names))
    head.add_row(*(Text("─" * width, style="dim") for width in widths))
    console.print("", head)
    for section in sheet.sections:
        console.print(Text(f"{PARAGRAPH}{section.paragraph} {section.opening}", style="dim"))
        grid = _grid(widths)
        for row in section.rows:
            grid.add_row(_source(row), *(Text(said or NOTHING) for said in row.said))
        console.print(grid)


def _widths(columns: list[list[int]], width: int) -> list[int]:
    """The widths of the columns: as wide as their widest cell if there is room, else narrower by turns."""
    widths = [max(cells) for cells in columns]
    while sum(widths) > width:
        widest = max(range(len(widths)), key=lambda at: widths[at])
        widths[widest] -= 1
    return [max(each, 1) for each in widths]


def _grid(widths: list[int]) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _source(row: Row) -> Text:
    text = Text(row.source)
    if row.beside:
        text.append(f" ({row.beside})", style="dim")
    if row.doubts:
        text.append(f"[{', '.join(map(str, row.doubts))}]", style="yellow")
    return text.append(behind(row), style="dim")
