"""The events within the data that a page carries for machines: JSON-LD, microdata and RDFa."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.model import Problem, Severity

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_NOT_EVENTS = frozenset(("publicationevent", "deliveryevent", "eventreservation", "eventvenue", "eventstatustype"))
_EVENT_TYPES = frozenset(("hackathon", "festival", "courseinstance"))

Thing = Mapping[str, Any]


def json_ld(soup: "BeautifulSoup", url: str, problems: list[Problem]) -> Iterator[Any]:
    for script in soup.find_all("script", type=re.compile(r"^\s*application/ld\+json", re.IGNORECASE)):
        written = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script.get_text()
        )
        written = written.strip().rstrip(";")
        if not written:
            continue
        for attempt in (written, re.sub(r",\s*([}\]])", r"\1", written)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue
        else:
            problems.append(Problem("collect.broken_structure", url, severity=Severity.WARNING))


def microdata(soup: "BeautifulSoup") -> Iterator[Thing]:
    """Items of `itemscope`; their properties as JSON-LD would have them. Only the outermost are given."""
    _as_microdata(soup)
    for tag in soup.select("[itemscope][itemtype*='schema.org/']"):
        if tag.find_parent(attrs={"itemscope": True, "itemprop": True}) is None and not tag.has_attr("itemprop"):
            yield _microdata_item(tag)


def _as_microdata(soup: "BeautifulSoup") -> None:
    """RDFa Lite says the same in other attributes: `typeof` and `property`, whole, or with `schema:` before them."""
    for tag in soup.select("[typeof], [property]"):
        if kind := str(tag.get("typeof") or "").split():
            tag["itemscope"], tag["itemtype"] = "", f"https://schema.org/{_last(kind[0])}"
        if names := str(tag.get("property") or "").split():
            tag["itemprop"] = " ".join(_last(name) for name in names)


def _last(name: str) -> str:
    return re.split("[/:#]", name)[-1] if name.startswith(("schema:", "http")) or ":" not in name else ""


def _microdata_item(root: "Tag") -> dict[str, Any]:
    items: dict[int, dict[str, Any]] = {id(root): {"@type": _type_of(root)}}
    for tag in root.select("[itemprop]"):
        owner = tag.find_parent(attrs={"itemscope": True})
        if owner is None or id(owner) not in items:
            continue
        value: Any = _microdata_value(tag)
        if tag.has_attr("itemscope"):
            value = items[id(tag)] = {"@type": _type_of(tag)}
        for name in str(tag["itemprop"]).split():
            items[id(owner)].setdefault(name, []).append(value)
    return items[id(root)]


def _type_of(tag: "Tag") -> str:
    return str(tag.get("itemtype") or "").rstrip("/").rpartition("/")[2]


def _microdata_value(tag: "Tag") -> str:
    for name in ("content", "datetime", "href", "src"):
        if tag.has_attr(name):
            return str(tag[name])
    return tag.get_text(" ")


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
