"""One visit to a site: each page asked for once, what cannot be had or read kept as a problem."""

import warnings
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipeline.collect.fetch.page import Get, Page
from pipeline.collect.page.document import read_document
from pipeline.collect.page.lines import Document
from pipeline.collect.page.plain import host_of, without_fragment
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.model import Problem

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_FILES = (".pdf", ".doc", ".docx", ".xlsx", ".pptx", ".zip", ".jpg", ".png", ".ics", ".mp4")


@dataclass(slots=True)
class Visit:
    """One pass: what was asked for and what went wrong."""

    rule: SourceRule
    get: Get
    near: date
    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, Page | None] = field(default_factory=dict)

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

    def is_ours(self, url: str) -> bool:
        hosts = {host_of(self.rule.url), *(host.casefold() for host in self.rule.hosts)}
        return host_of(url) in hosts and not url.partition("?")[0].casefold().endswith(_FILES)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, its elements and what is visible on it."""

    page: Page
    soup: "BeautifulSoup"
    document: Document


def read_page(page: Page) -> ReadPage:
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(page.text, "lxml")
    return ReadPage(page, soup, read_document(soup, page.url))
