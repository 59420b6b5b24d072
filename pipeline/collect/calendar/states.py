"""What a component of a foreign calendar tells of its state: for programs, in its name and in words beside it."""

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.calendar.components import Component
from pipeline.collect.page.budget import Budget
from pipeline.collect.page.claims import Claim
from pipeline.collect.page.dated import dated
from pipeline.collect.page.lines import Line
from pipeline.collect.page.plain import plain
from pipeline.collect.page.state_words import badge, speaks_of_status
from pipeline.collect.page.status import status_claims
from pipeline.model import Problem, Status, When

# RFC 5545, 3.8.1.11; other values are words, and read as those are.
_STATUSES = {"CANCELLED": Status.CANCELLED, "TENTATIVE": Status.TENTATIVE}
_SURE = ("", "CONFIRMED")


def state_claims(part: Component, feed: str) -> Iterator[Claim]:
    """What programs are told; a word that nobody knows is a doubt. `feed` is the address."""
    method = part.calendar.value("METHOD") if part.calendar else ""
    if method.upper() == "CANCEL":  # RFC 5546, 3.2.5
        yield _claim(Status.CANCELLED)
    written = part.value("STATUS").upper()
    if written in _SURE:
        return
    said = [_STATUSES[written]] if written in _STATUSES else [one for one in badge(written) if one]
    yield from map(_claim, said)
    if not said:
        values = {"written": plain(f"STATUS: {part.value('STATUS')}")[:120]}
        yield Claim("unread_status", None, doubt=Problem("collect.status_unknown", feed, values=values))


def told_claims(
    title: tuple[str, Sequence[str]], texts: Sequence[str], when: When | None, feed: str, near: date, zone: ZoneInfo
) -> Iterator[Claim]:
    """What people are told, by the rules of pages: in the name, as `split_title` gives it, and in texts beside it."""
    lines = [Line(text, "p") for text in texts if speaks_of_status(text)]
    own = dated(lines, near, zone, Budget()) if lines else ()
    yield from status_claims(title, own, (), when.first if when else None, feed)


def _claim(status: Status) -> Claim:
    return Claim("status", (status, False), 0, "STATUS")
