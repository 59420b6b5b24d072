"""Where an event is held: by its label, else by what stands after its time or title, else by words for the net."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.days import event_times, has_event_time, sentences, without
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.status import is_badge
from pipeline.collect.page.towns import is_place, names_no_place, town_in
from pipeline.collect.page.words import is_map
from pipeline.finnish.text.times_in_text import Role

NEW, LABEL, DATA, LINE, SENTENCE = range(5)
_ONLINE = re.compile(
    r"\b(?:verkossa|etänä|etäyhtey\w+|teams(?:issä|issa)?|zoom(?:issa)?|webinaari|hybridi(?:nä|tilaisuus|tapahtuma)?"
    r"|(?:verkko|etä)(?:tilaisuus|tapahtuma|koulutus|lähetys)|online|på nätet)\b",
    re.IGNORECASE,
)
# Within a sentence: words that tell where, not what kind of meeting it is.
_HELD_ONLINE = re.compile(r"\b(verkossa|etänä|etäyhteydellä|teams(?:issä|issa)?|zoom(?:issa)?)\b(?!-)", re.IGNORECASE)
_NOT_THE_EVENT = re.compile(r"ilmoittau|rekister|materiaal|tallen|lomak|katsotta|luetta|testi", re.IGNORECASE)
_AFTER_TIME = re.compile(r"\s*(?:,|\||–|-|@|·|\.)\s*(.{2,70}?)[.;]?")
_AFTER_TITLE = re.compile(r"\s*,\s*([A-ZÅÄÖ][^,.\d]{2,40}?)[.;]?$")
_NEW_PLACE = re.compile(
    r"\b(?:uusi (?:paikka|sijainti|osoite)|paikaksi vaihtui|paikka on (?:nyt|siirretty|vaihtunut)|ny plats|new venue)"
    r"\s*(?:on|:|–|-|is|är)?\s*(?P<place>[^.!]{2,100}(?:\.\s?krs[^.!]{0,60})?)",
    re.IGNORECASE,
)
_NEW_WORD = re.compile(
    r"\buu(?:si|teen|dessa) (?:paikka|paikkaan|paikassa|sijainti|sijaintiin|osoite|tila|tilaan)\b"
    r"|\bpaikka (?:on )?(?:muuttu|vaihtu)\w*",
    re.I,
)
_TO_MAP = re.compile(r"\W*(?:\w+ )?(?:kartta|kartalla|kartalta|map)\b", re.IGNORECASE)
# What goes on after a place in running text: "Paikka: Teams. Ilmoittaudu viimeistään 12.4."
_REGISTERING = re.compile(r"(?<!\s)\s+(?=(?:Ilmoittau|Rekisteröi|Anmäl))")
_LINE_MAX = 140
_NEAR = 3  # lines after the time's


def place_claims(lines: Sequence[Line], pairs: Sequence[Pair], title: str) -> Iterator[Claim]:
    """The places that the lines tell, the plainest first."""
    yield from _new_place(lines)
    yield from _labelled(pairs)
    aside = {n for pair in pairs for n in pair.lines if pair.field not in ("when", "both", "clock", "starts", "ends")}
    free = [(n, line) for n, line in enumerate(lines) if n not in aside and not line.gone]
    yield from _on_lines((line for _, line in free), title)
    yield from _beside_time(lines, free, title)
    for line in lines:
        if not line.gone and (place := _after_title(line, title) or _in_sentence(line)):
            yield Claim("place", place, SENTENCE, f"rivi «{line.text[:60]}»")


def _on_lines(lines: Iterable[Line], title: str) -> Iterator[Claim]:
    for line in lines:
        place = _after_time(line, title) or _online_line(line, title) or _on_map(line, title)
        if place and place != title and not is_badge(place) and not names_no_place(place):
            yield Claim("place", place, LINE, f"rivi «{line.text[:60]}»")


def _new_place(lines: Sequence[Line]) -> Iterator[Claim]:
    for line in lines:
        if line.gone or not _NEW_WORD.search(line.text):
            continue
        match = _NEW_PLACE.search(line.text)
        if match and (place := match["place"].strip(" .:–-")):
            yield Claim("place", place, NEW, f"teksti «{line.text[:60]}»")
        else:
            yield Claim("new_place", line.text)


def _labelled(pairs: Sequence[Pair]) -> Iterator[Claim]:
    for pair in pairs:
        origin = f"kohta «{pair.label}»"
        if pair.field == "place" and pair.value.strip(" .;"):
            place = _REGISTERING.split(pair.value.strip(" ;"), maxsplit=1)[0]
            yield Claim("place", place.removesuffix("."), LABEL, origin)
        elif pair.field in ("both", "when") and pair.times:
            rest = [piece for piece in _outside(pair) if sum(c.isalpha() for c in piece) > 2]
            place = rest[-1] if rest else ""
            if place and (pair.field == "both" or is_place(place) or _ONLINE.fullmatch(place)):
                yield Claim("place", place.rstrip("."), LABEL, origin)


def _outside(pair: Pair) -> list[str]:
    """The pieces of a label's value that are neither a day nor an hour."""
    text = pair.value
    for time in pair.times:
        text = text.replace(time.text, "\0")
    return [piece.strip(" ,:;–—-|()·•") for piece in re.split(r"\0|;", text)]


