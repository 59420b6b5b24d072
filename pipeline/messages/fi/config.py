"""config.toml: mitä siinä on vialla ja mitä tilalle."""

TEXTS = {
    "not_found": (
        "Hanketta ei löytynyt: tiedostoa config.toml ei ole kansiossa {folder} eikä sen yläpuolella.",
        "Siirry hankkeen kansioon tai anna se näin: soila --project KANSIO {command}",
    ),
    "unreadable": ("Tiedostoa config.toml ei voi lukea ({error}).", "Tarkista, että se on olemassa ja luettavissa."),
    "not_file": (
        "config.toml ei ole tavallinen tiedosto.",
        "Poista se tai nimeä se uudelleen, ja luo tiedosto config.toml.",
    ),
    "too_big": (
        "Tiedosto config.toml on liian suuri: yli {limit} kilotavua.",
        "Tarkista, onko se oikea tiedosto; tavallisesti siinä on noin sata riviä.",
    ),
    "long_line": ("Rivillä on yli {longest} merkkiä.", "Jaa arvo usealle riville tai lyhennä sitä."),
    "not_parsed": (
        "Riviä ei voi tulkita: siinä on liian pitkä luku tai liian monta luetteloa sisäkkäin.",
        "Korjaa rivi tai poista se.",
    ),
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
    "line_break": ("{name}: arvossa on rivinvaihto: {value}", "Kirjoita arvo yhdelle riville."),
    "unseen": (
        "{name}: arvossa on merkkejä, jotka eivät näy tai jotka kääntävät tekstin suunnan: {value}",
        "Kirjoita arvo uudelleen näppäimistöltä äläkä liitä sitä muualta.",
    ),
    "too_long": ("{name}: arvo on liian pitkä: {value}", "Kirjoita enintään {longest} merkkiä."),
    "empty": ("{name} on tyhjä.", "Kirjoita arvo."),
    "not_url": ("{name}: {value} ei ole verkko-osoite.", "Kirjoita koko osoite: https://example.org/sivu"),
    "url_with_name": (
        "{name}: osoitteessa on @-merkki ennen palvelimen nimeä, siis käyttäjätunnus tai salasana.",
        "Kirjoita osoite ilman tunnusta: https://example.org/sivu",
    ),
    "not_host": ("{name}: {value} ei ole palvelimen nimi.", "Kirjoita pelkkä nimi, esimerkiksi soila.example.org."),
    "not_email": (
        "{name}: {value} ei ole sähköpostiosoite.",
        "Kirjoita muodossa nimi@example.org, ilman ääkkösiä, lainausmerkkejä ja lähettäjän nimeä.",
    ),
    "not_contact": (
        "{name}: {value} ei ole sähköpostiosoite eikä sivun osoite.",
        "Kirjoita nimi@example.org tai https://…",
    ),
    "not_service": (
        "{name}: tämä ei ole viestipalvelun osoite.",
        "Osoitteen alussa on palvelu, esimerkiksi mailtos://…, tai koko osoite tulee ympäristöstä: ${{NIMI}}",
    ),
    "bad_variable": (
        "{name}: ympäristömuuttujan nimi on kirjoitettu väärin.",
        "Kirjoita ${{NIMI}}; nimessä on vain kirjaimia A–Z, numeroita ja alaviivoja.",
    ),
    "not_smtp": (
        "{name}: tämä ei ole postipalvelimen osoite.",
        'Kirjoita "smtp://posti.example.org:587" (STARTTLS) tai "smtps://posti.example.org:465" (TLS). Tunnus ja '
        "salasana annetaan ympäristössä: SOILA_SMTP_USER ja SOILA_SMTP_PASSWORD.",
    ),
    "not_database": (
        "{name}: tämä ei ole tietokannan osoite.",
        'Kirjoita "postgresql+psycopg://soila@tietokanta.example.org/soila". Salasana annetaan ympäristössä: '
        "SOILA_STATE_PASSWORD.",
    ),
    "database_password": (
        "{name}: osoitteessa on salasana.",
        "Poista se tiedostosta ja anna se ympäristössä: SOILA_STATE_PASSWORD.",
    ),
    "not_listened": (
        "{name}: {value} ei kelpaa osoitteeksi, jossa sivuja tarjotaan.",
        'Kirjoita palvelin ja portti, tavallisesti "127.0.0.1:8080".',
    ),
    "plain_http": (
        "public_url: {url} ei ole salattu, joten sivujen linkit kulkisivat verkossa kaikkien luettavina.",
        "Kirjoita osoite, jonka alussa on https:// (välityspalvelin salaa yhteyden; docs/operators.md).",
    ),
    "not_id": (
        "{name}: {value} ei ole tunnus.",
        "Tunnuksessa on vain kirjaimia A–Z ja numeroita. Mailchimpissä: Audience > Settings > Audience ID.",
    ),
    "not_flag": ("{name}: {value} ei kelpaa.", "Kirjoita true (kyllä) tai false (ei)."),
    "not_whole": ("{name}: {value} ei kelpaa.", "Kirjoita kokonaisluku väliltä {low}–{high}."),
    "not_day": ("{name}: {value} ei ole päivä.", "Kirjoita ilman lainausmerkkejä: 2024-04-09."),
    "far_day": ("{name}: {value} on liian kaukana.", "Kirjoita päivä vuosilta {first}–{last}."),
    "midnight": (
        "{name}: {value} on keskiyö, eikä siitä näe, kumman päivän.",
        "Kirjoita 23.59 tai 0.00.",
    ),
    "unknown_zone": ("{name}: aikavyöhykettä {value} ei ole.", 'Suomessa se on "Europe/Helsinki".'),
    "not_choice": ("{name}: {value} ei kelpaa.", "Valitse jokin näistä: {choices}."),
    "not_list": ("{name} ei ole luettelo.", 'Kirjoita hakasulkeisiin: ["yksi", "kaksi"].'),
    "not_colour": ("{name}: {value} ei ole väri.", 'Kirjoita esimerkiksi "#1f5c6b".'),
    "not_colour_name": (
        "{name}: {value} ei ole värin nimi.",
        'Kirjoita värin englanninkielinen nimi, esimerkiksi "teal".',
    ),
    "break_backwards": (
        "Tauko päättyy ({last:%-d.%-m.%Y}) ennen kuin se alkaa ({first:%-d.%-m.%Y}).",
        "Vaihda päivät tai korjaa vuosi.",
    ),
    "no_theme": ("Teemaa {theme} ei ole.", "Teemoja on {count}, osassa [project]."),
    "no_audience": (
        "Kirje lähtee Mailchimpistä (carrier), mutta vastaanottajalista puuttuu.",
        'Lisää osaan [mailchimp] rivi audience = "listan tunnus".',
    ),
}
