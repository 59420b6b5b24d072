"""Borders first, then claims: no fact crosses a border, no refusal is lost, nothing goes unread in silence."""

from datetime import date, time

import pytest

from pipeline.collect.page.budget import Budget
from pipeline.collect.page.tree import ELEMENTS_MAX, parse
from pipeline.fault import Fault
from pipeline.finnish.times import write_when
from pipeline.messages import explain
from pipeline.model import FoundEvent, Status
from tests.collect.test_mark_ups import collected
from tests.peers.thl_events import LIST

DAY = "ti 16.4.2024 klo 9–11"


def listed(main: str) -> tuple[FoundEvent, ...]:
    return collected({LIST: f"<html lang=fi><title>Tapahtumat</title><main><h1>Tapahtumat</h1>{main}</main>"}).events


def one(facts: str) -> FoundEvent:
    """The first of two cards, with these facts."""
    card = f"<article><h3>Foorumi</h3>{facts}</article>"
    return listed(f"{card}<article><h3>Avoin ilta</h3><p>ke 24.4.2024 klo 17–19</p></article>")[0]


def doubts(event: FoundEvent) -> list[str]:
    for doubt in event.doubts:
        assert all(explain(doubt))
    return [doubt.key.partition(".")[2] for doubt in event.doubts]


def told(event: FoundEvent) -> str:
    return write_when(event.when) if event.when else ""


CARDS = {
    "articles": "<article><h3>{}</h3>{}</article>",
    "list items": "<li><h3>{}</h3>{}</li>",
    "cards": "<div class=card><h3>{}</h3>{}</div>",
    "details": "<details><summary>{}</summary>{}</details>",
    "sections": "<h3>{}</h3>{}",
    "rows": "<tr><td><strong>{}</strong></td><td>{}</td></tr>",
}


@pytest.mark.parametrize("build", CARDS)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_item_without_a_day_takes_no_ones_and_is_doubted(build: str, place: int) -> None:
    facts = [f"<p>{DAY}</p><p>Paikka: Oulu</p>", "<p>ke 24.4.2024 klo 12</p>", "<p>to 25.4.2024</p>"]
    facts[place] = "<p>Ajankohta avoin</p>"
    names = ("Ensimmäinen foorumi", "Toinen foorumi", "Kolmas foorumi")
    rows = "".join(CARDS[build].format(name, fact) for name, fact in zip(names, facts, strict=True))
    events = listed(f"<table>{rows}</table>" if build == "rows" else rows)
    assert [event.title for event in events] == list(names)
    whole = ["ti 16.4.2024 klo 9–11", "ke 24.4.2024 klo 12", "to 25.4.2024"]
    assert [told(event) for event in events] == [*whole[:place], "", *whole[place + 1 :]]
    assert [bool(event.doubts) for event in events] == [n == place for n in range(3)]


def test_a_heading_alone_in_its_box_still_holds_what_follows() -> None:
    (event,) = listed(
        f"<div><h3>Foorumi</h3></div><div><p>{DAY}</p></div><h3>Yhteystiedot</h3><p>soila@example.org</p>"
    )
    assert told(event) == DAY


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        ("<p><time datetime='2024-04-16'>ti 16.4. klo 17–19.30</time></p>", "ti 16.4.2024 klo 17–19.30"),
        ("<p><time datetime='2024-04-16'>16.4.</time> klo 9</p>", "ti 16.4.2024 klo 9"),
        ("<p><time datetime='2025-04-16'>16.4. klo 9</time></p>", "ke 16.4.2025 klo 9"),
        ("<p><time datetime='2024-04-16T09:00+03:00'>16. huhti</time></p>", "ti 16.4.2024 klo 9"),
        ("<p>Päivä: 16.4.2024</p><p>Alkaa: klo 9</p><p>Päättyy: klo 11</p>", "ti 16.4.2024 klo 9–11"),
        ("<p>Alkaa 16.4.2024 klo 9</p><p>Päättyy 17.4.2024 klo 11</p>", "ti 16.4.2024 klo 9 – ke 17.4.2024 klo 11"),
        ("<p>16.4.2024</p><p>9–11</p>", "ti 16.4.2024 klo 9–11"),
        ("<p>ti 16.4.2024 klo 9 (linjat auki klo 8.45)</p>", "ti 16.4.2024 klo 9"),
        ("<p><del>ti 9.4.2024 klo 9</del> ti 16.4.2024 klo 10</p>", "ti 16.4.2024 klo 10"),
        ("<p>16 April 2024, 1–3 pm</p>", "ti 16.4.2024 klo 13–15"),
        ("<p>tisdag den 16 april 2024 kl. 9–11</p>", "ti 16.4.2024 klo 9–11"),
    ],
)
def test_days_and_hours_are_joined_as_values(facts: str, when: str) -> None:
    event = one(facts)
    assert (told(event), doubts(event)) == (when, [])


