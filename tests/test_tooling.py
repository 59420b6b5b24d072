"""The tools of the tests themselves: foreign readers that agree, a browser that sees what it should."""

import subprocess
from pathlib import Path

import pytest

from tests.browser import axe, look_again, outside_requests, screenshot, sideways_scroll
from tests.foreign import READERS, UnreadableError, caddy, nginx, read_each_with, read_with
from tests.peers.foreign.event import ForeignEvent

ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
END:STANDARD
END:VTIMEZONE
"""


def vevent(uid: str, start: str, end: str, title: str, *more: str) -> str:
    lines = [f"UID:{uid}", "DTSTAMP:20240401T060000Z", f"DTSTART{start}", f"DTEND{end}", f"SUMMARY:{title}", *more]
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def feed(*events: str) -> bytes:
    text = "".join(["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//SOILA//test//FI\n", ZONE, *events, "END:VCALENDAR\n"])
    return b"".join(folded(line) + b"\r\n" for line in text.splitlines())


def folded(line: str) -> bytes:
    """RFC 5545, 3.1: at most 75 octets a line, never inside a letter."""
    rows = [b""]
    for letter in line:
        if len(rows[-1]) + len(letter.encode()) > 75:
            rows.append(b" ")
        rows[-1] += letter.encode()
    return b"\r\n".join(rows)


HELSINKI = ";TZID=Europe/Helsinki:"
DAY = ";VALUE=DATE:"

SAMPLE = feed(
    vevent("talvi", f"{HELSINKI}20240207T090000", f"{HELSINKI}20240207T113000", "Talvella", "STATUS:CONFIRMED"),
    vevent("paiva", f"{DAY}20240513", f"{DAY}20240515", "Kaksi päivää", "SEQUENCE:1"),
    vevent(
        "kesa",
        f"{HELSINKI}20240604T090000",
        f"{HELSINKI}20240604T110000",
        r"Lapsi\, nuori\; perhe – työn äärellä \\ 🎉",
        r"LOCATION:Verkossa\, Teams\; linkki tulee",
        "STATUS:TENTATIVE",
        "DESCRIPTION:" + r"Pitkä kuvaus\, jossa on ääkkösiä ja rivejä.\n" * 100,
    ),
    vevent("peruttu", ":20241001T060000Z", ":20241001T080000Z", "PERUTTU: Pois", "STATUS:CANCELLED", "SEQUENCE:3"),
)

READ = [
    ForeignEvent("talvi", "2024-02-07T07:00:00Z", "2024-02-07T09:30:00Z", False, "CONFIRMED", "Talvella", 0, ""),
    ForeignEvent("paiva", "2024-05-13", "2024-05-15", True, "", "Kaksi päivää", 1, ""),
    ForeignEvent(
        uid="kesa",
        start_utc="2024-06-04T06:00:00Z",
        end_utc="2024-06-04T08:00:00Z",
        all_day=False,
        status="TENTATIVE",
        title="Lapsi, nuori; perhe – työn äärellä \\ 🎉",
        sequence=0,
        location="Verkossa, Teams; linkki tulee",
    ),
    ForeignEvent("peruttu", "2024-10-01T06:00:00Z", "2024-10-01T08:00:00Z", False, "CANCELLED", "PERUTTU: Pois", 3, ""),
]


NODE = ("ical.js", "node-ical")


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in NODE])
def test_foreign_readers_agree(reader: str) -> None:
    assert read_with(reader, SAMPLE) == READ


@pytest.mark.parametrize("reader", NODE)
def test_node_readers_agree_and_take_many_feeds_at_once(reader: str, tmp_path: Path) -> None:
    file = tmp_path / "feed.ics"
    file.write_bytes(feed())
    assert read_each_with(reader, [SAMPLE, file, SAMPLE]) == [READ, [], READ]


FLOATING = feed(vevent("x", ":20240604T090000", ":20240604T110000", "Missä?"))


@pytest.mark.parametrize("reader", ["icalendar", "vobject"])
def test_a_floating_time_is_refused_by_readers_that_see_it(reader: str) -> None:
    with pytest.raises(UnreadableError, match="floating"):
        read_with(reader, FLOATING)


@pytest.mark.parametrize("reader", ["ical.js", "khal"])
def test_a_floating_time_is_not_taken_for_helsinki_time(reader: str) -> None:
    assert read_with(reader, FLOATING)[0].start_utc == "2024-06-04T13:00:00Z"


@pytest.mark.parametrize("reader", ["icalendar", "ical.js", "libical", "khal", "vobject"])
def test_half_a_feed_is_unreadable(reader: str) -> None:
    with pytest.raises(UnreadableError):
        read_with(reader, SAMPLE[: len(SAMPLE) // 2])


def test_caddy_is_there() -> None:
    assert subprocess.run([caddy(), "version"], capture_output=True, text=True, check=True).stdout


def test_nginx_is_there() -> None:
    told = subprocess.run([nginx(), "-v"], capture_output=True, text=True, check=True)
    assert "nginx/" in told.stderr


GOOD = """<!doctype html><html lang="fi"><meta charset="utf-8"><title>Hyvä sivu</title>
<meta name="viewport" content="width=device-width">
<style>@media (prefers-color-scheme: dark) { body { background: black; color: white } }</style>
<main><h1>Hyvää päivää</h1><p>Teksti ja 🎉.</p></main></html>"""

BAD = """<!doctype html><html><title>Huono sivu</title><body style="width: 900px; color: #ccc">
<img src="https://example.org/a.png"><p>Tuskin luettava</p></html>"""


def test_a_good_page_passes(page_at, tmp_path, serve) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    page = page_at(f"{serve(tmp_path)}/", width=320)
    for scheme in ("light", "dark"):
        look_again(page, 320, scheme)
        assert axe(page) == []
        assert not sideways_scroll(page)
    assert outside_requests(page) == []
    assert screenshot(page, tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_bad_page_is_found_out(page_at, tmp_path) -> None:
    (tmp_path / "page.html").write_text(BAD, encoding="utf-8")
    page = page_at(tmp_path / "page.html", width=320)
    assert {violation.rule for violation in axe(page)} >= {"html-has-lang", "image-alt", "color-contrast"}
    assert sideways_scroll(page)
    assert outside_requests(page) == ["https://example.org/a.png"]


def test_a_page_is_seen_in_finland(page_at, tmp_path) -> None:
    (tmp_path / "page.html").write_text(GOOD, encoding="utf-8")
    page = page_at(tmp_path / "page.html", colour_scheme="dark")
    seen = page.evaluate(
        "[navigator.language, getComputedStyle(document.body).color, new Date(0).getHours(), innerWidth]"
    )
    assert seen == ["fi-FI", "rgb(255, 255, 255)", 2, 1280]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kaikki.ics", "text/calendar; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("syote.atom", "application/atom+xml; charset=utf-8"),
        ("kuva.svg", "image/svg+xml"),
    ],
)
def test_static_files_have_their_content_type(serve, tmp_path, name, kind) -> None:
    import requests

    (tmp_path / name).write_text("x")
    answer = requests.get(f"{serve(tmp_path)}/{name}", timeout=10)
    assert answer.headers["Content-Type"] == kind
