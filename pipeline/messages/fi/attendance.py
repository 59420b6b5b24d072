"""Osallistujien laskeminen luetteloista. Yhdessäkään lauseessa ei ole ihmisen nimeä eikä osoitetta."""

TEXTS = {
    # miksi luetteloa ei voi laskea
    "no_file": ("Tiedostoa {file} ei ole.", "Tarkista polku. Jos nimessä on välilyöntejä, pane se lainausmerkkeihin."),
    "empty": ("Luettelo on tyhjä.", "Tarkista, että annoit oikean tiedoston."),
    "too_big": (
        "Luettelo on liian suuri: {size:.0f} Mt, enintään {limit:.0f} Mt.",
        "Poista siitä kuvat ja muut taulukot.",
    ),
    "no_list": (
        "Tämä tiedosto ei ole luettelo, jonka voi laskea.",
        "Tallenna se muodossa xlsx, xls, ods tai csv ja anna se uudelleen.",
    ),
    "damaged": (
        "Luetteloa ei voi lukea: tiedosto on vioittunut.",
        "Avaa se ohjelmalla, jolla se on tehty, ja tallenna.",
    ),
    "password": ("Luettelo on suojattu salasanalla.", "Poista salasana, tai tallenna luettelo ilman sitä."),
    "bomb": ("Luettelo paisuisi avattuna aivan liian suureksi.", "Kopioi pelkät rivit uuteen taulukkoon."),
    "nobody": (
        "Luettelosta ei löydy ihmisiä.",
        "Otsikkorivillä pitäisi olla esimerkiksi Nimi tai Sähköposti, ja kukin ihminen omalla rivillään.",
    ),
    "not_held": ("”{title}” on peruttu tai siirretty, joten siinä ei ole ollut osallistujia.", ""),
    "not_yet": ("”{title}” on vasta {when}, joten osallistujia ei voi vielä laskea.", "Tarkista tapahtuman tunnus."),
    "unsure": ("Arvattuja sarakkeita ei voi kysyä sinulta tässä.", "Jos arvaus on oikea, lisää komentoon --yes"),
    # arvaus ja luvut
    "guess": "{title}\nLuettelon sarakkeet:",
    "column": "  taulukko {sheet}, sarake {letters}: {role}",
    "role_email": "sähköposti",
    "role_first": "etunimi",
    "role_last": "sukunimi",
    "role_name": "nimi",
    "role_organisation": "organisaatio",
    "role_state": "ilmoittautumisen tila",
    "role_refused": "peruneet",
    "role_mode": "osallistumistapa",
    "role_attended": "tuliko paikalle",
    "role_on_site": "paikan päällä",
    "role_online": "verkossa",
    "role_joined": "liittyi kokoukseen verkossa",
    "role_registered": "milloin ilmoittautui",
    "registered": "Ilmoittautuneita: {count}",
    "came": "Osallistujia: {total}",
    "came_apart": "Osallistujia: {total} (paikalla {on_site}, verkossa {online})",
    "organisations": "Organisaatioita: {count} ({keys})",
    "unknown": "  ei luettelossa organisations.csv: {name}",
    "unknown_near": "  ei luettelossa organisations.csv: {name} – tarkoitetaanko organisaatiota {near}?",
    "question": "Ovatko sarakkeet ja luvut oikein? Kirjoita k, jos ne kirjoitetaan tapahtuman tiedostoon",
    "written": "Luvut ovat tiedostossa {file}. Nimiä ja osoitteita ei tallennettu.",
    "not_written": "Mitään ei kirjoitettu.",
}
