"""soila log, soila backup ja soila restore."""

TEXTS = {
    "people": "ihminen",
    "carrier": "lähetys",
    # lähetyksen askeleet
    "step_create": "luonnoksen teko",
    "step_address": "vastaanottajat ja aihe",
    "step_fill": "sisällön vienti",
    "step_ask_witness": "onko jotain jo lähtenyt",
    "step_ask_ready": "onko luonnos valmis",
    "step_schedule": "ajastus",
    "step_unschedule": "ajastuksen purku",
    "step_send": "lähetys",
    "step_delete": "ylimääräisen luonnoksen poisto",
    "step_test": "koelähetys henkilöstölle",
    "step_audit": "tarkistus ennen lähtöä",
    "phase_intent": "alkaa",
    "phase_answer": "valmis",
    "phase_unclear": "vastaus jäi epäselväksi",
    "phase_busy": "palvelu pyysi odottamaan",
    "phase_refused": "ei onnistunut",
    # miten asia kerrottiin
    "why_new": "uusi tapahtuma",
    "why_reminder": "muistutus",
    "why_last_call": "viimeinen mahdollisuus ilmoittautua",
    "why_moved": "siirto",
    "why_postponed": "siirto myöhemmäksi",
    "why_cancelled": "peruutus",
    "why_confirmed_again": "pidetään sittenkin",
    "why_materials": "materiaalit verkossa",
    "why_news": "uutinen",
    "why_pin": "nosto",
    "told": "kerrottu kirjeessä {day:%-d.%-m.%Y}: {why}",
    "nothing": "Lokissa ei ole tästä mitään.",
    # varmuuskopio
    "backed_up": "Varmuuskopio: {file} ({size} kt)",
    "not_ours": (
        "Tiedosto {file} on jo olemassa eikä se ole varmuuskopio, joten sitä ei korvata.",
        "Anna toinen tiedostonimi.",
    ),
    "nothing_to_back_up": ("Varmuuskopioitavaa ei ole: ohjelma ei ole vielä tallentanut mitään.", ""),
    "no_backup": ("Tiedostoa {file} ei ole tai sitä ei voi lukea.", "Tarkista tiedoston nimi."),
    "cannot_copy": (
        "Varmuuskopiota {file} ei voitu kirjoittaa: {error}.",
        "Muisti on ennallaan. Kokeile toista levyä.",
    ),
    "bad_backup": (
        "Tiedosto {file} ei ole ehjä varmuuskopio: {error}.",
        "Mitään ei muutettu. Kokeile toista varmuuskopiota.",
    ),
    "foreign": (
        "Tiedosto {file} ei ole tämän ohjelman varmuuskopio.",
        "Mitään ei muutettu. Tarkista tiedoston nimi.",
    ),
    "no_folder": ("Kansiota {folder} ei ole.", "Luo kansio ensin tai anna toinen tiedostonimi."),
    "newer_backup": (
        "Varmuuskopio {file} on tehty uudemmalla ohjelmalla (versio {version}, tämä tuntee version {known}).",
        "Päivitä ohjelma. Mitään ei muutettu.",
    ),
    "proven": "Kopio {file} on ehjä: lähetettyjä kirjeitä {sent}, viimeisin tieto {newest:%-d.%-m.%Y klo %-H.%M}.",
    "proven_empty": "Kopio {file} on ehjä, mutta siinä ei ole vielä yhtään kirjettä.",
    "restored": "Muisti on palautettu tiedostosta {file}.",
    "kept": "Entinen muisti on tallessa: {file}",
    "running": (
        "soila run on käynnissä, joten muistia ei voi palauttaa.",
        "Pysäytä se ensin ja aja sama komento uudelleen.",
    ),
}
