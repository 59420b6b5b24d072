"""What `soila approve`, `hold`, `release` and `ack` have in common: who decides, and of which letter."""

from dataclasses import dataclass
from datetime import date
from getpass import getuser

import click

from pipeline import messages
from pipeline.cli.days import sending_day
from pipeline.cli.run import CONTENT, Call, Failure
from pipeline.cli.say import fail_with
from pipeline.store import Store
from pipeline.store.approvals import Decision, Kind, decisions_of, save_decision
from pipeline.store.editions import EditionRow, State, edition_row


@dataclass(frozen=True, slots=True)
class Case:
    """A letter that can still be decided of: its day, its row and what was decided before."""

    day: date
    store: Store
    row: EditionRow | None
    decisions: tuple[Decision, ...]


def who() -> str:
    """The login name of the person at the machine."""
    try:
        return getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        return "–"


def open_case(call: Call, written: str) -> Case:
    """Raises Failure when no letter goes on the day, or it has gone already."""
    from pipeline.deliver.memory import remember_outbox
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store

    day = sending_day(call, written)
    store = open_store(letters_state(call.project))
    if not call.config.mailchimp.practice:
        remember_outbox(store, call.project.outbox)
    with store.reading() as connection:
        row = edition_row(connection, day)
        decisions = decisions_of(connection, day)
    if row and row.state in (State.SENT, State.SENDING):
        raise Failure(CONTENT, "approval.too_late", {"day": day})
    return Case(day, store, row, decisions)


def decide(call: Call, case: Case, kind: Kind, letter_hash: str = "", text: str = "") -> Decision:
    decision = Decision(case.day, call.now, kind, who(), letter_hash, text)
    with case.store.writing() as connection:
        save_decision(connection, decision)
    return decision


def say(name: str, **values: object) -> None:
    click.echo(messages.text(f"approval.{name}", **values))


def warn(code: int, key: str, **values: object) -> int:
    return fail_with(code, *messages.both(key, **values))
