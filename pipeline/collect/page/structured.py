"""schema.org events that a page carries for machines: JSON-LD and microdata. Broken ones are told of, not believed.

Source of the names: schema.org/Event and developers.google.com/search/docs/appearance/structured-data/event.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pipeline.collect.found import FoundEvent
from pipeline.collect.page.plain import address, plain, plain_paragraphs
from pipeline.collect.page.stamps import read_stamp, when_of
from pipeline.model import Problem, Severity, Status, When

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_STATUSES = {
    "eventcancelled": Status.CANCELLED,
    "eventpostponed": Status.MOVED,
    "eventrescheduled": Status.MOVED,
}
_NOT_EVENTS = frozenset(("publicationevent", "deliveryevent", "eventreservation", "eventvenue", "eventstatustype"))
_EVENT_TYPES = frozenset(("hackathon", "festival", "courseinstance"))

Thing = Mapping[str, Any]


def structured_events(soup: "BeautifulSoup", url: str, zone: ZoneInfo) -> tuple[tuple[FoundEvent, ...], list[Problem]]:
    """The events that the page tells to machines, in its order, and what of it could not be read."""
    problems: list[Problem] = []
    found: dict[tuple[str, str, str], FoundEvent] = {}
    for origin, things in (("JSON-LD", list(_json_ld(soup, url, problems))), ("mikrodata", list(_microdata(soup)))):
        for thing, parent in _events_in(things):
            event = _event({**_inherited(parent), **thing}, url, zone, origin)
            if event.title:
                found.setdefault((event.title.casefold(), event.url, str(event.when)), event)
    return tuple(found.values()), problems


def _json_ld(soup: "BeautifulSoup", url: str, problems: list[Problem]) -> Iterator[Any]:
    for script in soup.find_all("script", type=re.compile(r"^\s*application/ld\+json", re.IGNORECASE)):
        written = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script.get_text()
        )
        written = written.strip().rstrip(";")
        if not written:
            continue
        for attempt in (written, re.sub(r",\s*([}\]])", r"\1", written)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue
        else:
            problems.append(Problem("collect.broken_structure", url, severity=Severity.WARNING))


def _microdata(soup: "BeautifulSoup") -> Iterator[Thing]:
    """Items of `itemscope`; their properties as JSON-LD would have them. Only the outermost are given."""
    for tag in soup.select("[itemscope][itemtype*='schema.org/']"):
        if tag.find_parent(attrs={"itemscope": True, "itemprop": True}) is None and not tag.has_attr("itemprop"):
            yield _microdata_item(tag)


def _microdata_item(root: "Tag") -> dict[str, Any]:
    items: dict[int, dict[str, Any]] = {id(root): {"@type": _type_of(root)}}
    for tag in root.select("[itemprop]"):
        owner = tag.find_parent(attrs={"itemscope": True})
        if owner is None or id(owner) not in items:
            continue
        value: Any = _microdata_value(tag)
        if tag.has_attr("itemscope"):
            value = items[id(tag)] = {"@type": _type_of(tag)}
        for name in str(tag["itemprop"]).split():
            items[id(owner)].setdefault(name, []).append(value)
    return items[id(root)]


def _type_of(tag: "Tag") -> str:
    return str(tag.get("itemtype") or "").rstrip("/").rpartition("/")[2]


def _microdata_value(tag: "Tag") -> str:
    for name in ("content", "datetime", "href", "src"):
        if tag.has_attr(name):
            return str(tag[name])
    return tag.get_text(" ")


def _events_in(things: list[Any]) -> Iterator[tuple[Thing, Thing | None]]:
    """Every event and the series that it is part of, in order and without recursion."""
    stack: list[tuple[Any, Thing | None]] = [(thing, None) for thing in reversed(things)]
    while stack:
        thing, parent = stack.pop()
        if isinstance(thing, list):
            stack.extend((one, parent) for one in reversed(thing))
        elif isinstance(thing, dict):
            if not _is_event(thing):
                stack.extend((value, parent) for value in reversed(list(thing.values())))
                continue
            parts = [one for name in ("subEvent", "subEvents") for one in _each(thing.get(name)) if _is_whole(one)]
            if parts and _is_series(thing, parts):
                stack.extend((one, thing) for one in reversed(parts))
            else:
                yield thing, parent if parent is not None else _first(thing.get("superEvent"))


def _is_event(thing: Thing) -> bool:
    types = {str(one).rpartition("/")[2].rpartition(":")[2].casefold() for one in _each(thing.get("@type"))}
    return any(
        one not in _NOT_EVENTS and (one.endswith(("event", "eventseries")) or one in _EVENT_TYPES) for one in types
    )


def _is_whole(thing: Any) -> bool:
    return isinstance(thing, dict) and bool(_text(thing.get("startDate"))) and bool(_text(thing.get("name")))


def _is_series(thing: Thing, parts: list[Any]) -> bool:
    """Whether the parts are sessions of their own days, not the programme of one day."""
    days = {_text(part.get("startDate"))[:10] for part in parts}
    return len(days) > 1 or days != {_text(thing.get("startDate"))[:10]}


def _inherited(parent: Any) -> dict[str, Any]:
    if not isinstance(parent, dict):
        return {}
    return {k: parent[k] for k in ("location", "organizer", "audience", "url") if k in parent}


def _event(thing: Thing, page: str, zone: ZoneInfo, origin: str) -> FoundEvent:
    said: dict[str, str] = {"title": f"{origin} name"}
    doubts: list[Problem] = []
    written = {name: _text(thing.get(name)) for name in ("startDate", "endDate", "previousStartDate")}
    when = original = None
    if written["startDate"]:
        when, doubt = _when(written["startDate"], written["endDate"], zone, page)
        doubts += doubt
        said["when"] = f"{origin} startDate"
    if written["previousStartDate"]:
        original, doubt = _when(written["previousStartDate"], "", zone, page)
        doubts += doubt
    state = _text(thing.get("eventStatus")).rpartition("/")[2].casefold()
    status = _STATUSES.get(state, Status.CONFIRMED)
    if state in _STATUSES:
        said["status"] = f"{origin} eventStatus"
    if state == "eventpostponed":
        original, when = original or when, None
    registration, closes, full = _offer(thing, page, zone, doubts)
    event = FoundEvent(
        url=address(_text(thing.get("url")) or _text(thing.get("@id")), page) or page,
        title=plain(" ".join(plain_paragraphs(_text(thing.get("name")))))[:500],
        when=when,
        original=original,
        status=status,
        full=full,
        place=_place(thing.get("location")),
        audience=_name(thing.get("audience"), "audienceType"),
        organiser=_name(thing.get("organizer")),
        registration=registration,
        registration_closes=closes,
        body="\n\n".join(plain_paragraphs(_text(thing.get("description"))))[:20_000],
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
        return when_of(start, end, zone), []
    except (ValueError, OverflowError):
        doubt = [Problem("collect.bad_stamp", page, values={"written": plain(f"{start} {end}")[:80]})]
    try:
        return when_of(start, "", zone), doubt
    except (ValueError, OverflowError):
        return None, doubt


def _offer(thing: Thing, page: str, zone: ZoneInfo, doubts: list[Problem]) -> tuple[str, When | None, bool]:
    """Where one registers, until when, and whether it is full."""
    offers = [one for one in _each(thing.get("offers")) if isinstance(one, dict)]
    actions = [one for one in _each(thing.get("potentialAction")) if isinstance(one, dict)]
    targets = [_first(one.get("target")) or one for one in actions]
    links = [_text(one.get("url")) for one in offers]
    links += [
        _text(one.get("urlTemplate") or one.get("url")) if isinstance(one, dict) else _text(one) for one in targets
    ]
    registration = ""
    for link in filter(None, links):
        if whole := address(link, page):
            registration = registration or whole
        else:
            doubts.append(Problem("collect.bad_link", page, values={"written": plain(link)[:120]}))
    closes = None
    for until in filter(None, (_text(one.get("validThrough")) for one in offers)):
        try:
            day, clock = read_stamp(until, zone)
            closes = When(day, day, clock)
        except (ValueError, OverflowError):
            doubts.append(Problem("collect.bad_stamp", page, values={"written": plain(until)[:80]}))
    sold = bool(offers) and all(_text(one.get("availability")).endswith("SoldOut") for one in offers)
    return registration, closes, sold or _text(thing.get("remainingAttendeeCapacity")) == "0"


def _place(location: Any) -> str:
    places = []
    for one in _each(location):
        if isinstance(one, dict):
            kind = _text(one.get("@type"))
            name = _text(one.get("name"))
            if "VirtualLocation" in kind:
                places.append(name or "verkossa")
            else:
                places.append(", ".join(part for part in (name, _postal(one.get("address"), name)) if part))
        else:
            places.append(_text(one))
    return plain("; ".join(dict.fromkeys(filter(None, places))))


def _postal(written: Any, name: str) -> str:
    one = _first(written)
    if isinstance(one, dict):
        parts = [_text(one.get(key)) for key in ("streetAddress", "postalCode", "addressLocality")]
        town = " ".join(part for part in parts[1:] if part)
        written = ", ".join(part for part in (parts[0], town) if part)
    said = _text(written)
    return "" if said and said in name else said


def _name(value: Any, key: str = "name") -> str:
    names = [_text(one.get(key) or one.get("name")) if isinstance(one, dict) else _text(one) for one in _each(value)]
    return plain(", ".join(dict.fromkeys(filter(None, names))))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    each = _each(value)
    return each[0] if each else None


def _text(value: Any) -> str:
    one = _first(value)
    if isinstance(one, dict):
        one = one.get("@value") or one.get("@id") or one.get("url")
    return one.strip() if isinstance(one, str) else str(one) if isinstance(one, int | float) else ""
