"""Sisältötiedostot: mitä on vialla ja mitä kirjoittaa tilalle."""

TEXTS = {
    "start_fill": "Täytä kohdat {blank}. Kun kaikki on oikein, poista rivi {state}: luonnos.",
    "start_choose": "Poista merkki # niiden avainten edestä, joita tarvitset:",
    "start_hint": "{help}; esimerkiksi: {example}",
    # tiedosto
    "no_content": ("Kansiota content/ ei ole.", 'Luo ensimmäinen tapahtuma: soila new event "Otsikko"'),
    "empty_content": ("Kansiossa content/ ei ole yhtään tiedostoa.", 'Luo ensimmäinen: soila new event "Otsikko"'),
    "other_file": (
        "Tätä tiedostoa ei lueta, koska sen nimen lopussa ei ole .md.",
        "Tallenna sisältö tekstitiedostona, jonka nimi päättyy .md, tai siirrä tiedosto muualle.",
    ),
    "office_file": (
        "Tämä on tekstinkäsittelyohjelman tiedosto, eikä sitä lueta.",
        "Kopioi sen teksti tekstitiedostoon {better} (pohjan saa komennolla soila new), ja siirrä tämä muualle.",
    ),
    "text_file": (
        "Tätä tiedostoa ei lueta, koska sen nimen lopussa ei ole .md.",
        "Nimeä se uudelleen: {better}. Jos se ei ole sisältöä, siirrä se muualle.",
    ),
    "misplaced": (
        "Tätä tiedostoa ei lueta, koska se ei ole missään sisällön kansiossa.",
        "Siirrä se kansioon {folder}, sillä se näyttää sisältävän: {finnish}.",
    ),
    "beside_folders": (
        "Tätä tiedostoa ei lueta, koska se ei ole missään sisällön kansiossa.",
        "Siirrä se oikeaan kansioon, jos se on sisältöä: {folders}.",
    ),
    "folder_called": ("Tätä kansiota ei lueta.", "Siirrä sen tiedostot kansioon {folder}."),
    "other_folder": (
        "Tätä kansiota ei lueta.",
        "Siirrä sen tiedostot oikeaan kansioon, jos ne ovat sisältöä: {folders}.",
    ),
    "copy": (
        "Tämä on kopio tiedostosta {other}, ja ne on tallennettu samaan aikaan. Kopiota ei julkaista.",
        "Poista toinen. Jos tämä on oma asiansa, anna sille oma nimi, otsikko ja teksti.",
    ),
    "copy_newer": (
        "Tämä on kopio tiedostosta {other}, ja tämä on niistä uudempi. Kopiota ei julkaista.",
        "Siirrä tiedot tiedostoon {other} ja poista tämä, tai anna tälle oma nimi, otsikko ja teksti.",
    ),
    "copy_older": (
        "Tämä on kopio tiedostosta {other}, joka on niistä uudempi. Kopiota ei julkaista.",
        "Poista tämä. Jos tämä on oma asiansa, anna sille oma nimi, otsikko ja teksti.",
    ),
    "named_like_copy": (
        "Tiedoston nimi on kuin kopion, mutta alkuperäistä ei ole.",
        "Jos tämä on oikea tiedosto, anna sille oma nimi ennen julkaisua.",
    ),
    "encoding": (
        "Tiedosto on tallennettu muodossa {encoding}. Se luettiin oikein.",
        "Tallenna se muodossa UTF-8, niin muutkin ohjelmat lukevat sen.",
    ),
    "mojibake": (
        "Rivillä on kirjaimia, jotka ovat menneet rikki tallennettaessa: {written}",
        "Kirjoita ne oikein ja tallenna tiedosto muodossa UTF-8.",
    ),
    "other_kind": (
        "Tämä näyttää sisältävän: {finnish}, mutta on väärässä kansiossa.",
        "Siirrä se kansioon {folder}.",
    ),
    "not_utf8_at_all": (
        "Tiedostoa ei voi lukea tekstinä, koska se on vioittunut.",
        "Avaa se tekstieditorissa, tarkista teksti ja tallenna muodossa UTF-8.",
    ),
    "too_big": (
        "Tiedosto on liian suuri ({size:.1f} Mt).",
        "Enintään {limit:.0f} Mt. Kuvat ja liitteet eivät kuulu tekstiin: laita niistä linkki.",
    ),
    "too_heavy": (
        "Tekstissä on liikaa rivejä, muotoilumerkkejä ja taulukon soluja ({marks}, enintään {limit}).",
        "Jaa teksti useampaan tiedostoon, tai poista siitä turhat merkit ja taulukot: tavallisessa on alle tuhat.",
    ),
    "long_header": (
        "Tiedoston alussa on liikaa tietoja: enintään {lines} riviä ja {size} merkkiä.",
        "Siirrä teksti kahden viivarivin --- alapuolelle.",
    ),
    "piled_accents": (
        "Tekstissä on kirjain, jonka päällä on yli {limit} tarketta.",
        "Poista se, tai kopioi teksti uudelleen alkuperäisestä.",
    ),
    "bad_file_name": (
        "Tiedoston nimessä on merkkejä, joita ei voi lukea tai jotka eivät näy, joten sitä ei lueta.",
        "Nimeä tiedosto uudelleen kirjaimin, numeroin ja viivoin, esimerkiksi syyspaiva.md.",
    ),
    "unreadable": ("Tiedostoa ei voi lukea ({error}).", "Tarkista tiedoston käyttöoikeudet."),
    "unreadable_folder": (
        "Kansiota ei voi lukea, joten sen tiedostot puuttuvat.",
        "Tarkista, että se on kansio, ja että sen käyttöoikeudet ovat kunnossa.",
    ),
    "folder_named": ("Tämä on kansio, vaikka sen nimi päättyy kuin tiedoston.", "Anna kansiolle nimi ilman päätettä."),
    "not_file": (
        "Tämä ei ole tavallinen tiedosto, joten sitä ei lueta.",
        "Poista se ja tallenna sisältö tekstitiedostona.",
    ),
    "link_out": (
        "Tämä on linkki kansion content/ ulkopuolelle ({target}), joten sitä ei lueta.",
        "Kopioi tiedostot tähän linkin tilalle.",
    ),
    "link_nowhere": ("Tämä on linkki, jonka kohdetta ei ole ({target}).", "Tallenna tiedosto linkin tilalle."),
    "link_lost": ("Linkkiä ei voi seurata ({error}).", "Tallenna tiedosto linkin tilalle."),
    "link_to_folder": (
        "Tämä on linkki kansioon ({target}). Linkitettyä kansiota ei lueta.",
        "Siirrä tiedostot tähän tavalliseen kansioon.",
    ),
    "link_to_item": (
        "Tämä on linkki tiedostoon {other}, joka luetaan omalla nimellään.",
        "Poista linkki, tai anna toiselle tapahtumalle oma tiedosto.",
    ),
    "not_utf8": (
        "Rivillä on merkkejä, jotka eivät ole UTF-8-muodossa: {written}",
        "Tallenna tiedosto tekstieditorissa muodossa UTF-8.",
    ),
    "empty_file": ("Tiedosto on tyhjä.", "Kirjoita siihen otsikkotiedot tai poista tiedosto."),
    "no_header": (
        "Tiedosto ei ala otsikkotiedoilla, vaan tekstillä: {written}",
        "Kirjoita alkuun rivi ---, sen alle tiedot (otsikko: …) ja niiden loppuun toinen rivi ---.",
    ),
    "header_never_ends": (
        "Otsikkotietojen lopusta puuttuu rivi ---.",
        "Lisää rivi --- otsikkotietojen ja tekstin väliin, luultavasti tämän rivin paikalle.",
    ),
    "no_colon": (
        "Otsikkotiedoissa on rivi, jolla ei ole avainta: {written}",
        "Kirjoita muodossa avain: arvo. Jos rivi kuuluu tekstiin, siirrä se toisen ---rivin alle.",
    ),
    # avaimet
    "unknown_key_guess": ("Avainta ”{key}” ei tunneta.", "Tarkoititko ”{guess}”?"),
    "unknown_key": ("Avainta ”{key}” ei tunneta, eikä sitä käytetä.", "Mahdolliset avaimet: {known}."),
    "twice": ("Avain ”{key}” on jo rivillä {first}.", "Poista toinen."),
    "twice_when": (
        "Avain ”{key}” on jo rivillä {first}.",
        "Kirjoita kaikki kerrat samalle riville, esimerkiksi {key}: ti 14.5.2024 klo 9–11 ja ti 21.5.2024 klo 9–11",
    ),
    "missing": ("Pakollinen tieto ”{key}” puuttuu.", "Lisää otsikkotietoihin rivi, esimerkiksi {key}: {example}"),
    "empty_field": ("Pakollinen tieto ”{key}” on tyhjä.", "Kirjoita arvo kaksoispisteen jälkeen."),
    # arvot
    "long_title": ("{field}: otsikossa on {length} merkkiä.", "Enintään {limit}; kerro loput tekstissä."),
    "not_url": (
        "{field}: ”{written}” ei ole verkko-osoite.",
        "Kirjoita koko osoite, esimerkiksi https://thl.fi/soila.",
    ),
    "url_without_scheme": ("{field}: osoitteen alku puuttuu.", "Kirjoita https://{written}"),
    "not_email": ("{field}: ”{written}” ei ole sähköpostiosoite.", "Kirjoita muodossa nimi@example.org."),
    "not_flag": ("{field}: ”{written}” ei kelpaa.", "Kirjoita kyllä tai ei."),
    "not_whole": ("{field}: ”{written}” ei kelpaa.", "Kirjoita luku numeroin, esimerkiksi 2."),
    "not_theme": (
        "{field}: ”{written}” ei ole teeman numero.",
        "Kirjoita numerot pilkuin erotettuina, esimerkiksi 1, 3.",
    ),
    "not_choice": ("{field}: ”{written}” ei kelpaa.", "Valitse jokin näistä: {choices}."),
    "unknown_status": ("{field}: ”{written}” ei kelpaa.", "Valitse: vahvistettu, alustava, siirretty tai peruttu."),
    "bad_id": (
        "{field}: ”{written}” ei kelpaa tunnukseksi.",
        "Käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä, esimerkiksi {better}.",
    ),
    "join_link": (
        "Tässä on linkki tai tunnus, jolla pääsee suoraan kokoukseen. Sitä ei julkaista.",
        "Kirjoita se kohtaan osallistumislinkki: …, ja anna tässä ilmoittautumissivun osoite tai poista se.",
    ),
    "join_link_here": (
        "Tässä on linkki tai tunnus, jolla pääsee suoraan kokoukseen. Sitä ei julkaista.",
        "Poista se, ja anna tässä ilmoittautumissivun osoite. Linkki kuuluu tapahtuman kohtaan osallistumislinkki.",
    ),
    "private_address": (
        "Tässä on osoite, joka on annettu osallistumislinkkinä vain osallistujille. Sitä ei julkaista.",
        "Poista se tästä, ja anna ilmoittautumissivun osoite.",
    ),
    "merge_tag": (
        "Tekstissä on Mailchimpin koodi {written}, jonka Mailchimp suorittaisi kirjeessä.",
        "Poista merkit *| ja |*. Kirje ei lähde, ennen kuin tämä on korjattu.",
    ),
    # tapahtumat
    "open_time": (
        "Ajaksi on merkitty avoin, mutta tapahtumaa ei ole merkitty siirretyksi.",
        "Kirjoita aika tai lisää rivi tila: siirretty.",
    ),
    "many_days": (
        "Tapahtuma on {count} päivänä. Kalentereissa se on yksi merkintä koko päivinä, ja kellonaika on sen tekstissä: "
        "omat merkinnät saa enintään {most} päivää.",
        "Jos se pidetään vain osana päivistä, kirjoita ne: ti 16.4. klo 9–11 ja to 18.4. klo 13–15.",
    ),
    "long_title_or_place": (
        "Otsikossa ja paikassa on yhteensä {count} sanaa. Jos niitä on yli {most}, kirjeessä voi näkyä niistä vain "
        "alku, jotta aika, paikka ja määräaika löytyvät heti.",
        "Lyhennä otsikkoa tai paikkaa, ja kerro tarkemmin tekstissä.",
    ),
    "closes_late": (
        "Ilmoittautuminen päättyy {closes}, mutta tapahtuma alkaa jo {starts}.",
        "Korjaa jompikumpi päivä.",
    ),
    "opens_after_closing": (
        "Ilmoittautuminen avautuu {opens}, mutta päättyy jo {before}.",
        "Korjaa jompikumpi päivä.",
    ),
    "opens_after_start": (
        "Ilmoittautuminen avautuu {opens}, mutta tapahtuma alkaa jo {before}.",
        "Korjaa jompikumpi päivä.",
    ),
    "materials_early": (
        "Materiaalit on luvattu jo {due}, mutta tapahtuma alkaa {starts}.",
        "Korjaa jompikumpi päivä.",
    ),
    "materials_late": (
        "Materiaalit luvattiin {due}, mutta niitä ei ole vielä lisätty. Lupausta ei enää näytetä.",
        "Lisää rivi materiaalit: …, tai kirjoita uusi päivä.",
    ),
    "unknown_language": ("{field}: ”{written}” ei kelpaa.", "Kirjoita fi, sv, en tai se (pohjoissaame)."),
    "not_attendance": (
        "{field}: ”{written}” ei kelpaa.",
        "Kirjoita luku, esimerkiksi 52, tai 12 paikalla, 40 verkossa.",
    ),
    "attendance_differs": (
        "{field}: yhteensä {total}, mutta osista tulee {sum}.",
        "Korjaa luvut, tai jätä yhteismäärä pois.",
    ),
    "call_elsewhere": (
        "Rahoitushaku kerrotaan vain osiossa rahoitus.",
        "Kirjoita osio: rahoitus, tai poista haun päivät.",
    ),
    "call_closes_early": ("Haku avautuu {opens}, mutta päättyy jo {closes}.", "Korjaa jompikumpi päivä."),
    "reason_without_status": (
        "Syy on kerrottu, mutta tapahtuma ei ole siirretty eikä peruttu.",
        "Lisää rivi tila: siirretty tai tila: peruttu, tai poista syy.",
    ),
    "unknown_package": ("Pakettia ”{id}” ei ole.", "Tarkoititko: {known}? Paketit ovat kansiossa content/packages/."),
    "unknown_theme": ("Teemaa {theme} ei ole.", "Teemat ovat 1–{count}."),
    "same_id": ("Tunnus ”{id}” on jo tiedostossa {other}.", "Anna toiselle oma tunnus riville id: …"),
    "taken_id": ("Tunnus ”{id}” on varattu sivustolle.", "Anna tiedostolle toinen nimi tai lisää rivi id: …"),
    "no_id": (
        "Tiedoston nimestä ei saa tunnusta.",
        "Nimeä tiedosto kirjaimin a–z ja numeroin tai lisää rivi id: …",
    ),
    "twins": (
        "Samanniminen tapahtuma samana päivänä ({day}) on jo tiedostossa {other}.",
        "Poista toinen, jos ne ovat sama tapahtuma.",
    ),
    "unknown_ready": ("{field}: ”{written}” ei kelpaa.", "Kirjoita luonnos, tai poista rivi, kun kaikki on oikein."),
    "conflict": (
        "Kaksi ihmistä on muokannut samaa kohtaa, ja tiedostossa ovat molempien tekstit.",
        "Jätä oikea, ja poista toinen sekä rivit, joiden alussa on <<<<<<<, ======= tai >>>>>>>.",
    ),
    "blank": ("{key} on vielä täyttämättä.", "Kirjoita kohdan ___ tilalle oikea tieto, tai lisää rivi: tila: luonnos"),
    "blank_text": (
        "Tekstissä on vielä pohjan ohje: ”{written}”.",
        "Kirjoita sen tilalle oma teksti, tai lisää tietoihin rivi: tila: luonnos",
    ),
    "pinned_draft": (
        "Nostettu ”{id}” on luonnos, eikä luonnos tule kirjeeseen.",
        "Viimeistele se ja poista siitä rivi tila: luonnos, tai poista nosto.",
    ),
    "draft_published_package": (
        "Paketti ”{title}” on jo julkaistu, joten siitä ei tule enää luonnosta. Se näkyy kaikkialla ennallaan.",
        "Poista rivi tila: luonnos.",
    ),
    "draft_published": (
        "”{title}” on jo julkaistu, joten siitä ei tule enää luonnosta. Se näkyy kaikkialla ennallaan.",
        "Peru se (soila cancel {id}) tai lykkää (soila postpone {id}); muuten poista rivi tila: luonnos.",
    ),
    "placeholder": ("Otsikko on vielä ”{title}”.", "Kirjoita oikea otsikko."),
    # uutiset
    "news_from_future": (
        "Julkaisupäivä {day} on vielä edessä; uutinen kerrotaan vasta sen jälkeen.",
        "Tarkista päivä, ellei se ole tarkoituksella tuleva.",
    ),
    "expires_early": ("Uutinen vanhenee ennen julkaisupäiväänsä.", "Korjaa jompikumpi päivä."),
    "image_without_words": (
        "Kuvalta puuttuu kuvaus niille, jotka eivät näe sitä.",
        "Lisää rivi kuvan kuvaus: mitä kuvassa on.",
    ),
    # kirjeen tiedot
    "notes_name": (
        "Tiedoston nimi ”{name}” ei ole päivä.",
        "Nimeä tiedosto kirjeen päivän mukaan, esimerkiksi 2024-04-09.md.",
    ),
    "unknown_id_guess": ("Tunnusta ”{id}” ei ole.", "Tarkoititko: {guess}?"),
    "unknown_id": ("Tunnusta ”{id}” ei ole.", "Tunnus on tapahtuman tai uutisen id, muuten sen tiedoston nimi."),
    "pinned_and_skipped": ("”{id}” on sekä nostettu että jätetty pois.", "Poista toisesta."),
    "no_letter_that_day": (
        "{day} ei lähde kirjettä.",
        "Nimeä tiedosto lähetyspäivän mukaan; päivät näyttää soila calendar.",
    ),
    # teksti
    "heading_skips": ("Otsikkotaso hyppää ({written}).", "Kirjoita {better}, jotta ruudunlukija löytää rakenteen."),
    "link_says_nothing": (
        "Linkin teksti ”{words}” ei kerro, mihin linkki vie.",
        "Kirjoita linkkiin, mitä sen takana on, esimerkiksi [tilaisuuden ohjelma](https://…).",
    ),
    "picture_without_words": (
        "Kuvalta puuttuu kuvaus.",
        "Kirjoita hakasulkeisiin, mitä kuvassa on: ![Nuoria työpajassa](…).",
    ),
    "body_link": ("Linkki ”{target}” ei toimi kirjeessä.", "Kirjoita koko osoite, alkaen https://."),
    # liitetty teksti
    "pasted_list": (
        "Tekstissä on liitettyjä luettelomerkkejä (kuten •, o, – tai a)); ne näytetään luettelona.",
        "Kirjoita rivin alkuun - ja välilyönti, alakohdan eteen lisäksi kaksi välilyöntiä.",
    ),
    "pasted_indent": (
        "Kappale on sisennetty. Se näytetään tavallisena kappaleena, ilman sisennystä.",
        "Aloita kappale rivin alusta.",
    ),
    "pasted_lines": (
        "Rivi vaihtuu ilman tyhjää riviä. Se on tulkittu tarkoitetuksi: seuraava rivi alkaa omalta riviltään.",
        "Jätä kappaleiden väliin tyhjä rivi; jos rivit kuuluvat samaan kappaleeseen, kirjoita ne samalle riville.",
    ),
    "pasted_hyphen": (
        "Sana on jaettu yhdysmerkillä kahdelle riville. Se näytetään yhtenä, ilman yhdysmerkkiä.",
        "Kirjoita sana yhdelle riville, ja yhdysmerkki siihen vain, jos se kuuluu sanaan.",
    ),
    "pasted_table": (
        "Tekstissä on sarkaimin eroteltu taulukko; se näytetään taulukkona, jonka otsikkona on sen ensimmäinen rivi.",
        "Jos rivit eivät ole taulukko, jätä niiden väliin tyhjä rivi tai poista sarkaimet.",
    ),
    "pasted_link": (
        "Tekstissä on Wordista tai Outlookista liitetty linkki; se näytetään linkkinä.",
        "Kirjoita linkki muodossa [tilaisuuden ohjelma](https://…).",
    ),
}
