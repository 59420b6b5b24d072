"""The Finnish words that pages use: labels, headings of lists, links that name nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.kinds.kind import folded_key

# Finnish labels, folded as `folded_key` does it; what stands nowhere here is no label.
_WORDS = {
    "when": "aika|ajankohta|tapahtuma-aika|tapahtuman aika|tapahtuman ajankohta|tilaisuuden aika|paivamaara|paiva|pvm"
    "|milloin|koska|alustava aika|alustava ajankohta|uusi aika|uusi ajankohta|uusi paivamaara|aika ja paiva"
    "|paiva ja aika|paiva ja kellonaika|paivamaara ja kellonaika|pvm ja klo|koulutusaika|ajankohdat|ajat|paivat"
    "|tid|datum|nar|tidpunkt|time|date|when|date and time|tid och datum"
    "|paivamaarat|paivays|tilaisuus pidetaan|jarjestetaan",
    "clock": "kellonaika|klo|kello|kellonajat",
    "starts": "alkaa|alkaen|alku|alkamisaika|alkamisajankohta|alkupaiva|tapahtuma alkaa|tilaisuus alkaa",
    "ends": "paattyy|loppuu|loppu|paattymisaika|paattymisajankohta|loppupaiva|tapahtuma paattyy|tilaisuus paattyy",
    "original": "alkuperainen aika|alkuperainen ajankohta|aiempi aika|aiempi ajankohta|vanha aika|entinen aika",
    "place": "plats|var|venue|location|where|place"
    "|paikka|missa|sijainti|tapahtumapaikka|paikka ja osoite|pitopaikka|jarjestamispaikka|toteutus"
    "|toteutustapa|osallistumistapa|koulutuspaikka|kokouspaikka|tila ja osoite|osoite",
    "both": "aika ja paikka|paikka ja aika|missa ja milloin|milloin ja missa|ajankohta ja paikka",
    "audience": "malgrupp|target group"
    "|kohderyhma|kohderyhmat|kenelle|kenelle tarkoitettu|kohdeyleiso|osallistujat|kenelle tilaisuus on",
    "organiser": "arrangor|organiser|organizer"
    "|jarjestaja|jarjestajat|jarjestaa|jarjestava taho|jarjestajataho|vastuutaho|tapahtuman jarjestaja",
    "deadline": "ilmoittautuminen paattyy|viimeinen ilmoittautumispaiva|ilmoittaudu viimeistaan"
    "|ilmoittautuminen viimeistaan"
    "|ilmoittautumisaika|ilmoittautumisen takaraja|ilmoittautumisen maaraaika|ilmoittautumiset viimeistaan"
    "|ilmoittautumisaika paattyy|ilmoittaudu mukaan viimeistaan|ilmoittautumisen viimeinen paiva"
    "|viimeinen ilmoittautumispvm|ilmoittautuminen auki|ilm. viimeistaan|ilm. paattyy|maaraaika|takaraja|deadline",
    "registration": "anmalan|anmalning|registration"
    "|ilmoittautuminen|ilmoittaudu|ilmoittautumiset|ilmoittautumislinkki|ilmoittautumislomake|linkki"
    "|ilmoittautumisohjeet|lisatiedot ja ilmoittautuminen|ilmoittautuminen ja lisatiedot|ilmoittautuminen ja hinta",
    "title": "tapahtuma|tilaisuus|nimi|aihe|otsikko|tapahtuman nimi|tilaisuuden nimi|koulutus|webinaari|mita|teema"
    "|koulutuksen nimi|tyopaja|seminaari|konferenssi|kurssi|luento",
    "status": "tila|tilanne|status|huom|huomio|huomautus",
    "published": "julkaistu|lahetetty|paivatty|paivitetty|viimeksi paivitetty|viimeksi muokattu|muokattu"
    "|sivu paivitetty|luotu|viimeisin paivitys|sivua paivitetty",
    "programme": "ohjelma|tilaisuuden ohjelma|paivan ohjelma|ohjelmassa|sisalto|aikataulu|alustava ohjelma",
    "other": "lisatiedot|lisatietoja|lisatietoa|hinta|kieli|yhteystiedot|yhteyshenkilo|materiaalit|tallenne|hashtag"
    "|kouluttaja|kouluttajat|puhujat|asiasanat|avainsanat|jaa|teemat|maksu|osallistumismaksu|tyyppi|muoto",
}
_FIELD_OF = {word.replace("-", " "): field for field, words in _WORDS.items() for word in words.split("|")}
_KINDS = frozenset("koulutus webinaari tyopaja seminaari konferenssi kurssi luento".split())
# Headings over lists of events, never an event's own title.
_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_EVENTS = "tapahtum|tilaisuu|koulutuks|koulutust|webinaari|työpaj|seminaari|tilaisuudet"
_OVER_LIST = re.compile(
    rf"""(?:soila\S*+\s+|thl:?n\s+|kaikki\s+|katso\s+)*+
    (?:(?:tulevat?|tulevia|tulossa(?:\s+olevat)?|menneet?|menneitä|päättyneet|aiemmat|aikaisemmat|edelliset|seuraavat
    |kevään|syksyn|kesän|talven|vuoden|ajankohtaiset|avoimet|kaikki|uusimmat|lähiajan|\d{{4}}|soila\S*+)\s*+)*
    (?:(?:soila\S*+|thl:?n)\s*+)?
    (?:tapahtumat?|tapahtumia|tapahtumakalenteri|tapahtumalistaus|tilaisuudet|tilaisuuksia|koulutukset|koulutuksia
    |koulutuskalenteri|webinaarit|webinaareja|työpajat|seminaarit|kalenteri|tapahtumat\s+ja\s+\w+|(?<!\w)\w+\s+ja\s+tapahtumat
    |tulevat|menneet|tulossa|päättyneet|arkisto|ohjelmassa)?
    (?:\s+(?:vuonna\s+)?(?:keväällä\s+|syksyllä\s+)?\d{{4}})?
    |viikoittain|viikoittaiset(?:\s+\w+)?|joka\s+viikko|viikko-ohjelma|säännöllinen\s+toiminta
    |(?:kevät|syksy|kesä|talvi|vuosi)(?:\s+\d{{4}})?|\d{{4}}
    |(?:{_MONTHS})kuu(?:n|ssa)?(?:\s+(?:tapahtumat\s*)?\d{{4}})?(?:\s+tapahtumat)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_EVENTS = re.compile(rf"{_EVENTS}|kalenteri", re.IGNORECASE)
