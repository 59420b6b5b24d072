"""soila status ja soila calendar: missä mennään."""

TEXTS = {
    # Vioittunut tallennettu tieto
    "damaged_file": (
        "Ohjelman tallentama tiedosto on vioittunut: {file}. Se on siirretty sivuun tai ohitettu; kerro ylläpitäjälle."
    ),
    "damaged_row": "Ohjelman muistissa on vioittunut kohta: {row}. Se on ohitettu; kerro ylläpitäjälle.",
    # soila status
    "last": "Viimeksi lähetetty: {day:%-d.%-m.%Y} – {subject}",
    "last_none": "Yhtään kirjettä ei ole vielä lähetetty.",
    "next": "Seuraava kirje: {at:%-d.%-m.%Y klo %-H.%M} ({state})",
    "next_none": "Seuraavaa kirjettä ei ole: tauko jatkuu.",
    "moved": "  {why}",
    "waits": "Odottaa ihmistä:",
    "nothing_waits": "Mikään ei odota ihmistä.",
    "sources": "Lähteet:",
    "jobs": "Työt:",
    "job": "  {name}: viimeksi {at:%-d.%-m. klo %-H.%M}{state}",
    "job_never": "  {name}: ei vielä kertaakaan",
    "job_failed": " – epäonnistui",
    # työt suomeksi
    "job_letter": "kirje",
    "job_collect": "keruu",
    "job_publish": "julkaisu",
    "job_stats": "luvut",
    "job_housekeeping": "siivous",
    "job_links": "linkit",
    "job_mails": "sähköpostit ihmisille",
    "job_notices": "viestit toimitukselle",
    # mitä odotetaan
    "wait_approval": "Kirje {day:%-d.%-m.%Y} odottaa hyväksyntää: soila approve {day}",
    "wait_lapsed": "Kirje {day:%-d.%-m.%Y} on muuttunut hyväksymisen jälkeen: soila approve {day}",
    "wait_held": "Kirje {day:%-d.%-m.%Y} on pidätetty ({who}): soila release {day}",
    "wait_notes": "Kirje {day:%-d.%-m.%Y} on pidätetty tiedostossa {file}.",
    "wait_row": "Kirje {day:%-d.%-m.%Y}: {why}",
    "wait_state": "Kirje {day:%-d.%-m.%Y}: {state}.",
    "wait_notice": "{subject} (kuittaa: soila ack)",
    "wait_overdue": "Kirjeen {day:%-d.%-m.%Y} piti lähteä {at:%-d.%-m.%Y klo %-H.%M}, eikä se ole lähtenyt.",
    "standby": "Varalla: kirjeet lähettää nyt {other}. Tämä kone jatkaa, jos se katoaa.",
    "wait_hosts": "Koneilla on eri sisältö: {hosts}. Katso, miksi tiedostot eivät kulje.",
    "heard_by_nobody": "Viestejä ei mene kenellekään: lisää osoitteet tiedoston config.toml kohtaan [notify] urls.",
    "wait_extra": "Lisätiedote {day:%-d.%-m.%Y} odottaa lähettämistä: soila letter --date {day}, "
    "soila approve {day}, soila send --date {day}",
    "wait_relay": "Onko ilmoittautuneille kerrottu? {title} (kuittaa: soila told {id})",
    "wait_mails": "Viestejä, joita postipalvelin ei ole vielä ottanut: {count} ({why})",
    "wait_gone": "Tapahtuman ”{title}” tiedosto on poistettu {day:%-d.%-m.%Y}, ja se näkyy peruttuna. "
    "Oliko se tarkoitus? Jos ei, palauta tiedosto.",
    "wait_content": "Sisällössä virheitä: {count}. Katso: soila check",
    "wait_practice": "Harjoitustila on päällä (config.toml: practice = true): verkostolle ei anneta uusia kirjeitä.",
    "wait_goes_in_practice": "Oikea kirje {day:%-d.%-m.%Y} on jo ajastettu Mailchimpissä ja lähtee verkostolle "
    "{at:%-d.%-m.%Y klo %-H.%M}, vaikka harjoitustila on päällä. Jos se ei saa lähteä: soila hold {day}",
    "wait_went_in_practice": "Oikea kirje {day:%-d.%-m.%Y} oli ajastettu lähteväksi verkostolle "
    "{at:%-d.%-m.%Y klo %-H.%M}; ohjelma tarkistaa pian, lähtikö se.",
    "wait_not_running": "Ohjelma ei ole käynnissä: kirjeet lähtevät vasta, kun soila run tai soila tick on käytössä.",
    # rikki
    "stopped": "Ohjelma on pysähtynyt: viimeksi se katsoi {at:%-d.%-m.%Y klo %-H.%M}. Käynnistä soila run.",
    "job_broken": "Työ ”{names}” ei onnistu: {text}",
    "jobs_broken": "Nämä työt eivät onnistu: {names}. {text}",
    # soila calendar
    "calendar_name": "{project}: kirjeen aikataulu",
    "calendar_about": "Milloin sisällön pitää olla valmiina, milloin esikatselu tulee ja milloin {name} lähtee",
    "entry_content": "Kirjeen {day:%-d.%-m.} sisältö valmiiksi",
    "entry_preview": "Kirjeen {day:%-d.%-m.} esikatselu",
    "entry_send": "{name} lähtee",
    "letter_day": "{day}  sisältö valmiiksi {deadline:%-d.%-m. klo %-H.%M}, esikatselu {preview:%-d.%-m. klo %-H.%M}",
    "letter_skipped": "–              {why}",
    "calendar_file": "Kalenteri henkilöstölle: {file}",
    "calendar_empty": "Seuraavien kahden vuoden aikana ei lähde yhtään kirjettä.",
}
