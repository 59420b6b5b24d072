"""The whole way: a site over HTTP, fetched with manners and read, each page asked for once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.fetcher import Fetcher
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.model import Collected
from tests.collect.test_mark_ups import TODAY, expected, facts
from tests.peers.thl import Site, site
from tests.peers.thl_events import EVENTS, LIST
from tests.peers.thl_pages import MARK_UPS

NOW = datetime(2024, 4, 2, 6, 0, tzinfo=UTC)


def run(peer: Site, folder: Path) -> Collected:
    rule = SourceRule("thl", "thl", f"{peer.url}{LIST}", ("127.0.0.1",))
    fetcher = Fetcher(rule, "SOILA-verkostokirje/0.1", folder, NOW, 0.0, wait=lambda _: None)
    return collect(rule, fetcher, TODAY, ZoneInfo("Europe/Helsinki"))


@pytest.mark.parametrize("mark_up", MARK_UPS)
def test_every_mark_up_over_http_and_again_unchanged(mark_up: str, tmp_path: Path) -> None:
    with site(MARK_UPS[mark_up](EVENTS)) as peer:
        first = run(peer, tmp_path)
        again = run(peer, tmp_path)
    assert [facts(event) for event in first.events] == [expected(one) for one in EVENTS]
    assert again == first


def test_fifty_event_pages_are_asked_for_once_each(tmp_path: Path) -> None:
    many = [replace(EVENTS[n % 4], slug=f"tapahtuma-{n}", title=f"{EVENTS[n % 4].title} {n + 1}") for n in range(50)]
    with site(MARK_UPS["list"](many)) as peer:
        found = run(peer, tmp_path)
        paths = [one.path for one in peer.requests if one.path != "/robots.txt"]
    assert (len(found.events), found.pages, len(paths), len(set(paths))) == (50, 51, 51, 51)
    assert [facts(event) for event in found.events] == [expected(one) for one in many]
