"""Sivujen ja kirjeen tekeminen: mallipohjien virheet."""

TEXTS = {
    "template": (
        "Mallipohjassa {file} on virhe rivillä {line}: {error}",
        "Korjaa mallipohja tai palauta sen edellinen versio. Mitään ei kirjoitettu.",
    ),
}
