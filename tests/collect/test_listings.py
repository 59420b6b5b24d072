"""Lists of events as all kinds of sites build them: the same three events come out of each."""

from datetime import date, time

import pytest

from pipeline.model import When
from tests.collect.test_mark_ups import collected
from tests.peers.thl_events import LIST

EVENTS = (
    ("Työpaja A", "14.5.2024", "9–11", "/t/1"),
    ("Verkostopäivä B", "4.6.2024", "12–15", "/t/2"),
    ("Ekosysteemityö", "12.6.2024", "9.30–11", "/t/3"),
)
EXPECTED = [
    ("Työpaja A", When(date(2024, 5, 14), date(2024, 5, 14), time(9), time(11))),
    ("Verkostopäivä B", When(date(2024, 6, 4), date(2024, 6, 4), time(12), time(15))),
    ("Ekosysteemityö", When(date(2024, 6, 12), date(2024, 6, 12), time(9, 30), time(11))),
]


def each(row: str) -> str:
    """The row once for each event."""
    rows = []
    for title, day, hours, url in EVENTS:
        number, month, year = day.split(".")
        parts = {"number": number, "month": month, "iso": f"{year}-{month:0>2}-{number:0>2}"}
        rows.append(row.format(title=title, day=day, hours=hours, url=url, spaced=hours.replace("–", " - "), **parts))
    return "".join(rows)


def listed(main: str) -> str:
    return f"<title>Tapahtumat</title><body><nav><a href=/>Etusivu</a></nav><main><h1>Tapahtumat</h1>{main}</main>"


