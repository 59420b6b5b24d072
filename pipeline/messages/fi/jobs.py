"""Ajastetut työt: mitä kukin katsoi ja teki."""

TEXTS = {
    "damaged": "{text}",
    # kirje
    "planned": "Seuraava kirje lähtee {at:%-d.%-m.%Y klo %-H.%M}.",
    "previewed": "Esikatselu henkilöstölle on valmis: {file}",
    "trial_sent": "Koelähetys on matkalla: {addresses}",
    "trial_failed": "Koelähetys ei onnistunut: {why}",
    "told": "Henkilöstölle kerrotaan: {subject}",
    "looked_audit": "Ajastus tarkistettiin ennen lähtöä: kunnossa.",
    "looked_confirm": "Kirje ei ole vielä lähtenyt perille asti; katsotaan pian uudelleen.",
    "looked_held": "Ajastettua kirjettä ei muutettu.",
    "looked_due": "Kirjettä katsottiin.",
    "looked_late": "Kirjettä katsottiin.",
    "looked_schedule": "Kirje on jo ajastettu.",
    "looked_give_up": "Kirjettä katsottiin vielä kerran.",
    # muut työt
    "published": "Julkaistu: {written} tiedostoa uusittu, {removed} poistettu.",
    "found": "{file}: {text}",
    "report": "Luvut {age} päivää kirjeen jälkeen: {recipients} vastaanottajaa, {people} klikannutta.",
    "source_trouble": "Lähdettä {name} ei saatu luettua: {why}",
    "source_entered": "Lähteestä {name} tuli uusi tapahtuma: {title} ({file})",
    "source_proposed": "Lähde {name} ehdottaa: {count} uutta ehdotusta.",
    "notified": "Henkilöstölle kerrottu: {subject}",
    "not_notified": "Viestiä ei saatu perille ({services}): {subject}",
    "service_failed": "Yksi viestipalvelu ei ottanut viestiä vastaan ({services}): {subject}",
    "alarm": "Kirje ei lähtenyt luvatusti: hälytys.",
    "alarm_over": "Hälytys ei enää vaadi mitään: kirje on lähtenyt.",
    "tidied": "Siivottu {files} vanhaa tiedostoa ja {notices} vanhaa viestiä.",
    "calendar": "Henkilöstön kalenteri on uusittu: {file}",
    # ajo
    "idle": "ei tehtävää",
    "crashed": "Työ kaatui virheeseen {error}.",
    "started": "soila run käynnistyi: kirje, julkaisu, luvut, siivous ja viestit kulkevat itsestään. Lopeta: Ctrl-C",
    "stopping": "soila run lopettaa, kun meneillään oleva työ on valmis.",
    "stopped": "soila run on lopettanut.",
    "config_broken": "Tiedostossa config.toml on virhe. Työ jatkuu entisillä tiedoilla: {problems}",
    "config_mended": "Tiedosto config.toml on taas kunnossa ja käytössä.",
    "already_running": (
        "soila run on jo käynnissä tässä hankkeessa.",
        "Kaksi ei tarvita. Tilanteen näyttää: soila status",
    ),
    "busy": (
        "Toinen soila tekee samoja töitä juuri nyt.",
        "Odota hetki; mitään ei jää tekemättä.",
    ),
    "clock_back": (
        "Koneen kello näyttää {now:%-d.%-m.%Y klo %-H.%M}, mutta viimeksi täällä toimittiin "
        "{newest:%-d.%-m.%Y klo %-H.%M}. Mitään ei tehdä, ennen kuin kello on oikeassa.",
        "Korjaa koneen kello.",
    ),
    "clock_ahead": (
        "Koneen kello hyppäsi eteenpäin: se näyttää {now:%-d.%-m.%Y klo %-H.%M}, vaikka edellisestä katsomisesta on "
        "kulunut vain {passed} tuntia. Mitään ei tehdä, ennen kuin kello on tarkistettu.",
        "Jos kello on nyt oikeassa: soila ack. Muuten korjaa kello.",
    ),
    # tila: missä kirje on menossa
    "state_planned": "suunniteltu",
    "state_drafted": "luonnos on tehty",
    "state_content_set": "sisältö on viety",
    "state_approved": "valmis lähtemään",
    "state_scheduled": "ajastettu",
    "state_sending": "lähdössä",
    "state_sent": "lähetetty",
    "state_held": "pidätetty",
    "state_skipped": "jätetty väliin, koska uutta ei ollut",
    "state_missed": "myöhästyi, ei lähetetty",
    "state_uncertain": "epävarma",
    "state_failed": "epäonnistui",
}
