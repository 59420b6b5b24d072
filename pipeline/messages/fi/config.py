"""config.toml: mitä siinä on vialla ja mitä tilalle."""

TEXTS = {
    "not_found": (
        "Hanketta ei löytynyt: tiedostoa config.toml ei ole kansiossa {folder} eikä sen yläpuolella.",
        "Siirry hankkeen kansioon tai anna se näin: soila --project KANSIO {command}",
    ),
    "unreadable": ("Tiedostoa config.toml ei voi lukea ({error}).", "Tarkista, että se on olemassa ja luettavissa."),
    "not_utf8": (
        "Tiedosto config.toml ei ole UTF-8-muodossa tällä rivillä.",
        "Tallenna se tekstieditorissa muodossa UTF-8.",
    ),
    "syntax": (
        "Riviä ei voi tulkita: {written}",
        'Kirjoita muodossa avain = "arvo"; teksti lainausmerkkeihin, päivä näin: 2024-04-09.',
    ),
    "no_table": ("Osa [{name}] puuttuu.", "Lisää se; mallin näet ohjeesta docs/operators.md."),
    "not_table": ("{name} on tässä arvo, vaikka sen pitää olla osa.", "Kirjoita [{name}] omalle rivilleen."),
    "not_tables": (
        "{name} ei ole luettelo osia.",
        "Kirjoita jokainen omana osanaan: [[{name}]] ja sen alle avaimet.",
    ),
    "missing": ("Osasta [{table}] puuttuu avain {name}.", "Lisää rivi: {name} = …"),
    "unknown": ("Avainta {name} ei tunneta.", "Poista rivi. Tässä osassa voi olla: {known}."),
    "unknown_guess": ("Avainta {name} ei tunneta.", "Tarkoititko avainta {guess}?"),
    "not_text": ("{name}: arvon pitää olla tekstiä.", 'Kirjoita se lainausmerkkeihin: "{value}"'),
    "empty": ("{name} on tyhjä.", "Kirjoita arvo."),
    "not_url": ("{name}: {value} ei ole verkko-osoite.", "Osoite alkaa https://."),
    "not_email": ("{name}: {value} ei ole sähköpostiosoite.", "Kirjoita muodossa nimi@example.org."),
    "not_flag": ("{name}: {value} ei kelpaa.", "Kirjoita true (kyllä) tai false (ei)."),
    "not_whole": ("{name}: {value} ei kelpaa.", "Kirjoita kokonaisluku väliltä {low}–{high}."),
    "not_day": ("{name}: {value} ei ole päivä.", "Kirjoita ilman lainausmerkkejä: 2024-04-09."),
    "unknown_zone": ("{name}: aikavyöhykettä {value} ei ole.", 'Suomessa se on "Europe/Helsinki".'),
    "not_choice": ("{name}: {value} ei kelpaa.", "Valitse jokin näistä: {choices}."),
    "not_list": ("{name} ei ole luettelo.", 'Kirjoita hakasulkeisiin: ["yksi", "kaksi"].'),
    "not_colour": ("{name}: {value} ei ole väri.", 'Kirjoita esimerkiksi "#1f5c6b".'),
    "break_backwards": (
        "Tauko päättyy ({last:%-d.%-m.%Y}) ennen kuin se alkaa ({first:%-d.%-m.%Y}).",
        "Vaihda päivät tai korjaa vuosi.",
    ),
    "no_audience": (
        "Kirje lähtee Mailchimpistä (carrier), mutta vastaanottajalista puuttuu.",
        'Lisää osaan [mailchimp] rivi audience = "listan tunnus".',
    ),
}
