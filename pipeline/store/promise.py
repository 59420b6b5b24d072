"""The rhythm by which letters were promised, kept so that a change of it is known as one."""

from datetime import date, datetime, time

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from pipeline.rhythm.sends import Break, Rhythm
from pipeline.store.codec import kept_value, to_json
from pipeline.store.kept import keep, kept

_NAME = "rhythm"


class _Kept(Struct, frozen=True):
    anchor: date
    at: time
    weeks: int
    breaks: tuple[Break, ...]
    since: datetime | None


def kept_rhythm(connection: Connection, like: Rhythm) -> tuple[Rhythm, datetime | None] | None:
    """The rhythm that was kept last and since when it holds (aware); zone and grace are those of `like`."""
    found = kept_value(kept(connection, _NAME) or None, _Kept)
    if found is None:
        return None
    rhythm = replace(like, anchor=found.anchor, at=found.at, weeks=found.weeks, breaks=found.breaks)
    return rhythm, found.since


def forget_rhythm(connection: Connection) -> None:
    keep(connection, _NAME, "")


def keep_rhythm(connection: Connection, rhythm: Rhythm, since: datetime | None) -> None:
    keep(connection, _NAME, to_json(_Kept(rhythm.anchor, rhythm.at, rhythm.weeks, rhythm.breaks, since)))
