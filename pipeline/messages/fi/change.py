"""Tapahtuman siirto ja peruminen: mitä tehtiin, mihin se näkyy ja kuka ehtii kuulla."""

TEXTS = {
    # miksi ei
    "no_event": ("Tapahtumaa ”{id}” ei ole.", "Lähimmät tunnukset: {near}."),
    "several": ("”{written}” voi tarkoittaa näitä:\n{found}", "Kirjoita jokin näistä tunnuksista."),
    "broken_event": ("Tapahtuman ”{id}” tiedostossa on virhe.", "Korjaa se ensin: soila check"),
    "unpublished": (
        "Muutos on tiedostossa {file}, mutta sivuja ja kalentereita ei voitu uusia. {why}",
        "Kun este on poistettu: soila publish (palvelu tekee sen itse).",
    ),
    "is_draft": ("Tapahtuma ”{id}” on luonnos, jota ei ole julkaistu.", "Muuta sitä suoraan tiedostossa {file}."),
    "in_the_past": ("Uusi aika {when} on jo mennyt.", "Tarkista päivä ja vuosi."),
    "same_time": ("Tapahtuma on jo {when}.", "Anna toinen aika."),
    "taken": (
        "Samassa paketissa on silloin jo ”{title}” ({id}), {when}.",
        "Valitse toinen aika tai siirrä toinen tapahtuma ensin.",
    ),
    "closes_late": (
        "Ilmoittautuminen päättyisi {closes}, uuden ajan {when} jälkeen.",
        "Muuta ensin tiedostoon ilmoittautumisen päättymispäivä.",
    ),
    "postponed_already": ("Tapahtuma on jo siirretty ilman uutta aikaa.", "Anna uusi aika: soila move … --to …"),
    "cancelled_already": ("Tapahtuma on jo peruttu.", "Jos se pidetäänkin: soila undo … tai soila move … --to …"),
    "touched": (
        "Joku muu on muuttanut tiedostoa {file} tällä välin, joten mitään ei kirjoitettu.",
        "Katso tiedosto ja aja komento uudelleen.",
    ),
    # kuitti
    "moved": "Siirretty: {title}\n  {before} → {after}",
    "postponed": "Siirretty ilman uutta aikaa: {title}\n  {before} → uusi aika avoinna",
    "cancelled": "Peruttu: {title}\n  {before}",
    "receipt": "Missä muutos näkyy:",
    "in_file": "  tiedosto      {file}",
    "in_feed": "  kalenteri     {path} (muutos nro {sequence})",
    "in_without": "  kalenteri     {path}: samat kalenterit ilman peruttuja tilaisuuksia",
    "off_without": "  kalenteri     {path}: täältä tapahtuma poistui, koska se on peruttu",
    "in_page": "  sivu          {path}",
    "in_letter": "  kirje         {day:%-d.%-m.%Y}, osa Muutoksia",
    "not_told": "  kirje         ei kerrota muutoksena: tapahtumasta ei ole kerrottu kirjeessä",
    "in_archive": "  arkisto       kirjeen {day:%-d.%-m.%Y} sivulla on huomautus ”Korjattu”",
    "no_reminder": "  muistutus     kirjeiden muistutus vanhasta ajasta jää pois",
    "who": "Kuka ehtii kuulla:",
    "feeds_soon": "  kalenterin tilaajat: muutamassa tunnissa; Google-kalenterissa voi kestää vuorokauden",
    "feeds_late": "  HUOM. kalenterin tilaajat: Google-kalenterissa voi kestää vuorokauden, ja silloin on myöhäistä",
    "letter_soon": "  kirjeen lukijat: {at:%-d.%-m.%Y klo %-H.%M} lähtevästä kirjeestä",
    "letter_late": ("  HUOM. kirjeen lukijat: seuraava kirje lähtee vasta {at:%-d.%-m.%Y klo %-H.%M}, liian myöhään"),
    "registrants": "  ilmoittautuneet: heistä ei ole tietoa täällä; tapahtuman omistaja kertoo heille itse\n"
    "    viesti valmiina  {draft}\n"
    "    liitettäväksi    {pasted}\n"
    "    kun se on lähetetty: soila told {id}",
}
