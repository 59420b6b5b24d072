"""Whether an event takes place: status words in its title, in a badge or in a sentence about itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.days import sentences
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.state_words import CANCELLED, FULL, MOVED, SELF, TO_LATER, badge, speaks_of_status, state_in
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import Problem, Status

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
    rf"{MOVED}\s+(?:kokonaan\s+)?(?:verkko|etä|teams|zoom|howspace|toiseen (?:tilaan|saliin)|\w+sali)", re.I
)
_LATER = re.compile(
    r"myöhem|myöhäis|toistaiseksi|syksy|kevää|kesää|talve|ensi |ilmoitetaan|ei (?:vielä )?ole tiedossa|senare|later"
    r"|\btill (?:hösten|våren|sommaren|vintern|nästa)|further notice",
    re.I,
)

_NOT_UNREAD = re.compile(
    r"ilmoittautumi\w{0,12} (?:on |voidaan )?peru|osallistumi|paikka|maksu|tilau|peruttu\w{0,6} (?:ilmoitt|paik)", re.I
)
SENTENCE_MAX = 500


def status_claims(
    title: tuple[str, Sequence[str]], lines: Sequence[Line], pairs: Sequence[Pair], day: date | None, url: str
) -> Iterator[Claim]:
    """The status that the title, badges and sentences about the event tell; `day` is the event's own.

    `title` is what `split_title` gives: the name, and the words of a state that stood around it.
    """
    yield from _of_title(*title, url)
    for pair in pairs:
        if pair.field == "status":
            origin, later = f"kohta «{pair.label}»", _is_later(pair.value, bool(pair.times))
            yield from (_claim(status, origin, later) for status in {*_said(pair.value), *badge(pair.value)})
        elif pair.field == "when" and re.search(r"\balustava", f"{pair.label} {pair.value}", re.IGNORECASE):
            yield _claim(Status.TENTATIVE, f"kohta «{pair.label}»", False)
    for line in lines:
        if not line.gone and speaks_of_status(line.text):
            yield from _of_line(line, day, url)


def _of_title(name: str, around: Sequence[str], url: str) -> Iterator[Claim]:
    if not around and not speaks_of_status(name):
        return
    for words in (*around, name):
        later = bool(re.search(TO_LATER, words, re.IGNORECASE))
        yield from (_claim(status, "otsikko", later) for status in badge(words))
    match = None if badge(name) else state_in(name)
    if match is not None and not _is_denied(name, match):
        yield Claim("unread_status", None, doubt=Problem("collect.status_unread", url, values={"written": name[:120]}))


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
        statuses = [*badge(sentence), *said]
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
    match = re.search(rf"\b{CANCELLED}\b", sentence, re.IGNORECASE)
    if match is None or _is_no_verdict(sentence, match) or _NOT_UNREAD.search(sentence):
        return None
    return Problem("collect.status_unread", url, values={"written": sentence[:120]})


def isbadge(text: str) -> bool:
    """Whether a short text is nothing but the event's state: "Peruttu!", "Tilaisuus on täynnä."."""
    return len(text) < 30 and speaks_of_status(text) and bool(badge(text) or _said(text))


def is_badge(text: str) -> bool:
    """Whether a short text is nothing but the event's state: "Peruttu!", "Tilaisuus on täynnä."."""
    return len(text) < 30 and speaks_of_status(text) and bool(badge(text) or _said(text))


def _said(sentence: str) -> list[Status | None]:
    """What a sentence says of its own event."""
    found: list[Status | None] = []
    if _about(rf"{SELF}[^.!?]*?\b{CANCELLED}\b|^\W*(?:huom\W+|valitettavasti\W+)*{CANCELLED}\b", sentence):
        found.append(Status.CANCELLED)
    moved = rf"(?:{SELF}|ajankohta|aika)[^.!?]*?\b{MOVED}\b|^\W*(?:huom\W+)?{MOVED}\b"
    if _about(moved, sentence) and not _NOT_IN_TIME.search(sentence):
        found.append(Status.MOVED)
    subject = rf"(?:{SELF}|paikat|osallistujamäärä|ilmoittautumi\w+)"
    if _about(rf"{subject}[^.!?]*?\b{FULL}\s*[.!,;)]*(?:$|\s(?:ja|mutta|eikä|emme))", sentence):
        found.append(None)
    return found


def _about(pattern: str, sentence: str) -> bool:
    match = re.search(pattern, sentence, re.IGNORECASE)
    return match is not None and not _is_no_verdict(sentence, match)


def _is_no_verdict(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around it deny it, set a condition, or speak of another event."""
    return _is_denied(sentence, match) or bool(_OTHER_EVENT.search(_up_to(sentence, match)))


def _is_denied(said: str, match: re.Match[str]) -> bool:
    """Whether the words around it deny it or set a condition."""
    return bool(_NEGATED.search(_up_to(said, match)) or _ON_CONDITION.match(said[match.end() :]))


def _up_to(said: str, match: re.Match[str]) -> str:
    return said[: match.end()].rstrip(" .!?,;)")


def _is_later(sentence: str, has_day: bool) -> bool:
    """Whether the new day is still to come."""
    return bool(_LATER.search(sentence)) and not has_day
