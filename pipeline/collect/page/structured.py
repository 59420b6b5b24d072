"""schema.org events that a page carries for machines, in any of its forms. Broken ones are told of, not believed.

Source of the names: schema.org/Event and developers.google.com/search/docs/appearance/structured-data/event.
"""

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pipeline.collect.page.embedded import Thing, each, events_in, first_of, json_ld, microdata, text_in
from pipeline.collect.page.plain import address, plain, plain_paragraphs
from pipeline.collect.page.stamps import read_stamp, when_of_stamps
from pipeline.model import FoundEvent, Problem, Status, When

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_STATUSES = {
    "eventcancelled": Status.CANCELLED,
    "eventpostponed": Status.MOVED,
    "eventrescheduled": Status.MOVED,
}


def structured_events(soup: "BeautifulSoup", url: str, zone: ZoneInfo) -> tuple[tuple[FoundEvent, ...], list[Problem]]:
    """The events that the page tells to machines, in its order, and what of it could not be read."""
    problems: list[Problem] = []
    found: dict[tuple[str, str, str], FoundEvent] = {}
    for origin, things in (("JSON-LD", list(json_ld(soup, url, problems))), ("mikrodata", list(microdata(soup)))):
        for thing in events_in(things):
            event = _event(thing, url, zone, origin)
            if event.title:
                found.setdefault((event.title.casefold(), event.url, str(event.when)), event)
    return tuple(found.values()), problems


def _event(thing: Thing, page: str, zone: ZoneInfo, origin: str) -> FoundEvent:
    said: dict[str, str] = {"title": f"{origin} name"}
    doubts: list[Problem] = []
    written = {name: text_in(thing.get(name)) for name in ("startDate", "endDate", "previousStartDate")}
    when = original = None
    if written["startDate"]:
        when, doubt = _when(written["startDate"], written["endDate"], zone, page)
        doubts += doubt
        said["when"] = f"{origin} startDate"
    if written["previousStartDate"]:
        original, doubt = _when(written["previousStartDate"], "", zone, page)
        doubts += doubt
    state = text_in(thing.get("eventStatus")).rpartition("/")[2].casefold()
    status = _STATUSES.get(state, Status.CONFIRMED)
    if state in _STATUSES:
        said["status"] = f"{origin} eventStatus"
    if state == "eventpostponed":
        original, when = original or when, None
    registration, closes, full = _offer(thing, page, zone, doubts)
    if closes is not None and when is not None and not _is_before(closes, when):
        # An offer that holds as long as the event itself tells nothing of registration.
        closes = None
    event = FoundEvent(
        url=address(text_in(thing.get("url")) or text_in(thing.get("@id")), page) or page,
        title=plain(" ".join(plain_paragraphs(text_in(thing.get("name")))))[:500],
        when=when,
        original=original,
        status=status,
        full=full,
        place=_place(thing.get("location")),
        audience=_name(thing.get("audience"), "audienceType"),
        organiser=_name(thing.get("organizer")),
        registration=registration,
        registration_closes=closes,
        body="\n\n".join(plain_paragraphs(text_in(thing.get("description"))))[:20_000],
        doubts=tuple(doubts),
    )
    for name in ("place", "audience", "organiser", "registration", "registration_closes", "body"):
        if getattr(event, name):
            said[name] = f"{origin} {_NAMES[name]}"
    return replace(event, read_from=said)


_NAMES = {
    "place": "location",
    "audience": "audience",
    "organiser": "organizer",
    "registration": "offers",
    "registration_closes": "offers validThrough",
    "body": "description",
}


def _when(start: str, end: str, zone: ZoneInfo, page: str) -> tuple[When | None, list[Problem]]:
    try:
        return when_of_stamps(start, end, zone), []
    except (ValueError, OverflowError):
        doubt = [Problem("collect.bad_stamp", page, values={"written": plain(f"{start} {end}")[:80]})]
    try:
        return when_of_stamps(start, "", zone), doubt
    except (ValueError, OverflowError):
        return None, doubt


def _offer(thing: Thing, page: str, zone: ZoneInfo, doubts: list[Problem]) -> tuple[str, When | None, bool]:
    """Where one registers, until when, and whether it is full."""
    offers = [one for one in each(thing.get("offers")) if isinstance(one, dict)]
    actions = [one for one in each(thing.get("potentialAction")) if isinstance(one, dict)]
    targets = [first_of(one.get("target")) or one for one in actions]
    links = [text_in(one.get("url")) for one in offers]
    links += [
        text_in(one.get("urlTemplate") or one.get("url")) if isinstance(one, dict) else text_in(one) for one in targets
    ]
    registration = ""
    for link in filter(None, links):
        if whole := address(link, page):
            registration = registration or whole
        else:
            doubts.append(Problem("collect.bad_link", page, values={"written": plain(link)[:120]}))
    closes = None
    for until in filter(None, (text_in(one.get("validThrough")) for one in offers)):
        try:
            day, clock = read_stamp(until, zone)
            closes = When(day, day, clock)
        except (ValueError, OverflowError):
            doubts.append(Problem("collect.bad_stamp", page, values={"written": plain(until)[:80]}))
    sold = bool(offers) and all(text_in(one.get("availability")).endswith("SoldOut") for one in offers)
    return registration, closes, sold or text_in(thing.get("remainingAttendeeCapacity")) == "0"


def _is_before(closes: When, when: When) -> bool:
    return (closes.first, closes.opens or time()) < (when.first, when.opens or time(23, 59))


def _place(location: Any) -> str:
    places = []
    for one in each(location):
        if isinstance(one, dict):
            kind = text_in(one.get("@type"))
            name = text_in(one.get("name"))
            if "VirtualLocation" in kind:
                places.append(name or "verkossa")
            else:
                places.append(", ".join(part for part in (name, _postal(one.get("address"), name)) if part))
        else:
            places.append(text_in(one))
    return plain("; ".join(dict.fromkeys(filter(None, places))))


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
