"""Mitä tilaajan kalenterissa lukee."""

TEXTS = {
    # otsikon alku; title_marks: sanat, joilla toimittaja on voinut itse aloittaa otsikon
    "cancelled_title": "PERUTTU: {title}",
    "postponed_title": "SIIRTYY: {title}",
    "title_marks": "peruttu peruutettu siirtyy siirretty",
    # kuvauksen alku
    "cancelled": "Peruttu.",
    "postponed": "Siirtyy: uusi aika ilmoitetaan myöhemmin. Aiempi aika oli {when}.",
    "moved": "Siirretty, alkuperäinen aika {when}.",
    "again": "Pidetään sittenkin alkuperäisenä aikana.",
    "daily": "Aika: {when}.",
    "clock_later": "Kellonaika ilmoitetaan myöhemmin.",
    "end_later": "Päättymisaikaa ei ole ilmoitettu.",
    "reason": "Syy: {reason}",
    # kuvauksen loppu
    "registration": "Ilmoittautuminen: {url}",
    "registration_opens": "Ilmoittautuminen avautuu: {when}",
    "registration_closes": "Ilmoittautuminen päättyy: {when}",
    "link": "Lisätietoja: {url}",
    "page": "Tapahtuman sivu: {url}",
    # kalenterien nimet
    "all_name": "{project}: kaikki tapahtumat",
    "all_about": "Kaikki tapahtumat: {project}",
    "without_cancelled": "{name} (ilman peruttuja)",
    "package_name": "{project}: {title}",
}
