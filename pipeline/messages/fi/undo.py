"""Viimeisen teon peruminen."""

TEXTS = {
    "undone": "Palautettu ennalleen: {title} (teko {at:%-d.%-m.%Y klo %-H.%M})\n"
    "Tiedosto {file} on taas ennallaan, ja sivut ja kalenterit seuraavat sitä.",
    "undone_new": "Palautettu ennalleen: {title} (teko {at:%-d.%-m.%Y klo %-H.%M})\n"
    "Tiedosto {file} on poistettu. Jos tapahtuma ehti kalentereihin, se näkyy niissä peruttuna.",
    "nothing": ("Mitään tekoa ei voi perua.", "Perua voi 50 viimeisintä siirtoa, perumista ja hyväksyntää."),
    "nothing_of": ("Kohteesta ”{id}” ei ole peruttavaa tekoa.", "Tunnus on sama kuin komennossa, jolla teko tehtiin."),
    "told": (
        "”{title}”: kirje {day:%-d.%-m.%Y} on jo kertonut muutoksen, joten sitä ei peruta hiljaa.",
        "Tee uusi muutos, jonka seuraava kirje kertoo: soila move {id} --to … tai soila cancel {id}",
    ),
    "gone": (
        "”{title}”: tiedostoa {file} ei enää ole, joten tekoa ei voi perua.",
        "Jos se on poistettu tai nimetty uudelleen vahingossa, palauta se ensin.",
    ),
    "edited": (
        "”{title}”: tiedostoa {file} on muokattu teon jälkeen, joten vanhaa ei kirjoiteta sen päälle.",
        "Korjaa tiedosto käsin.",
    ),
    "can": "Voit perua tämän komennolla soila undo {id}, kunnes kirje kertoo siitä "
    "({at:%-d.%-m.%Y klo %-H.%M}) tai tiedostoa muokataan.",
}
