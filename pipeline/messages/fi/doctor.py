"""Onko lähettämiseen kaikki valmiina?"""

TEXTS = {
    "disk": "Levytilaa on {free:.1f} Gt.",
    "disk_low": ("Levytilaa on vain {free:.1f} Gt.", "Vapauta tilaa."),
    "practice": (
        "Harjoitustila on päällä: yksikään kirje ei lähde verkostolle.",
        "Kun harjoitus on ohi, poista config.tomlista rivi practice = true.",
    ),
    "outbox": "Kirje lähtee kansioon outbox/; tunnuksia ei tarvita.",
    "key": "Mailchimpin avain toimii (tili: {account}).",
    "clock": "Kello on ajassa.",
    "clock_off": ("Tämän koneen kello on {off} väärässä.", "Aseta kello tai ota käyttöön NTP."),
    "audience": "Vastaanottajalista {name}: {count} tilaajaa.",
    "audience_empty": ("Vastaanottajalistalla {name} ei ole ketään.", "Tarkista config.toml: audience."),
    "segment": "Rajaus {name}: {count} tilaajaa ({key}).",
    "segment_empty": ("Rajauksessa {name} ei ole ketään ({key}).", "Lisää siihen tilaajia Mailchimpissä."),
    "sender": "Lähettäjän osoite {address} on vahvistettu.",
    "sender_unverified": (
        "Lähettäjän verkkotunnusta {domain} ei ole vahvistettu.",
        "Vahvista se Mailchimpissä: Account > Domains.",
    ),
    "heard_by_nobody": (
        "Viestejä ei mene kenellekään: kukaan ei kuule, jos kirje ei lähde.",
        "Lisää osoitteet tiedoston config.toml kohtaan [notify] urls ja kokeile: soila doctor --send-test",
    ),
    "heard": "Henkilöstön viestejä varten on {count} osoitetta.",
    "test_reached": "Koeviesti meni perille: {service}.",
    "test_failed": (
        "Koeviesti ei mennyt perille: {service}.",
        "Tarkista osoite tiedoston config.toml kohdasta [notify] urls ja sen salasana ympäristöstä.",
    ),
    "test_subject": "Koeviesti: {name}",
    "test_text": "Tämä on koeviesti (soila doctor --send-test). Jos näet sen, hälytykset tulevat perille. "
    "Mitään ei tarvitse tehdä.",
    "mail_server": "Postipalvelin {host} vastaa.",
    "mail_server_silent": (
        "Postipalvelin {host} ei ota viestejä: {why}",
        "Tarkista tiedoston config.toml kohta [mail] ja ympäristön SOILA_SMTP_USER ja SOILA_SMTP_PASSWORD.",
    ),
    "pages": "Viestien linkit allekirjoitetaan, ja sivut ovat osoitteessa {url}",
    "templates": "Omia mallipohjia: {names}. Muut tulevat ohjelman mukana.",
    "subscribe": "Kirjeen voi tilata: {url}",
    "no_subscribe": (
        "Kirjeen tilausosoitetta ei ole: uusi lukija ei löydä tilauslomaketta mistään.",
        'Kirjoita lomakkeen osoite tiedoston config.toml osaan [letter], esimerkiksi subscribe = "https://…".',
    ),
    "rhythm": "Seuraava kirje lähtee {at:%-d.%-m.%Y klo %-H.%M}.",
    "all_good": "Kaikki on valmiina.",
}
