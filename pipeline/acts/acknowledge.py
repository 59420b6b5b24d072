"""Somebody has taken the alarms up, or one of them, and they are not repeated."""

from datetime import datetime

from msgspec import Struct

from pipeline.acts.clock import trust_clock
from pipeline.acts.letter_notices import uncertain_notice
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.model import LetterState, Notice
from pipeline.store import Store
from pipeline.store.editions import letter_rows
from pipeline.store.notices import notice_of, open_notices, raise_notice, save_acknowledged


class Acknowledged(Struct, frozen=True):
    """The alarms that were taken up, and whether the machine's clock was in doubt and is trusted now."""

    notices: tuple[Notice, ...]
    clock: bool


def acknowledge(situation: Situation, who: str, machine: tuple[str, float] | None) -> Acknowledged:
    """`machine` is its own time, None where `now` is not its clock. Raises StateError, OSError."""
    clock = machine is not None and trust_clock(situation.project, situation.now, machine)
    cries = tuple(one for store in situation.stores_of_letters for one in _taken_up(store, who, situation.now))
    return Acknowledged(cries, clock)


def _taken_up(store: Store, who: str, now: datetime) -> tuple[Notice, ...]:
    with store.writing() as connection:
        for row in letter_rows(connection):
            if row.state is LetterState.UNCERTAIN:  # whoever looked at it: later letters do not wait for it any more
                raise_notice(connection, uncertain_notice(row, now))
        cries = tuple(one for one in open_notices(connection) if one.cries)
        save_acknowledged(connection, [one.key for one in cries], who, now)
    return cries


def acknowledge_one(situation: Situation, key: str, who: str) -> Notice:
    """The alarm of the key. Raises Fault where there is none, or somebody has taken it up already; StateError."""
    for store in situation.stores_of_letters:
        with store.writing() as connection:
            notice = notice_of(connection, key)
            if notice is not None and notice.cries:
                save_acknowledged(connection, [key], who, situation.now)
                return notice
    raise Fault("page.alarm_gone")


def alarm_of(situation: Situation, key: str) -> Notice | None:
    """The alarm of the key as it stands, wherever letters go now. Raises StateError."""
    for store in situation.stores_of_letters:
        with store.reading() as connection:
            if notice := notice_of(connection, key):
                return notice
    return None
