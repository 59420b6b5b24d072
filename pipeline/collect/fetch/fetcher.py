"""Fetches the pages of a source with manners: by robots.txt, one at a time, only what has changed, within limits."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from msgspec.structs import replace

from pipeline.collect.fetch.hosts import check_address, hosts_of
from pipeline.collect.fetch.page import Page
from pipeline.collect.fetch.request import Answer, Limits, asked
from pipeline.collect.fetch.robots import AGENT, Rules, is_fresh, robots_url
from pipeline.collect.fetch.stored import Head, Stored, StoredPages, stored_folder
from pipeline.config import Config, SourceRule
from pipeline.fault import Fault
from pipeline.model import Phrase
from pipeline.project import Project

_KINDS = (
    *("text/html", "application/xhtml+xml", "text/calendar", "text/plain"),
    *("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
)
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_MAX = 500_000  # bytes (RFC 9309, 2.5)
_LIMITS = Limits()
# A feed is one file with all that there is: five thousand wordy events.
_FEED_LIMITS = Limits(body=8_000_000)
_AGAIN_WITHIN = timedelta(days=1)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_PEEP = 4000  # characters


def user_agent(config: Config) -> str:
    """Who asks, and where to complain (RFC 9110, 10.1.5)."""
    return f"{AGENT}/0.1 (+{config.site.url}; {config.contact})"


def fetcher_of(project: Project, rule: SourceRule, now: datetime) -> "Fetcher":
    """The fetcher of a source as config has it, at `now` (aware)."""
    folder, pause = stored_folder(project, rule), project.config.pause.total_seconds()
    limits, total = _LIMITS if rule.kind == "thl" else _FEED_LIMITS, project.config.patience.total_seconds()
    limits = replace(limits, total=total, read=min(limits.read, total))
    return Fetcher(rule, user_agent(project.config), folder, now, pause, limits=limits)


class Fetcher:
    """Gets the pages of one source at `now` (aware); `folder` keeps them. An instance is a `found.Get`.

    `pause` is the time between two requests in seconds, and `wait` is what waits it out.
    """

    def __init__(
        self,
        rule: SourceRule,
        agent: str,
        folder: Path,
        now: datetime,
        pause: float,
        *,
        wait: Callable[[float], None] = time.sleep,
        limits: Limits = _LIMITS,
    ) -> None:
        self._hosts = hosts_of(rule)
        self._agent = agent
        self._pages = StoredPages(folder)
        self._now = now
        self._pause = pause
        self._wait = wait
        self._limits = limits
        self._rules: dict[str, Rules] = {}
        self._asked = False
        self._began = time.monotonic()

    def __call__(self, url: str) -> Page:
        """The page at an address. Raises Fault (keys of `messages/fi/fetch.py`), and OSError when it cannot be kept."""
        if time.monotonic() - self._began > self._limits.run:
            raise Fault("fetch.pass_over", url=url, minutes=round(self._limits.run / 60))
        url = urldefrag(url).url
        kept = self._pages.read(url)
        answer = self._follow(url, kept)
        if answer.status == 304 and kept is None:
            # Said of a page that we have never seen: it is asked for once more, plainly.
            answer = self._follow(url, None)
        if answer.status == 304:
            if kept is None:
                raise Fault("fetch.not_modified", url=url)
            return kept.page(unchanged=True)
        head = Head(
            url,
            answer.url,
            self._now,
            answer.kind,
            answer.charset,
            answer.header("ETag"),
            answer.header("Last-Modified"),
        )
        stored = Stored(head, answer.body)
        page = stored.page()
        if not _is_page(page):
            raise Fault("fetch.not_page", url=url, kind=head.content_type or Phrase("fetch.no_kind"))
        same = kept is not None and kept.body == stored.body
        if kept is None or not same or _validators(kept.head) != _validators(head):
            self._pages.write(stored)
        return replace(page, unchanged=same)

    def ask(self, url: str) -> None:
        """Asks for an address and keeps nothing of it. Raises Fault where nobody answers, or not well."""
        self._follow(urldefrag(url).url, None)

    def _follow(self, url: str, kept: Stored | None) -> Answer:
        """The answer at the end of the redirects, each of them allowed."""
        at, came_from = url, ""
        for _ in range(self._limits.redirects + 1):
            check_address(at, self._hosts, came_from)
            rules = self._rules_for(at)
            if not rules.allow(at):
                raise Fault("fetch.robots", url=at, agent=AGENT)
            answer = self._ask(at, _conditions(kept), self._limits.body, rules.pause(self._pause))
            if answer.status not in _REDIRECTS:
                _check_status(answer, self._now)
                return answer
            at, came_from = _target(answer), at
        raise Fault("fetch.redirects", url=url)

    def _rules_for(self, url: str) -> Rules:
        where = robots_url(url)
        if where not in self._rules:
            self._rules[where] = Rules(self._robots(where))
        return self._rules[where]

    def _robots(self, where: str) -> str:
        """The text of a robots.txt; one that is not there allows everything (RFC 9309, 2.3.1)."""
        kept = self._pages.read(where)
        if kept and is_fresh(kept.head.at, self._now):
            return kept.page().text
        try:
            answer = self._robots_answer(where)
        except Fault as fault:
            if kept:
                return kept.page().text
            if fault.key in ("fetch.no_name", "fetch.no_connection", "fetch.inside", "fetch.tls"):
                raise
            raise Fault("fetch.no_robots", url=where) from None
        body = answer.body if answer.status == 200 else b""
        stored = Stored(Head(where, answer.url, self._now, answer.kind, answer.charset), body)
        self._pages.write(stored)
        return stored.page().text

    def _robots_answer(self, where: str) -> Answer:
        """Raises Fault when the site cannot say now what it asks; then nothing of it may be read."""
        at = where
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(at, {}, _ROBOTS_MAX, self._pause)
            if answer.status >= 500 or answer.status == 429:
                raise Fault("fetch.no_robots", url=where)
            if answer.status not in _REDIRECTS:
                return answer
            try:
                at, came_from = _target(answer), at
                check_address(at, self._hosts, came_from)
            except Fault:
                break
        return Answer(where, 404, {}, b"")

    def _ask(self, url: str, conditions: dict[str, str], limit: int, pause: float) -> Answer:
        """One request, after the pause that is owed since the last one."""
        if self._asked:
            self._wait(pause)
        self._asked = True
        headers = {
            "User-Agent": self._agent,
            "Accept": f"{','.join(_KINDS)},*/*;q=0.1",
            "Accept-Language": "fi",
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        }
        return asked(url, headers, limit, self._limits)


def _target(answer: Answer) -> str:
    """Where a redirect leads. Raises Fault."""
    location = answer.header("Location")
    try:
        return urldefrag(urljoin(answer.url, location)).url
    except ValueError:
        raise Fault("fetch.not_url", url=location) from None


def _check_status(answer: Answer, now: datetime) -> None:
    status = answer.status
    if status in (200, 304):
        return
    names = {404: "gone", 410: "gone", 401: "forbidden", 403: "forbidden", 429: "busy", 503: "busy"}
    name = names.get(status, "server" if status >= 500 else "status")
    raise Fault(f"fetch.{name}", url=answer.url, status=status, again_at=_again_at(answer, now))


def _again_at(answer: Answer, now: datetime) -> datetime | None:
    """When a server lets itself be asked again (RFC 9110, 10.2.3), within a day; aware, None where it does not say."""
    written = answer.header("Retry-After").strip()
    if written.isascii() and written.isdigit():
        return now + min(timedelta(seconds=int(written[:9])), _AGAIN_WITHIN)
    try:
        asked = parsedate_to_datetime(written)
    except ValueError:
        return None
    return min(max(asked, now), now + _AGAIN_WITHIN) if asked.tzinfo else None


def _conditions(kept: Stored | None) -> dict[str, str]:
    """The conditions of a conditional request (RFC 9110, 13.1)."""
    if kept is None:
        return {}
    conditions = {"If-None-Match": kept.head.etag, "If-Modified-Since": kept.head.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _validators(head: Head) -> tuple[str, str, str]:
    return head.etag, head.last_modified, head.final


def _is_page(page: Page) -> bool:
    """Text of a kind that a reader knows; a calendar is known by its first line, whatever it is called."""
    # Bytes of a picture, or packed in a way that was not asked for.
    if "\0" in page.text or len(_CONTROL.findall(page.text[:_PEEP])) > _PEEP // 100:
        return False
    return page.content_type in _KINDS or page.text.lstrip("\ufeff \r\n\t").startswith(("BEGIN:VCALENDAR", "<"))
