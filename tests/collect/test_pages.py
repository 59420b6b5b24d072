"""What a page says is read by its meaning, what is doubtful waits with a reason, what is dangerous is taken out."""

import json
from datetime import date, time

import pytest
from msgspec.structs import replace

from pipeline.messages import explain
from pipeline.model import Collected, FoundEvent, Status, When, in_sessions
from tests.collect.test_mark_ups import HOST, TODAY, collected
from tests.peers.thl_events import LIST
from tests.peers.thl_pages import MAINTENANCE, page

A = f"{LIST}/a"
ROW = f'<li><a href="{A}">Työpaja A</a> 14.5.2024</li>'
TIME = "<p>Aika: ti 14.5.2024 klo 9–11</p>"
WHEN = When(date(2024, 5, 14), date(2024, 5, 14), time(9), time(11))


def of_listing(main: str, near: date = TODAY) -> Collected:
    return collected({LIST: page(f"<h1>Tapahtumat</h1>{main}")}, near)


def of_page(main: str, rows: str = ROW) -> FoundEvent:
    """The first event of a list whose link leads to a page with `main`."""
    found = collected({LIST: page(f"<h1>Tapahtumat</h1><ul>{rows}</ul>"), A: page(main, "Työpaja A")})
    return found.events[0]


def doubts(event: FoundEvent) -> list[str]:
    for doubt in event.doubts:
        assert explain(doubt)
    return [doubt.key.partition(".")[2] for doubt in event.doubts]


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Aika</dt><dd>ti 14.5.2024 klo 9–11</dd><dt>Paikka</dt><dd>Oulu</dd></dl>",
        "<dl><dt>Ajankohta:</dt><dd>14.5.2024</dd><dd>klo 9–11</dd><dt>Missä?</dt><dd>Oulu</dd></dl>",
        "<table><tr><th>Milloin</th><td>14.5.2024 klo 9–11</td></tr><tr><th>Sijainti</th><td>Oulu</td></tr></table>",
        "<table><tr><th>Alkaa</th><td>14.5.2024 klo 9</td></tr><tr><th>Päättyy</th><td>14.5.2024 klo 11</td></tr>"
        "<tr><td>Paikka</td><td>Oulu</td></tr></table>",
        "<p><strong>Tapahtuma-aika:</strong> 14.5.2024 9:00 - 11:00<br><strong>Paikka:</strong> Oulu</p>",
        "<p><b>Aika</b><br>14.5.2024 klo 9–11</p><p><b>Paikka</b><br>Oulu</p>",
        "<div><div>Aika</div><div>14.5.2024</div><div>9.00–11.00</div></div><div><div>Paikka</div><div>Oulu</div></div>",
        "<div><span>Aika</span><span>14.5.2024 klo 9–11</span></div><div><span>Paikka</span><span>Oulu</span></div>",
        "<h2>Aika ja paikka</h2><p>14.5.2024 klo 9–11, Oulu</p>",
        "<h2>Aika</h2><p>14.5.2024 klo 9–11</p><h2>Paikka</h2><p>Oulu</p>",
        "<ul><li>Päivä: 14.5.2024</li><li>Kellonaika: 9–11</li><li>Paikka: Oulu</li></ul>",
        "<p>Aika: 14.5.2024 klo 9–11 | Paikka: Oulu</p>",
        "<p>Tule mukaan!</p><aside><p>Aika: 14.5.2024 klo 9–11</p><p>Paikka: Oulu</p></aside>",
        "<p>Aika: ti 14.5.2024 klo 9–11<p>Paikka: Oulu<div>",
    ],
)
def test_labels_and_values_in_every_mark_up(facts: str) -> None:
    event = of_page(f"<h1>Työpaja A</h1><p>Julkaistu 3.1.2024 klo 8.00</p>{facts}")
    assert (event.title, event.when, event.place) == ("Työpaja A", WHEN, "Oulu")
    assert doubts(event) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Tilaisuus on peruttu.", Status.CANCELLED),
        ("<b>PERUTTU</b>", Status.CANCELLED),
        ("Valitettavasti työpaja joudutaan siirtämään, eli työpaja on peruutettu!", Status.CANCELLED),
        ("Tilaisuus ei ole peruttu.", Status.CONFIRMED),
        ("Jos tilaisuus perutaan, ilmoitamme siitä.", Status.CONFIRMED),
        ("Edellinen tilaisuus peruttiin.", Status.CONFIRMED),
        ("Syksyn tilaisuus 3.9.2024 on peruttu.", Status.CONFIRMED),
        ("Tilaisuus siirtyy verkkoon.", Status.CONFIRMED),
        ("Vastuu siirtyy hyvinvointialueille.", Status.CONFIRMED),
        ("Ilmoittautumisen voi perua. Peruutusehdot ovat lomakkeella.", Status.CONFIRMED),
        ("Alustava", Status.TENTATIVE),
    ],
)
def test_status_words_are_those_of_the_event(said: str, status: Status) -> None:
    assert of_page(f"<h1>Työpaja A</h1>{TIME}<p>{said}</p>").status is status


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("Tilaisuus on täynnä.", True),
        ("Täynnä", True),
        ("Ilmoittautuminen on täynnä, mutta voit jonottaa.", True),
        ("Tilaisuus ei ole vielä täynnä.", False),
        ("Kevät on täynnä tapahtumia.", False),
    ],
)
def test_a_full_event(said: str, full: bool) -> None:
    assert of_page(f"<h1>Työpaja A</h1>{TIME}<p>{said}</p>").full is full