@pytest.mark.parametrize(
    ("facts", "when", "doubt"),
    [
        ("<p>ti 16.4.2024 klo 8,30</p>", "", "unknown"),
        ("<p>Tiistaisin 16.4.–28.5.2024 klo 17–19</p>", "", "recurring"),
        ("<p>Aika: avoin</p><p>Edellinen pidettiin 6.3.2024.</p>", "", "time_open"),
        (f"<p>Aika: {DAY}</p><p>Huom! Nähdään vasta to 18.4.2024.</p>", DAY, "several_dates"),
        (f"<p>Aika: {DAY}</p><p>Tervetuloa ti 16.4.2024 klo 13!</p>", DAY, "two_times"),
        ("<p>ti 16.4.2024 klo 9–11 tai 17–19</p>", DAY, "two_times"),
        (f"<p>{DAY}</p><p>Kahvilan mukaan lounas on peruttu.</p>", DAY, "status_unread"),
        (f"<p>{DAY}</p><p>Paikka: Sali A</p><p>Paikka on muuttunut!</p>", DAY, "new_place"),
        (f"<p>{DAY}</p><p>Ilmoittaudu 10.4. mennessä. Ilmoittautuminen päättyy 12.4.</p>", DAY, "two_deadlines"),
        (f"<p>{DAY}</p><p>Ilmoittaudu viimeistään 30.4.2024.</p>", DAY, "late_deadline"),
    ],
)  # fmt: skip
def test_a_refusal_is_kept_and_what_no_fact_used_is_doubted(facts: str, when: str, doubt: str) -> None:
    event = one(facts)
    assert (told(event), doubts(event)) == (when, [doubt])


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Koulutus perutaan, mikäli ilmoittautuneita on vähemmän kuin kymmenen.", Status.CONFIRMED),
        ("Tapahtuma perutaan tarvittaessa.", Status.CONFIRMED),
        ("Viime vuonna retki peruttiin.", Status.CONFIRMED),
        ("<s>Peruttu</s>", Status.CONFIRMED),
        ("Luento on peruttu.", Status.CANCELLED),
        ("Evenemanget är inställt.", Status.CANCELLED),
    ],
)
def test_a_condition_cancels_nothing(said: str, status: Status) -> None:
    event = one(f"<p>{DAY}</p><p>{said}</p>")
    assert (event.status, doubts(event)) == (status, [])


