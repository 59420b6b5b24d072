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
    "no_server": (
        "Tietokantaan ({place}) ei saada yhteyttä: {error}.",
        "Tarkista palvelin, verkko, salasana ja config.toml: [state] url. Tee sitten sama uudelleen.",
    ),
    "silent": (
        "Tietokanta ({place}) ei vastaa.",
        "Palvelin on pysähtynyt, tai verkko on poikki. Tarkista ne. Tee sitten sama uudelleen.",
    ),
    "no_password": (
        "Tietokanta ({place}) kysyy salasanaa, eikä sitä ole annettu.",
        "Anna se ympäristössä: SOILA_STATE_PASSWORD.",
    ),
    "no_library": (
        "Tietokantaan ({place}) ei pääse: kirjasto psycopg puuttuu.",
        "Asenna se: pip install --require-hashes --no-deps -r requirements.txt",
    ),
    "refused": (
        "Tietokanta ({place}) ei tehnyt, mitä pyydettiin: {error}.",
        "Tarkista käyttäjän oikeudet tietokantaan. Mitään ei ole muutettu.",
    ),
    "not_alike": (
        "Muistia ei voitu siirtää ({place}): taulun {table} tiedot eivät ole samat kuin lähteessä.",
        "Kohteessa mikään ei muuttunut. Kokeile uudelleen, kun mikään muu ei käytä muistia.",
    ),
    "taken": (
        "Kohteessa ({place}) on jo muisti, eikä sitä korvata.",
        "Siirrä se syrjään, tai palauta varmuuskopio sen tilalle: soila restore.",
    ),
    "newer": (
        "Tila ({place}) on tehty uudemmalla ohjelmalla (versio {version}, tämä tuntee version {known}).",
        "Päivitä ohjelma.",
    ),
}
