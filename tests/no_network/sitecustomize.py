"""Child processes of the tests import this at start: they may not open a socket either.

A test that runs a server of its own sets BILINGUAL_TESTS_LOOPBACK, which lets its children through to 127.0.0.1 alone.
"""

import os
import socket

_REFUSAL = "the tests allow no network"
_look_up = socket.getaddrinfo


class _Blocked(socket.socket):
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise OSError(_REFUSAL)


class _Loopback(socket.socket):
    def connect(self, address: object) -> None:
        if not (isinstance(address, tuple) and address[0] == "127.0.0.1"):
            raise OSError(_REFUSAL)
        super().connect(address)


def _look_up_loopback(host: object, *arguments: object, **options: object) -> object:
    if host != "127.0.0.1":
        raise OSError(_REFUSAL)
    return _look_up(host, *arguments, **options)


if os.environ.get("BILINGUAL_TESTS_LOOPBACK"):
    socket.socket = _Loopback
    socket.getaddrinfo = _look_up_loopback
else:
    socket.socket = _Blocked
    socket.create_connection = _Blocked
