"""Events' VEVENTs -> a feed to subscribe to, or a file to add one event from. Bytes in, bytes out."""

from collections.abc import Iterable

from pipeline.render.calendar.ics_text import line, text_line
from pipeline.render.calendar.vevent import TZID

# How often a client should look; most have a rhythm of their own (Google: up to a day).
_REFRESH = "PT4H"

# Two rules, not icalendar's list of RDATEs: with those a subscribed Thunderbird is an hour late, and Outlook ignores
# them. The European Union's summer time as it stands in tzdata since 1996.
_ZONE = (
    ("BEGIN", "VTIMEZONE"),
    ("TZID", TZID),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19970330T030000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZNAME", "EEST"),
    ("TZOFFSETFROM", "+0200"),
    ("TZOFFSETTO", "+0300"),
    ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T040000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZNAME", "EET"),
    ("TZOFFSETFROM", "+0300"),
    ("TZOFFSETTO", "+0200"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
)
# No METHOD: with it Outlook takes a feed for an invitation.
_HEAD = b"".join(
    (
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", "-//SOILA//Tapahtumat//FI"),
        line("CALSCALE", "GREGORIAN"),
    )
)
_ZONE_LINES = b"".join(line(name, value) for name, value in _ZONE)
_TAIL = line("END", "VCALENDAR")


def feed(
    name: str, description: str, vevents: Iterable[bytes], *, colour: str = "", page: str = "", source: str = ""
) -> bytes:
    """A feed (RFC 5545, RFC 7986), its events in the order given.

    `colour` is a CSS colour name, `page` the address of the page that presents the feed, `source` the feed's own.
    Without events it is the zone alone: a calendar needs one component to be valid (RFC 5545, section 3.6), and an
    invented event would stand in people's calendars.
    """
    names = (
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        text_line("DESCRIPTION", description),
        text_line("X-WR-CALDESC", description),
        line("X-WR-TIMEZONE", TZID),
        line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH),
        line("X-PUBLISHED-TTL", _REFRESH),
    )
    addresses = (
        line(key, value) for key, value in (("COLOR", colour), ("URL", page), ("SOURCE;VALUE=URI", source)) if value
    )
    return b"".join((_HEAD, *names, *addresses, _ZONE_LINES, *vevents, _TAIL))


def event_file(vevents: Iterable[bytes]) -> bytes:
    """A file that adds an event, or all of a package, to a calendar.

    It has no name: some clients would make a new calendar of it.
    """
    return b"".join((_HEAD, _ZONE_LINES, *vevents, _TAIL))


def message_part(vevents: bytes, method: str, organiser: str) -> bytes:
    """An event, one VEVENT a session, as a part of a mail (RFC 5546, 3.2.1, 3.2.5).

    `method` is PUBLISH or CANCEL, which a feed must not have; `organiser` an address of e-mail, which both ask for. UID
    and SEQUENCE are the feed's: by them a program finds what people added from the page.
    """
    sequence = b"\r\nSEQUENCE:"  # a line of its own in each VEVENT: what is folded goes on with a space
    owned = vevents.replace(sequence, b"\r\n" + line("ORGANIZER", f"mailto:{organiser}") + sequence[2:])
    return b"".join((_HEAD, line("METHOD", method), _ZONE_LINES, owned, _TAIL))
