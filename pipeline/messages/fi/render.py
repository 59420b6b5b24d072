"""Sivujen ja kirjeen tekeminen: kirjeen pakolliset osat ja mallipohjien virheet."""

TEXTS = {
    "template": (
        "Mallipohjassa {file} on virhe rivillä {line}: {error}",
        "Korjaa mallipohja tai palauta sen edellinen versio. Mitään ei kirjoitettu.",
    ),
    "template_whole": (
        "Mallipohjassa {file} on virhe: {error}",
        "Korjaa mallipohja tai palauta sen edellinen versio. Mitään ei kirjoitettu.",
    ),
    "emblem_changed": (
        "EU:n tunnuksen tiedosto {file} ei ole se, joka ohjelman mukana tulee.",
        "Tunnusta ei saa muuttaa. Poista sivuston tiedosto ja anna komento soila publish.",
    ),
    "letter_lacks": (
        "Kansion templates kirjepohjasta puuttuu: {parts}.",
        "Palauta osa mallipohjaan. Ilman sitä kirjettä ei lähetetä.",
    ),
    # mikä mallipohjassa on vialla
    "no_template": "mallipohjaa {name} ei ole kansiossa templates eikä ohjelman mukana",
    "endless": "mallipohja ottaa mukaan itsensä; omaa pohjaa ei voi tehdä samannimisen päälle, kopioi se kokonaan",
    "no_name": "nimeä ”{name}” ei tunneta (”{written}”)",
    "no_filter": "suodatinta ”{name}” ei tunneta (”{written}”)",
    "no_sentence": "lausetta ”{name}” ei ole, tai siltä puuttuu arvo (”{written}”)",
    "not_utf8": "tiedosto ei ole UTF-8-muodossa; tallenna se tekstieditorissa muodossa UTF-8",
    "not_understood": "tätä ei voi tulkita: ”{written}”",
    "not_mjml": "MJML-rakenne ei ole ehjä; jokin elementti jää ehkä sulkematta ({error})",
    "no_element": "MJML-elementtiä <{name}> ei ole",
    # kirjeen pakolliset osat
    "eu_part": "lauseke EU-rahoituksesta",
    "emblem_part": "EU:n tunnus (ohjelman mukana tuleva kuva kuvauksineen, oikean kokoisena)",
    "unsubscribe_part": "linkki, josta kirjeen tilauksen voi perua",
    "address_part": "lähettäjän postiosoite",
}