@pytest.mark.parametrize(
    ("said", "closes"),
    [
        ("Voit perua maksutta 12.4.2024 asti. Ilmoittaudu viimeistään 10.4.2024 klo 16.", "ke 10.4.2024 klo 16"),
        ("Ilmoittaudu viimeistään 10.4.2024, perua voi 12.4.2024 asti.", "ke 10.4.2024"),
        ("Peruutukset viimeistään 12.4.2024.", ""),
        ("Anmäl dig senast 10.4.2024.", "ke 10.4.2024"),
        ("Please register by 10 April 2024.", "ke 10.4.2024"),
    ],
)
def test_another_deadline_is_not_that_of_registration(said: str, closes: str) -> None:
    event = one(f"<p>{DAY}</p><p>{said}</p>")
    assert (write_when(event.registration_closes) if event.registration_closes else "") == closes
    assert doubts(event) == []


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        (f"<p>{DAY}</p><p><del>Paikka: Sali A</del> Uusi paikka: Sali B</p>", "Sali B"),
        (f"<p>{DAY}</p><p>Scandic Park, Helsinki</p>", "Scandic Park, Helsinki"),
        (f"<p>{DAY}, Pori</p>", "Pori"),
        (f"<p>{DAY}</p><p>Tampere. Ilmoittautuminen avataan myöhemmin.</p>", "Tampere"),
        (f"<p>{DAY}</p><p>Maksuton</p>", ""),
        (f"<p>{DAY}</p><p>Mitä talo tarjoaa?</p>", ""),
    ],
)
def test_where_it_is(facts: str, place: str) -> None:
    event = one(facts)
    assert (event.place, doubts(event)) == (place, [])


def test_a_link_within_a_sentence_is_no_title() -> None:
    lines = (
        "<p><strong>Ti 16.4. klo 9 Arviointi</strong><br>Ilmoittaudu <a href=/l/{0}>lomakkeella</a> 10.4. mennessä.</p>"
    )
    events = listed(lines.format(1) + lines.replace("Arviointi", "Raati").replace("16.4.", "23.4.").format(2))
    assert [event.title for event in events] == ["Arviointi", "Raati"]


def test_a_crossed_out_name_is_doubted() -> None:
    assert "crossed_out" in doubts(listed(f"<article><h3><s>Foorumi</s></h3><p>{DAY}</p></article>")[0])


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("<title>Huoltokatko</title><h1>Palvelu on huollossa</h1><p>Katko on 2.4.2024 klo 8–12.</p>", "no_events"),
        ("<title>Kirjaudu sisään</title><h1>Kirjaudu sisään</h1><p>Tapahtumia ei löytynyt.</p>", "no_events"),
        ("<h1>Tapahtumat</h1><p>Tällä hetkellä ei ole tulevia tapahtumia.</p>", "says_none"),
        ("<h1>Tapahtumat</h1><p>Ei tulevia tapahtumia</p>", "says_none"),
        ("<h1>Tapahtumat</h1><p>Tapahtumia ei löytynyt.</p>", "says_none"),
        ("<h1>Tapahtumat</h1><p>Hakusi ei tuottanut tuloksia.</p>", "says_none"),
        ("<h1>Tapahtumat</h1><p>Tapahtumat ovat maksuttomia.</p>", "no_events"),
    ],
)
def test_a_page_without_events_says_so_or_is_not_itself(page: str, key: str) -> None:
    found = collected({LIST: f"<html lang=fi>{page}"})
    assert (found.events, [problem.key for problem in found.problems]) == ((), [f"collect.{key}"])


def test_the_nearest_heading_says_what_stands_under_it() -> None:
    main = "<h2>Uutiset</h2><ul><li>28.3.2024 <a href=/u>Raportti</a></li></ul>"
    main += "<h2>Tapahtumat</h2><ul><li>16.4.2024 <a href=/t>Esittely</a></li></ul>"
    found = collected({LIST: f"<html lang=fi><h1>Ajankohtaista</h1>{main}"})
    assert [event.title for event in found.events] == ["Esittely"]


def test_the_hours_of_a_night_end_the_next_day() -> None:
    when = one("<p>ti 16.4.2024 klo 21–05</p>").when
    assert when is not None
    assert (when.last, when.closes) == (date(2024, 4, 17), time(5))


def test_reading_stops_with_an_honest_word_when_its_time_is_up() -> None:
    ticks = iter(range(100))
    with pytest.raises(Fault, match="too_slow"):
        parse("<p>Sana</p>" * 50_000, Budget(3, lambda: next(ticks)))


def test_a_page_of_too_many_elements_is_cut() -> None:
    tree = parse("<p>a" * (ELEMENTS_MAX + 10), Budget())
    assert (tree.cut, len(tree.every)) == (True, ELEMENTS_MAX)


