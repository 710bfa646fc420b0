"""The index of packages: read, fetched, and never left half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import metadata
from server import Page, serving

from bilingual.errors import StoreError
from bilingual.store.download import Patience
from bilingual.store.index import Offer, fetch_index, read_index
from bilingual.store.places import Places

PATIENCE = Patience(stall=1.0, attempts=1, pause=0.0)
LINKS = ["https://one.test/a", "ipfs:two"]


def entry(source: str, target: str, **more: object) -> dict[str, object]:
    return {**json.loads(metadata(source, target)), "links": LINKS, **more}


def offer(source: str, target: str, name: str) -> Offer:
    return Offer(source, target, "1.9", name, tuple(LINKS))


def test_pairs_are_offered_and_everything_else_is_passed_over(tmp_path: Path) -> None:
    entries = [
        entry("zh", "en"),
        entry("en", "ru", type="translate", code="translate-en_ru"),
        entry("en", "ru", type="sbd"),
        entry("en", "../ru"),
        entry("en", "es", links="none"),
        entry("en", "es", links=["https://one.test/\x1b[31m", 7]),
        {"from_codes": ["en"], "links": LINKS},
        "text",
        None,
    ]
    path = tmp_path / "index.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert read_index(path) == (
        Offer("en", "es", "1.9", "English -> Spanish", ()),
        offer("en", "ru", "English -> Russian"),
        offer("zh", "en", "Chinese -> English"),
    )


@pytest.mark.parametrize("data", [b"", b"{}", b"<html>", b"\xff", b"[" * 100_000])
def test_what_is_no_index(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "index.json"
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        read_index(path)
    said = "is no index of packages; fetch it anew with `bilingual models list --download`"
    assert str(caught.value) == f"{path}: {said}"


def test_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no index of packages yet; fetch it with `bilingual models list --download`"):
        read_index(tmp_path / "index.json")
    with pytest.raises(StoreError, match="cannot be read: Is a directory; check its permissions"):
        read_index(tmp_path)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_fetched_index_takes_the_place_of_the_last_one_if_it_is_one(tmp_path: Path) -> None:
    good = json.dumps([entry("zh", "en")]).encode()
    pages = {"/index.json": [Page(good), Page(b"<html>log in</html>"), Page(good, cut=9), Page(status=404)]}
    with serving(pages) as server:
        places = Places(tmp_path, (), tmp_path / "index.json", f"{server.address}/index.json")
        assert fetch_index(places, PATIENCE) == read_index(places.index) == (offer("zh", "en", "Chinese -> English"),)
        for said in ("is no index of packages", "404 Not Found"):
            with pytest.raises(StoreError, match=said):
                fetch_index(places, PATIENCE)
            assert places.index.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir()] == ["index.json"]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_folder_of_downloads_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(StoreError):
        fetch_index(Places(tmp_path, (), tmp_path / "index.json", "http://127.0.0.1:9/index.json"), PATIENCE)
