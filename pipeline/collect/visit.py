"""One visit to a site: each page asked for once, what cannot be had or read kept as a problem."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from pipeline.collect.fetch.page import Get, Page
from pipeline.collect.page.budget import Budget
from pipeline.collect.page.document import read_document
from pipeline.collect.page.lines import Document
from pipeline.collect.page.plain import host_of, without_fragment
from pipeline.collect.page.structured import DataEvent, structured_events
from pipeline.collect.page.tree import parse
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Problem

_FILES = (".pdf", ".doc", ".docx", ".xlsx", ".pptx", ".zip", ".jpg", ".png", ".ics", ".mp4")


class ReadPage(Struct, frozen=True):
    """A page, what is visible on it, and the events that it tells to machines."""

    page: Page
    document: Document
    structured: tuple[DataEvent, ...]
    budget: Budget


class Visit(Struct):
    """One pass: what was asked for and what went wrong."""

    rule: SourceRule
    get: Get
    near: date
    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, Page | None] = field(default_factory=dict)
    budget: Callable[[], Budget] = Budget

    def page(self, url: str) -> Page | None:
        """The page, asked for once; None where it cannot be had, which is among the problems then."""
        url = without_fragment(url)
        if url not in self.pages:
            self.pages[url] = None
            try:
                page = self.get(url)
            except Fault as fault:
                self.problems.append(Problem(fault.key, url, values=fault.values))
            else:
                if "html" in page.content_type or page.content_type in ("", "text/plain"):
                    self.pages[url] = page
                else:
                    self.problems.append(Problem("collect.not_html", url, values={"type": page.content_type}))
        return self.pages[url]

    def read(self, page: Page) -> ReadPage | None:
        """The page read; None where that takes too long, which is among the problems then."""
        budget = self.budget()
        try:
            tree = parse(page.text, budget)
            document = read_document(tree, page.url, self.near, self.zone, budget)
            structured, problems = structured_events(tree, page.url, self.zone)
            budget.check()
        except Fault as fault:
            self.problems.append(Problem(fault.key, page.url, values=fault.values))
            return None
        self.problems += problems
        return ReadPage(page, document, structured, budget)

    def is_ours(self, url: str) -> bool:
        hosts = {host_of(self.rule.url), *(host.casefold() for host in self.rule.hosts)}
        return host_of(url) in hosts and not url.partition("?")[0].casefold().endswith(_FILES)