_PAST = re.compile(r"\b(?:mennee|menneit|päättyne|aiemm|aikaisemm|arkist|pidety|järjestetyt)", re.IGNORECASE)
_OTHER_MATTER = re.compile(
    r"(?:ajankohtais|uuti|tiedot(?:e|teet)\b|blogi|artikkel|lue myös|katso myös|some\b|sosiaalinen media|julkaisu"
    r"|materiaalit?\b|tilaa |yhteystiedot|seuraa meitä|palaute|evästeet)",
    re.IGNORECASE,
)
_NEWS = (
    r"(?:ajankohtaista|ajankohtaiset|uutiset|uutisia|uutishuone|tiedotteet|tiedotteita|ilmoitukset|ilmoituksia"
    r"|ilmoitustaulu|artikkelit|artikkeleita|blogi|blogit|blogikirjoitukset|news|announcements|nyheter|aktuellt"
    r"|meddelanden)"
)
_OVER_NEWS = re.compile(
    rf"(?:[\w:’'-]{{2,30}}\s+){{0,3}}{_NEWS}(?:\s*(?:,|/|&|–|-|ja|och|and)\s+\w{{3,30}}){{0,2}}(?:\s+\d{{4}})?",
    re.IGNORECASE,
)
_OTHER_EVENTS = re.compile(
    r"(?:muut?|muita|tulevat|tulevia|seuraavat|seuraavia|edelliset|aiemmat|menneet|samankaltais\w+|lähiajan|uusimmat"
    r"|katso myös|lue myös|aiheeseen liitty|liittyvät|sinua (?:voi|saattaa)|suosittel|lisää )",
    re.IGNORECASE,
)
_NAMES_NOTHING = re.compile(
    r"(?:(?:(?:lue|katso|yritä|näytä|avaa|siirry|mene|klikkaa|lataa|jaa|tulosta|tilaa|lisää|tallenna|vie|palaa)\b"
    r"|tiedot$|tapahtuman tiedot|tutustu|takaisin"
    r"|etusivu|register\b|registration\b|sign up"
    r"|seuraava|edellinen|liity|osallistu|ilmoittau|rekisteröidy|anmäl|tästä|täältä|tapahtuman ?sivu"
    r"|verkkosivu|lisätieto|lisätiet|ohjelma\b|ohjelman?\b|kartta|sijainti kartalla|teams|zoom|hyppää|kalenteriin"
    r"|outlook|google|ical|peru |tallenne|esitys|materiaali|read more|more|pdf|https?:|www\.|\S+@)|[\d\W]*$|.{1,2}$)",
    re.IGNORECASE,
)
_REGISTERS = re.compile(
    r"\bilmoittau|ilmoittautumis(?:lomake|linkki|sivu)|rekisteröidy|\bosallistu (?:tilaisuu|tapahtum|webin|koulutu)"
    r"|anmäl|varaa paikka|\bregister\b|\bregistration (?:form|link|page)|\bsign up\b|\brsvp\b",
    re.IGNORECASE,
)
_REGISTERS_NOT = re.compile(
    r"peru(?:t|a|uta)? |peruminen|tietosuoja|ehdot|ilmoittautunei?[et]|kalenteri|uutiskirje|verkostokirje|postituslista"
    r"|muuta ilmoittautu",
    re.IGNORECASE,
)
REGISTRATION_HOSTS = re.compile(
    r"(?:^|\.)(?:webropol(?:surveys)?\.(?:com|fi)|lyyti\.(?:in|com|fi|events)|forms\.office\.com|forms\.cloud\.microsoft"
    r"|eventos\.fi|tapahtumat\.fi|confetti\.events|eventbrite\.\w+|liveto\.(?:io|fi)|surveypal\.com)$"
)
_ONLINE_END = re.compile(r"(?<!\s)\s*+[,(–-]\s*+(?:verkossa|etänä|teams|zoom|etäyhtey\w+)\b[^,]{0,60}$", re.IGNORECASE)
_CLOCK_ONLY = re.compile(
    r"(?:klo|kello)?\.?\s*\d{1,2}(?:[.:]\d\d)?\s*+(?:[-–—]\s*(?:klo\s*)?\d{1,2}(?:[.:]\d\d)?\s*+)?(?:\(.*\))?",
    re.IGNORECASE,
)
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_CLOCK_AHEAD = re.compile(
    rf"(?:klo|kello)\.?\s*(?P<klo>{_HOUR}(?:\s*[-–—]\s*{_HOUR})?)(?![\d.])"
    rf"|(?P<span>\d{{1,2}}[.:]\d\d\s*[-–—]\s*\d{{1,2}}[.:]\d\d|\d{{1,2}}\s*[-–—]\s*{_HOUR}|\d{{1,2}}[.:]\d\d)(?![\d.])",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"(?:yhtey[st]|ota yhteyttä|tietoa|lisätieto|ohje|usein kysyt|kysy|palaute|ilmoittautumi|peruutus|peruuttami"
    r"|tilaa|seuraa"
    r"|materiaal|tallente|saavutettavuus|tietosuoja|osallistumis|ehdot|hinnat|järjestäjä|kumppan|menneet|aiemmat|arkisto"
    r"|(?:mitä|miten|kuinka|mistä|mihin|milloin|voinko|voiko|saanko|saako|onko|pitääkö|tarvitseeko|entä jos)\b"
    r".{0,60}?\b(?:peru|maks|lasku|ilmoittau|osallistu|koulutukse|kurssi|tallen|todistu|hinta|pysäköi|pääse)\w*.{0,60}?\?"
    r"|kaikki|katso|tervetuloa|etkö|haluatko|hae|suodata|rajaa|etsi|uutiskirje|contact|about|kontakt)",
    re.IGNORECASE,
)
_OF_SITE = re.compile(
    r"(?:yritä uudelleen|päivitä sivu|lataa lisää|näytä (?:kaikki|lisää)|siirry|palaa|takaisin|kirjaudu|hyväksy"
    r"|(?:poikkeus)?aukiolo(?:ajat|ajat ja yhteystiedot|t)?$|öppettider$|opening hours$"
    r"|evästeasetukset|hakutulokset|\d+ tapahtumaa?|löytyi \d+|suodata|hae tapahtum)",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"\b(?:päivitetty|julkaistu|lähetetty|päivätty|muokattu|luotu|päivitys|julkaisupäivä"
    r"|viimeksi (?:päivitetty|muokattu))\b",
    re.IGNORECASE,
)


