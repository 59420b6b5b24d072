"""When each source was read, and how that went: one small file, so that a look that finds nothing changes no state."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from pipeline import messages
from pipeline.project import Project
from pipeline.whole import write_whole

FILE = "lahteet.json"


@dataclass(frozen=True, slots=True)
class Age:
    """`at`: the last try; `good_at`: the last one that went well; both aware. `why`: what is wrong now, in Finnish."""

    at: datetime
    good_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source outside, and when it was read well last; `why` is what is wrong with it now, "" when nothing is."""

    name: str
    good_at: datetime | None
    why: str

    @property
    def text(self) -> str:
        """The source in one line, for people."""
        key = ("age_trouble" if self.why else "age_good") if self.good_at else "age_never"
        if self.why and not self.good_at:
            key = "age_trouble_never"
        return messages.text(f"proposals.{key}", name=self.name, at=self.good_at)


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


def sources_of(project: Project) -> tuple[SourceStatus, ...]:
    """How the sources stand; instants are in the project's zone."""
    ages, zone = read_ages(project.state), project.config.zone
    told = []
    for rule in project.config.sources:
        age = ages.get(rule.name)
        good_at = age.good_at.astimezone(zone) if age and age.good_at else None
        told.append(SourceStatus(rule.name, good_at, age.why if age else ""))
    return tuple(told)
