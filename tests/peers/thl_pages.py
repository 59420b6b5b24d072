"""Pages of a made-up THL site: the same events in several mark-ups, and pages that go wrong.

A site is a mapping of path -> HTML; the list of events stands at `LIST`. The days of the first three are those of the
programme's real sessions in spring 2024; everything else about them, and the other events, is made up.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from html import escape

from tests.peers.thl_events import EVENTS, LIST, Session

Site = Mapping[str, str]

_DAYS = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")


def day_and_hours(one: Session) -> str:
    """`tiistai 14.5.2024 klo 9.00–11.30`."""
    return f"{_DAYS[one.day.weekday()]} {_numbers(one.day)} klo {_hours(one)}"


def _numbers(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _words(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]}kuuta {day.year}"


def _hours(one: Session) -> str:
    return f"{_clock(one.opens)}–{_clock(one.closes)}"


def _clock(clock: time) -> str:
    return f"{clock.hour}.{clock.minute:02}"


def _portal(title: str, main: str, head: str = "") -> str:
    """What stands around every page of the site: menus, crumbs, a banner of cookies, a column of news, a footer."""
    return f"""<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>{escape(title)} - THL</title>
{head}</head>
<body><div role="dialog"><p>Käytämme sivustolla evästeitä.</p><button>Hyväksy kaikki</button></div>
<header><a href="#sisalto">Hyppää sisältöön</a><nav><ul><li><a href="/">Etusivu</a></li>
<li><a href="/tutkimus">Tutkimus ja kehittäminen</a></li>
<li><a href="/uutiset">Ajankohtaista 2.4.2024</a></li></ul></nav></header>
<nav aria-label="Murupolku"><ol><li><a href="/">Etusivu</a></li><li><a href="/soila">SOILA</a></li></ol></nav>
<main id="sisalto">{main}</main>
<aside><h2>Ajankohtaista</h2><ul><li><a href="/uutiset/haku">Hankehaku tuotti 51 hakemusta</a> 2.10.2023</li>
<li><a href="/uutiset/peruttu">Syksyn verkostopäivä on peruttu</a> 5.9.2024</li></ul></aside>
<footer><p>© THL 2024. Päivitetty 3.4.2024</p></footer></body></html>"""


def list_with_links(events: Sequence[Session] = EVENTS) -> Site:
    """A plain list of links with days; all the rest stands on the events' pages in `dl`s."""
    rows = "".join(
        f'<li><a href="{one.path}">{escape(_marked(one))}</a> <span>{_numbers(one.day)}</span></li>' for one in events
    )
    main = f"<h1>SOILAn tapahtumat</h1><p>Päivitetty 3.4.2024</p><h2>Tulevat tapahtumat</h2><ul>{rows}</ul>"
    return {LIST: _portal("SOILAn tapahtumat", main), **{one.path: _page_with_dl(one) for one in events}}


def cards(events: Sequence[Session] = EVENTS) -> Site:
    """Cards as a portal's asset publisher makes them, with machine days, and pages with bold labels in paragraphs."""
    shown = "".join(
        f"""<div class="asset-{n}"><div class="thumb"><img src="/kuva.png" alt=""></div><div>
        <p><time datetime="{one.day.isoformat()}T{one.opens:%H:%M}:00+03:00">{_numbers(one.day)}</time>
        <span>{_clock(one.opens)} – {_clock(one.closes)}</span></p>
        <h3><a href="tapahtumat/{one.slug}?redirect=%2Fsoila#ylos"><span>{escape(one.title)}</span></a></h3>
        <p>{escape(one.text)}</p>{"<span>Peruttu</span>" if one.cancelled else ""}
        <a href="tapahtumat/{one.slug}?redirect=%2Fsoila">Lue lisää<span> tapahtumasta</span></a></div></div>"""
        for n, one in enumerate(events)
    )
    main = f'<h1>Tapahtumat</h1><div class="row">{shown}</div><a href="?sivu=1">Edellinen</a>'
    return {
        LIST: _portal("Tapahtumat", main, '<base href="/soila/">'),
        **{f"{one.path}?redirect=%2Fsoila": _page_with_paragraphs(one) for one in events},
    }


