"""Toimittajan esikatselu, soila serve."""

TEXTS = {
    "started": "Esikatselu on osoitteessa {url} ja päivittyy, kun tiedosto tallennetaan. Mitään ei julkaista eikä "
    "lähetetä. Lopeta: Ctrl-C",
    "title": "Esikatselu",
    "site": "Sivusto",
    "letter": "Seuraava kirje",
    "drafts": "Luonnokset",
    "good": "Tiedostot ovat kunnossa",
    "problems": "{errors}, {warnings}",
    "stuck": "Esikatselua ei voi näyttää",
}