def test_status_words_leave_the_title() -> None:
    event = of_page(f"<h1>PERUTTU: Työpaja A</h1>{TIME}")
    assert (event.title, event.status) == ("Työpaja A", Status.CANCELLED)


def test_a_postponed_event_has_only_its_old_time() -> None:
    event = of_page(f"<h1>Työpaja A</h1>{TIME}<p>Tilaisuus siirtyy myöhempään ajankohtaan.</p>")
    assert (event.status, event.when, event.original) == (Status.MOVED, None, WHEN)


def test_hidden_words_are_not_read() -> None:
    event = of_page(
        f"""<p style="display: none">Tilaisuus on peruttu.</p><template><p>Aika: 1.1.2025</p></template>
        <!-- Aika: 2.2.2025 --><h1>Työpaja A</h1>{TIME}<p hidden>Täynnä</p><noscript>Peruttu</noscript>"""
    )
    assert (event.status, event.full, event.when, doubts(event)) == (Status.CONFIRMED, False, WHEN, [])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("<p>Aika: ke 14.5.2024 klo 9</p>", ["weekday"]),
        ("<p>Aika: 31.6.2024 klo 9</p>", ["no_such_day"]),
        ("<p>Tervetuloa tilaisuuteen!</p>", ["no_time"]),
        ("<p>Aika: 14.5.2024 klo 9–11 tai 21.5.2024 klo 9–11</p>", ["several_dates"]),
        ("<p>Aika: 14.5.2024 klo 9–11 ja 21.5.2024</p>", ["several_dates"]),
        ("<p>Aika: 14.5.2024 klo 9–11 ja 21.5.2024 klo 9–11</p><p>Nähdään 16.5.2024 klo 9.</p>", ["several_dates"]),
        ("<p>Aika: 14.5.2024 klo 9</p><p>Ajankohta: 14.5.2024 klo 10</p>", ["two_times"]),
        ("<p>Aika: 14.5.2014 klo 9</p>", ["far_past"]),
        ("<p>Aika: 14.5.2034 klo 9</p>", ["far_ahead"]),
        ("<p>Aika: 14.5. klo 9</p>", ["year_guessed"]),
        ("<p>Tiistaina 14.5.2024 klo yhdeksästä alkaen</p>", ["unknown"]),
        ("<p>ti 14.5.2024 klo 9 (kahvit klo 8.30) – 11</p>", ["hours_unread"]),
        ("<p>Ti 14.5.2024</p><h2>Ohjelma</h2><p>klo 9 Avaus</p><p>klo 10 Keskustelu</p>", ["hours_unread"]),
        ("<p>Aika: 14.5.2024 klo 9 (siirretty 21.5.2024)</p>", []),
        ("<p>Aika: 21.5.2024 klo 9 (siirretty 14.5.2024)</p>", ["moved_unclear"]),
        ("<p>2.4.2024</p><p>Seminaari pidetään torstaina 16.5.2024 klo 9–15.</p>", ["several_dates"]),
    ],
)
def test_a_doubtful_time_waits_with_its_reason(facts: str, expected: list[str]) -> None:
    undated = f'<li><a href="{A}">Työpaja A</a></li>'
    assert doubts(of_page(f"<h1>Työpaja A</h1>{facts}", undated)) == expected


def test_a_page_that_disagrees_with_the_list_is_a_doubt_and_the_page_wins() -> None:
    event = of_page("<h1>Työpaja A</h1><p>Aika: ke 15.5.2024 klo 9</p>")
    assert event.when is not None
    assert (event.when.first, doubts(event)) == (date(2024, 5, 15), ["dates_disagree"])


