"""The wire under the fetcher: a connection goes to an address that was checked, and ends when its time is over.

A name could be answered differently between a check and a connection, and a server could let a page drip for hours:
so the connection itself checks the address that it takes, and a timer cuts it.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any

from requests import Request, Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from pipeline.collect.fetch.hosts import reachable
from pipeline.fault import Fault


class Refused(Exception):
    """The address of a host must not be asked; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key)
        self.fault = fault


class Deadline:
    """A time in seconds after which what hangs on it is cut off; a context that ends with the work."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._handles: list[socket.socket] = []

    def hold(self, connected: socket.socket) -> None:
        # A copy of the handle: TLS takes the first one over.
        self._handles.append(connected.dup())
        if self.passed:
            self._cut()

    def _cut(self) -> None:
        self.passed = True
        for handle in self._handles:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        for handle in self._handles:
            handle.close()


def get(url: str, headers: dict[str, str], timeouts: tuple[float, float], deadline: Deadline) -> Response:
    """One GET that follows nothing, its body not read yet. `timeouts` are those of connecting and of each read (s).

    Raises requests' exceptions, and Refused.
    """
    # The adapter alone: a session would read a redirect's body, and the machine's proxies and password files.
    return _Adapter(deadline).send(Request("GET", url, headers).prepare(), stream=True, timeout=timeouts)


class _Adapter(HTTPAdapter):
    """requests over connections of ours."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: Any) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, self._deadline),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, self._deadline),
        }


def _pool(pool: Any, connection: Any, deadline: Deadline) -> Any:
    """urllib3's pool whose connections are opened by `_opened`."""

    def _new_conn(self: Any) -> socket.socket:
        return _opened(self, deadline)

    checked = type(connection.__name__, (connection,), {"_new_conn": _new_conn})
    return type(pool.__name__, (pool,), {"ConnectionCls": checked})


def _opened(connection: Any, deadline: Deadline) -> socket.socket:
    """A socket to the first address that answers, of those that were checked."""
    try:
        addresses = reachable(connection.host, connection.port)
    except Fault as fault:
        raise Refused(fault) from None
    except (OSError, UnicodeError) as error:
        raise NameResolutionError(connection.host, connection, _as_gaierror(error)) from None
    failure: OSError | None = None
    for family, address in addresses:
        try:
            return _connected(family, (address, connection.port), connection, deadline.hold)
        except OSError as error:
            failure = error
    raise NewConnectionError(connection, str(failure)) from failure


def _connected(
    family: socket.AddressFamily, where: tuple[str, int], connection: Any, hold: Callable[[socket.socket], None]
) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.settimeout(connection.timeout)
        opened.connect(where)
        hold(opened)
    except OSError:
        opened.close()
        raise
    return opened


def _as_gaierror(error: Exception) -> socket.gaierror:
    return error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
