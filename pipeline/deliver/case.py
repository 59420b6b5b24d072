"""A letter's case: all that is known of it without its carrier, and all that its carrier has shown in this run."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from pipeline.deliver.campaign import Audience, Campaign
from pipeline.deliver.journal import NOTHING, Past
from pipeline.model import EditionRow, LetterState, Order, Parcel

# Nearer its hour the words of a letter that lies at its carrier are not changed any more.
TO_CHANGE = timedelta(minutes=15)


class Fate(Struct, frozen=True):
    """What becomes of a promised letter whose day is no letter's any more: the state that ends it, and why."""

    state: LetterState
    why: str


class Case(Struct, frozen=True):
    """What people, the rhythm and the memory say of a letter. All instants are aware.

    `parcel` is the letter as it is wished now (None where nobody drafted it), `order` as it was given away; `due` is
    its hour, `preview` when staff see it. `schedules`: the carrier keeps a letter until its hour. `hold_why`: why it
    may not go (a message key). `keeps_why`: why nothing new is given away, while what lies at the carrier may go.
    `by_person`: it goes by a person's word; `asked`: a person asked for it now, for staff alone; `early`: without
    waiting for its hour; `released_at`: when somebody let it go. `test_to`: who gets a test mail before it goes.
    `practises`: only staff may get it. `withdrawn`: its day is no letter's any more. `row_at`: when the row was
    written last. `new`: the memory has not met the carrier yet.
    """

    row: EditionRow
    due: datetime
    preview: datetime
    grace: timedelta
    parcel: Parcel | None = None
    order: Order | None = None
    past: Past = NOTHING
    schedules: bool = False
    hold_why: str = ""
    keeps_why: str = ""
    by_person: bool = False
    asked: bool = False
    early: bool = False
    test_to: tuple[str, ...] = ()
    released_at: datetime | None = None
    row_at: datetime | None = None
    withdrawn: Fate | None = None
    practises: bool = False
    new: bool = False

    @property
    def may_go(self) -> bool:
        return not self.hold_why

    @property
    def lies_there(self) -> bool:
        """Whether the letter lies at its carrier, or may: nobody has taken it down since it was given away."""
        return self.row.at_carrier or (self.past.went and not self.past.down)

    @property
    def given(self) -> Order | None:
        """What was given to the carrier and lies there, or may; None where nobody here knows of such."""
        return self.order if self.lies_there else None

    @property
    def limit(self) -> datetime:
        """After this (UTC) the letter does not go by itself; a person's release counts like a new hour."""
        return max(utc(self.due), utc(self.released_at or self.due)) + self.grace

    @property
    def leaves_at(self) -> datetime:
        """The instant (UTC) at which a letter that lies at its carrier goes by itself."""
        return utc((self.order.parcel.terms.at if self.order else None) or self.due)


class Seen(Struct, frozen=True):
    """What this run has seen at the carrier. Instants are aware.

    `addressed`, `filled`, `ready` and `counted` name the campaign for which they hold; `made` and `given` those that
    were made, or given their hour, in this run. `audience` is who gets the letter now; `content` the HTML part that
    lies there, None where it was not asked for. `clock_off` is how far the machine's clock is from the carrier's.
    `taken_down`: the last call that set the hour took it away again, or may have; `down`: it has. `why_down` names what
    was wrong with it. `compared` are campaigns of others whose words were compared, `alike` those that say the same.
    """

    campaigns: tuple[Campaign, ...]
    others: tuple[Campaign, ...] = ()
    clock_off: timedelta = timedelta(0)
    addressed: str = ""
    filled: str = ""
    ready: str = ""
    counted: str = ""
    made: str = ""
    given: str = ""
    tried: bool = False
    in_plan: bool = True
    audience: Audience | None = None
    witness_asked: bool = False
    last_sent: datetime | None = None
    content: str | None = None
    alike: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    taken_down: bool = False
    down: bool = False
    why_down: tuple[str, ...] = ()


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
