"""Pages are fetched with manners, within limits, and only from where they should be."""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.collect.fetch.fetcher import Fetcher, fetcher_of
from pipeline.collect.fetch.page import Page
from pipeline.collect.fetch.request import Limits
from pipeline.collect.fetch.stored import page_from, replay
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.messages import both
from tests.jobs.looks import project_in
from tests.peers.thl import Site, site
from tests.soila import copy_project

NOW = datetime(2024, 4, 8, 6, 0, tzinfo=UTC)
AGENT = "SOILA-verkostokirje/0.1 (+https://soila.example.org; soila@example.org)"
PAGE = "<h1>Tapahtumat</h1><p>Ekosysteemityö</p>" + "<p>Lisää tekstiä.</p>" * 40
QUICK = Limits(connect=2, read=2, total=0.5)


@pytest.fixture
def thl() -> Iterator[Site]:
    with site({"/tapahtumat": PAGE, "/yksi": "<h1>Yksi</h1>", "/kaksi": "<h1>Kaksi</h1>"}) as peer:
        yield peer


@pytest.fixture
def fetch(thl: Site, tmp_path: Path) -> Callable[..., Page]:
    """Fetches one path as a run of its own."""

    def run(
        path: str = "/tapahtumat", now: datetime = NOW, limits: Limits = QUICK, hosts: tuple[str, ...] = ()
    ) -> Page:
        return fetcher(thl, tmp_path, now=now, limits=limits, hosts=hosts)(f"{thl.url}{path}")

    return run


def fetcher(
    thl: Site,
    folder: Path,
    waits: list[float] | None = None,
    now: datetime = NOW,
    limits: Limits = QUICK,
    hosts: tuple[str, ...] = (),
) -> Fetcher:
    rule = SourceRule("thl", "thl", f"{thl.url}/tapahtumat", hosts)
    wait = (waits if waits is not None else []).append
    return Fetcher(rule, AGENT, folder / "haut", now, 1.0, wait=wait, limits=limits)


def refused(run: Callable[[], object]) -> str:
    """The key of the refusal; its sentences can be said."""
    with pytest.raises(Fault) as caught:
        run()
    what, remedy = both(caught.value.key, **caught.value.values)
    assert what
    assert remedy
    return caught.value.key


class TestManners:
    def test_it_says_who_asks_and_accepts_compression(self, thl: Site, fetch: Callable[..., Page]) -> None:
        assert fetch().text == PAGE
        (request,) = thl.asked("/tapahtumat")
        assert request.headers["user-agent"] == AGENT
        assert "gzip" in request.headers["accept-encoding"]
        assert "cookie" not in request.headers

    def test_an_unchanged_page_costs_one_conditional_request_and_no_write(
        self, thl: Site, fetch: Callable[..., Page], tmp_path: Path
    ) -> None:
        first = fetch()
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "haut").iterdir()}
        again = fetch()
        assert (first.unchanged, again.unchanged, again.text) == (False, True, PAGE)
        assert [(one.conditional, one.status) for one in thl.asked("/tapahtumat")] == [(False, 200), (True, 304)]
        assert len(thl.requests) == 3  # robots.txt once
        assert {path: path.stat().st_mtime_ns for path in (tmp_path / "haut").iterdir()} == before

    def test_the_same_bytes_without_validators_are_unchanged_too(self, thl: Site, fetch: Callable[..., Page]) -> None:
        thl.etags = False
        assert [fetch().unchanged, fetch().unchanged] == [False, True]

    def test_a_changed_page_is_new(self, thl: Site, fetch: Callable[..., Page]) -> None:
        fetch()
        thl.pages["/tapahtumat"] = "<h1>Uusi</h1>"
        assert (fetch().text, fetch().unchanged) == ("<h1>Uusi</h1>", True)

    def test_requests_keep_their_distance_and_the_first_waits_for_nothing(self, thl: Site, tmp_path: Path) -> None:
        waits: list[float] = []
        get = fetcher(thl, tmp_path, waits)
        for path in ("/tapahtumat", "/yksi", "/kaksi"):
            get(f"{thl.url}{path}")
        assert waits == [1.0, 1.0, 1.0]
        assert len(thl.requests) == 4

    def test_a_site_may_ask_for_a_longer_pause_but_not_for_ever(self, thl: Site, tmp_path: Path) -> None:
        for asked, kept in ((4, 4.0), (600, 10.0)):
            thl.robots = f"User-agent: *\nCrawl-delay: {asked}\n"
            waits: list[float] = []
            fetcher(thl, tmp_path / str(asked), waits)(f"{thl.url}/yksi")
            assert waits == [kept]


