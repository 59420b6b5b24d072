"""When each source was read, and how that went: one small file, so that a look that finds nothing changes no state."""

from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.whole import PRIVATE, read_ours, write_whole

FILE = "lahteet.json"


class Age(Struct, frozen=True):
    """`at`: the last try; `good_at`: the last one that went well; both aware. `why`: what is wrong now, in Finnish.

    `again_at` (aware) is when the server lets itself be asked again, where it said that.
    """

    at: datetime
    good_at: datetime | None = None
    why: str = ""
    again_at: datetime | None = None


_DECODER = msgspec.json.Decoder(dict[str, Age])


def read_ages(folder: Path) -> dict[str, Age]:
    """The ages by the sources' names; `folder` is the state's. None are known where it is not there, or damaged."""
    return read_ours(folder / FILE, _DECODER.decode, msgspec.MsgspecError) or {}


def write_age(folder: Path, name: str, now: datetime, why: str, again_at: datetime | None = None) -> Age:
    """Keeps how reading the source went at `now`; `why` is "" when it went well."""
    ages = read_ages(folder)
    before = ages.get(name, Age(now))
    age = replace(before, at=now, why=why, again_at=again_at) if why else Age(now, now)
    write_whole(folder / FILE, msgspec.json.encode({**ages, name: age}), PRIVATE)
    return age
