"""schema.org events that a page carries for machines, in any of its forms. Broken ones are told of, not believed.

Source of the names: schema.org/Event and developers.google.com/search/docs/appearance/structured-data/event.
"""

from collections.abc import Iterator
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.collect.page.claims import Claim, Witness, first_value, refusal
from pipeline.collect.page.embedded import Thing, each, events_in, first_of, json_ld, microdata, text_in
from pipeline.collect.page.place import DATA
from pipeline.collect.page.plain import address, plain, plain_paragraphs, without_fragment
from pipeline.collect.page.stamps import read_stamp, when_of_stamps
from pipeline.collect.page.tree import Tree
from pipeline.model import Problem, Status, When

EVENTS_MAX = 2000
_STATUSES = {
    "eventcancelled": Status.CANCELLED,
    "eventpostponed": Status.MOVED,
    "eventrescheduled": Status.MOVED,
}


class DataEvent(Struct, frozen=True):
    """An event as the page tells it to machines: its claims, and by what it is known among others."""

    claims: tuple[Claim, ...]
    title: str
    url: str
    when: When | None


def structured_events(page: Tree, url: str, zone: ZoneInfo) -> tuple[tuple[DataEvent, ...], list[Problem]]:
    """The events that the page tells to machines, in its order, and what of it could not be read."""
    problems: list[Problem] = []
    found: dict[tuple[str, str, str], DataEvent] = {}
    for origin, things in (("JSON-LD", list(json_ld(page, url, problems))), ("mikrodata", list(microdata(page)))):
        for thing in events_in(things):
            event = _event(thing, url, zone, origin)
            if event.title:
                found.setdefault((event.title.casefold(), event.url, str(event.when)), event)
            if len(found) >= EVENTS_MAX:
                return tuple(found.values()), problems
    return tuple(found.values()), problems


def _event(thing: Thing, page: str, zone: ZoneInfo, origin: str) -> DataEvent:
    url = address(text_in(thing.get("url")) or text_in(thing.get("@id")), page) or page
    title = plain(" ".join(plain_paragraphs(text_in(thing.get("name")))))[:500]
    claims = [
        Claim("title", title, 0, f"{origin} name"),
        Claim("url", url),
        *_times(thing, page, zone, origin),
        *_registration(thing, page, url, origin),
        *_texts(thing, origin),
    ]
    when = first_value(claims, "when")
    # An offer that holds as long as the event itself tells nothing of registration.
    claims += [
        one
        for one in _closes(thing, page, zone, origin)
        if when is None or one.value is None or _is_before(one.value, when)
    ]
    told = tuple(_of_data(one) for one in claims if one.value not in ("", None) or one.doubt is not None)
    return DataEvent(told, title, url, when)


def _of_data(one: Claim) -> Claim:
    return Claim(one.field, one.value, one.rank, one.origin, one.doubt, one.sure, Witness.DATA)


def _times(thing: Thing, page: str, zone: ZoneInfo, origin: str) -> Iterator[Claim]:
    """The time, the one before a move, and the status; a postponed event has only its old time."""
    states = [text_in(one).rpartition("/")[2].casefold() for one in each(thing.get("eventStatus"))]
    statuses = [_STATUSES[state] for state in states if state in _STATUSES]
    field = "original" if "eventpostponed" in states else "when"
    start, end = text_in(thing.get("startDate")), text_in(thing.get("endDate"))
    before = text_in(thing.get("previousStartDate"))
    if start and not (field == "original" and before):
        yield from _when(field, start, end, zone, page, f"{origin} startDate")
    if before:
        yield from _when("original", before, "", zone, page, f"{origin} previousStartDate")
    for status in statuses:
        yield Claim("status", (status, "eventpostponed" in states), 0, f"{origin} eventStatus")


