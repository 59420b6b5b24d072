"""A VEVENT of ours -> the event and its revision, as they were published: the way back from `vevent`.

A lost or older state is filled again from these. What calendars do not show of an event (its themes, its materials)
does not come back.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from pipeline.fault import Fault
from pipeline.finnish.times import read_when
from pipeline.kinds.values import is_id, is_reserved
from pipeline.messages import sentence
from pipeline.model import Event, Revision, Snapshot, Status, When
from pipeline.render.calendar.ics_text import unfolded
from pipeline.render.calendar.vevent import TZID
from pipeline.render.markdown import literal

_BEGIN = b"\r\nBEGIN:VEVENT\r\n"  # a whole line: a title may end with the same letters
_END = b"\r\nEND:VEVENT"
_HELSINKI = ZoneInfo(TZID)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MARKED = {Status.CANCELLED: "shown.cancelled_title", Status.MOVED: "shown.postponed_title"}
_SAID = "\0"  # stands for what a sentence is filled with; no calendar holds it


def vevents_of(calendar: bytes) -> list[bytes]:
    """The VEVENTs of a calendar of ours, each without its first and last line."""
    return [part.partition(_END)[0] + b"\r\n" for part in calendar.split(_BEGIN)[1:]]


def stamp_of(vevent: bytes) -> tuple[str, int, datetime]:
    """The UID, the sequence and the last change of one of `vevents_of`; without reading the rest. Raises ValueError."""
    found = _properties(vevent.partition(b"\r\nDTSTART")[0])
    try:
        return found["UID"], int(found["SEQUENCE"]), _instant(found["LAST-MODIFIED"])
    except (KeyError, OverflowError) as error:
        raise ValueError(str(error)) from error


def read_vevent(
    vevent: bytes, domain: str, zone: ZoneInfo, packages: Mapping[str, str], language: str
) -> tuple[Event, Revision]:
    """The event and the revision that one of `vevents_of` was written from, its times in `zone`.

    `domain` is that of the UIDs, `packages` the ids of packages by their titles, `language` the one
    that it was written in. Raises ValueError where it is no
    VEVENT that this program wrote.
    """
    try:
        return _read(vevent, domain, zone, packages, language)
    except (KeyError, Fault, OverflowError) as error:
        raise ValueError(str(error)) from error


def _read(
    vevent: bytes, domain: str, zone: ZoneInfo, packages: Mapping[str, str], language: str
) -> tuple[Event, Revision]:
    found = _properties(vevent)
    uid = found["UID"]
    event_id, _, at = uid.rpartition("@")
    # An id becomes the name of files, so it is taken as strictly as from an editor.
    if at != domain or not is_id(event_id) or is_reserved(event_id):
        raise ValueError(uid)
    when, status = _when(vevent, zone), _status(found)
    said = _Description(_unescaped(found.get("DESCRIPTION", "")), status, language)
    title = _unescaped(found.get("SUMMARY", ""))
    if status in _MARKED:
        title = _said(_MARKED[status], "title", language).sub(r"\1", title)
    package = packages.get(_unescaped(found.get("CATEGORIES", "")), "")
    shown = Snapshot(
        title=title,
        when=when,
        place=_unescaped(found.get("LOCATION", "")),
        status=status,
        link=said.line("shown.link"),
        registration=said.line("shown.registration"),
        package=package,
        original=said.original,
        again=said.again,
    )
    opens = said.line("shown.registration_opens", "when")
    closes = said.line("shown.registration_closes", "when")
    event = Event(
        id=event_id,
        title=title,
        when=None if status is Status.MOVED else when,
        place=shown.place,
        status=Status.MOVED if said.original else status,
        reason=said.reason,
        original=when if status is Status.MOVED else said.original,
        package=package,
        registration=shown.registration,
        registration_opens=_time(opens, language) if opens else None,
        registration_closes=_time(closes, language) if closes else None,
        link=shown.link,
        body=literal(said.body),
    )
    return event, Revision(
        uid=uid,
        sequence=int(found["SEQUENCE"]),
        created=_instant(found["CREATED"]),
        modified=_instant(found["LAST-MODIFIED"]),
        digest=blake2b(_visible(vevent), digest_size=16).hexdigest(),
        snapshot=shown,
    )


class _Description:
    """The parts of a DESCRIPTION: what has become of the event, its text, and the addresses below."""

    def __init__(self, description: str, status: Status, language: str) -> None:
        *paragraphs, links = description.split("\n\n")
        self.original: When | None = None
        self.again = False
        self._language = language
        self.reason = ""
        self._links = links.split("\n")
        if paragraphs and self._take_change(paragraphs[0], status):
            paragraphs = paragraphs[1:]
        self.body = "\n\n".join(paragraphs)

    def line(self, key: str, name: str = "url") -> str:
        """What the line of `key` is filled with; "" where there is none."""
        found = (_said(key, name, self._language).fullmatch(line) for line in self._links)
        return next((match[1] for match in found if match), "")

    def _take_change(self, paragraph: str, status: Status) -> bool:
        keys = {Status.CANCELLED: ("shown.cancelled",), Status.MOVED: ("shown.postponed",)}
        for key in keys.get(status, ("shown.moved", "shown.again")):
            if match := _change(key, self._language).fullmatch(paragraph):
                self.original = _time(match["when"], self._language) if key == "shown.moved" else None
                self.again = key == "shown.again"
                self.reason = match["reason"] or ""
                return True
        return False


def _time(written: str, language: str) -> When:
    """The time that `pipeline.render.times.when` wrote; the names of the weekdays add nothing to the days."""
    return read_when(_weekdays(language).sub("", written))


@cache
def _weekdays(language: str) -> re.Pattern[str]:
    names = "|".join(sentence("times.short_weekdays", language).split())
    return re.compile(rf"\b(?:{names}) (?=\d)")


@cache
def _said(key: str, name: str, language: str) -> re.Pattern[str]:
    return re.compile(re.escape(sentence(key, language).format(**{name: _SAID})).replace(re.escape(_SAID), "(.*)"))


@cache
def _change(key: str, language: str) -> re.Pattern[str]:
    change = re.escape(sentence(key, language).format(when=_SAID)).replace(re.escape(_SAID), "(?P<when>.*?)")
    reason = re.escape(sentence("shown.reason", language).format(reason=_SAID)).replace(
        re.escape(_SAID), "(?P<reason>.*)"
    )
    return re.compile(f"{change}(?: {reason})?")


def _properties(vevent: bytes) -> dict[str, str]:
    """The values by their names, without parameters; those of TEXT still escaped."""
    lines = unfolded(vevent).decode().split("\r\n")
    parted = (line.partition(":") for line in lines)
    return {name.partition(";")[0]: value for name, _, value in parted}


def _visible(vevent: bytes) -> bytes:
    """The lines that subscribers see, as `pipeline.render.calendar.vevent.visible_lines` made them: from DTSTART on."""
    _, start, rest = vevent.partition(b"\r\nDTSTART")
    return start.removeprefix(b"\r\n") + rest


def _when(vevent: bytes, zone: ZoneInfo) -> When:
    times = dict(re.findall(rb"^(DTSTART|DTEND)[^:\r]*:([0-9T]+)\r$", vevent, re.MULTILINE))
    starts, ends = (times[name].decode() if name in times else "" for name in (b"DTSTART", b"DTEND"))
    if "T" not in starts:
        return When(date.fromisoformat(starts), date.fromisoformat(ends) - timedelta(days=1))
    opens = _local(starts, zone)
    if not ends:
        return When(opens.date(), opens.date(), opens.time())
    closes = _local(ends, zone)
    return When(opens.date(), closes.date(), opens.time(), closes.time())


def _local(written: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=_HELSINKI).astimezone(zone)


def _status(found: Mapping[str, str]) -> Status:
    if found["STATUS"] == "TENTATIVE" and found.get("TRANSP") == "TRANSPARENT":
        return Status.MOVED
    return Status(found["STATUS"].lower())


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