MONTH = "<h2>Toukokuu 2024</h2><ul><li>{}</li><li>28 ti klo 13–15 <a href='/k/2'>Klinikka</a></li></ul>"


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("<b>14</b> ti klo 9–11 <a href='/k/1'>Aamiaistapaaminen</a>", "ti 14.5.2024 klo 9–11"),
        ("ti 14. klo 9–11 <a href='/k/1'>Aamiaistapaaminen</a>", "ti 14.5.2024 klo 9–11"),
        ("<b>14</b> klo 9 <a href='/k/1'>Aamiaistapaaminen</a>", "ti 14.5.2024 klo 9"),
        ("ti 14. <a href='/k/1'>Aamiaistapaaminen</a>", "ti 14.5.2024"),
        ("<b>14</b> ke klo 9–11 <a href='/k/1'>Aamiaistapaaminen</a>", ""),
        ("<b>14</b> ti klo 9.75 <a href='/k/1'>Aamiaistapaaminen</a>", ""),
        ("<b>14</b> vinkkiä <a href='/k/1'>Aamiaistapaaminen</a>", ""),
    ],
)
def test_a_number_is_a_day_of_the_month_above(written: str, when: str) -> None:
    first, second = listed(MONTH.format(written))
    assert (told(first), told(second)) == (when, "ti 28.5.2024 klo 13–15")
    assert bool([one for one in first.doubts if one.key != "collect.status"]) == (not when)


def test_a_month_ends_at_the_next_heading_of_its_rank() -> None:
    events = listed(MONTH.format("14 ti klo 9 <a href='/k/1'>Aamu</a>") + "<h2>Muut</h2><p>21 ti klo 9–11 kahvit</p>")
    assert [told(event) for event in events] == ["ti 14.5.2024 klo 9", "ti 28.5.2024 klo 13–15", ""]


def test_a_month_holds_the_headings_below_it() -> None:
    rows = "<li>14 ti klo 9 <a href='/k/1'>Aamu</a></li><li>28 ti klo 13 <a href='/k/2'>Klinikka</a></li>"
    events = listed(f"<h2>Toukokuu 2024</h2><h3>Ohjelmassa</h3><ul>{rows}</ul>")
    assert [told(event) for event in events] == ["ti 14.5.2024 klo 9", "ti 28.5.2024 klo 13"]


@pytest.mark.parametrize(
    ("stamps", "when"),
    [
        ("<time datetime=2024-04-16>12.00</time> <time datetime=2024-04-16>15.00</time>", "ti 16.4.2024 klo 12–15"),
        ("<time datetime=2024-04-16>klo 12–15</time>", "ti 16.4.2024 klo 12–15"),
        ("<time datetime=2024-04-16>15.00</time> <time datetime=2024-04-16>12.00</time>", "ti 16.4.2024"),
        ("<time datetime=2024-04-16T12:00:00Z>16.4.2024</time>", "ti 16.4.2024"),
        ("<time datetime=2024-04-16T00:00:00Z>16.4.2024</time>", "ti 16.4.2024"),
        ("<time datetime=2024-04-16T12:00:00+03:00>16.4.2024</time>", "ti 16.4.2024 klo 12"),
        ("<time datetime=2024-04-16T11:00:00Z>16.4.2024</time>", "ti 16.4.2024 klo 14"),
    ],
)
def test_a_stamp_tells_a_day_and_its_words_the_hours(stamps: str, when: str) -> None:
    assert told(one(f"<p>{stamps}</p>")) == when