def test_machine_data_that_disagrees_with_the_visible_page_is_a_doubt() -> None:
    data = json.dumps({"@type": "Event", "name": "Työpaja A", "startDate": "2024-05-14T12:00:00+03:00"})
    event = of_page(f'<script type="application/ld+json">{data}</script><h1>Työpaja A</h1>{TIME}')
    assert doubts(event) == ["structured_disagrees"]


def test_broken_machine_data_is_told_and_the_page_read() -> None:
    site = {
        LIST: page(f"<h1>Tapahtumat</h1><ul>{ROW}</ul>"),
        A: page(f'<script type="application/ld+json">{{"@type": "Event",</script><h1>Työpaja A</h1>{TIME}'),
    }
    found = collected(site)
    assert [problem.key for problem in found.problems] == ["collect.broken_structure"]
    assert found.events[0].when == WHEN


def test_a_swedish_page_is_a_doubt() -> None:
    main = """<h1>Työpaja A</h1><p>Tid: tisdag 14.5.2024 kl. 9–11</p><p>Plats: Teams och på plats. Anmälan senast
    10.5.2024 till oss. Välkommen med!</p>"""
    event = of_page(main)
    assert "foreign_language" in doubts(event)
    assert event.language == "sv"


def test_markup_and_merge_tags_never_pass() -> None:
    event = of_page(
        f"<h1>Työpaja A<script>alert(1)</script> &lt;script&gt;alert(2)&lt;/script&gt; *|FNAME|*\u202e</h1>{TIME}"
        "<p>Kuvaus &lt;img src=x onerror=alert(3)&gt; *|UNSUB|* tästä.</p>"
    )
    for text in (event.title, event.body):
        assert not any(bad in text for bad in ("<", "alert", "*|", "|*", "\u202e"))
    assert event.title.startswith("Työpaja A")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "https://kayttaja:salasana@example.org/", "//[", "vbscript:x"]
)
def test_dangerous_links_are_dropped_with_a_reason(link: str) -> None:
    event = of_page(f'<h1>Työpaja A</h1>{TIME}<p><a href="{link}">Ilmoittaudu</a></p>')
    assert (event.registration, doubts(event)) == ("", ["bad_link"])
    event = of_listing(f'<ul><li><a href="{link}">Työpaja A</a> 14.5.2024</li></ul>').events[0]
    assert (event.url, doubts(event)) == (f"{HOST}{LIST}", ["bad_link"])


def test_two_events_with_one_link_are_both_kept() -> None:
    rows = f'{ROW}<li><a href="{A}">Iltapäivä B</a> 21.5.2024 klo 12</li>'
    site = {LIST: page(f"<h1>Tapahtumat</h1><ul>{rows}</ul>"), A: page(f"<h1>Työpaja A</h1>{TIME}")}
    first, second = collected(site).events
    assert (first.title, first.when, doubts(first)) == ("Työpaja A", WHEN, [])
    assert second.when is not None
    assert (second.title, second.when.first, doubts(second)) == ("Iltapäivä B", date(2024, 5, 21), ["shared_link"])


def test_an_event_whose_page_cannot_be_had_is_read_from_the_list_with_a_doubt() -> None:
    found = of_listing(f"<ul>{ROW}</ul>")
    assert [problem.key for problem in found.problems] == ["collect.status"]
    assert [event.doubts for event in found.events] == [found.problems]
    assert found.listed == 1


@pytest.mark.parametrize("text", [MAINTENANCE, "", "\0", "<p>Ei mitään", "<?xml version='1.0'?><x>14.5.2024</x>"])
def test_a_page_that_is_no_list_of_events_says_so(text: str) -> None:
    found = collected({LIST: text})
    assert (found.events, found.listed) == ((), 0)
    assert [problem.key for problem in found.problems] == ["collect.no_events"]


def test_news_beside_the_events_are_not_events() -> None:
    found = of_listing(
        """<h2>Tulevat tapahtumat</h2><ul><li>14.5.2024 Työpaja A</li></ul><h2>Uutiset</h2>
        <ul><li><a href="/uutiset/1">Hankkeet valittu</a> 1.3.2024</li></ul>"""
    )
    assert [event.title for event in found.events] == ["Työpaja A"]