class TestRobots:
    def test_what_is_disallowed_is_not_fetched(self, thl: Site, fetch: Callable[..., Page]) -> None:
        thl.robots = "User-agent: *\nDisallow: /\n\nUser-agent: SOILA-verkostokirje\nDisallow: /tap\nAllow: /yksi$\n"
        assert refused(fetch) == "fetch.robots"
        assert thl.asked("/tapahtumat") == []
        assert fetch("/yksi").text == "<h1>Yksi</h1>"

    def test_the_rules_are_read_once_a_day(self, thl: Site, fetch: Callable[..., Page]) -> None:
        for hours in (0, 1, 23, 25):
            fetch(now=NOW + timedelta(hours=hours))
        assert len(thl.asked("/robots.txt")) == 2

    @pytest.mark.parametrize("fault", ["status 500", "status 429", "cut", "endless"])
    def test_a_site_that_cannot_say_what_it_asks_is_left_alone(
        self, thl: Site, fetch: Callable[..., Page], fault: str
    ) -> None:
        thl.pages["/robots.txt"] = "User-agent: *\nDisallow:\n"
        thl.faults["/robots.txt"] = fault
        assert refused(lambda: fetch(limits=Limits(total=20))) == "fetch.no_robots"
        assert thl.asked("/tapahtumat") == []

    def test_rules_that_were_read_before_hold_when_they_cannot_be_read_again(
        self, thl: Site, fetch: Callable[..., Page]
    ) -> None:
        thl.robots = "User-agent: *\nDisallow: /yksi\n"
        fetch()
        thl.faults["/robots.txt"] = "status 500"
        later = NOW + timedelta(days=2)
        assert fetch(now=later).text == PAGE
        assert refused(lambda: fetch("/yksi", now=later)) == "fetch.robots"

    @pytest.mark.parametrize("fault", ["status 404", "status 403", "redirect http://elsewhere.example.org/robots.txt"])
    def test_without_rules_everything_is_allowed(self, thl: Site, fetch: Callable[..., Page], fault: str) -> None:
        thl.faults["/robots.txt"] = fault
        assert fetch().text == PAGE


