"""Archives are read without trust."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from archives import archive, files, metadata, write_archive

from bilingual.errors import StoreError
from bilingual.store.archive import Archive, peek, unpack


def refusal(path: Path) -> str:
    """What `unpack` says."""
    with pytest.raises(StoreError) as caught:
        unpack(path, path.parent / "out")
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


def outside(folder: Path) -> set[str]:
    """What is in a folder beside the archive and the folder it is unpacked to."""
    return {path.name for path in folder.iterdir()} - {"out", "a.argosmodel"}


def test_a_whole_archive(tmp_path: Path) -> None:
    path = archive(tmp_path)
    top = unpack(path, tmp_path / "out")
    unpacked = {str(each.relative_to(top)): each.read_bytes() for each in top.rglob("*") if each.is_file()}
    assert (top, unpacked) == (tmp_path / "out" / "translate-zh_en-1_9", files())
    assert peek(path) == Archive(path, "zh", "en", "1.9")


def test_folders_may_have_entries_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.argosmodel"
    with zipfile.ZipFile(path, "w") as made:
        for name in ("p/", "p/model/", "p/empty/"):
            made.mkdir(name)
        made.writestr("p/metadata.json", metadata())
    top = unpack(path, tmp_path / "out")
    assert sorted(each.name for each in top.iterdir()) == ["empty", "metadata.json", "model"]


@pytest.mark.parametrize("name", ["p/ü 口岸.txt", "p/a..b", "p/...", "p/.hidden", "p/model/deep/er"])
def test_a_harmless_name(tmp_path: Path, name: str) -> None:
    path = write_archive(tmp_path / "a.argosmodel", {name: b"x"}, "")
    assert ((unpack(path, tmp_path / "out").parent / name).read_bytes(), outside(tmp_path)) == (b"x", set())


@pytest.mark.parametrize(
    "name",
    [
        "/p/a",
        "p/../../a",
        "p/..",
        "../a",
        "p/./a",
        "p//a",
        "C:/p/a",
        "p/C:a",
        "p\\a",
        "p/..\\..\\a",
        "p/a\0b",
        "p/a\nb",
    ],
)
def test_a_name_that_points_elsewhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.argosmodel"
    # zipfile cuts a name at NUL when it writes, too.
    stand_in = name.replace("\0", "#")
    write_archive(path, {stand_in: b"x"}, "")
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode()))
    assert refusal(path) == f"holds {name!r}, which is no plain file inside its folder; do not use it"
    assert (outside(tmp_path), (tmp_path / "out").exists()) == (set(), False)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "a.argosmodel"
    entry = zipfile.ZipInfo("p/model")
    entry.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(entry, "/etc")
    assert refusal(path) == "holds 'p/model', which is no plain file inside its folder; do not use it"


@pytest.mark.parametrize("kind", [0, stat.S_IFREG])
def test_plain_files_with_and_without_a_mode(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "a.argosmodel"
    entry = zipfile.ZipInfo("p/model")
    entry.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(entry, "/etc")
    assert (unpack(path, tmp_path / "out") / "model").read_text() == "/etc"


ONE_FOLDER = "is no package: it must hold one folder with everything in it; fetch the file anew"


@pytest.mark.parametrize("names", [[], ["metadata.json"], ["p/a", "q/a"], ["p/a", "q"]])
def test_more_than_one_folder(tmp_path: Path, names: list[str]) -> None:
    assert refusal(write_archive(tmp_path / "a.argosmodel", dict.fromkeys(names, b""), "")) == ONE_FOLDER


def test_a_file_that_stands_twice(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.argosmodel", {"p/a": b"one", "p/b": b"two"}, "")
    path.write_bytes(path.read_bytes().replace(b"p/b", b"p/a"))
    assert refusal(path) == "cannot be unpacked: File exists; check the disk"


def test_an_archive_that_grows_absurdly(tmp_path: Path) -> None:
    allowed = write_archive(tmp_path / "b.argosmodel", {"p/a": bytes(1_000_000)}, "")
    assert (unpack(allowed, tmp_path / "fine") / "a").stat().st_size == 1_000_000
    path = write_archive(tmp_path / "a.argosmodel", {"p/a": bytes(1_000_000), "p/b": bytes(1_000_000)}, "")
    assert refusal(path) == "unpacks to an absurd size; do not use it"


def test_size_is_counted_and_not_believed(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.argosmodel", {"p/a": bytes(50_000_000)}, "")
    size = (50_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    assert refusal(path).startswith("is damaged (")
    assert sum(each.stat().st_size for each in (tmp_path / "out").rglob("*") if each.is_file()) < 2_000_000


def test_too_many_files(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.argosmodel", {f"p/{number}": b"" for number in range(10_001)}, "")
    assert refusal(path) == "holds 10,001 files; do not use it"


def test_damage_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    content = {**files(), "model/model.bin": bytes(range(256)) * 20}
    path = tmp_path / "a.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        for name, data in content.items():
            made.writestr(f"p/{name}", data)
    whole = path.read_bytes()
    middle = whole.index(content["model/model.bin"]) + 1000
    path.write_bytes(whole[:middle] + b"\0\1" + whole[middle + 2 :])
    assert refusal(path) == "is damaged (Bad CRC-32 for file 'p/model/model.bin'); fetch the file anew"
    path.write_bytes(whole[:-30])
    assert refusal(path) == "is no package (.argosmodel, a zip archive); fetch the file anew"


@pytest.mark.parametrize("data", [b"", b"<!DOCTYPE html>", b"PK\x03\x04", bytes(100)])
def test_no_archive_at_all(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.argosmodel"
    path.write_bytes(data)
    assert refusal(path) == "is no package (.argosmodel, a zip archive); fetch the file anew"


def test_an_encrypted_archive(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.argosmodel", {"p/a": b"x" * 99}, "")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refusal(path) == "is encrypted; get one that is not"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.argosmodel") == "no such file; check the name"
    (tmp_path / "a.argosmodel").mkdir()
    assert refusal(tmp_path / "a.argosmodel") == "cannot be read: Is a directory; check its name and permissions"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"README.md": b""}, "has no metadata.json; fetch the file anew"),
        ({"metadata.json": b"{}"}, "has a metadata.json that does not name one language pair; fetch the file anew"),
    ],
)
def test_metadata_that_cannot_be_read(tmp_path: Path, content: dict[str, bytes], said: str) -> None:
    path = write_archive(tmp_path / "a.argosmodel", content)
    with pytest.raises(StoreError) as caught:
        peek(path)
    assert str(caught.value) == f"{path}: {said}"


def test_a_package_of_another_kind(tmp_path: Path) -> None:
    assert peek(write_archive(tmp_path / "a.argosmodel", {"metadata.json": b'{"type": "sbd"}'})) is None
