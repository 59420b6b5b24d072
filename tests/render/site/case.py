"""A small site with an event in every state, and what tests ask of its pages."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pipeline.acts.draft import laid_in
from pipeline.compose.edition import compose
from pipeline.model import Content, Event, Internal, Link, Package, Picture, Status, Told, When, told_by
from pipeline.render.site.pages import pages
from pipeline.render.site.view import SentLetter, SiteView, site_view
from tests.make import ROOT, at, config, event, news, when

TEMPLATES = ROOT / "templates"
NOW = at(date(2024, 5, 10))
PACKAGES = (
    Package("aloituspaketti", "Aloituspaketti", 1, body="Keväällä 2024 käynnistyville hankkeille."),
    Package("paatosvaihe", "Hankkeiden päätösvaihe", 4, platform="https://howspace.example.org"),
)
LONG = "Kehittäjätapaaminen: lastensuojelunkehittämistyönkoordinaatiotilaisuudenpitkänimi " + 3 * "ja muuta "
BODY = """Kuvaus ja [linkki](https://thl.fi/soila).

## Ohjelma

| Klo | Mitä |
|---|---|
| 9 | Avaus |

> Sitaatti

```
koodia koodia koodia koodia koodia koodia koodia koodia koodia koodia koodia koodia koodia koodia
```
"""
PICTURE = Picture("vari.png", 536, 300, "vari-2x.png")
EVENTS = (
    event("mennyt", date(2024, 4, 16), materials=(Link("https://example.org/esitys", "Esitys"),), body=BODY),
    event(
        "tavallinen",
        date(2024, 5, 14),
        package="aloituspaketti",
        themes=(1, 3),
        body=BODY,
        image_alt="Väri",
        picture=PICTURE,
    ),
    event(
        "siirretty",
        date(2024, 5, 21),
        status=Status.MOVED,
        original=when(date(2024, 5, 15), time(9)),
        reason="Kouluttaja on sairastunut.",
        package="aloituspaketti",
        registration="https://thl.fi/soila",
        registration_closes=when(date(2024, 5, 17)),
    ),
    event("lykatty", None, status=Status.MOVED, original=when(date(2024, 6, 4)), package="aloituspaketti"),
    event("peruttu", date(2024, 6, 11), status=Status.CANCELLED, reason="Liian vähän ilmoittautuneita."),
    event("alustava", date(2024, 6, 12), status=Status.TENTATIVE, organiser="Pesäpuu ry", audience="Hankkeet"),
    event(
        "pitka",
        title=LONG,
        when=When(date(2024, 6, 18), date(2024, 6, 19), time(12), time(16)),
        place="Tieteiden talo, Helsinki ja verkossa https://example.org/" + "pitka" * 20,
        link="https://example.org",
        internal=Internal("https://teams.example.org/salainen", "omistaja@example.org", 77),
    ),
)
NEWS = (
    news(
        "katsaus",
        date(2024, 4, 2),
        body="Koko teksti.\n\n### Väliotsikko\n\nLoppu.",
        link="https://thl.fi",
        image_alt="Väri",
        picture=PICTURE,
    ),
)


def letters_until(last: date, events: Iterable[Event] = EVENTS) -> tuple[SentLetter, ...]:
    """The letters of every second week from 9.4.2024, of the events as they first were."""
    plain = tuple(replace(one, status=Status.CONFIRMED, when=one.original or one.when, original=None) for one in events)
    content = Content(events=plain, news=NEWS)
    letters, told, day = list[SentLetter](), list[Told](), date(2024, 4, 9)
    while day <= last:
        whole = compose(content, told, day, at(day), at(day + timedelta(weeks=2)), config())
        edition = laid_in(whole, config(), TEMPLATES)[0]
        told += told_by(edition)
        letters.append(SentLetter(edition, at(day, 9, 1), "https://mailchi.mp/example/kirje"))
        day += timedelta(weeks=2)
    return tuple(letters)


def view(now: datetime = NOW, events: Iterable[Event] = EVENTS, **more: Any) -> SiteView:
    """The site at `now`, without letters unless they are given."""
    content = Content(packages=PACKAGES, news=NEWS)
    values: dict[str, Any] = {"config": config(), "templates": TEMPLATES, "content": content}
    return site_view(base_digest="malli", now=now, events=events, **(values | more))


def whole_view() -> SiteView:
    return view(letters=letters_until(date(2024, 5, 7)))


def files(made: SiteView) -> dict[str, bytes]:
    """Every file of the site, by its path."""
    return {page.path: page.render() for page in pages(made)}


def text(made: SiteView, path: str) -> str:
    """One file of the site."""
    return next(page.render().decode() for page in pages(made) if page.path == path)


def event_text(one: Event, now: datetime = NOW, **more: Any) -> str:
    return text(view(now, [one], **more), f"tapahtumat/{one.id}.html")


def write(made: SiteView, folder: Path) -> Path:
    for path, data in files(made).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def plain_lines(html: str) -> str:
    """A page without the marks of what stays on one line."""
    return re.sub(r'<span class="nb">([^<]*)</span>', r"\1", html)


class Outline(HTMLParser):
    """What stands in a page: its elements with their attributes, the ids, and its words as if no line ended."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(plain_lines(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.elements if name == tag)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def said(self) -> str:
        return " ".join(self.words)
