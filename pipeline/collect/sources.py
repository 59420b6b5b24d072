"""One pass over a source of events: which reader reads which kind. Adding a kind is adding a file beside this one."""

from datetime import date
from zoneinfo import ZoneInfo

from pipeline.collect.found import Collected, Get
from pipeline.config import SourceRule


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """What the source tells now. `near` is today's local day, for years left out; nothing is raised but bugs.

    What could not be fetched or read is among the problems, each with the address of its page as `file`.
    """
    if rule.kind == "ics":
        from pipeline.collect.ics import collect_ics

        return collect_ics(rule, get, near, zone)
    from pipeline.collect.thl import collect_pages

    return collect_pages(rule, get, near, zone)
