"""Kirjeen hyväksyminen, pidättäminen ja vapauttaminen."""

TEXTS = {
    # miksi kirje ei lähde
    "held": (
        "Kirje {day:%-d.%-m.%Y} on pidätetty, eikä sitä lähetetä.",
        "Kun se saa lähteä: soila release {day}",
    ),
    "missing": (
        "Kirjettä {day:%-d.%-m.%Y} ei ole vielä hyväksytty, joten se ei lähde.",
        "Katso kirje (soila letter --date {day}) ja hyväksy: soila approve {day}",
    ),
    "lapsed": (
        "Kirje {day:%-d.%-m.%Y} on muuttunut hyväksymisen jälkeen, joten hyväksyntä ei enää päde eikä kirje lähde.",
        "Katso muutokset ja hyväksy uudelleen: soila approve {day}",
    ),
    # mitä komento teki
    "approved": "Kirje {day:%-d.%-m.%Y} on hyväksytty ({who}). Hyväksyntä koskee juuri tätä sisältöä.",
    "approved_still_held": (
        "Kirje on kuitenkin pidätetty, joten se ei vielä lähde.",
        "Vapauta se: soila release {day}",
    ),
    "approved_before": "Juuri tämä sisältö on jo hyväksytty: {who} {at:%-d.%-m.%Y klo %-H.%M}.",
    "changes": "Muuttunut edellisen hyväksynnän jälkeen:",
    "held_now": "Kirje {day:%-d.%-m.%Y} on pidätetty ({who}), eikä se lähde ennen kuin se vapautetaan: "
    "soila release {day}",
    "held_before": "Kirje {day:%-d.%-m.%Y} on jo pidätetty: {who} {at:%-d.%-m.%Y klo %-H.%M}.",
    "unscheduled": "Kirjeen ajastus on purettu.",
    "in_doubt": "Vielä ei tiedetä, ehtikö kirje Mailchimpiin. Jos ehti, ohjelma purkaa sen ajastuksen "
    "muutaman minuutin "
    "kuluttua (soila run tai soila tick).",
    "still_scheduled": (
        "Kirjeen ajastusta ei saatu purettua, joten se voi vielä lähteä.",
        "Pura ajastus Mailchimpissä, tai aja sama komento uudelleen, kun este on poistettu.",
    ),
    "released": "Kirje {day:%-d.%-m.%Y} on vapautettu ({who}).",
    "released_waits": "Se ei kuitenkaan vielä lähde:",
    "reached_nobody": (
        "Kirje {day:%-d.%-m.%Y} lähti Mailchimpissä, mutta ei kenellekään, eikä sitä voi lähettää uudelleen.",
        "Sen asiat ovat seuraavassa kirjeessä uusina. Kuittaa hälytys: soila ack",
    ),
    "released_goes": "Se lähtee {at:%-d.%-m.%Y klo %-H.%M}.",
    "released_late": "Sen aika oli {at:%-d.%-m.%Y klo %-H.%M}, joten se lähtee heti, kun soila run seuraavan kerran "
    "katsoo, tai komennolla soila send --date {day}",
    "held_in_notes": (
        "Kirje {day:%-d.%-m.%Y} on pidätetty kirjeen tiedoissa, eikä komento vapauta sitä.",
        "Poista rivi pidätä tiedostosta {file}.",
    ),
    "nothing_held": "Kirjettä {day:%-d.%-m.%Y} ei ole pidätetty.",
    "too_late": (
        "Kirje {day:%-d.%-m.%Y} on jo lähtenyt, joten sille ei voi enää tehdä mitään.",
        "Jos siinä on virhe, kerro oikea tieto seuraavassa kirjeessä.",
    ),
    "uncertain": (
        "Kirjeestä {day:%-d.%-m.%Y} ei tiedetä varmasti, onko se lähtenyt, joten sitä ei vapauteta.",
        "Tarkista Mailchimpistä. Jos se ei ole lähtenyt: soila send --date {day}",
    ),
    # loki
    "log_approve": "{who} hyväksyi kirjeen",
    "log_hold": "{who} pidätti kirjeen",
    "log_release": "{who} vapautti kirjeen",
}
