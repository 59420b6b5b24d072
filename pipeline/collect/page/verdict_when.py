"""The verdict on an event's time: values joined, refusals kept, what nobody used told."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from msgspec import Struct
from msgspec.structs import replace

from pipeline.collect.page.claims import Claim, Witness, of
from pipeline.collect.page.times import LABEL, PROSE, TIME_LINE
from pipeline.collect.page.when import agree, distinct, fuller, same, with_hours
from pipeline.finnish.times import write_when
from pipeline.model import Problem, When

FAR_PAST, FAR_AHEAD = 366, 800


class TimeVerdict(Struct, frozen=True):
    """The event's time and what it was before a move; `origin` says where it stood, in Finnish."""

    when: When | None = None
    original: When | None = None
    origin: str = ""
    doubts: tuple[Problem, ...] = ()
    sure: bool = True


def decide_when(claims: Sequence[Claim], url: str, near: date) -> TimeVerdict:
    """The time that page, data and list tell together."""
    by = {who: [one for one in claims if one.witness is who] for who in Witness}
    own = _with_data(_of_lines(by[Witness.PAGE], url, near), _of_data(by[Witness.DATA]), url)
    listed = _with_data(_of_lines(by[Witness.LIST], url, near), _of_data(by[Witness.LIST_DATA]), url)
    has_page = bool(by[Witness.PAGE] or by[Witness.DATA])
    time = _with_list(own, listed, url) if has_page else listed
    doubts = list(time.doubts)
    if time.when is not None:
        if not time.sure:
            doubts.append(Problem("collect.year_guessed", url, values={"when": write_when(time.when)}))
        doubts += far_doubts(time.when, near, url)
    return replace(time, doubts=tuple(doubts))


def _of_data(claims: Sequence[Claim]) -> TimeVerdict:
    when = next((one for one in of(claims, "when") if one.value), None)
    original = next((one.value for one in of(claims, "original") if one.value), None)
    doubts = tuple(one.doubt for one in of(claims, "when", "original") if one.doubt is not None)
    return TimeVerdict(when.value if when else None, original, when.origin if when else "", doubts)


def _of_lines(claims: Sequence[Claim], url: str, near: date) -> TimeVerdict:
    """What the visible lines tell: the plainest days, with the hours that stand with them or apart."""
    told = sorted(of(claims, "when"), key=lambda one: one.rank)
    values = [one for one in told if one.value is not None]
    refusals = _doubts(told)
    original = _original(claims)
    if not values or (told[0].value is None and values[0].rank > told[0].rank):
        return TimeVerdict(None, original, "", tuple(refusals))
    best, since = _best(values, near)
    others = [one.value for one in values if one.rank != best[0].rank]
    whens = [_filled(when, others) for when in _chosen(best)]
    whens, origin, doubts = _with_hours(whens, best[0].origin, claims, url)
    doubts += _contradictions(whens, others, url, since)
    # The day with hours is the likelier one, whatever a person then decides.
    when = min(whens, key=lambda one: one.opens is None)
    doubts += _unread_hours(when, claims, url)
    sure = any(one.sure for one in values if one.value.first == when.first)
    return TimeVerdict(when, original or _struck(claims, when), origin, (*refusals, *doubts), sure)


def _doubts(claims: Iterable[Claim]) -> list[Problem]:
    return [one.doubt for one in claims if one.doubt is not None]


def _best(values: Sequence[Claim], near: date) -> tuple[list[Claim], date]:
    """The plainest days, or coming ones before them; and the day from which others are minded."""
    if coming := _coming(values, near):
        return coming, date.min
    return [one for one in values if one.rank == values[0].rank], near


def _coming(values: Sequence[Claim], near: date) -> list[Claim]:
    """The coming days with hours, where what stands plainer is bare days that are over: when a card was written."""
    rank = values[0].rank
    plain = [one.value for one in values if one.rank == rank]
    if rank != TIME_LINE or any(when.opens is not None or when.last >= near for when in plain):
        return []
    later = [one for one in values if one.value.opens is not None and one.value.first >= near]
    return [one for one in later if one.rank == later[0].rank]


