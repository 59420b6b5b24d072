"""Events are read from pages outside, proposed, and decided of."""

from dataclasses import replace
from pathlib import Path

from tests.collect.site import JUHLA, LIST, PAJA, SEMINAARI, Told, pages
from tests.peers.thl import Site, site
from tests.peers.thl_events import LIST as THL_LIST
from tests.peers.thl_pages import MAINTENANCE, MARK_UPS
from tests.soila import copy_project
from tests.unchanged.telling import Telling

NOW, LATER = "2024-04-08T09:00", "2024-04-08T15:00"
KAHVIT = Told("kahvit", "Hankkeiden vertaiskahvit", "ke 12.6.2024 klo 14.15–15")
EVENTS = (JUHLA, PAJA, SEMINAARI, KAHVIT)

FEED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//muu//FI
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20240401T000000Z
DTSTART;TZID=Europe/Helsinki:20240516T090000
DTEND;TZID=Europe/Helsinki:20240516T110000
SUMMARY:Kevään webinaari
LOCATION:verkossa
DESCRIPTION:Ilmoittaudu: https://example.org/ilmo
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20240401T000000Z
DTSTART;VALUE=DATE:20240520
SUMMARY:Koko päivän tapaaminen
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def collecting(folder: Path) -> str:
    """One site from the first look to an empty page, every mark-up of a list once, and files."""
    with site({}) as peer:
        return _story(folder / "story", peer) + _mark_ups(folder / "mark-ups", peer) + _files(folder / "files", peer)


def _story(folder: Path, peer: Site) -> str:
    told = _project(folder, peer, LIST)
    told.says("A site's story")
    told.each(NOW, "proposals", "collect --replay", "collect --source muu", "accept 1", "reject 1", "collect")
    _tells(peer, *EVENTS)
    told.each(
        NOW, "collect", "proposals", "collect", "collect --replay", "status", "accept 1 2 9", "reject 3 3", "accept 3"
    )
    told.shows("content/events/kevatjuhla.md", "content/events/tyopaja-jalkihuolto.md")
    told.each(NOW, "check", "publish", "proposals", "accept 1", "send --date 2024-04-09 --early --yes")
    _tells(peer, replace(JUHLA, time="ti 16.4.2024 klo 10–12"), replace(PAJA, place="Turku"), SEMINAARI, KAHVIT)
    told.each(LATER, "collect", "proposals", "tick", "accept 5 6", "proposals", "letter --why", "log")
    told.shows("content/events/kevatjuhla.md", "content/events/tyopaja-jalkihuolto.md")
    _tells(peer, JUHLA, SEMINAARI, KAHVIT)
    told.each("2024-04-10T09:00", "collect", "proposals", "status")
    _tells(peer)
    told.each("2024-04-11T09:00", "collect", "tick", "status", "status --json", "ack", "collect --replay")
    peer.pages[LIST] = MAINTENANCE
    told.each("2024-04-12T09:00", "collect", "status")
    peer.faults[LIST] = "status 503"
    told.each("2024-04-13T09:00", "collect", "tick", "status", "log --json")
    peer.faults.clear()
    return told.text()


def _mark_ups(folder: Path, peer: Site) -> str:
    texts = []
    for name, made in MARK_UPS.items():
        told = _project(folder / name, peer, THL_LIST)
        told.says(f"The mark-up {name}")
        peer.pages.clear()
        peer.pages.update(made())
        told.each(NOW, "collect --source thl", "proposals")
        texts.append(told.text())
    return "".join(texts)


def _files(folder: Path, peer: Site) -> str:
    told = _project(folder, peer, LIST)
    told.says("Saved files")
    told.writes("sivu.html", MARK_UPS["table"]()[THL_LIST])
    told.writes("lista.html", pages(*EVENTS)[LIST])
    told.writes("kalenteri.ics", FEED)
    told.writes("rikki.ics", FEED.partition("SUMMARY")[0])
    told.writes("tyhja.html", "")
    files = ("sivu.html", "lista.html", "kalenteri.ics", "rikki.ics", "tyhja.html", "ei-ole.html")
    told.each(NOW, *(f"collect --from {file}" for file in files), "proposals")
    ics = _project(folder / "ics", peer, "/kalenteri.ics", kind="ics")
    ics.says("A calendar")
    ics.writes("kalenteri.ics", FEED)
    ics.writes("rikki.ics", FEED.partition("SUMMARY")[0])
    peer.pages["/kalenteri.ics"] = FEED
    peer.faults["/kalenteri.ics"] = "type text/calendar"
    ics.each(NOW, "collect --from kalenteri.ics", "collect --from rikki.ics", "collect", "proposals", "accept 1")
    ics.shows("content/events/kevaan-webinaari.md")
    return told.text() + ics.text()


def _project(folder: Path, peer: Site, listing: str, kind: str = "thl") -> Telling:
    folder.mkdir(parents=True)
    source = f'pause_seconds = 0\n[[collect.sources]]\nname = "thl"\nkind = "{kind}"\nurl = "{peer.url}{listing}"\n'
    return Telling(copy_project(folder, source))


def _tells(peer: Site, *events: Told) -> None:
    peer.pages.clear()
    peer.pages.update(pages(*events))
