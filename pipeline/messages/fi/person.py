"""Viestit yhdelle ihmiselle: henkilöstölle, joka päättää, ja tapahtuman omistajalle."""

TEXTS = {
    # jokaisen viestin loppu
    "about_links": "Linkki on vain sinulle: se tekee asian sinun nimissäsi. Se avaa sivun, jossa on nappi; ennen napin "
    "painamista ei tapahdu mitään. Linkki toimii {until:%-d.%-m.%Y} asti. Kysy: {email}",
    "about": "Tämä viesti tuli, koska osoitteesi on henkilöstön tai tapahtuman omistajan osoite. Kysy: {email}",
    # henkilöstö
    "letter": "Kirje {day:%-d.%-m.%Y} lähtee {due:%-d.%-m.%Y klo %-H.%M}.",
    "letter_link": "Katso, hyväksy tai pidätä:",
    "alarm": "Tämä vaatii ihmistä nyt. Kun otat asian hoitaaksesi, kuittaa se, niin hälytys ei toistu.",
    "alarm_link": "Kuittaa: asia on hoidossa",
    "proposals_subject": "{count} ehdotus odottaa päätöstä",
    "proposals_subject_many": "{count} ehdotusta odottaa päätöstä",
    "proposals": "Lähteet kertovat muuta kuin sisältö. Hyväksy tai hylkää kukin omalla sivullaan.",
    "proposal_link": "{number}. {title}:",
    # omistaja
    "in_letter_subject": "Tapahtumasi on {due:%-d.%-m.} lähtevässä kirjeessä: {title}",
    "in_letter": "Hei,\n\ntapahtumasi ”{title}” on kirjeessä {name}, joka lähtee {due:%-d.%-m.%Y klo %-H.%M}. "
    "Kirjeessä se on näin:",
    "in_section": "[{section}: {reason}]",
    "page": "Sivu: {url}",
    "mend": "Korjaa: jos jokin on väärin, vastaa tähän viestiin tai muuta tiedostoa {file} ennen kuin kirje lähtee "
    "({due:%-d.%-m. klo %-H.%M}). Muutos tulee kirjeeseen itsestään.",
    "proposed_subject": "Tapahtumaasi ehdotetaan muutosta: {title}",
    "proposed": "Hei,\n\nlähde {source} kertoo tapahtumastasi ”{title}” muuta kuin meillä lukee. Mitään ei muuteta, "
    "ennen kuin joku hyväksyy sen.",
    "moved_subject": "Tapahtumasi siirrettiin: {title}",
    "moved": "Hei,\n\ntapahtumasi ”{title}” siirrettiin. Sen teki {who}.",
    "postponed_subject": "Tapahtumasi siirrettiin myöhemmäksi: {title}",
    "postponed": "Hei,\n\ntapahtumasi ”{title}” siirrettiin myöhemmäksi ilman uutta aikaa. Sen teki {who}.",
    "cancelled_subject": "Tapahtumasi peruttiin: {title}",
    "cancelled": "Hei,\n\ntapahtumasi ”{title}” peruttiin. Sen teki {who}.",
    "again_subject": "Tapahtumasi pidetään sittenkin: {title}",
    "again": "Hei,\n\ntapahtumasi ”{title}” pidetään sittenkin. Sen päätti {who}.",
    "by_hand": "joku, joka muutti tapahtuman tiedostoa",
    "because": "Syy: {reason}",
    "pass_on": "Ilmoittautuneet tunnet vain sinä. Liitteenä on heille viesti valmiina: avaa se postiohjelmassasi, "
    "lisää vastaanottajat piilokopioon ja lähetä. Sama viesti on alla liitettäväksi Lyytiin, Webropoliin tai "
    "Outlookiin.\n\nKun olet lähettänyt sen, kuittaa (tai kirjoita komento: soila told {id}).",
    "attendance_subject": "Montako tuli? {title}",
    "attendance": "Hei,\n\ntapahtumasi ”{title}” oli {when}. Montako tuli, ja mitä osallistujat sanoivat? "
    "Vastaus menee suoraan raporttiin. Voit kirjoittaa luvut tai antaa osallistujaluettelon, josta ne lasketaan; nimiä "
    "ei tallenneta.",
    "attendance_again": "Hei,\n\ntapahtumasi ”{title}” ({when}) osallistujat puuttuvat vielä raportista. Tätä ei enää "
    "kysytä uudelleen.",
    "attendance_link": "Kerro tällä sivulla:",
    "relay_link": "Lähetetty? Kuittaa tästä:",
    "to_paste": "--- VIESTI ILMOITTAUTUNEILLE ---\n\n{text}",
    # loki
    "sent": "Viesti henkilölle {person}: {subject}",
    "waits": "Viestiä ei saatu vielä lähetettyä henkilölle {person} ({why}): {subject}",
    "failed": "Viesti ei mennyt henkilölle {person} ({why}): {subject}",
    "dropped": "Viestiä ei lähetetä, sillä {person} ei ole enää henkilöstöä eikä tapahtuman omistaja: {subject}",
    "was_cut": "ohjelma keskeytyi kesken lähetyksen",
    # henkilöstölle, kun viesti ei mene perille
    "refused": (
        "Viesti ei mennyt perille: {person}",
        "Postipalvelin ei ottanut viestiä ”{subject}” vastaan: {why}\nTarkista osoite ja kerro asia henkilölle itse.",
    ),
    "unclear": (
        "Ei tiedetä, menikö viesti perille: {person}",
        "Yhteys postipalvelimeen katkesi kesken viestin ”{subject}”: {why}\nSitä ei lähetetä uudelleen, jotta se ei "
        "mene kahdesti. Kysy henkilöltä, tuliko se.",
    ),
    "given_up": (
        "Viestiä ei saatu lähetettyä: {person}",
        "Postipalvelin ei ole ottanut viestiä ”{subject}” vastaan, eikä sitä enää yritetä: {why}\nKerro asia "
        "henkilölle itse ja tarkista tiedoston config.toml kohta [mail].",
    ),
}
