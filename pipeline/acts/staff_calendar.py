"""The staff's own calendar: content deadlines, previews and sends of the next two years. It stays on this machine."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.config import Config
from pipeline.render.calendar.feed import feed
from pipeline.render.calendar.ics_text import line, long_text_line, text_line
from pipeline.render.calendar.vevent import TZID
from pipeline.rhythm.sends import Send, sends_between
from pipeline.rhythm.staff_days import StaffDay, staff_days
from pipeline.whole import PRIVATE, write_whole

FILE = "henkilosto.ics"

_AHEAD = timedelta(days=2 * 366)
_BACK = timedelta(days=31)  # what has just been stays in people's calendars
_LENGTH = timedelta(minutes=30)


def coming_sends(situation: Situation) -> tuple[Send, ...]:
    """The letters of the next two years, skipped ones too."""
    return sends_between(situation.project.config.rhythm, situation.today, situation.today + _AHEAD)


def write_staff_calendar(situation: Situation) -> Path | None:
    """Writes the calendar when anything in it has changed; the path if so."""
    config, path = situation.project.config, situation.project.state / FILE
    first = (situation.today - _BACK).replace(day=1)
    days = staff_days(sends_between(config.rhythm, first, situation.today + _AHEAD), config.zone)
    before = path.read_bytes() if path.is_file() else b""
    if before and staff_calendar(config, days, _stamp_of(before)) == before:
        return None
    write_whole(path, staff_calendar(config, days, f"{situation.now.astimezone(UTC):%Y%m%dT%H%M%SZ}"), PRIVATE)
    return path


def staff_calendar(config: Config, days: tuple[StaffDay, ...], stamp: str) -> bytes:
    """The calendar as iCalendar (RFC 5545); `stamp` is the DTSTAMP of every entry."""
    name = messages.text("status.calendar_name", project=config.project.name)
    about = messages.text("status.calendar_about", name=config.letter.name)
    return feed(name, about, (_entry(config, day, stamp) for day in days))


def _entry(config: Config, day: StaffDay, stamp: str) -> bytes:
    # The grid day is the letter's lasting name: a letter that moves takes its entries along.
    uid = f"kirje-{day.send.grid.isoformat()}-{day.kind}@{config.site.uid_domain}"
    letter = day.send.date or day.send.grid
    why = messages.text(day.send.why, **day.send.values) if day.send.why else ""
    starts = day.at.astimezone(UTC)
    return b"".join(
        (
            line("BEGIN", "VEVENT"),
            line("UID", uid),
            line("DTSTAMP", stamp),
            line("LAST-MODIFIED", stamp),
            line(f"DTSTART;TZID={TZID}", _local(starts)),
            line(f"DTEND;TZID={TZID}", _local(starts + _LENGTH)),
            text_line("SUMMARY", messages.text(f"status.entry_{day.kind}", name=config.letter.name, day=letter)),
            long_text_line("DESCRIPTION", why),
            line("TRANSP", "TRANSPARENT"),
            line("END", "VEVENT"),
        )
    )


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(TZID)):%Y%m%dT%H%M%S}"


def _stamp_of(data: bytes) -> str:
    """The DTSTAMP that the file has: the same content with it gives the same bytes."""
    return data.partition(b"\r\nDTSTAMP:")[2].partition(b"\r\n")[0].decode()
