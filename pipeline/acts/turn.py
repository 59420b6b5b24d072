"""Whose turn it is to send: a state belongs to one host, and one that was lost waits for a person.

A copy of a state elsewhere sends nothing until somebody says there that it is its turn. Nothing runs out by itself.
"""

import os
import socket
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.deliver.carriers import turn_taker
from pipeline.deliver.outbox.manifest import MANIFEST
from pipeline.deliver.turn import newer_turn
from pipeline.model import Notice, Urgency
from pipeline.notify.due import tell
from pipeline.project import Project
from pipeline.store.codec import kept_value, to_json
from pipeline.store.editions import letter_rows, save_row
from pipeline.store.kept import every_kept, keep
from pipeline.store.notices import open_notices, save_acknowledged
from pipeline.store.orders import forget_order

_HOST, _NUMBER, _BACK, _LOST, _NEW = "turn.host", "turn.number", "turn.back", "turn.lost", "turn.new"
# A memory that a person gave the turn has not met the carrier; what it does not know, that person has seen to.
_TAKEN_OVER = "takeover"
_ALARMS = "turn "
_MACHINE_ID = Path("/etc/machine-id")


class Whose(StrEnum):
    """Whose turn it is."""

    OURS = "ours"
    ELSEWHERE = "elsewhere"  # the state is a copy of another host's
    TAKEN = "taken"  # another host has taken the sending over
    LOST = "lost"  # the state is new, though there was one before it


class Host(Struct, frozen=True):
    """Where a state lives: the machine, its name before people, and the state's folder as that machine knows it."""

    machine: str
    name: str
    path: str
    inode: int

    def is_same(self, other: "Host") -> bool:
        """A folder that was moved is the same, and so is one that was put back at its place."""
        return self.machine == other.machine and (self.path == other.path or self.inode == other.inode)


class Turn(Struct, frozen=True):
    """Whose turn it is, its number, and the other host by its name ("" where there is none).

    `new`: the state has not met its carrier yet, so that it may have lost a past that only the carrier knows.
    """

    whose: Whose
    number: int = 0
    other: str = ""
    new: bool = False
    taken_over: bool = False

    @property
    def why_not(self) -> str:
        """Why nothing is sent from here, as a message key; "" when it may be."""
        return "" if self.whose is Whose.OURS else f"takeover.{self.whose}"


class TakenOver(Struct, frozen=True):
    """The turn that this host has now; `new`: it was taken now."""

    turn: Turn
    new: bool


def beginning(project: Project) -> dict[str, str]:
    """What a state that is made now knows from the first: a past that it has lost, where outbox or site tell of one."""
    if any(project.outbox.glob(f"????-??-??/{MANIFEST}")):
        return {_NEW: "1", _LOST: "outbox/"}
    if (project.site / "index.html").is_file():
        return {_NEW: "1", _LOST: "site/"}
    return {_NEW: "1"}


def turn_of(situation: Situation) -> Turn:
    """Whose turn it is now; a state that belongs to nobody is this host's from now on. Raises StateError."""
    here = host_of(situation.project)
    store = situation.told
    with store.reading() as connection:
        host, number, back, lost, new = every_kept(connection, _HOST, _NUMBER, _BACK, _LOST, _NEW)
    owner = kept_value(host or None, Host)
    count = int(number) if number.isdecimal() else 0
    if lost:
        return Turn(Whose.LOST, count, lost, bool(new))
    if situation.project.real.server:
        owner = here  # hosts that share a memory take turns by the lock of its server
    elif owner is None:
        with store.filling() as connection:
            keep(connection, _HOST, to_json(here))
    if owner and not owner.is_same(here):
        return Turn(Whose.ELSEWHERE, count, owner.name)
    if back:
        return Turn(Whose.TAKEN, count, back)
    return Turn(Whose.OURS, count, new=bool(new), taken_over=new == _TAKEN_OVER)


def stand_back(situation: Situation, other: str) -> None:
    """Somebody has taken the sending over elsewhere: nothing goes from here any more, and staff are told."""
    with situation.told.writing() as connection:
        keep(connection, _BACK, other)
    _tell(situation, "taken", other)


def note_lost(situation: Situation) -> None:
    """The carrier knows letters of which this state knows nothing: a person must look first."""
    with situation.told.writing() as connection:
        keep(connection, _LOST, "Mailchimp")


def note_met(situation: Situation) -> None:
    """The carrier knows nothing that this state has lost."""
    with situation.told.writing() as connection:
        keep(connection, _NEW, "")


def tell_turn(situation: Situation, turn: Turn) -> bool:
    """Tells staff why nothing goes from here; whether that was news."""
    return _tell(situation, str(turn.whose), turn.other)


def take_over(situation: Situation) -> TakenOver:
    """The sending is this host's from now on, and all staff are told. Raises CarrierError, StateError, OSError."""
    before = turn_of(situation)
    taker = turn_taker(situation.project, situation.told)
    turns = taker.turns(situation.now) if taker else {}
    if before.whose is Whose.OURS and not newer_turn(turns, before.number):
        return TakenOver(before, False)
    here = host_of(situation.project)
    number = max(before.number, *turns, 0) + 1
    if taker:
        taker.take_turn(number, here.name, situation.project.config.mailchimp.audience)
    with situation.told.writing() as connection:
        for name, value in (
            (_HOST, to_json(here)),
            (_NUMBER, str(number)),
            (_BACK, ""),
            (_LOST, ""),
            (_NEW, _TAKEN_OVER),
        ):
            keep(connection, name, value)
        for row in letter_rows(connection):
            if row.at_carrier:
                # A copy may be older than what lies at the carrier, which alone is believed from now on.
                forget_order(connection, row.date)
                save_row(connection, replace(row, hash=""), situation.now)
        settled = [one.key for one in open_notices(connection) if one.key.startswith(_ALARMS)]
        save_acknowledged(connection, settled, here.name, situation.now)
    subject, text = messages.both("takeover.notice", host=here.name)
    key = f"takeover {number} {situation.now:%Y-%m-%dT%H:%M}"
    situation.raise_notice(Notice(key, Urgency.NOW, subject, text, situation.now))
    tell(situation.project, situation.notices, situation.now)
    return TakenOver(Turn(Whose.OURS, number), True)


def host_of(project: Project) -> Host:
    """This host, as far as it can be known from within."""
    name = socket.gethostname()
    machine = ""
    with suppress(OSError):
        machine = _MACHINE_ID.read_text(encoding="utf-8").strip()
    folder = project.state
    inode = folder.stat().st_ino if folder.is_dir() else 0
    return Host(f"{machine} {name}", name, os.path.realpath(folder), inode)


def _tell(situation: Situation, whose: str, other: str) -> bool:
    subject, text = messages.both(f"takeover.{whose}_notice", other=other)
    return situation.raise_notice(Notice(f"{_ALARMS}{whose} {other}", Urgency.CRITICAL, subject, text, situation.now))
