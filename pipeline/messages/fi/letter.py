"""Kirjeen koostaminen: miksi jokin on kirjeessä tai jäi pois."""

TEXTS = {
    # miksi kirjeessä
    "new": "uusi tapahtuma, kerrotaan ensimmäisen kerran",
    "reminder": "kerrottu jo {told:%-d.%-m.%Y}, vielä edessä: yksi rivi",
    "last_call": "ilmoittautuminen päättyy ennen seuraavaa kirjettä",
    "registration_opens": "ilmoittautuminen avautuu",
    "call_closes": "haku päättyy ennen seuraavaa kirjettä",
    "moved": "aika tai paikka on muuttunut sen jälkeen, kun asia kerrottiin {told:%-d.%-m.%Y}",
    "postponed": "siirretty myöhemmäksi sen jälkeen, kun asia kerrottiin {told:%-d.%-m.%Y}",
    "cancelled": "peruttu sen jälkeen, kun asia kerrottiin {told:%-d.%-m.%Y}",
    "confirmed_again": "kerrottiin perutuksi {told:%-d.%-m.%Y}, mutta pidetään sittenkin",
    "materials": "tilaisuus on ohi ja sen materiaalit ovat verkossa",
    "news": "uusi uutinen",
    "pin": "nostettu kirjeen tiedoissa",
    "pinned": "nostettu ensimmäisten joukkoon",
    # miksi jäi pois
    "told_before": "kerrottu jo {told:%-d.%-m.%Y}",
    "out_of_reach": "vielä yli {reach} päivän päässä",
    "past": "mennyt, eikä uutta kerrottavaa",
    "skipped": "jätetty pois kirjeen tiedoissa",
    "not_yet_published": "julkaisupäivä on vasta kirjeen jälkeen",
    "expired": "vanhentunut",
    "call_closed": "haku on päättynyt",
    "too_old": "yli {news_age} päivää vanha",
    "cancelled_untold": "peruttu, eikä sitä ole kerrottu kirjeessä",
    "postponed_untold": "siirretty ilman uutta aikaa, eikä sitä ole kerrottu kirjeessä",
    "no_section": "mikään kirjeen osa (config.toml) ei ota sitä",
    # kirje itse
    "subject_is": "Aihe: {subject}",
    "left_out": "Jäi pois",
    "drafts": "Kesken: {count} ({names}). Luonnokset eivät tule kirjeeseen.",
    "practice_subject": "Harjoitus: {subject}",
    "practice_banner": "Harjoitus – tämä kirje on lähetetty vain henkilöstölle kokeeksi.",
    "preview": "Kirje selaimessa: {file}",
    "nothing_new": (
        "Kirjeessä {day:%-d.%-m.%Y} ei olisi mitään uutta, joten sitä ei lähetetä.",
        "Lisää uutinen tai tapahtuma, tai kirjoita kirjeelle johdanto: soila new letter {day}",
    ),
    "held": (
        "Kirje {day:%-d.%-m.%Y} on pidätetty, eikä sitä lähetetä.",
        "Kun se saa lähteä, poista rivi pidätä tiedostosta {file}.",
    ),
    "notes_broken": (
        "Kirjeen tiedoissa on virhe, joten kirje ei lähde.",
        "Korjaa kirjeen tiedot; virheet näyttää soila check.",
    ),
    "no_content": (
        "Kansiossa content/ ei ole yhtään tapahtumaa eikä uutista, vaikka niitä on julkaistu, joten kirje ei lähde.",
        "Palauta kansio. Kirje lähtee, kun sisältö on taas paikallaan.",
    ),
    "not_a_day": ("{written} ei ole päivä.", "Kirjoita esimerkiksi --date 2024-04-09 tai --date 9.4.2024"),
    "not_a_letter_day": (
        "{day:%-d.%-m.%Y} ei lähde kirjettä.",
        "Lähimmät kirjeet: {near}.",
    ),
}
