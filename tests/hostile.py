"""A folder as offices make them: what lies in it, what is told of each file, and what is published of it."""

from dataclasses import dataclass

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_yksityinen/0"


@dataclass(frozen=True, slots=True)
class Case:
    """A file: its bytes, words that `soila check` says of it ("" for none), and the title that the site then has.

    `shown` is None where nothing of it may be published.
    """

    data: bytes
    told: str = ""
    shown: str | None = None


def event(title: str, more: str = "", body: str = "", day: str = "ti 14.5.2024", encoding: str = "utf-8") -> bytes:
    return f"---\notsikko: {title}\naika: {day}\npaikka: verkossa\n{more}---\n{body}".encode(encoding)


def news(title: str, more: str = "", body: str = "") -> bytes:
    return f"---\notsikko: {title}\njulkaistu: ti 2.4.2024\n{more}---\n{body}".encode()


JUHLA = event("Juhla", day="to 2.5.2024")
HEAVY = 10_000

CASES: dict[str, Case] = {
    # honest
    "events/juhla.md": Case(JUHLA, "", "Juhla"),
    "events/2024/kevat/syva.md": Case(event("Syvällä kansiossa"), "", "Syvällä kansiossa"),
    "events/Isolla Nimellä Ä.MD": Case(event("Isolla nimellä"), "", "Isolla nimellä"),
    "events/toinen-paate.markdown": Case(event("Toinen pääte"), "", "Toinen pääte"),
    "events/ilman-loppua.md": Case(event("Ilman loppua")[:-1], "", "Ilman loppua"),
    "events/vuosi (2024).md": Case(event("Vuosijuhla"), "", "Vuosijuhla"),
    # line ends
    "events/windows.md": Case(event("Rivit Windowsista").replace(b"\n", b"\r\n"), "", "Rivit Windowsista"),
    "events/vanha-mac.md": Case(event("Rivit vanhasta Macista").replace(b"\n", b"\r"), "", "Rivit vanhasta Macista"),
    "events/sekalaiset.md": Case(event("Rivit sekaisin").replace(b"paikka", b"\rpaikka", 1), "", "Rivit sekaisin"),
    "events/unicode-rivit.md": Case(
        event("Rivit Unicodesta").decode().replace("\n", "\u2028").encode(), "", "Rivit Unicodesta"
    ),
    # encodings
    "events/bom.md": Case(event("Tavujärjestyksen merkki", encoding="utf-8-sig"), "UTF-8 (BOM)", "Tavujärjestyksen"),
    "events/utf16.md": Case(event("Kuusitoista bittiä", encoding="utf-16"), "UTF-16", "Kuusitoista bittiä"),
    "events/utf16be.md": Case(event("Toisin päin", encoding="utf-16-be"), "UTF-16", "Toisin päin"),
    "events/ansi.md": Case(event("Pienehkö äänitys – 5 €", encoding="cp1252"), "Windows-1252", "Pienehkö äänitys"),
    "events/sekakoodi.md": Case(event("Sekä") + b"J\xe4mi \xc3\xa4\n", "eivät ole UTF-8-muodossa"),
    "events/kuva-tekstina.md": Case(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "VIRHE"),
    "events/osat.md": Case("---\notsikko: Sa\u0308a\u0308\naika: ke 15.5.2024\npaikka: x\n---\n".encode(), "", "Sää"),
    # copies
    "events/juhla - Kopio.md": Case(JUHLA, "kopio tiedostosta content/events/juhla.md"),
    "events/juhla - Copy (2).md": Case(event("Toinen juhla"), "kopio tiedostosta content/events/juhla.md"),
    "events/juhla (1).md": Case(event("Kolmas juhla"), "kopio tiedostosta content/events/juhla.md"),
    "events/juhla (kopio).md": Case(event("Neljäs juhla"), "kopio tiedostosta content/events/juhla.md"),
    "events/juhla (ristiriitainen kopio 2024-04-08).md": Case(event("Viides juhla"), "kopio tiedostosta"),
    "events/juhla (conflicted copy 2024-04-08).md": Case(event("Kuudes juhla"), "kopio tiedostosta"),
    "events/juhla.md~": Case(event("Seitsemäs juhla"), "kopio tiedostosta content/events/juhla.md"),
    "events/juhla.md.orig": Case(event("Kahdeksas juhla"), "kopio tiedostosta content/events/juhla.md"),
    "events/z-sama.md": Case(JUHLA, "kopio tiedostosta content/events/juhla.md"),
    "events/yksin (1).md": Case(event("Yksin jäänyt"), "kuin kopion", "Yksin jäänyt"),
    "news/uutinen.md": Case(news("Pysyvä uutinen"), "", None),
    "news/uutinen - Kopio.md": Case(news("Pysyvä uutinen"), "kopio tiedostosta content/news/uutinen.md"),
    "packages/aloituspaketti (1).md": Case(
        b"---\notsikko: Aloituspaketti taas\nnumero: 9\n---\n", "kopio tiedostosta content/packages/"
    ),
    "letters/2024-04-09 - Kopio.md": Case(
        b"---\naihe: Kopio\n---\n", "kopio tiedostosta content/letters/2024-04-09.md"
    ),
    # places
    "tapahtumat/vieraassa.md": Case(event("Vieraassa kansiossa"), "content/events/"),
    "juurella.md": Case(event("Juuressa"), "content/events/"),
    "Uutiset/uutinen.md": Case(news("Isolla kansiolla"), "content/news/"),
    "events/esitys.docx": Case(b"PK\x03\x04", "esitys.md"),
    "events/muistio.txt": Case(event("Tekstinä"), "muistio.md"),
    "events/piilo.md.txt": Case(event("Piilotettu pääte"), "piilo.md."),
    "events/.nakymaton.md": Case(event("Näkymätön")),
    "events/~$lukko.md": Case(event("Lukko")),
    # secrets
    "events/salaisuus.md": Case(event("Suljettu sessio", f"osallistumislinkki: {TEAMS}\n"), "", "Suljettu sessio"),
    "events/vuoto-linkki.md": Case(event("Vuotava linkki", f"linkki: {TEAMS}\n"), "suoraan kokoukseen"),
    "events/vuoto-teksti.md": Case(event("Vuotava teksti", body=f"\nLiity [tästä]({TEAMS}).\n"), "suoraan kokoukseen"),
    "news/vuoto.md": Case(news("Vuotava uutinen", body=f"Liity {TEAMS}\n"), "suoraan kokoukseen"),
    # facts
    "events/tiedot.md": Case(
        event(
            "Kaikki tiedot",
            "ilmoittautuminen: https://example.org/ilmo\nilmoittautuminen avautuu: ma 22.4.2024 klo 9\n"
            "ilmoittautuneita: 60\nosallistujia: 12 paikalla, 40 verkossa\norganisaatiot: THL, Pesäpuu\n"
            "materiaalit tulossa: to 30.5.2024\nkieli: sv\n",
        ),
        "",
        "Kaikki tiedot",
    ),
    "events/avautuu-myohassa.md": Case(
        event("Avautuu myöhässä", "ilmoittautuminen avautuu: ke 15.5.2024\n"), "avautuu ke 15.5.2024, mutta"
    ),
    "events/ei-arvausta.md": Case(event("Ei arvausta", "ilmoittautuminen alkoi: ma 1.4.2024\n"), "ei tunneta"),
    "events/lyonti.md": Case(event("Lyöntivirhe", "ilmoittautumnen: https://thl.fi\n"), "Tarkoititko"),
    "news/haku.md": Case(
        news("Rahoitushaku", "osio: rahoitus\nhaku avautuu: ma 15.4.2024\nhaku päättyy: ma 20.5.2024 klo 16\n"),
        "",
        None,
    ),
    "news/haku-muualla.md": Case(
        news("Haku väärässä osiossa", "osio: tutkimus\nhaku päättyy: ma 20.5.2024\n"), "vain osiossa rahoitus"
    ),
    # heavy ones: each would take minutes where a pattern looks at the same letters again and again
    "events/raskas-linkit.md": Case(event("Raskas: linkit", body="[x](a" * (HEAVY // 5)), "", "Raskas: linkit"),
    "events/raskas-kuvat.md": Case(event("Raskas: kuvat", body="![[" * (HEAVY // 3)), "", "Raskas: kuvat"),
    "events/raskas-lainaus.md": Case(event("Raskas: lainaus", body="> " * (HEAVY // 2)), "", "Raskas: lainaus"),
    "events/raskas-merkit.md": Case(event("Raskas: merkit", body="*a_ " * (HEAVY // 4)), "", "Raskas: merkit"),
    "events/raskas-koodit.md": Case(event("Raskas: koodit", body="*|" * (HEAVY // 2)), "Mailchimpin koodi"),
    "events/raskas-tagit.md": Case(event("Raskas: tagit", body="<a " * (HEAVY // 3)), "", "Raskas: tagit"),
    "events/raskas-prosentit.md": Case(event("Raskas: prosentit", body="%25" * (HEAVY // 3)), "", "Raskas: prosentit"),
    "events/raskas-osoitteet.md": Case(
        event("Raskas: osoitteet", body="zoom.us/x" * (HEAVY // 9)), "", "Raskas: osoitteet"
    ),
    "events/raskas-otsikko.md": Case(event("O" * HEAVY), "merkkiä"),
    "events/raskas-avaimet.md": Case(event("Raskas: avaimet", "x: y\n" * (HEAVY // 5)), "VIRHE"),
    "events/liian-suuri.md": Case(event("Liian suuri", body="a " * 600_000), "liian suuri"),
}
