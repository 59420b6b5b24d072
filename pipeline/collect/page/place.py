"""Where an event is held: by its label, else by what stands after its time or title, else by words for the net."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.collect.page.days import has_event_time, is_of_event, times_in, without_times
from pipeline.collect.page.labels import Pair, labelled
from pipeline.collect.page.lines import Line
from pipeline.finnish.text.times_in_text import Role

_ONLINE = re.compile(
    r"\b(?:verkossa|etänä|etäyhtey\w+|teams(?:issä|issa)?|zoom(?:issa)?|webinaari|hybridi(?:nä|tilaisuus|tapahtuma)?"
    r"|(?:verkko|etä)(?:tilaisuus|tapahtuma|koulutus|lähetys))\b",
    re.IGNORECASE,
)
# Within a sentence: words that tell where, not what kind of meeting it is.
_HELD_ONLINE = re.compile(r"\b(verkossa|etänä|etäyhteydellä|teams(?:issä|issa)?|zoom(?:issa)?)\b(?!-)", re.IGNORECASE)
_NOT_THE_EVENT = re.compile(r"ilmoittau|rekister|materiaal|tallen|lomak|katsotta|luetta", re.IGNORECASE)
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_AFTER_CLOCK = re.compile(
    rf"(?:(?:klo|kello)\.?\s*{_HOUR}(?:\s*[-–—]\s*{_HOUR})?|\d{{1,2}}[.:]\d\d\s*[-–—]\s*\d{{1,2}}[.:]\d\d)"
    r"\s*[,|·@]\s*([^\d\W].{1,58}?)[.;]?",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(r"\s*,\s*([A-ZÅÄÖ][^,.\d]{2,40}?)[.;]?$")
_WHERE = re.compile(r",\s*+(?P<place>[A-ZÅÄÖ][^,.\d]{2,60}(?:,\s*[A-ZÅÄÖ][\w ]+)?)$")


def read_place(lines: Sequence[Line], pairs: Sequence[Pair], title: str, near: date) -> tuple[str, str]:
    """The place as it is written, and where it stood; empty where none is told."""
    place, origin = labelled(pairs, "place")
    if place:
        return place, origin
    for pair in pairs:
        if pair.field == "both" and (rest := without_times(pair.value, near)) != pair.value:
            return rest, f"kohta «{pair.label}»"
        if pair.field == "when" and (match := _WHERE.search(pair.value)):
            return match["place"], f"kohta «{pair.label}»"
    for line in lines:
        if (place := _after_time(line, near)) and place != title:
            return place, f"rivi «{line.text[:60]}»"
        if len(line.text) < 60 and not line.level and not line.links and _ONLINE.search(line.text):
            rest = (without_times(line.text, near) if has_event_time(line, near) else line.text).strip(" .")
            rest = rest.partition(title)[2].strip(" ,.–-") if title and title in rest else rest
            own = _ONLINE.search(rest) and not _NOT_THE_EVENT.search(line.text)
            if own and len(rest.split()) <= 5:
                return rest, f"rivi «{rest}»"
    for line in lines:
        if place := _after_title(line, title) or _in_sentence(line, near):
            return place, f"rivi «{line.text[:60]}»"
    return "", ""


def _after_time(line: Line, near: date) -> str:
    """What stands after a time that begins the line: "ti 14.5.2024 klo 9–11, Oulu", "9:00–10:00 | Oulu"."""
    if (match := _AFTER_CLOCK.fullmatch(line.text)) and not line.links:
        return match[1]
    times = times_in(line.text, near) if len(line.text) < 120 else ()
    if not times or times[0].start > 0 or times[-1].role is not Role.EVENT:
        return ""
    match = re.fullmatch(r"\s*(?:,|\||–|@|·)\s*(.{2,60}?)[.;]?", line.text[times[-1].end :])
    return match[1] if match and not line.links else ""


def _after_title(line: Line, title: str) -> str:
    """What stands after a title with a link within its line: "Perhehoidon päivä, Seinäjoki"."""
    if not any(link.text and link.text in title for link in line.links):
        return ""
    after = line.text.partition(title)[2]
    match = _AFTER_TITLE.match(after)
    return match[1] if match else after.strip() if _ONLINE.fullmatch(after.strip()) else ""


def _in_sentence(line: Line, near: date) -> str:
    """The net's name in the sentence that tells the event's time: "to 25.4. klo 13–15 Teamsissa"."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", line.timed):
        match = _HELD_ONLINE.search(sentence)
        if match is None or _NOT_THE_EVENT.search(sentence[: match.start()]):
            continue
        if any(t.role is Role.EVENT and is_of_event(sentence, t) for t in times_in(sentence, near)):
            return next((name for name in ("Teams", "Zoom") if name in match[1].capitalize()), match[1])
    return ""
