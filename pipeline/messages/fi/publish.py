"""Julkaiseminen: mitä kirjoitettiin ja mitä jäi ennalleen."""

TEXTS = {
    "done": "Julkaistu kansioon site/: {written} tiedostoa uusittu, {same} ennallaan, {removed} poistettu.",
    "nothing": "Kansiossa site/ ei ole mitään uusittavaa ({same} tiedostoa ennallaan).",
    "gone": (
        "Tapahtuman ”{title}” ({id}) tiedosto on poistunut. Tilaajien kalentereissa tapahtuma näkyy nyt peruttuna "
        "60 päivän ajan, ja tulevana se näkyy sen päivään asti.",
        "Oliko poisto tarkoitus? Jos ei, palauta tiedosto ja julkaise uudelleen: peruutus poistuu. "
        "Jos oli, mitään ei tarvitse tehdä.",
    ),
    "gone_over": (
        "Menneen tapahtuman ”{title}” ({id}) tiedosto on poistunut. Se näkyy vielä 60 päivää sellaisena kuin se oli.",
        "Oliko poisto tarkoitus? Jos ei, palauta tiedosto. Jos oli, mitään ei tarvitse tehdä.",
    ),
    "renamed": (
        "Tapahtuma ”{title}” on nyt tässä tiedostossa. Se pitää entisen tunnuksensa {id}, joten tilaajat ja kirje "
        "tuntevat sen samaksi.",
        "Kirjaa tunnus tiedostoon, niin se säilyy varmasti: id: {id}",
    ),
    "late_change": (
        "Tapahtuman ”{title}” aika tai tila on muuttunut, ja seuraava kirje kertoo siitä lukijoille liian myöhään.",
        "Luonnostele lisätiedote: soila notice {id}",
    ),
    "no_events": (
        "Kansiota {folder} ei ole, vaikka tapahtumia on julkaistu. Mitään ei muutettu.",
        "Palauta kansio. Jos kaikki tapahtumat on tarkoitus poistaa, tee tyhjä kansio.",
    ),
    "lost": (
        "Kalenterien muistia ei ole tällä koneella (.soila ja site/ puuttuvat), eikä niitä saatu osoitteesta "
        "{url}: {why} Mitään ei julkaistu.",
        "Palauta .soila tai site/ varmuuskopiosta. Jos kalentereita ei ole vielä koskaan julkaistu, aloita ne: "
        "soila publish --begin",
    ),
    "no_calendar": "Siellä ei ole kalenteria.",
    "refused": ("Tiedostoa ei uusittu: {reason}", "Edellinen jäi voimaan."),
    "outside": "polku ei pysy sivujen kansiossa.",
    "linked": "{folder} on linkki, eikä linkin läpi kirjoiteta. Tee tilalle tavallinen kansio ja julkaise uudelleen.",
}
