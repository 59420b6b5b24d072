"""Viesti, jonka tapahtuman omistaja lähettää ilmoittautuneille: mikä muuttui ja mitä tehdä."""

TEXTS = {
    "moved_subject": "Uusi aika: {title}",
    "postponed_subject": "Siirtyy myöhemmäksi: {title}",
    "cancelled_subject": "Peruttu: {title}",
    "again_subject": "Pidetään sittenkin: {title}",
    "hello": "Hei,",
    "moved": "olet ilmoittautunut tilaisuuteen ”{title}”. Sen aika on muuttunut.",
    "postponed": (
        "olet ilmoittautunut tilaisuuteen ”{title}”. Se siirtyy myöhemmäksi. Uusi aika ilmoitetaan myöhemmin."
    ),
    "cancelled": "olet ilmoittautunut tilaisuuteen ”{title}”. Se on peruttu.",
    "again": "olet ilmoittautunut tilaisuuteen ”{title}”. Se pidetään sittenkin.",
    "was": "Aiempi aika: {when}",
    "is_now": "Uusi aika: {when}",
    "is_held": "Aika: {when}",
    "place": "Paikka: {place}",
    "reason": "Syy: {reason}",
    "stays": "Ilmoittautumisesi on voimassa.",
    "get_out": "Jos et pääse tulemaan, peru ilmoittautumisesi: {url}",
    "get_out_reply": "Jos et pääse tulemaan, peru ilmoittautumisesi vastaamalla tähän viestiin.",
    "nothing_to_do": "Sinun ei tarvitse tehdä mitään.",
    "update": (
        "Kalenteri: avaa liite {file}. Jos lisäsit tilaisuuden kalenteriisi tapahtuman sivulta, merkintä "
        "päivittyy useimmissa ohjelmissa. Jos ohjelmasi lisää toisen merkinnän tai ei tee mitään, poista "
        "vanha merkintä ja tarkista, että uusi on oikein."
    ),
    "remove": (
        "Kalenteri: avaa liite {file}. Jos lisäsit tilaisuuden kalenteriisi tapahtuman sivulta, merkintä "
        "perutaan tai poistetaan useimmissa ohjelmissa. Jos ohjelmasi ei tee mitään, poista merkintä itse."
    ),
    "feed": "Jos tilaat kalenteriamme, se päivittyy itsestään.",
    "page": "Tilaisuuden sivu: {url}",
    "bye": "Terveisin\n{project}",
}
