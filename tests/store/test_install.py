"""Into the store and out of it, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from archives import archive, files, write_archive, write_folder

from bilingual.errors import StoreError
from bilingual.store.install import Installed, has_changed, install, leftovers, remove
from bilingual.store.packages import Package, installed


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, content: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in content.items()}


def test_a_package_is_installed_under_the_name_argos_gives_it(store: Path, tmp_path: Path) -> None:
    file = write_archive(tmp_path / "any.argosmodel", files())
    package = Package(store / "translate-zh_en-1_9", "zh", "en", "1.9", name="Chinese -> English")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert install(file, store) == Installed(package, digest, None)
    assert install(file, store, pair=("zh", "en")) == Installed(package, digest, None)
    assert tree(store) == put(Path("translate-zh_en-1_9"), files())
    assert (installed([store]), leftovers(store)) == (((package,), ()), ())


def test_another_file_of_the_same_version_is_noticed(store: Path, tmp_path: Path) -> None:
    first = install(archive(tmp_path), store)
    other = write_archive(tmp_path / "b.argosmodel", {**files(), "README.md": b"changed"})
    assert install(other, store).archive_before == first.archive
    assert install(other, store).archive_before is None
    assert install(archive(tmp_path, version="2.0"), store).archive_before is None


def test_other_versions_and_broken_folders_make_way(store: Path, tmp_path: Path) -> None:
    write_folder(store / "old", files(version="1.0"))
    write_folder(store / "newer", files(version="2.0"))
    write_folder(store / "translate-zh_en-1_9", {"half": b""})
    write_folder(store / "other", files("en", "ru"))
    write_folder(tmp_path / "elsewhere", files())
    (store / "link").symlink_to(tmp_path / "elsewhere")
    install(archive(tmp_path), store)
    assert tree(store) == {**put(Path("translate-zh_en-1_9"), files()), **put(Path("other"), files("en", "ru"))}
    assert (tree(tmp_path / "elsewhere"), leftovers(store)) == (files(), ())


def test_a_folder_that_names_one_pair_and_holds_another(store: Path, tmp_path: Path) -> None:
    write_folder(store / "translate-zh_en-1_9", files("en", "ru"))
    before = tree(tmp_path)
    with pytest.raises(StoreError, match="translate-zh_en-1_9: is a package for en -> ru; rename that folder first"):
        install(archive(tmp_path), store)
    (tmp_path / "translate-zh_en-1_9.argosmodel").unlink()
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"README.md": b""}, "has no metadata.json; fetch the file anew"),
        ({**files(), "metadata.json": b'{"type": "sbd"}'}, "is no translation package; fetch the file anew"),
        (files("en", "zh"), "translates en -> zh, not zh -> en; the index or the file's name is wrong"),
        ({**files(), "../a": b""}, "holds 'package/../a', which is no plain file inside its folder; do not use it"),
    ],
)
def test_a_refused_package_leaves_everything_as_it_was(
    store: Path, tmp_path: Path, content: dict[str, bytes], said: str
) -> None:
    write_folder(store / "translate-zh_en-1_9", files())
    file = write_archive(tmp_path / "a.argosmodel", content)
    before = tree(tmp_path)
    with pytest.raises(StoreError) as caught:
        install(file, store, pair=("zh", "en"))
    assert (str(caught.value), tree(tmp_path), leftovers(store)) == (f"{file}: {said}", before, ())


def test_a_store_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="gone: cannot be written: No such file or directory; packages are unpacked"):
        install(archive(tmp_path), tmp_path / "gone" / "packages")


def test_removing(store: Path, tmp_path: Path) -> None:
    kept = install(archive(tmp_path, "en", "ru"), store).package
    remove([install(archive(tmp_path), store).package])
    assert (installed([store]), leftovers(store)) == (((kept,), ()), ())
    with pytest.raises(StoreError, match="gone: cannot be removed: No such file or directory"):
        remove([Package(store / "gone", "zh", "en", "1")])


def test_a_changed_package_is_told_from_the_one_installed(store: Path, tmp_path: Path) -> None:
    package = install(archive(tmp_path), store).package
    strange = installed([write_folder(tmp_path / "other" / "a", files()).parent])[0][0]
    assert (has_changed(package), has_changed(strange)) == (False, False)
    (package.path / "model" / "model.bin").write_bytes(b"")
    assert has_changed(package)


def test_what_a_killed_install_left(store: Path) -> None:
    (store.parent / ".bilingual-abc").mkdir()
    (store.parent / ".other").mkdir()
    assert leftovers(store) == (store.parent / ".bilingual-abc",)
