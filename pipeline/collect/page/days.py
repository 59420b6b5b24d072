"""The days in a line: whether they are an event's own, and what is left of the line without them."""

import re
from collections.abc import Iterable, Iterator

from pipeline.collect.page.lines import Line, TimeTold
from pipeline.finnish.text.times_in_text import Role

# What a sentence says before a day that is none of the event's own.
_NOT_OF_EVENT = re.compile(
    r"\b(?:alkoi|alkanut|päättyi|edelli\w+|viime(?! hetke)|viimeksi|aiemm\w+|pidettiin|järjestettiin|tallenne\w*"
    r"|tallenteet|julkaistaan|julkaistiin|julkaistu|lähetetty|päivätty|julkaisupäivä|päivite\w+|päivitys|muokattu|luotu"
    r"|hankkeen kesto|hankekausi"
    r"|ohjelmakausi|käynnistyi|käynnistynyt|käynnistyivät|voimaan|hakuaika|haku|seuraava\w*|peru(?:a|t|uta|uttaa)\b"
    r"|peruutuks\w+|peruutukset|lasku\w*|eräpäivä|testi\w*|linja on auki|linja auki|avautuu|avataan|aukeaa"
    r"|aineisto\w*|materiaali\w*|todistu\w*|ilmoitamme|ilmoitetaan|vahvist\w+|näyttely avoinna|senast ändrad"
    r"|last updated)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?![.!?]\s+(?-i:[A-ZÅÄÖ]))\W{0,3}(?:julkaistu|päivitetty|muokattu|tallenne\w*|tallenteet|kirjoittaja|kirjoittanut)\b|\s*(?:saakka|asti)\b",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(r"(?<=[^\W\d_]{4})(?<!\b[Pp]rof)(?<!\b[Tt]oim)\.\s+(?=[A-ZÅÄÖ])")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def first_sentence(text: str) -> str:
    """The sentence that a title in running text stands in; a dot after an abbreviation or a number ends none."""
    return _TITLE_ENDS.split(text, maxsplit=1)[0]


def sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


def sentence_before(text: str, place: int) -> str:
    """What the sentence says up to a place in the text."""
    return re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", text[:place])[-1]


def is_of_event(text: str, time: TimeTold) -> bool:
    """Not where the sentence up to the time speaks of another day: an earlier meeting, the page, the project."""
    return not _NOT_OF_EVENT.search(sentence_before(text, time.start)[-60:]) and not _AFTER.match(text, time.end)


def event_times(line: Line) -> Iterator[TimeTold]:
    """The line's times that may be its event's own."""
    return (time for time in line.times if time.role is Role.EVENT and is_of_event(line.text, time))


def has_event_time(line: Line) -> bool:
    """Whether a line names a day on which something takes place."""
    return not line.gone and any(True for _ in event_times(line))


def without(text: str, ranges: Iterable[tuple[int, int]]) -> list[str]:
    """The pieces of a text outside the ranges, without the signs at their ends."""
    pieces, at = [], 0
    for start, end in sorted(ranges):
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    return [piece.strip(" ,:;–—-|()·•") for piece in (*pieces, text[at:])]


def without_times(line: Line) -> str:
    """The line without its days: what is left of "ti 14.5.2024 klo 9 Työpaja" is the title."""
    if not line.times:
        return line.text.strip()
    return max(without(line.text, ((time.start, time.end) for time in line.times)), key=len)