def test_a_bare_day_that_is_over_gives_way_to_coming_hours_and_is_told() -> None:
    event = one("<p>Retki lähimetsään on avoin kaikille, tapaamme ti 16.4.2024 klo 9–11.</p><p>8.1.2024</p>")
    assert (told(event), doubts(event)) == (DAY, ["several_dates"])
    event = one("<p>Retki lähimetsään on avoin kaikille, tapaamme ti 16.4.2024 klo 9–11.</p><p>15.4.2024</p>")
    assert (told(event), doubts(event)) == ("ma 15.4.2024", ["several_dates"])
    event = one("<p>Retki lähimetsään on avoin kaikille, tapaamme ma 1.4.2024 klo 9–11.</p><p>8.1.2024</p>")
    assert told(event) == "ma 8.1.2024"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Taidepaja <a href='https://maps.google.com/?q=x'>(kartta)</a>", "Taidepaja"),
        ("<a href='https://www.google.com/maps/x'>Rantatie 4</a>", "Rantatie 4"),
        ("<a href='https://maps.google.com/?q=x'>Näytä kartalla</a>", ""),
        ("Taidepaja <a href='https://example.org/'>(esite)</a>", ""),
    ],
)
def test_what_stands_beside_a_link_to_a_map_is_a_place(line: str, place: str) -> None:
    assert one(f"<p>{DAY}</p><p>{line}</p>").place == place


@pytest.mark.parametrize(("after", "place"), [("PERUTTU", ""), ("Maksuton", ""), ("Kerava", "Kerava")])
def test_a_badge_after_a_time_is_no_place(after: str, place: str) -> None:
    assert one(f"<p>{DAY} – {after}</p>").place == place


def test_an_event_that_is_told_twice_has_the_facts_of_both() -> None:
    pick = f"<section><h2>Nostot</h2><article><h3><a href='/t/1'>Messut</a></h3><p>{DAY}</p></article></section>"
    rows = (("1", "ti 16.4.2024", "Halli, Oulu"), ("2", "ke 24.4.2024", "Tori, Kemi"))
    items = (
        f"<li><h3><a href='/t/{n}'>Messut</a></h3><p>{day}</p><p>Paikka: {where}</p></li>" for n, day, where in rows
    )
    first, second = listed(f"{pick}<h2>Kaikki tapahtumat</h2><ul>{''.join(items)}</ul>")
    assert (told(first), first.place, second.place) == (DAY, "Halli, Oulu", "Tori, Kemi")


@pytest.mark.parametrize(("day", "count"), [("1.4.2024", 1), ("2.4.2024", 2)])
def test_what_the_list_calls_over_is_read_until_its_day_is_past(day: str, count: int) -> None:
    coming = f"<section><h2>Tulossa</h2><ul><li><h3>Foorumi</h3><p>{DAY}</p></li></ul></section>"
    over = f"<section><h2>Menneet</h2><ul><li><h3>Ilta</h3><p>{day}</p></li></ul></section>"
    assert len(listed(coming + over)) == count


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        (
            "ke 24.4.2024 klo 9–12 Vertaisten tapaaminen, Järjestötalo Kajo.",
            "Vertaisten tapaaminen",
            "Järjestötalo Kajo",
        ),
        (
            "ke 24.4.2024 klo 12–16 Avajaiset, Kulttuuritalo Sarka. Ilmoittautuminen avautuu 20.3.",
            "Avajaiset",
            "Kulttuuritalo Sarka",
        ),
        ("ke 24.4.2024 klo 12–16 Avajaiset, Suvipuisto. Mukaan mahtuu 20.", "Avajaiset", "Suvipuisto"),
        ("ke 24.4.2024 klo 12 Prof. Kettusen luento", "Prof. Kettusen luento", ""),
    ],
)
def test_a_title_in_running_text_ends_with_its_sentence_and_before_its_place(line: str, title: str, place: str) -> None:
    events = listed(f"<ul><li>{line}</li><li>to 25.4.2024 klo 9 Aamuryhmä</li></ul>")
    assert [event.title for event in events] == [title, "Aamuryhmä"]
    assert (events[0].place, doubts(events[0])) == (place, [])


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("ke 24.4.2024 klo 9 Kevätjuhla, Kajo", ["name_or_place"]),
        ("ke 24.4.2024 klo 9 Kevätjuhla, isommille", []),
        ("ke 24.4.2024 klo 9 Lapset, Nuoret ja vanhemmat yhdessä arjessa", []),
        ("<h3>Lapset, Nuoret</h3><p>ke 24.4.2024 klo 9</p>", []),
        ("<a href=https://muu.example.org/x>Lapset, Nuoret</a> ke 24.4.2024 klo 9", []),
    ],
)
def test_what_may_be_a_name_or_a_place_is_doubted(line: str, doubted: list[str]) -> None:
    events = listed(f"<ul><li>{line}</li><li>to 25.4.2024 klo 9 Aamuryhmä</li></ul>")
    assert "name_or_place" in doubts(events[0]) if doubted else "name_or_place" not in doubts(events[0])


