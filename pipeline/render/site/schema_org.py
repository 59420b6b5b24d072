"""An event as schema.org's Event in JSON-LD, as search engines and Linked Events read it (https://schema.org/Event)."""

import re
from collections.abc import Iterator
from datetime import tzinfo
from functools import cache, lru_cache
from typing import Any

import msgspec

from pipeline import messages
from pipeline.config import Config
from pipeline.model import When
from pipeline.render import addresses
from pipeline.render.site.event import Mark, PageEvent

_STATUS = {
    Mark.CANCELLED: "EventCancelled",
    Mark.POSTPONED: "EventPostponed",
    Mark.MOVED: "EventRescheduled",
    Mark.AGAIN: "EventRescheduled",
}
_ONLINE, _MIXED, _OFFLINE = "OnlineEventAttendanceMode", "MixedEventAttendanceMode", "OfflineEventAttendanceMode"


def event_json_ld(item: PageEvent, themes: tuple[str, ...], config: Config) -> str:
    """The JSON-LD, safe inside a script element. `themes` are the names of the event's themes."""
    made = msgspec.json.encode(dict(_event(item, themes, config))).decode()
    # Only "<" can end a script element or begin a comment in it (HTML, section 4.12.1.3).
    return made.replace("<", "\\u003c")


def _event(item: PageEvent, themes: tuple[str, ...], config: Config) -> Iterator[tuple[str, Any]]:
    event, page = item.event, f"{config.site.url}{item.path}"
    yield "@context", "https://schema.org"
    yield "@type", "Event"
    yield "@id", f"{page}#tapahtuma"
    yield "name", event.title
    yield "url", page
    yield "inLanguage", event.language or config.project.language
    yield "eventStatus", f"https://schema.org/{_STATUS.get(item.mark, 'EventScheduled')}"
    # A postponed event keeps the start that people know, as search engines want it, and tells it as the former one
    # (https://schema.org/EventPostponed).
    if when := event.when or item.old:
        yield from _times(when, config.zone)
        yield from _each(when, event.title, config.zone)
    if item.old:
        yield "previousStartDate", _start(item.old, config.zone)
    yield from _where(event.place, event.link or page)
    if event.picture:
        yield "image", addresses.picture_url(config.site.url, event.picture.sharpest)
    yield (
        "organizer",
        {"@type": "Organization", "name": event.organiser or config.project.name, "url": config.project.home},
    )
    if event.audience:
        yield "audience", {"@type": "Audience", "audienceType": event.audience}
    if themes:
        yield "about", [{"@type": "Thing", "name": theme} for theme in themes]
    if item.package:
        series = f"{config.site.url}{addresses.package_url('', event.package)}"
        yield "superEvent", {"@type": "EventSeries", "name": item.package, "url": series}


def _times(when: When, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield "startDate", _start(when, zone)
    if when.closes is not None:
        yield "endDate", when.ends_at(zone).isoformat(timespec="minutes")
    elif when.last > when.first:
        yield "endDate", when.last.isoformat()


def _each(when: When, title: str, zone: tzinfo) -> Iterator[tuple[str, Any]]:
    """Each time that people come, where there are several: the nights between belong to none of them."""
    if len(when.entries) > 1:
        yield "subEvent", [{"@type": "Event", "name": title, **dict(_times(one, zone))} for one in when.entries]


def _start(when: When, zone: tzinfo) -> str:
    return when.first.isoformat() if when.all_day else when.starts_at(zone).isoformat(timespec="minutes")


def _where(place: str, address: str) -> Iterator[tuple[str, Any]]:
    """The place and the way to take part; neither where the editor has not told them."""
    mode = attendance_mode(place)
    if not mode:
        return
    yield "eventAttendanceMode", f"https://schema.org/{mode}"
    online = {"@type": "VirtualLocation", "url": address}
    hall = {"@type": "Place", "name": place, "address": place}
    yield "location", {_ONLINE: online, _OFFLINE: hall, _MIXED: [hall, online]}[mode]


@lru_cache(maxsize=1024)
def attendance_mode(place: str) -> str:
    """The name of schema.org's EventAttendanceModeEnumeration that the place means; empty where it tells none."""
    words = [word for word in re.findall(r"[\w-]+", place.casefold()) if word not in _words("leading")]
    if _has(words, "mixed"):
        return _MIXED
    if _has(words[:1], "online"):
        return _MIXED if _has_two_places(words) else _ONLINE
    if _has(words, "online"):
        return _MIXED
    return "" if not words or _has(words, "unknown") else _OFFLINE


def _has_two_places(words: list[str]) -> bool:
    """`verkossa ja Helsingissä`: after "and" comes something that is not on the web."""
    joints = [number for number, word in enumerate(words) if word in _words("joining")]
    return any(not _has(words[joint + 1 : joint + 2], "online") for joint in joints)


def _has(words: list[str], kind: str) -> bool:
    return any(word.startswith(_words(kind)) for word in words)


@cache
def _words(kind: str) -> tuple[str, ...]:
    said = (messages.sentence(f"place.{kind}_words", language) for language in messages.LANGUAGES)
    return tuple(word for words in said for word in words.split())