def _chosen(best: Sequence[Claim]) -> list[When]:
    """The different times of one rank. In running text the day with hours is the event's, one without is spoken of."""
    whens = distinct(one.value for one in best)
    exact = [when for when in whens if when.opens] if best[0].rank == PROSE else []
    return exact if len(exact) == 1 else whens


def _original(claims: Sequence[Claim]) -> When | None:
    told = sorted(of(claims, "original"), key=lambda one: one.rank)
    return told[0].value if told else None


def _struck(claims: Sequence[Claim], when: When) -> When | None:
    """A crossed-out day beside a new one is the time before a move."""
    return next((one.value for one in of(claims, "struck") if one.value.first != when.first), None)


def _filled(when: When, others: Iterable[When]) -> When:
    for other in others:
        if same(when, other):
            when = fuller(when, other)
    return when


def _with_hours(
    whens: list[When], origin: str, claims: Sequence[Claim], url: str
) -> tuple[list[When], str, list[Problem]]:
    """Days without hours, with those that stand alone elsewhere, where they are the same everywhere."""
    best = _plainest_hours(claims)
    if not best or any(when.opens is not None for when in whens):
        return whens, origin, []
    refusals = [replace(one.doubt, file=url) for one in best if one.doubt is not None]
    hours = _different([one.value for one in best if one.value is not None])
    if refusals or (len(hours) > 1 and best[0].rank == PROSE):
        return whens, origin, refusals
    filled = [with_hours(when, *hours[0]) for when in whens]
    doubts = []
    if len(hours) > 1:
        times = _list(with_hours(whens[0], *pair) for pair in hours)
        doubts.append(Problem("collect.two_times", url, values={"times": times}))
    return filled, _both(origin, best[0]), doubts


def _plainest_hours(claims: Sequence[Claim]) -> list[Claim]:
    told = sorted(of(claims, "hours"), key=lambda one: one.rank)
    return [one for one in told if one.rank == told[0].rank]


def _both(origin: str, hours: Claim) -> str:
    """Where a day stood and, by a label of their own, its hours."""
    apart = hours.rank == LABEL and hours.origin != origin
    return f"{origin} ja {hours.origin.removeprefix('kohta ')}" if apart else origin


_Hours = tuple[time, time | None]


def _different(hours: Sequence[_Hours]) -> list[_Hours]:
    """The different hours, without a beginning that another one tells with its end."""
    ended = {opens for opens, closes in hours if closes is not None}
    return [pair for pair in dict.fromkeys(hours) if pair[1] is not None or pair[0] not in ended]


def _contradictions(whens: Sequence[When], others: Sequence[When], url: str, near: date) -> list[Problem]:
    """Other days or hours than the chosen: no day in an event's lines goes unused in silence."""
    left = [
        other
        for other in others
        if not any(_covers(when, other) for when in whens) and (other.last >= near or whens[0].last < near)
    ]
    every = [*whens, *distinct(left)]
    if len({when.first for when in every}) > 1:
        return [Problem("collect.several_dates", url, values={"times": _list(every)})]
    if len(every) > 1:
        return [Problem("collect.two_times", url, values={"times": _list(every)})]
    return []


def _covers(when: When, other: When) -> bool:
    """Whether another time is a part of the chosen one: the same day, a day of several, hours within its hours."""
    if when.sessions:
        return same(when, other) or any(_covers(one, other) for one in when.sessions)
    if same(when, other) or (when.first < when.last and when.first <= other.first and other.last <= when.last):
        return True
    if when.first != other.first or when.last != other.last or None in (when.opens, when.closes, other.opens):
        return False
    return bool(when.opens and when.closes and other.opens and when.opens <= other.opens <= when.closes)