def test_the_next_pages_of_a_list_are_read_once_each() -> None:
    pages = {
        LIST if n == 1 else f"{LIST}?sivu={n}": page(
            f"<h1>Tapahtumat</h1><ul><li>{n}.5.2024 Työpaja numero {n}</li></ul>"
            f'<a href="?sivu={n % 3 + 1}">Seuraava</a>'
        )
        for n in (1, 2, 3)
    }
    pages[f"{LIST}?sivu=1"] = pages[LIST]
    assert [event.title for event in collected(pages).events] == [f"Työpaja numero {n}" for n in (1, 2, 3)]


def test_a_deep_and_a_long_page_end() -> None:
    deep = of_listing("<div>" * 3000 + "<h3>Työpaja A</h3>" + TIME)
    assert [event.when for event in deep.events] == [WHEN]
    long = of_listing(f"<h3>Työpaja A</h3>{TIME}<p>{'tilaisuus on ' * 80_000}</p>")
    assert [len(event.body) <= 20_000 for event in long.events] == [True]


@pytest.mark.parametrize(
    "facts",
    [
        "<p><strong>Tilaisuus on siirretty, uusi aika on ti 21.5.2024 klo 9–11.</strong></p>"
        "<p>Alkuperäinen aika: 14.5.2024 klo 9–11</p>",
        "<p>Aika: ti 21.5.2024 klo 9–11 (alkuperäinen aika ti 14.5.2024 klo 9–11)</p>",
        "<p>Tilaisuus on siirretty 14.5.2024:stä 21.5.2024:ään.</p><p>Uusi aika: 21.5.2024 klo 9–11</p>",
    ],
)
def test_a_moved_event_has_its_new_time_and_the_old_one(facts: str) -> None:
    event = of_page(f"<h1>Työpaja A</h1>{facts}")
    assert event.original is not None
    assert (event.status, event.original.first) == (Status.MOVED, date(2024, 5, 14))
    assert event.when == When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11))
    assert doubts(event) == []


@pytest.mark.parametrize(
    "facts",
    [
        "<p>Aika: ti 14.5.2024 klo 9–11 ja ti 21.5.2024 klo 9–11</p>",
        "<p>Aika:</p><ul><li>14.5.2024 klo 9–11</li><li>21.5.2024 klo 9–11</li></ul>",
        "<p>14.5. klo 9–11 ja 21.5.2024 klo 9–11</p>",
        "<p>Aika: 14.5.2024 ja 21.5.2024</p><p>Kello: 9–11</p>",
        "<p>Aika: 14.5.2024 ja 21.5.2024 klo 9–11</p>",
        "<p>Aika: 14.5.2024 klo 9–11, 21.5.2024 klo 9–11</p><p>Toisella kerralla 21.5.2024 kootaan opit.</p>",
    ],
)
def test_the_times_of_one_event_are_its_sessions(facts: str) -> None:
    sessions = in_sessions((WHEN, replace(WHEN, first=date(2024, 5, 21), last=date(2024, 5, 21))))
    for listed in ("", "<p>14.5.2024</p>", "<p>21.5.2024 klo 9–11</p>", "<p>14.–21.5.2024</p>"):
        event = of_page(f"<h1>Työpaja A</h1>{facts}", f'<li><a href="{A}">Työpaja A</a>{listed}</li>')
        assert (event.when, doubts(event)) == (sessions, [])
    span = {"@type": "Event", "name": "Työpaja A", "startDate": "2024-05-14T09:00", "endDate": "2024-05-21T11:00"}
    data = f'<script type="application/ld+json">{json.dumps(span)}</script>'
    assert doubts(of_page(f"<h1>Työpaja A</h1>{data}{facts}")) == []
    other = of_page(f"<h1>Työpaja A</h1>{facts}", f'<li><a href="{A}">Työpaja A</a><p>16.5.2024</p></li>')
    assert doubts(other) == ["dates_disagree"]


def test_the_sessions_of_a_series_that_machines_are_told_of_are_events_of_their_own() -> None:
    sessions = [{"@type": "Event", "name": f"Kerta {n}", "startDate": f"2024-05-{n:02}T09:00"} for n in (7, 14)]
    series = {"@type": "EventSeries", "name": "Sarja", "subEvent": sessions, "location": {"name": "Oulu"}}
    main = f'<script type="application/ld+json">{json.dumps(series)}</script>'
    found = of_listing(main)
    assert [(event.title, event.place, doubts(event)) for event in found.events] == [
        ("Kerta 7", "Oulu", []),
        ("Kerta 14", "Oulu", []),
    ]


