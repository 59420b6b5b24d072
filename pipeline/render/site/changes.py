"""What has changed of an event since letters told it, for those who come by an old letter."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from pipeline.model import Event, When
from pipeline.render.site.letters import correction
from pipeline.render.site.view import PageLetter


class ToldOtherwise(Struct, frozen=True):
    """What the letter of `day` told and is not so any more: the time, the place, or that the event is held at all."""

    day: date
    when: When | None
    place: str
    held: bool


def told_otherwise(event: Event, letters: Mapping[str, tuple[tuple[PageLetter, Event], ...]]) -> list[ToldOtherwise]:
    """The last letter that told each thing so, the latest first. `letters` are those that told each event, newest
    first."""
    found: dict[tuple[object, ...], ToldOtherwise] = {}
    for letter, told in letters.get(event.id, ()):
        change = correction(told, event)
        moved = change.postponed or change.when is not None
        one = ToldOtherwise(
            letter.edition.date, told.when if moved else None, told.place if change.place else "", change.cancelled
        )
        if change:
            found.setdefault((one.when, one.place, one.held), one)
    return list(found.values())
