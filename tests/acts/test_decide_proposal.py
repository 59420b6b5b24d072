"""A person's word on what a partner's calendar changed, through the real commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.thl import Site, site
from tests.soila import copy_project, run_soila

NOW = "2024-04-08T09:00"


def calendar(*lines: str, name: str = "Kumppanin kahvit") -> str:
    body = ("UID:1", f"SUMMARY:{name}", "DTSTART:20240522T060000Z", "DTEND:20240522T080000Z", *lines)
    return "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *body, "END:VEVENT", "END:VCALENDAR", ""))


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[tuple[Path, Site]]:
    with site({"/k.ics": calendar()}) as peer:
        source = f'[[collect.sources]]\nname = "kumppani"\nkind = "ics"\nurl = "{peer.url}/k.ics"\n'
        project = copy_project(tmp_path, f"pause_seconds = 0\n{source}")
        collect(project)
        run_soila(project, "accept", "1", now=NOW)
        yield project, peer


def collect(project: Path) -> str:
    run_soila(project, "collect", now=NOW)
    return run_soila(project, "proposals", now=NOW).out


def written(project: Path) -> str:
    return (project / "content/events/kumppanin-kahvit.md").read_text()


def test_a_calendar_that_only_calls_it_moved_puts_it_off_once(partner: tuple[Path, Site]) -> None:
    project, peer = partner
    assert "MUUTTUNUT" not in collect(project)
    peer.pages["/k.ics"] = calendar(name="SIIRRETTY: Kumppanin kahvit")
    asked = collect(project)
    assert ("MUUTTUNUT: Kumppanin kahvit" in asked, "ke 22.5.2024 klo 9–11 → (tyhjä)" in asked) == (True, True)
    run_soila(project, "accept", "2", now=NOW)
    assert "aika: avoin\n" in written(project)
    assert "tila: siirretty\n" in written(project)
    assert "Kumppanin kahvit" not in collect(project)


def test_what_is_asked_names_its_source_and_what_is_full_is_told(partner: tuple[Path, Site]) -> None:
    project, peer = partner
    peer.pages["/k.ics"] = calendar("LOCATION:Oulu") + calendar(name="TÄYNNÄ: Kurssi").replace("UID:1", "UID:2")
    asked = collect(project)
    assert "UUSI: Kurssi (täynnä) [kumppani]" in asked
    assert f"     {'lähde':<24} kumppani\n" in asked


def test_a_cancelling_without_a_name_calls_off_what_was_accepted(partner: tuple[Path, Site]) -> None:
    project, peer = partner
    lines = [line for line in calendar().split("\r\n") if not line.startswith("SUMMARY")]
    peer.pages["/k.ics"] = "\r\n".join(lines).replace("BEGIN:VEVENT", "METHOD:CANCEL\r\nBEGIN:VEVENT")
    assert "vahvistettu → peruttu" in collect(project)
    run_soila(project, "accept", "2", now=NOW)
    assert "tila: peruttu\n" in written(project)


def test_a_time_that_cannot_be_read_any_more_is_asked_of_and_never_put_off(partner: tuple[Path, Site]) -> None:
    project, peer = partner
    other = calendar(name="Muu").replace("UID:1", "UID:2")
    peer.pages["/k.ics"] = calendar().replace("DTSTART:2024", "DTSTART:x") + other
    assert "ke 22.5.2024 klo 9–11 → (tyhjä)" in collect(project)
    refused = run_soila(project, "accept", "2", now=NOW)
    assert (refused.code, "lähteestä ei saatu uutta aikaa" in refused.out + refused.err) == (1, True)
    assert "aika: ke 22.5.2024 klo 9–11\n" in written(project)
    for number, lines, told in (("2", ("STATUS:TENTATIVE",), "alustava"), ("4", (), "vahvistettu")):
        peer.pages["/k.ics"] = calendar(*lines) + other
        assert f" → {told}\n" in collect(project)
        run_soila(project, "accept", number, now=NOW)
        assert f"tila: {told}\n" in written(project)
    assert "Kumppanin kahvit" not in collect(project)
