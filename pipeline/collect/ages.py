"""How the sources outside stand, for people."""

from dataclasses import dataclass
from datetime import datetime

from pipeline import messages
from pipeline.project import Project
from pipeline.store.source_ages import read_ages


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


def sources_of(project: Project) -> tuple[SourceStatus, ...]:
    """How the sources stand; instants are in the project's zone."""
    ages, zone = read_ages(project.state), project.config.zone
    told = []
    for rule in project.config.sources:
        age = ages.get(rule.name)
        good_at = age.good_at.astimezone(zone) if age and age.good_at else None
        told.append(SourceStatus(rule.name, good_at, age.why if age else ""))
    return tuple(told)
