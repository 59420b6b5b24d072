"""Whether an event takes place: status words in its title, in a badge or in a sentence about itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.days import sentences
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import Problem, Status

_CANCELLED = (
    r"(?:peruttu|peruutettu|peruuntunut|peruuntuu|perutaan|peruutetaan|peruttiin|on peruuntunut|joudutaan perumaan"
    r"|cancel(?:l)?ed|inställ[td]|inställs)"
)
_MOVED = (
    r"(?:siirretty|siirretään|siirtyy|siirtynyt|siirrettiin|siirtyi|lykätty|lykätään|lykkääntyy|lykkääntynyt"
    r"|ajankohta muuttunut|aika muuttunut|uusi ajankohta|uusi aika|postponed|rescheduled|uppskjut(?:en|et|s)|flyttad)"
)
_FULL = (
    r"(?:täynnä|täyttynyt|täyttyneet|loppuunvarattu|loppuun varattu|loppuunmyyty|fully booked|sold out|fullboka[dt])"
)
_TENTATIVE = r"(?:alustava(?:sti)?(?: ajankohta| aika| päivä\w*)?)"
_BADGES = (
    (Status.CANCELLED, _CANCELLED),
    (Status.MOVED, _MOVED),
    (None, rf"(?:tilaisuus |tapahtuma |webinaari |koulutus |paikat )?(?:on |ovat )?(?:jo )?{_FULL}"),
    (Status.TENTATIVE, _TENTATIVE),
)
_SELF = (
    r"(?:tilaisuu|tapahtum|webinaar|koulutu|työpaj|seminaar|aloitusjuhl|juhl|päivä|kokou|tapaami|infot|valmennu"
    r"|luen|luent|foorum|klinik|retki|retke|kurss|konferens|verkostopäiv|näyttely|konsert|leiri|evenemang"
    r"|event|seminar|kerho|ryhmä|esity)\w*"
)
_NEGATED = re.compile(
    r"\b(?:ei|eikä|eivät|jos|mikäli|ellei|ellemme|voidaan|saatetaan|vain jos|siinä tapauksessa|milloin|kun|jollei"
    r"|voi|voivat|saattaa|tarvittaessa|ennen kuin|if|not|inte|om|may be)\b[^.!?]*$",
    re.IGNORECASE,
)
# What comes after a verdict and makes it none: "perutaan, jos …", "perutaan tarvittaessa".
_ON_CONDITION = re.compile(
    r"^[^.!?]{0,60}?\b(?:jos|mikäli|ellei|elleivät|ellemme|jollei|tarvittaessa|siinä tapauksessa"
    r"|silloin kun|if|unless|om)\b|^,? kun\b",
    re.IGNORECASE,
)
_OTHER_EVENT = re.compile(r"\b(?:edelli|aiemp|viime|toinen|toise|muut|muu |syksyn|kevään|seuraava|viereinen)\w*", re.I)
_NOT_IN_TIME = re.compile(
    rf"{_MOVED}\s+(?:kokonaan\s+)?(?:verkko|etä|teams|zoom|howspace|toiseen (?:tilaan|saliin)|\w+sali)", re.I
)
_LATER = re.compile(
    r"myöhem|myöhäis|toistaiseksi|syksy|kevää|kesää|talve|ensi |ilmoitetaan|ei (?:vielä )?ole tiedossa", re.I
)
_TO_LATER = r"(?:myöhemmin|myöhemmäksi|toistaiseksi|(?:ensi )?(?:syksy|kevää|kesä|talve|vuote)\w*)"
_EDGE = r"[\s:!–—\-|/,.()\[\]*]"
# A state that is cried out needs no colon after it.
_CRIED = r"(?-i:PERUTTU|PERUUTETTU|PERUUNTUNUT|SIIRRETTY|SIIRTYY|CANCELL?ED|POSTPONED|INSTÄLL[TD]|UPPSKJUT(?:EN|ET))"
_TITLE_STATUS = re.compile(
    rf"^{_EDGE}*(?P<head>{_CANCELLED}|{_MOVED}|{_FULL}|alustava)(?: {_TO_LATER})?"
    rf"(?:{_EDGE}*[:!–—|\])]{_EDGE}*|{_EDGE}+[-–—]{_EDGE}+)"
    rf"|^{_EDGE}*(?P<cried>{_CRIED})\s+"
    rf"|(?<!\s)\s*+\((?P<aside>{_CANCELLED}|{_MOVED}|{_FULL})\b[^()]*\)?$"
    rf"|(?<!{_EDGE})(?={_EDGE}*[\s(\[–—|,:-]){_EDGE}++(?:on )?"
    rf"(?P<tail>{_CANCELLED}|{_MOVED}|{_FULL}|alustava)(?: {_TO_LATER})?[!)\].]*$",
    re.IGNORECASE,
)

_ANY = re.compile(rf"{_CANCELLED}|{_MOVED}|{_FULL}|alustava", re.IGNORECASE)
_NOT_UNREAD = re.compile(
    r"ilmoittautumi\w{0,12} (?:on |voidaan )?peru|osallistumi|paikka|maksu|tilau|peruttu\w{0,6} (?:ilmoitt|paik)", re.I
)
SENTENCE_MAX = 500


def split_title(title: str) -> tuple[str, tuple[str, ...]]:
    """The title without the status words at its edges, and those words: "PERUTTU: Työpaja" is "Työpaja"."""
    words = []
    for _ in range(3):
        match = _TITLE_STATUS.search(title)
        if match is None:
            break
        rest = (title[: match.start()] + title[match.end() :]).strip(" :–—-|")
        if not rest:
            break
        words.append(match["head"] or match["cried"] or match["aside"] or match["tail"])
        title = rest
    return title, tuple(words)


def status_claims(
    title_words: Sequence[str], lines: Sequence[Line], pairs: Sequence[Pair], day: date | None, url: str
) -> Iterator[Claim]:
    """The status that the title's own words, badges and sentences about the event tell; `day` is the event's own."""
    for words in title_words:
        yield from (_claim(status, "otsikko", False) for status in _badge(words))
    for pair in pairs:
        if pair.field == "status":
            origin, later = f"kohta «{pair.label}»", _is_later(pair.value, bool(pair.times))
            yield from (_claim(status, origin, later) for status in {*_said(pair.value), *_badge(pair.value)})
        elif pair.field == "when" and re.search(r"\balustava", f"{pair.label} {pair.value}", re.IGNORECASE):
            yield _claim(Status.TENTATIVE, f"kohta «{pair.label}»", False)
    for line in lines:
        if not line.gone and _ANY.search(line.text):
            yield from _of_line(line, day, url)


def _of_line(line: Line, day: date | None, url: str) -> Iterator[Claim]:
    at = 0
    for sentence in sentences(line.text):
        start = line.text.find(sentence, at)
        at = start + len(sentence)
        if len(sentence) > SENTENCE_MAX:
            continue
        own = _days_within(line, start, at)
        others = bool(day is not None and own and day not in own)
        # A sentence with a day of its own speaks of that day's event, or of the day that this one is moved to.
        said = [one for one in _said(sentence) if not others or one is Status.MOVED]
        statuses = [*_badge(sentence), *said]
        later = _is_later(sentence, bool(own))
        yield from (_claim(status, f"teksti «{sentence[:60]}»", later) for status in statuses)
        if not statuses and not others and (doubt := _unread(sentence, url)):
            yield Claim("unread_status", None, doubt=doubt)


def _days_within(line: Line, start: int, end: int) -> list[date]:
    """The days of events that a part of a line tells."""
    times = (time for time in line.times if time.role is Role.EVENT and start <= time.start < end)
    return [time.when.first for time in times if time.when]


def _claim(status: Status | None, origin: str, later: bool) -> Claim:
    if status is None:
        return Claim("full", True, 0, origin)
    return Claim("status", (status, status is Status.MOVED and later), 0, origin)


def _unread(sentence: str, url: str) -> Problem | None:
    """A doubt where a sentence tells of a cancelling that it does not take back, and no rule has read it."""
    match = re.search(rf"\b{_CANCELLED}\b", sentence, re.IGNORECASE)
    if match is None or _is_no_verdict(sentence, match) or _NOT_UNREAD.search(sentence):
        return None
    return Problem("collect.status_unread", url, values={"written": sentence[:120]})


def is_badge(text: str) -> bool:
    """Whether a short text is nothing but the event's state: "Peruttu!", "Tilaisuus on täynnä."."""
    return len(text) < 30 and bool(_badge(text) or _said(text))


