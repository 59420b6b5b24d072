"""Taking back the last act on an item: its file is as it was, and everything that shows it follows."""

from datetime import date, datetime

from msgspec import Struct

from pipeline.acts.find_event import file_at, id_meant
from pipeline.acts.letter_days import due_day, row_of
from pipeline.acts.past import Act, acts, digest, forget, restored, told_since
from pipeline.acts.publish_site import publish
from pipeline.acts.relays import relay_change
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.inside import read_file
from pipeline.kinds.meant import Named
from pipeline.model import Event, LetterState, Problem
from pipeline.read.decode import decoded
from pipeline.read.files import SIZE_MAX
from pipeline.rhythm.sends import next_send
from pipeline.store.editions import edition_rows, forget_letter, told_before
from pipeline.store.proposals import reopen
from pipeline.whole import write_whole


class Undone(Struct, frozen=True):
    """The act that was taken back, and what its publication found out besides."""

    act: Act
    findings: tuple[Problem, ...]


def undo(situation: Situation, item_id: str, who: str) -> Undone:
    """Takes back the last act on the item, named by its id or its title; on any item where `item_id` is "".

    Those who registered and have been told of the act hear that it is taken back, by the word of `who`.

    Raises Fault where there is none, a letter has told it or somebody edited the file since; then nothing was written.
    """
    named = (Named(act.item_id, act.title) for act in acts(situation))
    act = _last(situation, item_id and id_meant(item_id, named, situation.today))
    if day := told_since(act, _tellings(situation, act.item_id)):
        raise Fault("undo.told", title=act.title, day=day, id=act.item_id)
    there = _there(situation, act)
    if there is None or digest(there) != act.after:
        raise Fault("undo.gone" if there is None else "undo.edited", title=act.title, file=act.file)
    path, before = file_at(situation.project, act.file), _event(situation, act)
    if act.was is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, restored(act.was, decoded(there).text))
    forget(situation, act)
    _take_along(situation, act)
    situation.look_again()
    findings = publish(situation).findings
    if before:
        relay_change(situation, before, who)
    return Undone(act, findings)


def until(situation: Situation) -> datetime | None:
    """Until when what is done now can be taken back for certain: the next letter may tell it."""
    rhythm = situation.project.config.rhythm
    day = due_day(situation)
    row = row_of(situation, day) if day else None
    if day and not (row and row.state is LetterState.SENT):
        return situation.now  # it may go at any moment
    return next_send(rhythm, situation.now).at


def _last(situation: Situation, item_id: str) -> Act:
    """The last act that has come to something: one that a kill has cut short left its file as it was."""
    for act in acts(situation):
        if item_id and act.item_id != item_id:
            continue
        there = _there(situation, act)
        if (there and digest(there)) != (act.was and act.was.digest):
            return act
        forget(situation, act)
    raise Fault("undo.nothing_of", id=item_id) if item_id else Fault("undo.nothing")


def _there(situation: Situation, act: Act) -> bytes | None:
    """What the act's file holds now; None where it is not there."""
    try:
        return read_file(file_at(situation.project, act.file), SIZE_MAX)[0]
    except FileNotFoundError:
        return None


def _event(situation: Situation, act: Act) -> Event | None:
    return next((event for event in situation.content.events if event.id == act.item_id), None)


def _tellings(situation: Situation, item_id: str) -> list[tuple[date, datetime]]:
    with situation.told.reading() as connection:
        days = {one.date for one in told_before(connection, date.max) if one.item_id == item_id}
        rows = edition_rows(connection)
    return [(row.date, row.sent_at or row.due_at) for row in rows if row.date in days and row.gone]


def _take_along(situation: Situation, act: Act) -> None:
    """What the act brought about: a notice or a message that waits is none, an accepted proposal is open again."""
    with situation.letters.writing() as connection:
        for row in edition_rows(connection):
            if row.about == act.item_id and row.state is LetterState.PLANNED:
                forget_letter(connection, row.date)
    with situation.store.writing() as connection:
        if act.proposal:
            reopen(connection, act.proposal)
