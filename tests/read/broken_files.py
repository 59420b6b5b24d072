"""Files that editors really write wrong: what stands in each, and what is said about it."""

EVENT = "otsikko: A\naika: ti 16.4.2024\npaikka: verkossa\n"


def titled(title: str) -> str:
    return EVENT.replace("A\n", f"{title}\n")


def event(more: str = "", body: str = "", header: str = EVENT) -> bytes:
    return f"---\n{header}{more}---\n{body}".encode()


# name -> (bytes, line, message key). The name's first part is the folder.
BROKEN: dict[str, tuple[bytes, int, str]] = {
    "events/tyhja.md": (b"", 0, "read.empty_file"),
    "events/ilman-otsikkotietoja.md": (b"Pelkkaa tekstia.\n", 1, "read.no_header"),
    "events/ei-paaty.md": (b"---\notsikko: A\naika: ti 16.4.2024\n\nTeksti.\n", 4, "read.header_never_ends"),
    "events/kahta-koodausta.md": (
        "---\notsikko: Syksyn päivä\npaikka: Jyv".encode() + b"\xe4skyl\xe4\n---\n",
        3,
        "read.not_utf8",
    ),
    "events/raskas.md": (event(body="[x](a" * 10_001), 6, "read.too_heavy"),
    "events/pitka-alku.md": (event("- a\n" * 300), 0, "read.long_header"),
    "events/tarkkeet.md": (event(body="a" + "\u0301\u0316" * 200_000), 0, "read.piled_accents"),
    "events/iso.md": (b"---\notsikko: A\n---\n" + b"x" * 5_000_000, 0, "read.too_big"),
    "events/ei-avainta.md": (event("pelkka rivi\n"), 5, "read.no_colon"),
    "events/kirjoitusvirhe.md": (event("ilmoittautumnen: https://thl.fi\n"), 5, "read.unknown_key_guess"),
    "events/kahdesti.md": (event("paikka: Helsinki\n"), 5, "read.twice"),
    "events/aika-kahdesti.md": (event("aika: ti 21.5.2024 klo 9–11\n"), 5, "read.twice_when"),
    "events/aika-puuttuu.md": (event(header="otsikko: A\npaikka: verkossa\n"), 1, "read.missing"),
    "events/otsikko-tyhja.md": (event(header="otsikko:\naika: ti 16.4.2024\npaikka: x\n"), 2, "read.empty_field"),
    "events/vaara-viikonpaiva.md": (
        event(header="otsikko: A\naika: ke 14.5.2024\npaikka: x\n"),
        3,
        "time.weekday",
    ),
    "events/mahdoton-paiva.md": (event(header="otsikko: A\naika: 31.4.2024\npaikka: x\n"), 3, "time.no_such_day"),
    "events/loppu-ennen-alkua.md": (
        event(header="otsikko: A\naika: ti 16.4.2024 klo 11–9\npaikka: x\n"),
        3,
        "time.ends_early",
    ),
    "events/ei-aika.md": (event(header="otsikko: A\naika: joskus keväällä\npaikka: x\n"), 3, "time.unknown"),
    "events/osoite.md": (event("linkki: thl.fi/soila\n"), 5, "read.url_without_scheme"),
    "events/javascript.md": (event("linkki: javascript:alert(1)\n"), 5, "read.not_url"),
    "events/tila.md": (event("tila: ehkä\n"), 5, "read.unknown_status"),
    "events/avoin.md": (event(header="otsikko: A\naika: avoin\npaikka: x\n"), 3, "read.open_time"),
    "events/ilmoittautuminen-myohassa.md": (event("ilmoittautuminen päättyy: 20.4.2024\n"), 5, "read.closes_late"),
    "events/avautuu-lopussa.md": (
        event("ilmoittautuminen päättyy: 10.4.2024\nilmoittautuminen avautuu: 11.4.2024\n", header=titled("K")),
        6,
        "read.opens_after_closing",
    ),
    "events/avautuu-myohassa.md": (
        event("ilmoittautuminen avautuu: 17.4.2024\n", header=titled("L")),
        5,
        "read.opens_after_start",
    ),
    "events/materiaalit-ennen.md": (
        event("materiaalit tulossa: 15.4.2024\n", header=titled("M")),
        5,
        "read.materials_early",
    ),
    "events/paketti.md": (event("paketti: aloituspakketi\n", header=titled("G")), 5, "read.unknown_package"),
    "events/teema.md": (event("teemat: 5\n", header=titled("H")), 5, "read.unknown_theme"),
    "events/teema-sana.md": (event("teemat: jälkihuolto\n"), 5, "read.not_theme"),
    "events/omistaja.md": (event("omistaja: Maija\n"), 5, "read.not_email"),
    "events/maara.md": (event("osallistujia: noin sata\n"), 5, "read.not_attendance"),
    "events/tunnus.md": (event("id: Aloitus Juhla!\n"), 5, "read.bad_id"),
    "events/kaikki.md": (event(header=titled("J")), 1, "read.taken_id"),
    "events/z-sama-tunnus.md": (event("id: oikea\n", header=titled("I")), 5, "read.same_id"),
    "events/koodi.md": (event(header="otsikko: Hei *|FNAME|*\naika: ti 16.4.2024\npaikka: x\n"), 2, "read.merge_tag"),
    "events/uusi.md": (event(header="otsikko: Uusi tapahtuma\naika: ti 16.4.2024\npaikka: x\n"), 2, "read.placeholder"),
    "news/osio.md": (b"---\notsikko: A\njulkaistu: 2.4.2024\nosio: muut\n---\n", 4, "read.not_choice"),
    "news/kuva.md": (
        b"---\notsikko: C\njulkaistu: 2.4.2024\nkuva: a.png\nkuvan kuvaus: A\n---\n",
        4,
        "picture.missing",
    ),
    "news/vanhenee.md": (b"---\notsikko: B\njulkaistu: 2.4.2024\nvanhenee: 1.4.2024\n---\n", 4, "read.expires_early"),
    "packages/numero.md": (b"---\notsikko: A\nnumero: eka\n---\n", 3, "read.not_whole"),
    "letters/huhtikuu.md": (b"---\naihe: A\n---\n", 0, "read.notes_name"),
    "letters/2024-04-23.md": (b"---\nnosta: oikeaa\n---\n", 2, "read.unknown_id_guess"),
    "letters/2024-05-07.md": ("---\njätä pois: ei-ole-olemassa\n---\n".encode(), 2, "read.unknown_id"),
    "letters/2024-05-21.md": ("---\npidätä: ehkä\n---\n".encode(), 2, "read.not_flag"),
}