@pytest.mark.parametrize("word", ["Lähetetty", "Päivätty", "Julkaistu", "Päivitetty"])
def test_the_day_of_a_letter_is_no_event(word: str) -> None:
    events = listed(f"<p>{word} 14.4.2024</p><ul><li>{DAY} Foorumi</li><li>to 25.4.2024 Avoin ilta</li></ul>")
    assert [event.title for event in events] == ["Foorumi", "Avoin ilta"]


def test_a_weekly_group_has_its_own_name() -> None:
    events = listed(
        "<h3>Tiistai 16.4.2024</h3><ul><li>klo 9 Foorumi</li><li>klo 12 Lounas</li></ul>"
        "<h3>Viikoittain</h3><ul><li>Torstaisin 18.4.–30.5.2024 klo 9–11 Taaperoryhmä</li></ul>"
    )
    assert [(event.title, bool(event.doubts)) for event in events][-1] == ("Taaperoryhmä", True)
    assert [event.title for event in events] == ["Foorumi", "Lounas", "Taaperoryhmä"]


@pytest.mark.parametrize("name", ["Vientikoulutus", "Menetelmäpäivä", "Katsomuskasvatus tutuksi", "Lisääntynyt vastuu"])
def test_a_name_that_begins_like_a_button_is_a_name(name: str) -> None:
    cards = (
        "<p>ti 16.4.2024</p><h2>Foorumi</h2>",
        f"<p>Päivä vahvistuu</p><h2>{name}</h2>",
        f"<p>{DAY}</p><h2>Ilta</h2>",
    )
    events = listed("".join(f"<div class=card>{card}</div>" for card in cards))
    assert [(event.title, bool(event.doubts)) for event in events] == [
        ("Foorumi", False),
        (name, True),
        ("Ilta", False),
    ]


def test_a_place_between_two_elements_of_a_line_is_found() -> None:
    row = (
        "<li><h2>{}</h2><time>ti 16.4.2024 klo 9–11</time><span>{}</span>"
        "<span>Ilmoittautuminen päättyy 10.4.2024</span></li>"
    )
    events = listed(f"<ul>{row.format('Foorumi', 'Hotelli Lumo, Lahti')}{row.format('Ilta', 'Ennakkoon')}</ul>")
    assert [event.place for event in events] == ["Hotelli Lumo, Lahti", ""]


FINNISH = (
    "<div lang=fi><article><h3>Saaripäivä</h3><p>ke 17.4.2024 klo 10</p></article>"
    "<article><h3>Aamu</h3><p>to 18.4.2024</p></article></div>"
)


@pytest.mark.parametrize(
    ("swedish", "more"),
    [
        ("<article><h3>Öns dag</h3><p>17 april 2024 kl. 10</p></article>", []),
        ("<article><h3>Öns dag</h3><p>17 april 2024</p></article>", []),
        ("<p>Välkommen!</p>", []),
        ("<article><h3>Sagor</h3><p>19 april 2024 kl. 10</p></article>", ["Sagor"]),
        ("<article><h3>Sagor</h3><p>17 april 2024 kl. 13</p></article>", ["Sagor"]),
        (
            "<article><h3>Öns dag</h3><p>17 april 2024 kl. 10</p></article>"
            "<article><h3>Sagor</h3><p>19 april 2024 kl. 10</p></article>",
            ["Sagor"],
        ),
    ],
)
def test_what_finnish_tells_beside_is_read_once_and_other_events_too(swedish: str, more: list[str]) -> None:
    events = listed(f"<div>{FINNISH}<div lang=sv>{swedish}</div></div>")
    assert [event.title for event in events] == ["Saaripäivä", "Aamu", *more]
