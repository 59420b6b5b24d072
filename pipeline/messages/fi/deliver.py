"""Lähettäminen: missä kirje on menossa ja mitä ihmisen pitää tehdä."""

TEXTS = {
    "sent": "Kirje {day:%-d.%-m.%Y} on lähetetty ({at:%-d.%-m.%Y klo %-H.%M}).",
    "sent_before": "Kirje {day:%-d.%-m.%Y} on jo lähetetty {at:%-d.%-m.%Y klo %-H.%M}. Sitä ei lähetetä uudelleen.",
    "sending": "Kirje {day:%-d.%-m.%Y} on parhaillaan lähdössä.",
    "scheduled": "Kirje {day:%-d.%-m.%Y} on ajastettu ja lähtee {at:%-d.%-m.%Y klo %-H.%M}.",
    "unclear": (
        "Vastaus jäi epäselväksi: ei tiedetä, ehtikö pyyntö perille.",
        "Mitään ei lähetetä toista kertaa. Aja sama komento uudelleen muutaman minuutin päästä.",
    ),
    "overtaken": (
        "Kirjettä {day:%-d.%-m.%Y} on sillä välin vienyt eteenpäin joku muu (toinen kone tai ihminen), joten tämä ajo "
        "keskeytyi.",
        "Kirje jatkaa siitä, mihin se on päässyt. Sinun ei tarvitse tehdä mitään.",
    ),
    "not_yet": "Kirje on valmis ja lähtee {until:%-d.%-m.%Y klo %-H.%M}.",
    "before_hour": (
        "Kirje {day:%-d.%-m.%Y} on valmis, mutta sen aika on vasta {until:%-d.%-m.%Y klo %-H.%M}. Sitä ei lähetetty.",
        "Palvelu (soila run) lähettää sen silloin. Jos sen pitää lähteä heti: soila send --date {day} --early",
    ),
    "none_due": "Minkään kirjeen aika ei ole nyt, joten mitään ei lähetetty.\n"
    "Seuraava kirje on {day:%-d.%-m.%Y}. Se lähtee {at:%-d.%-m.%Y klo %-H.%M}; saajat: {readers}.",
    "readers": "Mailchimpin lista {audience}",
    "readers_segment": "Mailchimpin listan {audience} segmentti {segment}",
    "readers_outbox": "ei ketään, kirje jää kansioon outbox/",
    "readers_staff": "vain henkilöstö (harjoitustila)",
    "earlier_first": (
        "Kirje {day:%-d.%-m.%Y} odottaa, koska edellinen kirje on vielä matkalla tai sen kohtalo on epäselvä.",
        "Katso soila status. Kun olet tarkistanut epäselvän kirjeen Mailchimpistä, kuittaa: soila ack",
    ),
    "early_without_day": (
        "Valinta --early tarvitsee kirjeen päivän.",
        "Kirjoita esimerkiksi: soila send --date 2024-04-09 --early",
    ),
    "early_and_practice": (
        "Valinnat --early ja --practice eivät sovi yhteen.",
        "Harjoitus lähtee aina heti: soila send --practice",
    ),
    "early_unsure": (
        "Kirje {day:%-d.%-m.%Y} lähtisi heti kaikille, eikä kukaan ole vahvistamassa sitä. Mitään ei lähetetty.",
        "Vahvista samalla: soila send --date {day} --early --yes",
    ),
    "early_question": "Kirje {day:%-d.%-m.%Y} lähtee heti; saajat: {readers}. Lähetetäänkö (k/e)?",
    "not_early": "Mitään ei lähetetty.",
    "practised": (
        "Harjoitustila on päällä, joten kirjettä {day:%-d.%-m.%Y} ei anneta verkostolle.",
        "Kun harjoitus on ohi, poista config.tomlista rivi practice = true.",
    ),
    "practice_on": "Harjoitustila on päällä: verkostolle ei lähtenyt mitään.",
    "notes_draft": "Kirjeen tiedot ({file}) ovat luonnos, joten tervehdys, aihe ja nostot jäivät pois.",
    "is_notice": "Se on lisätiedote: {subject}",
    "practice_sent": "Harjoituskirje {day:%-d.%-m.%Y} on lähetetty vain henkilöstölle. Oikeaan kirjeeseen se ei koske.",
    "practice_sent_before": "Juuri tämä harjoituskirje {day:%-d.%-m.%Y} on jo lähetetty henkilöstölle.",
    "not_ready_yet": ("Luonnos ei ole vielä valmis lähtemään.", "Aja sama komento uudelleen minuutin päästä."),
    "not_ready": ("Luonnos ei voi lähteä: {errors}.", "Korjaa nämä ja aja komento uudelleen."),
    "witness": (
        "Kirjettä ei lähetetty: samoille vastaanottajille on jo lähtenyt jotakin tämän kirjeen aikana tai sen jälkeen.",
        "Tarkista Mailchimpistä, onko kirje jo lähtenyt.",
    ),
    "vanished": (
        "Kirje {day:%-d.%-m.%Y} on muistin mukaan lähetetty tai ajastettu, mutta sitä ei löydy.",
        "Tarkista Mailchimpistä, onko joku poistanut sen. Uutta ei lähetetä ennen kuin ihminen päättää.",
    ),
    "unscheduled": (
        "Joku on perunut kirjeen {day:%-d.%-m.%Y} ajastuksen Mailchimpissä, joten se odottaa.",
        "Ajasta se Mailchimpissä tai vapauta: soila release {day}",
    ),
    "nobody": (
        "Kirje {day:%-d.%-m.%Y} lähti Mailchimpissä, mutta se ei mennyt kenellekään.",
        "Tarkista Mailchimpistä vastaanottajat (audience, segment). Kirjeen asiat ovat seuraavassa kirjeessä uusina.",
    ),
    "copied": (
        "Kirjettä {day:%-d.%-m.%Y} ei lähetetä: joku on lähettänyt tai ajastanut samoille ihmisille "
        "samanlaisen kirjeen.",
        "Tarkista Mailchimpistä, että kukaan ei saa sitä kahdesti. Jos kirjeen pitää silti lähteä: soila release {day}",
    ),
    "archived": (
        "Vastaanottajien lista on arkistoitu Mailchimpissä, joten kirje {day:%-d.%-m.%Y} ei lähde.",
        "Palauta lista Mailchimpissä tai vaihda audience tiedostossa config.toml.",
    ),
    "other_people": (
        "Mailchimp antoi kirjeelle {day:%-d.%-m.%Y} muut vastaanottajat kuin pyydettiin, joten se ei lähde.",
        "Tarkista config.tomlin osa [mailchimp]: audience ja segment.",
    ),
    "people_differ": (
        "Kirjeen {day:%-d.%-m.%Y} saisi Mailchimpin mukaan {people} ihmistä, vaikka heitä pitäisi olla "
        "{asked}. Se ei lähde.",
        "Tarkista Mailchimpistä lista ja rajaus.",
    ),
    "misunderstood": (
        "Mailchimp ajasti kirjeen {day:%-d.%-m.%Y} toisin kuin pyydettiin, joten ajastus purettiin.",
        "Tarkista Mailchimpistä kirjeen lähtöaika ja vastaanottajat.",
    ),
    "not_down": (
        "Kirje voi olla yhä ajastettu, vaikka ajastus pitäisi purkaa: se on pidätetty, muuttunut tai siirtynyt.",
        "Purkamista yritetään uudelleen. Jos aika loppuu, pura ajastus itse Mailchimpissä.",
    ),
    "as_given": "Kirje lähtee sellaisena kuin se ajastettiin, koska uutta ei voi tehdä. {why}",
    "clock_off": (
        "Koneen kello on eri ajassa kuin Mailchimpin, joten mitään ei lähetetä.",
        "Korjaa koneen kello (NTP). Kirje lähtee, kun kello on oikeassa.",
    ),
    "what_at": "lähtöaika",
    "what_audience": "vastaanottajien lista",
    "what_segment": "vastaanottajien rajaus",
    "what_from_name": "lähettäjän nimi",
    "what_reply_to": "vastausosoite",
    "what_subject": "aihe",
    "what_preview": "esikatseluteksti",
    "what_opens": "avausten seuranta",
    "what_people": "vastaanottajien määrä",
    "what_content": "sisältö",
    "what_copied": "samanlainen kirje on lähdössä tai lähtenyt muualta",
    "what_archived": "lista on arkistoitu",
    "missed": (
        "Kirje {day:%-d.%-m.%Y} myöhästyi eikä sitä lähetetty.",
        "Päätä, lähteekö se: soila send --date {day}",
    ),
    "twice": (
        "Kirje {day:%-d.%-m.%Y} näyttää lähteneen kahdesti.",
        "Tarkista Mailchimpistä heti.",
    ),
    "paused": (
        "Joku on keskeyttänyt kirjeen {day:%-d.%-m.%Y} Mailchimpissä, joten se odottaa.",
        "Jatka tai poista se Mailchimpissä.",
    ),
    "cancelled": (
        "Kirje {day:%-d.%-m.%Y} on peruttu Mailchimpissä.",
        "Jos sen pitää lähteä, poista peruttu kampanja Mailchimpistä ja aja komento uudelleen.",
    ),
    "parts_missing": (
        "Kirjeestä puuttuu: {parts}. Ilman sitä kirjettä ei voi lähettää.",
        "Tarkista templates/letter.mjml ja templates/letter.txt.",
    ),
    "long_subject": (
        "Kirjeen aiheessa on {length} merkkiä.",
        "Enintään {limit}; lyhennä riviä aihe kirjeen tiedoissa.",
    ),
    "too_big": (
        "Kirje on liian suuri: {size} kt, ja sähköpostiohjelmat katkaisevat yli {limit} kt:n kirjeen.",
        "Lyhennä tervehdystä kirjeen tiedoissa tai pohjaa templates/letter.mjml.",
    ),
    "trial_subject": (
        "Kirjeen aihe alkaa merkeillä {prefix}, jotka kuuluvat koelähetykselle.",
        "Vaihda rivi aihe kirjeen tiedoissa.",
    ),
    "merge_tag": (
        "Kirje ei lähde, koska sisällössä on Mailchimpin koodi.",
        "Poista merkit *| ja |*; kohdat näyttää soila check.",
    ),
    "busy_elsewhere": (
        "Toinen soila lähettää parhaillaan.",
        "Odota hetki ja aja komento uudelleen.",
    ),
    "where": "Kirje on kansiossa {folder}: letter.html, letter.txt, letter.eml ja edition.json.",
}
