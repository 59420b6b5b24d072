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
}
