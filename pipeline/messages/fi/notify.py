"""Viestit henkilöstölle: otsikot ja lyhyet viestit. Pidemmät ovat kansiossa templates/staff/."""

TEXTS = {
    "damaged_subject": "Ohjelman tallentama tieto on vioittunut",
    "morning_subject": "{name}: {count} asiaa tiedoksi",
    # kriittinen
    "missed_subject": "Kirje {day:%-d.%-m.%Y} ei lähtenyt ajallaan",
    "uncertain_subject": "Kirje {day:%-d.%-m.%Y}: tarkista heti, onko se lähtenyt",
    "nobody_subject": "Kirje {day:%-d.%-m.%Y} ei mennyt kenellekään",
    "copied_subject": "Kirje {day:%-d.%-m.%Y}: samanlainen kirje on lähtenyt tai lähdössä muualta",
    "few_to_come_subject": "Kirje {day:%-d.%-m.%Y} on menossa vain osalle vastaanottajista",
    "few_to_come": "Kirjeen piti mennä {people} ihmiselle, mutta Mailchimpin mukaan saajia on enää {reached}. "
    "Se lähtee {at:%-d.%-m.%Y klo %-H.%M}. Jos määrä on väärä, pidätä kirje ennen sitä: soila hold {day}\n"
    "Korjaa lista Mailchimpissä ja vapauta kirje: soila release {day}. Jos määrä on oikea, kuittaa: soila ack",
    "few_subject": "Kirje {day:%-d.%-m.%Y} meni vain osalle vastaanottajista",
    "few": "Kirjeen piti mennä {people} ihmiselle, mutta Mailchimpin mukaan sen sai {reached}. "
    "Tarkista Mailchimpistä, keneltä se jäi saamatta.",
    "practice": (
        "Harjoitustila on päällä",
        "Uudet kirjeet lähtevät vain henkilöstölle. Verkosto saa vain kirjeen, joka oli ajastettu jo ennen "
        "harjoitusta. Kun harjoitus on ohi, poista config.tomlista rivi practice = true.",
    ),
    "goes_in_practice": (
        "Oikea kirje {day:%-d.%-m.%Y} lähtee, vaikka harjoitustila on päällä",
        "Kirje oli ajastettu Mailchimpissä jo ennen harjoitusta, ja se lähtee verkostolle {at:%-d.%-m.%Y klo %-H.%M} "
        "sellaisena kuin se ajastettiin. Jos se ei saa lähteä, pidätä se: soila hold {day}",
    ),
    # heti
    "preview_subject": "Esikatselu: {subject}",
    "empty_subject": "Kirje {day:%-d.%-m.%Y} ei ole lähdössä: mitään uutta ei ole",
    "held_subject": "Kirje {day:%-d.%-m.%Y} on pidätetty eikä lähtenyt",
    "skipped_subject": "Kirje {day:%-d.%-m.%Y} jää väliin",
    "skipped": "{why}\n\nLuvattu kirje {day:%-d.%-m.%Y} ei lähde. Jos se oli jo ajastettu, ajastus puretaan. "
    "Sen asiat kertoo seuraava kirje. Jos kirjeen pitää lähteä, korjaa rytmi tiedostossa config.toml.",
    "moved_subject": "Kirje {day:%-d.%-m.%Y} siirtyy: se lähtee {to:%-d.%-m.%Y}",
    "moved": "{why}\n\nLuvattu kirje {day:%-d.%-m.%Y} lähtee {to:%-d.%-m.%Y}. Jos se oli jo ajastettu, "
    "ajastus puretaan.",
    "again": (
        "Kirje {day:%-d.%-m.%Y} on taas omalla päivällään",
        "Rytmin mukaan päivä on taas kirjeen päivä, ja kirjeen aika on {at:%-d.%-m.%Y klo %-H.%M}. Se lähtee silloin, "
        "tai heti jos aika juuri meni, jollei sitä ole pidätetty. Tilanteen näyttää soila status.",
    ),
    "not_down": (
        "Kirjeen {day:%-d.%-m.%Y} ajastusta ei saatu purettua",
        "{why}\n\nKirje on pidätetty tai muuttunut, tai sen päivä on toinen, mutta se on yhä ajastettu lähteväksi "
        "{at:%-d.%-m.%Y klo %-H.%M}. Purkamista yritetään uudelleen. Jos aika loppuu, pura ajastus itse Mailchimpissä.",
    ),
    "left": (
        "Kirje {day:%-d.%-m.%Y} lähti, vaikka sen ei pitänyt lähteä sellaisena",
        "Kirje oli pidätetty tai muuttunut, tai sen päivä oli toinen, mutta ajastusta ei saatu purettua ennen lähtöä. "
        "Se lähti entisillä tiedoilla entisille vastaanottajille. Katso Mailchimpistä, kenelle se meni, ja päätä, "
        "miten asiasta kerrotaan.",
    ),
    "as_given": (
        "Kirje {day:%-d.%-m.%Y} lähtee entisellään: mallipohjassa on virhe",
        "{why}\n\nKirje on jo ajastettu, ja se lähtee sellaisena kuin se ajastettiin. Mitä sisällössä on muutettu sen "
        "jälkeen, pääsee kirjeeseen vain, jos mallipohja korjataan ajoissa; muuten siitä kertoo seuraava kirje.\n"
        "Jos kirje ei saa lähteä sellaisena, pidätä se: soila hold {day}",
    ),
    "otherwise": (
        "Kirje {day:%-d.%-m.%Y} lähti muunlaisena kuin se annettiin",
        "Kirjeen sisältöä oli muutettu Mailchimpissä juuri ennen lähtöä. Arkistossa ja muistissa on se, mitä lähti; "
        "mitä siinä ei ollut, sen kertoo seuraava kirje.",
    ),
    "copied_gone": (
        "Kirje {day:%-d.%-m.%Y}: samanlainen kirje on lähtenyt tai lähdössä myös muualta",
        "Kirje lähti, mutta samoille ihmisille on menossa tai mennyt Mailchimpistä toinen samanlainen kirje, jota tämä "
        "ohjelma ei tehnyt. Jos se on vasta ajastettu, pura sen ajastus Mailchimpissä. Muuten päätä, miten asiasta "
        "kerrotaan vastaanottajille.",
    ),
    "put_right_subject": "Ajastettu kirje {day:%-d.%-m.%Y} korjattiin",
    "put_right": "Mailchimpissä oli muuta kuin pitää: {what}. Ajastus purettiin ja kirje annettiin uudelleen; "
    "se lähtee {at:%-d.%-m.%Y klo %-H.%M}.",
    "put_down_subject": "Kirjeen {day:%-d.%-m.%Y} ajastus purettiin",
    "put_down": "Mailchimpissä oli muuta kuin pitää: {what}. Ajastus purettiin. Kirjeen aika on "
    "{at:%-d.%-m.%Y klo %-H.%M}; "
    "tilanteen näyttää soila status.",
    "too_late_subject": "Muutos ei ehtinyt kirjeeseen {day:%-d.%-m.%Y}",
    "waiting_subject": "Kirje {day:%-d.%-m.%Y} odottaa hyväksyntää ja lähtisi klo {at:%-H.%M}",
    "changed_subject": "Kirje {day:%-d.%-m.%Y} on muuttunut esikatselun jälkeen",
    "lapsed_subject": "Kirje {day:%-d.%-m.%Y} on muuttunut hyväksymisen jälkeen",
    "late_subject": "Kirje {day:%-d.%-m.%Y} lähti myöhässä",
    "late": "Kirjeen piti lähteä {due:%-d.%-m.%Y klo %-H.%M}, mutta se lähti {at:%-d.%-m.%Y klo %-H.%M}. "
    "Kaikki vastaanottajat saivat sen kerran.",
    "after_all_subject": "Kirje {day:%-d.%-m.%Y} on sittenkin lähtenyt",
    "after_all": "Aiempi hälytys ei enää vaadi mitään.",
    "stuck_subject": "Kirje {day:%-d.%-m.%Y} ei pääse etenemään",
    "config_subject": "Tiedostossa config.toml on virhe: mitään uutta ei lähetetä eikä julkaista",
    "config": "Uusia kirjeitä ei lähde eivätkä sivut päivity ennen kuin tiedosto on korjattu. Tarkista se: soila "
    "check\nKirje, joka on jo ajastettu Mailchimpissä, lähtee silti. Jos se ei saa lähteä, pura ajastus Mailchimpissä, "
    "tai korjaa tiedosto ja pidätä kirje: soila hold",
    "config_running_subject": "Tiedostossa config.toml on virhe: palvelu jatkaa entisillä tiedoilla",
    "config_running": "Kirjeet lähtevät ja sivut päivittyvät sen mukaan, mitä tiedostossa oli ennen virhettä. "
    "Jos kirje ei saa lähteä, korjaa tiedosto ja pidätä kirje: soila hold. Tarkista tiedosto: soila check",
    "state_subject": "Ohjelman tila ei ole käytettävissä: kirjeet eivät lähde",
    "clock_subject": "Palvelimen kello on väärässä: kirjeet eivät lähde",
    "hosts_differ": (
        "Koneilla on eri sisältö: {hosts}",
        "Kansio content/, mallipohjat ja config.toml eivät ole samat näillä koneilla: {hosts}. Sivuja julkaisee vain "
        "vuorossa oleva kone, ja muut odottavat. Katso, miksi tiedostot eivät kulje (Git tai jaettu kansio).",
    ),
    "job_subject": "Työ ”{job}” ei onnistu",
    "job": "Muut työt jatkavat, ja työtä ”{job}” yritetään uudelleen. Tarkemmin: soila log (ajo {run}).",
    # aamun viesti
    "sent_subject": "Kirje {day:%-d.%-m.%Y} on lähtenyt",
    "sent": "Aihe: {subject}. Se lähti {at:%-d.%-m.%Y klo %-H.%M}.",
    "content_subject": "Sisällössä on virheitä",
    "gone_subject": "Tapahtuman ”{title}” tiedosto on poistunut: oliko se tarkoitus?",
    "gone_over_subject": "Menneen tapahtuman ”{title}” tiedosto on poistunut",
    "renamed_subject": "Tapahtuman ”{title}” tiedosto on nimetty uudelleen",
    "late_change_subject": "Tapahtuma ”{title}” on muuttunut, eikä seuraava kirje ehdi kertoa siitä",
    "refused_subject": "Tiedostoa {file} ei voitu julkaista",
    # soila ack
    "acked": "Kuitattu: {subject}",
    "nothing_to_ack": "Kuitattavaa ei ole.",
}