def _after_time(line: Line, title: str) -> str:
    """What stands after a time that begins the line: "ti 14.5.2024 klo 9–11, Oulu", "9:00–10:00 | Oulu"."""
    end = _end_of_time(line)
    match = _AFTER_TIME.fullmatch(line.text[end:]) if end else None
    if match is None:
        return ""
    place = match[1]
    if title and title in place:
        place = place.partition(title)[2].strip(" ,.–-|")
    first = sentences(place)[0].rstrip(".")
    return place if place == first or is_place(place) else first if is_place(first) else ""


def _end_of_time(line: Line) -> int:
    """Where the time ends that a line begins with; 0 where it begins with none, or tells a deadline besides."""
    if line.links or len(line.text) > _LINE_MAX or any(time.role is not Role.EVENT for time in line.times):
        return 0
    told = [(one.start, one.end) for one in line.times]
    told += [(hour.start, hour.end) for hour in line.hours if not hour.beside]
    return max(end for _, end in told) if told and min(told)[0] == 0 else 0


def _online_line(line: Line, title: str) -> str:
    """The whole of a short line on the net: "Teams", "Verkkotapahtuma"."""
    if len(line.text) >= 60 or line.level or line.links or not _ONLINE.search(line.text):
        return ""
    if has_event_time(line):
        rest = max(without(line.text, ((time.start, time.end) for time in line.times)), key=len)
    else:
        rest = line.text.strip(" .")
    rest = rest.partition(title)[2].strip(" ,.–-") if title and title in rest else rest
    own = _ONLINE.search(rest) and not _NOT_THE_EVENT.search(line.text)
    return rest if own and len(rest.split()) <= 5 else ""


def _beside_time(lines: Sequence[Line], free: Sequence[tuple[int, Line]], title: str) -> Iterator[Claim]:
    """A line near the time that is a place by its words: "Scandic Park, Helsinki", "Tampere. Ilmoittaudu …"."""
    timed = [n for n, line in enumerate(lines) if has_event_time(line) or any(not hour.beside for hour in line.hours)]
    if not timed:
        return
    for number, line in free:
        if not (timed[0] - 1 <= number <= timed[0] + _NEAR) or line.text == title:
            continue
        for words in (_first_words(line, title), *line.pieces):
            if words != title and _is_unlinked_place(words, line):
                yield Claim("place", words, LINE, f"rivi «{line.text[:60]}»")


def _is_unlinked_place(words: str, line: Line) -> bool:
    return is_place(words) and not any(link.text and link.text in words for link in line.links)


def _on_map(line: Line, title: str) -> str:
    """What stands beside a link to a map: "Taidepaja (kartta)"."""
    link = next((one for one in line.links if one.url and is_map(one.url)), None)
    if link is None or len(line.text) > _LINE_MAX or line.level:
        return ""
    words = max(line.text.split(link.text), key=len) if link.text and _TO_MAP.match(link.text) else link.text
    place = _first_words(replace(line, text=words, times=(), hours=()), title).strip(" ,:;–—-|()·•")
    return place if sum(c.isalpha() for c in place) > 2 and not _TO_MAP.match(place) else ""


def _first_words(line: Line, title: str) -> str:
    """A line's first sentence without its times and the event's name; "" where nothing else is left."""
    first = sentences(_untimed(line, title))[0].rstrip(".;")
    if title and first.startswith(title) and not first[len(title) :][:1].isalpha():
        first = first[len(title) :].strip(" ,.–-")
    return first if first != title else ""


def _untimed(line: Line, title: str) -> str:
    """The longest piece of a line beside its times and the event's name: "Kirppis la 5.10. klo 10 Monitoimihalli"."""
    ranges = [(time.start, time.end) for time in line.times] + [(hour.start, hour.end) for hour in line.hours]
    pieces = [piece for piece in without(line.text, ranges) if piece != title]
    return max(pieces, key=len, default="") if ranges else line.text


def _after_title(line: Line, title: str) -> str:
    """What stands after a title within its line: "Perhehoidon päivä, Seinäjoki"."""
    plain = line.text.rpartition(title)[2].strip(" .") if title and title in line.text else ""
    if plain[:1] == "," and is_place(plain[1:]):
        return plain[1:].strip()
    if not any(link.text and link.text in title for link in line.links):
        return ""
    after = line.text.partition(title)[2]
    match = _AFTER_TITLE.match(after)
    if match and not any(time.text in match[1] for time in line.times):
        return match[1]
    return after.strip() if _ONLINE.fullmatch(after.strip()) else ""


def _in_sentence(line: Line) -> str:
    """The place in the sentence that tells the event's time: "to 25.4. klo 13–15 Teamsissa", "… Helsingissä"."""
    at = 0
    for sentence in sentences(line.text):
        start, at = line.text.find(sentence, at), line.text.find(sentence, at) + len(sentence)
        timed = any(start <= time.start < at for time in event_times(line))
        match = _HELD_ONLINE.search(sentence)
        if timed and match is None and not _NOT_THE_EVENT.search(sentence) and (town := town_in(sentence)):
            return town
        if not timed or match is None or _NOT_THE_EVENT.search(sentence[: match.start()]):
            continue
        return next((name for name in ("Teams", "Zoom") if name in match[1].capitalize()), match[1])
    return ""
