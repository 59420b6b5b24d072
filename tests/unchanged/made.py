"""What the demo makes."""

from pathlib import Path

from tests.soila import copy_project, run_soila
from tests.unchanged.telling import digests

HOUR = "2024-04-09T09:00"


def demo(folder: Path) -> str:
    """The digest of every file that `make demo` makes."""
    project = copy_project(folder)
    for command in (("check",), ("send", "--date", "2024-04-09"), ("publish",)):
        result = run_soila(project, *command, now=HOUR, env={"LOGNAME": "viestija"})
        assert result.code == 0, result.err
    return digests(project, "outbox", "site")
