"""Ehdotukset: mitä sivut kertovat toisin kuin tiedostot, ja mitä sille voi tehdä."""

TEXTS = {
    # Tilat niin kuin tiedostoon kirjoitetaan
    "status_confirmed": "vahvistettu",
    "status_tentative": "alustava",
    "status_moved": "siirretty",
    "status_cancelled": "peruttu",
    "place_unknown": "katso {host}",
    "news_source": "Lähde: {host}",
    "join_link": (
        "Lähteessä on linkki tai tunnus suoraan kokoukseen. Sitä ei tuoda, koska se on vain osallistujille.",
        "Jos tarvitset sitä, kirjoita se tiedostoon kohtaan osallistumislinkki.",
    ),
    "join_link_news": (
        "Lähteessä on linkki tai tunnus suoraan kokoukseen. Sitä ei tuoda, koska se on vain osallistujille.",
        "Kerro uutisessa, missä ilmoittaudutaan.",
    ),
    # Muutosvahti
    "guard_none": (
        "Sivulla ei näy yhtään tapahtumaa, joka siellä ennen oli (niitä pitäisi olla {expected}): {missing}. "
        "Sivu on luultavasti "
        "muuttunut, joten mitään ei muutettu.",
        "Avaa sivu selaimessa. Jos tapahtumat näkyvät siellä, kerro ylläpitäjälle. Edelliset tiedot ovat tallessa.",
    ),
    "guard_half": (
        "Sivulla näkyy vain {found} tapahtumaa niistä, joita siellä ennen oli ja pitäisi olla ({expected}). "
        "Puuttuvat: {missing}. Mitään ei muutettu.",
        "Avaa sivu selaimessa. Jos tapahtumat näkyvät siellä, kerro ylläpitäjälle. Edelliset tiedot ovat tallessa.",
    ),
    "guard_unread": (
        "Sivulla on {listed} tapahtumaa, mutta {unread} jäi lukematta. Sivu on luultavasti muuttunut, joten mitään ei "
        "muutettu.",
        "Katso, mikä jäi lukematta: soila collect. Kerro ylläpitäjälle.",
    ),
    "guard_news": (
        "Lähteessä ei näy yhtään uutista, joka siellä ennen oli (ennen {expected}, nyt {found}). Lähde on luultavasti "
        "muuttunut, joten mitään ei muutettu.",
        "Avaa osoite selaimessa. Jos uutiset näkyvät siellä, kerro ylläpitäjälle. Edelliset tiedot ovat tallessa.",
    ),
    "unclear": (
        "Tapahtuma voi olla jo tiedostossa: {ids}.",
        "Jos se on sama, lisää tiedostoon rivi linkki: ja sivun osoite. Muuten hyväksy tämä.",
    ),
    "told_otherwise": (
        "Lähde {source} kertoo toisin: {said}.",
        "Tarkista, kumpi pitää paikkansa, ennen kuin hyväksyt.",
    ),
    "told_as_here": (
        "Toinen lähde kertoo kuten tiedosto: {sources}.",
        "Tarkista, kumpi pitää paikkansa, ennen kuin hyväksyt.",
    ),
    # Luettelo
    "none": "Ehdotuksia ei ole.",
    "heading": "Ehdotuksia odottaa {count}:",
    "kind_new": "UUSI",
    "kind_changed": "MUUTTUNUT",
    "kind_gone": "POISTUNUT SIVULTA",
    "kind_disagrees": "RISTIRIITA",
    "line": "{number}. {kind}: {title} [{about}]",
    "field": "     {name:<24} {value}",
    "difference": "{ours} → {theirs}",
    "nothing": "(tyhjä)",
    "gone_what": "     Tapahtuma oli sivulla, mutta ei ole enää. Tiedosto {file} on ennallaan.",
    "gone_how": "     Jos se on peruttu, hyväksy: tilaksi tulee peruttu. Jos ei, hylkää.",
    "gone_news_what": "     Uutinen oli lähteessä, mutta se on poistettu sieltä. Tiedosto {file} on ennallaan.",
    "gone_news_how": "     Jos sitä ei pidä enää kertoa, hyväksy: uutinen vanhenee. Jos pitää, hylkää.",
    "disagrees_what": "     Tiedostossa on päätös (tila: {status}), mutta sivu kertoo muuta.",
    "doubt": "     epävarmaa: {text}",
    "how": "Hyväksy: soila accept {number}   Hylkää: soila reject {number}   (monta kerralla: numerot peräkkäin)",
    # Päätökset
    "accepted_new": "{number}. Hyväksytty: uusi tiedosto {file}. Julkaisu: soila publish (tai itsestään pian).",
    "accepted": "{number}. Hyväksytty: {title} ({file}).",
    "rejected": "{number}. Hylätty: {title}. Kysytään uudelleen vain, jos sivu muuttuu.",
    "no_number": (
        "Ehdotusta {number} ei ole odottamassa.",
        "Odottavat ehdotukset: {open}. Katso ne: soila proposals",
    ),
    "not_number": ("”{written}” ei ole ehdotuksen numero.", "Kirjoita numero, esimerkiksi soila {command} 3"),
    "no_time": (
        "Ehdotusta {number} ei voi hyväksyä: sivulta ei saatu tapahtuman aikaa.",
        "Katso aika sivulta {url} ja luo tapahtuma itse: soila new event, tai hylkää ehdotus.",
    ),
    "time_lost": (
        "Ehdotusta {number} ei voi hyväksyä: lähteestä ei saatu uutta aikaa.",
        "Katso aika lähteestä {url} ja siirrä itse: soila move {id}, tai hylkää ehdotus: soila reject {number}",
    ),
    "no_day": (
        "Ehdotusta {number} ei voi hyväksyä: lähteestä ei saatu julkaisupäivää.",
        "Katso päivä lähteestä {url} ja kirjoita uutinen itse: soila new news, tai hylkää ehdotus.",
    ),
    "no_item": (
        "Ehdotusta {number} ei voi hyväksyä: uutista {id} ei enää ole.",
        "Hylkää ehdotus: soila reject {number}",
    ),
    "lead_edited": (
        "Ehdotusta {number} ei voi hyväksyä: uutisen alkua on muokattu tiedostossa {file}.",
        "Muuta teksti tiedostoon itse ja hylkää ehdotus: soila reject {number}",
    ),
    "unreadable": (
        "Ehdotusta {number} ei voi kirjoittaa tiedostoksi: {why}",
        "Luo tapahtuma itse: soila new event, tai hylkää ehdotus.",
    ),
    "file_there": ("Tiedosto {file} on jo olemassa.", "Kokeile uudelleen: soila accept {number}"),
    "over": ("Ehdotus {number} on vanhentunut: {title} muuttui sen jälkeen.", "Katso uudelleen: soila collect"),
    "failed": "{number}. Jäi odottamaan: {why}",
    # soila collect
    "reading": "Luetaan {name}: {url}",
    "page": "  sivu {count}: {url}",
    "read": "{name}: {count} tapahtumaa, {news} uutista, {pages} sivua.",
    "event": "• {title}",
    "news": "• uutinen: {title}",
    "field_lead": "alku",
    "field_source": "lähde",
    "event_field": "    {name:<24} {value}   ({origin})",
    "event_field_bare": "    {name:<24} {value}",
    "problem": "  ! {text}",
    "alarm": "  HÄLYTYS: {text}",
    "entered": "{kind} lisättiin automaattisesti: {title} ({file})",
    "entered_event": "Uusi tapahtuma",
    "entered_news": "Uusi uutinen",
    "made": "Uusia ehdotuksia: {count}. Katso ne: soila proposals",
    "nothing_new": "Ei uusia ehdotuksia.",
    "no_source": ("Lähdettä ”{name}” ei ole.", "Lähteet: {known}. Ne ovat tiedostossa config.toml."),
    "no_sources": ("Yhtään lähdettä ei ole.", "Lisää config.toml-tiedostoon [[collect.sources]]."),
    "which_source": ("Lähteitä on monta, ja tiedosto voi olla vain yhden.", "Lisää --source ja nimi: {known}."),
    "full": "täynnä",
    # soila status
    "age_good": "  {name}: luettu {at:%-d.%-m. klo %-H.%M}",
    "age_never": "  {name}: ei vielä luettu",
    "age_trouble": "  {name}: luettu kunnolla viimeksi {at:%-d.%-m. klo %-H.%M}",
    "age_trouble_never": "  {name}: ei ole vielä saatu luettua kunnolla",
    "age_gave": "; tapahtumia {events}, uutisia {news}",
    "age_waits": "; ehdotuksia odottaa {count}",
    "waits": "Ehdotuksia odottaa {count}: soila proposals",
    "waits_source": "Lähde {name}: {why}",
    # Viestit
    "notify_subject": "{count} uutta ehdotusta lähteestä {name}",
    "notify_entered_subject": "{kind} lisättiin automaattisesti: {title} ({name})",
    "notify_trouble_subject": "Lähdettä {name} ei saatu luettua",
    "notify_how": "Katso ja päätä: soila proposals",
}
