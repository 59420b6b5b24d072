"""What a carrier shows of a letter on its way, what it can do, and how it can fail."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from pipeline.compose.edition import SUBJECT_MAX
from pipeline.model import Edition, Letter
from pipeline.project import Place

# How the subject of a test mail begins. A campaign with such a subject never goes to the network.
TRIAL = "[TESTI]"


def token_of(place: Place, day: date) -> str:
    """The title by which a letter's campaigns are known, everywhere and for ever: of it nothing but its date."""
    return f"{place.title} {day.isoformat()}"


class CampaignStatus(StrEnum):
    """How far a campaign has come, in a carrier's own pages."""

    DRAFT = "draft"
    PAUSED = "paused"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A letter at the carrier. `created` and `send_at` are aware; `recipients` counts people."""

    id: str
    status: CampaignStatus
    created: datetime
    send_at: datetime | None = None
    archive_url: str = ""
    recipients: int = 0
    subject: str = ""

    @property
    def on_trial(self) -> bool:
        """Whether it still has the subject of a test mail."""
        return self.subject.startswith(TRIAL)

    @property
    def gone(self) -> bool:
        """Whether people have got it, or are getting it now."""
        return self.status in (CampaignStatus.SENDING, CampaignStatus.SENT)

    @property
    def waiting(self) -> bool:
        """Whether it can be taken back without a trace."""
        return self.status is CampaignStatus.DRAFT


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a carrier says of a draft before it goes. `wait`: the same question may soon be answered better."""

    ready: bool
    wait: bool = False
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """One letter to deliver: what it says, as whom it is known, and the instant (UTC) at which it is due."""

    token: str
    edition: Edition
    letter: Letter
    due: datetime

    @property
    def trial_subject(self) -> str:
        return f"{TRIAL} {self.letter.subject}"[:SUBJECT_MAX]


class Carrier(Protocol):
    """What the machine needs of a way to people. Each call raises CarrierError when it fails."""

    name: str

    @property
    def scheduler(self) -> "Scheduler | None": ...

    @property
    def tester(self) -> "Tester | None": ...

    def find(self, parcel: Parcel) -> tuple[Campaign, ...]:
        """Every campaign with the parcel's token, the oldest first."""

    def create(self, parcel: Parcel, *, trial: bool) -> Campaign:
        """A new draft; on `trial` with the subject of a test mail until it is addressed."""

    def address(self, campaign_id: str, parcel: Parcel) -> None:
        """Sets subject, sender and recipients; the same again does no harm."""

    def fill(self, campaign_id: str, parcel: Parcel) -> None:
        """Sets the whole content; the same again does no harm."""

    def readiness(self, campaign_id: str) -> Readiness: ...

    def send(self, campaign_id: str) -> None: ...

    def delete(self, campaign_id: str) -> None: ...

    def get(self, campaign_id: str) -> Campaign: ...

    def last_sent(self) -> datetime | None:
        """When anything at all went last to the same people, where the carrier knows."""


class Tester(Protocol):
    """The part of a carrier that can show a draft to the staff."""

    def test(self, campaign_id: str, addresses: tuple[str, ...]) -> None:
        """Sends the draft as it is. It cannot be asked whether that was done."""


class Scheduler(Protocol):
    """The part of a carrier that can send by itself at an hour given beforehand."""

    def schedule(self, campaign_id: str, at: datetime) -> None:
        """Raises NotInPlan where the account may not."""

    def unschedule(self, campaign_id: str) -> None: ...