LISTS = {
    "asset publisher": listed(
        "<div class=portlet><div>"
        + each(
            '<div class="asset-entry"><div class="asset-title"><a href="{url}">{title}</a></div><div>'
            "Tapahtuma-aika: {day} {spaced}</div><div>Paikka: Teams</div><div>"
            '<a href="/cal{url}.ics">Lisää kalenteriin</a></div></div>'
        )
        + "</div></div>"
    ),
    "cards with tags": listed(
        "<div>"
        + each(
            '<div class=c><div><a href="/tag/web">Webinaari</a> <a href="/tag/hki">Helsinki</a></div>'
            '<h2><a href="{url}">{title}</a></h2><div><span>{day}</span> <span>klo {hours}</span>'
            '</div><p>Lyhyt kuvaus tästä.</p><div><a href="{url}">Lue lisää</a>'
            ' <a href="https://www.lyyti.in/x">Ilmoittaudu viimeistään 10.5.2024</a></div></div>'
        )
        + "</div>"
    ),
    "details": listed(
        each(
            "<details><summary>{title}</summary><p>Aika: {day} klo {hours}</p><p>Paikka: Teams</p>"
            "<h3>Ohjelma</h3><ul><li>9.00 Alku</li></ul></details>"
        )
    ),
    "accordion": listed(
        each("<h3><button aria-expanded=false>{title} {day}</button></h3><div><p>Klo {hours}, Teams</p></div>")
    ),
    "table without heads": listed(
        "<table>"
        + each("<tr><td>{day}</td><td>klo {hours}</td><td><strong>{title}</strong></td><td>Teams</td></tr>")
        + "</table>"
    ),
    "table of plain words": listed(
        "<table>" + each("<tr><td>{day} klo {hours}</td><td>{title}</td></tr>") + "</table>"
    ),
    "years and months over lists": listed(
        "<h2>2024</h2><h3>Toukokuu</h3><ul><li>14.5. klo 9–11 <a href=/t/1>Työpaja A</a></li>"
        "</ul><h3>Kesäkuu</h3><ul><li>4.6. klo 12–15 <a href=/t/2>Verkostopäivä B</a></li><li>"
        "12.6. klo 9.30–11 <a href=/t/3>Ekosysteemityö</a></li></ul>"
    ),
    "all in one link": listed("<ul>" + each('<li><a href="{url}">{day} klo {hours} {title}</a></li>') + "</ul>"),
    "title and day in a link": listed(
        "<ul>" + each('<li><a href="{url}">{title}, {day} klo {hours}</a></li>') + "</ul>"
    ),
    "days in headings": listed(each("<h3>{day} {title}</h3><p>klo {hours}</p><p>Teams</p>")),
    "links for registration only": listed(
        "<ul>" + each('<li>{day} klo {hours} {title} (<a href="https://www.lyyti.in/x">ilmoittaudu</a>)</li>') + "</ul>"
    ),
    "a package over its sessions": listed(
        "<h2>Hanketukipaketti 1: Aloituspaketti</h2><p>"
        "Paketti koostuu kolmesta tilaisuudesta.</p>" + each("<h3>{title}</h3><p>{day} klo {hours}, verkossa</p>")
    ),
    "an introduction with days": listed(
        "<p>"
        "Kevään 2024 tilaisuudet pidetään 14.5.–12.6.2024 verkossa, tervetuloa mukaan kaikki hankkeet!</p>"
        + each("<h3>{title}</h3><p>{day} klo {hours}, verkossa</p>")
    ),
    "paragraphs of lines": listed(
        each(
            "<p><strong>{title}</strong><br>{day} klo {hours}, Teams<br>"
            '<a href="https://www.lyyti.in/{url}">Ilmoittaudu</a></p>'
        )
    ),
    "paragraphs with links": listed(each('<p><a href="{url}">{title}</a><br>{day} klo {hours}<br>Teams</p>')),
    "titles and days in turns": listed(each('<p><a href="{url}">{title}</a></p><p>{day} klo {hours}</p>')),
    "days and titles in turns": listed(each('<p>{day} klo {hours}</p><p><a href="{url}">{title}</a></p>')),
    "days above headings": listed(each("<p>{day} klo {hours}</p><h3>{title}</h3><p>Kuvaus tapahtumasta on tässä.</p>")),
    "a deep grid": listed(
        "<div>"
        + each(
            "<div><div><div><h3>{title}</h3></div></div><div><p>Pitkä kuvaus.</p></div><div><div>"
            "<span>{day}</span></div><div><span>{hours}</span></div></div></div>"
        )
        + "</div>"
    ),
    "paragraphs in items": listed(
        "<ul>" + each('<li><p>{day} klo {hours}</p><p><a href="{url}">{title}</a></p></li>') + "</ul>"
    ),
    "months between rows": listed(
        "<table><tr><th>Aika</th><th>Tapahtuma</th></tr><tr><td colspan=2>Toukokuu 2024</td></tr>"
        + each('<tr><td>{day} klo {hours}</td><td><a href="{url}">{title}</a><br>Teams</td></tr>')
        + "</table>"
    ),
    "machine days": listed(
        "<ul>"
        + each(
            '<li><a href="{url}"><time datetime="{iso}">{number} touko</time><h3>{title}</h3><p>'
            "klo {hours}</p></a></li>"
        )
        + "</ul>"
    ),
    "sections with terms": listed(
        each(
            "<section><h2>{title}</h2><dl><dt>Aika:</dt><dd>{day}</dd><dd>klo {hours}</dd><dt>"
            'Paikka:</dt><dd>Teams</dd></dl><p>Kuvaus, ks. <a href="/tieto">Innokylä</a>.</p><p>'
            '<a href="https://webropol.com/s/1">Ilmoittaudu {day} mennessä</a></p></section>'
        )
    ),
    "headings in cells": listed(
        "<table><tbody>"
        + each("<tr><td><h3>{title}</h3><p>Aika: {day} klo {hours}</p><p>Paikka: Teams</p></td><td><img></td></tr>")
        + "</tbody></table>"
    ),
    "nothing is closed": "<h1>Tapahtumat<ul>" + each("<li><a href={url}>{title}</a><p>{day} klo {hours}<p>Teams"),
    "cards that are links": listed(
        "<div>"
        + each("<a href={url}><div>{day}</div><div>{title}</div><div>klo {hours}</div><div>Teams</div></a>")
        + "</div>"
    ),
    "a box for the day": listed(
        each(
            '<div><div><span>{number}.{month}.</span><span>2024</span></div><div><h3><a href="{url}">'
            "{title}</a></h3><span>klo {hours}</span></div></div>"
        )
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_same_events_come_out_of_every_list(name: str) -> None:
    found = collected({LIST: LISTS[name]})
    assert [(event.title, event.when) for event in found.events] == EXPECTED
    # Their own pages are not there, which is the only doubt.
    assert {doubt.key for event in found.events for doubt in event.doubts} <= {"collect.status"}
