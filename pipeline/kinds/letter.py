"""*Kirjeen tiedot*: what the editor says of one letter, in a file named by its day."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from pipeline.finnish.times import read_day, write_day
from pipeline.kinds import values
from pipeline.kinds.kind import STATE, Field, Kind, Likeness, Start, Surroundings, Text
from pipeline.model import LetterNotes, Problem, Severity
from pipeline.rhythm.sends import Rhythm, send_of


def _make(text: Text) -> LetterNotes:
    return LetterNotes(date=read_day(text.stem), **text.found, body=text.body, source=text.source)


def _check(notes: LetterNotes, around: Surroundings) -> Iterator[Problem]:
    source = notes.source
    for name, ids in (("pins", notes.pins), ("skips", notes.skips)):
        for item_id in ids:
            if item_id in around.drafts:
                if name == "pins":
                    told = {"id": item_id}
                    yield Problem("read.pinned_draft", source.file, source.line(name), Severity.WARNING, told)
            elif item_id not in around.told:
                guess = get_close_matches(item_id, around.told, 2, cutoff=0.5)
                key = "read.unknown_id_guess" if guess else "read.unknown_id"
                told = {"id": item_id, "guess": " tai ".join(guess)}
                yield Problem(key, source.file, source.line(name), values=told)
    for item_id in sorted(set(notes.pins) & set(notes.skips)):
        yield Problem("read.pinned_and_skipped", source.file, source.line("skips"), values={"id": item_id})
    if not _letter_goes(notes.date, around.rhythm):
        told = {"day": write_day(notes.date)}
        yield Problem("read.no_letter_that_day", source.file, 0, Severity.WARNING, told)


def _letter_goes(day: date, rhythm: Rhythm) -> bool:
    """Whether a letter belongs to the day. A day of the grid needs no look at the holidays."""
    if day >= rhythm.anchor and (day - rhythm.anchor).days % (7 * rhythm.weeks) == 0:
        return True
    return send_of(rhythm, day) is not None


KIND = Kind(
    order=4,
    name="letter",
    names=("letter", "kirje"),
    folder="letters",
    finnish="kirjeen tiedot",
    plural="kirjeiden tiedot",
    make=_make,
    check=_check,
    by_day=True,
    alike=lambda notes: iter((Likeness("day", notes.date.isoformat()),)),
    start=Start(body="Kirjoita kirjeen tervehdys, tai poista tämä rivi.\n"),
    fields=(
        STATE,
        Field(
            "subject",
            "aihe",
            values.title,
            aliases=("subject", "otsikko"),
        ),
        Field("pins", "nosta", values.ids, aliases=("pin", "pins")),
        Field("skips", "jätä pois", values.ids, aliases=("skip", "skips")),
        Field("hold", "pidätä", values.flag, aliases=("hold",)),
        Field("correction", "korjaus", values.text, aliases=("correction",)),
        Field("corrected", "korjattu", values.deadline, aliases=("corrected",)),
    ),
)
