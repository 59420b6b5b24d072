"""Tila: mitä ohjelma muistaa."""

TEXTS = {
    "damaged_row": (
        "Kirjeen {day:%-d.%-m.%Y} tieto ohjelman muistissa on vioittunut, eikä tiedetä, onko kirje lähtenyt.",
        "Katso Mailchimpistä tai kansiosta outbox/, onko se lähtenyt. Sitten: soila send --date {day}",
    ),
    "unavailable": (
        "Tilaa ei voi käyttää ({place}): {error}.",
        "Tarkista levytila ja kansion käyttöoikeudet, ja ettei toinen soila ole jäänyt käyntiin.",
    ),
    "only_read": (
        "Tilaan ({place}) ei voi kirjoittaa: levy on täynnä, tai siihen ei ole oikeutta.",
        "Tee levylle tilaa tai tarkista käyttöoikeudet. Mitään ei ole muutettu.",
    ),
    "damaged": (
        "Tilatiedosto on vioittunut ({place}): {error}.",
        "Palauta varmuuskopio tai siirrä tiedosto syrjään; mitään ei ole muutettu.",
    ),
    "newer": (
        "Tilatiedosto ({place}) on tehty uudemmalla ohjelmalla (versio {version}, tämä tuntee version {known}).",
        "Päivitä ohjelma.",
    ),
}
