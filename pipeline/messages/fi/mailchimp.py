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
        "Tarkista, että MAILCHIMP_API_KEY on kopioitu kokonaan eikä avainta ole poistettu.",
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
        "Tarkista verkko; kirje lähtee, kun komento ajetaan uudelleen.",
    ),
    "no_staff_segment": (
        "Harjoitus lähtee vain henkilöstölle, mutta henkilöstön rajausta ei ole nimetty.",
        "Lisää config.tomlin osaan [mailchimp] rivi staff_segment = numero.",
    ),
    "bad_id": ("Kampanjan tunnus {id} ei kelpaa.", ""),
}
