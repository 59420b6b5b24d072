"""Ajat: miksi jotakin ei voi lukea ajaksi."""

TEXTS = {
    "empty": ("Aika puuttuu.", "Kirjoita esimerkiksi ti 16.4.2024 klo 9–11.30."),
    "unknown": ("Aikaa ”{written}” ei voi tulkita.", "Kirjoita esimerkiksi ti 16.4.2024 klo 9–11.30."),
    "weekday": ("Kirjoitit {written} {day}, mutta {day} on {right}.", "Kirjoita {short} tai korjaa päivä."),
    "no_such_day": ("Päivää {written} ei ole.", "Kuukauden viimeinen päivä on {last}"),
    "no_such_month": ("Kuukautta ei ole: {written}.", "Kirjoita päivä ja kuukausi näin: 16.4.2024."),
    "no_such_hour": ("Kellonaikaa {written} ei ole.", "Kirjoita esimerkiksi klo 9 tai klo 11.30."),
    "ends_early": ("Aika päättyy ennen kuin alkaa: {written}.", "Vaihda alku ja loppu tai korjaa toinen."),
    "several": (
        "”{written}” kertoo monta aikaa.",
        "Kirjoita yksi aika tai väli, esimerkiksi 13.–14.5.2024, ja muista ajoista omat tapahtumat.",
    ),
    "many": ("Kertoja on yli {most}: {written}", "Kirjoita pitkä päivittäinen aika omaksi tapahtumakseen."),
    "overlap": ("Kerrat menevät päällekkäin: {written}", "Kirjoita jokainen kerta kerran ja omana aikanaan."),
    "recurring": ("Aikana {written} on monta kertaa.", "Kirjoita jokaisesta kerrasta oma tapahtuma."),
    "foreign_zone": ("Kellonaika {written} on toisen aikavyöhykkeen.", "Kirjoita Suomen aika, esimerkiksi klo 9."),
    "no_year": ("Vuosi puuttuu: {written}", "Lisää vuosi, esimerkiksi 16.4.2024."),
    "far_year": ("Vuosi {written} on liian kaukana.", "Tarkista vuosi."),
    "not_a_day": ("”{written}” ei ole yksi päivä.", "Kirjoita esimerkiksi ti 16.4.2024."),
    "not_a_deadline": (
        "”{written}” ei ole määräaika.",
        "Kirjoita yksi päivä, halutessasi kellonaika: pe 12.4.2024 klo 12.",
    ),
    "not_a_clock": ("”{written}” ei ole kellonaika.", "Kirjoita esimerkiksi 9.00."),
}
