"""Keruu: mitä sivuilta ja syötteistä ei voinut lukea, ja mikä luetussa on epävarmaa."""

TEXTS = {
    # Sivujen ja syötteiden lukeminen
    "no_events": (
        "Sivulla ei näy yhtään tapahtumaa eikä uutista (sivun nimi: ”{title}”).",
        "Avaa sivu selaimessa. Jos niitä näkyy siellä, sivun rakenne on muuttunut: kerro ylläpitäjälle.",
    ),
    "says_none": ("Sivu kertoo itse, ettei tapahtumia ole.", "Avaa sivu selaimessa, jos niitä pitäisi olla."),
    "not_html": ("Osoitteessa ei ole verkkosivua vaan {type}.", "Tarkista linkki luettelosta."),
    "not_an_event": ("Luettelon linkki ”{title}” vei sivulle, joka ei ole tapahtuma; se jätettiin pois.", ""),
    "page_unread": ("Tapahtuman omaa sivua ei voitu lukea; tiedot ovat luettelosta.", "Tarkista ne sivulta."),
    "too_many_pages": ("Luettelossa on yli {limit} sivua; loput jäivät lukematta.", "Tarkista lähteen osoite."),
    "too_many_events": ("Tapahtumia on yli {limit}; loput jäivät lukematta.", "Tarkista lähteen osoite."),
    "too_long": ("Sivu on niin pitkä, että sen loppu jäi lukematta.", "Tarkista lähteen osoite."),
    "too_slow": (
        "Sivun lukeminen kesti yli {seconds} sekuntia, ja se keskeytettiin.",
        "Avaa sivu selaimessa. Jos se on tavallinen tapahtumasivu, kerro ylläpitäjälle.",
    ),
    "broken_structure": ("Sivun koneille tarkoitetut tiedot (JSON-LD) ovat rikki; luettiin näkyvä sivu.", ""),
    "not_calendar": (
        "Osoitteessa ei ole kalenterisyötettä.",
        "Tarkista osoite: syöte alkaa sanoilla BEGIN:VCALENDAR.",
    ),
    "empty_calendar": ("Kalenterissa ei ole yhtään tapahtumaa.", "Avaa kalenteri, jos niitä pitäisi olla."),
    "broken_calendar": ("Kalenterisyöte on rikki tai katkennut: {error}", "Pyydä syötteen ylläpitäjää korjaamaan se."),
    "no_title": ("Syötteen tapahtumalla ei ole otsikkoa (tunnus {uid}).", "Pyydä syötteen ylläpitäjää lisäämään se."),
    # Miksi luettu tapahtuma odottaa ihmistä
    "no_time": ("Aikaa ei löytynyt.", "Katso aika sivulta."),
    "time_open": ("Sivu sanoo, ettei aikaa ole vielä päätetty: ”{written}”.", "Lisää aika, kun se selviää."),
    "bad_stamp": ("Koneille annettua aikaa ei voi lukea: {written}.", "Katso aika sivulta."),
    "news_or_event": (
        "Ei ole selvää, onko tämä uutinen vai tapahtuma.",
        "Katso lähteestä. Jos lajia pitää vaihtaa, hylkää tämä ja tee itse: soila new news tai soila new event.",
    ),
    "news_ahead": ("Julkaisupäivä {day} on vielä edessä.", "Katso päivä lähteestä."),
    "news_no_day": ("Julkaisupäivää ei löytynyt.", "Katso päivä lähteestä."),
    "not_feed": ("Osoitteessa ei ole RSS- eikä Atom-syötettä.", "Avaa osoite selaimessa ja tarkista se."),
    "broken_feed": ("Syöte on rikki tai katkennut.", "Pyydä syötteen ylläpitäjää korjaamaan se."),
    "no_news": ("Syötteessä ei ole yhtään uutista.", "Avaa osoite selaimessa ja tarkista se."),
    "no_news_title": ("Syötteen uutisella ei ole otsikkoa ({url}).", "Pyydä syötteen ylläpitäjää lisäämään se."),
    "broke": (
        "Lähteen lukeminen kaatui ohjelman virheeseen. Muut lähteet luettiin.",
        "Kerro ylläpitäjälle: syy on lokissa (soila log).",
    ),
    "several_dates": (
        "Sivulla on monta päivää: {times}.",
        "Jos kyse on sarjasta, tee jokaisesta kerrasta oma tapahtuma; muuten valitse oikea päivä.",
    ),
    "two_times": ("Sivulla on kaksi eri aikaa: {times}.", "Katso sivulta, kumpi pitää."),
    "hours_unread": ("Kellonaika ei selvinnyt, vaikka sivulla on kellonaikoja.", "Katso kellonaika sivulta."),
    "year_guessed": ("Vuotta ei ole kirjoitettu; oletettiin {when}.", "Tarkista vuosi."),
    "far_past": ("Aika on kaukana menneessä: {when}.", "Tarkista vuosi sivulta."),
    "far_ahead": ("Aika on kaukana tulevassa: {when}.", "Tarkista vuosi sivulta."),
    "structured_disagrees": (
        "Koneille kerrottu aika {structured} on eri kuin sivulla näkyvä {visible}.",
        "Katso sivulta, kumpi pitää.",
    ),
    "dates_disagree": (
        "Tapahtuman sivulla on {page}, mutta luettelossa {listed}.",
        "Kysy sivun ylläpitäjältä, kumpi pitää.",
    ),
    "titles_disagree": (
        "Luettelon nimi ”{listed}” on eri kuin sivun otsikko ”{page}”.",
        "Tarkista, vieko linkki oikealle sivulle.",
    ),
    "name_or_place": (
        "Nimen ”{title}” lopussa voi olla paikka: ”{place}”.",
        "Katso sivulta, missä tapahtuma on.",
    ),
    "time_only_listed": ("Aika {when} on vain luettelossa, ei tapahtuman sivulla.", "Tarkista aika."),
    "shared_link": (
        "Usealla tapahtumalla on sama sivu; tiedot ”{title}” ovat vain luettelosta.",
        "Katso loput tiedot sivulta.",
    ),
    "moved_unclear": ("Tapahtuma on siirretty, mutta sivu ei kerro, mistä.", "Tarkista, onko näkyvä aika uusi."),
    "status_unread": (
        "Sivulla puhutaan peruuntumisesta: ”{written}”",
        "Katso sivulta, onko tapahtuma peruttu.",
    ),
    "status_unknown": (
        "Tapahtuman tilaa ei tunneta: ”{written}”",
        "Katso lähteestä, pidetäänkö tapahtuma.",
    ),
    "crossed_out": ("Tapahtuman nimi on sivulla yliviivattu.", "Katso sivulta, pidetäänkö tapahtuma."),
    "new_place": (
        "Sivu sanoo, että paikka on vaihtunut; luettiin ”{place}”.",
        "Katso uusi paikka sivulta.",
    ),
    "two_places": ("Sivulla on kaksi paikkaa: ”{one}” ja ”{two}”.", "Katso sivulta, kumpi pitää."),
    "two_deadlines": (
        "Sivulla on monta ilmoittautumisen päättymisaikaa: {times}.",
        "Katso sivulta, mikä pitää.",
    ),
    "late_deadline": (
        "Ilmoittautuminen näyttää päättyvän vasta tapahtuman jälkeen: {closes}.",
        "Tarkista päivä sivulta.",
    ),
    "bad_link": ("Linkkiä ei voi käyttää: {written}", "Kelpaa vain http- tai https-osoite ilman salasanaa."),
    "long_title": ("Otsikossa on {length} merkkiä, enintään {limit} mahtuu.", "Lyhennä otsikko."),
    "foreign_language": ("Sivu on kirjoitettu {language}.", "Etsi suomenkielinen sivu tai täydennä itse."),
    "bad_end": ("Syötteen kertoma loppuaika on ennen alkua, tai sitä ei voi lukea.", "Katso loppuaika lähteestä."),
    "bad_series": (
        "Tapahtuman ”{title}” toistumista ei voi lukea, joten sen kerrat jäivät pois.",
        "Tee niistä omat tapahtumat, tai pyydä syötteen ylläpitäjää korjaamaan se.",
    ),
    "private": ("Syötteessä on yksityisiä tapahtumia ({count}); niitä ei ehdoteta.", ""),
    "unknown_zone": ("Aikavyöhykettä {zone} ei tunneta; aika luettiin Suomen aikana.", "Tarkista kellonaika."),
}
