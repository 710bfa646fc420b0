"""Downloads from servers that behave well, badly, and not at all."""

from __future__ import annotations

import contextlib
import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from server import Page, Server, serving

from bilingual.errors import StoreError
from bilingual.store.download import Patience, download

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
DATA = bytes(range(256)) * 1000
PATIENCE = Patience(stall=0.2, attempts=2, pause=0.0)
GOOD = Page(DATA)
HALF = Page(DATA, cut=100_000)
PLAIN = ()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({}) as running:
        yield running


def fetch(server: Server, folder: Path, *pages: Page) -> bytes | str:
    """What a download brings: the bytes, or what the error says, without addresses."""
    server.pages["/a"] = list(pages)
    path = folder / "new" / "a.argosmodel"
    try:
        link = download((f"{server.address}/a",), path, "zh -> en 1.9", PATIENCE)
    except StoreError as error:
        said = str(error)
    else:
        assert (link, [each.name for each in path.parent.iterdir()]) == (f"{server.address}/a", ["a.argosmodel"])
        data = path.read_bytes()
        path.unlink()
        return data
    frame = re.fullmatch(r"zh -> en 1.9 cannot be downloaded: \S+/a: (.*); try again later, or bring .* stick", said)
    assert (frame is not None, path.exists()) == (True, False)
    return frame[1] if frame else ""


@pytest.mark.parametrize(
    "page",
    [GOOD, Page(DATA, claimed=-1), Page(DATA, headers=PLAIN), Page(b""), Page(DATA, headers=(("ETag", 'W/"1"'),))],
)
def test_a_good_server(server: Server, tmp_path: Path, page: Page) -> None:
    assert fetch(server, tmp_path, page) == page.data
    assert server.asked == [("/a", None, None)]


REST = "bytes=100000-"


@pytest.mark.parametrize(
    ("pages", "asked"),
    [
        ([HALF, GOOD], [(None, None), (REST, '"one"')]),
        ([HALF, Page(DATA, cut=50_000), GOOD], [(None, None), (REST, '"one"'), ("bytes=150000-", '"one"')]),
        ([HALF, Page(DATA, ranges="ignored")], [(None, None), (REST, '"one"')]),
        ([HALF, Page(DATA, ranges="shifted"), GOOD], [(None, None), (REST, '"one"'), (None, None)]),
        ([HALF, Page(DATA[::-1], headers=(("ETag", '"two"'),))], [(None, None), (REST, '"one"')]),
        ([HALF, Page(status=416), GOOD], [(None, None), (REST, '"one"'), (None, None)]),
        ([HALF, Page(status=503), GOOD], [(None, None), (REST, '"one"'), (REST, '"one"')]),
        ([Page(DATA, cut=100_000, stalls=True), GOOD], [(None, None), (REST, '"one"')]),
        ([Page(DATA, cut=100_000, headers=PLAIN), Page(DATA, headers=PLAIN)], [(None, None), (REST, None)]),
        (
            [Page(DATA, cut=100_000, headers=(("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"), ("ETag", 'W/"1"')))]
            * 2
            + [GOOD],
            [(None, None), *[(f"bytes={size}-", "Mon, 01 Jan 2024 00:00:00 GMT") for size in (100_000, 200_000)]],
        ),
        ([Page(status=500), GOOD], [(None, None), (None, None)]),
        ([Page(raw=b"garbage\r\n\r\n"), GOOD], [(None, None), (None, None)]),
    ],
)
def test_a_server_that_gets_there(
    server: Server, tmp_path: Path, pages: list[Page], asked: list[tuple[str | None, str | None]]
) -> None:
    assert fetch(server, tmp_path, *pages) == pages[-1].data
    assert server.asked == [("/a", *each) for each in asked]


