"""A project whose one source is the stand-in site: pages as THL might write them, changed while a story goes on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.peers.thl import Site, site
from tests.soila import Result, copy_project, run_soila

NOW = "2024-04-08T09:00"
LIST = "/tapahtumat"


@dataclass(frozen=True)
class Told:
    """An event as the site tells it."""

    path: str
    title: str
    time: str
    place: str = "verkossa"
    more: str = ""


JUHLA = Told("juhla", "Kevätjuhla", "ti 16.4.2024 klo 9–11.30")
PAJA = Told("paja", "Työpaja: jälkihuolto", "ti 14.5.2024 klo 9–12", "Tampere")
SEMINAARI = Told("seminaari", "Vanhemmuuden seminaari", "to 6.6.2024 klo 12–16", "Helsinki")


def pages(*events: Told) -> Mapping[str, str]:
    """The site's pages: a list with links, and a page for each event."""
    rows = "".join(f'<li><a href="/t/{one.path}">{one.title}</a> {one.time}</li>' for one in events)
    told = {
        f"/t/{one.path}": f"<html lang=fi><h1>{one.title}</h1><dl><dt>Aika</dt><dd>{one.time}</dd>"
        f"<dt>Paikka</dt><dd>{one.place}</dd></dl><p>Tervetuloa mukaan.</p>{one.more}</html>"
        for one in events
    }
    return {LIST: f"<html lang=fi><h1>Tapahtumat</h1><ul>{rows}</ul></html>", **told}


@dataclass(frozen=True)
class Story:
    """A project and its site."""

    project: Path
    site: Site

    def soila(self, *arguments: str, now: str = NOW) -> Result:
        result = run_soila(self.project, *arguments, now=now)
        assert "Traceback" not in result.err
        return result

    def tell(self, *events: Told) -> None:
        self.site.pages.clear()
        self.site.pages.update(pages(*events))

    def collected(self, *events: Told, now: str = NOW) -> Result:
        self.tell(*events)
        return self.soila("collect", now=now)

    def file(self, item_id: str) -> str:
        return (self.project / "content/events" / f"{item_id}.md").read_text(encoding="utf-8")

    def feed(self) -> str:
        return (self.project / "site/kalenteri/kaikki.ics").read_text(encoding="utf-8").replace("\n ", "")


@contextmanager
def story(folder: Path, more: str = "") -> Iterator[Story]:
    """`more` is added to the source's config."""
    with site({}) as peer:
        source = (
            f'pause_seconds = 0\n[[collect.sources]]\nname = "thl"\nkind = "thl"\nurl = "{peer.url}{LIST}"\n{more}\n'
        )
        yield Story(copy_project(folder, source), peer)