def table(events: Sequence[Session] = EVENTS) -> Site:
    """A table that tells everything; no event has a page of its own."""
    rows = "".join(
        f"""<tr><td>{_DAYS[one.day.weekday()][:2]} {_numbers(one.day)}</td><td>klo {_hours(one)}</td>
        <td>{escape(_marked(one))}<br>{escape(one.text)}</td><td>{escape(one.place)}</td><td>{escape(one.audience)}</td>
        <td>{escape(one.organiser)}</td><td>{_register(one)}</td></tr>"""
        for one in events
    )
    heads = "".join(
        f"<th>{name}</th>"
        for name in ("Päivä", "Kellonaika", "Tilaisuus", "Paikka", "Kohderyhmä", "Järjestäjä", "Ilmoittautuminen")
    )
    main = f"<h1>Tapahtumat</h1><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return {LIST: _portal("Tapahtumat", main)}


def json_ld(events: Sequence[Session] = EVENTS) -> Site:
    """The list names links only; each event's page tells the rest to machines."""
    rows = "".join(f'<article><h2><a href="{one.path}">{escape(one.title)}</a></h2></article>' for one in events)
    things = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [_item(one) for one in events]}
    script = f'<script type="application/ld+json">{json.dumps(things)}</script>'
    return {
        LIST: _portal("Tapahtumakalenteri", f"<h1>Tapahtumakalenteri</h1>{rows}", script),
        **{one.path: _page_with_json_ld(one) for one in events},
    }


def sections(events: Sequence[Session] = EVENTS) -> Site:
    """One long page: a heading for each event and paragraphs under it, nothing around them."""
    shown = "".join(
        f"""<h3>{escape(_marked(one))}</h3><p><b>Aika</b><br>{_words(one.day)}, klo {_hours(one)}</p>
        <p><b>Paikka</b><br>{escape(one.place)}</p><p>{escape(one.text)}</p><p>Kohderyhmä: {escape(one.audience)}.<br>
        Järjestäjä: {escape(one.organiser)}</p><p>{_register(one)}</p>"""
        for one in events
    )
    main = f"<h1>Tapahtumat</h1><h2>Tulevat tapahtumat</h2>{shown}<h2>Yhteystiedot</h2><p>soila@example.org</p>"
    return {LIST: _portal("Tapahtumat", main)}


def microdata(events: Sequence[Session] = EVENTS) -> Site:
    """One page whose items are told to machines inside the visible text, with all day words abbreviated."""
    shown = "".join(
        f"""<li itemscope itemtype="https://schema.org/Event"><b itemprop="name">{escape(one.title)}</b>
        <meta itemprop="startDate" content="{one.day}T{one.opens:%H:%M}">
        <meta itemprop="endDate" content="{one.day}T{one.closes:%H:%M}">
        <i>{one.day.day} {_MONTHS[one.day.month - 1]}</i>
        {_micro("location", "Place", "name", one.place)}
        {_micro("audience", "Audience", "audienceType", one.audience)}
        {_micro("organizer", "Organization", "name", one.organiser)}
        <p itemprop="description">{escape(one.text)}</p>
        <link itemprop="eventStatus" href="https://schema.org/{_state(one)}">{_register(one)}</li>"""
        for one in events
    )
    return {LIST: _portal("Tapahtumat", f"<h1>Tapahtumat</h1><ul>{shown}</ul>")}


MARK_UPS: Mapping[str, Callable[[Sequence[Session]], Site]] = {
    "list": list_with_links,
    "cards": cards,
    "table": table,
    "json_ld": json_ld,
    "sections": sections,
    "microdata": microdata,
}


def _marked(one: Session) -> str:
    return f"PERUTTU: {one.title}" if one.cancelled else one.title


def _register(one: Session) -> str:
    full = "Tilaisuus on täynnä. " if one.full else ""
    if not one.registration:
        return full
    until = f" {_numbers(one.until)} mennessä" if one.until else ""
    return f'{full}<a href="{one.registration}">Ilmoittaudu{until}</a>'


def _programme(one: Session) -> str:
    return f"<h2>Ohjelma</h2><ul>{''.join(f'<li>{row}</li>' for row in one.programme)}</ul>" if one.programme else ""