@pytest.mark.parametrize("line", ["ti 14.5.2024 klo 9–11, Oulu", "ti 14.5.2024 klo 9–11 | Oulu", "klo 9–11 | Oulu"])
def test_a_place_after_the_time_on_its_line(line: str) -> None:
    day = "" if "14.5." in line else "<p>14.5.2024</p>"
    event = of_listing(f"<h3>Työpaja A</h3>{day}<p>{line}</p>").events[0]
    assert (event.when, event.place, doubts(event)) == (WHEN, "Oulu", [])


@pytest.mark.parametrize(
    "time",
    [
        "<p>Päivä: 14.5.2024</p><p>Aika: 9:00 - 11:00</p>",
        "<h2>toukokuun 14 2024 @ 9:00 - 11:00</h2>",
        "<p>14.5.2024, 9–11</p>",
        "<p>14.5.2024 9–11 | Teams</p>",
        "<p>ti 14.5.2024 klo 9 – n. 11</p>",
        "<p>Tilaisuus alkaa tiistaina 14.5.2024 klo 9 ja päättyy viimeistään klo 11.</p>",
        "<p>Julkaistu 2.4.2024</p><p>Ilmoittaudu 3.5. klo 16 mennessä.</p><p>14.5.2024</p><p>9.00–11.00, Oulu</p>",
    ],
)
def test_hours_are_joined_to_their_day(time: str) -> None:
    event = of_page(f"<h1>Työpaja A</h1>{time}<p>Tervetuloa!</p>")
    assert (event.when, doubts(event)) == (WHEN, [])


def test_an_old_deadline_is_no_old_time() -> None:
    event = of_page(f"<h1>Työpaja A</h1>{TIME}<p>Ilmoittautumisaikaa on jatkettu 8.5. asti (aiemmin 3.5.).</p>")
    assert (event.status, event.original) == (Status.CONFIRMED, None)
    assert event.registration_closes == When(date(2024, 5, 8), date(2024, 5, 8))


def test_an_arrow_leads_from_the_old_time_to_the_new_one() -> None:
    event = of_page("<h1>Työpaja A</h1><p>Siirretty 7.5.2024 klo 9–11 &gt; 14.5.2024 klo 9–11.</p>")
    assert (event.status, event.when, event.original and event.original.first) == (Status.MOVED, WHEN, date(2024, 5, 7))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("<p>Työpaja pidetään 14.5.2024 klo 9–11 Teamsissa.</p>", "Teams"),
        ("<p>14.5.2024 klo 9–11 Työpaja A, verkossa.</p>", "verkossa"),
        ("<p>14.5.2024</p><p>9.00–11.00 · Porvoo</p>", "Porvoo"),
        ("<p>14.5.2024</p><p>klo 9–11</p><p>Verkkotapahtuma</p>", "Verkkotapahtuma"),
        (f"{TIME}<p>Ilmoittaudu verkossa 3.5.2024 mennessä.</p>", ""),
    ],
)
def test_the_place_without_a_label(said: str, place: str) -> None:
    assert of_page(f"<h1>Työpaja A</h1>{said}").place == place


@pytest.mark.parametrize(
    ("said", "registers"),
    [
        (
            "Ilmoittautumiset 3.5. klo 16 mennessä osoitteessa <a href='https://lomake.example.org/x'>lomake.fi/x</a>",
            True,
        ),
        ("Lue <a href='https://lomake.example.org/x'>tietosuojaseloste</a> ennen ilmoittautumista.", False),
        ("Ilmoittaudu. Katso <a href='https://lomake.example.org/x'>edellinen ohjelma</a>.", False),
    ],
)
def test_a_link_in_a_sentence_on_registration(said: str, registers: bool) -> None:
    event = of_page(f"<h1>Työpaja A</h1>{TIME}<p>{said}</p>")
    assert event.registration == ("https://lomake.example.org/x" if registers else "")


@pytest.mark.parametrize(("until", "closes"), [("2024-05-03", date(2024, 5, 3)), ("2024-05-14T11:00", None)])
def test_an_offer_that_ends_before_the_event_tells_the_deadline(until: str, closes: date | None) -> None:
    offer = {"@type": "Offer", "url": "https://www.lyyti.in/x", "validThrough": until}
    told = {"@type": "Event", "name": "Työpaja A", "startDate": "2024-05-14T09:00", "endDate": "2024-05-14T11:00"}
    script = f'<script type="application/ld+json">{json.dumps({**told, "offers": offer})}</script>'
    event = of_page(f"<h1>Työpaja A</h1>{script}")
    assert (event.registration_closes and event.registration_closes.first) == closes
