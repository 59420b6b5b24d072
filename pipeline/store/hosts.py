"""What each host that shares a memory sees: a digest of its content, and since when."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, select

from pipeline.store.codec import kept_value, to_json
from pipeline.store.kept import keep
from pipeline.store.schema import meta

_NAME = "host "
# A row is written anew when something has changed, and this often, so that other work finds the memory unchanged.
_AGAIN = timedelta(hours=1)
# A host that was not seen for this long is gone.
_GONE = timedelta(hours=2)
# Files come to hosts within minutes of each other; after this long they do not come.
_SLOW = timedelta(minutes=20)


class HostRow(Struct, frozen=True):
    """A host by its name: a digest of its content since an instant, and when it was seen last (aware)."""

    name: str
    content: str
    since: datetime
    seen: datetime


def save_host(connection: Connection, name: str, content: str, now: datetime) -> None:
    """Keeps what the host sees now; where that is known already it is not written again."""
    before = next((one for one in _rows(connection) if one.name == name), None)
    same = before is not None and before.content == content
    if before and same and now - before.seen < _AGAIN:
        return
    row = HostRow(name, content, before.since if before and same else now, now)
    keep(connection, f"{_NAME}{name}", to_json(row))


def hosts_that_differ(connection: Connection, now: datetime) -> Sequence[str]:
    """The names of hosts at work, where not all have the same content though there was time for it; else none."""
    there = [one for one in _rows(connection) if now - one.seen < _GONE]
    settled = [one for one in there if now - one.since >= _SLOW]
    return sorted(one.name for one in settled) if len({one.content for one in settled}) > 1 else ()


def _rows(connection: Connection) -> list[HostRow]:
    found = connection.execute(select(meta.c.value).where(meta.c.name.startswith(_NAME, autoescape=True)))
    return [row for (value,) in found if (row := kept_value(value, HostRow))]
