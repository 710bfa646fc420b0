"""Downloads that survive bad networks: resumed where the server allows it, tried again, from one link after the other.

The one module that opens connections. The standard library's client is used because it honours the proxy settings and
the certificates of the system, which a customs office's machine may depend on.
"""

from __future__ import annotations

import re
import ssl
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse, InvalidURL
from pathlib import Path
from typing import IO, cast
from urllib.error import HTTPError, URLError

from bilingual.errors import StoreError
from bilingual.store.part import Part, Source

LARGEST = 4 << 30
_BLOCK = 1 << 16
# Too busy, or a fault that may pass (RFC 9110); any other refusal is the server's last word.
_PASSING = (408, 425, 429, 500, 502, 503, 504)

Watch = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """`stall`: seconds without a byte until a connection counts as stalled. `attempts`: how many in a row may bring
    nothing new. `pause`: seconds between two attempts, doubled with each that brings nothing.
    """

    stall: float = 30.0
    attempts: int = 4
    pause: float = 1.0


class _AttemptError(Exception):
    """Why an attempt failed. `passing` if another one may succeed."""

    def __init__(self, reason: str, *, passing: bool = True) -> None:
        super().__init__(reason)
        self.passing = passing


def unwatched(_done: int, _total: int | None) -> None:
    """For downloads that nobody watches."""


def download(
    links: tuple[str, ...], path: Path, what: str, patience: Patience = Patience(), watch: Watch = unwatched
) -> str:
    """Fetches a file from the first link that gives it whole, and returns that link.

    `watch` is told how many bytes are there, of how many. A part that was broken off stays beside the path and is
    resumed by the next call, if the server says that it still has the same file. Raises StoreError.
    """
    troubles = []
    for link in links:
        try:
            _fetch(link, Part(path), patience, watch)
        except _AttemptError as trouble:
            troubles.append(f"{link}: {trouble}")
        else:
            return link
    said = "; ".join(troubles) or "the index gives no link"
    raise StoreError(f"{what} cannot be downloaded: {said}; try again later, or bring the file on a memory stick")


def _fetch(link: str, part: Part, patience: Patience, watch: Watch) -> None:
    """Attempt after attempt, as long as each brings more or patience lasts."""
    failures = 0
    while True:
        before = part.size()
        try:
            _attempt(link, part, patience, watch)
        except _AttemptError as trouble:
            failures = 0 if part.size() > before else failures + 1
            if not trouble.passing or failures >= patience.attempts:
                raise
            time.sleep(patience.pause * 2 ** max(failures - 1, 0))
        else:
            part.finish()
            return


def _attempt(link: str, part: Part, patience: Patience, watch: Watch) -> None:
    known = part.resumable(link)
    if known and part.size() == known.total:
        return
    with _opened(_request(link, known, part.size()), part, patience) as response:
        source = _agreed(response, link, known, part)
        if source.total is not None and source.total > LARGEST:
            raise _AttemptError(f"is {source.total:,} bytes long, more than any package", passing=False)
        size = part.size()
        watch(size, source.total)
        for size in part.append(_blocks(response, patience)):
            watch(size, source.total)
            if size > LARGEST:
                raise _AttemptError("sends more than any package holds", passing=False)
    if source.total is not None and size != source.total:
        raise _AttemptError(f"broken off after {size:,} of {source.total:,} bytes")


def _request(link: str, known: Source | None, size: int) -> urllib.request.Request:
    try:
        request = urllib.request.Request(link, headers={"User-Agent": "bilingual"})
    except ValueError as error:
        raise _AttemptError("is no address", passing=False) from error
    if known:
        request.add_header("Range", f"bytes={size}-")
        if known.validator:
            request.add_header("If-Range", known.validator)
    return request


def _agreed(response: HTTPResponse, link: str, known: Source | None, part: Part) -> Source:
    """Readies the part for what the server sends: the rest, if that is what it says and it fits; else all of it."""
    if response.status == 206 and known:
        match = re.fullmatch(r"bytes ([0-9]+)-[0-9]+/([0-9]+)", response.headers.get("Content-Range", "").strip())
        if match and (int(match[1]), int(match[2])) == (part.size(), known.total):
            return known
        part.discard()
        raise _AttemptError("resumes at another place than asked")
    if response.status != 200:
        raise _AttemptError(f"answers {response.status}, which was not asked for", passing=False)
    source = Source(link, _validator(response.headers), response.length)
    part.begin(source)
    return source


def _validator(headers: HTTPMessage) -> str:
    """What If-Range may carry: an ETag that is not weak, else a date (RFC 9110, 13.1.5)."""
    tag = str(headers.get("ETag", ""))
    return tag if tag.startswith('"') else str(headers.get("Last-Modified", ""))


def _opened(request: urllib.request.Request, part: Part, patience: Patience) -> HTTPResponse:
    try:
        return cast(HTTPResponse, _opener().open(request, timeout=patience.stall))
    except HTTPError as error:
        error.close()
        if error.code == 416:
            # The part is longer than what the server has now.
            part.discard()
        raise _AttemptError(f"{error.code} {_said(error)}".strip(), passing=error.code in (416, *_PASSING)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _trouble(error, request, patience) from error


def _blocks(response: HTTPResponse, patience: Patience) -> Iterator[bytes]:
    while True:
        try:
            block = response.read1(_BLOCK)
        except (OSError, HTTPException, ValueError) as error:
            raise _trouble(error, None, patience) from error
        if not block:
            return
        yield block


def _trouble(error: Exception, request: urllib.request.Request | None, patience: Patience) -> _AttemptError:
    """An error of the network in plain words."""
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    if isinstance(cause, TimeoutError):
        return _AttemptError(f"silent for {patience.stall:g} seconds")
    if isinstance(cause, ssl.SSLCertVerificationError):
        said = cause.verify_message or "not valid"
        return _AttemptError(
            f"its certificate is not trusted ({said}); check the clock and SSL_CERT_FILE", passing=False
        )
    if isinstance(cause, ssl.SSLError):
        return _AttemptError(f"no protected connection: {cause.reason or cause}", passing=False)
    if isinstance(cause, ConnectionRefusedError):
        return _AttemptError("refused the connection", passing=False)
    if isinstance(cause, InvalidURL | URLError | ValueError):
        return _AttemptError(f"is no address that can be fetched: {_said(cause)}", passing=False)
    if isinstance(cause, ConnectionError | HTTPException):
        return _AttemptError("broken off" if request is None else f"does not answer as a web server: {_said(cause)}")
    return _AttemptError(f"cannot be reached: {_said(cause)}", passing=False)


def _said(error: Exception) -> str:
    said = getattr(error, "strerror", None) or getattr(error, "reason", None) or error
    # What a server says must not steer a terminal.
    printable = "".join(sign if sign.isprintable() else " " for sign in str(said))
    return " ".join(printable.split()) or type(error).__name__


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows the server to another address, but never off a protected connection: the index has no checksums."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if req.type == "https" and not newurl.startswith("https:"):
            raise HTTPError(req.full_url, code, "sends on to an unprotected address", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """For http and https alone: an index must not make us read local files."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener
