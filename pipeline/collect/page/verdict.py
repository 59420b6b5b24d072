"""Who wins and what is doubted, field by field: from the claims of one event to the event as it is proposed.

field     who wins                              doubted when
when      data, page, list; of a page what      a refusal; two days or hours; data, page and list
          stands plainest; the fuller of        disagree; a guessed year; hours or days that
          those that agree                      nobody used
original  what is called old; a crossed-out     the new day is before it
          day
status    the gravest                           moved, and nobody says from when; a status word
                                                that nobody read
place     a new place, a label, data, what      a new place that is not told; data and label tell
          stands beside the time                of two
closes    a label, a sentence, data             two days; a refusal; after the event
title     page, data, list                      page and list name two things
the rest  page, data, list                      an address that cannot be used
"""

from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.collect.page.alike import alike
from pipeline.collect.page.claims import Claim, Witness, of
from pipeline.collect.page.place import DATA as PLACE_OF_DATA
from pipeline.collect.page.place import LABEL as PLACE_BY_LABEL
from pipeline.collect.page.plain import plain_words
from pipeline.collect.page.verdict_when import decide_when
from pipeline.finnish.times import write_when
from pipeline.kinds.values import TITLE_MAX
from pipeline.model import FoundEvent, Problem, Status, When

_GRAVEST = (Status.CANCELLED, Status.MOVED, Status.TENTATIVE)
_ONLINE_ALONE = "verkossa"


def verdict(claims: Iterable[Claim], url: str, near: date) -> FoundEvent:
    """The event that the claims tell of together. `url` is the page that it was read from."""
    told = tuple(claims)
    title, title_doubts = _title(told, url)
    time = decide_when(told, url, near)
    status, status_origin, status_doubts = status_of(told)
    when, original, moved_doubts = moved_times(time.when, time.original, told, url)
    place, place_doubts = _place(told, url)
    closes, closes_doubts = _closes(told, when, url)
    plain = {name: _plainest(told, name) for name in ("audience", "organiser", "registration")}
    body, body_origin = _body(told)
    doubts = (
        *time.doubts, *moved_doubts, *title_doubts, *status_doubts, *place_doubts, *closes_doubts,
        *(one.doubt for one in of(told, "bad_link", "doubt") if one.doubt is not None),
    )  # fmt: skip
    said = {
        "title": _origin(_plainest(told, "title")),
        "when": time.origin,
        "status": status_origin,
        "place": _origin(place),
        **{name: _origin(one) for name, one in plain.items()},
        "registration_closes": _origin(closes),
        "body": body_origin,
    }
    page = _plainest(told, "url")
    return FoundEvent(
        url=page.value if page else url,
        title=title[:TITLE_MAX],
        when=when,
        original=original,
        status=Status.MOVED if status is Status.CONFIRMED and original is not None else status,
        full=any(True for _ in of(told, "full")),
        place=place.value if place else "",
        audience=_value(plain["audience"]),
        organiser=_value(plain["organiser"]),
        registration=_value(plain["registration"]),
        registration_closes=closes.value if closes else None,
        language=_value(_plainest(told, "language")),
        body=body,
        read_from={name: origin for name, origin in said.items() if origin},
        doubts=once((*doubts, *_no_time(when, original, status, url, (*time.doubts, *moved_doubts)))),
    )


