"""`soila …`: finds the command, reads its arguments, calls one function, prints. No logic lives here.

Each command is a file beside this one. Nothing heavy is imported before it is known which command runs; the overview
needs no library at all.
"""

import gc
import sys

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


def main() -> None:
    """The console script. All that it prints goes through the door of `pipeline.safe.terminal`."""
    guard_output()
    if sys.argv[1:] in ([], ["--help"], ["-h"], ["help"]):
        print(overview(), end="")
        return
    from pipeline.cli.run import run

    gc.set_threshold(50_000)  # thousands of items are made, and hardly a circle among them
    sys.exit(run(sys.argv[1:]))
