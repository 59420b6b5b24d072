"""Why a letter does not get on: kept at each look, and said in status and alarm."""

from collections.abc import Mapping
from datetime import date, datetime

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.deliver.case import Case
from pipeline.deliver.compare import changed_wish
from pipeline.deliver.due import HELD_BY_PEOPLE
from pipeline.deliver.machine.outcome import Outcome
from pipeline.fault import TemplateFault
from pipeline.model import EditionRow, LetterState
from pipeline.store.obstacles import Obstacle, keep_obstacle, obstacle_of

# What passes by itself: the next look tries again.
_PASSING = ("deliver.unclear", "deliver.not_ready_yet", "deliver.not_yet", "mailchimp.busy")
# Why a carrier could not be asked at all.
UNREACHED = ("mailchimp.unreachable", "mailchimp.busy", "mailchimp.no_such_server", "deliver.unclear")
NOT_DOWN, AS_GIVEN = "deliver.not_down", "deliver.as_given"
_OF_TEMPLATES = (AS_GIVEN, "render.template", "render.template_whole")
_ENDED = (LetterState.SENT, LetterState.MISSED, LetterState.UNCERTAIN, LetterState.SKIPPED)


def is_stuck(outcome: Outcome) -> bool:
    """Whether the letter waits for a person to put something right, and nobody chose that it should."""
    row = outcome.row
    by_people = row.state is LetterState.HELD and row.why in HELD_BY_PEOPLE
    waits = outcome.until is not None or bool(outcome.turn) or outcome.key in ("", *_PASSING)
    return not waits and not by_people and row.state not in _ENDED


def stays_wrongly(case: Case, outcome: Outcome, now: datetime) -> bool:
    """Whether the letter still lies at its carrier though it should have been taken down."""
    lies = outcome.row.state is LetterState.SCHEDULED and bool(outcome.key)
    return lies and bool(case.hold_why or changed_wish(case, now))


def left_wrongly(situation: Situation, outcome: Outcome) -> bool:
    """Whether the letter has gone though it could not be taken down when it should have been."""
    with situation.letters.reading() as connection:
        known = obstacle_of(connection, outcome.row.date)
    return outcome.row.gone and known is not None and known.key == NOT_DOWN


def note_not_down(situation: Situation, day: date) -> None:
    """Keeps that the letter lies at its carrier though it should not."""
    with situation.letters.writing() as connection:
        keep_obstacle(connection, day, Obstacle(NOT_DOWN))


def note_obstacle(situation: Situation, outcome: Outcome) -> None:
    """Keeps why the letter is stuck, or that it is not. How long a carrier was silent, the journal tells."""
    if outcome.row.state is LetterState.SCHEDULED and outcome.key in UNREACHED:
        return  # nothing was learnt
    obstacle = None
    if is_stuck(outcome) and outcome.key not in UNREACHED:
        obstacle = _obstacle(outcome.key, outcome.values or {})
    with situation.letters.writing() as connection:
        keep_obstacle(connection, outcome.row.date, obstacle)


def note_fault(situation: Situation, day: date, fault: TemplateFault) -> None:
    """Keeps why the letter cannot be made."""
    with situation.letters.writing() as connection:
        keep_obstacle(connection, day, _obstacle(fault.key, fault.values))


def _obstacle(key: str, values: Mapping[str, object]) -> Obstacle:
    return Obstacle(key, {name: one for name, one in values.items() if isinstance(one, str | int)})


def note_as_given(situation: Situation, day: date, why: str) -> None:
    """Keeps why what lies at the carrier goes as it is."""
    with situation.letters.writing() as connection:
        keep_obstacle(connection, day, Obstacle(AS_GIVEN, {"why": why}))


def note_mended(situation: Situation, day: date) -> None:
    """The letter can be made: no template hinders it any more."""
    with situation.letters.reading() as connection:
        known = obstacle_of(connection, day)
    if known and known.key in _OF_TEMPLATES:
        with situation.letters.writing() as connection:
            keep_obstacle(connection, day, None)


def obstacle_text(situation: Situation, row: EditionRow, due: datetime) -> str:
    """Why the letter has not got on, in words; "" where nothing is known. `due` is aware."""
    with situation.letters.reading() as connection:
        known = obstacle_of(connection, row.date)
    key = row.why or (known.key if known else "")
    if not key:
        return ""
    named = {"until": due.astimezone(situation.project.config.zone), "file": f"content/letters/{row.date}.md"}
    try:
        return messages.text(key, **{**named, **(known.values if known else {}), "day": row.date})
    except KeyError:  # the message names more than was kept
        return ""
