"""Yhden kysymyksen sivut, jotka viestin linkki avaa."""

TEXTS = {
    "job": "sivut",
    "ask": "Kysyttävää? Kirjoita:",
    "as_whom": "Teet tämän nimellä {person}.",
    # linkki tai sivu, joka ei kelpaa
    "no_title": "Tätä ei voi tehdä",
    "no_page": "Tällaista sivua ei ole. Avaa linkki suoraan viestistä.",
    "not_understood": "Pyyntöä ei ymmärretty. Avaa linkki suoraan viestistä.",
    "altered": "Linkki ei kelpaa: siitä puuttuu osa, se on muuttunut matkalla tai sen avain on vaihdettu. Avaa linkki "
    "suoraan viestistä. Jos se ei auta, pyydä asia tehtäväksi alla olevasta osoitteesta.",
    "expired": "Linkki on vanhentunut: se toimii 30 päivää. Pyydä asia tehtäväksi alla olevasta osoitteesta.",
    "too_many": "Liian monta pyyntöä. Odota hetki ja yritä uudelleen.\n",
    "crashed": "Sivussa on virhe, ja siitä on merkintä lokissa. Tarkista, tuliko asia tehdyksi: soila status",
    # allekirjoitusavain
    "no_key": (
        "Ympäristömuuttuja {name} puuttuu, joten viestien linkkejä ei voi allekirjoittaa.",
        "Tee avain, esimerkiksi: openssl rand -base64 36. Anna se palvelulle muuttujassa {name} (docs/operators.md).",
    ),
    "short_key": (
        "Ympäristömuuttujan {name} avain on liian lyhyt.",
        "Anna avain, jossa on vähintään {least} merkkiä, esimerkiksi: openssl rand -base64 36",
    ),
    # kirje
    "letter": "Lähteekö kirje {day:%-d.%-m.%Y}?",
    "subject": "Aihe",
    "leaves": "Lähtee",
    "at": "{at:%-d.%-m.%Y klo %-H.%M}",
    "to": "Vastaanottajia",
    "people": "{count}",
    "people_last": "ei vielä tiedossa; edellisellä kirjeellä {count}",
    "people_unknown": "ei vielä tiedossa",
    "letter_first": "Kirjeen alussa",
    "letter_goes_itself": "Kirje lähtee itsestään, ellei kukaan pidätä sitä.",
    "letter_needs": "Kirje lähtee vain, jos joku hyväksyy sen.",
    "letter_goes": "Kirje lähtee tällaisena. Sen voi vielä pidättää.",
    "letter_stays": "Kirje ei lähde, ennen kuin joku vapauttaa sen.",
    "letter_held_in_notes": "Kirje on pidätetty tiedostossa {file}. Se lähtee vasta, kun rivi pidätä poistetaan.",
    "letter_changed": "Kirje muuttui sillä välin, kun sivu oli auki, joten sitä ei hyväksytty. Katso se uudelleen.",
    "letter_gone": "Kirje on jo lähtenyt {at:%-d.%-m.%Y klo %-H.%M}. Sille ei voi enää tehdä mitään.",
    "letter_approve": "{who} hyväksyi kirjeen {at:%-d.%-m.%Y klo %-H.%M}.",
    "letter_hold": "{who} pidätti kirjeen {at:%-d.%-m.%Y klo %-H.%M}.",
    "letter_release": "{who} vapautti kirjeen {at:%-d.%-m.%Y klo %-H.%M}.",
    "approve": "Hyväksy kirje",
    "hold": "Pidätä kirje",
    "release": "Vapauta kirje",
    # hälytys
    "alarm": "Hälytys",
    "alarm_told": "Kuittaus kertoo muille, että asia on sinulla. Hälytystä ei enää toisteta, mutta asia on hoidettava.",
    "alarm_taken": "{who} kuittasi tämän {at:%-d.%-m.%Y klo %-H.%M}.",
    "alarm_gone": "Tätä hälytystä ei enää ole.",
    "acknowledge": "Kuittaa: hoidan tämän",
    # ehdotus
    "proposal": "Ehdotus {number}",
    "proposal_told": "Jos hyväksyt, muutos kirjoitetaan tiedostoon ja näkyy sivuilla ja kalentereissa. Jos hylkäät, "
    "samaa ei kysytä uudelleen.",
    "proposal_accepted": "{who} hyväksyi ehdotuksen {at:%-d.%-m.%Y klo %-H.%M}.",
    "proposal_rejected": "{who} hylkäsi ehdotuksen {at:%-d.%-m.%Y klo %-H.%M}.",
    "proposal_over": "Ehdotus ei ole enää voimassa: lähde kertoo nyt muuta.",
    "proposal_changed": "Ehdotus muuttui sillä välin, kun sivu oli auki, joten mitään ei tehty. Katso se uudelleen.",
    "accept": "Hyväksy ehdotus",
    "reject": "Hylkää ehdotus",
    # ilmoittautuneet
    "relay": "Ilmoittautuneille kertominen",
    "relay_of": "Onko ilmoittautuneille kerrottu? {title}",
    "relay_ask": "Paina nappia, kun olet lähettänyt alla olevan viestin ilmoittautuneille.",
    "relay_sent": "Lähetetty",
    "relay_told": "{who} kuittasi {at:%-d.%-m.%Y klo %-H.%M}, että ilmoittautuneille on kerrottu.",
    "relay_gone": "Tapahtuma on muuttunut uudelleen, tai muutos on peruttu. Uusin viesti kertoo, mitä tehdä.",
    # loki
    "log_acknowledged": "{who} kuittasi hälytyksen: {subject}",
    "log_accepted": "{who} hyväksyi ehdotuksen {number}: {title}",
    "log_rejected": "{who} hylkäsi ehdotuksen {number}: {title}",
    "log_told": "{who} kuittasi, että ilmoittautuneille on kerrottu: {title}",
}
