"""Komentorivi: väärä käyttö ja ympäristön virheet."""

TEXTS = {
    "not_content": (
        "Tiedostoa {file} ei ole kansiossa content/.",
        "Anna sisältötiedosto, esimerkiksi soila check content/events/aloitusjuhla.md",
    ),
    "bad_now": ("--now {written} ei ole aika.", "Kirjoita esimerkiksi --now 2024-04-09T09:00"),
    "far_now": ("--now {written} on liian kaukana.", "Kirjoita aika vuosilta {first}–{last}."),
    "no_command_guess": ("Komentoa ”{written}” ei ole.", "Tarkoititko: soila {guess}"),
    "no_command": ("Komentoa ”{written}” ei ole.", "Komennot näyttää: soila --help"),
    "no_option_guess": ("Valintaa {option} ei ole.", "Tarkoititko {guess}? Ohje: {command} --help"),
    "no_option": ("Valintaa {option} ei ole.", "Ohje: {command} --help"),
    "missing": ("Komennolta puuttuu: {name}.", "Ohje: {command} --help"),
    "bad_choice": ("{name} ei kelpaa.", "Valitse jokin näistä: {choices}."),
    "bad_value": ("{name}: arvo ei kelpaa.", "Ohje: {command} --help"),
    "usage": ("Komentoa ei ymmärretty.", "Ohje: {command} --help"),
    "new_exists": ("Tiedosto {file} on jo olemassa.", "Anna toinen otsikko tai muokkaa sitä."),
    "new_made": "Luotiin luonnos {file}.\nTäytä kohdat ___, poista rivi tila: luonnos ja tarkista: soila check",
    "drafts": "kesken: {count}",
    "os_full": "levy on täynnä",
    "disk_full": (
        "Levy on täynnä, joten kaikkea ei voitu kirjoittaa ({file}). Yhtään tiedostoa ei katkaistu.",
        "Tee levylle tilaa ja aja komento uudelleen.",
    ),
    "no_right": ("Tähän ei saa kirjoittaa: {file}.", "Tarkista käyttöoikeudet."),
    "os_error": ("Levy tai tiedosto ei toimi: {error} ({file}).", "Tarkista levytila ja käyttöoikeudet."),
}
