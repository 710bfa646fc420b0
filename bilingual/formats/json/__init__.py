"""JSON: the whole bitext, for programs. `load(dump(bitext)) == bitext`; the layout limits nothing.

The schema is "bilingual/1", described in json.schema.json beside this package. It nests as the spine does: blocks >
segments > marks and pairs, each concept once in a table of its own. A change that a reader of the old schema could
stumble over gets a new number.

Two things are said twice, for people and for programs that want whole blocks. `targets` of a block joins the targets of
its pairs; `read_back` reads it, so that is where to correct a translation by hand, while `load` builds the bitext from
the pairs. `source` and `normalised` of a block are its segments joined.

Lone surrogates are written as escapes. A high one right before a low one becomes the character the two stand for, as
JSON has it.
"""

from __future__ import annotations

import hashlib
import json
from io import BytesIO

from bilingual.errors import InputError
from bilingual.formats.json.dump import SCHEMA, Node, dump, dump_parts, render
from bilingual.formats.json.load import checked, load, nodes, string, string_map
from bilingual.formats.rows import Layout, Target
from bilingual.model import Bitext

__all__ = ["SCHEMA", "dump", "load", "read_back", "read_sources", "seal", "write"]


def write(bitext: Bitext, layout: Layout) -> bytes:
    """The bitext as JSON in UTF-8: one blank deep, keys in the order of the schema, all languages whatever is shown.

    Raises OutputError where `dump` does.
    """
    del layout
    head, blocks = dump_parts(bitext)
    seal_of_blocks = hashlib.sha256()
    # The head stands first and carries the seal, which is known last: its place is kept by a seal of equal length.
    head["seal"] = seal_of_blocks.hexdigest()
    output = BytesIO()
    output.write(_opening(head))
    separator = b"["
    for block in blocks:
        seal_of_blocks.update(_canonical(block))
        output.write(separator + b"\n  " + render(block, depth=2).encode("utf-8"))
        separator = b","
    output.write(b"[]\n}\n" if separator == b"[" else b"\n ]\n}\n")
    head["seal"] = _digest(seal_of_blocks, head)
    output.seek(0)
    output.write(_opening(head))
    return output.getvalue()


def _opening(head: Node) -> bytes:
    return render(head).encode("utf-8").removesuffix(b"\n}") + b',\n "blocks": '


def read_back(data: bytes) -> tuple[Target, ...]:
    """What the blocks say in each language, from their `targets`, which a person may have changed.

    Raises InputError for what is not JSON of this schema.
    """
    return tuple(
        Target(string(block, "id"), language, text)
        for block in nodes(_parse(data), "blocks")
        for language, text in string_map(block, "targets").items()
    )


def read_sources(data: bytes) -> tuple[Target, ...]:
    """The print of every block. Raises InputError for what is not JSON of this schema."""
    return tuple(Target(string(block, "id"), "zh", string(block, "source")) for block in nodes(_parse(data), "blocks"))


def seal(data: bytes) -> str | None:
    """The digest in the file if its values still match it, else None; blanks, line ends and key order do not count.

    Raises InputError for what is not JSON of this schema.
    """
    document = _parse(data)
    found = document.get("seal")
    seal_of_blocks = hashlib.sha256()
    for block in nodes(document, "blocks"):
        seal_of_blocks.update(_canonical(block))
    return found if isinstance(found, str) and found == _digest(seal_of_blocks, document) else None


def _digest(of_blocks: hashlib._Hash, document: Node) -> str:
    """SHA-256 over the values of all blocks in order, then of the rest without the seal itself."""
    total = of_blocks.copy()
    total.update(_canonical({key: value for key, value in document.items() if key not in ("seal", "blocks")}))
    return total.hexdigest()


def _canonical(node: Node) -> bytes:
    return json.dumps(node, sort_keys=True, separators=(",", ":")).encode("ascii")


def _parse(data: bytes) -> Node:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not UTF-8; save the file as UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise InputError(f"line {error.lineno}: is not JSON ({error.msg}); mend it or write the file again") from error
    except ValueError as error:
        raise InputError("holds a number of too many digits; mend it or write the file again") from error
    except RecursionError as error:
        raise InputError("is nested too deeply for a bitext; write the file again") from error
    return checked(document)
