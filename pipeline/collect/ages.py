"""How the sources outside stand, for people."""

from datetime import datetime

from msgspec import Struct

from pipeline import messages
from pipeline.project import Project
from pipeline.store.source_ages import read_ages


class SourceStatus(Struct, frozen=True):
    """A source outside, and when it was read well last; `why` is what is wrong with it now, "" when nothing is.

    `events` and `news` are what it gave then, `waiting` the proposals that nobody has decided yet.
    """

    name: str
    good_at: datetime | None
    why: str
    events: int = 0
    news: int = 0
    waiting: int = 0

    @property
    def text(self) -> str:
        """The source in one line, for people."""
        key = ("age_trouble" if self.why else "age_good") if self.good_at else "age_never"
        if self.why and not self.good_at:
            key = "age_trouble_never"
        told = messages.text(f"proposals.{key}", name=self.name, at=self.good_at)
        if not self.good_at:
            return told
        gave = messages.text("proposals.age_gave", events=self.events, news=self.news)
        waits = messages.text("proposals.age_waits", count=self.waiting) if self.waiting else ""
        return f"{told}{gave}{waits}"


def sources_of(project: Project) -> tuple[SourceStatus, ...]:
    """How the sources stand by the clock alone; instants are in the project's zone."""
    ages, zone = read_ages(project.state), project.config.zone
    told = []
    for rule in project.config.sources:
        age = ages.get(rule.name)
        good_at = age.good_at.astimezone(zone) if age and age.good_at else None
        told.append(SourceStatus(rule.name, good_at, age.why if age else ""))
    return tuple(told)
