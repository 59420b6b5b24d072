"""What a carrier shows of a letter on its way, what it can do, and how it can fail."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from pipeline.compose.edition import SUBJECT_MAX
from pipeline.model import UNTOLD, Parcel, Terms
from pipeline.project import PRACTICE, REAL, Place

# How the subject of a test mail begins. A campaign with such a subject never goes to the network.
TRIAL = "[TESTI]"


_TITLE = re.compile(rf"(?P<whose>{REAL}|{PRACTICE}) \d{{4}}-\d\d-\d\d(?: \(\d+\))?")


def token_of(place: Place, day: date) -> str:
    """The title by which a letter's campaigns are known, everywhere and for ever: of it nothing but its date."""
    return f"{place.title} {day.isoformat()}"


def is_of_other_place(title: str, token: str) -> bool:
    """Whether a title is that of another letter of ours to other people: of practice beside a real one, or that beside
    practice. What a person has copied bears another title.
    """
    other = REAL if token.startswith(PRACTICE) else PRACTICE
    match = _TITLE.fullmatch(title)
    return match is not None and match["whose"] == other


class CampaignStatus(StrEnum):
    """How far a campaign has come, in a carrier's own pages."""

    DRAFT = "draft"
    PAUSED = "paused"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"


class Campaign(Struct, frozen=True):
    """A letter at the carrier. `created` and `send_at` are aware; `terms` are those that the carrier tells.

    `people` counts who would get it, `reached` who has got it; None where the carrier does not tell.
    `active` is False when the audience was archived.
    """

    id: str
    status: CampaignStatus
    created: datetime
    send_at: datetime | None = None
    archive_url: str = ""
    title: str = ""
    terms: Terms = UNTOLD
    people: int | None = None
    reached: int | None = None
    active: bool = True

    @property
    def subject(self) -> str:
        return self.terms.subject or ""

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


class Readiness(Struct, frozen=True):
    """What a carrier says of a draft before it goes. `wait`: the same question may soon be answered better."""

    ready: bool
    wait: bool = False
    errors: tuple[str, ...] = ()


class Shown(Struct, frozen=True):
    """What a carrier shows: the campaigns with a parcel's token, the oldest first, and `others` near it in time.

    `turns` are the takeovers that it knows of: whose each is, by number. `past`: it knows other letters that have gone,
    or are about to.
    """

    ours: tuple[Campaign, ...]
    others: tuple[Campaign, ...] = ()
    turns: Mapping[int, str] = field(default_factory=dict)
    past: bool = False


def trial_subject(parcel: Parcel) -> str:
    """The subject of a parcel's test mail."""
    return f"{TRIAL} {parcel.letter.subject}"[:SUBJECT_MAX]


class Audience(Struct, frozen=True):
    """The people of some terms: how many they are, and when (aware) anything at all went to them last, where known."""

    people: int | None = None
    last_sent: datetime | None = None


class Carrier(Protocol):
    """What the machine needs of a way to people. Each call raises CarrierError when it fails."""

    name: str

    @property
    def scheduler(self) -> "Scheduler | None": ...

    @property
    def tester(self) -> "Tester | None": ...

    def find(self, parcel: Parcel) -> Shown:
        """Every campaign with the parcel's token, and what else is near it in time."""

    def create(self, parcel: Parcel, *, trial: bool) -> Campaign:
        """A new draft; on `trial` with the subject of a test mail until it is addressed."""

    def address(self, campaign_id: str, parcel: Parcel) -> Campaign:
        """Sets subject and sender; the same again does no harm."""

    def fill(self, campaign_id: str, parcel: Parcel) -> None:
        """Sets the whole content; the same again does no harm."""

    def readiness(self, campaign_id: str) -> Readiness: ...

    def send(self, campaign_id: str) -> None: ...

    def delete(self, campaign_id: str) -> None: ...

    def get(self, campaign_id: str) -> Campaign: ...

    def audience(self, terms: Terms) -> Audience:
        """Who gets a letter of these terms, as the carrier counts them now."""

    def last_sent(self, terms: Terms) -> datetime | None:
        """When anything at all went last to the audience, where the carrier knows."""

    def content(self, campaign_id: str) -> str:
        """The HTML part as it lies there; "" where the carrier does not tell."""

    def clock_off(self, now: datetime) -> timedelta:
        """How far the machine's clock is from the carrier's own, by its last answer; `now` is when this was made."""


class Tester(Protocol):
    """The part of a carrier that can show a draft to the staff."""

    def test(self, campaign_id: str, addresses: tuple[str, ...]) -> None:
        """Sends the draft as it is. It cannot be asked whether that was done."""


class Scheduler(Protocol):
    """The part of a carrier that can send by itself at an hour given beforehand."""

    def schedule(self, campaign_id: str, at: datetime) -> None:
        """Raises NotInPlan where the account may not."""

    def unschedule(self, campaign_id: str) -> None: ...
