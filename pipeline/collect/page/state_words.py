"""The words that tell an event's state, and those at the edges of a title: "PERUTTU: Työpaja" is "Työpaja"."""

import re

from pipeline.model import Status

CANCELLED = (
    r"(?:peruttu|peruutettu|peruuntunut|peruuntuu|perutaan|peruutetaan|peruttiin|on peruuntunut|joudutaan perumaan"
    r"|cancel(?:l)?ed|inställ[td]|inställs|avlys[ts])"
)
MOVED = (
    r"(?:siirretty|siirretään|siirtyy|siirtynyt|siirrettiin|siirtyi|lykätty|lykätään|lykkääntyy|lykkääntynyt"
    r"|ajankohta muuttunut|aika muuttunut|uusi ajankohta|uusi aika|postponed|rescheduled|uppskjut(?:en|et|s)|flyttad"
    r"|framflytta[dts]|flyttas(?= (?:till|fram)\b)|senarela(?:gd|gt))"
)
FULL = r"(?:täynnä|täyttynyt|täyttyneet|loppuunvarattu|loppuun varattu|loppuunmyyty|fully booked|sold out|fullboka[dt])"
_TENTATIVE = r"(?:alustava(?:sti)?(?: ajankohta| aika| päivä\w*)?)"
SELF = (
    r"(?:tilaisuu|tapahtum|webinaar|koulutu|työpaj|seminaar|aloitusjuhl|juhl|päivä|kokou|tapaami|infot|valmennu"
    r"|luen|luent|foorum|klinik|retki|retke|kurss|konferens|verkostopäiv|näyttely|konsert|leiri|evenemang"
    r"|event|seminar|kerho|ryhmä|esity)\w*"
)
TO_LATER = (
    r"(?:myöhemmin|myöhemmäksi|toistaiseksi|(?:ensi )?(?:syksy|kevää|kesä|talve|vuote)\w*"
    r"|(?:till|until|to) (?:(?:next |nästa )?(?:hösten|våren|sommaren|vintern|höst|vår|år|autumn|spring|summer|year)"
    r"|senare|later|framtiden|further notice))"
)
_BADGES = (
    (Status.CANCELLED, CANCELLED),
    (Status.MOVED, rf"{MOVED}(?: {TO_LATER})?"),
    (None, rf"(?:tilaisuus |tapahtuma |webinaari |koulutus |paikat )?(?:on |ovat )?(?:jo )?{FULL}"),
    (Status.TENTATIVE, _TENTATIVE),
)
# Signs and pictures with which people set a state apart from a name.
_SIGN = r"*_~#>»•\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_EDGE = rf"[\s:!–—\-|/,.()\[\]{_SIGN}]"
_AROUND = re.compile(rf"^{_EDGE}+|{_EDGE}+$")
# A state that is cried out needs no colon after it.
_CRIED = (
    r"(?-i:PERUTTU|PERUUTETTU|PERUUNTUNUT|SIIRRETTY|SIIRTYY|CANCELL?ED|POSTPONED|INSTÄLL[TD]|UPPSKJUT(?:EN|ET)"
    r"|AVLYST|LYKÄTTY)"
)
_HEAD = rf"(?:{CANCELLED}|{MOVED}|{FULL}|alustava)"
_JOIN = r"(?:(?<!\s)\s*+[/&+,]\s*+|(?<!\s)\s++(?:ja|och|and)\s++)"
_WHY = (
    r"(?: (?:due to|because of|owing to|på grund av|pga|p\.g\.a\.?) [^:–—]{2,40}?"
    r"|(?: [^\s:–—]{2,25}){1,3} (?:vuoksi|takia|johdosta))"
)
_TITLE_STATUS = re.compile(
    rf"^{_EDGE}*(?:{SELF} )?(?:on |är |is )?(?P<head>{_HEAD}(?:{_JOIN}{_HEAD}){{0,2}}(?: {TO_LATER})?){_WHY}?"
    rf"(?:{_EDGE}*[:!–—|\]){_SIGN}]{_EDGE}*|{_EDGE}+[-–—]{_EDGE}+)"
    rf"|^{_EDGE}*(?P<off>{CANCELLED}),\s+"
    rf"|^{_EDGE}*(?P<cried>{_CRIED})\s+"
    rf"|(?<!\s)\s*+\((?P<aside>{CANCELLED}|{MOVED}|{FULL})\b[^()]*\)?$"
    rf"|(?<!{_EDGE})(?={_EDGE}*[\s(\[–—|,:-]){_EDGE}++(?:on )?(?P<tail>{_HEAD}(?: {TO_LATER})?)[\s!)\].{_SIGN}]*$",
    re.IGNORECASE,
)
_ANY = re.compile(rf"{CANCELLED}|{MOVED}|{FULL}|alustava", re.IGNORECASE)
# A part of each of those words: most texts have none, and are not searched word by word.
_PARTS = re.compile(
    "peru|cancel|inställ|avlys|siir|lyk|muuttunut|uusi a|postponed|rescheduled|uppskj|flytta|senarela|täyn|täytty"
    "|loppuun|fully|sold|fullbok|alustava"
)
_STATE = re.compile(rf"\b{CANCELLED}\b|\b{_CRIED}\b", re.IGNORECASE)
_BETWEEN = re.compile(_JOIN)


def speaks_of_status(text: str) -> bool:
    """Whether a text has a word of a state at all."""
    return _PARTS.search(text.casefold()) is not None and _ANY.search(text) is not None


def split_title(title: str) -> tuple[str, tuple[str, ...]]:
    """The title without the status words at its edges, and those words: "PERUTTU: Työpaja" is "Työpaja"."""
    words: list[str] = []
    if not speaks_of_status(title):
        return title, ()
    for _ in range(3):
        match = _TITLE_STATUS.search(title)
        if match is None:
            break
        rest = (title[: match.start()] + title[match.end() :]).strip(" :–—-|")
        if not rest:
            break
        words += _BETWEEN.split(next(filter(None, match.group("head", "off", "cried", "aside", "tail"))))
        title = rest
    return title, tuple(words)


def badge(words: str) -> list[Status | None]:
    """What a few words alone say: "Peruttu!" and, as None, "TÄYNNÄ"."""
    said = _AROUND.sub("", words)
    return [status for status, pattern in _BADGES if re.fullmatch(pattern, said, re.IGNORECASE)]


def state_in(title: str) -> re.Match[str] | None:
    """A word within a title that tells of a state."""
    return _STATE.search(title)
