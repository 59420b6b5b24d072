"""A feed with every kind of event, made by the real command: readers of seven kinds understand just the same."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.finnish.times import read_when
from pipeline.model import Content, PublishedEvent
from pipeline.publish.calendar import calendar_of, feed_outputs
from tests.foreign import READERS, read_each_with, read_with, subscribe_with_khal
from tests.make import config, event, utc
from tests.peers.foreign.event import ForeignEvent
from tests.peers.nginx import nginx_serving
from tests.soila import ROOT, run_soila

LONG = f"Pitkä {'äö' * 194} loppu"
# Without a backslash and an n side by side: node-ical takes their escaped form (RFC 5545) for a line break.
SIGNS = r'Puolipiste; pilkku, C:\Kansio, "lainaus" \ ja \; # 100 %'
RTL = "שלום العربية ja suomi"
PARTY = "🎉 Juhla 👨\u200d👩\u200d👧 🇫🇮"
COMPONENT = "BEGIN:VEVENT ja END:VCALENDAR"

# id -> title and time as its file tells them, and what every reader must see in the end: a mark before the title, the
# status, the start and the end (UTC, without seconds; days where no hour is told).
EVENTS = {
    "kesa": ("Kesäaikaan", "su 31.3.2024 klo 1–5", "", "CONFIRMED", "2024-03-30T23:00", "2024-03-31T02:00"),
    "monta": ("Kaksi päivää", "13.–14.5.2024", "", "CONFIRMED", "2024-05-13", "2024-05-15"),
    "paiva": ("Koko päivä", "ti 14.5.2024", "", "CONFIRMED", "2024-05-14", "2024-05-15"),
    "avoin": ("Ei loppua", "ke 15.5.2024 klo 9", "", "CONFIRMED", "2024-05-15T06:00", "2024-05-15T07:00"),
    "myohemmin": ("Ei tuntia", "ke 29.5.2024 klo tarkentuu", "", "CONFIRMED", "2024-05-29", "2024-05-30"),
    "lykatty": ("A", "to 16.5.2024 klo 9–11", "SIIRTYY: ", "TENTATIVE", "2024-05-16T06:00", "2024-05-16T08:00"),
    "peruttu": ("B", "pe 17.5.2024 klo 9–11", "PERUTTU: ", "CANCELLED", "2024-05-17T06:00", "2024-05-17T08:00"),
    "poistettu": ("C", "la 18.5.2024", "PERUTTU: ", "CANCELLED", "2024-05-18", "2024-05-19"),
    "alustava": ("D", "ma 20.5.2024 klo 12–13", "", "TENTATIVE", "2024-05-20T09:00", "2024-05-20T10:00"),
    "siirretty": ("E", "ti 14.5.2024 klo 9–11", "", "CONFIRMED", "2024-05-21T06:00", "2024-05-21T08:00"),
    "kasin": ("F", "ti 14.5.2024 klo 8–10", "", "CONFIRMED", "2024-05-22T05:00", "2024-05-22T07:00"),
    "pitka": (LONG, "to 23.5.2024 klo 9–10", "", "CONFIRMED", "2024-05-23T06:00", "2024-05-23T07:00"),
    "kuvat": (PARTY, "pe 24.5.2024", "", "CONFIRMED", "2024-05-24", "2024-05-25"),
    "oikealta": (RTL, "la 25.5.2024", "", "CONFIRMED", "2024-05-25", "2024-05-26"),
    "merkit": (SIGNS, "su 26.5.2024", "", "CONFIRMED", "2024-05-26", "2024-05-27"),
    "alku": (COMPONENT, "ma 27.5.2024", "", "CONFIRMED", "2024-05-27", "2024-05-28"),
    # Each of the three days, and each of the two sessions.
    "paivat": ("Päivittäin", "30.9.–2.10.2024 klo 9–15", "", "CONFIRMED", "2024-09-30T06:00", "2024-09-30T12:00"),
    "paivat+2": ("Päivittäin", "", "", "CONFIRMED", "2024-10-01T06:00", "2024-10-01T12:00"),
    "paivat+3": ("Päivittäin", "", "", "CONFIRMED", "2024-10-02T06:00", "2024-10-02T12:00"),
    "kerrat": (
        "Kerrat",
        "ti 8.10.2024 klo 9–11 ja to 10.10.2024 klo 13",
        "",
        "CONFIRMED",
        "2024-10-08T06:00",
        "2024-10-08T08:00",
    ),
    "kerrat+2": ("Kerrat", "", "", "CONFIRMED", "2024-10-10T10:00", "2024-10-10T11:00"),
    "talvi": ("Talviaikaan", "26.–27.10.2024 klo 22–6", "", "CONFIRMED", "2024-10-26T19:00", "2024-10-27T04:00"),
}
EXPECTED = sorted(
    (f"{item_id}@soila.example.org", f"{mark}{title}", status, start, end)
    for item_id, (title, _, mark, status, start, end) in EVENTS.items()
)


def told(events: list[ForeignEvent]) -> list[tuple[str, ...]]:
    """What the readers must agree on."""
    return sorted(
        (
            one.uid,
            one.title,
            one.status,
            one.start_utc.removesuffix(":00Z"),
            one.end_utc.removesuffix(":00Z"),
        )
        for one in events
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything is published, and then some of it changes in each way that there is."""
    project = tmp_path_factory.mktemp("lajit")
    shutil.copy(ROOT / "config.toml", project)
    shutil.copytree(ROOT / "templates", project / "templates")
    events = project / "content" / "events"
    events.mkdir(parents=True)
    for item_id, (title, time, *_) in EVENTS.items():
        if "+" in item_id:
            continue  # a session of the event before
        status = "tila: alustava\n" if item_id == "alustava" else ""
        text = f"---\notsikko: {title}\naika: {time}\npaikka: Kuopio; sali 1, 2. krs\n{status}---\nKuvaus {title}.\n"
        (events / f"{item_id}.md").write_text(text)
    done = run_soila(project, "publish", now="2024-03-01T09:00")
    assert (done.code, done.err) == (0, "")
    for command in (
        ("move", "siirretty", "--to", "ti 21.5.2024 klo 9–11"),
        ("postpone", "lykatty"),
        ("cancel", "peruttu"),
    ):
        assert run_soila(project, *command, now="2024-03-02T09:00").code == 0
    (events / "poistettu.md").unlink()
    by_hand = events / "kasin.md"
    by_hand.write_text(by_hand.read_text().replace("ti 14.5.2024", "ke 22.5.2024"))
    assert run_soila(project, "publish", now="2024-03-03T09:00").code == 0
    return project