def once(doubts: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple({(d.key, repr(sorted(d.values.items()))): d for d in doubts}.values())


def _no_time(
    when: When | None, original: When | None, status: Status, url: str, reasons: Sequence[Problem]
) -> Sequence[Problem]:
    """A doubt where an event has no time and none of the `reasons` tells why, unless it was moved and says so."""
    waits = status is Status.MOVED and original is not None
    return () if when is not None or waits or reasons else (Problem("collect.no_time", url),)


def _told(claims: Sequence[Claim], field: str) -> list[Claim]:
    """The values of a field, who tells it most surely first."""
    return sorted((one for one in of(claims, field) if one.value), key=lambda one: (one.witness, one.rank))


def _plainest(claims: Sequence[Claim], field: str) -> Claim | None:
    return next(iter(_told(claims, field)), None)


def _value(claim: Claim | None) -> str:
    return str(claim.value) if claim else ""


def _origin(claim: Claim | None) -> str:
    if claim is None:
        return ""
    return f"luettelo, {claim.origin}" if claim.witness >= Witness.LIST and claim.origin else claim.origin


def _title(claims: Sequence[Claim], url: str) -> tuple[str, list[Problem]]:
    """The visible title; where the data names another thing than the page shows, the page's own name stands."""
    titles = {one.witness: str(one.value) for one in reversed(_told(claims, "title"))}
    title = next(
        (titles[one] for one in (Witness.PAGE, Witness.DATA, Witness.LIST, Witness.LIST_DATA) if one in titles), ""
    )
    doubts = []
    if Witness.DATA in titles and title != titles[Witness.DATA] and not alike(title, titles[Witness.DATA]):
        title = titles[Witness.DATA]
    listed = titles.get(Witness.LIST) or titles.get(Witness.LIST_DATA) or ""
    own = Witness.PAGE in titles or Witness.DATA in titles
    if own and listed and not alike(title, listed):
        doubts.append(Problem("collect.titles_disagree", url, values={"page": title, "listed": listed}))
    return title, [*doubts, *long_title(title, url)]


def long_title(title: str, url: str) -> tuple[Problem, ...]:
    """The doubt of a title that must be cut, if it must."""
    if len(title) <= TITLE_MAX:
        return ()
    return (Problem("collect.long_title", url, values={"length": len(title), "limit": TITLE_MAX}),)


def status_of(claims: Sequence[Claim]) -> tuple[Status, str, list[Problem]]:
    """The gravest status that anyone tells, and where; a word of cancelling that no rule read is a doubt."""
    told = sorted(of(claims, "status"), key=lambda one: one.witness)
    for grave in _GRAVEST:
        mine = [one for one in told if one.value[0] is grave]
        if mine:
            return grave, _origin(mine[0]), _unread_status(claims) if grave is not Status.CANCELLED else []
    full = next(of(claims, "full"), None)
    return Status.CONFIRMED, full.origin if full else "", _unread_status(claims)


def _unread_status(claims: Sequence[Claim]) -> list[Problem]:
    return [one.doubt for one in of(claims, "unread_status") if one.doubt is not None]


def moved_times(
    when: When | None, original: When | None, claims: Sequence[Claim], url: str
) -> tuple[When | None, When | None, list[Problem]]:
    """The time and the one before the move; a postponed event has only the old one."""
    statuses = [one.value for one in of(claims, "status")]
    cancelled = any(status is Status.CANCELLED for status, _ in statuses)
    moves = [] if cancelled else [later for status, later in statuses if status is Status.MOVED]
    if original is None and any(moves):
        return None, when, []
    # Few events are moved to an earlier day: "16.5. (siirretty 24.4.)" may mean either.
    unclear = (original is None and bool(moves)) if when else False
    backwards = when is not None and original is not None and when.last < original.first
    return when, original, [Problem("collect.moved_unclear", url)] if unclear or backwards else []


def _place(claims: Sequence[Claim], url: str) -> tuple[Claim | None, list[Problem]]:
    """The plainest place; "verkossa" is all that an address of a meeting tells, so the page's own words go before."""
    told = sorted(_told(claims, "place"), key=lambda one: (one.witness >= Witness.LIST, one.rank, one.witness))
    if not told:
        return None, []
    best = told[0]
    if best.rank == PLACE_OF_DATA and best.value == _ONLINE_ALONE:
        best = next((one for one in told if one.rank != PLACE_OF_DATA), best)
    doubts = []
    if any(True for _ in of(claims, "new_place")):
        doubts.append(Problem("collect.new_place", url, values={"place": best.value}))
    plain = [one for one in told if one.rank in (PLACE_BY_LABEL, PLACE_OF_DATA) and best.rank >= PLACE_BY_LABEL]
    other = next((one for one in plain if not _same_place(str(one.value), str(best.value))), None)
    if other is not None and best.rank <= PLACE_OF_DATA:
        values = {"one": best.value, "two": other.value}
        doubts.append(Problem("collect.two_places", url, values=values))
    return best, doubts


def _same_place(one: str, two: str) -> bool:
    """Whether two places may be one: they share a word that is more than a few letters, or one is of the net."""
    first, second = set(plain_words(one).split()), set(plain_words(two).split())
    if _ONLINE_ALONE in (one.casefold(), two.casefold()):
        return True
    return any(word[:4] == other[:4] for word in first for other in second if min(len(word), len(other)) > 3) or bool(
        first & second
    )


def _closes(claims: Sequence[Claim], when: When | None, url: str) -> tuple[Claim | None, list[Problem]]:
    """When registration closes; two days that both are told of registration are a doubt."""
    told = _told(claims, "closes")
    doubts = [one.doubt for one in of(claims, "closes") if one.doubt is not None]
    if not told:
        return None, doubts
    mine = [one for one in told if one.witness == told[0].witness]
    best = next((one for one in mine if one.value.first == mine[0].value.first and one.value.opens), mine[0])
    days = {one.value.first for one in mine}
    if len(days) > 1:
        times = "; ".join(write_when(one.value) for one in mine)
        doubts.append(Problem("collect.two_deadlines", url, values={"times": times}))
    elif when is not None and best.value.first > when.last:
        doubts.append(Problem("collect.late_deadline", url, values={"closes": write_when(best.value)}))
    return best, doubts


def _body(claims: Sequence[Claim]) -> tuple[str, str]:
    """The longest description of the page's own, else that of the list."""
    told = _told(claims, "body")
    own = [one for one in told if one.witness < Witness.LIST]
    best = max(own or told, key=lambda one: len(one.value), default=None)
    return (str(best.value), _origin(best)) if best else ("", "")
