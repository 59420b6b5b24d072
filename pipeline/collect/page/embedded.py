"""The events within the data that a page carries for machines: JSON-LD, microdata and RDFa."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.collect.page.tree import Element, Tree
from pipeline.model import Problem, Severity

_NOT_EVENTS = frozenset(("publicationevent", "deliveryevent", "eventreservation", "eventvenue", "eventstatustype"))
_EVENT_TYPES = frozenset(("hackathon", "festival", "courseinstance"))

_JSON_LD = re.compile(r"\s*application/ld\+json", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_MARKS = frozenset(("itemscope", "typeof"))
VALUES_MAX = 20_000

Thing = Mapping[str, Any]


def json_ld(page: Tree, url: str, problems: list[Problem]) -> Iterator[Any]:
    """What each script of JSON-LD holds; one that is broken is among the problems."""
    for script in page.every:
        if script.name != "script" or not _JSON_LD.match(script.get("type")):
            continue
        written = _WRAPPING.sub("", script.raw()).strip().rstrip(";")
        if not written:
            continue
        for attempt in _attempts(written):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue
        else:
            problems.append(Problem("collect.broken_structure", url, severity=Severity.WARNING))


def _attempts(written: str) -> Iterator[str]:
    """The text as it is, without commas too many, and with entities that somebody wrote for its signs."""
    yield written
    yield re.sub(r",\s*([}\]])", r"\1", written)
    if "&quot;" in written or "&#34;" in written or "&#034;" in written:
        yield html.unescape(written)


def microdata(page: Tree) -> Iterator[Thing]:
    """Items of `itemscope`, or of RDFa Lite's `typeof`; their properties as JSON-LD would have them.

    One pass from the outside in: only the outermost items are given, each property belongs to the nearest item.
    """
    if not any(one.attributes.keys() & _MARKS for one in page.every):
        return iter(())
    outermost: list[dict[str, Any]] = []
    stack: list[tuple[Element, dict[str, Any] | None]] = [(page.root, None)]
    values = 0
    while stack:
        one, owner = stack.pop()
        item = {"@type": kind} if (kind := _type_of(one)) is not None else None
        names = _names_of(one)
        if names and owner is not None and values < VALUES_MAX:
            values += 1
            for name in names:
                owner.setdefault(name, []).append(item if item is not None else _microdata_value(one))
        elif item is not None and not names:
            outermost.append(item)
        inside = item if item is not None else owner
        stack.extend((child, inside) for child in reversed(one.elements))
    return iter(outermost)


def _names_of(one: Element) -> list[str]:
    if one.has("itemprop"):
        return one.get("itemprop").split()
    return [last for name in one.get("property").split() if (last := _last(name))]


def _type_of(one: Element) -> str | None:
    """The kind of the item that an element is, "" where it has none; None where the element is no item."""
    if one.has("itemscope"):
        return one.get("itemtype").rstrip("/").rpartition("/")[2]
    kinds = one.get("typeof").split()
    return _last(kinds[0]) if kinds else None


def _last(name: str) -> str:
    return re.split("[/:#]", name)[-1] if name.startswith(("schema:", "http")) or ":" not in name else ""


def _microdata_value(one: Element) -> str:
    for name in ("content", "datetime", "href", "src"):
        if one.has(name):
            return one.get(name)
    return one.text()


def events_in(things: list[Any]) -> Iterator[Thing]:
    """Every event, in order and without recursion; a session has from its series what it lacks."""
    stack: list[tuple[Any, Thing | None]] = [(thing, None) for thing in reversed(things)]
    while stack:
        thing, parent = stack.pop()
        if isinstance(thing, list):
            stack.extend((one, parent) for one in reversed(thing))
        elif isinstance(thing, dict):
            if not _is_event(thing):
                stack.extend((value, parent) for value in reversed(list(thing.values())))
                continue
            parts = [one for name in ("subEvent", "subEvents") for one in each(thing.get(name)) if _is_whole(one)]
            if parts and _is_series(thing, parts):
                stack.extend((one, thing) for one in reversed(parts))
            else:
                yield {**_inherited(parent or first_of(thing.get("superEvent"))), **thing}


def _is_event(thing: Thing) -> bool:
    types = {str(one).rpartition("/")[2].rpartition(":")[2].casefold() for one in each(thing.get("@type"))}
    return any(
        one not in _NOT_EVENTS and (one.endswith(("event", "eventseries")) or one in _EVENT_TYPES) for one in types
    )


def _is_whole(thing: Any) -> bool:
    return isinstance(thing, dict) and bool(text_in(thing.get("startDate"))) and bool(text_in(thing.get("name")))


def _is_series(thing: Thing, parts: list[Any]) -> bool:
    """Whether the parts are sessions of their own days, not the programme of one day."""
    days = {text_in(part.get("startDate"))[:10] for part in parts}
    return len(days) > 1 or days != {text_in(thing.get("startDate"))[:10]}


def _inherited(parent: Any) -> dict[str, Any]:
    if not isinstance(parent, dict):
        return {}
    return {k: parent[k] for k in ("location", "organizer", "audience", "url") if k in parent}


def each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def first_of(value: Any) -> Any:
    values = each(value)
    return values[0] if values else None


def text_in(value: Any) -> str:
    one = first_of(value)
    if isinstance(one, dict):
        one = one.get("@value") or one.get("@id") or one.get("url")
    return one.strip() if isinstance(one, str) else str(one) if isinstance(one, int | float) else ""
