"""Lisätiedote: muutos, jonka seuraava kirje kertoisi liian myöhään."""

TEXTS = {
    # aihe
    "moved": "Uusi aika {when}: {title}",
    "new_place": "Uusi paikka: {title}",
    "postponed": "Siirtyy: {title}",
    "cancelled": "Peruttu: {title}",
    "confirmed_again": "Pidetään sittenkin: {title}",
    # tiedote itse
    "section": "Muutos",
    "lead": "Tämä on lisätiedote muutoksesta, joka ei ehdi seuraavaan kirjeeseen. {name} ilmestyy seuraavan kerran "
    "{next:%-d.%-m.%Y}.",
    # mitä komento teki
    "drafted": "Lisätiedote on luonnos. Se ei lähde ilman hyväksyntää.",
    "preview": "  katso     {file}",
    "approve": "  hyväksy   soila approve {day}",
    "send": "  lähetä    soila send --date {day}",
    "send_now": "Lisätiedote ei lähde itsestään. Lähetä se: soila send --date {day}",
    # miksi ei
    "nothing": (
        "Tapahtumasta ”{title}” ei ole kerrottavaa: joko kirjeen lukijat tietävät jo, mikä nyt pitää paikkansa, "
        "tai tapahtumasta ei ole kerrottu kirjeessä.",
        "Lisätiedote kertoo vain siitä, mikä on muuttunut. Siirrä tai peru ensin: soila move tai soila cancel",
    ),
    "told_since": (
        "Lisätiedotetta {day:%-d.%-m.%Y} ei lähetetä, sillä lukijat ovat jo kuulleet asiasta myöhemmässä kirjeessä.",
        "",
    ),
}
