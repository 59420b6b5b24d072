"""Copies of the memory: taken while everything runs, and put back when nothing does."""

from pathlib import Path

from pipeline.acts.situation import Situation
from pipeline.acts.turn import beginning
from pipeline.lock import only_one
from pipeline.store import copies


def back_up(situation: Situation, file: Path) -> int:
    """A whole copy of the memory; its size in bytes. Raises StateError, OSError."""
    return copies.copy_state(situation.project.real, file, beginning(situation.project))


def prove(file: Path) -> copies.Proof:
    """Whether a copy is whole and known, and what it holds; the project is not touched. Raises StateError."""
    return copies.prove(file)


def restore(situation: Situation, file: Path) -> Path | None:
    """Puts a copy in the memory's place; where the earlier one is kept. Raises AlreadyRunning, StateError, OSError."""
    folder = situation.project.state
    with (
        only_one(folder, "run", "log.running"),
        only_one(folder, "look", "jobs.busy"),
        only_one(folder, "send", "jobs.busy"),
    ):
        return copies.put_back(situation.project.real, file, situation.now, beginning(situation.project))
