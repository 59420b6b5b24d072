"""Whether a few words name a place: a Finnish town, a house or a street by its ending, a room of a network service."""

import re

_TOWNS = frozenset(
    """helsinki espoo tampere vantaa oulu turku jyväskylä kuopio lahti pori kouvola joensuu lappeenranta hämeenlinna
    vaasa seinäjoki rovaniemi mikkeli kotka salo porvoo kokkola hyvinkää lohja järvenpää rauma kajaani kerava savonlinna
    nokia kaarina ylöjärvi kangasala raasepori riihimäki imatra raahe sastamala raisio hollola lempäälä tornio
    siilinjärvi iisalmi valkeakoski kurikka varkaus kemi hamina heinola pietarsaari naantali laukaa äänekoski forssa
    kuusamo loimaa ylivieska lieto kauhava uusikaupunki kuhmo akaa orimattila parainen kirkkonummi tuusula nurmijärvi
    vihti sipoo mäntsälä kempele haukipudas inari sodankylä maarianhamina loviisa hanko kristiinankaupunki närpiö
    åbo helsingfors esbo vanda tammerfors vasa uleåborg jakobstad borgå lahtis björneborg tallinna tukholma""".split()
)
# Stems of names that change before the ending of "in" and "at" (Helsinki, Helsingissä).
_STEMS = dict(
    pair.split(":")
    for pair in """helsingi:helsinki turu:turku lahde:lahti seinäjoe:seinäjoki lappeenranna:lappeenranta hango:hanko
    riihimäe:riihimäki äänekoske:äänekoski valkeakoske:valkeakoski siilinjärve:siilinjärvi nurmijärve:nurmijärvi
    ylöjärve:ylöjärvi iisalme:iisalmi varkaude:varkaus kurika:kurikka kirkkonumme:kirkkonummi rovanieme:rovaniemi
    pietarsaare:pietarsaari tamperee:tampere raahee:raahe kempelee:kempele haukiputaa:haukipudas liedo:lieto""".split()
)
_IN_TOWN = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]{2,20}?)(?:ss[aä]|ll[aä])\b")
_HOUSE = (
    r"\w*(?:talo|sali|keskus|kirjasto|hotelli|kampus|opisto|areena|paviljonki|torni|kirkko|museo|koti|pirtti|tupa|kerho"
    r"|huone|hovi|halli|kahvila|ravintola|toimipiste|yliopisto|oppilaitos|virasto|auditorio|kulma|luokka|aula|teatteri"
    r"|kulttuuritalo|leirikeskus|seurakuntatalo|kylätalo|asukastila|tila|puisto|kappeli|satama|kenttä|(?:kauppa|keskus|rauta)tori|pappila|huset|hus|center|centre|house|hall|room)"
)
_STREET = r"\w+(?:katu|tie|kuja|polku|kaari|ranta|tori|aukio|puisto|väylä|linja|penger|gatan|vägen)\s+\d+\s?[a-z]?"
_HOTEL = r"(?:scandic|sokos|hotel|hotelli|radisson|clarion|original sokos|cumulus|sali|studio|tila|auditorio|huone)\b"
_BY_WORD = re.compile(rf"(?:^|.*[\s,(])(?:{_HOUSE}|{_STREET})(?:$|[\s,)].*)|^{_HOTEL}.*", re.IGNORECASE)
_NET = re.compile(
    r"(?:(?:verkossa|etänä|teams|microsoft teams|zoom|online|etäyhteydellä"
    r"|howspace|webinaari|hybridi\w*)\W*(?:ja\W+|,\W*|tai\W+|/\W*)?)+",
    re.I,
)
_NO_PLACE = re.compile(
    r"\b(?:on|ovat|järjest(?:et|ä|i)\w*|tervetuloa|ilmoittau\w*|maksuton|maksullinen|lisätie\w*|lue|katso|kohderyhmä|avoin|ei|voit|voi"
    r"|kaikille|hinta|ohjelma|varaa|osallistu\w*|tule|mukaan|kerro\w*|keskustel\w*|kutsumme|pidetään|mikä|miten|miksi)\b",
    re.IGNORECASE,
)
_WORDS_MAX = 9


def is_town(words: str) -> bool:
    return words.strip(" .,()").casefold() in _TOWNS


def town_in(sentence: str) -> str:
    """The one town in which or at which a sentence says that something is; "" where it names none, or several."""
    stems = (match[1].casefold() for match in _IN_TOWN.finditer(sentence))
    towns = {town for stem in stems if (town := _STEMS.get(stem, stem)) in _TOWNS}
    return towns.pop().capitalize() if len(towns) == 1 else ""


def names_no_place(words: str) -> bool:
    """Whether a few words say something else than where: "Maksuton", "Ilmoittaudu mukaan"."""
    return bool(_NO_PLACE.search(words))


def is_place(words: str) -> bool:
    """Whether a few words name a place, as "Scandic Park, Helsinki", "Siltakatu 11, Kouvola", "Teams" do."""
    words = words.strip(" .")
    if not words or len(words.split()) > _WORDS_MAX or len(words) > 90 or names_no_place(words):
        return False
    if _NET.fullmatch(words):
        return True
    if not (words[0].isupper() or words[0].isdigit()) or words.endswith(("?", "!", ":")):
        return False
    parts = [part.strip() for part in re.split(r"[,–|]| - ", words)]
    return any(is_town(re.sub(r"^\d{5}\s+", "", part)) for part in parts) or bool(
        _BY_WORD.match(words) and ("," in words or len(words.split()) <= 4)
    )