@pytest.fixture(scope="module")
def server(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx_serving(project / "site", tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_understands_every_kind(project: Path, reader: str) -> None:
    assert told(read_with(reader, project / "site" / "kalenteri" / "kaikki.ics")) == EXPECTED


def test_a_subscriber_over_http_sees_the_same_and_then_the_change(project: Path, server: str, tmp_path: Path) -> None:
    url = f"{server}/kalenteri/kaikki.ics"
    # vdirsyncer gives each event a uid of its own.
    assert sorted(one[1:] for one in told(subscribe_with_khal(url, tmp_path))) == sorted(one[1:] for one in EXPECTED)
    run_soila(project, "move", "paiva", "--to", "ke 29.5.2024", now="2024-03-04T09:00")
    titles = {one.title: one.start_utc for one in subscribe_with_khal(url, tmp_path)}
    assert (len(titles), titles["Koko päivä"]) == (len({title for title, *_ in EVENTS.values()}), "2024-05-29")


# One event, poll after poll: each kind of time becomes each other one.
KINDS = {
    "paiva": ("ti 14.5.2024", [("2024-05-14", "2024-05-15")]),
    "tunnit": ("ti 14.5.2024 klo 9–11", [("2024-05-14T06:00", "2024-05-14T08:00")]),
    "ei loppua": ("ti 14.5.2024 klo 9", [("2024-05-14T06:00", "2024-05-14T07:00")]),
    "ei tuntia": ("ti 14.5.2024 klo tarkentuu", [("2024-05-14", "2024-05-15")]),
    "yön yli": ("14.–15.5.2024 klo 22–6", [("2024-05-14T19:00", "2024-05-15T03:00")]),
    "päivittäin": (
        "14.–15.5.2024 klo 9–15",
        [("2024-05-14T06:00", "2024-05-14T12:00"), ("2024-05-15T06:00", "2024-05-15T12:00")],
    ),
    "kerrat": (
        "ti 14.5.2024 klo 9–11 ja to 16.5.2024 klo 13",
        [("2024-05-14T06:00", "2024-05-14T08:00"), ("2024-05-16T10:00", "2024-05-16T11:00")],
    ),
}


def turns() -> list[str]:
    """A way through the kinds on which each follows each other one once."""
    ahead = {kind: [other for other in KINDS if other != kind] for kind in KINDS}
    way, back = [next(iter(KINDS))], list[str]()
    while way:
        if ahead[way[-1]]:
            way.append(ahead[way[-1]].pop())
        else:
            back.append(way.pop())
    return back[::-1]


@pytest.fixture(scope="module")
def polls() -> list[tuple[str, bytes]]:
    """The calendar of one event after each turn, and the kind that its time then is."""
    last: PublishedEvent | None = None
    found, now = list[tuple[str, bytes]](), utc(date(2024, 4, 1))
    for kind in turns():
        now += timedelta(hours=4)
        one = replace(event("sama"), when=read_when(KINDS[kind][0]))
        calendar = calendar_of(Content(events=(one,)), {"sama": last} if last else {}, config(), now)
        last = calendar.changed[0]
        found.append((kind, next(iter(feed_outputs(calendar, (), config()))).render()))
    return found


@pytest.mark.parametrize("reader", READERS)
def test_each_kind_may_become_each_other_one(polls: list[tuple[str, bytes]], reader: str) -> None:
    assert len({(one, other) for (one, _), (other, _) in pairwise(polls)}) == len(KINDS) * (len(KINDS) - 1)
    highest = dict[str, int]()
    for (kind, _), events in zip(polls, read_each_with(reader, [data for _, data in polls]), strict=True):
        held = [one for one in events if one.status == "CONFIRMED"]
        assert [(one.start_utc.removesuffix(":00Z"), one.end_utc.removesuffix(":00Z")) for one in held] == KINDS[kind][
            1
        ]
        # What is not held any more is told to be off; nothing vanishes and no sequence falls.
        assert {one.uid for one in events} >= highest.keys()
        assert all(one.sequence >= highest.get(one.uid, 0) for one in events)
        highest |= {one.uid: one.sequence for one in events}
