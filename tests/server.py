"""A web server that misbehaves as told. Tests that use it carry `pytest.mark.allow_hosts(["127.0.0.1"])`."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Page:
    """An answer. `cut`: closes the connection after so many bytes, or stalls there. `claimed`: the Content-Length it
    gives, none if -1. `raw`: sent in place of everything else.
    """

    data: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("ETag", '"one"'),)
    ranges: Literal["honoured", "ignored", "shifted"] = "honoured"
    cut: int | None = None
    stalls: bool = False
    claimed: int | None = None
    raw: bytes = b""


@dataclass
class Server:
    """`pages`: the answers of each path in their turn, the last one for good. `asked`: path, Range and If-Range."""

    address: str
    pages: dict[str, list[Page]] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def take(self, path: str) -> Page:
        pages = self.pages.get(path, [Page(status=404)])
        return pages.pop(0) if len(pages) > 1 else pages[0]


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what these tests are about."""


@contextmanager
def serving(pages: Mapping[str, Sequence[Page]], certificate: Path | None = None) -> Iterator[Server]:
    """A server for as long as the context lasts; with TLS if there is a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers.get("Range"), self.headers.get("If-Range")))
            _answer(self, served.take(self.path), served.closing)

        def log_message(self, *_arguments: object) -> None:
            """Says nothing."""

    http = _Quiet(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        http.socket = context.wrap_socket(http.socket, server_side=True)
    scheme = "https" if certificate else "http"
    served = Server(f"{scheme}://127.0.0.1:{http.server_port}", {path: list(each) for path, each in pages.items()})
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.closing.set()
        http.shutdown()
        http.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, page: Page, closing: threading.Event) -> None:
    if page.raw:
        handler.wfile.write(page.raw)
        return
    start = _start(handler, page) if page.status == 200 else 0
    rest = page.data[start:]
    handler.send_response(206 if start else page.status)
    for name, value in page.headers:
        handler.send_header(name, value)
    if start:
        said = start + 1 if page.ranges == "shifted" else start
        handler.send_header("Content-Range", f"bytes {said}-{len(page.data) - 1}/{len(page.data)}")
    if page.claimed != -1:
        handler.send_header("Content-Length", str(len(rest) if page.claimed is None else page.claimed))
    handler.end_headers()
    handler.wfile.write(rest[: page.cut])
    if page.stalls:
        handler.wfile.flush()
        closing.wait()


def _start(handler: BaseHTTPRequestHandler, page: Page) -> int:
    """Where the answer begins: at 0, unless a range is asked for, honoured, and If-Range is what the page still is."""
    match = re.fullmatch(r"bytes=([0-9]+)-", handler.headers.get("Range", ""))
    condition = handler.headers.get("If-Range")
    fresh = condition is None or condition in dict(page.headers).values()
    return int(match[1]) if match and fresh and page.ranges != "ignored" else 0
