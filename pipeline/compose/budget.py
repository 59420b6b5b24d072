"""How much of each thing a letter shows: forms within the time of a tired reader and the bytes of a mail. Pure."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.compose.rank import Rank, rank_of, ranked
from pipeline.config import Config
from pipeline.model import Edition, Form, Mention, Omission, Section, Why, WhyNot


class Cost(Struct, frozen=True):
    """What a thing takes of a letter: bytes of HTML, and seconds of reading."""

    bytes: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.bytes + other.bytes, self.seconds + other.seconds)

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.bytes - other.bytes, self.seconds - other.seconds)


Costs = Callable[[Mention, Form], Cost]


class Placed(Struct, frozen=True):
    """A mention with its rank, the form that it got, and what that takes; without a form it stays out."""

    mention: Mention
    rank: Rank
    form: Form | None
    cost: Cost


class Plan(Struct, frozen=True):
    """An edition's mentions in the order of need, and the room that there was."""

    placed: tuple[Placed, ...]
    room: Cost

    @property
    def used(self) -> Cost:
        return sum((one.cost for one in self.placed), Cost())

    @property
    def is_long(self) -> bool:
        """Whether what could not wait takes longer to read than a letter may."""
        return self.used.seconds > self.room.seconds


def plan_of(edition: Edition, costs: Costs, room: Cost, config: Config) -> Plan:
    """The forms of all mentions within `room`.

    What could be told in no later letter stands in this one however long it grows to read, as far as its bytes go.
    Then all that is news gets a line, from the first that does not fit on it waits; the first thing and pins are told
    whole, the others briefly; what is known already gets a line where there is time left; then what fits is told whole.
    """
    order = ranked(edition, config)
    ranks = {one.item.id: rank_of(one, edition, config) for one in order}
    fresh = [one for one in order if one.pinned or ranks[one.item.id] < Rank.KNOWN]
    pins = [one for one in fresh if one.pinned]
    others = [one for one in fresh if not one.pinned]
    table = _Table(costs, room)
    table.seat((one for one in order if one.last or one.pinned), in_time=False)
    table.seat(fresh)
    table.grow(pins, Form.FEATURE, in_time=False)
    table.grow(fresh[:1], Form.FEATURE)
    has_room = table.grow(others, Form.BRIEF)
    table.seat(one for one in order if one not in fresh)
    if has_room:
        table.grow(others, Form.FEATURE)
    forms = table.forms
    return Plan(
        tuple(
            Placed(one, ranks[one.item.id], form, costs(one, form) if form else Cost())
            for one in order
            for form in (forms.get(one.item.id),)
        ),
        room,
    )


class _Table:
    """Who has a place in the letter and in which form, while room is given out."""

    def __init__(self, costs: Costs, room: Cost) -> None:
        self.forms: dict[str, Form] = {}
        self._costs, self._room, self._used = costs, room, Cost()

    def seat(self, mentions: Iterable[Mention], *, in_time: bool = True) -> None:
        """Gives each a line; from the first on that does not fit, none. `in_time`: the time of reading counts too."""
        for one in mentions:
            if one.item.id not in self.forms:
                grown = self._used + self._costs(one, Form.LINE)
                if not self._is_room_for(grown, in_time):
                    return
                self.forms[one.item.id], self._used = Form.LINE, grown

    def grow(self, mentions: Iterable[Mention], form: Form, *, in_time: bool = True) -> bool:
        """Gives the form to those that have a place in a lesser one, up to the first that does not fit: then False."""
        for one in mentions:
            before = self.forms.get(one.item.id)
            if before is None or before is Form.FEATURE:
                continue
            grown = self._used + self._costs(one, form) - self._costs(one, before)
            if not self._is_room_for(grown, in_time):
                return False
            self.forms[one.item.id], self._used = form, grown
        return True

    def _is_room_for(self, cost: Cost, in_time: bool) -> bool:
        return cost.bytes <= self._room.bytes and (not in_time or cost.seconds <= self._room.seconds)


def planned(edition: Edition, plan: Plan) -> Edition:
    """The edition as it is planned: each mention in its form, what stays out with its reason."""
    forms = {one.mention.item.id: one.form for one in plan.placed}
    left_out = tuple(_omission(one.mention) for one in plan.placed if one.form is None)
    sections = (replace(one, mentions=_formed(one, forms)) for one in edition.sections)
    return replace(
        edition,
        sections=tuple(one for one in sections if one.mentions),
        left_out=(*edition.left_out, *left_out),
    )


def _formed(section: Section, forms: Mapping[str, Form | None]) -> tuple[Mention, ...]:
    """The section's mentions in their forms: pins as they were pinned, then what is shown at length."""
    kept = [replace(one, form=form) for one in section.mentions if (form := forms[one.item.id])]
    return tuple(sorted(kept, key=lambda one: (not one.pinned, one.form is Form.LINE)))


def _omission(mention: Mention) -> Omission:
    why = WhyNot.NO_ROOM if mention.why is Why.REMINDER else WhyNot.LOST if mention.last else WhyNot.WAITS
    return Omission(mention.item.id, mention.item.title, why, mention.before.date if mention.before else None)
