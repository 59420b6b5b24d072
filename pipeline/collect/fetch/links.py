"""Whether addresses still answer, asked with the fetcher's manners; nothing of what they answer is kept."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.collect.fetch.fetcher import Fetcher
from pipeline.collect.fetch.hosts import hosts_of, is_outside
from pipeline.collect.fetch.request import Limits
from pipeline.config import SourceRule
from pipeline.fault import Fault

# One byte is enough to know that somebody answers; a pass ends in time for the next look.
LIMITS = Limits(connect=5, read=10, total=10, run=240, body=1)
# What says of an address only that we are not to look further.
_ANSWERS = frozenset(
    f"fetch.{name}"
    for name in ("too_big", "other_host", "other_port", "downgrade", "robots", "no_robots", "forbidden", "busy")
)
_NOT_ASKED = frozenset(("fetch.inside", "fetch.not_url", "fetch.pass_over"))


class Links(Struct, frozen=True):
    """Asks addresses at `now` (aware). `named` are hosts with their ports that config names: they may lie inside.

    `folder` keeps what sites ask of visitors, `pause` is the time between two requests to one host in seconds.
    """

    agent: str
    folder: Path
    now: datetime
    pause: float
    named: Collection[str]
    wait: Callable[[float], None] = time.sleep
    limits: Limits = LIMITS

    def asked(self, urls: Iterable[str]) -> Iterator[tuple[str, Fault | None]]:
        """Each address that could be asked, one host after another, with why it does not answer; None where it does."""
        began = time.monotonic()
        by_host: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            if host := self._host(url):
                by_host.setdefault(host, []).append(url)
        for group in by_host.values():
            rule = SourceRule("linkit", "", group[0])
            fetcher = Fetcher(rule, self.agent, self.folder, self.now, self.pause, wait=self.wait, limits=self.limits)
            for url in group:
                if time.monotonic() - began > self.limits.run:
                    return
                fault = _fault_of(fetcher, url)
                if fault is None or fault.key not in _NOT_ASKED:
                    yield url, None if fault is None or fault.key in _ANSWERS else fault

    def _host(self, url: str) -> str:
        """The host and port of an address; "" where it must not be asked.

        That is a machine inside our own network: what stands in content came from anywhere.
        """
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").casefold(), parts.port
        except ValueError:
            return ""
        if f"{host}:{port}" in self.named:
            return parts.netloc
        try:
            outside = is_outside(ip_address(host))
        except ValueError:
            outside = "." in host
        return parts.netloc if outside and parts.scheme in ("http", "https") else ""


def named_hosts(rules: Sequence[SourceRule]) -> frozenset[str]:
    """The hosts of all sources, as `Links` takes them."""
    return frozenset(host for rule in rules for host in hosts_of(rule))


def _fault_of(fetcher: Fetcher, url: str) -> Fault | None:
    try:
        fetcher.ask(url)
    except Fault as fault:
        return fault
    return None
