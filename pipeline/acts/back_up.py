"""Copies of the memory: taken while everything runs, and put back or moved when nothing does."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.acts.situation import Situation
from pipeline.acts.turn import beginning
from pipeline.config.servers import database
from pipeline.fault import AlreadyRunning, Fault, WrongUse
from pipeline.lock import only_one
from pipeline.project import SCHEMA, Project, Server
from pipeline.store import copies
from pipeline.store.moving import move
from pipeline.store.turns import Turn


def back_up(situation: Situation, file: Path) -> int:
    """A whole copy of the memory; its size in bytes. Raises StateError, OSError."""
    return copies.copy_state(situation.project.real, file, beginning(situation.project))


def prove(file: Path) -> copies.Proof:
    """Whether a copy is whole and known, and what it holds; the project is not touched. Raises StateError."""
    return copies.prove(file)


def restore(situation: Situation, file: Path) -> Path | None:
    """Puts a copy in the memory's place; where the earlier one is kept. Raises AlreadyRunning, StateError, OSError."""
    project = situation.project
    with _nobody_works(project, project.real.server):
        return copies.put_back(project.real, file, situation.now, beginning(project))


def move_memory(situation: Situation, source: str, target: str) -> Mapping[str, int]:
    """Puts a memory, a file or an address of a database, into another that is empty; the rows of each table.

    Raises WrongUse, AlreadyRunning, StateError, OSError.
    """
    places = [_place_of(one) for one in (source, target)]
    with _nobody_works(situation.project, *(one for one in places if isinstance(one, Server))):
        return move(*places)


def _place_of(written: str) -> Path | Server:
    if "://" not in written:
        return Path(written)
    try:
        return Server(database(written), SCHEMA)
    except Fault as fault:
        raise WrongUse(fault.key, name="soila state copy") from fault


@contextmanager
def _nobody_works(project: Project, *servers: Server | None) -> Iterator[None]:
    """Neither this machine nor another host works with a memory meanwhile. Raises AlreadyRunning, StateError."""
    with ExitStack() as stack:
        for name, key in (("run", "log.running"), ("look", "jobs.busy"), ("send", "jobs.busy")):
            stack.enter_context(only_one(project.state, name, key))
        for server in filter(None, servers):
            turn = Turn(server, socket.gethostname())
            stack.callback(turn.let_go)
            if other := turn.take():
                raise AlreadyRunning("log.others_turn", other=other)
        yield
