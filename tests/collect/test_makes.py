"""Pages of many makes, each with exactly what is to be read of it: makes/pages.txt tells the pages and their events.

A page is `##### name day-of-reading`, then each address with its HTML, then one JSON a line: an event's facts, with
`"doubt": true` where a person is to be asked, or what is told of a page without events.
"""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Collected, FoundEvent, When

SITE = "https://sivu.example.org"
PAGES = Path(__file__).with_name("makes") / "pages.txt"


@cache
def cases() -> dict[str, tuple[date, dict[str, str], list[dict[str, Any]]]]:
    """By name the day of reading, the HTML of each address, and the events."""
    told = {}
    for block in re.split(r"^##### ", PAGES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        name, near = head.split()
        parts = re.split(r"^=== (.*)\n", rest, flags=re.MULTILINE)[1:]
        pages = dict(zip(parts[::2], parts[1::2], strict=True))
        events = [json.loads(line) for line in pages.pop("expect").splitlines() if line.strip()]
        told[name] = (date.fromisoformat(near), pages, events)
    return told


def read(near: date, pages: dict[str, str]) -> Collected:
    def get(url: str) -> Page:
        if (path := url.removeprefix(SITE)) not in pages:
            raise Fault("fetch.gone", url=url, status=404)
        return Page(url, pages[path])

    rule = SourceRule("sivu", "thl", f"{SITE}/tapahtumat", ("sivu.example.org",))
    return collect(rule, get, near, ZoneInfo("Europe/Helsinki"))


def moments(when: When | None) -> tuple[str, str]:
    """A time's beginning and end, "" where it has none."""
    if when is None:
        return "", ""
    start = f"{when.first}T{when.opens:%H:%M}" if when.opens else f"{when.first}"
    end = f"{when.last}T{when.closes:%H:%M}" if when.closes else f"{when.last}" if when.last != when.first else ""
    return start, end


def facts(event: FoundEvent) -> dict[str, Any]:
    start, end = moments(event.when)
    return {
        "title": event.title,
        "start": start,
        "end": end,
        "place": event.place,
        "registration": event.registration,
        "closes": moments(event.registration_closes)[0],
        "status": str(event.status),
        "full": event.full,
        # That an event's own page is not among these is no doubt about what the list tells.
        "doubt": any(doubt.key != "fetch.gone" for doubt in event.doubts),
    }


@pytest.mark.parametrize("name", cases())
def test_every_fact_of_a_page_and_nothing_else(name: str) -> None:
    near, pages, events = cases()[name]
    found = read(near, pages)
    told = [facts(event) for event in found.events]
    if "none" in events[0]:
        assert told == []
        says = [problem.key for problem in found.problems]
        assert says == ["collect.says_none" if events[0]["none"] == "says_none" else "collect.no_events"]
        return
    assert told == events


def test_forty_pages_are_read() -> None:
    assert len(cases()) == 40
    assert sum(len(events) for _, _, events in cases().values()) > 110
