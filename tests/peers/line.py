"""A line between a host and its server, which can be cut: a TCP port whose other end is the server's socket."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread


class Line:
    """`port` is the host's end, `server` the socket that new connections lead to.

    A cut is known to the host at once, or not at all; to the server when it is told to `hang_up`.
    """

    def __init__(self, server: Path) -> None:
        self.server = server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._ends: list[tuple[socket.socket, socket.socket]] = []
        self._lock = Lock()
        self._cut = self._loses = False
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Nothing gets through any more, and nobody gets a new connection."""
        self.fall_silent()
        with self._lock:
            for host, _ in self._ends:
                _end(host)

    def fall_silent(self) -> None:
        """What is asked is heard, and never answered; nobody gets a new connection."""
        with self._lock:
            self._cut = True

    def lose_an_answer(self) -> None:
        """What is asked next is heard; the line is cut in place of the answer."""
        self._loses = True

    def hang_up(self) -> None:
        """The server finds out that nobody is there."""
        with self._lock:
            if self._cut:
                for _, server in self._ends:
                    _end(server)
                self._ends.clear()

    def mend(self) -> None:
        self.hang_up()
        self._cut = self._loses = False

    def close(self) -> None:
        self.cut()
        self.hang_up()
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                self._connect(self._listening.accept()[0])

    def _connect(self, host: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(str(self.server))
        except OSError:
            self._close(host, server)
            return
        host.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            if self._cut:
                self._close(host, server)
                return
            self._ends.append((host, server))
        Thread(target=self._carry, args=(host, server), daemon=True).start()
        Thread(target=self._carry_answers, args=(server, host), daemon=True).start()

    def _carry(self, host: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := host.recv(1 << 16):
                server.sendall(data)
        if not self._cut:
            _end(server)

    def _carry_answers(self, server: socket.socket, host: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 16):
                if self._loses:
                    self._loses = False
                    self.cut()
                if not self._cut:
                    host.sendall(data)
        with self._lock:
            self._ends = [one for one in self._ends if one[0] is not host]
        self._close(host, server)

    @staticmethod
    def _close(*ends: socket.socket) -> None:
        for one in ends:
            _end(one)
            one.close()


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(server: Path) -> Iterator[Line]:
    made = Line(server)
    try:
        yield made
    finally:
        made.close()
