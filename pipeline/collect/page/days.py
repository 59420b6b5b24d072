"""The days in a line: whether they are an event's own, what is left without them, which of them say the same."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.collect.page.lines import Line
from pipeline.finnish.text.times_in_text import FoundTime, Role, find_times
from pipeline.model import When

# What a sentence says before a day that is none of the event's own.
_NOT_OF_EVENT = re.compile(
    r"\b(?:alkoi|alkanut|päättyi|edelli\w+|viime|viimeksi|aiemm\w+|pidettiin|järjestettiin|tallenne\w*|tallenteet"
    r"|julkaistaan|julkaistiin|julkaistu|julkaisupäivä|päivite\w+|päivitys|muokattu|luotu|hankkeen kesto|hankekausi"
    r"|ohjelmakausi|käynnistyi|käynnistynyt|käynnistyivät|voimaan|hakuaika|haku)\b",
    re.IGNORECASE,
)
_PUBLISHED_AFTER = re.compile(
    r"\W{0,3}(?:julkaistu|päivitetty|muokattu|tallenne\w*|tallenteet|kirjoittaja|kirjoittanut)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def times_in(text: str, near: date) -> tuple[FoundTime, ...]:
    """The times in a text. A line is asked about several times while its event is sought and read."""
    return find_times(text, near) if any(c.isdigit() for c in text) else ()


def has_event_time(line: Line, near: date) -> bool:
    """Whether a line names a day on which something takes place."""
    return any(t.role is Role.EVENT and is_of_event(line.timed, t) for t in times_in(line.timed, near))


def without_times(text: str, near: date) -> str:
    """The text without the times in it: what is left of "ti 14.5.2024 klo 9 Työpaja" is the title."""
    for time in reversed(times_in(text, near)):
        text = f"{text[: time.start]} \x00 {text[time.end :]}"
    parts = [part.strip(" ,:;–—-|()·•") for part in text.split("\x00")]
    return max(parts, key=len) if len(parts) > 1 else text.strip()


def is_of_event(text: str, time: FoundTime) -> bool:
    """Not where the sentence up to the time speaks of another day: an earlier meeting, the page, the project."""
    before = re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", text[: time.start])[-1]
    return not _NOT_OF_EVENT.search(before[-60:]) and not _PUBLISHED_AFTER.match(text, time.end)


def distinct(times: Iterable[FoundTime]) -> list[When]:
    """The different times, the fuller of two that agree."""
    kept: list[When] = []
    for when in (t.when for t in times if t.when is not None):
        for at, other in enumerate(kept):
            if (merged := _merged(other, when)) is not None:
                kept[at] = merged
                break
        else:
            kept.append(when)
    return kept


def _merged(one: When, two: When) -> When | None:
    """The fuller of two times that say the same; None where they do not."""
    if one.first != two.first or (one.last != two.last and one.first not in (one.last, two.last)):
        return None
    for part in ("opens", "closes"):
        if None not in (getattr(one, part), getattr(two, part)) and getattr(one, part) != getattr(two, part):
            return None
    fuller = max(one, two, key=lambda w: (w.opens is not None, w.closes is not None, w.last))
    return replace(fuller, last=max(one.last, two.last))
