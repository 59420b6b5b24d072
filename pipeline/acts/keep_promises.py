"""Promised letters and a rhythm that has changed: each promise ends told, and the days of today are given back."""

from collections.abc import Generator
from datetime import date

from msgspec.structs import replace

from pipeline.acts.done import Done
from pipeline.acts.letter_changes import tell_not_down
from pipeline.acts.letter_notices import again_notice, broken_notice
from pipeline.acts.send_letter import withdraw
from pipeline.acts.situation import Situation
from pipeline.acts.tell_outcome import tell_outcome
from pipeline.deliver.approval import hold_of, release_of
from pipeline.deliver.journal import past_of
from pipeline.deliver.promise import (
    Broken,
    Promise,
    broken_promises,
    kept_again,
    open_letters,
    owed_before,
    promised,
)
from pipeline.fault import TemplateFault
from pipeline.model import Decision, DecisionKind, EditionRow, LetterState
from pipeline.rhythm.sends import Send
from pipeline.store.editions import edition_row, letter_rows, save_row
from pipeline.store.journal import journal_of
from pipeline.store.kept import every_kept, keep, kept
from pipeline.store.notices import raise_notice
from pipeline.store.promise import keep_rhythm, kept_rhythm

# Who releases the day from which a hold has followed its letter.
_FOLLOWED = "soila"


def keep_promises(situation: Situation) -> Generator[Done, None, tuple[Send, ...]]:
    """Reconciles rows and rhythm, and gives the letters that are to be looked at now. Raises StateError, OSError."""
    rhythm, now = situation.project.config.rhythm, situation.now
    rows, before = _rows(situation), promise_before(situation)
    promise = promised(rhythm, before, now, begins=situation.project.place.practises)
    if promise != before:
        owed = owed_before(before, rows, now)
        with situation.letters.writing() as connection:
            for one in owed:
                assert one.date is not None
                assert one.at is not None
                save_row(connection, EditionRow(one.date, LetterState.PLANNED, one.at), now)
            days = [row.date for row in rows]
            told = dict(zip(days, every_kept(connection, *map(_told, days)), strict=True))
            again = kept_again(rhythm, rows, told, now)
            for row in again:
                save_row(connection, row, now)
                keep(connection, _told(row.date), "")
                if not _is_told_by_network(situation, row.date):
                    raise_notice(connection, again_notice(situation.project, row, now))
            keep_rhythm(connection, rhythm, promise.since)
        for row in again:
            yield Done("promise.again", {"day": row.date}, row.date)
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
    goes = row.due_at <= situation.now and _in_doubt(situation, day)
    if not goes:  # of a letter that may have gone nothing is said before that is known
        yield from _tell(situation, broken)
    if broken.to:
        _hold_follows(situation, day, broken.to)
    if row.state is LetterState.PLANNED and not row.campaign_id and not row.hash:
        ended = replace(row, state=broken.fate.state, why=broken.fate.why)
        with situation.letters.writing() as connection:
            save_row(connection, ended, situation.now)
    else:
        try:
            outcome = withdraw(situation, situation.project.place, day, broken.fate)
        except TemplateFault as fault:
            yield Done(fault.key, {"day": day, **fault.values}, day, trouble=True)
            return
        ended = outcome.row
        if ended.state is LetterState.SCHEDULED:
            tell_not_down(situation, outcome)
        if ended.state is not broken.fate.state:
            values = {"day": day, "at": ended.due_at, **(outcome.values or {})}
            if ended.gone:
                tell_outcome(situation, row.due_at, outcome)
            yield Done(outcome.key or f"deliver.{ended.state}", values, day)
            return
        if goes:
            yield from _tell(situation, broken)
    yield Done(broken.fate.why, {"day": day, "to": broken.to}, day)


def _tell(situation: Situation, broken: Broken) -> Generator[Done, None, None]:
    """Tells what becomes of a letter, unless that was told last of it."""
    day = broken.row.date
    if _is_told_by_network(situation, day):
        return
    fate = f"{broken.fate.why} {broken.to or ''}".strip()
    with situation.letters.writing() as connection:
        if kept(connection, _told(day)) == fate:
            return
        notice = broken_notice(broken, situation.now)
        raise_notice(connection, notice)
        keep(connection, _told(day), fate)
    yield Done("jobs.told", {"subject": notice.subject}, day, trouble=True)


def _is_told_by_network(situation: Situation, day: date) -> bool:
    """Whether a letter is practised for a day on which the real one is promised, and speaks for itself."""
    with situation.told.reading() as connection:
        return situation.project.place.practises and edition_row(connection, day) is not None


def _in_doubt(situation: Situation, day: date) -> bool:
    """Whether a call may have sent the letter, and nobody knows yet."""
    with situation.letters.reading() as connection:
        return past_of(journal_of(connection, day)).doubt_since is not None


def _hold_follows(situation: Situation, day: date, to: date) -> None:
    """Whoever held a letter meant it, whatever day it goes on; it follows once, and who releases it there has the last
    word.
    """
    hold, release = hold_of(situation.decisions(day)), release_of(situation.decisions(day))
    has_followed = release is not None and release.who == _FOLLOWED
    who = hold.who if hold else "" if has_followed else situation.content.holding_file(day)
    if who:
        situation.decide(Decision(to, situation.now, DecisionKind.HOLD, who))
        situation.decide(Decision(day, situation.now, DecisionKind.RELEASE, _FOLLOWED))


def _told(day: date) -> str:
    """The name under which is kept what staff were told of a letter whose day is no letter's any more."""
    return f"moved {day}"
