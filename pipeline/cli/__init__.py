"""`soila …`: finds the command, reads its arguments, calls one function, prints. No logic lives here.

Each command is a file beside this one. Nothing heavy is imported before it is known which command runs; the overview
needs no library at all.
"""

import gc
import os
import sys
from contextlib import suppress

from pipeline import messages
from pipeline.safe.terminal import guard_output

# Command -> its module beside this file. The order is the order of the overview.
COMMANDS = {
    "check": "check",
    "new": "new",
    "serve": "desk",
    "letter": "letter",
    "send": "send",
    "approve": "approve",
    "hold": "hold",
    "release": "release",
    "run": "serve",
    "tick": "tick",
    "status": "status",
    "ack": "ack",
    "calendar": "calendar",
    "log": "log",
    "backup": "backup",
    "restore": "restore",
    "state": "state",
    "takeover": "takeover",
    "publish": "publish",
    "doctor": "doctor",
    "stats": "stats",
    "collect": "collect",
    "proposals": "proposals",
    "accept": "accept",
    "reject": "reject",
    "move": "move",
    "postpone": "postpone",
    "cancel": "cancel",
    "told": "told",
    "undo": "undo",
    "notice": "notice",
    "correct": "correct",
    "attendance": "attendance",
    "report": "report",
}


def overview() -> str:
    """The help that lists every command."""
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {messages.text(f'help.{name}')}" for name in COMMANDS)
    return messages.text("help.usage", commands="\n".join(lines))


def main() -> int:
    """Runs the command that was written and gives its exit code.

    All that it prints goes through the door of `pipeline.safe.terminal`.
    """
    guard_output()
    if sys.argv[1:] in ([], ["--help"], ["-h"], ["help"]):
        print(overview(), end="")
        return 0
    gc.set_threshold(50_000)  # thousands of items are made, and hardly a circle among them
    from pipeline.cli.run import run

    return run(sys.argv[1:])


def script() -> None:
    """The console script. Its process ends at once: letting go of thousands of values one by one takes its time."""
    code = main()
    with suppress(OSError, ValueError):  # of that Python itself tells
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if not _works_on():
            os._exit(code)
    sys.exit(code)


def _works_on() -> bool:
    """Whether a thread has something to finish, as a service that was told to end may have."""
    threading = sys.modules.get("threading")
    return threading is not None and sum(not one.daemon for one in threading.enumerate()) > 1
