"""Child processes of the tests import this at start: they may not open a socket either."""

import socket


class _Blocked(socket.socket):
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise OSError("the tests allow no network")


socket.socket = _Blocked
socket.create_connection = _Blocked
