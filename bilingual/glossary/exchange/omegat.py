"""OmegaT's glossaries: UTF-8, a source, a target and a comment on each line, parted by tabs.

As the user manual of OmegaT has it (Glossaries): a line that begins with # is a comment. Of several targets of a source
each has a line, the preferred one first. The comment is "id; domain; not: …; note", which a person reads and `read`
knows again; it stands on a concept's first line.
"""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.errors import DataError
from bilingual.glossary.exchange.rows import Cells, Incoming, listed, one_line

CARRIES = ("id", "domain", "zh", "zh_variants", "{}", "{}_allowed", "{}_forbidden", "note")
_NOT = "not: "
_SAME = "as "


def write(rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]:
    """The glossary, and the terms that it cannot hold: a source that begins like a comment."""
    lines: list[str] = []
    left_out: list[str] = []
    for cells in rows:
        forbidden = listed(cells[f"{language}_forbidden"])
        parts = (cells["id"], cells["domain"], *([_NOT + " | ".join(forbidden)] if forbidden else []), cells["note"])
        comment = "; ".join(filter(None, map(one_line, parts)))
        targets = [cells[language], *listed(cells[f"{language}_allowed"])]
        for source in (cells["zh"], *listed(cells["zh_variants"])):
            if source.startswith("#"):
                left_out.append(source)
                continue
            for target in filter(None, targets):
                lines.append("\t".join((one_line(source), one_line(target), comment)))
                comment = f"{_SAME}{cells['id']}"
    return "\n".join([*lines, ""]).encode(), tuple(left_out)


def read(data: bytes, name: str, language: str) -> tuple[Incoming, ...]:
    """The rows of a glossary, ours or another's; lines of one source, or of one id in the comment, are one row.

    Raises DataError with file and line for what is not UTF-8 and for a line without a target.
    """
    found: dict[str, tuple[int, dict[str, str]]] = {}
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataError(f"{name}:{line}: is not UTF-8; OmegaT reads .utf8 files as such") from error
    for number, line_text in enumerate(text.split("\n"), start=1):
        if line_text.startswith("#") or not line_text.strip():
            continue
        source, target, comment = (*(part.strip() for part in line_text.rstrip("\r").split("\t", 2)), "", "")[:3]
        if not source or not target:
            raise DataError(f"{name}:{number}: needs a source and a target with a tab between them")
        concept_id, cells = _comment(comment, language)
        key = concept_id or f"source {source}"
        if key not in found:
            found[key] = (
                number,
                {"zh": source, language: target, **cells, "zh_variants": "", f"{language}_allowed": ""},
            )
            continue
        known = found[key][1]
        known["zh_variants"] = _with(known["zh_variants"], source, known["zh"])
        known[f"{language}_allowed"] = _with(known[f"{language}_allowed"], target, known[language])
    return tuple(Incoming(f"{name}:{number}", cells) for number, cells in found.values())


def _with(cell: str, value: str, besides: str) -> str:
    known = listed(cell)
    return cell if value in (besides, *known) else " | ".join([*known, value])


def _comment(comment: str, language: str) -> tuple[str, dict[str, str]]:
    """The id and the cells in a comment of ours; of another's all of it is a note."""
    if comment.startswith(_SAME) and " " not in comment.removeprefix(_SAME):
        return comment.removeprefix(_SAME), {}
    parts = comment.split("; ")
    if len(parts) < 2 or " " in parts[0] or " " in parts[1]:
        return "", {"note": comment} if comment else {}
    rest = parts[2:]
    forbidden = rest[0].removeprefix(_NOT) if rest and rest[0].startswith(_NOT) else ""
    note = "; ".join(rest[1:] if forbidden else rest)
    return parts[0], {"id": parts[0], "domain": parts[1], f"{language}_forbidden": forbidden, "note": note}