def _page_with_dl(one: Session) -> str:
    deadline = f"<dt>Ilmoittautuminen päättyy</dt><dd>{_numbers(one.until)}</dd>" if one.until else ""
    main = f"""<h1>{escape(_marked(one))}</h1><p>Julkaistu 2.1.2024</p><dl><dt>Aika</dt><dd>{day_and_hours(one)}</dd>
    <dt>Paikka</dt><dd>{escape(one.place)}</dd><dt>Kohderyhmä</dt><dd>{escape(one.audience)}</dd>
    <dt>Järjestäjä</dt><dd>{escape(one.organiser)}</dd>{deadline}</dl><p>{escape(one.text)}</p>{_programme(one)}
    <p>{"Tilaisuus on täynnä." if one.full else ""}</p>{_link(one)}
    <p><a href="/kalenteri.ics">Lisää kalenteriin</a></p><h2>Muita tapahtumia</h2>
    <ul><li><a href="/muu">Muu tilaisuus on peruttu</a> 9.9.2024 klo 8</li></ul>"""
    return _portal(one.title, main)


def _page_with_paragraphs(one: Session) -> str:
    deadline = f"<p>Ilmoittaudu viimeistään {_numbers(one.until)}.</p>" if one.until else ""
    cancelled = "<p>Tapahtuma on peruttu.</p>" if one.cancelled else ""
    hours = f"klo&nbsp;{_clock(one.opens)}&nbsp;–&nbsp;{_clock(one.closes)}"
    main = f"""<article><header><h1>{escape(one.title)}</h1></header>{cancelled}
    <p><strong>Tapahtuma-aika: </strong>{_words(one.day)}&nbsp;{hours}<br>
    <strong>Paikka: </strong>{escape(one.place)}<br><strong>Kenelle: </strong>{escape(one.audience)}<br>
    <strong>Järjestäjä:</strong> {escape(one.organiser)}</p><div><p>{escape(one.text)}</p>{_programme(one)}</div>
    {deadline}{"<p>Täynnä</p>" if one.full else ""}{_link(one)}</article>"""
    return _portal(one.title, main)


def _page_with_json_ld(one: Session) -> str:
    offer = {"@type": "Offer", "url": one.registration, "validThrough": one.until and one.until.isoformat()}
    if one.full:
        offer["availability"] = "https://schema.org/SoldOut"
    thing = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "datePublished": "2024-01-02"},
            {
                **_item(one)["item"],
                "endDate": f"{one.day}T{one.closes:%H:%M}:00+03:00",
                "audience": {"@type": "Audience", "audienceType": one.audience},
                "organizer": {"@type": "Organization", "name": one.organiser},
                "description": f"<p>{one.text}</p>",
                **({"offers": offer} if one.registration else {}),
            },
        ],
    }
    programme = f"{_programme(one)}<p>Nähdään!</p>" if one.programme else ""
    script = f'<script type="application/ld+json">{json.dumps(thing)}</script>'
    return _portal(one.title, f"<h1>{escape(one.title)}</h1><p>{escape(one.text)}</p>{programme}", script)


def _item(one: Session) -> dict[str, dict[str, object]]:
    return {
        "item": {
            "@type": "EducationEvent",
            "name": one.title,
            "url": one.path,
            "startDate": f"{one.day}T{one.opens:%H:%M}:00+03:00",
            "eventStatus": f"https://schema.org/{_state(one)}",
            "location": {"@type": "Place", "name": one.place},
        }
    }


def _micro(name: str, kind: str, inner: str, value: str) -> str:
    return f"""<div itemprop="{name}" itemscope itemtype="https://schema.org/{kind}">
    <span itemprop="{inner}">{escape(value)}</span></div>"""


def _state(one: Session) -> str:
    return "EventCancelled" if one.cancelled else "EventScheduled"


def _link(one: Session) -> str:
    return f'<p><a href="{one.registration}">Ilmoittautumislomake</a></p>' if one.registration else ""


def page(main: str, title: str = "Tapahtumat") -> str:
    """Any matter within the site's frame."""
    return _portal(title, main)


MAINTENANCE = """<!DOCTYPE html><html lang="fi"><head><title>Huoltokatko</title></head><body><h1>Huoltokatko</h1>
<p>Sivustoa huolletaan. Palaamme 3.4.2024 klo 12.00.</p></body></html>"""
