"""One event -> its VEVENT, serialised once and shared by every feed that carries it (RFC 5545, section 3.6.1)."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.compose.sessions import session_uid
from pipeline.messages import sentence
from pipeline.model import Event, Hours, Revision, Session, Snapshot, Status, When
from pipeline.render.calendar.ics_text import line, long_text_line, several_lines, single_line, text_line
from pipeline.render.calendar.span import days_of, in_whole_days, instants_of
from pipeline.render.times import when as written

TZID = "Europe/Helsinki"

_HELSINKI = ZoneInfo(TZID)
_UTC = ZoneInfo("UTC")
_STATUS = {
    Status.CONFIRMED: "CONFIRMED",
    Status.TENTATIVE: "TENTATIVE",
    Status.MOVED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
_TITLES = {Status.CANCELLED: "shown.cancelled_title", Status.MOVED: "shown.postponed_title"}


class Around(Struct, frozen=True):
    """What an event's calendar entry needs from around it.

    `zone` is the one in which the event's days and hours are told, `page` the full address of its public page,
    `category` the title of its package (or empty), `language` what its
    subscribers are told in.
    """

    zone: ZoneInfo
    page: str
    category: str = ""
    language: str = "fi"


def visible_lines(event: Event, shown: Snapshot, description: str, around: Around) -> bytes:
    """The lines that subscribers see, DTSTART first: everything of a VEVENT but UID and stamps.

    `shown.when` is one time, that of one session. `description` is the event's body as plain text. Nothing of
    `event.internal` is read.
    """
    return b"".join(
        (
            *_times(shown.when, around.zone),
            text_line("SUMMARY", _title(shown, around.language)),
            long_text_line("DESCRIPTION", "\n\n".join(_paragraphs(event, shown, description, around))),
            text_line("LOCATION", shown.place),
            line("STATUS", _STATUS[shown.status]),
            line("TRANSP", "TRANSPARENT") if shown.status in _TITLES or in_whole_days(shown.when) else b"",
            line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE") if in_whole_days(shown.when) else b"",
            text_line("CATEGORIES", around.category),
            line("URL", single_line(around.page)),
        )
    )


def vevent(lines: bytes, revision: Revision, number: int = 1) -> bytes:
    """The whole VEVENT of the session with the number, of its visible lines and what is kept beside them."""
    session = next(one for one in revision.each if one.number == number)
    return b"".join((line("BEGIN", "VEVENT"), stamp_lines(revision, session), lines, line("END", "VEVENT")))


def stamp_lines(revision: Revision, session: Session) -> bytes:
    """The lines before DTSTART. Stamps are the revision's, never the clock's, so equal events have equal bytes."""
    modified = _utc(session.modified)
    return b"".join(
        (
            line("UID", session_uid(revision.uid, session.number)),
            line("DTSTAMP", modified),
            line("CREATED", _utc(revision.created)),
            line("LAST-MODIFIED", modified),
            line("SEQUENCE", str(session.sequence)),
        )
    )


def _times(when: When, zone: ZoneInfo) -> Iterator[bytes]:
    if in_whole_days(when):
        first, after = days_of(when)
        yield line("DTSTART;VALUE=DATE", _day(first))
        yield line("DTEND;VALUE=DATE", _day(after))
        return
    start, end = instants_of(when, zone)
    yield line(f"DTSTART;TZID={TZID}", _local(start))
    if end > start:
        yield line(f"DTEND;TZID={TZID}", _local(end))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _local(moment: datetime) -> str:
    """The time of day in Helsinki of an instant in UTC: readers disagree on an hour that the spring gap leaves out."""
    return _compact(moment.astimezone(_HELSINKI))


def _utc(moment: datetime) -> str:
    return _compact(moment.astimezone(_UTC)) + "Z"


def _compact(moment: datetime) -> str:
    return moment.isoformat()[:19].replace("-", "").replace(":", "")


def _title(shown: Snapshot, language: str) -> str:
    """The title, with what has become of the event before it: once, even where the editor wrote it too."""
    title = single_line(shown.title)
    if shown.status not in _TITLES:
        return title
    return sentence(_TITLES[shown.status], language).format(title=_mark(language).sub("", title))


@cache
def _mark(language: str) -> re.Pattern[str]:
    """What an editor writes for the same: `Peruttu: …`, `PERUTTU …`, `Siirretty – …`, `… (peruttu)`."""
    words = "|".join(sentence("shown.title_marks", language).split())
    bracketed = rf"[(\[](?:{words})[)\]]"
    return re.compile(
        rf"\A(?:{bracketed}\s*|(?:{words})(?:\s*[:!]+\s*|\s+[–—-]+\s+)|(?-i:{words.upper()})\s+)+|{bracketed}\Z",
        re.IGNORECASE,
    )


def _paragraphs(event: Event, shown: Snapshot, description: str, around: Around) -> Iterator[str]:
    if change := _change(shown, around.language):
        yield f"{change} {_reason(event.reason, around.language)}".rstrip()
    if note := _note(shown, around.language):
        yield note
    if body := several_lines(description):
        yield body
    yield "\n".join(_links(event, shown, around))


def paragraphs_before(shown: Snapshot) -> int:
    """How many paragraphs on the time stand before the event's own text in a DESCRIPTION; one stands after it."""
    changed = shown.status in _TITLES or shown.original is not None or shown.again
    return changed + _has_note(shown)


def _has_note(shown: Snapshot) -> bool:
    """Whether the entry of an event that is held tells less of its time, or more, than what people know."""
    if shown.status in _TITLES:
        return False
    return shown.when.hours is not Hours.ONCE or (not shown.when.all_day and shown.when.closes is None)


def _change(shown: Snapshot, language: str) -> str:
    if shown.status is Status.CANCELLED:
        return sentence("shown.cancelled", language)
    if shown.status is Status.MOVED:
        return sentence("shown.postponed", language).format(when=written(shown.when, language))
    if shown.original:
        return sentence("shown.moved", language).format(when=written(shown.original, language))
    if shown.again:
        return sentence("shown.again", language)
    return ""


def _note(shown: Snapshot, language: str) -> str:
    if not _has_note(shown):
        return ""
    if shown.when.hours is Hours.DAILY:
        return sentence("shown.daily", language).format(when=written(shown.when, language))
    return sentence("shown.clock_later" if shown.when.hours is Hours.LATER else "shown.end_later", language)


def _reason(reason: str, language: str) -> str:
    said = single_line(reason)
    if not said:
        return ""
    return sentence("shown.reason", language).format(reason=said if said[-1] in ".!?…" else f"{said}.")


def _links(event: Event, shown: Snapshot, around: Around) -> Iterator[str]:
    """Where to go from here. Nobody registers for what has no day to come to."""
    language = around.language
    if event.registration_opens and shown.status not in _TITLES:
        yield sentence("shown.registration_opens", language).format(when=written(event.registration_opens, language))
    if shown.registration and shown.status not in _TITLES:
        yield sentence("shown.registration", language).format(url=single_line(shown.registration))
        if event.registration_closes:
            yield sentence("shown.registration_closes", language).format(
                when=written(event.registration_closes, language)
            )
    if shown.link and shown.link != shown.registration:
        yield sentence("shown.link", language).format(url=single_line(shown.link))
    yield sentence("shown.page", language).format(url=single_line(around.page))
