"""This host's turn at a memory that several share: whether there is one, and whether a look has it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.acts.situation import Situation
from pipeline.fault import StateError
from pipeline.project import Project
from pipeline.store.turns import Turn


def turn_of_host(project: Project) -> Turn | None:
    """This host's turn, not yet taken; None where the memory is its own. Raises StateError."""
    server = project.real.server
    return Turn(server, socket.gethostname()) if server else None


@contextmanager
def turn_at(project: Project, given: Turn | None) -> Iterator[Turn | None]:
    """The turn that is given, or one for this look alone."""
    made = None if given else turn_of_host(project)
    try:
        yield given or made
    finally:
        if made:
            made.let_go()


def taken(turn: Turn | None, situation: Situation) -> str:
    """The host whose turn it is, "" where it is ours. Raises StateError; who cannot use the memory leaves the turn."""
    if turn is None:
        return ""
    try:
        _ = situation.store
    except StateError:
        turn.let_go()
        raise
    return turn.take()
