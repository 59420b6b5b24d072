"""Raportti rahoittajalle: luvut, niiden säännöt ja raportin tekstit."""

TEXTS = {
    # ryhmät
    "no_package": "ei pakettia",
    "no_theme": "ei teemaa",
    "no_county": "ei aluetta",
    "form_online": "verkossa",
    "form_on_site": "paikalla",
    "form_hybrid": "hybridi",
    "form_unknown": "ei tiedossa",
    # luvut: yksikkö ja sääntö
    "unit_events_held": "tilaisuutta",
    "unit_events_cancelled": "tilaisuutta",
    "unit_events_moved": "tilaisuutta",
    "unit_events_postponed": "tilaisuutta",
    "unit_registrations": "ilmoittautumista",
    "unit_attendances_on_site": "osallistumista",
    "unit_attendances_online": "osallistumista",
    "unit_attendances_untold": "osallistumista",
    "unit_attendances_total": "osallistumista",
    "unit_organisations_distinct": "organisaatiota",
    "unit_letters_sent": "kirjettä",
    "unit_letters_recipients": "vastaanottajaa",
    "unit_letters_clicks": "klikkaajaa",
    "rule_events_held": (
        "Tilaisuudet, jotka on vahvistettu tai siirretty tiedossa olevaan aikaan ja joiden viimeinen päivä on "
        "kaudella ja "
        "ohi. Alustavaa ei lasketa pidetyksi."
    ),
    "rule_events_cancelled": "Tilaisuudet, jotka on peruttu ja joiden viimeinen tiedossa ollut päivä on kaudella.",
    "rule_events_moved": (
        "Tilaisuudet, jotka on siirretty tiedossa olevaan aikaan, jonka viimeinen päivä on kaudella. Pidetty siirretty "
        "tilaisuus on myös pidettyjen luvussa."
    ),
    "rule_events_postponed": "Tilaisuudet, joiden uusi aika on avoinna ja joiden alkuperäinen päivä on kaudella.",
    "rule_registrations": "Pidettyjen tilaisuuksien ilmoittautuneet yhteensä.",
    "rule_attendances_on_site": (
        "Pidettyjen tilaisuuksien osallistujat, joiden tiedetään olleen paikan päällä. Puuttuu tilaisuuksilta, "
        "jotka eivät "
        "erottele osallistumistapaa."
    ),
    "rule_attendances_online": (
        "Pidettyjen tilaisuuksien osallistujat, joiden tiedetään olleen verkossa. Puuttuu tilaisuuksilta, jotka eivät "
        "erottele osallistumistapaa."
    ),
    "rule_attendances_untold": (
        "Pidettyjen tilaisuuksien osallistujat, joista ei tiedetä, olivatko he paikan päällä vai verkossa. Heitä "
        "ei jaeta "
        "arvaamalla."
    ),
    "rule_attendances_total": (
        "Pidettyjen tilaisuuksien osallistujat yhteensä. Sama ihminen voi olla monessa tilaisuudessa."
    ),
    "rule_organisations_distinct": (
        "Pidettyjen tilaisuuksien osallistujien organisaatiot, kukin kerran. Jokainen kausi ja ryhmä lasketaan "
        "erikseen, "
        "joten osat eivät summaudu: sama organisaatio voi olla mukana monella neljänneksellä."
    ),
    "rule_letters_sent": "Verkostolle lähteneet kirjeet ja lisätiedotteet, joiden päivä on kaudella.",
    "rule_letters_recipients": (
        "Kirjeiden vastaanottajat yhteensä, niin kuin lähetyspalvelu on ne laskenut. Sama ihminen saa jokaisen "
        "kirjeen. "
        "Kansioon lähteneen kirjeen vastaanottajia ei tiedetä."
    ),
    "rule_letters_clicks": (
        "Kirjeiden linkkejä klikanneet, kukin kerran kirjettä kohti, niin kuin lähetyspalvelu on heidät "
        "laskenut. Luvussa "
        "voi olla sähköpostin tarkistusohjelmia, jotka seuraavat linkit koneellisesti."
    ),
    # lukujen nimet
    "name_events_held": "Pidetyt tilaisuudet",
    "name_events_cancelled": "Perutut tilaisuudet",
    "name_events_moved": "Siirretyt tilaisuudet",
    "name_events_postponed": "Avoimeen aikaan siirretyt tilaisuudet",
    "name_registrations": "Ilmoittautumiset",
    "name_attendances_on_site": "Osallistumiset paikan päällä",
    "name_attendances_online": "Osallistumiset verkossa",
    "name_attendances_untold": "Osallistumiset, tapa ei tiedossa",
    "name_attendances_total": "Osallistumiset yhteensä",
    "name_organisations_distinct": "Eri organisaatiot",
    "name_letters_sent": "Lähetetyt kirjeet",
    "name_letters_recipients": "Kirjeiden vastaanottajat",
    "name_letters_clicks": "Kirjeiden linkkejä klikanneet",
    # taulukot
    "title_missing": "Puuttuvat tiedot",
    "title_summary": "Luvut",
    "title_comparison": "Vertailu edelliseen kauteen",
    "title_targets": "Tavoitteet ja lähtötasot",
    "title_facts": "Hankkeen tosiasiat",
    "title_quarter": "Neljännekset",
    "title_month": "Kuukaudet",
    "title_package": "Hanketukipaketit",
    "title_theme": "Strategiset teemat",
    "title_form": "Osallistumisen muoto",
    "title_type": "Organisaatiot tyypeittäin",
    "title_county": "Organisaatiot alueittain",
    "title_eeco18": "Tuetut julkishallinnon organisaatiot (EECO18)",
    "title_feedback": "Palaute ja mitä siitä seurasi",
    "title_letters": "Verkostokirjeet",
    "title_interests": "Mikä verkostoa kiinnostaa",
    "title_events": "Kauden tilaisuudet",
    "title_left_out": "Pois jätetyt rivit",
    "title_public": "Julkaistavat luvut",
    "title_restated": "Oikaisut lukittuihin lukuihin",
    # sarakkeet
    "head_event": "Tilaisuus",
    "head_id": "Tunnus",
    "head_day": "Päivä",
    "head_what": "Mikä",
    "head_number": "Luku",
    "head_value": "Arvo",
    "head_unit": "Yksikkö",
    "head_lacking": "Tieto puuttuu",
    "head_now": "Tällä kaudella",
    "head_before": "Edellisellä",
    "head_period": "Kausi",
    "head_aim": "Tavoite tai lähtötaso",
    "head_counted": "Laskettu",
    "head_told_by": "Lähde ja määritelmä",
    "head_fact": "Tosiasia",
    "head_source": "Lähde",
    "head_quarter": "Neljännes",
    "head_month": "Kuukausi",
    "head_package": "Paketti",
    "head_theme": "Teema",
    "head_form": "Muoto",
    "head_type": "Tyyppi",
    "head_county": "Alue",
    "head_role": "Rooli",
    "head_public": "Organisaatioita",
    "head_names": "Mitkä",
    "head_said": "Mitä osallistujat sanoivat",
    "head_done": "Mitä siitä seurasi",
    "head_letter": "Kirje",
    "head_subject": "Aihe",
    "head_recipients": "Vastaanottajia",
    "head_clicking": "Klikkasi",
    "head_surely": "Klikkasi, ilman koneita",
    "head_opens": "Avasi, ilman koneita",
    "head_kind": "Laji",
    "head_followed": "Klikkauksia",
    "head_fate": "Toteutuminen",
    "head_row": "Rivi",
    "head_why": "Miksi",
    "head_owner": "Omistaja",
    "head_old": "Ennen",
    "head_new": "Nyt",
    # sanat taulukoissa
    "still_tentative": "alustava, vaikka päivä on mennyt: pidettiinkö se?",
    "set_aside": "tiedostossa on virhe, joten tilaisuutta ei laskettu; katso soila check",
    "no_day": "päivää ei tiedetä, joten mikään kausi ei laske sitä",
    "lacks_registered": "ilmoittautuneita",
    "lacks_attendees": "osallistujia",
    "lacks_organisations": "organisaatiot",
    "unlisted": "ei luettelossa: {names}",
    "compared": "Edellinen kausi on {first:%-d.%-m.%Y} – {last:%-d.%-m.%Y}.",
    "days": "{first:%-d.%-m.%Y} – {last:%-d.%-m.%Y}",
    "aim": "tavoite {value} {unit}",
    "baseline": "lähtötaso {value}",
    "baseline_by": "{source}: {definition}",
    "organisations_do_not_sum": (
        "Organisaatiot on laskettu joka rivillä alusta, kukin kerran. Rivit eivät summaudu koko kauden luvuksi, "
        "koska sama "
        "organisaatio voi olla mukana monella rivillä."
    ),
    "themes_do_not_sum": "Tilaisuus lasketaan jokaiseen teemaansa, joten teemat eivät summaudu.",
    "role_organiser": "järjestäjänä",
    "role_project": "hankkeen toteuttajana",
    "role_participant": "osallistujana",
    "role_any": "yhteensä, kukin kerran",
    "eeco18_rule": (
        "Mukana ovat hyvinvointialueet, kunnat ja valtion organisaatiot: kauden tilaisuuksien järjestäjät ja "
        "osallistujat "
        "sekä ohjelman hankkeiden toteuttajat."
    ),
    "scanners": (
        "Klikkaajissa voi olla sähköpostin tarkistusohjelmia, jotka seuraavat kaikki linkit heti. Luvusta ilman "
        "koneita on "
        "vähennetty ne, jotka ovat voineet seurata kaikkia kirjeen linkkejä: yhtä monta kuin harvimmin "
        "seuratulla linkillä."
    ),
    "opens_without_machines": "Avauksista kerrotaan vain ne, jotka eivät ole koneiden, tai ei mitään.",
    "kind_section": "kirjeen osa",
    "kind_theme": "teema",
    "fate_held": "pidetty",
    "fate_cancelled": "peruttu",
    "fate_postponed": "siirretty avoimeen aikaan",
    "fate_tentative": "alustava",
    "fate_ahead": "edessä",
    "every": "kaikki luvut",
    "few": "alle {few}",
    "few_hidden": "Ihmisten määrä, joka on alle {few}, on piilotettu, jottei ketään tunnisteta.",
    # raportti itse
    "unknown": "ei tietoa",
    "page_title": "{project}: raportti {first:%-d.%-m.%Y} – {last:%-d.%-m.%Y}",
    "skip": "Siirry sisältöön",
    "contents": "Raportin osat",
    "evidence": "Mistä luvut tulevat",
    "rests_on": "Luvut on laskettu ohjelman versiolla {program} lähteistä sources.json, joiden tiiviste (SHA-256) on:",
    "lacking": "Tieto puuttuu {count} riviltä.",
    "lacking_few": "puuttuu {count}",
    "rows": "Rivit ({count})",
    "ask": "Pyydä omistajilta, kultakin yhdellä viestillä:",
    "ask_owner": "{owner}: puuttuvia {count}",
    "ask_subject": "Montako tuli?",
    "ask_body": "Hei!\n\nRaportista puuttuvat nämä tiedot:\n\n{events}\n\nVastaa tähän viestiin. Kiitos!\n",
    "show_rows": "Luvun rivit näkyvät sivulla report.html tai komennolla soila report --show ja sulkeissa oleva avain.",
    "no_document": "pohja ei ole Word-tiedosto, jonka voi avata",
    # komento
    "no_period": ("Kausi puuttuu.", "Anna se: soila report --from 2024-01-01 --to 2024-12-31"),
    "no_date": ("”{written}” ei ole päivä.", "Kirjoita esimerkiksi 2024-01-01 tai 1.1.2024."),
    "turned": (
        "Kausi päättyisi {last:%-d.%-m.%Y} ennen kuin alkaa {first:%-d.%-m.%Y}.",
        "Anna ensin alku (--from), sitten loppu (--to).",
    ),
    "would_be_public": ("Kansio {folder} julkaistaan.", "Raportti ei kuulu sivustolle: anna toinen kansio."),
    "made": "Raportti on kansiossa {folder} ({count} tiedostoa).",
    "is_missing": "  puuttuu: {title} ({id}): {what}",
    "missing_file": "puuttuvat-{year}.xlsx",
    "missing_made": "Puuttuvat tiedot ({count}) ovat tiedostossa {file}.",
    "none_missing": "Mitään ei puutu.",
    "shown": "{name}: {value} {unit}",
    "shown_row": "  {row}  {title}",
    "shown_from": "Lähteiden tiiviste {digest}, ohjelman versio {program}.",
    "no_key": (
        "Lukua ”{named}” ei ole.",
        "Luvut: {keys}. Osa kirjoitetaan kaksoispisteen jälkeen: events.held:2024-Q2",
    ),
    "no_report": ("Kansiossa {folder} ei ole raporttia.", "Anna kansio, jossa ovat numbers.json ja sources.json."),
    "damaged": ("Tiedosto {file} on vioittunut.", "Tee raportti uudelleen, tai ota tiedosto varmuuskopiosta."),
    "verified": "Raportin luvut ovat oikein: ne saa uudelleen sen omista lähteistä ja sisällöstä.",
    "differs_from_sources": (
        "Raportin luvut eivät ole ne, jotka sen omista lähteistä tulevat: {keys}.",
        "Joku on muuttanut tiedostoa numbers.json tai sources.json. Tee raportti uudelleen.",
    ),
    "differs_from_content": (
        "Sisältö on muuttunut raportin jälkeen, ja nämä luvut olisivat nyt toiset: {keys}.",
        "Tee raportti uudelleen, tai katso muutos tapahtumien tiedostoista.",
    ),
    # lukitus ja oikaisut
    "closed": "Kausi on lukittu. Jos luvut myöhemmin muuttuvat, raportti kertoo vanhan ja uuden luvun ja syyn.",
    "closed_already": (
        "Kausi {first:%-d.%-m.%Y} – {last:%-d.%-m.%Y} on jo lukittu.",
        "Tee raportti ilman valintaa --lock: se kertoo, mikä on muuttunut lukituksen jälkeen.",
    ),
    "not_closed": ("Kautta ei ole lukittu, joten muutoksen syytä ei tarvita.", "Jätä --reason pois."),
    "is_restated": (
        "HUOM. Kausi on lukittu, ja {count} lukua on muuttunut sen jälkeen. Raportin alussa on oikaisutaulukko; "
        "kerro syy: --reason"
    ),
    "restated_reason": "{day:%-d.%-m.%Y}: {text}",
    "change": "{what} {old} → {new}",
    "change_added": "{id}: uusi tilaisuus",
    "change_gone": "{id}: tilaisuutta ei enää ole",
    "change_left_out": "pois jätetyt rivit ovat muuttuneet",
    "change_letters": "kirjeiden tiedot ovat muuttuneet",
    "changed_status": "tila",
    "changed_time": "aika",
    "changed_registered": "ilmoittautuneita",
    "changed_attendees": "osallistujia",
    "changed_organisations": "organisaatiot",
    "changed_package": "paketti",
    "changed_themes": "teemat",
    "changed_form": "muoto",
    "status_confirmed": "vahvistettu",
    "status_tentative": "alustava",
    "status_moved": "siirretty",
    "status_cancelled": "peruttu",
}