_MAP = re.compile(r"//(?:maps\.|www\.openstreetmap\.|(?:www\.)?google\.\w+/maps|goo\.gl/maps|kartta\.)", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a text that stands alone labels what follows; "Työpaja" or "Webinaari" alone is an event's name."""
    return bool(field_of(text)) and folded_key(text.strip(" .:")) not in _KINDS


@lru_cache(maxsize=20_000)
def field_of(label: str) -> str:
    """The field that a label names, or nothing."""
    return _FIELD_OF.get(folded_key(label.strip(" :?–—-*•")), "")


def is_over_list(heading: str) -> bool:
    """Whether a heading stands over a list of events and names none: "Tulevat tapahtumat", "Toukokuu 2024"."""
    return bool(_OVER_LIST.fullmatch(heading.strip(" :")))


def is_of_events(heading: str) -> bool:
    return bool(_OF_EVENTS.search(heading))


def is_past(heading: str) -> bool:
    """Whether what stands under the heading is over: "Menneet tapahtumat"."""
    return bool(_PAST.search(heading))


def is_other_matter(heading: str) -> bool:
    """Whether what stands under the heading is no event: news, publications, links."""
    return bool(_OTHER_MATTER.match(heading)) and not is_of_events(heading)


def is_under_other_matter(above: Sequence[str]) -> bool:
    """Whether a line stands under news or other matter, by the nearest heading that says anything of it."""
    for heading in reversed(above):
        if is_of_events(heading):
            return False
        if is_other_matter(heading) or is_over_news(heading):
            return True
    return False


def is_no_event(heading: str) -> bool:
    """Whether a heading among those of events is of none: "Yhteystiedot", "Tietoa meistä", "Ohjeet"."""
    return bool(_NO_EVENT.match(heading)) or is_other_matter(heading) or is_of_site(heading) or is_label(heading)


def is_of_site(title: str) -> bool:
    """Whether a text is the site's own, never an event's name: "Yritä uudelleen", "Lataa lisää"."""
    return bool(_OF_SITE.match(title))


def is_other_list(heading: str) -> bool:
    """Whether a heading stands over a list of other matter and names none of it: "Uutiset", "Blogi"."""
    return (is_other_matter(heading) and len(heading.split()) < 3) or is_over_news(heading)


def is_over_news(heading: str) -> bool:
    """Whether a heading stands over news: "Ajankohtaista", "SOILAn uutisia", "Tiedotteet ja blogit"."""
    return bool(_OVER_NEWS.fullmatch(heading.strip(" :"))) and not is_of_events(heading)


def is_other_events(heading: str) -> bool:
    """Whether what stands under the heading on an event's page is of other events."""
    return bool(_OTHER_EVENTS.match(heading))


def names_nothing(words: str) -> bool:
    """Whether a link's words name no event: "Lue lisää", "Ilmoittaudu", an arrow, a date."""
    return bool(_NAMES_NOTHING.match(words.strip(" ()[]")))


def registers(words: str) -> bool:
    """Whether a link's words lead to registration."""
    return bool(_REGISTERS.search(words)) and not _REGISTERS_NOT.search(words)


def registers_by(text: str, link: str) -> bool:
    """Whether the sentence around a link leads to registration by it: "Ilmoittaudu tällä lomakkeella"."""
    before = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text.partition(link)[0])[-1] if link else ""
    return bool(before.strip()) and registers(f"{before}{link}") and not registers(link)


def years(heading: str) -> list[str]:
    """The years that a heading tells."""
    return re.findall(r"(?<!\d)20\d\d(?!\d)", heading)


def is_map(url: str) -> bool:
    """Whether an address is that of a map."""
    return bool(_MAP.search(url))


def is_news_path(url: str) -> bool:
    """Whether an address is that of news."""
    return bool(re.search(r"/(?:uuti\w*|tiedot\w*|blogi\w*|news|ajankohtaista)(?:/|$)", url, re.IGNORECASE))


def without_place(title: str) -> str:
    """A title out of running text, without ", verkossa (Teams)" at its end."""
    return _ONLINE_END.sub("", title) or title


def without_clock_ahead(text: str) -> str:
    """What is left of a text that begins with a time of day."""
    match = _CLOCK_AHEAD.match(text)
    return text[match.end() :].lstrip(" :,–-") if match else text


def clock_ahead(text: str) -> str:
    """The time of day that a text begins with, as figures; nothing where it begins with none."""
    match = _CLOCK_AHEAD.match(text)
    return (match["klo"] or match["span"]) if match else ""


def is_clock(text: str) -> bool:
    """Whether the text is a time of day and nothing else."""
    return bool(_CLOCK_ONLY.fullmatch(text))
