"""What a page says of itself or of its matter: that it is another page, that it has no events, that a day is open."""

import re

_NOT_ITSELF = re.compile(
    r"huolto(?:katko|työ|tauko)?\b|huollossa|häiriö|poissa käytöstä|ei (?:ole )?käytettävissä"
    r"|\b(?:404|403|500|502|503)\b"
    r"|sivua ei löy|sivu ei löy|ei löydy$|virhe(?:tilanne)?\b|tapahtui virhe"
    r"|maintenance|not found|access denied|forbidden"
    r"|just a moment|unavailable|kirjaudu sisään|kirjautuminen|sisäänkirjautuminen|log ?in\b"
    r"|sign in|tarkistetaan selain"
    r"|sivusto(?:a|mme) uudis|olemme muutta|underhåll|captcha|oletko robotti",
    re.IGNORECASE,
)
_EVENT_WORD = r"(?:tapahtum|tilaisuu|koulutuks|koulutus|webinaar|työpaj|seminaar)\w{0,12}"
_SAYS_NONE = re.compile(
    rf"\bei (?:\w{{1,30}} ){{0,5}}?(?:tulevia |tulossa |tiedossa |ajankohtaisia |avoimia |julkaistuja )?{_EVENT_WORD}"
    rf"(?! (?:on|ovat) (?:peru|täyn))|{_EVENT_WORD} ei (?:\w{{1,30}} ){{0,3}}?(?:löyty|löydy|ole|näy)|\bei tuloksia\b"
    r"|\bei tulossa\b"
    r"|hakusi ei tuottanut|\b(?:there are )?no (?:upcoming |future )?events\b|inga (?:kommande )?evenemang",
    re.IGNORECASE,
)
_OPEN_TIME = re.compile(
    r"(?:(?:tarkempi )?(?:päivä|päivämäärä|pvm|aika|ajankohta|kellonaika)|syksyllä|keväällä|kesällä|talvella)?"
    r"\s*(?:on )?(?:vielä )?"
    r"(?:avoin|avoinna|auki|tarkentuu|vahvistuu|vahvistetaan|ilmoitetaan|sovitaan|päätetään|tulossa|tba|tbc|öppen)"
    r"(?: (?:myöhemmin|pian|lähempänä))?",
    re.IGNORECASE,
)


def is_not_itself(told: str) -> bool:
    """Whether a page's heading or name says that the page is not the one asked for: maintenance, a fault, a login."""
    return bool(_NOT_ITSELF.search(told))


def says_none(text: str) -> bool:
    """Whether a page says that there are no events now."""
    return bool(_SAYS_NONE.search(text))


def says_open(text: str) -> bool:
    """Whether a text says of a time that it is not yet known, and nothing else: "Päivä avoin", "Aika tarkentuu"."""
    return bool(_OPEN_TIME.fullmatch(text.strip(" .!()")))
