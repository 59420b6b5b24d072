"""Hankkeen tosiasiat content/facts.toml: mikä niissä on väärin, ja mikä teksti sanoo muuta."""

TEXTS = {
    "not_text": ("Tosiasioiden tiedostoa ei voi lukea.", "Tallenna se merkistönä UTF-8."),
    "not_toml": (
        "Riviä ei ymmärretä.",
        "Kirjoita avain = arvo; tekstit lainausmerkkeihin, päivät muotoon 2024-01-31.",
    ),
    "unknown_table": ("Osaa [[{name}]] ei tunneta.", "Osat: {known}."),
    "unknown_key": ("Avainta ”{key}” ei tunneta.", "Avaimet: {known}."),
    "lacks": ("Osasta [[{table}]] puuttuu {key}.", "Lisää rivi {key} = …"),
    "bad_id": ("Kohta {key} ei kelpaa.", "Kirjoita pieniä kirjaimia, numeroita ja väliviivoja lainausmerkkeihin."),
    "bad_number": ("Kohta {key} ei ole raportin luku.", "Luvut: {known}."),
    "bad_text": ("Kohdan {key} pitää olla tekstiä.", "Kirjoita se lainausmerkkeihin."),
    "bad_count": (
        "Kohdan {key} pitää olla kokonaisluku.",
        "Kirjoita pelkkä luku, esimerkiksi 12, ilman lainausmerkkejä.",
    ),
    "bad_list": ("Kohdan {key} pitää olla luettelo.", 'Kirjoita esimerkiksi ["yksi", "toinen"].'),
    "bad_day": ("Kohdan {key} pitää olla päivä.", "Kirjoita se ilman lainausmerkkejä: 2024-01-31."),
    "turned": ("Kausi päättyy ennen kuin alkaa.", "Vaihda alku ja loppu."),
    "same_key": ("Tosiasia ”{key}” on tiedostossa kahdesti.", "Poista toinen."),
    "unknown_quote": ("Tosiasiaa ”{key}” ei ole.", "Tosiasiat: {known}. Ne ovat tiedostossa content/facts.toml."),
    "other_number": (
        "Tässä lukee ”{written}”, mutta tosiasioissa on ”{fact}”.",
        "Korjaa toinen, tai kirjoita luvun tilalle {{{{{key}}}}}.",
    ),
}