def _unread_hours(when: When, claims: Sequence[Claim], url: str) -> list[Problem]:
    """A doubt where hours are told that the reading lacks."""
    unread = when.opens is None and when.first == when.last and any(True for _ in of(claims, "some_hours"))
    goes_on = when.closes is None and any(one.value.first == when.first for one in of(claims, "more_hours"))
    return [Problem("collect.hours_unread", url)] if unread or goes_on else []


def _with_data(page: TimeVerdict, data: TimeVerdict, url: str) -> TimeVerdict:
    """What machines are told with what people see; where the two disagree, a doubt."""
    original = data.original or page.original
    if data.when is None and data.original is not None:
        return replace(
            page, when=page.when if page.original else None, original=original, doubts=(*data.doubts, *page.doubts)
        )
    if data.when is None:
        return replace(page, doubts=(*data.doubts, *page.doubts))
    if page.when is None:
        return replace(data, original=original, doubts=(*data.doubts, *page.doubts))
    doubts = [*data.doubts, *page.doubts]
    if not agree(data.when, page.when):
        told = {"structured": write_when(data.when), "visible": write_when(page.when)}
        doubts.append(Problem("collect.structured_disagrees", url, values=told))
        return replace(data, original=original, doubts=tuple(doubts))
    # That several days stand on the page is settled where the data names one of them.
    doubts = [one for one in doubts if one.key not in ("collect.several_dates", "collect.two_times")]
    richer = page if (page.when.opens and not data.when.opens) else data
    return replace(richer, when=fuller(data.when, page.when), original=original, doubts=tuple(doubts), sure=True)


def _with_list(own: TimeVerdict, listed: TimeVerdict, url: str) -> TimeVerdict:
    """The event by its own page, filled from the list; where the two tell different times a person decides."""
    original = own.original or listed.original
    origin = f"luettelo, {listed.origin}"
    if own.when is None:
        if listed.when is None or own.original is not None:
            return replace(own, original=original, doubts=(*own.doubts, *listed.doubts))
        doubt = Problem("collect.time_only_listed", url, values={"when": write_when(listed.when)})
        return replace(listed, original=original, origin=origin, doubts=(*own.doubts, *_refusals(listed), doubt))
    if listed.when is None:
        return replace(own, original=original, doubts=(*own.doubts, *_refusals(listed)))
    known_move = own.original is not None and own.original.first == listed.when.first
    if not agree(own.when, listed.when):
        values = {"page": write_when(own.when), "listed": write_when(listed.when)}
        doubts = [] if known_move else [Problem("collect.dates_disagree", url, values=values)]
        return replace(own, original=original, doubts=(*own.doubts, *doubts))
    filled = fuller(own.when, listed.when)
    fills = filled != own.when
    doubts = [*own.doubts, *_refusals(listed)]
    if filled.opens is not None and own.when.opens is None:
        doubts = [one for one in doubts if one.key != "collect.hours_unread"]
    return replace(
        own,
        when=filled,
        original=original,
        origin=origin if fills else own.origin,
        sure=own.sure or listed.sure,
        doubts=tuple(doubts),
    )


def _refusals(listed: TimeVerdict) -> list[Problem]:
    """What the list refused stays refused; that it told several times is settled by the event's own page."""
    settled = ("collect.several_dates", "collect.two_times", "collect.hours_unread")
    return [one for one in listed.doubts if one.key not in settled]


def far_doubts(when: When, near: date, url: str) -> list[Problem]:
    """A doubt about a time that is long past or very far ahead: a slip in the year, most often."""
    if (when.first - near).days > FAR_AHEAD:
        return [Problem("collect.far_ahead", url, values={"when": write_when(when)})]
    if (near - when.last).days > FAR_PAST:
        return [Problem("collect.far_past", url, values={"when": write_when(when)})]
    return []


def _list(whens: Iterable[When]) -> str:
    return "; ".join(write_when(when) for when in whens)
