"""*Tapahtuma*: what has a time and a place."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.finnish.times import write_day, write_when
from pipeline.kinds import values
from pipeline.kinds.deadlines import is_later
from pipeline.kinds.event_life import life_of
from pipeline.kinds.kind import (
    ID,
    IMAGE,
    IMAGE_ALT,
    LANGUAGE,
    THEMES,
    Field,
    Kind,
    Likeness,
    Start,
    Surroundings,
    Text,
    image_problems,
    theme_problems,
)
from pipeline.model import MOST_ENTRIES, Event, Internal, Problem, Severity, Source, Status

# So many words of title and place stand in any letter beside a time, a deadline and whom the event is for.
_SHOWN_WORDS = 13
_HELD = (Status.CONFIRMED, Status.TENTATIVE)
_INTERNAL = ("private_link", "owner", "registered", "attendees", "organisations", "feedback", "feedback_answer")


def _make(text: Text) -> Event:
    internal = {name: value for name, value in text.found.items() if name in _INTERNAL}
    public = {name: value for name, value in text.found.items() if name not in _INTERNAL}
    if public.get("status", Status.CONFIRMED) in _HELD:
        public.pop("reason", None)  # it belonged to a decision that does not hold any more
    kept = Internal(**internal) if internal else None
    return Event(id=text.id, **public, body=text.body, source=text.source, internal=kept)


def _fits(found: Mapping[str, Any], source: Source) -> Iterator[Problem]:
    when, opens, closes = found["when"], found.get("registration_opens"), found.get("registration_closes")
    due = found.get("materials_due")
    status = found.get("status", Status.CONFIRMED)
    if when is None and status not in (Status.MOVED, Status.CANCELLED):
        yield Problem("read.open_time", source.file, source.line("when"))
    if when and closes and is_later(closes, when):
        told = {"starts": write_when(when), "closes": write_when(closes)}
        yield Problem("read.closes_late", source.file, source.line("registration_closes"), values=told)
    if opens and (before := closes or when) and is_later(opens, before):
        told = {"opens": write_when(opens), "before": write_when(before)}
        key = "read.opens_after_closing" if closes else "read.opens_after_start"
        yield Problem(key, source.file, source.line("registration_opens"), values=told)
    if when and due and due < when.first:
        told = {"due": write_day(due), "starts": write_when(when)}
        yield Problem("read.materials_early", source.file, source.line("materials_due"), values=told)
    if when and len(when.held) > len(when.entries):
        counts = {"count": len(when.held), "most": MOST_ENTRIES}
        yield Problem("read.many_days", source.file, source.line("when"), Severity.WARNING, counts)
    if (words := len(f"{found['title']} {found['place']}".split())) > _SHOWN_WORDS:
        counts = {"count": words, "most": _SHOWN_WORDS}
        yield Problem("read.long_title_or_place", source.file, source.line("title"), Severity.WARNING, counts)
    if found.get("reason") and status in _HELD:
        yield Problem("read.reason_without_status", source.file, source.line("reason"), Severity.WARNING)


def _check(event: Event, around: Surroundings) -> Iterator[Problem]:
    source = event.source
    if event.package and event.package not in around.packages:
        known = sorted(around.packages)
        guess = get_close_matches(event.package, known, 1, cutoff=0.5)
        told = {"id": event.package, "known": ", ".join(guess or known) or "–"}
        yield Problem("read.unknown_package", source.file, source.line("package"), values=told)
    yield from theme_problems(event, around)
    yield from image_problems(event)
    if event.materials_due and event.materials_due < around.today and not event.materials and not event.cancelled:
        told = {"due": write_day(event.materials_due)}
        yield Problem("read.materials_late", source.file, source.line("materials_due"), Severity.WARNING, told)


def _alike(event: Event) -> Iterator[Likeness]:
    yield Likeness("title", event.title, event.when or ("", event.original))
    if event.when:
        yield Likeness("body", event.body, event.when, values.TELLING)


KIND = Kind(
    order=1,
    name="event",
    names=("event", "tapahtuma"),
    folder="events",
    finnish="tapahtuma",
    plural="tapahtumat",
    make=_make,
    fits=_fits,
    check=_check,
    alike=_alike,
    life=lambda event, history, moment, _day: life_of(event, history, moment),
    start=Start(
        title="Uusi tapahtuma",
        body="Kerro kahdella tai kolmella rivillä, mistä tilaisuudessa on kyse ja kenelle se on.\n",
    ),
    fields=(
        Field("title", "otsikko", values.title, True, ("title", "nimi")),
        Field(
            "when",
            "aika",
            values.when_or_open,
            True,
            ("time", "when", "date", "ajankohta", "päivä"),
        ),
        Field(
            "place",
            "paikka",
            values.text,
            True,
            ("place", "location", "sijainti"),
        ),
        ID,
        Field("package", "paketti", values.text, aliases=("package", "sarja")),
        THEMES,
        Field(
            "registration",
            "ilmoittautuminen",
            values.url,
            aliases=("registration", "ilmoittautumislinkki", "ilmoittaudu"),
        ),
        Field(
            "registration_opens",
            "ilmoittautuminen avautuu",
            values.deadline,
            aliases=("registration opens", "ilmoittautuminen alkaa", "ilmoittautuminen aukeaa"),
        ),
        Field(
            "registration_closes",
            "ilmoittautuminen päättyy",
            values.deadline,
            aliases=(
                "registration closes",
                "deadline",
                "viimeinen ilmoittautumispäivä",
                "ilmoittautuminen sulkeutuu",
                "ilmoittautuminen loppuu",
            ),
        ),
        Field("link", "linkki", values.url, aliases=("link", "url", "sivu")),
        Field(
            "status",
            "tila",
            values.status,
            aliases=("status",),
        ),
        Field("reason", "syy", values.text, aliases=("reason",)),
        Field(
            "original",
            "alkuperäinen aika",
            values.when,
            aliases=("original time",),
        ),
        Field(
            "private_link",
            "osallistumislinkki",
            values.private_url,
            aliases=("private link", "join link"),
        ),
        Field(
            "materials",
            "materiaalit",
            values.links,
            aliases=("materials",),
        ),
        Field(
            "materials_due",
            "materiaalit tulossa",
            values.day,
            aliases=("materials due", "materiaalit tulevat"),
        ),
        Field(
            "registered",
            "ilmoittautuneita",
            values.whole,
            aliases=("registered",),
        ),
        Field(
            "attendees",
            "osallistujia",
            values.attendance,
            aliases=("attendees",),
        ),
        Field(
            "organisations",
            "organisaatiot",
            values.names,
            aliases=("organisations", "organizations"),
        ),
        Field("feedback", "palaute", values.text, aliases=("feedback",)),
        Field("feedback_answer", "palautteesta seurasi", values.text, aliases=("feedback answer",)),
        Field(
            "organiser",
            "järjestäjä",
            values.text,
            aliases=("organiser", "organizer"),
        ),
        Field("audience", "kohderyhmä", values.text, aliases=("audience", "kenelle")),
        Field(
            "owner",
            "omistaja",
            values.email,
            aliases=("owner",),
        ),
        IMAGE,
        IMAGE_ALT,
        LANGUAGE,
    ),
)
