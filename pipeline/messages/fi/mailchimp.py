"""Mailchimp: mitä se vastasi ja mitä pitää tehdä."""

TEXTS = {
    "no_key": (
        "Mailchimpin avain puuttuu.",
        "Aseta ympäristömuuttuja MAILCHIMP_API_KEY; avaimen saa Mailchimpistä: Account > Extras > API keys.",
    ),
    "key_form": (
        "Mailchimpin avain ei ole oikean muotoinen.",
        "Avaimessa on 32 merkkiä, viiva ja palvelinkeskus (esimerkiksi -us21). Kopioi se kokonaan.",
    ),
    "server_form": ("MAILCHIMP_SERVER {server} ei kelpaa.", "Poista muuttuja; palvelin luetaan avaimesta."),
    "bad_key": (
        "Mailchimp ei hyväksy avainta.",
        "Tarkista, että MAILCHIMP_API_KEY on kopioitu kokonaan, että sen loppuosa (palvelinkeskus, esimerkiksi -us21) "
        "on oikea ja ettei avainta ole poistettu.",
    ),
    "wrong_server": (
        "Mailchimpin palvelinkeskusta tai osoitetta ei löydy.",
        "Tarkista avaimen loppuosa (esimerkiksi -us21).",
    ),
    "not_found": (
        "Mailchimp ei löydä sitä, mitä pyydettiin: {detail}",
        "Tarkista config.tomlin osa [mailchimp]: audience ja segment.",
    ),
    "forbidden": ("Mailchimp kieltää tämän: {detail}", "Tarkista tilin taso ja avaimen oikeudet."),
    "rejected": ("Mailchimp ei hyväksy pyyntöä: {detail}", "Korjaa mainitut kohdat. Mitään ei lähetetty."),
    "busy": ("Mailchimp pyytää odottamaan ({wait} s).", "Aja komento hetken päästä uudelleen."),
    "unreachable": (
        "Mailchimpiin ei saatu yhteyttä.",
        "Tarkista verkko. Palvelu yrittää itse uudelleen; käsin annettu komento pitää ajaa uudelleen.",
    ),
    "no_such_server": (
        "Mailchimpin palvelinta ei löydy verkosta.",
        "Tarkista avaimen loppuosa (palvelinkeskus, esimerkiksi -us21) ja verkkoyhteys.",
    ),
    "timeout_form": (
        "MAILCHIMP_TIMEOUT {written} ei kelpaa.",
        "Kirjoita sekunnit lukuna, enintään {limit}, tai poista muuttuja.",
    ),
    "no_audience": (
        "Yleisöä {audience} ei ole Mailchimpissä. Mitään ei lähetetty.",
        "Korjaa config.tomlin osan [mailchimp] rivi audience: Mailchimpissä Audience > Settings > Audience ID.",
    ),
    "no_segment": (
        "Rajausta {segment} ei ole Mailchimpin listalla {audience}. Mitään ei lähetetty.",
        "Korjaa config.tomlin osan [mailchimp] rivi segment tai audience.",
    ),
    "still_trial": (
        "Luonnoksella on Mailchimpissä yhä koelähetyksen aihe {prefix}, joten sitä ei lähetetä.",
        "Aja komento uudelleen.",
    ),
    "no_staff_segment": (
        "Harjoitus lähtee vain henkilöstölle, mutta henkilöstön rajausta ei ole nimetty.",
        "Lisää config.tomlin osaan [mailchimp] rivi staff_segment = numero.",
    ),
    "said": "{finnish} (Mailchimp: ”{told}”)",
    "about_unknown": "syytä ei tunnistettu, katso alkuperäinen",
    "about_recipients": "vastaanottajia ei ole tai heitä ei löydy: tarkista audience ja segment",
    "about_sender": "lähettäjän osoitetta ei ole vahvistettu Mailchimpissä: tarkista reply_to ja vahvista osoite",
    "about_subject": "aihe puuttuu tai on liian pitkä (enintään 150 merkkiä)",
    "about_preview": "esikatseluteksti on liian pitkä (enintään 150 merkkiä)",
    "about_content": "kirjeen sisältö puuttuu tai ei kelpaa",
    "about_footer": "alatunnisteesta puuttuu peruutuslinkki tai postiosoite",
    "about_plan": "tilin taso tai saldo ei riitä",
    "about_schedule": "ajastus ei onnistu: tarkista, ettei hetki ole ohi",
    "bad_id": ("Kampanjan tunnus {id} ei kelpaa.", ""),
}
