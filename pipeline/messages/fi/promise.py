"""Luvatut kirjeet, kun rytmi muuttuu."""

TEXTS = {
    "rhythm": "Rytmi on muuttunut (config.toml), eikä päivä ole enää kirjeen päivä.",
    "skipped": (
        "Kirje {day:%-d.%-m.%Y} jää väliin, koska rytmin mukaan se ei lähde.",
        "Jos sen pitää lähteä, korjaa rytmi tiedostossa config.toml.",
    ),
    "again": "Kirje {day:%-d.%-m.%Y} on taas omalla päivällään.",
    "moved": (
        "Kirje {day:%-d.%-m.%Y} on siirtynyt toiselle päivälle, koska rytmi on muuttunut.",
        "Lähtöpäivät näyttää soila calendar.",
    ),
}
