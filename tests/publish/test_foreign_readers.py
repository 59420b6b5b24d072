"""A feed with every kind of event, made by the real command: readers of seven kinds understand just the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.foreign import READERS, read_with, subscribe_with_khal
from tests.peers.foreign.event import ForeignEvent
from tests.peers.nginx import nginx_serving
from tests.soila import ROOT, run_soila

LONG = f"Pitkä {'äö' * 194} loppu"
# Without a backslash and an n side by side: node-ical takes their escaped form (RFC 5545) for a line break.
SIGNS = r'Puolipiste; pilkku, C:\Kansio, "lainaus" \ ja \; # 100 %'
RTL = "שלום العربية ja suomi"
PARTY = "🎉 Juhla 👨\u200d👩\u200d👧 🇫🇮"
COMPONENT = "BEGIN:VEVENT ja END:VCALENDAR"
NO_END = "Ei loppua"

# id -> title and time as its file tells them, and what every reader must see in the end: a mark before the title, the
# status, the start and the end (UTC, without seconds; days where no hour is told).
EVENTS = {
    "kesa": ("Kesäaikaan", "su 31.3.2024 klo 1–5", "", "CONFIRMED", "2024-03-30T23:00", "2024-03-31T02:00"),
    "monta": ("Kaksi päivää", "13.–14.5.2024", "", "CONFIRMED", "2024-05-13", "2024-05-15"),
    "paiva": ("Koko päivä", "ti 14.5.2024", "", "CONFIRMED", "2024-05-14", "2024-05-15"),
    "avoin": (NO_END, "ke 15.5.2024 klo 9", "", "CONFIRMED", "2024-05-15T06:00", ""),
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
    "talvi": ("Talviaikaan", "26.–27.10.2024 klo 22–6", "", "CONFIRMED", "2024-10-26T19:00", "2024-10-27T04:00"),
}
EXPECTED = sorted(
    (f"{item_id}@soila.example.org", f"{mark}{title}", status, start, end)
    for item_id, (title, _, mark, status, start, end) in EVENTS.items()
)


def told(events: list[ForeignEvent]) -> list[tuple[str, ...]]:
    """What the readers must agree on; each has its own guess of an end that nobody told."""
    return sorted(
        (
            one.uid,
            one.title,
            one.status,
            one.start_utc.removesuffix(":00Z"),
            "" if one.title == NO_END else one.end_utc.removesuffix(":00Z"),
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
    assert (len(titles), titles["Koko päivä"]) == (len(EVENTS), "2024-05-29")
