"""One event from the lines that speak of it: a whole page, a card, a row or a section, all read alike."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.collect.page.body import body_of, dateless
from pipeline.collect.page.deadline import deadline_in
from pipeline.collect.page.labels import Pair, labelled, pairs_of
from pipeline.collect.page.lines import Line, PageLink
from pipeline.collect.page.place import read_place
from pipeline.collect.page.plain import host_of
from pipeline.collect.page.status import StatusReading, read_status, split_title
from pipeline.collect.page.times import TimeReading, event_time
from pipeline.collect.page.words import (
    REGISTRATION_HOSTS,
    names_nothing,
    registers,
    registers_by,
)
from pipeline.kinds.values import TITLE_MAX
from pipeline.model import FoundEvent, Problem, Status, When

_LEADS_TO_PAGE = re.compile(
    r"(?:lue|katso|näytä|avaa|tutustu|siirry|lisätie|tapahtuman? ?sivu|tapahtuman tiedot|»|→|read more)", re.IGNORECASE
)


def read_event(
    lines: Sequence[Line], title: str, title_origin: str, url: str, near: date, side: Sequence[Line] = ()
) -> FoundEvent:
    """The event that `lines` tell of. `url` is the page that it was read from, `side` the lines beside it."""
    pairs = pairs_of(lines)
    time = event_time(lines, pairs, near, url)
    if time.when is None and not time.doubts and side:
        beside = pairs_of(side)
        time = event_time((), beside, near, url)
        pairs = (*pairs, *(replace(pair, lines=()) for pair in beside))
    title, title_words = split_title(title)
    title, more_words = split_title(dateless(title, near))
    status = read_status((*title_words, *more_words), _without_title(lines, title), pairs, time.when, near)
    registration, registration_origin, bad = _registration(lines, pairs, url)
    closes, closes_origin = deadline_in(lines, pairs, near)
    place, place_origin = read_place(lines, pairs, title, near)
    audience, organiser = (labelled(pairs, name) for name in ("audience", "organiser"))
    said = {
        "title": title_origin,
        "when": time.origin,
        "status": status.origin,
        "place": place_origin,
        "audience": audience[1],
        "organiser": organiser[1],
        "registration": registration_origin,
        "registration_closes": closes_origin,
    }
    when, original, doubts = _moved(time, status, url)
    if len(title) > TITLE_MAX:
        doubts.append(Problem("collect.long_title", url, values={"length": len(title), "limit": TITLE_MAX}))
    body = body_of(lines, pairs, title, place, near)
    return FoundEvent(
        url=url,
        title=title[:TITLE_MAX],
        when=when,
        original=original,
        status=status.status if original is None or status.status is not Status.CONFIRMED else Status.MOVED,
        full=status.full,
        place=place,
        audience=audience[0],
        organiser=organiser[0],
        registration=registration,
        registration_closes=closes,
        body=body,
        read_from={name: origin for name, origin in said.items() if origin},
        doubts=(*doubts, *bad),
    )


def _without_title(lines: Sequence[Line], title: str) -> list[Line]:
    return [line for line in lines if line.text != title]


def _moved(time: TimeReading, status: StatusReading, url: str) -> tuple[When | None, When | None, list[Problem]]:
    """The time and the one before the move; a postponed event has only the old one."""
    doubts = list(time.doubts)
    if status.postponed and time.original is None:
        return None, time.when, [d for d in doubts if d.key != "collect.no_time"]
    if status.status is Status.MOVED and time.when is not None and time.original is None:
        doubts.append(Problem("collect.moved_unclear", url))
    if time.when is None and not doubts and not (status.status is Status.MOVED and time.original is not None):
        doubts.append(Problem("collect.no_time", url))
    return time.when, time.original, doubts


def _registration(lines: Sequence[Line], pairs: Sequence[Pair], url: str) -> tuple[str, str, list[Problem]]:
    """The address of registration, where it stood, and the addresses that could not be taken."""
    near_labels = [link for pair in pairs if pair.field == "registration" for link in pair.links]
    links = [link for line in lines for link in line.links]
    wanted = [
        *(link for link in links if registers(link.text)),
        *near_labels,
        *(link for line in lines for link in line.links if registers_by(line.text, link.text)),
        *(link for link in links if link.url and REGISTRATION_HOSTS.search(host_of(link.url))),
    ]
    bad = [link for link in wanted if link.url is None and not link.written.casefold().startswith(("mailto:", "tel:"))]
    doubts = [Problem("collect.bad_link", url, values={"written": link.written[:120]}) for link in dict.fromkeys(bad)]
    for link in wanted:
        if link.url and not link.url.startswith(f"{url}#"):
            return link.url, f"linkki «{link.text or link.url}»", doubts
    return "", "", doubts


def event_link(lines: Sequence[Line], title: str) -> PageLink | None:
    """The link to the event's own page: the one in its title, else "Lue lisää", else the only one on a line of its own.

    A link within running text leads elsewhere, as to an earlier meeting.
    """
    links = [(line, link) for line in lines for link in line.links if not registers(link.text)]
    named = [link for _, link in links if link.text and (link.text in title or title in link.text)]
    more = [link for _, link in links if _LEADS_TO_PAGE.match(link.text)]
    alone = [link for line, link in links if line.text == link.text and not names_nothing(link.text)]
    around = [link for _, link in links if not link.text]
    chosen = named or around or more or (alone if len({link.url for link in alone}) == 1 else [])
    return chosen[0] if chosen else None
