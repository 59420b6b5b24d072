"""What the demo makes, and what simulated months leave behind."""

from datetime import timedelta
from pathlib import Path

from tests.jobs.year import START, lived
from tests.soila import copy_project, run_soila
from tests.unchanged.telling import digests

HOUR = "2024-04-09T09:00"
END = START + timedelta(days=122)


def demo(folder: Path) -> str:
    """The digest of every file that `make demo` makes."""
    project = copy_project(folder)
    for command in (("check",), ("send", "--date", "2024-04-09"), ("publish",)):
        result = run_soila(project, *command, now=HOUR, env={"LOGNAME": "viestija"})
        assert result.code == 0, result.err
    return digests(project, "outbox", "site")


def summer(seed: int, folder: Path) -> str:
    """The log of four months that kept their promise, without the ids of their runs, and what went to people."""
    life, seen = lived(seed, folder, END)
    assert life.broken == []
    assert (life.due, life.doubles) == (9, 0)
    assert life.on_time + life.late + life.missed == life.due
    lines = [f"{one.at:%Y-%m-%dT%H:%M%z} {one.of_whom()}: {'! ' * one.trouble}{one.text}" for one in seen.lines]
    assert not any(one.trace for one in seen.lines)
    gone = [f"{one.at:%Y-%m-%dT%H:%M:%S} {one.title} {one.html_sha256}" for one in seen.deliveries]
    return "\n".join([*lines, "", *gone, ""])
