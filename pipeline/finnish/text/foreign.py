"""Swedish and English words of time in a folded text, put into the Finnish ones that the grammar of times knows.

Each letter of what is put in keeps the place of what stood there, so that a time is still found where it was written.
"""

import re
from collections.abc import Callable
from functools import cache

from pipeline.finnish.tokens import MONTHS, WEEKDAYS, Folded

_SWEDISH = "januari februari mars april maj juni juli augusti september oktober november december".split()
_ENGLISH = "january february march april may june july august september october november december".split()
_MONTHS = {
    **{name: n for n, name in enumerate(_SWEDISH)},
    **{name: n for n, name in enumerate(_ENGLISH)},
    **{name[:3]: n for n, name in enumerate(_ENGLISH)},
    "sept": 8, "okt": 9, "aug.": 7,
}  # fmt: skip
_DAYS = {
    **dict(zip("mandag tisdag onsdag torsdag fredag lordag sondag".split(), WEEKDAYS, strict=True)),
    **dict(zip("monday tuesday wednesday thursday friday saturday sunday".split(), WEEKDAYS, strict=True)),
    **dict(zip("mon tue wed thu fri sat sun".split(), WEEKDAYS, strict=True)),
    **dict(zip("man tis ons tors fre lor son".split(), WEEKDAYS, strict=True)),
}
_WORDS = {
    r"anmal(?:an|ning)?(?: dig| er)?(?: gors)?,? senast": "ilmoittaudu viimeistaan",
    r"(?:sista anmalningsdag(?:en)?|anmalningstiden? (?:ar|gar ut|slutar)|anmalan (?:stanger|avslutas|slutar"
    r"|ar oppen till))": ("ilmoittautuminen paattyy"),
    r"(?:please )?(?:register|sign up)(?: \w{1,20}){0,3}?"
    r" (?:by|before|no later than|latest|until)": "ilmoittaudu viimeistaan",
    r"(?:registration|sign-?up)(?: \w{1,20}){0,2}? (?:closes|ends|by|deadline|is open until|open until|open till)": (
        "ilmoittautuminen paattyy"
    ),
    r"(?:deadline for registration|registration deadline)": "ilmoittautumisen takaraja",
    r"(?:last day to register|last day of registration)(?: is)?": "viimeinen ilmoittautumispaiva on",
    r"rsvp(?: \w{1,20}){0,2}? (?:by|before)": "ilmoittaudu viimeistaan",
    r"osa (?:senast|fore)": "ilmoittaudu viimeistaan",
    r"senast": "viimeistaan",
    r"(?:no later than|at the latest)": "viimeistaan",
    r"(?:anmalan|anmalning) (?:oppnar|borjar)": "ilmoittautuminen avautuu",
    r"registration (?:opens|starts)": "ilmoittautuminen avautuu",
    r"(?:publicerad|uppdaterad|published|updated)(?: on| den)?": "julkaistu",
    r"(?:flyttad|framflyttad|moved|postponed|rescheduled) (?:from|fran)": "siirretty paivalta",
    r"(?:ursprungligen|originally)": "alun perin",
    r"(?:och|and)(?= (?:[0-9]|den ))": "ja",
    r"klockan": "kello",
}
_HALF = r"(?P<{0}>[0-9]{{1,2}})(?:[.:](?P<{0}m>[0-9]{{2}}))?"
_MERIDIEM = r"(?P<{0}>[ap])\.?\s?m\b\.?"
_RANGE = rf"(?:at |from |@ )?{_HALF.format('h')}\s?(?:{_MERIDIEM.format('a')})?\s?(?:–|to|till|until)\s?" + (
    rf"{_HALF.format('k')}\s?{_MERIDIEM.format('b')}"
)
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True)).replace(".", r"\.")
_DAY_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True))
_ANY = re.compile(
    rf"(?<![a-z])(?:{_MONTH_NAMES}|{_DAY_NAMES}|senast|kl|klockan|at|from|by|anmal[a-z]{{0,8}}|sista|registr[a-z]{{0,8}}|register"
    r"|rsvp|osa|sign|last|moved|postponed|rescheduled|flyttad|framflyttad|originally|ursprungligen|published|updated"
    r"|publicerad|uppdaterad)(?![a-z])|[0-9]\s?[ap]\.?m\b"
)