class TestLimits:
    @pytest.mark.parametrize(
        ("fault", "key"),
        [
            ("endless", "fetch.too_big"),
            ("bomb", "fetch.too_big"),
            ("drip", "fetch.slow"),
            ("cut", "fetch.broken"),
            ("loop", "fetch.redirects"),
            ("always-304", "fetch.not_modified"),
            ("status 500", "fetch.server"),
            ("status 503", "fetch.busy"),
            ("status 429", "fetch.busy"),
            ("status 404", "fetch.gone"),
            ("status 403", "fetch.forbidden"),
            ("status 204", "fetch.status"),
            ("type application/pdf", "fetch.not_page"),
            ("type text/html", "fetch.not_page"),  # a picture that calls itself a page
            ("redirect http://thl.example.org/tapahtumat", "fetch.other_host"),
            ("redirect http://localhost/tapahtumat", "fetch.other_host"),
            ("redirect ftp://127.0.0.1/tapahtumat", "fetch.not_url"),
            ("redirect http://[bad", "fetch.not_url"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_kept(
        self, thl: Site, fetch: Callable[..., Page], fault: str, key: str
    ) -> None:
        limits = QUICK if fault == "drip" else Limits(total=20)
        if fault.startswith("type"):
            thl.pages["/tapahtumat"] = b"%PDF-1.7 " + bytes(range(1, 32)) * 9
        thl.faults["/tapahtumat"] = fault
        assert refused(lambda: fetch(limits=limits)) == key
        del thl.faults["/tapahtumat"]
        thl.pages["/tapahtumat"] = PAGE
        page = fetch(limits=limits)
        assert (page.text, page.unchanged) == (PAGE, False)

    def test_what_was_fetched_before_stays(self, thl: Site, fetch: Callable[..., Page], tmp_path: Path) -> None:
        fetch()
        thl.faults["/tapahtumat"] = "status 500"
        assert refused(fetch) == "fetch.server"
        assert replay(tmp_path / "haut", f"{thl.url}/tapahtumat").text == PAGE

    def test_a_page_of_three_megabytes_is_too_big(self, thl: Site, fetch: Callable[..., Page]) -> None:
        thl.pages["/tapahtumat"] = "<p>x</p>" * 375_000
        assert refused(lambda: fetch(limits=Limits())) == "fetch.too_big"

    def test_a_redirect_on_the_same_host_is_followed(self, thl: Site, fetch: Callable[..., Page]) -> None:
        thl.faults["/tapahtumat"] = "redirect /yksi#alku"
        page = fetch()
        assert (page.url, page.text) == (f"{thl.url}/yksi", "<h1>Yksi</h1>")

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        with site({}) as gone:
            pass
        assert refused(lambda: fetcher(gone, tmp_path)(f"{gone.url}/tapahtumat")) == "fetch.no_connection"

    def test_a_name_that_is_not_there(self, thl: Site, tmp_path: Path) -> None:
        get = fetcher(thl, tmp_path, hosts=("thl.invalid",))
        assert refused(lambda: get("http://thl.invalid/tapahtumat")) == "fetch.no_name"


class TestHosts:
    def test_an_allowed_name_leads_to_no_inner_address(self, thl: Site, tmp_path: Path) -> None:
        port = thl.url.rpartition(":")[2]
        thl.faults["/tapahtumat"] = f"redirect http://127.0.0.1:{port}/yksi"
        get = fetcher(thl, tmp_path, hosts=(f"localhost:{port}",))
        assert refused(lambda: get(f"http://localhost:{port}/tapahtumat")) == "fetch.other_host"
        assert thl.asked("/yksi") == []

    def test_a_redirect_leads_to_no_other_port(self, thl: Site, fetch: Callable[..., Page]) -> None:
        with site({"/yksi": "<h1>Muuta</h1>"}) as other:
            thl.faults["/tapahtumat"] = f"redirect {other.url}/yksi"
            assert refused(fetch) == "fetch.other_port"
            assert other.requests == []
            other_port = other.url.rpartition("/")[2]
            assert fetch(hosts=("127.0.0.1", other_port)).text == "<h1>Muuta</h1>"


class TestText:
    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("text/html; charset=utf-8", "Työpäivä–ilta".encode()),
            ("text/html", "Työpäivä–ilta".encode()),
            ("text/html; charset=iso-8859-1", "Työpäivä–ilta".encode()),  # wrong
            ("text/html; charset=ISO-8859-1", "Työpäivä–ilta".encode("cp1252")),
            ("text/html; charset=nonsense", "Työpäivä–ilta".encode("cp1252")),
            ("text/html", b'<meta charset="windows-1252">' + "Työpäivä–ilta".encode("cp1252")),
            ("text/html", b"\xef\xbb\xbf" + "Työpäivä–ilta".encode()),
            ("text/html; charset=utf-16", "Työpäivä–ilta".encode("utf-16")),
        ],
    )
    def test_letters_come_out_right_whatever_the_charset(
        self, thl: Site, fetch: Callable[..., Page], kind: str, body: bytes
    ) -> None:
        thl.pages["/tapahtumat"] = body
        thl.faults["/tapahtumat"] = f"type {kind}"
        assert fetch().text.endswith("Työpäivä–ilta")

    def test_a_calendar_is_known_by_its_first_line(self, thl: Site, fetch: Callable[..., Page]) -> None:
        thl.pages["/tapahtumat"] = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
        thl.faults["/tapahtumat"] = "type application/octet-stream"
        assert fetch().text.startswith("BEGIN:VCALENDAR")

    def test_a_file_stands_in_for_a_page(self, tmp_path: Path) -> None:
        (tmp_path / "sivu.html").write_bytes("<h1>Työ</h1>".encode("cp1252"))
        assert page_from(tmp_path / "sivu.html", "https://thl.fi/x") == Page("https://thl.fi/x", "<h1>Työ</h1>")
        assert refused(lambda: page_from(tmp_path / "ei.html", "https://thl.fi/x")) == "fetch.no_file"

    def test_half_a_stored_page_is_fetched_anew(self, thl: Site, fetch: Callable[..., Page], tmp_path: Path) -> None:
        fetch()
        for path in (tmp_path / "haut").iterdir():
            path.write_bytes(path.read_bytes()[:40])
        assert fetch().text == PAGE
        assert refused(lambda: replay(tmp_path / "haut", f"{thl.url}/ei")) == "fetch.never_fetched"


def test_fifty_pages_cost_fifty_requests_and_one(tmp_path: Path) -> None:
    pages = {f"/{number}": f"<h1>{number}</h1>" for number in range(50)}
    with site(pages) as peer:
        get = fetcher(peer, tmp_path)
        for path in pages:
            get(f"{peer.url}{path}")
        assert len(peer.requests) == 51


def test_compressed_pages_are_measured_unpacked(thl: Site, fetch: Callable[..., Page]) -> None:
    text = "<p>Ekosysteemityö</p>" * 2000
    thl.pages["/tapahtumat"] = text
    assert len(gzip.compress(text.encode())) < 2000
    assert refused(lambda: fetch(limits=Limits(body=30_000))) == "fetch.too_big"


@pytest.mark.parametrize(("kind", "told"), [("thl", True), ("rss", False), ("ics", False)])
def test_a_feed_of_five_thousand_wordy_events_is_not_too_big(thl: Site, tmp_path: Path, kind: str, told: bool) -> None:
    project = copy_project(tmp_path)
    config = (project / "config.toml").read_text(encoding="utf-8")
    (project / "config.toml").write_text(config.replace("[collect]", "[collect]\npause_seconds = 0"), encoding="utf-8")
    thl.pages["/kaikki"] = "<p>x</p>" * 375_000
    get = fetcher_of(project_in(project), SourceRule("kaikki", kind, f"{thl.url}/kaikki"), NOW)
    if told:
        assert refused(lambda: get(f"{thl.url}/kaikki")) == "fetch.too_big"
    else:
        assert len(get(f"{thl.url}/kaikki").text) == 3_000_000


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("120", 2),
        ("Mon, 08 Apr 2024 08:00:00 GMT", 120),
        ("Mon, 08 Apr 2024 05:00:00 GMT", 0),
        ("999999999999", 24 * 60),
        ("Mon, 08 Apr 2034 08:00:00 GMT", 24 * 60),
        ("Mon, 08 Apr 2024 08:00:00 -0000", None),
        ("pian", None),
        ("-5", None),
        ("", None),
    ],
)
def test_when_a_busy_server_lets_itself_be_asked_again(
    thl: Site, fetch: Callable[..., Page], written: str, minutes: int | None
) -> None:
    thl.faults["/tapahtumat"] = f"later {written}"
    with pytest.raises(Fault, match=r"fetch\.busy") as caught:
        fetch()
    assert caught.value.values["again_at"] == (None if minutes is None else NOW + timedelta(minutes=minutes))
