"""The Finnish words and signs that a time is written with, and the pattern that cuts a text into them."""

import re

WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
WEEKDAY_NAMES = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
# A small hour in words may be of the morning or of the evening; those from eight on are a working day's.
_HOURS = ("kahdeksan", "yhdeksän", "kymmenen", "yksitoista", "kaksitoista")

DASH = "[-‐‑‒–—―−]"
MONTH = f"(?:{'|'.join(_MONTHS)})"
_SPACE = r"[^\S\n]"
_WEEKDAY = (
    r"(?:(?:(?:maanan|tiis|tors|perjan|lauan|sunnun)tai|keskiviikk?o)"
    r"(?:n|na|ta|a|sta|hin|on|ksi|lla|lle|lta)?|(?:ma|ti|ke|to|pe|la|su)\.?)(?![^\W\d])"
)
_YEAR = r"[0-9]{4})(?![0-9])"
_IN_YEAR = rf"{_SPACE}*(?:(?:vuonna|v\.){_SPACE}*)?"
_ENDING = r"(?::[a-zäö]{1,4}(?!\w))?"
_CLOCK_END = r"(?!\w|[.:,][0-9])"

# Each alternative is a kind of token, and `lastgroup` names it. The text is in small letters.
TOKEN = re.compile(
    rf"""\s*(?:
    (?P<date>(?P<day>[0-9]{{1,2}})\.{_SPACE}*(?P<month>[0-9]{{1,2}})
        (?:(?:\.{_SPACE}*|{_SPACE})(?P<year>{_YEAR}
        |\.(?P<short_year>[0-9]{{2}})(?![0-9]|[.:][0-9]|\s*{DASH}\s*[0-9]{{1,2}}(?![0-9.]))
        |\.(?![0-9])){_ENDING})
    |(?P<weekday>\({_WEEKDAY}\)|{_WEEKDAY})
    |(?P<hours>(?P<clock>(?:klo\.?|kello|kellonaika|kl\.)\s*:?\s*)?
        (?P<hour>[0-9]{{1,2}})(?:[.:](?P<minute>[0-9]{{2}})(?::00)?)?{_ENDING}
        (?:\s*{DASH}\s*(?:(?:klo\.?|kello|kl\.)\s*)?
            (?P<to_hour>[0-9]{{1,2}})(?:[.:](?P<to_minute>[0-9]{{2}})(?::00)?)?{_ENDING}
            {_CLOCK_END}(?!\.?\s*{MONTH}))?
        {_CLOCK_END}(?!(?:(?<=\d)\.)?\s*{DASH}\s*[0-9]{{1,2}}\.\s*(?:(?:0?[1-9]|1[0-2])\.|{MONTH}))
        (?!\.?\s*(?:päivä(?:nä)?\s*|pnä\s*)?{MONTH})(?!\.\s*(?:{DASH}|,|ja\b|sekä\b)\s*(?:{_WEEKDAY}\s*)?[0-9]))
    )""",
    re.VERBOSE,
)
