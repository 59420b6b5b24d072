"""Editions for the letter's tests: the programme's own content of spring 2024, and what can be made of it."""

import re
from datetime import date, time

from msgspec.structs import replace

from pipeline.acts.draft import laid_in
from pipeline.model import Edition, Event, Letter, Mention, NewsItem, Section, Status, Told, When, Why
from pipeline.render.letter.letter import LetterTags, outbox_tags, render_letter
from tests.make import ROOT, TWO_WEEKS, at, config, event, news

TEMPLATES = ROOT / "templates"
DAY = date(2024, 5, 7)

PARTY = event(
    "aloitusjuhla",
    date(2024, 4, 16),
    title="Aloitusjuhla: lastensuojelu ja strategiset teemat",
    body="Turvaverkkoja nuorten tulevaisuuteen -ohjelman hankkeet käynnistyvät, ja se on juhlan paikka!",
)
SESSION = event(
    "sosiaalinen-innovaatio",
    title="Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana",
    when=When(date(2024, 5, 14), date(2024, 5, 14), time(9), time(11, 30)),
    place="verkossa (Teams)",
    registration="https://thl.fi/soila",
    registration_closes=When(date(2024, 5, 10), date(2024, 5, 10)),
    audience="Käynnistyvät Turvaverkkoja nuorten tulevaisuuteen -hankkeet",
    body="Sosiaaliset innovaatiot ovat uusia, toimivia ideoita.\n\n## Ohjelma\n\n- klo 9 Tervetuloa",
)
ECOSYSTEM = event("ekosysteemityo", date(2024, 6, 4), title="Ekosysteemityö", place="katso thl.fi/soila")
APPLICATIONS = news(
    "51-hankehakemusta",
    date(2023, 10, 2),
    title="Ensimmäinen lastensuojelun sosiaalisten innovaatioiden haku tuotti 51 hankehakemusta",
    section="rahoitus",
    link="https://thl.fi/soila",
    body="ESR+-haku tuotti **51 hankehakemusta**, jotka muodostavat yhdessä 28 hankekokonaisuutta.",
)
YOUNG = news(
    "kokemusnakokulmia",
    title="Kokemusnäkökulmia lastensuojelun uudistamiseen",
    section="julkaisut",
    body="Kehittäjäryhmässä on pohdittu, miten lastensuojelua tulisi uudistaa. " * 20,
)


def told(one: Event, when: When | None = None, place: str = "") -> Told:
    """That the letter of 9.4. told the event, with what was otherwise then."""
    return Told(one.id, Why.NEW, date(2024, 4, 9), one.title, when or one.when, place or one.place, Status.CONFIRMED)


def new(one: Event, **more: object) -> Mention:
    return Mention(Why.NEW, event=replace(one, **more))  # type: ignore[arg-type]


def item(one: NewsItem, **more: object) -> Mention:
    return Mention(Why.NEWS, news=replace(one, **more))  # type: ignore[arg-type]


def edition(*mentions: Mention, lead: str = "", subject: str = "SOILAn verkostokirje 7.5.2024") -> Edition:
    """The letter of 7.5.2024 with one section."""
    sections = (Section("Uusia tapahtumia", mentions),) if mentions else ()
    return Edition(DAY, at(DAY), at(DAY + TWO_WEEKS), subject, "Esikatselu", lead, sections)


def letter(*mentions: Mention, lead: str = "") -> Letter:
    return rendered(edition(*mentions, lead=lead))


def rendered(one: Edition, tags: LetterTags | None = None) -> Letter:
    return render_letter(one, config(), TEMPLATES, tags or outbox_tags(config()))


def laid(one: Edition) -> Edition:
    """The edition with each thing in the form for which there is room."""
    return laid_in(one, config(), TEMPLATES)[0]


def reads(html: str) -> str:
    """What a reader of the HTML reads, on one line."""
    body = re.sub(r"<!--.*?-->|<head.*?</head>", "", html, flags=re.DOTALL)
    inline = re.sub(r"</?(?:a|span|strong|em|s)\b[^>]*>", "", body)
    return " ".join(re.sub(r"<[^>]*>", " ", inline).split())


def links(html: str) -> dict[str, str]:
    """The address of each link, by its words."""
    found = re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {re.sub(r"<[^>]*>", "", text): href for href, text in found}