@pytest.mark.parametrize(
    ("page", "said", "attempts"),
    [
        (Page(status=404), "404 Not Found", 1),
        (Page(status=403), "403 Forbidden", 1),
        (Page(status=503), "503 Service Unavailable", 2),
        (Page(DATA, cut=9, ranges="ignored"), "broken off after 9 of 256,000 bytes", 3),
        (Page(DATA, claimed=300_000, ranges="ignored"), "broken off after 256,000 of 300,000 bytes", 3),
        (Page(DATA, claimed=5 << 30), "is 5,368,709,120 bytes long, more than any package", 1),
        (Page(DATA, cut=9, stalls=True, ranges="ignored"), "silent for 0.2 seconds", 3),
        (Page(raw=b"garbage\r\n\r\n"), "does not answer as a web server: garbage", 2),
        (Page(raw=b"\x1b[31m\0\r\n\r\n"), "does not answer as a web server: [31m", 2),
        (Page(raw=b"HTTP/1.1 404 \x1b[31mGone\r\n\r\n"), "404 [31mGone", 1),
        (Page(raw=b"HTTP/1.1 206 OK\r\nContent-Length: 2\r\n\r\nxx"), "answers 206, which was not asked for", 1),
        (Page(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nxx"), "broken off", 3),
        (Page(status=302, headers=(("Location", "file:///etc/hostname"),)), "302 Found", 1),
        (Page(status=302, headers=(("Location", "/a"),)), "302 The HTTP server returned a redirect error", 5),
    ],
)
def test_a_server_that_does_not(server: Server, tmp_path: Path, page: Page, said: str, attempts: int) -> None:
    assert str(fetch(server, tmp_path, page)).startswith(said)
    assert len(server.asked) == attempts


def test_a_length_that_is_too_short_is_believed(server: Server, tmp_path: Path) -> None:
    # The archive then lacks its end and is refused.
    assert fetch(server, tmp_path, Page(DATA, claimed=1000)) == DATA[:1000]


def test_a_later_call_takes_up_what_an_earlier_one_left(server: Server, tmp_path: Path) -> None:
    said = fetch(server, tmp_path, HALF, Page(status=404))
    assert (said, server.asked.pop()) == ("404 Not Found", ("/a", REST, '"one"'))
    assert fetch(server, tmp_path, GOOD) == DATA
    assert server.asked[1:] == [("/a", REST, '"one"')]


def test_a_part_is_whole_if_only_its_renaming_was_missed(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, HALF, Page(status=404))
    with (tmp_path / "new" / "a.argosmodel.part").open("ab") as part:
        part.write(DATA[100_000:])
    assert fetch(server, tmp_path, Page(status=404)) == DATA


@pytest.mark.parametrize("note", [b"", b"[]", b"{}", b'{"link": "LINK", "validator": "", "total": null}'])
def test_a_part_of_unknown_origin_is_not_used(server: Server, tmp_path: Path, note: bytes) -> None:
    fetch(server, tmp_path, HALF, Page(status=404))
    link = f"{server.address}/a".encode()
    (tmp_path / "new" / "a.argosmodel.part.json").write_bytes(note.replace(b"LINK", link))
    server.asked.clear()
    assert (fetch(server, tmp_path, GOOD), server.asked) == (DATA, [("/a", None, None)])


def test_links_are_tried_in_their_order(server: Server, tmp_path: Path) -> None:
    server.pages.update({"/b": [HALF, Page(status=404)], "/c": [GOOD], "/d": [GOOD]})
    links = tuple(f"{server.address}/{name}" for name in "abcd")
    assert download(links, tmp_path / "a", "it", PATIENCE) == links[2]
    assert ([path for path, *_ in server.asked], (tmp_path / "a").read_bytes()) == (["/a", "/b", "/b", "/c"], DATA)


def test_all_links_in_vain_and_none_at_all(server: Server, tmp_path: Path) -> None:
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/"
    links = (f"{server.address}/a", nobody, "ipfs:xyz", "file:///etc/hostname", "no address", "http://127.0.0.1:port/")
    with pytest.raises(StoreError) as caught:
        download(links, tmp_path / "a", "it", PATIENCE)
    assert str(caught.value).split("; ")[:6] == [
        f"it cannot be downloaded: {links[0]}: 404 Not Found",
        f"{nobody}: refused the connection",
        "ipfs:xyz: is no address that can be fetched: unknown url type: ipfs",
        "file:///etc/hostname: is no address that can be fetched: unknown url type: file",
        "no address: is no address",
        "http://127.0.0.1:port/: is no address that can be fetched: nonnumeric port: 'port'",
    ]
    with pytest.raises(StoreError, match="it cannot be downloaded: the index gives no link; try again later"):
        download((), tmp_path / "a", "it", PATIENCE)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """That of a server with its key, and that of the authority which issued it and which nobody trusts."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    own, issuer = folder / "server.pem", folder / "authority.pem"
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(own)
    authority.cert_pem.write_to_path(issuer)
    return own, issuer


def test_redirects_are_followed_but_not_off_a_protected_connection(
    tmp_path: Path, server: Server, certificates: tuple[Path, Path]
) -> None:
    own, issuer = certificates
    server.pages["/good"] = [GOOD]
    assert fetch(server, tmp_path, Page(status=302, headers=(("Location", "/good"),))) == DATA
    with (
        serving({"/a": [Page(status=302, headers=(("Location", f"{server.address}/good"),))]}, own) as safe,
        trusting(issuer),
    ):
        assert fetch(safe, tmp_path, *safe.pages["/a"]) == "302 sends on to an unprotected address"


@contextlib.contextmanager
def trusting(certificate: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate))
        yield


def test_a_certificate_that_is_not_trusted(tmp_path: Path, certificates: tuple[Path, Path]) -> None:
    own, issuer = certificates
    with serving({}, own) as safe:
        said = (
            "its certificate is not trusted (unable to get local issuer certificate); check the clock and SSL_CERT_FILE"
        )
        assert fetch(safe, tmp_path, GOOD) == said
        with trusting(issuer):
            assert fetch(safe, tmp_path, GOOD) == DATA


def test_a_server_without_protection(server: Server, tmp_path: Path) -> None:
    link = f"{server.address}/a".replace("http:", "https:")
    with pytest.raises(StoreError, match=f"{re.escape(link)}: no protected connection: "):
        download((link,), tmp_path / "a", "it", PATIENCE)


def test_progress_is_told(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    server.pages["/a"] = [HALF, GOOD]
    download((f"{server.address}/a",), tmp_path / "a", "it", PATIENCE, lambda done, total: seen.append((done, total)))
    assert (seen[0], seen[-1], seen == sorted(seen)) == ((0, len(DATA)), (len(DATA), len(DATA)), True)
    assert seen.count((100_000, len(DATA))) == 2


def test_a_folder_that_cannot_be_written(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    server.pages["/a"] = [GOOD]
    with pytest.raises(StoreError, match=r"file/a\.part: cannot be written: "):
        download((f"{server.address}/a",), tmp_path / "file" / "a", "it", PATIENCE)


def test_other_hosts_stay_blocked_here() -> None:
    # pytest-socket warns as it refuses, and warnings are errors here.
    with pytest.raises(UserWarning, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80))


@pytest.mark.disable_socket
def test_without_the_mark_every_host_is_blocked() -> None:
    with pytest.raises(UserWarning, match="A test tried to use socket"):
        urllib.request.urlopen("http://127.0.0.1:9/")
