"""One time of a foreign calendar's component as an event: when, where, whether, and what is doubtful in it."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.collect.calendar.components import Component
from pipeline.collect.calendar.series import Occurrence
from pipeline.collect.calendar.stamps import unknown_zone
from pipeline.collect.calendar.states import state_claims, told_claims
from pipeline.collect.calendar.zones import Zones
from pipeline.collect.page.language import language_of
from pipeline.collect.page.plain import address, host_of, own_address, plain, plain_paragraphs
from pipeline.collect.page.state_words import split_title
from pipeline.collect.page.status import is_badge
from pipeline.collect.page.verdict import long_title, moved_times, once, status_of
from pipeline.collect.page.verdict_when import far_doubts
from pipeline.collect.page.words import REGISTRATION_HOSTS, is_map, registers
from pipeline.kinds.values import TITLE_MAX
from pipeline.model import FoundEvent, Problem, Status, When
from pipeline.safe.join_links import has_join_link

BODY_MAX = 20_000
_URL = re.compile(r"https?://[^\s<>\"]+")
_HREF = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*["']?(https?://[^\s"'<>]+)[^<>]*>""", re.IGNORECASE)
_MIDNIGHTS = (time(0, 0), time(23, 59))


class Around(Struct, frozen=True):
    """What is the same for all events of a feed. `feed` is its address, `near` the local day of reading."""

    feed: str
    near: date
    zone: ZoneInfo
    zones: Zones


def event_of(one: Occurrence, around: Around) -> FoundEvent:
    """The event. Without a title it is none that anybody could be told of."""
    part, feed = one.component, around.feed
    title, title_words = split_title(_line(part, "SUMMARY"))
    when, doubts = _when(one, around)
    if when is not None:
        doubts += far_doubts(when, around.near, feed)
    doubts += long_title(title, feed)
    paragraphs = tuple(map(_with_own_addresses, plain_paragraphs(_described(part))))
    registration = _registration(paragraphs)
    written = part.value("URL")
    url = address(written, feed) if written else _page(paragraphs, registration, feed)
    if url is None:
        doubts.append(Problem("collect.bad_link", feed, values={"written": plain(written)[:120]}))
    place = _line(part, "LOCATION")
    claims = (
        *state_claims(part, feed),
        *told_claims((title, title_words), (place, *paragraphs), when, feed, around.near, around.zone),
    )
    status, status_origin, status_doubts = status_of(claims)
    when, original, moved_doubts = moved_times(when, None, claims, feed)
    doubts += [*status_doubts, *moved_doubts]
    place = "" if is_badge(place) else place
    said = {"title": "SUMMARY", "when": "DTSTART", "place": "LOCATION", "registration": "DESCRIPTION"}
    values = {"title": title, "when": when, "place": place, "registration": registration}
    origins = {name: origin for name, origin in said.items() if values[name]}
    return FoundEvent(
        url=url or feed,
        title=title[:TITLE_MAX],
        when=when,
        original=original,
        status=status,
        full=any(claim.field == "full" for claim in claims),
        place=place,
        organiser=_organiser(part),
        registration=registration,
        language=language_of(" ".join((title, *paragraphs)), ""),
        body="\n\n".join(paragraphs)[:BODY_MAX],
        uid=_uid(one),
        read_from=origins | ({"status": status_origin} if status is not Status.CONFIRMED else {}),
        doubts=once(doubts),
    )


def _line(part: Component, name: str) -> str:
    """A text on one line; web sites write it as HTML where they keep it so."""
    return plain(unescape(part.text(name)).replace("\n", ", "))


def is_private(part: Component) -> bool:
    """Whether its owner keeps it from others (RFC 5545, 3.8.1.3)."""
    return part.value("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def _uid(one: Occurrence) -> str:
    uid = plain(one.component.text("UID"))
    return f"{uid}/{one.recurrence}" if uid and one.recurrence else uid


def _when(one: Occurrence, around: Around) -> tuple[When | None, list[Problem]]:
    """The local time, and what is doubtful in it."""
    feed, start = around.feed, one.start
    if start is None:
        return None, [Problem("collect.no_time", feed)]
    doubts = []
    if one.bad_end:
        doubts.append(Problem("collect.bad_end", feed))
    if zone := unknown_zone(one.component, around.zones):
        doubts.append(Problem("collect.unknown_zone", feed, values={"zone": plain(zone)[:80]}))
    if isinstance(start, datetime) and (elsewhere := _days_elsewhere(start, one.length, around.zone)):
        return elsewhere, [*doubts, Problem("collect.hours_unread", feed)]
    if isinstance(start, datetime):
        return _timed(start, one.length, around.zone), doubts
    # The end of whole days is the first day that they no longer take (RFC 5545, 3.6.1).
    days = max(one.length.days, 1) if one.length else 1
    return When(start, start + timedelta(days=days - 1)), doubts


def _days_elsewhere(start: datetime, length: timedelta | None, zone: ZoneInfo) -> When | None:
    """The whole days that midnights of another zone mean: nobody meets from three at night to three the next."""
    if (
        not length
        or length % timedelta(days=1)
        or start.time() != time(0, 0)
        or _local(start, zone).time() == time(0, 0)
    ):
        return None
    return When(start.date(), start.date() + length - timedelta(days=1))


def _timed(start: datetime, length: timedelta | None, zone: ZoneInfo) -> When:
    first = _local(start, zone)
    last = _local(start + length, zone) if length else first
    # Whole days are written as moments too, from midnight to midnight.
    if first.time() == time(0, 0) and last.time() in _MIDNIGHTS:
        until = last.date() if last == first or last.time() != time(0, 0) else last.date() - timedelta(days=1)
        return When(first.date(), until)
    return When(first.date(), last.date(), first.time(), None if last == first else last.time())


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The wall clock of the project's zone."""
    return moment.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)


def _described(part: Component) -> str:
    """Its description, and the addresses of links with it; where none is for all programs, that in HTML."""
    text = part.text("DESCRIPTION")
    text = text if text.strip() else part.text("X-ALT-DESC")
    return _HREF.sub(r" \1 \g<0>", text) if "<" in text else text


def _organiser(part: Component) -> str:
    """The organiser's name; an address alone is a person's and stays out."""
    one = part.first("ORGANIZER")
    name = unquote(one.parameter("CN")) if one else ""
    return "" if "@" in name else plain(name)


def _with_own_addresses(paragraph: str) -> str:
    return _URL.sub(lambda found: own_address(found[0]), paragraph) if "://" in paragraph else paragraph


def _addresses(paragraph: str) -> list[str]:
    found = (address(match[0].rstrip(").,;"), "") for match in _URL.finditer(paragraph))
    return [one for one in found if one]


def _registration(paragraphs: tuple[str, ...]) -> str:
    for paragraph in paragraphs:
        for one in _addresses(paragraph):
            if (registers(paragraph) or REGISTRATION_HOSTS.search(host_of(one))) and not has_join_link(one):
                return one
    return ""


def _page(paragraphs: tuple[str, ...], registration: str, feed: str) -> str:
    """The event's own page where only its description names one; the feed where it is not clear which."""
    named = dict.fromkeys(one for paragraph in paragraphs for one in _addresses(paragraph))
    left = [one for one in named if one != registration and not has_join_link(one) and not is_map(one)]
    own = [one for one in left if host_of(one) == host_of(feed)]
    return own[0] if own else left[0] if len(left) == 1 else feed
