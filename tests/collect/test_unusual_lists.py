"""Lists built in ways that hide what belongs together: cells that span, leaves in pieces, closed panels, languages."""

from datetime import date, time

import pytest

from pipeline.finnish.times import write_when
from pipeline.model import FoundEvent, Status, When
from tests.collect.test_listings import EVENTS, EXPECTED, each, listed
from tests.collect.test_mark_ups import collected
from tests.peers.thl_events import LIST

WEEKDAYS = dict(zip((title for title, *_ in EVENTS), ("ti", "ti", "ke"), strict=True))


def leaf(row: str) -> str:
    """The row once for each event, with its month as a word and its weekday."""
    months = {"5": "touko", "6": "kesä"}
    rows = []
    for title, day, hours, url in EVENTS:
        number, month, _ = day.split(".")
        rows.append(
            row.format(title=title, number=number, month=months[month], hours=hours, url=url, weekday=WEEKDAYS[title])
        )
    return "".join(rows)


def machine(row: str) -> str:
    """The row once for each event, with its two moments as machines read them."""
    rows = []
    for (title, *_, url), (_, when) in zip(EVENTS, EXPECTED, strict=True):
        opens, closes = (f"{when.first}T{hour:%H:%M}" for hour in (when.opens, when.closes) if hour)
        bare = f"{when.closes.hour}" if when.closes else ""
        words = f"{when.first.day}.{when.first.month}. klo {when.opens:%H.%M}"
        rows.append(row.format(title=title, url=url, opens=opens, closes=closes, bare=bare, words=words))
    return "".join(rows)


