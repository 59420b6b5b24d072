"""A page with events and news, an Atom feed and a partner's calendar, through the real commands to letter and site."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.peers.thl import Site, site
from tests.soila import Result, copy_project, run_soila

NOW, LATER = "2024-04-08T09:00", "2024-04-08T15:00"
EVENTS = {
    "juhla": ("Kevätjuhla", "ti 16.4.2024 klo 9–11.30"),
    "paja": ("Työpaja: jälkihuolto", "ti 14.5.2024 klo 9–12"),
    "seminaari": ("Vanhemmuuden seminaari", "to 6.6.2024 klo 12–16"),
}
NEWS = {
    "opas": ("Opas jälkihuoltoon ilmestyi", "2.4.2024", "Opas kokoaa jälkihuollon keinot yhteen."),
    "haku": ("Rahoitushaku tuotti 51 hakemusta", "28.3.2024", "Hakemuksia tuli koko maasta."),
    "tutkimus": ("Tutkimus sijaishuollosta valmistui", "25.3.2024", "Tutkimus kertoo nuorten arjesta."),
}


def page(events: dict[str, tuple[str, str]], news: dict[str, tuple[str, str, str]]) -> dict[str, str]:
    listed = "".join(f'<li><a href="/t/{name}">{title}</a> {when}</li>' for name, (title, when) in events.items())
    told = "".join(
        f'<article><h3><a href="/u/{name}">{title}</a></h3><p>{day}</p><p>{lead}</p></article>'
        for name, (title, day, lead) in news.items()
    )
    lists = f"<h1>SOILA</h1><h2>Tapahtumat</h2><ul>{listed}</ul><h2>Ajankohtaista</h2>{told}"
    own = {
        f"/t/{name}": f"<html lang=fi><h1>{title}</h1><p>Aika: {when}</p><p>Paikka: Helsinki</p></html>"
        for name, (title, when) in events.items()
    }
    return {"/soila": f"<html lang=fi><main>{lists}</main></html>", **own}


def atom(title: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fi"><title>Uutiset</title><id>a</id>'
        f"<entry><id>urn:1</id><title>{title}</title><link href='/uutiset/1'/><updated>2024-04-02T10:00:00Z</updated>"
        "<summary>Opas kokoaa jälkihuollon keinot yhteen.</summary></entry></feed>"
    )


CALENDAR = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1@example.org", "SUMMARY:Kumppanin kahvit"),
        *("DTSTART:20240522T060000Z", "DTEND:20240522T070000Z", "LOCATION:Turku", "END:VEVENT", "END:VCALENDAR", ""),
    )
)


@dataclass(frozen=True)
class Partners:
    project: Path
    site: Site

    def soila(self, *arguments: str, now: str = NOW, code: int = 0) -> Result:
        result = run_soila(self.project, *arguments, now=now)
        assert "Traceback" not in result.err
        assert result.code == code, result
        return result

    def file(self, place: str) -> str:
        return (self.project / place).read_text(encoding="utf-8")


@contextmanager
def partners(folder: Path, more: str = "") -> Iterator[Partners]:
    with site({**page(EVENTS, NEWS), "/atom": atom(NEWS["opas"][0]), "/k.ics": CALENDAR}) as peer:
        kinds = {"thl": ("thl", "/soila"), "uutiset": ("rss", "/atom"), "kumppani": ("ics", "/k.ics")}
        sources = "".join(
            f'[[collect.sources]]\nname = "{name}"\nkind = "{kind}"\nurl = "{peer.url}{path}"\nthemes = [2]\n{more}\n'
            for name, (kind, path) in kinds.items()
        )
        yield Partners(copy_project(folder, f"pause_seconds = 0\n{sources}"), peer)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Partners]:
    with partners(tmp_path) as one:
        yield one


def test_seven_things_of_three_sources_become_files_letter_site_and_feed(told: Partners) -> None:
    shown = told.soila("collect").out
    assert "thl: 3 tapahtumaa, 3 uutista" in shown
    assert "Ehdotuksia odottaa 7:" in told.soila("proposals").out
    status = told.soila("status", code=1).out
    assert "thl: luettu 8.4. klo 9.00; tapahtumia 3, uutisia 3; ehdotuksia odottaa 6" in status
    assert "uutiset: luettu 8.4. klo 9.00; tapahtumia 0, uutisia 1\n" in status
    told.soila("accept", *map(str, range(1, 8)))
    assert told.file("content/news/opas-jalkihuoltoon-ilmestyi.md") == (
        "---\notsikko: Opas jälkihuoltoon ilmestyi\njulkaistu: ti 2.4.2024\n"
        f"linkki: {told.site.url}/u/opas\nteemat: 2\n---\n\n"
        "Opas kokoaa jälkihuollon keinot yhteen.\n\nLähde: 127.0.0.1\n"
    )
    assert "teemat: 2" in told.file("content/events/kumppanin-kahvit.md")
    assert "0 virhettä" in told.soila("check").out
    told.soila("send", "--date", "2024-04-09", now="2024-04-09T09:00")
    letter = told.file("outbox/2024-04-09/letter.html")
    told.soila("publish", now="2024-04-09T09:01")
    pages = "".join(path.read_text(encoding="utf-8") for path in (told.project / "site").rglob("*.html"))
    for title in [one[0] for one in (*EVENTS.values(), *NEWS.values())] + ["Kumppanin kahvit"]:
        assert title in pages
    for title in ("Kevätjuhla", *(one[0] for one in NEWS.values())):
        assert title in letter
    feed = told.file("site/kalenteri/kaikki.ics").replace("\n ", "")
    assert "SUMMARY:Kumppanin kahvit" in feed
    assert "DTSTART;TZID=Europe/Helsinki:20240522T090000" in feed
    assert told.soila("collect", now=LATER).out.count("Ei uusia ehdotuksia.") == 3
    assert told.soila("proposals").out == "Ehdotuksia ei ole.\n"


def test_what_changed_and_what_was_withdrawn_is_told_and_done(told: Partners) -> None:
    todays = {"uusin": ("Tänään kerrottu uutinen", "8.4.2024", "Se kerrottiin tänään.")}
    told.site.pages.update(page(EVENTS, {**todays, **NEWS}))
    told.soila("collect")
    told.soila("accept", *map(str, range(1, 9)))
    changed = {**NEWS, "haku": ("Rahoitushaku tuotti 52 hakemusta", *NEWS["haku"][1:])}
    del changed["opas"]
    told.site.pages.update(page(EVENTS, changed))
    told.soila("collect", now=LATER)
    again = told.soila("collect", "--source", "thl", now="2024-04-08T16:00").out
    assert "Ei uusia ehdotuksia." in again
    listed = told.soila("proposals").out
    assert "MUUTTUNUT: Rahoitushaku tuotti 51 hakemusta [rahoitushaku-tuotti-51-hakemusta]" in listed
    assert "Rahoitushaku tuotti 51 hakemusta → Rahoitushaku tuotti 52 hakemusta" in listed
    assert "POISTUNUT SIVULTA: Opas jälkihuoltoon ilmestyi [opas-jalkihuoltoon-ilmestyi]" in listed
    numbers = [line.partition(".")[0] for line in listed.splitlines() if line[:1].isdigit()]
    assert "Hyväksytty: " in told.soila("accept", *numbers, now=LATER).out
    assert "otsikko: Rahoitushaku tuotti 52 hakemusta\n" in told.file(
        "content/news/rahoitushaku-tuotti-51-hakemusta.md"
    )
    assert "vanhenee: su 7.4.2024\n" in told.file("content/news/opas-jalkihuoltoon-ilmestyi.md")
    assert "vanhenee: ma 8.4.2024\n" in told.file("content/news/tanaan-kerrottu-uutinen.md")
    assert told.soila("collect", now="2024-04-08T17:00").out.count("Ei uusia ehdotuksia.") == 3
    # One piece is back, and taken again; the way of the other one is undone.
    told.site.pages.update(page(EVENTS, {**todays, **changed}))
    told.soila("collect", now="2024-04-08T17:00")
    listed = told.soila("proposals").out
    assert "MUUTTUNUT: Tänään kerrottu uutinen [tanaan-kerrottu-uutinen]" in listed
    assert "ma 8.4.2024 → (tyhjä)" in listed
    told.soila("accept", listed.partition(". MUUTTUNUT")[0].split()[-1], now="2024-04-08T17:00")
    assert "vanhenee" not in told.file("content/news/tanaan-kerrottu-uutinen.md")
    assert told.soila("collect", now="2024-04-08T17:00").out.count("Ei uusia ehdotuksia.") == 3
    told.soila("undo", "opas-jalkihuoltoon-ilmestyi", now="2024-04-08T17:01")
    assert "vanhenee" not in told.file("content/news/opas-jalkihuoltoon-ilmestyi.md")
    assert "POISTUNUT SIVULTA: Opas" in told.soila("proposals").out


def test_a_rejected_piece_is_not_asked_again(told: Partners) -> None:
    told.soila("collect")
    told.soila("reject", "4", "5", "6")
    told.soila("collect", now=LATER)
    assert "Ehdotuksia odottaa 4:" in told.soila("proposals").out


def test_news_may_enter_by_itself(tmp_path: Path) -> None:
    with partners(tmp_path, 'accept = "itse"') as told:
        shown = told.soila("collect").out
        file = "content/news/opas-jalkihuoltoon-ilmestyi.md"
        assert f"Uusi uutinen lisättiin automaattisesti: Opas jälkihuoltoon ilmestyi ({file})" in shown
        assert told.soila("proposals").out == "Ehdotuksia ei ole.\n"


def test_a_source_that_was_renamed_leaves_nothing_to_decide_behind(told: Partners) -> None:
    told.soila("collect")
    config = told.project / "config.toml"
    config.write_text(told.file("config.toml").replace('"kumppani"', '"yhdistys"'), encoding="utf-8")
    told.soila("collect", now=LATER)
    listed = told.soila("proposals").out
    assert "Ehdotuksia odottaa 7:" in listed
    assert "Kumppanin kahvit [yhdistys]" in listed
    assert "[kumppani]" not in listed
    assert "Ehdotuksia odottaa 7: soila proposals" in told.soila("status", code=1).out
    assert "Ehdotusta 7 ei ole odottamassa." in told.soila("accept", "7", code=1).err


def test_the_address_of_a_feed_is_no_link_for_readers(told: Partners) -> None:
    told.soila("collect")
    told.soila("accept", "7")
    assert "k.ics" not in told.file("content/events/kumppanin-kahvit.md")


def test_what_got_another_title_and_address_in_its_feed_changes_its_file(told: Partners) -> None:
    told.site.pages["/atom"] = atom("Syötteen uutinen")
    told.soila("collect", "--source", "uutiset")
    told.soila("accept", "1")
    told.site.pages["/atom"] = atom("Syötteen korjattu uutinen").replace("/uutiset/1", "/uutiset/korjattu")
    told.soila("collect", "--source", "uutiset", now=LATER)
    listed = told.soila("proposals").out
    assert "MUUTTUNUT: Syötteen uutinen [syotteen-uutinen]" in listed
    assert listed.count(" linkki ") == 1
    told.soila("accept", "2", now=LATER)
    file = told.file("content/news/syotteen-uutinen.md")
    assert "otsikko: Syötteen korjattu uutinen\n" in file
    assert f"linkki: {told.site.url}/uutiset/korjattu\n" in file
    assert "Ei uusia ehdotuksia." in told.soila("collect", "--source", "uutiset", now="2024-04-08T16:00").out