def _when(field: str, start: str, end: str, zone: ZoneInfo, page: str, origin: str) -> Iterator[Claim]:
    try:
        yield Claim(field, when_of_stamps(start, end, zone), 0, origin)
        return
    except (ValueError, OverflowError):
        yield refusal(field, Problem("collect.bad_stamp", page, values={"written": plain(f"{start} {end}")[:80]}))
    try:
        yield Claim(field, when_of_stamps(start, "", zone), 0, origin)
    except (ValueError, OverflowError):
        return


def _texts(thing: Thing, origin: str) -> Iterator[Claim]:
    yield Claim("place", _place(thing.get("location")), DATA, f"{origin} location")
    yield Claim("audience", _name(thing.get("audience"), "audienceType"), 0, f"{origin} audience")
    yield Claim("organiser", _name(thing.get("organizer")), 0, f"{origin} organizer")
    body = "\n\n".join(plain_paragraphs(text_in(thing.get("description"))))[:20_000]
    yield Claim("body", body, 0, f"{origin} description")
    offers = [one for one in each(thing.get("offers")) if isinstance(one, dict)]
    sold = bool(offers) and all(text_in(one.get("availability")).endswith("SoldOut") for one in offers)
    if sold or text_in(thing.get("remainingAttendeeCapacity")) == "0":
        yield Claim("full", True, 0, f"{origin} offers")


def _registration(thing: Thing, page: str, own: str, origin: str) -> Iterator[Claim]:
    """Where one registers: an offer's address, unless it is the event's own page."""
    offers = [one for one in each(thing.get("offers")) if isinstance(one, dict)]
    actions = [one for one in each(thing.get("potentialAction")) if isinstance(one, dict)]
    targets = [first_of(one.get("target")) or one for one in actions]
    links = [text_in(one.get("url")) for one in offers]
    links += [
        text_in(one.get("urlTemplate") or one.get("url")) if isinstance(one, dict) else text_in(one) for one in targets
    ]
    mine = {without_fragment(own), without_fragment(page)}
    for link in filter(None, links):
        whole = address(link, page)
        if whole is None:
            yield Claim(
                "bad_link", None, doubt=Problem("collect.bad_link", page, values={"written": plain(link)[:120]})
            )
        elif without_fragment(whole) not in mine:
            yield Claim("registration", whole, 50, f"{origin} offers")


def _closes(thing: Thing, page: str, zone: ZoneInfo, origin: str) -> Iterator[Claim]:
    offers = [one for one in each(thing.get("offers")) if isinstance(one, dict)]
    for until in filter(None, (text_in(one.get("validThrough")) for one in offers)):
        try:
            day, clock = read_stamp(until, zone)
            yield Claim("closes", When(day, day, clock), 2, f"{origin} offers validThrough")
        except (ValueError, OverflowError):
            yield refusal("closes", Problem("collect.bad_stamp", page, values={"written": plain(until)[:80]}))


def _is_before(closes: When, when: When) -> bool:
    return (closes.first, closes.opens or time()) < (when.first, when.opens or time(23, 59))


def _place(location: Any) -> str:
    places = [_place_of(one) for one in each(location)]
    return plain("; ".join(dict.fromkeys(filter(None, places))))


def _place_of(one: Any) -> str:
    if not isinstance(one, dict):
        return text_in(one)
    name = text_in(one.get("name"))
    if "VirtualLocation" in text_in(one.get("@type")):
        return name or "verkossa"
    return ", ".join(part for part in (name, _postal(one.get("address"), name)) if part)


def _postal(written: Any, name: str) -> str:
    one = first_of(written)
    if isinstance(one, dict):
        parts = [text_in(one.get(key)) for key in ("streetAddress", "postalCode", "addressLocality")]
        town = " ".join(part for part in parts[1:] if part)
        written = ", ".join(part for part in (parts[0], town) if part)
    said = text_in(written)
    return "" if said and said in name else said


def _name(value: Any, key: str = "name") -> str:
    names = [text_in(one.get(key) or one.get("name")) if isinstance(one, dict) else text_in(one) for one in each(value)]
    return plain(", ".join(dict.fromkeys(filter(None, names))))
