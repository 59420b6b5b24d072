"""The time zones of a feed: by a name that the world knows, by Windows's name for it, or by the feed's own rules."""

from collections.abc import Sequence
from datetime import tzinfo
from warnings import catch_warnings

from icalendar import Timezone
from icalendar.timezone import tzp

from pipeline.collect.calendar.components import Component


class Zones:
    """The zones of a feed. `own` is the project's: that of times whose calendar names none (`X-WR-TIMEZONE`)."""

    def __init__(self, told: Sequence[Component], own: tzinfo) -> None:
        self._told = {name.value.strip(): zone for zone in told for name in zone.all("TZID")}
        self._own = own
        self._known: dict[str, tzinfo | None] = {}

    def floating(self, component: Component) -> tzinfo:
        """The zone of a component's times that name none."""
        calendar = component.calendar
        return (self.named(calendar.value("X-WR-TIMEZONE")) if calendar else None) or self._own

    def named(self, name: str) -> tzinfo | None:
        """The zone of a TZID; None where nobody knows it. What the world knows is not believed of the feed's rules."""
        if name not in self._known:
            self._known[name] = _known(name) or self._of_feed(name)
        return self._known[name]

    def _of_feed(self, name: str) -> tzinfo | None:
        told = self._told.get(name)
        if told is None:
            return None
        return _known(told.value("X-LIC-LOCATION")) or _ruled(name, told)


def _known(name: str) -> tzinfo | None:
    with catch_warnings(action="ignore", category=Warning):  # that a vendor's prefix was left out, is no news
        return tzp.timezone(name) if name else None


def _ruled(name: str, told: Component) -> tzinfo | None:
    """By the rules in the feed; of a zone that has several names only the one that is asked for."""
    text = "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{name}", *told.lines, "END:VTIMEZONE", ""))
    try:
        zone = tzp.create_timezone(Timezone.from_ical(text))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return None
    return zone if isinstance(zone, tzinfo) else None
