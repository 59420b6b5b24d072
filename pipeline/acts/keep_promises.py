"""Promised letters and a rhythm that has changed: each promise ends told, and the days of today are given back."""

from collections.abc import Generator
from dataclasses import replace

from pipeline.acts.done import Done
from pipeline.acts.letter_notices import broken_notice
from pipeline.acts.send_letter import withdraw
from pipeline.acts.situation import Situation
from pipeline.deliver.promise import (
    Broken,
    Promise,
    broken_promises,
    kept_again,
    open_letters,
    owed_before,
    promised,
)
from pipeline.fault import CarrierError, NotSendable
from pipeline.model import EditionRow, LetterState
from pipeline.rhythm.sends import Send
from pipeline.store.editions import letter_rows, save_row
from pipeline.store.kept import keep
from pipeline.store.promise import keep_rhythm, kept_rhythm


def keep_promises(situation: Situation) -> Generator[Done, None, tuple[Send, ...]]:
    """Reconciles rows and rhythm, and gives the letters that are to be looked at now. Raises StateError, OSError."""
    rhythm, now = situation.project.config.rhythm, situation.now
    rows, before = _rows(situation), promise_before(situation)
    promise = promised(rhythm, before, now)
    if promise != before:
        owed = owed_before(before, rows, now)
        with situation.letters.writing() as connection:
            for one in owed:
                assert one.date is not None
                assert one.at is not None
                save_row(connection, EditionRow(one.date, LetterState.PLANNED, one.at), now)
            for row in kept_again(rhythm, rows, now):
                save_row(connection, row, now)
            keep_rhythm(connection, rhythm, promise.since)
        rows = _rows(situation)
    for broken in broken_promises(rhythm, rows, now):
        yield from _end(situation, broken)
    return open_letters(promise, _rows(situation), now)


def promise_before(situation: Situation) -> Promise | None:
    """The promise that was kept last; None where none was."""
    with situation.letters.reading() as connection:
        kept = kept_rhythm(connection, situation.project.config.rhythm)
    return Promise(*kept) if kept else None


def _rows(situation: Situation) -> tuple[EditionRow, ...]:
    with situation.letters.reading() as connection:
        return letter_rows(connection)


def _end(situation: Situation, broken: Broken) -> Generator[Done, None, None]:
    """Ends a letter whose day is no letter's any more: taken down where it lies at its carrier, and told."""
    row, day = broken.row, broken.row.date
    notice = broken_notice(broken, situation.now)
    if situation.raise_notice(notice):
        yield Done("jobs.told", {"subject": notice.subject}, day, trouble=True)
    if row.state is LetterState.PLANNED and not row.campaign_id and not row.hash:
        ended = replace(row, state=broken.fate.state, why=broken.fate.why)
        with situation.letters.writing() as connection:
            save_row(connection, ended, situation.now)
    else:
        try:
            outcome = withdraw(situation, day, broken.fate)
        except (NotSendable, CarrierError) as fault:
            yield Done(fault.key, {"day": day, **fault.values}, day, trouble=True)
            return
        ended = outcome.row
        if ended.state is not broken.fate.state:
            values = {"day": day, "at": ended.due_at, **(outcome.values or {})}
            yield Done(outcome.key or f"deliver.{ended.state}", values, day)
            return
    with situation.letters.writing() as connection:
        keep(connection, f"moved {day}", broken.to.isoformat() if broken.to else "")
    yield Done(broken.fate.why, {"day": day, "to": broken.to}, day)