def _badge(words: str) -> list[Status | None]:
    """What a few words alone say: "Peruttu!", "TÄYNNÄ"."""
    said = words.strip(" .!:()[]*–-")
    return [status for status, pattern in _BADGES if re.fullmatch(pattern, said, re.IGNORECASE)]


def _said(sentence: str) -> list[Status | None]:
    """What a sentence says of its own event."""
    found: list[Status | None] = []
    if _about(rf"{_SELF}[^.!?]*?\b{_CANCELLED}\b|^\W*(?:huom\W+|valitettavasti\W+)*{_CANCELLED}\b", sentence):
        found.append(Status.CANCELLED)
    moved = rf"(?:{_SELF}|ajankohta|aika)[^.!?]*?\b{_MOVED}\b|^\W*(?:huom\W+)?{_MOVED}\b"
    if _about(moved, sentence) and not _NOT_IN_TIME.search(sentence):
        found.append(Status.MOVED)
    subject = rf"(?:{_SELF}|paikat|osallistujamäärä|ilmoittautumi\w+)"
    if _about(rf"{subject}[^.!?]*?\b{_FULL}\s*[.!,;)]*(?:$|\s(?:ja|mutta|eikä|emme))", sentence):
        found.append(None)
    return found


def _about(pattern: str, sentence: str) -> bool:
    match = re.search(pattern, sentence, re.IGNORECASE)
    return match is not None and not _is_no_verdict(sentence, match)


def _is_no_verdict(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around it deny it, set a condition, or speak of another event."""
    said = sentence[: match.end()].rstrip(" .!?,;)")
    return bool(_NEGATED.search(said) or _OTHER_EVENT.search(said) or _ON_CONDITION.match(sentence[match.end() :]))


def _is_later(sentence: str, has_day: bool) -> bool:
    """Whether the new day is still to come."""
    return bool(_LATER.search(sentence)) and not has_day
