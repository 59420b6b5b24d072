"""Sources beside each other: what one of them does harms no other, and its trouble is told once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.acts.collect import SourceLook, look_at
from pipeline.acts.situation import Situation
from pipeline.collect.fetch.fetcher import Fetcher
from pipeline.collect.fetch.request import Limits
from pipeline.collect.fetch.stored import stored_folder
from pipeline.config import SourceRule
from tests.jobs.looks import Looks, at, project_in
from tests.peers.thl import Site, site
from tests.soila import copy_project, run_soila

NOW = "2024-04-08T09:00"
PAGE = '<html lang="fi"><h1>Tapahtumat</h1><ul><li>Kevätjuhla ti 16.4.2024 klo 9–11.30</li></ul></html>'
LOGIN = '<html lang="fi"><title>Kirjaudu sisään</title><h1>Kirjaudu sisään</h1><p>Tunnus ja salasana</p></html>'
FEED = (
    '<rss version="2.0"><channel><item><title>Opas ilmestyi</title><link>https://k.example.org/1</link>'
    "<pubDate>Mon, 01 Apr 2024 10:00:00 GMT</pubDate></item></channel></rss>"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kumppanin kahvit\r\nDTSTART:20240522T060000Z\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
# Bad ones stand before and between the good ones.
SOURCES = {
    "endless": "thl",
    "hyva-sivu": "thl",
    "loop": "ics",
    "login-ics": "ics",
    "hyva-syote": "rss",
    "login-rss": "rss",
    "kuva": "thl",
    "kiire": "rss",
    "hyva-kalenteri": "ics",
}
GOOD = {"hyva-sivu", "hyva-syote", "hyva-kalenteri"}


@dataclass
class Many:
    project: Path
    site: Site


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Many]:
    pages = {"/hyva-sivu": PAGE, "/hyva-syote": FEED, "/hyva-kalenteri": CALENDAR, "/kuva": "x"}
    with site({**pages, "/login-ics": LOGIN, "/login-rss": LOGIN, "/roikkuu": PAGE}) as peer:
        peer.faults |= {"/endless": "endless", "/loop": "loop", "/kuva": "type image/png", "/roikkuu": "drip"}
        peer.faults |= {"/vaiti": "hang", "/kiire": "later 7200"}
        sources = "".join(
            f'[[collect.sources]]\nname = "{name}"\nkind = "{kind}"\nurl = "{peer.url}/{name}"\n'
            for name, kind in SOURCES.items()
        )
        yield Many(copy_project(tmp_path, f"pause_seconds = 0\n{sources}"), peer)


def test_good_sources_are_read_beside_bad_ones_whose_trouble_is_told_once(many: Many) -> None:
    looks = Looks(many.project)
    for moment in (NOW, "2024-04-08T10:05", "2024-04-08T14:05"):
        looks.at(moment, "collect")
    notices = looks.notices().values()
    troubled = [one.subject for one in notices if "ei saatu luettua" in one.subject]
    assert sorted(troubled) == sorted(f"Lähdettä {name} ei saatu luettua" for name in SOURCES.keys() - GOOD)
    assert len([one for one in notices if "uutta ehdotusta" in one.subject]) == 3
    assert [len(many.site.asked(path)) for path in ("/kiire", "/login-rss")] == [2, 3]
    listed = run_soila(many.project, "proposals", now=NOW).out
    assert [title in listed for title in ("Kevätjuhla", "Opas ilmestyi", "Kumppanin kahvit")] == [True] * 3
    status = run_soila(many.project, "status", now=NOW).out
    for name in SOURCES:
        assert f"  {name}: {'luettu' if name in GOOD else 'ei ole vielä saatu luettua kunnolla'}" in status


def test_each_trouble_has_its_reason_in_finnish(many: Many) -> None:
    config = many.project / "config.toml"
    silent = f'timeout_seconds = 2\n[[collect.sources]]\nname = "vaiti"\nkind = "ics"\nurl = "{many.site.url}/vaiti"\n'
    before, first, rest = config.read_text(encoding="utf-8").partition("pause_seconds = 0\n")
    config.write_text(f"{before}{first}{silent}{rest}", encoding="utf-8")
    shown = run_soila(many.project, "collect", now=NOW)
    assert (shown.code, "Traceback" in shown.err) == (3, False)
    for reason in (
        "ei saatu 2 sekunnissa",
        "liian suuri",
        "ohjaa kerta toisensa jälkeen",
        "ei ole kalenterisyötettä",
        "RSS- eikä Atom-syötettä",
    ):
        assert reason in shown.err
    assert shown.out.count("Uusia ehdotuksia: 1") == 3


def looked(many: Many, path: str, kind: str) -> SourceLook:
    project = project_in(many.project)
    rule = SourceRule(path, kind, f"{many.site.url}/{path}")
    fetcher = Fetcher(rule, "x", stored_folder(project, rule), at(NOW), 0, limits=Limits(total=0.3, read=0.3))
    with Situation(project, at(NOW)) as situation:
        return look_at(situation, rule, fetcher)


@pytest.mark.parametrize("kind", ["thl", "rss", "ics"])
def test_a_source_that_hangs_is_cut_off(many: Many, kind: str) -> None:
    alarm = looked(many, "roikkuu", kind).alarm
    assert alarm is not None
    assert alarm.key == "fetch.slow"


def test_a_source_on_which_the_program_breaks_is_told_and_logged(many: Many) -> None:
    project, rule = project_in(many.project), SourceRule("rikki", "ics", "https://k.example.org/k.ics")

    def broken(_: str) -> None:
        raise ZeroDivisionError("rikki")

    with Situation(project, at(NOW)) as situation:
        found = look_at(situation, rule, broken)  # type: ignore[arg-type]
    assert (found.alarm and found.alarm.key) == "collect.broke"
    log = "".join(path.read_text(encoding="utf-8") for path in (many.project / ".soila/loki").iterdir())
    assert "ZeroDivisionError" in log
