"""Sivuston kiinteät sanat. Lauseessa voi olla lihavointi ja linkki, jonka osoitteen malli antaa."""

TEXTS = {
    "whole_letter": "Lue kirje kokonaan: {title}",
    "skip": "Siirry sisältöön",
    "menu": "Päävalikko",
    "menu_events": "Tapahtumat",
    "menu_packages": "Paketit",
    "menu_calendar": "Kalenteri",
    "menu_letters": "Kirjeet",
    "menu_about": "Tietoa",
    "search": "Haku",
    "subscribe_description": (
        "{project}-hankkeen tapahtumat omaan kalenteriisi: Outlook, Google, Apple tai Thunderbird."
    ),
    "subscribe_title": "Tilaa tapahtumat kalenteriisi",
    "subscribe_lead": (
        "Valitse ensin kalenteri, sitten ohjelma, jota käytät. Tilattu kalenteri pysyy ajan tasalla: kun "
        "tilaisuus siirtyy tai peruuntuu, muutos tulee kalenteriisi itsestään. Tilaaminen ei vaadi tunnuksia, "
        "eikä siitä jää meille tietoa."
    ),
    "steps": "Ohjeet ohjelmittain",
    "how_soon": "Kuinka nopeasti muutos näkyy?",
    "next_is": 'Seuraavaksi <a href="{url}">{title}</a>, {when}',
    "outlook_web_1": "Paina painiketta <b>Outlook verkossa</b> ja kirjaudu tarvittaessa työtunnuksellasi.",
    "outlook_web_2": "Anna kalenterille nimi ja paina <b>Tuo</b>.",
    "outlook_web_else": (
        "Jos painike ei toimi: kopioi osoite ja valitse Outlookin kalenterissa <b>Lisää kalenteri</b> › <b>Tilaa "
        "verkosta</b>. Näin tilattu kalenteri näkyy myös uudessa Outlookissa ja puhelimen Outlookissa."
    ),
    "outlook_desktop_1": "Paina painiketta <b>Outlook-työpöytäsovellus</b> ja salli Outlookin avautua.",
    "outlook_desktop_2": "Vastaa <b>Kyllä</b>, kun Outlook kysyy, tilataanko kalenteri.",
    "outlook_desktop_else": (
        "Jos painike ei toimi: kopioi osoite ja valitse kalenterissa <b>Lisää kalenteri</b> › <b>Internetistä</b>."
    ),
    "google_1": (
        "Paina tietokoneella painiketta <b>Google-kalenteri</b>. Puhelimen sovelluksessa kalenteria ei voi tilata."
    ),
    "google_2": "Paina <b>Lisää</b>. Kalenteri näkyy sen jälkeen myös puhelimessa.",
    "apple_title": "Apple-kalenteri: iPhone, iPad ja Mac",
    "apple_1": "Paina painiketta <b>Apple-kalenteri</b> ja sitten <b>Tilaa</b>.",
    "apple_2": "Valitse Macissa automaattiseksi päivitykseksi esimerkiksi <b>Joka tunti</b>.",
    "thunderbird_1": "Kopioi kalenterin osoite.",
    "thunderbird_2": "Valitse <b>Uusi kalenteri</b> › <b>Verkossa</b>, liitä osoite ja jätä käyttäjänimi tyhjäksi.",
    "thunderbird_3": "Paina <b>Etsi kalentereita</b> ja sitten <b>Tilaa</b>.",
    "delay": "Kalenteriohjelma hakee muutokset omaan tahtiinsa, emmekä voi sitä nopeuttaa.",
    "in_programs": "Muutokset ja perutut ohjelmittain",
    "program": "Ohjelma",
    "how_late": "Milloin muutos näkyy",
    "if_cancelled": "Peruttu tilaisuus",
    "marked": "Jää kalenteriin. Otsikko alkaa: <b>{mark}</b>",
    "struck": "Jää kalenteriin yliviivattuna. Otsikko alkaa: <b>{mark}</b>",
    "vanishes": "Katoaa kalenterista.",
    "delay_google": "Harvoin: viive voi olla vuorokausi tai enemmänkin.",
    "delay_outlook_web": "Muutaman tunnin välein, joskus vasta seuraavana päivänä.",
    "delay_outlook_desktop": "Muutaman tunnin välein, kun Outlook on auki.",
    "delay_others": "Niin usein kuin olet itse valinnut.",
    "delay_soon": (
        'Jos tilaisuus on jo tänään tai huomenna, katso aika varmuuden vuoksi <a href="{url}">tapahtuman '
        "sivulta</a>. Sivulla tieto on aina uusin."
    ),
    "subscribe": "Tilaa kalenteri",
    "outlook_web": "Outlook verkossa",
    "outlook_desktop": "Outlook-työpöytäsovellus",
    "google": "Google-kalenteri",
    "apple": "Apple-kalenteri",
    "package_number": "Hanketukipaketti {number}",
    "platform": "Paketin työskentelyalusta",
    "coming_sessions": "Tulevat tilaisuudet",
    "all_coming": "Kaikki tulevat tapahtumat",
    "no_sessions_subscribe": (
        "Tulevia tilaisuuksia ei ole juuri nyt tiedossa. Kun tilaat kalenterin, uudet tulevat siihen itsestään."
    ),
    "subscribe_package": "Tilaa paketti kalenteriisi",
    "past_sessions": "Pidetyt tilaisuudet",
    "all_past": "Kaikki menneet tapahtumat",
    "changes_come": "Siirrot ja perumiset tulevat kalenteriisi itsestään.",
    "without_cancelled": (
        "Peruttu tilaisuus jää useimmissa ohjelmissa kalenteriin ja sanoo olevansa peruttu. Jos et halua nähdä "
        'peruttuja, tilaa kalenteri ilman niitä: <a href="{outlook}">Outlook verkossa</a>, <a href="{google}">'
        'Google-kalenteri</a>, <a href="{webcal}">Outlook-sovellus tai Apple</a>, <a href="{https}">osoite muille</a>.'
    ),
    "add_all_once": "Lisää paketin kaikki tilaisuudet kerralla (muutokset eivät päivity)",
    "copy_address": "Muu kalenteri: kopioi osoite",
    "qr_title": "QR-koodi esitykseen",
    "qr_about": "Koodi avaa sivun, jolla kalenterin voi tilata.",
    "qr_load": "Lataa koodi kuvana (SVG)",
    "qr_label": "QR-koodi: {url}",
    "packages_description": (
        "{project}-hankkeen hanketukipaketit: tilaisuuksien sarjat ohjelman {programme} hankkeille."
    ),
    "packages_lead": (
        "Hanketukipaketti on sarja tilaisuuksia, jotka tukevat {programme}&nbsp;-&NoBreak;ohjelman hankkeita "
        "niiden eri vaiheissa."
    ),
    "next": "Seuraavaksi",
    "no_sessions": "Tulevia tilaisuuksia ei ole tiedossa.",
    "no_sessions_yet": "Tilaisuuksia ei ole vielä tiedossa.",
    "no_packages": "Paketteja ei vielä ole.",
    "packages": "Hanketukipaketit",
    "about_programme": "Hanke koordinoi {programme}&nbsp;-ohjelmaa.",
    "themes_of_programme": "Ohjelman strategiset teemat",
    "partners": "Toteuttajat",
    "channels": "Missä meidät tapaa",
    "in_social_media": "Somessa: {tags}",
    "contact_details": "Yhteystiedot",
    "about_site": "Tästä sivustosta",
    "about_site_text": (
        "Sivusto ei käytä evästeitä eikä seuraa kävijöitä, ja kaikki sen osat tulevat tältä palvelimelta. Kaiken "
        'voi lukea ilman skriptejä; vain <a href="{url}">haku</a> tarvitsee niitä.'
    ),
    "about": "Tietoa hankkeesta",
    "funding": "Rahoitus",
    "leaf_time": "aika",
    "leaf_open": "avoin",
    "time_later": "Uusi aika ilmoitetaan myöhemmin",
    "page_before": "← Edellinen sivu",
    "page_of": "Sivu {number} / {pages}",
    "page_after": "Seuraava sivu →",
    "page_last": "Viimeinen sivu",
    "original_time": "alkuperäinen aika {when}",
    "earlier_time": "aiempi aika {when}",
    "materials": "Materiaalit",
    "pages": "Sivut",
    "found_one": "Yksi osuma.",
    "found_many": "osumaa.",
    "found_first": "Näytetään ensimmäiset",
    "search_needs": "Haku tarvitsee selaimen skriptejä. Voit selata kaikkea ilman niitä alla olevista linkeistä.",
    "search_button": "Hae",
    "not_found_description": "Sivua ei löydy.",
    "not_found": "Sivua ei löydy",
    "not_found_why": "Osoite on ehkä kirjoitettu väärin, tai sivu on poistettu.",
    "coming_events": "Tulevat tapahtumat",
    "past_and_materials": "Menneet tapahtumat ja materiaalit",
    "letters": "Verkostokirjeet",
    "not_found_tell": "Jos tulit tänne linkistä, kerro siitä meille:",
    "letters_description": "{letter}: kaikki lähetetyt kirjeet.",
    "letters_lead": "{letter} kertoo ohjelman tapahtumista ja ajankohtaisista asioista.",
    "subscribe_letter_mail": "Tilaa kirje sähköpostiisi",
    "no_letters": "Ensimmäinen verkostokirje on vasta tulossa.",
    "letters_atom": "Kirjeet syötteenä (Atom)",
    "comma_page": ", sivu {number}",
    "front_lead": (
        "Täältä löydät {programme}&nbsp;-&NoBreak;ohjelman tapahtumat ja verkostokirjeet, ja saat tapahtumat omaan "
        "kalenteriisi."
    ),
    "subscribe_letter": "Tilaa verkostokirje",
    "read_letters": "Lue verkostokirjeitä",
    "next_events": "Seuraavat tapahtumat",
    "no_events_front": "Juuri nyt ei ole tiedossa tulevia tapahtumia. Uudet kerrotaan täällä ja verkostokirjeessä.",
    "past_and_their_materials": "Menneet tapahtumat ja niiden materiaalit",
    "events_to_calendar": "Tapahtumat omaan kalenteriin",
    "subscribe_all": "Tilaa kaikki tapahtumat kerralla. Siirrot ja perumiset tulevat kalenteriisi itsestään.",
    "steps_and_packages": "Ohjeet ja paketit erikseen",
    "all_letters": "Kaikki kirjeet",
    "letter_to_mail": "Verkostokirje sähköpostiin",
    "project_online": "{project} verkossa",
    "with_us": "Mukana",
    "contact": "Yhteys",
    "follow": "Seuraa",
    "past_description": "{project}-hankkeen pidetyt tilaisuudet ja niiden materiaalit.",
    "coming_description": "{project}-hankkeen tulevat tilaisuudet, niiden ajat ja paikat.",
    "events_lead": (
        '<a href="{calendar}">Tilaa tapahtumat omaan kalenteriisi</a>, niin muutokset tulevat itsestään. Jo '
        'pidetyt ovat <a href="{past}">menneissä tapahtumissa</a>.'
    ),
    "no_past": "Menneitä tapahtumia ei vielä ole.",
    "no_coming": "Juuri nyt ei ole tiedossa tulevia tapahtumia.",
    "past_events": "Menneet tapahtumat",
    "not_held": "Tilaisuutta ei järjestetä.",
    "is_over": "Tilaisuus on ohi",
    "materials_below": '<a href="#materiaalit">Materiaalit</a> ovat alla.',
    "materials_come": "Materiaalit tulevat tälle sivulle {day}.",
    "see_coming": 'Tulevat tilaisuudet: <a href="{url}">tapahtumat</a>.',
    "earlier_time_was": "Aiempi aika oli {when}.",
    "new_time_is": "Uusi aika on <b>{when}</b>.",
    "original_time_was": "Alkuperäinen aika oli {when}.",
    "again_at": "Tilaisuus oli välillä siirretty tai peruttu. Se pidetään alkuperäisenä aikana: <b>{when}</b>.",
    "not_confirmed": "Tilaisuutta ei ole vielä vahvistettu.",
    "come_here": "tulevat tälle sivulle {day}",
    "add_straight": (
        'Tai suoraan: <a href="{google}">Google-kalenteri</a> tai <a href="{outlook}">Outlook verkossa</a>.'
    ),
    "when_subscribed": 'Kun <a href="{url}">tilaat kalenterin</a>, myös muutokset tulevat siihen itsestään.',
    "time": "Aika",
    "place": "Paikka",
    "registration": "Ilmoittautuminen",
    "registration_opens": "avautuu {when}",
    "registration_opens_and_closes": "{opens} – {closes}",
    "registration_closed": "päättyi {when}",
    "audience": "Kohderyhmä",
    "organiser": "Järjestäjä",
    "package": "Hanketukipaketti",
    "theme": "Teema",
    "themes": "Teemat",
    "more": "Lisätietoja",
    "register": "Ilmoittaudu",
    "letter_sent": (
        "Kirje lähti {day} klo {at:%-H.%M}. Tapahtumista on kerrottu niin kuin ne silloin olivat, ja myöhemmät "
        "muutokset on merkitty."
    ),
    "as_mailed": "Kirje sellaisena kuin se lähti sähköpostiin",
    "other_letters": "Muut kirjeet",
    "letter_before": "← Edellinen kirje, {day}",
    "letter_after": "Seuraava kirje, {day} →",
    "image": "Kuva: {alt}",
    "letter_corrected": "Korjaus kirjeeseen:",
    "corrected": "Korjattu kirjeen lähdön jälkeen:",
    "now_cancelled": "tilaisuus on peruttu.",
    "now_held": "tilaisuus pidetään sittenkin.",
    "now_postponed": "tilaisuus siirtyy, ja uusi aika ilmoitetaan myöhemmin.",
    "now_at": "aika on nyt {when}.",
    "now_in": "paikka on nyt {place}.",
    "menu_news": "Uutiset",
    "news": "Uutiset",
    "news_description": "{project}-hankkeen uutiset, tutkimukset ja julkaisut.",
    "no_news": "Uutisia ei vielä ole.",
    "all_news": "Kaikki uutiset",
    "goes_to": "Lue lisää: {where}",
    "newest_letter": "Uusin kirje",
    "search_description": "Hae {project}-hankkeen tapahtumia, uutisia, verkostokirjeitä ja sivuja.",
    "found_none": "Haulla ei löytynyt mitään. Kokeile toista tai lyhyempää sanaa.",
    "search_label": "Hae tapahtumista, uutisista, kirjeistä ja sivuilta",
    "search_failed": "Haku ei nyt toimi. Selaa sisältöä alla olevista linkeistä.",
    "search_about": (
        "Haku löytää sanat missä tahansa muodossa, myös yhdyssanoista. Kaikki on myös luetteloissa: <a "
        'href="{coming}">tulevat tapahtumat</a>, <a href="{past}">menneet tapahtumat</a>, <a '
        'href="{news}">uutiset</a>, <a href="{letters}">kirjeet</a>.'
    ),
    "kind_event": "Tapahtuma",
    "kind_news": "Uutinen",
    "kind_letter": "Verkostokirje",
    "kind_package": "Hanketukipaketti",
    "kind_page": "Sivu",
    "search_skip": (
        "ja tai on ei että jos kun niin se ne me te he minä sinä hän mikä mitä mitkä missä mistä mihin "
        "milloin koska kuka ketkä miten kuinka onko voiko saako voin saan voi saa mun minun meidän tämä tämän "
        "tässä olla ovat oli myös sekä kanssa"
    ),
    "what_changed": "Mitä muuttui",
    "told_time": "Kirjeessä {day} aika oli {when}.",
    "told_place": "Kirjeessä {day} paikka oli {place}.",
    "told_held": "Kirjeessä {day} tilaisuus oli vielä tulossa.",
}
