"""Saavutettavuus- ja tietosuojaseloste. Lauseessa voi olla linkki, jonka osoitteen malli antaa."""

TEXTS = {
    "accessibility": "Saavutettavuusseloste",
    "accessibility_description": (
        "Miten saavutettava tämä sivusto on, mitä puutteita siinä tiedetään ja mihin niistä voi kertoa."
    ),
    "accessibility_of": (
        "Tämä seloste koskee sivustoa {site} ({project}) ja perustuu lakiin digitaalisten palvelujen "
        "tarjoamisesta (306/2019)."
    ),
    "accessibility_status": "Kuinka saavutettava sivusto on",
    "accessibility_full": (
        "Sivusto täyttää WCAG 2.2 -ohjeiston A- ja AA-tason vaatimukset siltä osin kuin ne on tutkittu."
    ),
    "accessibility_partly": (
        "Sivusto täyttää WCAG 2.2 -ohjeiston A- ja AA-tason vaatimukset osittain. Puutteet ovat alla."
    ),
    "accessibility_tested": (
        "Selosteen tiedot ovat omista testeistämme {day}: axe-ohjelma tutki {kinds} erilaista sivua vaaleina "
        "ja tummina, leveällä näytöllä ja 320 kuvapisteen levyisinä. Konetesti ei löydä kaikkea; ulkopuolista "
        "arviointia ei ole tehty."
    ),
    "accessibility_faults": "Mitä puutteita tiedetään",
    "accessibility_rule": "Testi löysi puutteen: {rule}.",
    "accessibility_search": "Haku tarvitsee selaimen skriptejä. Kaikki sisältö löytyy myös luetteloista ilman niitä.",
    "accessibility_others": (
        "Linkitettyjen materiaalien, ilmoittautumislomakkeiden ja työskentelyalustojen saavutettavuudesta "
        "vastaavat niiden tekijät, eikä niitä ole tutkittu."
    ),
    "accessibility_feedback": "Kerro puutteesta",
    "accessibility_tell": (
        'Kirjoita osoitteeseen <a href="mailto:{email}">{email}</a>. Vastaamme 14 päivässä ja annamme '
        "sisällön tarvittaessa muussa muodossa."
    ),
    "accessibility_enforcement": "Valvonta",
    "accessibility_complain": (
        "Jos et saa vastausta 14 päivässä tai et ole siihen tyytyväinen, voit kannella valvojalle: Liikenne- "
        "ja viestintävirasto Traficom, digitaalisten palvelujen saavutettavuus, <a "
        'href="{url}">saavutettavuusvaatimukset.fi</a>.'
    ),
    "privacy": "Tietosuojaseloste",
    "privacy_description": (
        "Mitä tietoja {project}-hankkeen sivusto ja verkostokirje tallentavat ihmisistä ja mitä eivät."
    ),
    "privacy_who": "Kuka vastaa tiedoista",
    "privacy_site": "Sivusto ja kalenterit",
    "privacy_site_text": (
        "Sivusto ei käytä evästeitä, ei seuraa kävijöitä eikä lataa mitään muualta. Hakusana ei lähde "
        "koneeltasi. Kalenterin tilaaminen ei vaadi tunnuksia. Palvelimen lokiin voi jäädä verkko-osoite ja "
        "haetun sivun osoite."
    ),
    "privacy_letter": "Verkostokirje",
    "privacy_none": (
        "{letter} lähtee postituslistalle. Tämä ohjelma ei tallenna tilaajista mitään: ei nimiä, ei osoitteita."
    ),
    "privacy_mailchimp": (
        "Listaa pitää Mailchimp (The Rocket Science Group LLC, Intuit, Yhdysvallat), joka tallentaa tilaajan "
        "sähköpostiosoitteen, tilauksen ajan ja sen, menikö kirje perille."
    ),
    "privacy_opens": "Mailchimp tallentaa myös, avattiinko kirje.",
    "privacy_no_opens": "Kirjeen avaamista ei seurata.",
    "privacy_leave": "Listalta pääsee pois jokaisen kirjeen lopussa olevasta linkistä.",
    "privacy_events": "Tapahtumat",
    "privacy_events_text": (
        "Ilmoittautumiset kerää kunkin tapahtuman järjestäjä omalla lomakkeellaan. Osallistujaluettelosta "
        "lasketaan vain määrät ja organisaatiot; nimiä ja osoitteita ei tallenneta."
    ),
    "privacy_staff": "Henkilöstö",
    "privacy_staff_text": (
        "Tapahtuman omistajan ja henkilöstön työsähköposti on hankkeen omissa tiedostoissa viestien "
        "lähettämistä varten. Lokiin jää, kuka hyväksyi, pidätti tai siirsi."
    ),
    "privacy_links": (
        "Viestin linkki avaa sivun, jolla asian voi päättää; linkistä tallennetaan, milloin ja mitä sillä päätettiin."
    ),
    "privacy_rights": "Oikeutesi",
    "privacy_rights_text": (
        'Voit pyytää nähdä, oikaista tai poistaa tietosi: <a href="mailto:{email}">{email}</a>. Voit myös '
        "valittaa tietosuojavaltuutetulle (tietosuoja.fi)."
    ),
}