# Things that go on, with a word about them.
DOUBTFUL: dict[str, tuple[bytes, int, str]] = {
    "events/kuvallinen.md": (
        event("kuva: https://thl.fi/a.png\nkuvateksti: Nuoria työpajassa\n", header=titled("W")),
        5,
        "picture.elsewhere",
    ),
    "events/oikea.md": (event(), 0, ""),
    "events/vieras-avain.md": (event("layout: post\n", header=titled("B")), 5, "read.unknown_key"),
    "events/z-kaksonen.md": (event(header=EVENT.replace("2024\n", "2024 klo 9\n")), 2, "read.twins"),
    "events/joka-paiva.md": (
        event(header="otsikko: V\naika: 1.3.–1.4.2024 päivittäin klo 9–15\npaikka: x\n"),
        3,
        "read.many_days",
    ),
    "events/pitka-nimi.md": (
        event(header=f"otsikko: {'sana ' * 10}\naika: 5.3.2024\npaikka: a b c d\n"),
        2,
        "read.long_title_or_place",
    ),
    "events/nimi-mahtuu.md": (event(header=f"otsikko: {'sana ' * 9}\naika: 6.3.2024\npaikka: a b c d\n"), 0, ""),
    "events/kuukausi.md": (event(header="otsikko: Y\naika: 1.–31.3.2024 päivittäin klo 9–15\npaikka: x\n"), 0, ""),
    "events/tasta.md": (
        event(body="Ilmoittaudu [tästä](https://thl.fi).\n", header=titled("C")),
        6,
        "read.link_says_nothing",
    ),
    "events/materiaalit-tulossa.md": (
        event("materiaalit tulossa: ti 16.4.2024\n", header=titled("O")),
        0,
        "",
    ),
    "events/materiaalit-myohassa.md": (
        event("materiaalit tulossa: ma 8.4.2024\n", header="otsikko: P\naika: ti 2.4.2024\npaikka: x\n"),
        5,
        "read.materials_late",
    ),
    "events/materiaalit-tanaan.md": (
        event("materiaalit tulossa: ti 9.4.2024\n", header="otsikko: Q\naika: ti 2.4.2024\npaikka: x\n"),
        0,
        "",
    ),
    "events/taso.md": (
        event(body="## Ohjelma\n\n#### Aamu\n", header=titled("D")),
        8,
        "read.heading_skips",
    ),
    "events/kuvaton.md": (
        event(body="![](https://thl.fi/a.png)\n", header=titled("E")),
        6,
        "read.picture_without_words",
    ),
    "events/osallistujat.xlsx": (b"PK", 0, "read.other_file"),
    "news/tuleva.md": (b"---\notsikko: N\njulkaistu: 1.6.2024\n---\n", 3, "read.news_from_future"),
    "letters/2024-04-10.md": (b"---\naihe: A\n---\n", 0, "read.no_letter_that_day"),
}