LISTS = {
    "closed panels": listed(
        each(
            "<h2><button aria-expanded=false aria-controls=p{number}>{title}</button></h2><div id=p{number} hidden>"
            "<p>Aika: {day} klo {hours}</p><p>Paikka: Teams</p></div>"
        )
    ),
    "buttons without headings": listed(
        "<div>"
        + each(
            "<div><button aria-expanded=false aria-controls=p{number}>{title} {day}</button><div id=p{number}>"
            "<p>Tilaisuus järjestetään verkossa {day} klo {hours}.</p><p>Ilmoittaudu viimeistään 10.5.2024 "
            '<a href="https://www.lyyti.in/x">tällä lomakkeella</a>.</p></div></div>'
        )
        + "</div>"
    ),
    "leaf of words": listed(
        leaf("<a href={url}><div><div>{weekday}</div><div>{number}</div><div>{month}</div></div><h3>{title}</h3>")
        .replace("</h3>", "</h3><p>{}, Rauma</p></a>")
        .format("9.00–11.00", "12.00–15.00", "9.30–11.00")
    ),
    "the Events Calendar": listed(
        leaf("<article><h3><a href={url}>{title}</a></h3><p>{month}kuun {number} 2024 @ {hours}</p></article>")
    ),
    "days above plain lines": listed(each("<h2>{day}</h2><ul><li>klo {hours} {title}</li></ul>")),
    "stamps": listed(
        machine(
            '<div><a href="{url}">{title}</a> <time datetime="{opens}">{words}</time>–'
            '<time datetime="{closes}">{bare}</time></div>'
        )
    ),
    "RDFa": listed(
        machine(
            '<div vocab="https://schema.org/" typeof="Event"><h2 property="name"><a property="url" href="{url}">{title}'
            '</a></h2><span property="startDate" content="{opens}"></span><span property="endDate" content="{closes}">'
            '</span><p property="location" typeof="Place"><span property="name">Tiedekulma</span></p></div>'
        )
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_same_events_come_out_of_unusual_lists(name: str) -> None:
    found = collected({LIST: LISTS[name]})
    assert [(event.title, event.when) for event in found.events] == EXPECTED
    assert {doubt.key for event in found.events for doubt in event.doubts} <= {"collect.status"}


def test_rdfa_tells_the_place() -> None:
    assert {event.place for event in collected({LIST: LISTS["RDFa"]}).events} == {"Tiedekulma"}


def one_day(*hours: tuple[str, int, int]) -> list[tuple[str, When]]:
    day = date(2024, 5, 14)
    return [(title, When(day, day, time(opens), time(closes))) for title, opens, closes in hours]


def read(main: str) -> tuple[FoundEvent, ...]:
    return collected({LIST: listed(main)}).events


def told(main: str) -> list[tuple[str, When | None]]:
    return [(event.title, event.when) for event in read(main)]


def test_a_cell_that_spans_rows_is_the_day_of_each() -> None:
    rows = "<tr><th>Päivä</th><th>Klo</th><th>Koulutus</th></tr><tr><td rowspan=2>14.5.2024</td>"
    rows += "<td>9–11</td><td>Kirjaaminen</td></tr><tr><td>12–15</td><td>Arviointi</td></tr>"
    assert told(f"<table>{rows}</table>") == one_day(("Kirjaaminen", 9, 11), ("Arviointi", 12, 15))


@pytest.mark.parametrize("row", ["<li>{} <a href=/t/{}>{}</a></li>", "<li>{}<!--{}--> {}</li>"])
def test_several_events_under_one_day_have_hours_of_their_own(row: str) -> None:
    rows = row.format("9.00–11.00", 1, "Kirjaaminen") + row.format("klo 12–15", 2, "Arviointi")
    main = f"<h2>Tiistai 14.5.2024</h2><ul>{rows}</ul>"
    assert told(main) == one_day(("Kirjaaminen", 9, 11), ("Arviointi", 12, 15))


def test_a_column_of_deadlines_belongs_to_the_row() -> None:
    heads = "<tr><th>Aika</th><th>Koulutus</th><th>Ilmoittautuminen viimeistään</th></tr>"
    row = "<tr><td>14.5.2024 klo 9–11</td><td><a href=/t/1>Kirjaaminen</a></td><td>3.5.</td></tr>"
    (event,) = read(f"<table>{heads}{row}</table>")
    assert event.registration_closes == When(date(2024, 5, 3), date(2024, 5, 3))


def test_a_translation_beside_the_finnish_is_no_event_of_its_own() -> None:
    finnish = "<div lang=fi><h2>Seminaari A</h2><p>Aika: 14.5.2024 klo 9–11</p></div>"
    swedish = "<div lang=sv><h2>Seminarium A</h2><p>Tid: 14.5.2024 kl. 9–11</p></div>"
    assert told(finnish + swedish) == one_day(("Seminaari A", 9, 11))


def test_an_english_name_among_finnish_ones_stays() -> None:
    events = "<ul><li lang=en><a href=/t/1>Save the Children</a> 14.5.2024 klo 9–11</li></ul>"
    assert told(events) == one_day(("Save the Children", 9, 11))


@pytest.mark.parametrize("other", ["Uutiset", "Blogi"])
def test_other_matter_beside_the_events_is_none(other: str) -> None:
    event = "<div><h3><a href=/t/1>Työpaja A</a></h3><p>14.5.2024 klo 9–11</p></div>"
    side = f"<div><h2>{other}</h2><p><a href=/n/1>Raportti valmistui</a> 28.3.2024</p></div>"
    assert told(event + side) == one_day(("Työpaja A", 9, 11))


def test_a_status_in_brackets_leaves_the_title() -> None:
    row = "<li>14.5.2024 klo 9–11 Klinikka (peruttu, uusi aika syksyllä)</li>"
    (event,) = read(f"<ul>{row}<li>15.5.2024 klo 9–11 Työpaja</li></ul>")[:1]
    assert (event.title, event.status) == ("Klinikka", Status.CANCELLED)


@pytest.mark.parametrize("kind", ["Työpaja", "Webinaari", "Seminaari", "Koulutus"])
@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>ti 16.4.2024 klo 9 Kevätjuhla<li>ti 14.5.2024 klo 9 {}</ul>",
        "<ul><li>Kevätjuhla<p>Aika: ti 16.4.2024 klo 9</li><li>{}<p>Aika: ti 14.5.2024 klo 9</ul>",
        "<h2>Kevätjuhla</h2><p>ti 16.4.2024 klo 9</p><h2>{}</h2><p>ti 14.5.2024 klo 9</p>",
        "<table><tr><th>Aika<th>Tilaisuus<tr><td>ti 16.4.2024 klo 9<td>Kevätjuhla"
        "<tr><td>ti 14.5.2024 klo 9<td>{}</table>",
    ],
    ids=["row", "label", "heading", "table"],
)
def test_an_event_may_be_called_by_its_kind_alone(page: str, kind: str) -> None:
    found = collected({LIST: f"<h1>Tapahtumat</h1>{page.format(kind)}"}).events
    assert [(one.title, write_when(one.when)) for one in found if one.when] == [
        ("Kevätjuhla", "ti 16.4.2024 klo 9"),
        (kind, "ti 14.5.2024 klo 9"),
    ]
