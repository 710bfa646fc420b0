"""What is installed, what is broken, and the way from language to language."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from archives import files, metadata, write_folder

from bilingual.errors import StoreError
from bilingual.store.packages import Broken, Package, examine, installed, lacking, route, version_key


@dataclass(frozen=True)
class Way:
    source: str
    target: str
    version: str = "1"


def ways(*pairs: str) -> list[Way]:
    return [Way(*pair.split()) for pair in pairs]


def test_packages_and_broken_folders_stand_side_by_side(store: Path) -> None:
    write_folder(store / "b", files("en", "ru", "1.10"))
    write_folder(store / "a", files())
    write_folder(store / "c", {"README.md": b"nothing else"})
    (store / "file.txt").write_bytes(b"not a folder")
    write_folder(store / "sbd", {"metadata.json": b'{"type": "sbd", "from_codes": ["en"]}'})
    assert installed([store]) == (
        (
            Package(store / "a", "zh", "en", "1.9", name="Chinese -> English"),
            Package(store / "b", "en", "ru", "1.10", name="English -> Russian"),
        ),
        (Broken(store / "c", "has no metadata.json"),),
    )


def test_a_store_that_does_not_exist_is_empty(store: Path) -> None:
    assert installed([store / "none", store]) == ((), ())


PAIR = "has a metadata.json that does not name one language pair"
CHANGES: list[tuple[dict[str, bytes | None], str | None]] = [
    ({}, None),
    ({"model/config.json": None, "README.md": None}, None),
    ({"model/shared_vocabulary.json": None, "model/source_vocabulary.txt": b"a"}, None),
    ({"sentencepiece.model": None, "bpe.model": b"pieces"}, None),
    ({"metadata.json": metadata(package_version=1.5)}, None),
    ({"metadata.json": metadata("zh", "pt-BR")}, None),
    ({"metadata.json": None}, "has no metadata.json"),
    ({"metadata.json": b"{"}, PAIR),
    ({"metadata.json": b"[" * 100_000}, PAIR),
    ({"metadata.json": b"\xff\xfe\x00"}, PAIR),
    ({"metadata.json": b"[]"}, PAIR),
    ({"metadata.json": b'{"from_code": "zh"}'}, PAIR),
    ({"metadata.json": metadata("../zh", "en")}, PAIR),
    ({"metadata.json": metadata(to_code=["en"])}, PAIR),
    ({"model/model.bin": None}, "has no model (model/model.bin)"),
    ({"model/shared_vocabulary.json": None}, "has a model without its vocabulary"),
    ({"sentencepiece.model": None}, "has no tokenizer that bilingual knows (sentencepiece.model or bpe.model)"),
]


@pytest.mark.parametrize(("change", "reason"), CHANGES)
def test_what_makes_a_package(tmp_path: Path, change: dict[str, bytes | None], reason: str | None) -> None:
    content = {name: data for name, data in {**files(), **change}.items() if data is not None}
    examined = examine(write_folder(tmp_path / "package", content))
    assert (examined.reason if isinstance(examined, Broken) else None) == reason


def test_no_model_at_all(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "package", {"metadata.json": metadata(), "bpe.model": b""})
    assert examine(folder) == Broken(folder, "has no model (model/model.bin)")


def test_names_of_hostile_metadata_cannot_steer_a_terminal(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "package", {**files(), "metadata.json": metadata(from_name="\x1b[31mC\n", to_name="")}
    )
    assert examine(folder) == Package(folder, "zh", "en", "1.9", name="[31mC -> en")


def test_a_digest_follows_model_and_tokenizer_and_nothing_else(store: Path) -> None:
    package = examine(write_folder(store / "a", files()))
    twin = examine(
        write_folder(store / "b", {**files(), "README.md": b"other", "metadata.json": metadata(version="2")})
    )
    assert isinstance(package, Package)
    assert isinstance(twin, Package)
    first = package.digest
    assert (len(first), twin.digest, package.digest, package.computed_digest()) == (64, first, first, first)
    seen = {first}
    for name in ("model/model.bin", "model/shared_vocabulary.json", "sentencepiece.model"):
        (store / "a" / name).write_bytes(b"another")
        assert package.digest not in seen
        seen.add(package.digest)
    (store / "a" / "model" / "model.bin").rename(store / "a" / "model" / "other.bin")
    assert package.digest not in seen


def test_a_digest_is_recorded_until_size_or_time_change(store: Path) -> None:
    package = examine(write_folder(store / "a", files()))
    assert isinstance(package, Package)
    model = store / "a" / "model" / "model.bin"
    first, stamp = package.digest, model.stat()
    model.write_bytes(model.read_bytes().swapcase())
    os.utime(model, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert (package.digest, package.computed_digest() == first) == (first, False)
    os.utime(model, ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1))
    assert package.digest == package.computed_digest()


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"KEY": 1}', b'{"KEY": {"files": [], "digest": "0"}}'])
def test_a_damaged_record_costs_time_and_nothing_else(store: Path, record: bytes) -> None:
    package = examine(write_folder(store / "a", files()))
    assert isinstance(package, Package)
    first = package.digest
    path = Path(os.environ["XDG_STATE_HOME"]) / "bilingual" / "digests.json"
    assert list(json.loads(path.read_bytes())) == [str(store / "a")]
    path.write_bytes(record.replace(b"KEY", str(store / "a").encode()))
    assert package.digest == first


def test_a_state_folder_that_cannot_be_made(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = examine(write_folder(store / "a", files()))
    assert isinstance(package, Package)
    (store / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(store / "file"))
    assert package.digest == package.computed_digest()


def test_the_digest_of_a_package_that_is_gone(store: Path) -> None:
    package = Package(store / "a", "zh", "en", "1")
    with pytest.raises(StoreError, match=r"a/sentencepiece\.model: cannot be read: No such file or directory"):
        _ = package.digest


@pytest.mark.parametrize(
    ("known", "taken"),
    [
        ([], []),
        (["ru zh", "en zh"], []),
        (["zh ru", "zh en", "en ru"], ["zh ru"]),
        (["zh en", "en ru"], ["zh en", "en ru"]),
        (["zh es", "es ru", "en ru", "zh en"], ["zh en", "en ru"]),
        (["zh es", "es ru", "zh en"], ["zh es", "es ru"]),
        (["zh es", "es ru", "zh de", "de ru"], ["zh de", "de ru"]),
        (["zh en", "en es", "es ru"], []),
        (["zh ru 1.9", "zh ru 1.10", "zh ru 1.2"], ["zh ru 1.10"]),
    ],
)
def test_a_route(known: list[str], taken: list[str]) -> None:
    assert route(ways(*known), "zh", "ru") == tuple(ways(*taken))


@pytest.mark.parametrize(
    ("known", "target", "pairs"),
    [
        ([], "ru", [("zh", "en"), ("en", "ru")]),
        ([], "en", [("zh", "en")]),
        (["zh en"], "ru", [("en", "ru")]),
        (["en ru"], "ru", [("zh", "en")]),
        (["zh en", "en ru"], "ru", []),
        (["zh ru"], "ru", []),
        (["zh es", "es ru"], "ru", []),
    ],
)
def test_what_is_lacking(known: list[str], target: str, pairs: list[tuple[str, str]]) -> None:
    assert lacking(ways(*known), "zh", target) == tuple(pairs)


def test_versions_are_compared_as_numbers() -> None:
    assert sorted(["1.10", "", "1.9", "2", "1.9.1", "v1.3"], key=version_key) == [
        "",
        "v1.3",
        "1.9",
        "1.9.1",
        "1.10",
        "2",
    ]
