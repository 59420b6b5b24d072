"""The Finnish words and signs that a time is written with: a text folded for reading, and cut into tokens.

What the tokens mean together is told by `time_shapes` and `time_meaning`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
WEEKDAY_NAMES = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
# Without dots over letters, as everything in the patterns below.
MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras", "joulu")

_WEEKDAY_FORMS = (
    r"(?:(?:(?:maanan|tiis|tors|perjan|lauan|sunnun)tai(?:na|n|ta|sta|hin|ksi|lla|lle|lta)?"
    r"|keskivii(?:kkona|kkoa|kkoon|kko|kon|kosta|kolla|kolta|kolle|koksi))"
    r"(?:–?(?:aamuna|aamupaivana|iltapaivana|iltana))?|ma|ti|ke|to|pe|la|su)(?![a-z])"
)
_WEEKDAY = rf"(?:\(?{_WEEKDAY_FORMS}[.:]?\)?,?\s{{0,2}})"
_STEM = f"(?:{'|'.join(MONTHS)})"
# A stem alone is a month only where a time goes on: "16. huhti 2024", but not "2. kesä oli kuuma".
_MONTH_END = r"(?:kuu(?:n|ta|ssa|hun|sta|lla|lle|ksi)?|k\.?|(?=\s*(?:[0-9,–]|klo|kello|$)))(?![a-z])"
_YEAR_AFTER = r"(?:\s?(?:vuonna\s|v\.\s?)?(?P<{}>(?:19|2[0-9])[0-9]{{2}})(?![0-9]))?"
_ENDING = r"(?::(?P<{}>sta|lta|een|aan|iin|hin|lle|nnesta|nteen|na|n|ksi)(?![a-z]))?"
# "1.14.5.2024" is the number of a section, and so is its tail; "org/12.9." is an address.
_NOT_INSIDE = r"(?<![0-9][.:/])(?<![a-z]/)"
_DAY_AHEAD = rf"\s?{_WEEKDAY}?[0-9]{{1,2}}\."

_DATE = rf"""(?P<weekday>{_WEEKDAY})?{_NOT_INSIDE}(?:
    (?P<day>[0-9]{{1,2}})(?:
        \.\s?(?P<month>[0-9]{{1,2}})\.(?:
            (?P<year>[0-9]{{4}})(?![0-9])|\s(?:vuonna\s)?(?P<apart_year>(?:19|2[0-9])[0-9]{{2}})(?![0-9])
            |(?P<short_year>[23][0-9])(?![0-9]|[.:][0-9])|(?![0-9]))
        |\.\s?(?P<open_month>0?[1-9]|1[0-2])(?![0-9])(?:\s(?P<open_year>20[0-9]{{2}})(?![0-9])
            |(?=,?\s(?:klo|kello)(?![a-z]))|(?=\s?–{_DAY_AHEAD}\s?[0-9]{{1,2}}\.)|(?(weekday)(?![.:,–]?[0-9])|(?!)))
        |(?:\.\s?|(?=\s[a-z]+kuuta)\s)(?:(?:paiva(?:na|n)?|p:na)\s)?(?P<month_word>{_STEM}){_MONTH_END}
            {_YEAR_AFTER.format("word_year")})
    |(?P<first_month>{_STEM})kuun\s(?P<second_day>[0-9]{{1,2}})(?:\.|:nnen)?(?:\s?paiva(?:na|n|sta|an|ksi)?(?![a-z]))?
        {_YEAR_AFTER.format("last_year")}){_ENDING.format("ending")}"""
_BARE_DAY = rf"""(?P<bare_weekday>{_WEEKDAY})?{_NOT_INSIDE}(?P<bare_day>[0-9]{{1,2}})(?:
    \.?(?=\s?–{_DAY_AHEAD}\s?(?:[0-9]{{1,2}}\.|{_STEM}))|\.(?=\s?(?:[,/&]|ja\s|seka\s|tai\s){_DAY_AHEAD}))"""
_CLOCK = rf"""(?P<klo>(?:klo|kello(?:naika)?|kl)(?![a-z])[.:]?\s*)?
    (?P<hour>[0-9]{{1,2}})(?:[.:](?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?)?{_ENDING.format("clock_ending")}
    (?:\.(?=\s?–\s?(?:klo\s)?[0-9]))?(?!\w|[.:,][0-9]|–(?!(?:klo|kello)(?![a-z])|{_WEEKDAY})[a-z]|\s?(?:[€%]|eur|prosent|[ap]\.?m(?![a-z])))
    (?:\s(?P<evening>iltapaivalla|illalla|ip)(?![a-z]))?(?:\s\(?(?P<zone>utc|gmt|cest|cet|ruotsin\saikaa)(?![a-z]))?"""
# "klo tarkentuu", "kellonaika ilmoitetaan myöhemmin": the hour comes later.
_COMES = (
    r"(?:(?:tarkentuu|tarkennetaan|vahvistuu|vahvistetaan|ilmoitetaan|kerrotaan|sovitaan|paatetaan)(?:\smyohemmin)?"
    r"|myohemmin|avoin|tulossa|ei\stiedossa)(?![a-z])"
)
_LATER = rf"(?:tarkempi\s|tarkka\s)?(?:klo|kello|kl\.?|kellonaika|kellonajat|aika|alkamisaika|aikataulu)\s{_COMES}"
# The end alone is not known yet, as where none is told.
_END_LATER = rf"[,;]?\s?\(?(?:paattymisaika|paattyminen|loppumisaika|loppuaika|loppu)\s{_COMES}"
_EACH = (
    r"(?:paivittain|joka\spaiva"
    r"|(?:kumpana|molempi|kunaki|kaikki|jokaise)\w*\s(?:\w+\s)?paiv(?:ana|ina)(?:kin)?)(?![a-z])"
)
_ISO = r"""(?P<iso_day>[0-9]{4}–[0-9]{2}–[0-9]{2})(?:t(?P<iso_clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)?
    (?P<offset>z|[+–][0-9]{2}:?[0-9]{2})?)?(?!\w)"""

# What stands for each token in the shape of a time; without a sign it adds nothing.
SIGNS = {
    "iso": "D",
    "iso_clock": "T",
    "date": "D",
    "bare": "d",
    "alone": "W",
    "clock": "T",
    "until": "u",
    "later": "L",
    "end_later": "",
    "each": "E",
    "filler": "",
    "also": "&",
    "both": "&",
    "arrow": ">",
    "dash": "-",
    "comma": ",",
    "bracket": "",
}

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0308\u030a"
_ANY_DROPPED = re.compile(f"[{_DROPPED}]")
_FOLDED = str.maketrans(
    {
        **{chr(one): chr(one + 32) for one in range(ord("A"), ord("Z") + 1)},
        **dict(zip("ÄÖÅäöå", "aoaaoa", strict=True)),
        **dict.fromkeys("-‐‑‒–—―−﹣－", "–"),
        **dict.fromkeys("\t\r\v\f\u00a0\u1680\u202f\u205f\u3000", " "),
        **{chr(one): " " for one in range(0x2000, 0x200B)},
    }
)


class Folded(Struct, frozen=True):
    """A text for the patterns: small letters without dots, one kind of dash and of space, no soft hyphens.

    `places` has for each of its characters the place in the original.
    """

    text: str
    original: str
    places: Sequence[int]

    def written(self, start: int, end: int) -> str:
        return self.original[self.places[start] : self.places[end - 1] + 1] if start < end else ""


def fold(text: str) -> Folded:
    if not _ANY_DROPPED.search(text):
        return Folded(text.translate(_FOLDED), text, range(len(text)))
    places = [place for place, letter in enumerate(text) if letter not in _DROPPED]
    return Folded("".join(text[place] for place in places).translate(_FOLDED), text, places)


class Token(Struct, frozen=True):
    """A word or sign of a time. `sign` stands for it in a shape; `match` has the groups of its kind."""

    kind: str
    start: int
    end: int
    match: re.Match[str]

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any token; and the last hour of "klo 9–11.30.", where the full stop is the sentence's, not that of a day.

    Compiled when first needed: 10 ms that a start without an unusual time is spared.
    """
    # Of two alternatives that fit, the earlier one is meant.
    token = re.compile(
        rf"""(?:(?<!\w)|(?<=[0-9])(?=klo\s?[0-9]))(?:
            (?P<iso>{_ISO})|(?P<date>{_DATE})|(?P<bare>{_BARE_DAY})|(?P<alone>{_WEEKDAY})|(?P<clock>{_CLOCK})
            |(?P<later>{_LATER})|(?P<each>{_EACH})
            |(?P<until>(?:mennessa|asti|saakka|viimeistaan)(?![a-z]))
            |(?P<filler>(?:alkaen|lahtien|noin|suomen\saikaa)(?![a-z])|n\.(?=\s?[0-9]))|(?P<also>(?:ja|seka|tai)(?![a-z])))
        |(?P<end_later>{_END_LATER})|(?P<arrow>–+>|=>|(?<=\s)>(?=\s)|[→⇒➔➜])|(?P<dash>–+)|(?P<both>&)|(?P<comma>[,;/|·]|(?<=\s)@(?=\s))|(?P<bracket>[()])""",
        re.VERBOSE,
    )
    last_hour = re.compile(rf"{_CLOCK}(?=\.(?!\s?(?:[0-9]|klo|kello)))", re.VERBOSE)
    return token, last_hour


def tokens(folded: str) -> Iterator[Token]:
    """The words and signs of times in a folded text, in its order. What stands between them is none."""
    token, closing_hour = _patterns()
    before = last = ""
    for match in token.finditer(folded):
        kind = match.lastgroup
        assert kind is not None
        last_hour = closing_hour.match(folded, match.start()) if kind == "date" else None
        if last_hour is not None and (before, last) == ("clock", "dash"):
            kind, match = "clock", last_hour
        yield Token(kind, match.start(), match.end(), match)
        if kind == "iso" and match["iso_clock"]:
            yield Token("iso_clock", match.end(), match.end(), match)
        before, last = last, kind
