"""Links that open the web calendars of Google and Outlook with an event filled in, for a person to save."""

from datetime import datetime
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.messages import sentence
from pipeline.model import Event
from pipeline.render.calendar.span import days_of, in_whole_days, instants_of

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"


class AddLinks(Struct, frozen=True):
    google: str
    outlook: str


def add_links(event: Event, page: str, zone: ZoneInfo, language: str) -> AddLinks | None:
    """The links of an event that is held once; None for the others, since an entry of theirs has one time alone.

    `page` is the full address of its page, which the entry names in `language`: what becomes of the event is told
    there, for an entry that was added so is never updated.
    """
    when = event.when
    if when is None or len(when.entries) > 1:
        return None
    whole_days = in_whole_days(when)
    if whole_days:
        dates = [day.isoformat() for day in days_of(when)]
    else:
        dates = [_utc(moment) for moment in instants_of(when, zone)]
    details = sentence("shown.page", language).format(url=page)
    google = {
        "action": "TEMPLATE",
        "text": event.title,
        "dates": "/".join(date.replace("-", "").replace(":", "") for date in dates),
        "details": details,
        "location": event.place,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event.title,
        "startdt": dates[0],
        "enddt": dates[1],
        **({"allday": "true"} if whole_days else {}),
        "body": details,
        "location": event.place,
    }
    return AddLinks(_address(_GOOGLE, google), _address(_OUTLOOK, outlook))


def _utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _address(of: str, values: dict[str, str]) -> str:
    """Spaces as %20: Outlook shows a plus as it is."""
    return f"{of}?{urlencode(values, quote_via=quote)}"
