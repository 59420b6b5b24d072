"""Julkisen sivuston sanat, jotka eivät ole mallipohjissa: kalenterien nimet ja ryhmien otsikot."""

TEXTS = {
    "open_time": "Aika avoin",
    # otsikon edellä kaikissa luetteloissa
    "cancelled": "Peruttu",
    "postponed": "Siirtyy",
    "moved": "Siirretty",
    "again": "Pidetään sittenkin",
    "tentative": "Alustava",
    # tilattavat kalenterit
    "all_title": "Kaikki tapahtumat",
    "all_about": "Kaikki tilaisuudet yhdessä kalenterissa, myös hanketukipakettien.",
    "theme_about": "Tähän teemaan kuuluvat tilaisuudet.",
    "package_title": "{number}. {title}",
    # sanojen alut, joista tapahtuman paikasta näkee, että se on verkossa, sekä että tai vielä auki; ja sidesanat
    "online_words": "verkossa verkkotap verkkotil verkkolu etänä etäyht etätil teams zoom webinaari howspace online",
    "mixed_words": "hybrid läsnä paikan",
    "unknown_words": "katso ilmoitetaan myöhemmin sovitaan tarkentuu",
    "joining_words": "ja sekä tai",
}
