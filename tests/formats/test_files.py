"""Writing: a file is whole or as it was, and what is in the way is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.errors import OutputError
from bilingual.formats import refuse_edited
from bilingual.formats.files import write_atomically


@pytest.mark.parametrize("name", ["a.md", "口" * 84 + ".md", "\U00020bb7" * 63 + ".md"])
def test_names_as_long_as_may_be(tmp_path: Path, name: str) -> None:
    write_atomically(tmp_path / name, b"text")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {name: b"text"}


@pytest.mark.parametrize("name", ["md", "docx", "json"])
def test_a_folder_in_the_way(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.bilingual"
    refuse_edited(path, name)
    path.mkdir()
    with pytest.raises(OutputError) as raised:
        refuse_edited(path, name)
    assert str(raised.value) == f"{path}: is a folder; move it away, or choose another place with --out FOLDER"
    with pytest.raises(OutputError) as raised:
        write_atomically(path, b"text")
    assert str(raised.value) == f"{path}: cannot be written: Is a directory; nothing was changed"
    assert [each.name for each in tmp_path.iterdir()] == ["a.bilingual"]
