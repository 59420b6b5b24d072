"""soila takeover: kenen vuoro on lähettää."""

TEXTS = {
    "elsewhere": (
        "Täältä ei lähetetä mitään: tämä muisti on kopio, ja lähettäminen kuuluu koneelle {other}.",
        "Jos lähettämisen pitää siirtyä tänne: soila takeover",
    ),
    "taken": (
        "Täältä ei lähetetä enää mitään: lähettämisen on ottanut {other}.",
        "Jos sen pitää palata tänne: soila takeover",
    ),
    "lost": (
        "Ohjelman muisti on uusi, vaikka kirjeitä on lähetetty ennenkin. Uutta ei lähetetä, ennen kuin "
        "ihminen päättää.",
        "Palauta varmuuskopio (soila restore). Jos sitä ei ole, katso Mailchimpistä ja kansiosta outbox/, "
        "mitä on lähtenyt "
        "ja ajastettu, ja jatka sitten: soila takeover",
    ),
    "elsewhere_notice": (
        "Täältä ei lähetetä kirjeitä: lähettäminen kuuluu koneelle {other}",
        "Ohjelma käy kopiolla, jonka muisti on peräisin koneelta {other}. Kopio ei lähetä mitään, jotta "
        "kukaan ei saa kirjettä "
        "kahdesti. Jos lähettämisen pitää siirtyä tänne, anna täällä komento: soila takeover",
    ),
    "taken_notice": (
        "Lähettämisen on ottanut toinen kone: {other}",
        "Tämä kone ei enää lähetä kirjeitä. Jos siirto oli erehdys, anna täällä komento: soila takeover",
    ),
    "lost_notice": (
        "Ohjelman muisti on kadonnut: kirjeet odottavat ihmistä",
        "Muisti (.soila) on uusi, mutta kirjeitä on lähtenyt ennenkin (siitä kertoo {other}). Uutta kirjettä ei anneta "
        "lähetettäväksi, ennen kuin ihminen on katsonut. Palauta varmuuskopio (soila restore). Jos sitä "
        "ei ole, katso, mitä "
        "on lähtenyt ja ajastettu, ja anna komento: soila takeover. Pidätykset ja hyväksynnät ovat tallella.",
    ),
    "notice": (
        "Kirjeet lähettää nyt {host}",
        "Lähettäminen on siirretty koneelle {host} (soila takeover). Muut koneet väistyvät, kun ne "
        "huomaavat sen; pysäytä ne "
        "silti itse. Jos siirto oli erehdys, anna komento soila takeover sillä koneella, jonka pitää lähettää.",
    ),
    "done": "Kirjeet lähtevät nyt täältä. Siitä kerrottiin henkilöstölle. Pysäytä ohjelma muilta koneilta.",
    "not_needed": (
        "Tätä ei tarvita: koneet jakavat muistin tietokannassa, ja tietokanta antaa vuoron yhdelle kerrallaan. "
        "Mitään ei muutettu."
    ),
    "ours": "Kirjeet lähtevät jo täältä. Mitään ei muutettu.",
    "told_nobody": "Viestejä ei mene kenellekään (config.toml: [notify] urls), joten kerro siirrosta itse.",
}
