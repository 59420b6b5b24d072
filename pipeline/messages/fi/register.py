"""Organisaatioluettelo content/organisations.csv: mikä siinä on väärin."""

TEXTS = {
    "not_text": ("Organisaatioluetteloa ei voi lukea.", "Tallenna se CSV-muodossa, merkistönä UTF-8."),
    "no_column": ("Ensimmäiseltä riviltä puuttuu sarake: {missing}.", "Sarakkeet ovat {columns}."),
    "bad_key": (
        "Avain ”{written}” ei kelpaa: siinä saa olla pieniä kirjaimia a–z, numeroita ja väliviivoja.",
        "Kirjoita esimerkiksi {better}.",
    ),
    "same_key": ("Avain {key} on jo rivillä {line}.", "Anna toiselle oma avain, tai poista toinen rivi."),
    "same_name": (
        "Nimi ”{name}” kuuluu jo organisaatiolle {other}.",
        "Sillä tarkoitetaan rivin {other} organisaatiota. Jätä nimi vain toiseen.",
    ),
    "no_name": ("Organisaatiolla {key} ei ole nimeä.", "Kirjoita nimi toiseen sarakkeeseen."),
    "bad_kind": ("Tyyppiä ”{written}” ei tunneta.", "Tyypit: {kinds}."),
    "bad_business_id": ("”{written}” ei ole Y-tunnus.", "Kirjoita se muodossa 1234567-8 tai jätä tyhjäksi."),
    "unknown": (
        "Organisaatiota ”{name}” ei ole luettelossa content/organisations.csv, joten sitä ei lasketa raporttiin.",
        "Lähin avain: {near}. Korjaa nimi, tai lisää organisaatio luetteloon.",
    ),
}
