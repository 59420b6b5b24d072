"""How a line begins that was meant to stand alone: a time or a day of a programme, or a label such as `Paikka:`."""

import re

_WEEKDAY = r"(?:ma|ti|ke|to|pe|la|su|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na)?"
_CLOCK = rf"(?:{_WEEKDAY} )?(?:[Kk](?:lo|ello) ?)?\d{{1,2}}[.:]\d\d(?!\d)(?!\.\d)|[Kk](?:lo|ello) \d"
_DAY = rf"(?:{_WEEKDAY} )?\d{{1,2}}\.(?:\d{{1,2}}\.| ?[–-] ?\d{{1,2}}\.)"
_TIMED = re.compile(rf"[*_]{{0,2}}(?:{_CLOCK}|{_DAY})", re.IGNORECASE)
_LABELLED = re.compile(r"[*_]{0,2}[A-ZÅÄÖ][^\W_]{0,20}(?:[ -][^\W_]{1,20}){0,2}[*_]{0,2}:[*_]{0,2}(?:[ \t]|$)")

# CommonMark takes `16. huhtikuuta` for the 16th of a list, and counts those after it by itself.
_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_MARK = r"(?:[-*+]|\d{1,9}[.)])[ \t]+"
_DATE = (
    r"\d{1,2})(\.)"
    rf"(?=[ \u00a0](?:(?:ja|tai|[–-])[ \u00a0]\d{{1,2}}\.[ \u00a0])?(?:(?:{_MONTHS})kuu|päivä))"
)
DATE = re.compile(rf"(?<![ \t])([ \t]*(?:{_MARK})?{_DATE}", re.IGNORECASE)
DATE_ALONE = re.compile(rf"([ \t]*{_DATE}", re.IGNORECASE)
_DATED = re.compile(rf"\d{{1,2}}\\?\.[ \u00a0](?:{_MONTHS})kuu", re.IGNORECASE)


def is_timed(line: str) -> bool:
    """Whether the line begins with an hour or a day, as those of a programme do."""
    text = line.lstrip(" \t")
    return _TIMED.match(text) is not None or _DATED.match(text) is not None


def is_labelled(line: str) -> bool:
    """Whether the line begins with a capital, and has a colon after at most three words."""
    return _LABELLED.match(line.lstrip(" \t")) is not None
