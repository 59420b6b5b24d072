"""Sivujen ja kirjeen tekeminen: päivien nimet, kirjeen pakolliset osat ja mallipohjien virheet."""

TEXTS = {
    "template": (
        "Mallipohjassa {file} on virhe rivillä {line}: {error}",
        "Korjaa mallipohja tai palauta sen edellinen versio. Mitään ei kirjoitettu.",
    ),
    "template_whole": (
        "Mallipohjassa {file} on virhe: {error}",
        "Korjaa mallipohja tai palauta sen edellinen versio. Mitään ei kirjoitettu.",
    ),
    # mikä mallipohjassa on vialla
    "no_template": "mallipohjaa {name} ei ole kansiossa templates",
    "no_name": "nimeä ”{name}” ei tunneta (”{written}”)",
    "no_filter": "suodatinta ”{name}” ei tunneta (”{written}”)",
    "not_utf8": "tiedosto ei ole UTF-8-muodossa; tallenna se tekstieditorissa muodossa UTF-8",
    "not_understood": "tätä ei voi tulkita: ”{written}”",
    "not_mjml": "MJML-rakenne ei ole ehjä; jokin elementti jää ehkä sulkematta ({error})",
    "no_element": "MJML-elementtiä <{name}> ei ole",
    # päivät
    "weekdays": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "on_weekdays": "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    "day": "{weekday} {day}. {month}kuuta {year}",
    # kirjeen pakolliset osat: mistä ne tunnistaa, ja miksi niitä sanotaan
    "eu_words": "Euroopan unionin osarahoittama",
    "unsubscribe_words": "Peruuta kirjeen tilaus",
    "address_words": "Postiosoite:",
    "eu_part": "lauseke EU-rahoituksesta",
    "unsubscribe_part": "linkki, josta kirjeen tilauksen voi perua",
    "address_part": "lähettäjän postiosoite",
    "unsubscribe_subject": "{name}: peruutan tilaukseni",
}
