"""When each source was read, and how that went: one small file, so that a look that finds nothing changes no state."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from pipeline.whole import write_whole

FILE = "lahteet.json"


@dataclass(frozen=True, slots=True)
class Age:
    """`at`: the last try; `good_at`: the last one that went well; both aware. `why`: what is wrong now, in Finnish."""

    at: datetime
    good_at: datetime | None = None
    why: str = ""


def read_ages(folder: Path) -> dict[str, Age]:
    """The ages by the sources' names; `folder` is the state's. None are known when the file is not there, or half."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=dict[str, Age])
    except (OSError, msgspec.MsgspecError):
        return {}


def write_age(folder: Path, name: str, now: datetime, why: str) -> Age:
    """Keeps how reading the source went at `now`; `why` is "" when it went well."""
    ages = read_ages(folder)
    before = ages.get(name, Age(now))
    age = replace(before, at=now, why=why) if why else Age(now, now)
    write_whole(folder / FILE, msgspec.json.encode({**ages, name: age}))
    return age
