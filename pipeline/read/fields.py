"""The tables of fields, one per kind of item. They drive reading, checks, `soila new` and the guide."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.read import values
from pipeline.read.header import Entry

NEWS_SECTIONS = ("ajankohtaista", "tutkimus", "julkaisut", "rahoitus")


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A key of a content file: `name` in the model, `key` in Finnish, `read` its parser, `help` for the editor."""

    name: str
    key: str
    read: Callable[[Entry], Any]
    help: str
    example: str
    required: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of item: its folder under content/, its Finnish name and its fields."""

    name: str
    folder: str
    finnish: str
    fields: tuple[Field, ...]


_ID = Field(
    "id",
    "id",
    values.item_id,
    "pysyvä tunnus; ilman sitä tiedoston nimi. Älä muuta julkaisun jälkeen",
    "aloitusjuhla",
    aliases=("tunnus", "slug"),
)
_THEMES = Field("themes", "teemat", values.themes, "strategiset teemat 1–4", "1, 3", aliases=("teema", "themes"))

EVENT = Kind(
    "event",
    "events",
    "tapahtuma",
    (
        Field("title", "otsikko", values.title, "tapahtuman nimi", "Aloitusjuhla", True, ("title", "nimi")),
        Field(
            "when",
            "aika",
            values.when_or_open,
            "päivä ja kellonaika; siirretylle ”avoin”, jos uutta aikaa ei vielä ole",
            "ti 16.4.2024 klo 9–11.30",
            True,
            ("time", "when", "date", "ajankohta", "päivä"),
        ),
        Field(
            "place",
            "paikka",
            values.text,
            "missä; verkossa tai osoite",
            "verkossa (Teams)",
            True,
            ("place", "location", "sijainti"),
        ),
        _ID,
        Field(
            "package", "paketti", values.text, "hanketukipaketin tunnus", "aloituspaketti", aliases=("package", "sarja")
        ),
        _THEMES,
        Field(
            "registration",
            "ilmoittautuminen",
            values.url,
            "osoite, jossa ilmoittaudutaan",
            "https://thl.fi/soila",
            aliases=("registration", "ilmoittautumislinkki", "ilmoittaudu"),
        ),
        Field(
            "registration_closes",
            "ilmoittautuminen päättyy",
            values.deadline,
            "viimeinen ilmoittautumispäivä",
            "pe 12.4.2024",
            aliases=("registration closes", "deadline", "viimeinen ilmoittautumispäivä"),
        ),
        Field(
            "link", "linkki", values.url, "tapahtuman oma sivu", "https://thl.fi/soila", aliases=("link", "url", "sivu")
        ),
        Field(
            "status",
            "tila",
            values.status,
            "vahvistettu, alustava, siirretty tai peruttu",
            "vahvistettu",
            aliases=("status",),
        ),
        Field(
            "reason", "syy", values.text, "siirron tai perumisen syy", "Kouluttaja on sairastunut", aliases=("reason",)
        ),
        Field(
            "original",
            "alkuperäinen aika",
            values.when,
            "siirretyn tapahtuman aiempi aika",
            "ti 14.5.2024",
            aliases=("original time",),
        ),
        Field(
            "private_link",
            "osallistumislinkki",
            values.url,
            "vain osallistujille; ei koskaan kirjeeseen, sivuille eikä kalenteriin",
            "https://teams.example.org/kokous",
            aliases=("private link", "join link"),
        ),
        Field(
            "materials",
            "materiaalit",
            values.links,
            "tallenteet ja esitykset tilaisuuden jälkeen",
            "Esitys https://thl.fi/soila",
            aliases=("materials",),
        ),
        Field("attendees", "osallistujia", values.whole, "osallistujien määrä", "120", aliases=("attendees",)),
        Field(
            "organiser",
            "järjestäjä",
            values.text,
            "kuka järjestää",
            "SOILA-koordinaatio",
            aliases=("organiser", "organizer"),
        ),
        Field(
            "audience", "kohderyhmä", values.text, "kenelle", "Käynnistyvät hankkeet", aliases=("audience", "kenelle")
        ),
        Field(
            "owner",
            "omistaja",
            values.email,
            "vastuuhenkilön sähköposti, ei julkaista",
            "soila@example.org",
            aliases=("owner",),
        ),
    ),
)

NEWS = Kind(
    "news",
    "news",
    "uutinen",
    (
        Field("title", "otsikko", values.title, "uutisen otsikko", "51 hankehakemusta", True, ("title",)),
        Field(
            "published", "julkaistu", values.day, "julkaisupäivä", "ma 2.10.2023", True, ("published", "date", "päivä")
        ),
        _ID,
        Field(
            "section",
            "osio",
            values.one_of(NEWS_SECTIONS),
            "kirjeen osa: " + ", ".join(NEWS_SECTIONS),
            "ajankohtaista",
            aliases=("section",),
        ),
        Field("link", "linkki", values.url, "lisätietoa verkossa", "https://thl.fi/soila", aliases=("link", "url")),
        Field(
            "image",
            "kuva",
            values.url,
            "kuvan osoite verkossa",
            "https://soila.example.org/kuva.png",
            aliases=("image",),
        ),
        Field(
            "image_alt",
            "kuvan kuvaus",
            values.text,
            "mitä kuvassa on, sanoin",
            "Nuoria työpajassa",
            aliases=("image alt", "alt", "kuvateksti"),
        ),
        Field(
            "expires",
            "vanhenee",
            values.day,
            "viimeinen päivä, jona uutisen voi kertoa",
            "31.12.2024",
            aliases=("expires",),
        ),
        _THEMES,
    ),
)

PACKAGE = Kind(
    "package",
    "packages",
    "hanketukipaketti",
    (
        Field("title", "otsikko", values.title, "paketin nimi", "Aloituspaketti", True, ("title", "nimi")),
        Field("number", "numero", values.number, "paketin numero", "1", True, ("number",)),
        _ID,
        Field(
            "platform",
            "alusta",
            values.url,
            "Howspace-työtilan osoite",
            "https://howspace.example.org",
            aliases=("platform", "howspace"),
        ),
    ),
)

LETTER = Kind(
    "letter",
    "letters",
    "kirjeen tiedot",
    (
        Field(
            "subject",
            "aihe",
            values.title,
            "sähköpostin otsikko",
            "Aloitusjuhla lähestyy",
            aliases=("subject", "otsikko"),
        ),
        Field("pins", "nosta", values.ids, "näiden tunnusten kohteet ensin", "aloitusjuhla", aliases=("pin", "pins")),
        Field(
            "skips", "jätä pois", values.ids, "nämä tunnukset jäävät pois", "aloitusjuhla", aliases=("skip", "skips")
        ),
        Field("hold", "pidätä", values.flag, "kyllä, jos kirje ei saa vielä lähteä", "ei", aliases=("hold",)),
    ),
)

KINDS = (EVENT, NEWS, PACKAGE, LETTER)


@cache
def folded(key: str) -> str:
    """A key as it is compared: small letters, no marks over them, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFD", key.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.replace("_", " ").replace("-", " ").split())


@cache
def names_of(kind: Kind) -> Mapping[str, Field]:
    """Every way to write each key of the kind, folded, and its field."""
    return {folded(name): field for field in kind.fields for name in (field.key, *field.aliases, field.name)}
