"""Whether an event takes place: status words in its title, in a badge or in a sentence about itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.collect.page.days import times_in
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import Status, When

_CANCELLED = r"(?:peruttu|peruutettu|peruuntunut|peruuntuu|perutaan|peruutetaan|peruttiin|on peruuntunut)"
_MOVED = (
    r"(?:siirretty|siirretään|siirtyy|siirtynyt|siirrettiin|siirtyi|lykätty|lykätään|lykkääntyy|lykkääntynyt"
    r"|ajankohta muuttunut|aika muuttunut|uusi ajankohta|uusi aika)"
)
_FULL = r"(?:täynnä|täyttynyt|täyttyneet|loppuunvarattu|loppuun varattu|loppuunmyyty)"
_TENTATIVE = r"(?:alustava(?:sti)?(?: ajankohta| aika| päivä\w*)?)"
_BADGES = (
    (Status.CANCELLED, _CANCELLED),
    (Status.MOVED, _MOVED),
    (None, rf"(?:tilaisuus |tapahtuma |webinaari |koulutus |paikat )?(?:on |ovat )?(?:jo )?{_FULL}"),
    (Status.TENTATIVE, _TENTATIVE),
)
_SELF = r"(?:tilaisuu|tapahtum|webinaar|koulutu|työpaj|seminaar|aloitusjuhl|juhl|päivä|kokou|tapaami|infot|valmennu)\w*"
_NEGATED = re.compile(
    r"\b(?:ei|eikä|eivät|jos|mikäli|ellei|ellemme|voidaan|saatetaan|vain jos|siinä tapauksessa|milloin|kun)\b[^.!?]*$",
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
_TITLE_STATUS = re.compile(
    rf"^{_EDGE}*(?P<head>{_CANCELLED}|{_MOVED}|{_FULL}|alustava)(?:{_EDGE}*[:!–—|\])]{_EDGE}*|{_EDGE}+[-–—]{_EDGE}+)"
    rf"|(?<!\s)\s*+\((?P<aside>{_CANCELLED}|{_MOVED}|{_FULL})\b[^()]*\)?$"
    rf"|(?<!{_EDGE})(?={_EDGE}*[\s(\[–—|,:-]){_EDGE}++(?:on )?"
    rf"(?P<tail>{_CANCELLED}|{_MOVED}|{_FULL}|alustava)(?: {_TO_LATER})?[!)\].]*$",
    re.IGNORECASE,
)


SENTENCE_MAX = 500


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What is known of an event's taking place; `postponed` where it was moved and no new day is told."""

    status: Status = Status.CONFIRMED
    full: bool = False
    postponed: bool = False
    origin: str = ""


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
        words.append(match["head"] or match["aside"] or match["tail"])
        title = rest
    return title, tuple(words)


def read_status(
    title_words: Sequence[str], lines: Sequence[Line], pairs: Sequence[Pair], when: When | None, near: date
) -> StatusReading:
    """The status that the title's own words, badges and sentences about the event tell; the gravest one counts."""
    found: list[tuple[Status | None, str, bool]] = []
    for words in title_words:
        found += [(status, "otsikko", False) for status in _badge(words)]
    for pair in pairs:
        if pair.field == "status":
            found += [(s, f"kohta «{pair.label}»", _is_later(pair.value, near)) for s in _said(pair.value, when, near)]
            found += [(s, f"kohta «{pair.label}»", _is_later(pair.value, near)) for s in _badge(pair.value)]
        elif pair.field == "when" and re.search(r"\balustava", f"{pair.label} {pair.value}", re.IGNORECASE):
            found.append((Status.TENTATIVE, f"kohta «{pair.label}»", False))
    for line in lines:
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", line.text):
            if len(sentence) > SENTENCE_MAX:
                continue
            statuses = [*_badge(sentence), *_said(sentence, when, near)]
            found += [(s, f"teksti «{sentence[:60]}»", _is_later(sentence, near)) for s in statuses]
    return _gravest(found)


def _gravest(found: Sequence[tuple[Status | None, str, bool]]) -> StatusReading:
    full = any(status is None for status, _, _ in found)
    for grave in (Status.CANCELLED, Status.MOVED, Status.TENTATIVE):
        mine = [(origin, later) for status, origin, later in found if status is grave]
        if mine:
            postponed = grave is Status.MOVED and any(later for _, later in mine)
            return StatusReading(grave, full, postponed, mine[0][0])
    return StatusReading(full=full, origin=found[0][1] if full else "")


def _badge(words: str) -> list[Status | None]:
    """What a few words alone say: "Peruttu!", "TÄYNNÄ"."""
    said = words.strip(" .!:()[]*–-")
    return [status for status, pattern in _BADGES if re.fullmatch(pattern, said, re.IGNORECASE)]


def _said(sentence: str, when: When | None, near: date) -> list[Status | None]:
    """What a sentence says of its own event."""
    found: list[Status | None] = []
    if match := _about(
        rf"{_SELF}[^.!?]*?\b{_CANCELLED}\b|^\W*(?:valitettavasti\W+)?{_CANCELLED}\b", sentence, when, near
    ):
        found.append(Status.CANCELLED)
    moved = rf"(?:{_SELF}|ajankohta|aika)[^.!?]*?\b{_MOVED}\b|^\W*{_MOVED}\b"
    match = _about(moved, sentence, when, near)
    if match and not _NOT_IN_TIME.search(sentence):
        found.append(Status.MOVED)
    subject = rf"(?:{_SELF}|paikat|osallistujamäärä|ilmoittautumi\w+)"
    if _about(rf"{subject}[^.!?]*?\b{_FULL}\s*[.!,;)]*(?:$|\s(?:ja|mutta|eikä|emme))", sentence, when, near):
        found.append(None)
    return found


def _about(pattern: str, sentence: str, when: When | None, near: date) -> re.Match[str] | None:
    match = re.search(pattern, sentence, re.IGNORECASE)
    if match is None:
        return None
    said = sentence[: match.end()].rstrip(" .!?,;)")
    if _NEGATED.search(said) or _OTHER_EVENT.search(said):
        return None
    days = [t.when for t in times_in(sentence, near) if t.when is not None and t.role is Role.EVENT]
    # A sentence with a day of its own speaks of that day's event.
    if when is not None and days and all(day.first != when.first for day in days):
        return None
    return match


def _is_later(sentence: str, near: date) -> bool:
    """Whether the new day is still to come."""
    return bool(_LATER.search(sentence)) and not any(t.role is Role.EVENT for t in times_in(sentence, near))
