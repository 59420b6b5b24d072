"""One pass over a source: which reader reads which kind. A kind of source is a file here, named by the kind.

Each file has `collect`, as below: it gives events or news, whichever its kind of source tells, and raises Fault where
the source as a whole cannot be read. `READ_BY_PEOPLE` says whether the source's own address is a page for readers.
"""

from datetime import date
from importlib import import_module
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Collected, Problem


def own_link(rule: SourceRule, url: str) -> str:
    """The address of what a source tells as readers may follow it; "" where it is that of a feed."""
    return "" if url == rule.url and not import_module(f"{__name__}.{rule.kind}").READ_BY_PEOPLE else url


def collect(rule: SourceRule, get: Get, near: date, zone: ZoneInfo) -> Collected:
    """What the source tells now. `near` is today's local day, for years left out; nothing is raised but bugs.

    What could not be fetched or read is among the problems, each with the address of its page as `file`.
    """
    try:
        collected: Collected = import_module(f"{__name__}.{rule.kind}").collect(rule, get, near, zone)
    except Fault as fault:
        return Collected(rule.name, problems=(Problem(fault.key, rule.url, values=fault.values),), pages=1)
    return collected
