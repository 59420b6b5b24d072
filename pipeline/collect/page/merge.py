"""Two readings of one event made one: machines' data with the visible page, the event's page with the list."""

from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from pipeline.collect.page.plain import plain_words
from pipeline.collect.page.times import far_doubts
from pipeline.finnish.times import write_when
from pipeline.model import FoundEvent, Problem, Status, When

_FIELDS = ("place", "audience", "organiser", "registration", "registration_closes", "body")


def alike(one: str, two: str) -> bool:
    """Whether two titles name the same event: the same words, one within the other, or nearly so."""
    first, second = plain_words(one), plain_words(two)
    if not first or not second:
        return False
    if first == second or (min(len(first), len(second)) > 8 and (first in second or second in first)):
        return True
    return SequenceMatcher(None, first, second).ratio() > 0.85


def merged(structured: FoundEvent, visible: FoundEvent) -> FoundEvent:
    """What machines are told first, the rest from the visible page; where the two disagree on the day, a doubt."""
    doubts = [*structured.doubts, *visible.doubts]
    when, original, status = structured.when, structured.original, structured.status
    said = {**visible.read_from, **structured.read_from}
    keep_visible: list[str] = []
    if when is None and original is None:
        when, keep_visible = visible.when, ["when"]
    elif when is not None and visible.when is not None and not _agree(when, visible.when):
        told = {"structured": write_when(when), "visible": write_when(visible.when)}
        doubts.append(Problem("collect.structured_disagrees", visible.url, values=told))
    elif when is not None and visible.when is not None and visible.when.opens and not when.opens:
        when, keep_visible = visible.when, ["when"]
    elif when is not None and visible.when is not None and visible.when.closes and not when.closes:
        when = visible.when
    if status is Status.CONFIRMED and visible.status is not Status.CONFIRMED:
        status, keep_visible = visible.status, [*keep_visible, "status"]
        if visible.when is None and visible.original is not None and status is Status.MOVED:
            when = None
    if when is not None or original is not None:
        doubts = [d for d in doubts if d.key not in ("collect.no_time", "collect.year_guessed")]
    if structured.when is not None and visible.when is not None and _agree(structured.when, visible.when):
        doubts = [d for d in doubts if d.key not in ("collect.several_dates", "collect.two_times")]
    values: dict[str, Any] = {name: getattr(structured, name) or getattr(visible, name) for name in _FIELDS}
    if len(visible.body) > len(structured.body):
        values["body"] = visible.body
        keep_visible.append("body")
    # "verkossa" is all that an address of a meeting tells; the page has words for it.
    if structured.place == "verkossa" and visible.place:
        values["place"] = visible.place
        keep_visible.append("place")
    for name in keep_visible:
        said.pop(name, None)
        if name in visible.read_from:
            said[name] = visible.read_from[name]
    title = visible.title if alike(structured.title, visible.title) else structured.title
    return replace(
        visible,
        title=title or structured.title,
        when=when,
        original=original or visible.original,
        status=status,
        full=structured.full or visible.full,
        read_from=said,
        doubts=_once(doubts),
        **values,
    )


def best_of(page: FoundEvent, listed: FoundEvent, shared: bool, sessions: bool) -> FoundEvent:
    """The event by its own page, filled from the list; `shared` where other events of the list have the same page.

    Where the two tell different days a person decides; a shared page gives only what cannot be another's.
    """
    if sessions:
        return page
    if shared:
        return _of_shared(page, listed)
    doubts = list(page.doubts)
    known_move = page.original is not None and listed.when is not None and page.original.first == listed.when.first
    if page.when and listed.when and not _agree(page.when, listed.when) and not known_move:
        values = {"page": write_when(page.when), "listed": write_when(listed.when)}
        doubts.append(Problem("collect.dates_disagree", page.url, values=values))
    when, said = page.when, dict(page.read_from)
    if when is None and page.original is None and listed.when is not None:
        when, said["when"] = listed.when, f"luettelo, {listed.read_from.get('when', '')}"
        doubts = [d for d in doubts if d.key != "collect.no_time"]
        doubts.append(Problem("collect.time_only_listed", page.url, values={"when": write_when(when)}))
    elif (
        when is not None
        and listed.when is not None
        and listed.when.opens
        and not when.opens
        and _agree(when, listed.when)
    ):
        when, said["when"] = listed.when, f"luettelo, {listed.read_from.get('when', '')}"
    status = page.status
    if status is Status.CONFIRMED and listed.status is not Status.CONFIRMED:
        status = listed.status
        said["status"] = f"luettelo, {listed.read_from.get('status', '')}"
    values_of: dict[str, Any] = {name: getattr(page, name) or getattr(listed, name) for name in _FIELDS}
    title = page.title or listed.title
    if not alike(title, listed.title):
        doubts.append(Problem("collect.titles_disagree", page.url, values={"page": title, "listed": listed.title}))
    if when is not None:
        doubts += [d for d in listed.doubts if d.key == "collect.bad_link"]
    return replace(
        page,
        title=title,
        when=when,
        original=page.original or listed.original,
        status=status,
        full=page.full or listed.full,
        read_from=said,
        doubts=_once(doubts),
        **values_of,
    )


def settled(event: FoundEvent, near: date) -> FoundEvent:
    """The event with every doubt that its time as finally read gives, each once."""
    doubts = list(event.doubts)
    if event.when is not None:
        doubts += far_doubts(event.when, near, event.url)
    elif not doubts and event.original is None:
        doubts.append(Problem("collect.no_time", event.url))
    return replace(event, doubts=_once(doubts))


def _of_shared(page: FoundEvent, listed: FoundEvent) -> FoundEvent:
    mine = alike(page.title, listed.title) and (
        page.when is None or listed.when is None or page.when.first == listed.when.first
    )
    if mine:
        return best_of(page, listed, False, False)
    doubt = Problem("collect.shared_link", listed.url, values={"title": listed.title})
    return replace(listed, doubts=_once([*listed.doubts, doubt]))


def _agree(one: When, two: When) -> bool:
    """Whether two times may be the same: no day or hour that both tell is different."""
    if one.first != two.first or (one.last != two.last and None not in (one.closes, two.closes)):
        return False
    return all(
        None in (getattr(one, part), getattr(two, part)) or getattr(one, part) == getattr(two, part)
        for part in ("opens", "closes")
    )


def _once(doubts: list[Problem]) -> tuple[Problem, ...]:
    return tuple({(d.key, repr(sorted(d.values.items()))): d for d in doubts}.values())