def _month_name(number: int) -> str:
    return f"{MONTHS[number]}kuuta"


def _day_of(match: re.Match[str]) -> str:
    """A day, or days of one month, in the Finnish order, with the year where it is told."""
    days = f"{match['d']}.–{match['e']}." if match["e"] else f"{match['d']}."
    return f"{days} {_month_name(_MONTHS[match['mo']])}" + (f" {match['y']}" if match["y"] else "")


def _twelve(hour: str, minute: str | None, half: str) -> str:
    number = int(hour) % 12 + (12 if half == "p" else 0)
    return f"{number}.{minute or '00'}"


def _span(match: re.Match[str]) -> str:
    if int(match["h"]) > 12 or int(match["k"]) > 12:
        return match[0]
    begins = match["a"] or match["b"]
    if not match["a"] and match["b"] == "p" and int(match["h"]) % 12 > int(match["k"]) % 12:
        begins = "a"
    return f"klo {_twelve(match['h'], match['hm'], begins)}–{_twelve(match['k'], match['km'], match['b'])}"


def _hour(match: re.Match[str]) -> str:
    return match[0] if int(match["h"]) > 12 else f"klo {_twelve(match['h'], match['hm'], match['a'])}"


def _as(said: str) -> Callable[[re.Match[str]], str]:
    return lambda _: said


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    """Each pattern and what it is put into, in the order in which they are tried."""
    word = r"(?<![a-z0-9:/–])"
    ordinal = r"(?:st|nd|rd|th|:[ae]|\.)?"
    day = rf"(?P<d>[0-9]{{1,2}}){ordinal}(?:\s?–\s?(?P<e>[0-9]{{1,2}}){ordinal})?"
    month = rf"(?P<mo>{_MONTH_NAMES})"
    year = r"(?:,? (?P<y>(?:19|2[0-9])[0-9]{2})(?![0-9]))?"
    weekday = rf"(?P<w>{_DAY_NAMES})(?:en)?(?![a-z])\.?,?(?: (?:den|the))?"
    rules: list[tuple[str, Callable[[re.Match[str]], str]]] = [
        (rf"{word}{weekday}(?=\s[0-9]|\s(?:{_MONTH_NAMES})\.? [0-9])", lambda match: _DAYS[match["w"]]),
        (rf"{word}(?:den |the )?{day}(?: of)? {month}(?![a-z])\.?{year}", _day_of),
        (rf"{word}{month}\.? {day}(?![0-9.:]){year}", _day_of),
        (rf"{word}{_RANGE}", _span),
        (rf"{word}(?:at |from |@ )?{_HALF.format('h')}\s?{_MERIDIEM.format('a')}", _hour),
        (rf"{word}(?:at|from) (?=[0-9]{{1,2}}(?:[.:][0-9]{{2}})?(?![0-9.:€%]))", _as("klo ")),
        (r"(?<=[0-9]) ?(?:till|to) ?(?:kl\.? )?(?=[0-9]{1,2}[.:][0-9]{2}(?![0-9]))", _as("–")),
        *((rf"{word}{written}(?![a-z])", _as(said)) for written, said in _WORDS.items()),
    ]
    return tuple((re.compile(pattern), put) for pattern, put in rules)


def in_finnish(folded: Folded) -> Folded:
    """The text with its foreign words of time in Finnish; the text itself where it has none."""
    if not _ANY.search(folded.text):
        return folded
    text, places = folded.text, folded.places
    for pattern, put in _rules():
        pieces: list[str] = []
        kept: list[int] = []
        at = 0
        for match in pattern.finditer(text):
            said = put(match)
            pieces += [text[at : match.start()], said]
            kept += places[at : match.start()]
            # The last letter stands for the last one that was written.
            inner = match.end() - match.start() - 1
            kept += [places[match.start() + min(n, inner)] for n in range(len(said) - 1)] + [places[match.end() - 1]]
            at = match.end()
        if at:
            kept += places[at:]
            text, places = "".join([*pieces, text[at:]]), kept
    return folded if text == folded.text else Folded(text, folded.original, places)
