"""A page outside and the files here, through the real command: a page proposes, a person decides, nothing is lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.collect.site import JUHLA, LIST, NOW, PAJA, SEMINAARI, Story, story


@pytest.fixture
def thl(tmp_path: Path) -> Iterator[Story]:
    with story(tmp_path) as told:
        yield told


_NOT_TOLD = ("lahteet.json", "kept.db")


def state_of(thl: Story) -> bytes:
    """Everything remembered, but when the source was looked at, and what can be read again."""
    files = sorted((thl.project / ".soila").rglob("*"))
    return b"".join(path.read_bytes() for path in files if path.is_file() and path.name not in _NOT_TOLD)


def test_a_new_event_is_proposed_accepted_and_published(thl: Story) -> None:
    shown = thl.collected(JUHLA, PAJA)
    assert (shown.code, "Uusia ehdotuksia: 2" in shown.out) == (0, True)
    assert "(kohta «Aika»)" in shown.out
    assert not (thl.project / "content/events/kevatjuhla.md").exists()
    listed = thl.soila("proposals").out
    assert "1. UUSI: Kevätjuhla [thl]" in listed
    assert "2. UUSI: Työpaja: jälkihuolto [thl]" in listed
    done = thl.soila("accept", "1", "2")
    assert (done.code, "content/events/kevatjuhla.md" in done.out) == (0, True)
    assert "aika: ti 16.4.2024 klo 9–11.30\npaikka: verkossa\n" in thl.file("kevatjuhla")
    assert thl.soila("check").code == 0
    thl.soila("publish")
    assert "DTSTART;TZID=Europe/Helsinki:20240416T090000" in thl.feed()
    assert thl.soila("proposals").out == "Ehdotuksia ei ole.\n"
    assert "Ei uusia ehdotuksia" in thl.soila("collect").out


def test_a_changed_hour_is_told_field_by_field_and_moves_the_feed(thl: Story) -> None:
    thl.collected(JUHLA)
    thl.soila("accept", "1")
    thl.soila("publish")
    thl.collected(replace(JUHLA, time="ti 16.4.2024 klo 10–12"))
    listed = thl.soila("proposals").out
    assert "2. MUUTTUNUT: Kevätjuhla [kevatjuhla]" in listed
    assert "ti 16.4.2024 klo 9–11.30 → ti 16.4.2024 klo 10–12" in listed
    assert "klo 9–11.30" in thl.file("kevatjuhla")
    done = thl.soila("accept", "2")
    assert (done.code, "muutos nro 1" in done.out) == (0, True)
    text = thl.file("kevatjuhla")
    assert "aika: ti 16.4.2024 klo 10–12" in text
    assert "tila: siirretty\nalkuperäinen aika: ti 16.4.2024 klo 9–11.30" in text
    assert "SEQUENCE:1" in thl.feed()
    assert "Ei uusia ehdotuksia" in thl.soila("collect").out


def test_a_rejected_change_is_not_asked_again_until_the_page_changes(thl: Story) -> None:
    thl.collected(JUHLA)
    thl.soila("accept", "1")
    thl.collected(replace(JUHLA, time="ti 16.4.2024 klo 10–12"))
    assert "Hylätty" in thl.soila("reject", "2").out
    assert "Ei uusia ehdotuksia" in thl.soila("collect").out
    assert "klo 9–11.30" in thl.file("kevatjuhla")
    assert "Uusia ehdotuksia: 1" in thl.collected(replace(JUHLA, time="ti 16.4.2024 klo 11–13")).out


def test_an_event_that_leaves_the_page_keeps_its_file(thl: Story) -> None:
    thl.collected(JUHLA, PAJA, SEMINAARI)
    thl.soila("accept", "1", "2", "3")
    thl.collected(JUHLA, SEMINAARI)
    thl.soila("collect")
    assert "4. POISTUNUT SIVULTA: Työpaja: jälkihuolto [tyopaja-jalkihuolto]" in thl.soila("proposals").out
    assert "tila:" not in thl.file("tyopaja-jalkihuolto")
    assert thl.soila("accept", "4").code == 0
    assert "tila: peruttu" in thl.file("tyopaja-jalkihuolto")


def test_our_own_decision_is_not_overruled_in_silence(thl: Story) -> None:
    thl.collected(JUHLA)
    thl.soila("accept", "1")
    thl.soila("cancel", "kevatjuhla", "--reason", "Liian vähän ilmoittautuneita")
    assert "Uusia ehdotuksia: 1" in thl.soila("collect").out
    listed = thl.soila("proposals").out
    assert "RISTIRIITA: Kevätjuhla" in listed
    assert "peruttu → vahvistettu" in listed
    assert "tila: peruttu" in thl.file("kevatjuhla")


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<h1>Huoltokatko</h1><p>Palvelu on poissa 8.4.2024 klo 8–12.</p>", "ei näy yhtään tapahtumaa"),
        ("<h1>Tapahtumat</h1><ul><li><a href='/t/juhla'>Kevätjuhla</a> ti 16.4.2024</li></ul>", "vain 1 tapahtumaa"),
    ],
)
def test_a_page_that_has_changed_its_shape_is_not_believed(thl: Story, page: str, word: str) -> None:
    thl.collected(JUHLA, PAJA, SEMINAARI)
    before = thl.soila("proposals").out
    thl.site.pages[LIST] = page
    shown = thl.soila("collect", now="2024-04-08T12:00")
    assert (shown.code, word in shown.err) == (1, True)
    assert "”Työpaja: jälkihuolto”" in shown.err
    assert thl.soila("proposals").out == before
    told = thl.soila("status", now="2024-04-09T12:00")
    assert "thl: luettu kunnolla viimeksi 8.4. klo 9.00" in told.out
    assert word in told.out
    assert json.loads(thl.soila("status", "--json").out)["sources"]["thl"]["good_at"] == "2024-04-08T09:00:00+03:00"


def test_an_unchanged_page_costs_one_conditional_request_and_changes_nothing(thl: Story) -> None:
    thl.collected(JUHLA, PAJA)
    before, asked = state_of(thl), len(thl.site.requests)
    assert "Ei uusia ehdotuksia" in thl.soila("collect", now="2024-04-08T13:00").out
    requests = thl.site.requests[asked:]
    assert [(one.conditional, one.status) for one in requests] == [(True, 304)] * 3
    assert state_of(thl) == before


def test_what_is_fetched_can_be_read_again_without_the_network(thl: Story) -> None:
    shown = thl.collected(JUHLA)
    asked = len(thl.site.requests)
    again = thl.soila("collect", "--replay")
    assert again.out == shown.out.replace("Uusia ehdotuksia: 1. Katso ne: soila proposals", "Ei uusia ehdotuksia.")
    (thl.project.parent / "sivu.html").write_text(str(thl.site.pages[LIST]), encoding="utf-8")
    assert "Kevätjuhla" in thl.soila("collect", "--from", "../sivu.html").out
    assert len(thl.site.requests) == asked


def test_a_site_that_fails_is_told_and_tried_again(thl: Story) -> None:
    thl.collected(JUHLA)
    thl.site.faults[LIST] = "status 500"
    failed = thl.soila("collect", now="2024-04-08T12:00")
    assert (failed.code, "Palvelimessa on vika" in failed.err) == (3, True)
    del thl.site.faults[LIST]
    assert thl.soila("collect", now="2024-04-08T13:00").code == 0
    assert "thl: luettu 8.4. klo 13.00" in thl.soila("status").out


def test_nothing_dangerous_comes_through(thl: Story) -> None:
    evil = replace(
        PAJA,
        title="Työpaja *|EMAIL|* &lt;script&gt;alert(1)&lt;/script&gt; --- [x](javascript:alert(1))",
        place="Tampere *|IF:X|* # *b*",
        more="<script>alert(2)</script><p>---\notsikko: Toinen *|UNSUB|*</p><p># Otsikko</p><p>1. [a](javascript:b)</p>"
        "<p><a href='javascript:alert(3)'>Ilmoittaudu</a></p>",
    )
    assert thl.collected(evil).code == 0
    assert thl.soila("accept", "1").code == 0
    (file,) = (thl.project / "content/events").glob("tyopaja*")
    assert thl.soila("check").code == 0
    assert "*|" not in file.read_text(encoding="utf-8")
    thl.soila("publish")
    page = (thl.project / "site/tapahtumat" / f"{file.stem}.html").read_text(encoding="utf-8")
    letter = thl.soila("letter", "--date", "2024-05-07")
    assert letter.code == 0
    html = (thl.project / ".soila/esikatselu/2024-05-07.html").read_text(encoding="utf-8")
    for output in (page, html, thl.feed()):
        assert "*|EMAIL" not in output
        assert "<script>alert" not in output
        assert 'href="javascript:' not in output
        assert "alert(2)" not in output
    assert "<h1># " not in page


class TestWrongUse:
    def test_numbers_that_are_not(self, thl: Story) -> None:
        thl.collected(JUHLA)
        wrong = thl.soila("accept", "7", "1")
        assert (wrong.code, "Ehdotusta 7 ei ole" in wrong.err, "Hyväksytty" in wrong.out) == (1, True, True)
        assert thl.soila("accept", "yksi").code == 2
        assert thl.soila("reject").code == 2

    def test_sources_that_are_not(self, thl: Story) -> None:
        wrong = thl.soila("collect", "--source", "thk")
        assert (wrong.code, "Lähteet: thl" in wrong.err) == (2, True)
        missing = thl.soila("collect", "--from", "ei-ole.html")
        assert (missing.code, "ei voi lukea" in missing.err) == (3, True)

    def test_an_event_without_a_time_cannot_become_a_file(self, thl: Story) -> None:
        thl.collected(replace(JUHLA, time="keväällä 2024"), PAJA, SEMINAARI)
        listed = thl.soila("proposals").out
        if "Kevätjuhla" in listed:
            number = next(line.partition(".")[0] for line in listed.splitlines() if "Kevätjuhla" in line)
            refused = thl.soila("accept", number)
            assert (refused.code, "ei saatu tapahtuman aikaa" in refused.err) == (1, True)
        assert not (thl.project / "content/events/kevatjuhla.md").exists()


def test_new_events_may_enter_by_themselves_and_changes_never(tmp_path: Path) -> None:
    with story(tmp_path, "accept_new = true") as thl:
        shown = thl.collected(JUHLA)
        assert "lisättiin automaattisesti: Kevätjuhla (content/events/kevatjuhla.md)" in shown.out
        thl.tell(replace(JUHLA, time="ti 16.4.2024 klo 10–12"), PAJA)
        ticked = thl.soila("tick", now="2024-04-08T14:00").out
        assert "Työpaja: jälkihuolto" in ticked
        assert "klo 9–11.30" in thl.file("kevatjuhla")
        assert "MUUTTUNUT: Kevätjuhla" in thl.soila("proposals").out


def test_the_clock_reads_a_source_some_times_a_day_and_tells_once(thl: Story) -> None:
    thl.tell(JUHLA)
    for now in ("2024-04-08T14:00", "2024-04-08T14:05", "2024-04-08T17:55"):
        thl.soila("tick", now=now)
    assert len(thl.site.asked(LIST)) == 1
    thl.soila("tick", now="2024-04-08T18:05")
    assert len(thl.site.asked(LIST)) == 2
    assert "Ehdotuksia odottaa 1" in thl.soila("status", now=NOW).out
