"""What `soila accept` and `soila reject` have in common: the proposals that a person names by number."""

from collections.abc import Callable

from pipeline import messages
from pipeline.cli.run import CONTENT, FINE, USAGE, Call, Failure
from pipeline.cli.say import fail_with
from pipeline.store import Store
from pipeline.store.proposals import ProposalRow

_Decide = Callable[[Call, Store, ProposalRow], int]


def each_chosen(call: Call, command: str, numbers: tuple[str, ...], decide: _Decide) -> int:
    """Decides of one after another; what cannot be is told, and the others go on.

    Raises Failure, before anything is done, when one is no number.
    """
    from pipeline.publish.accept import open_row
    from pipeline.read.fault import Fault
    from pipeline.store import open_store

    for written in numbers:
        if not written.isascii() or not written.isdigit():
            raise Failure(USAGE, "proposals.not_number", {"written": written, "command": command})
    store = open_store(call.project.state)
    code = FINE
    for number in dict.fromkeys(int(written) for written in numbers):
        try:
            code = max(code, decide(call, store, open_row(store, number)))
        except Fault as fault:
            code = max(code, fail_with(CONTENT, *messages.both(fault.key, **{"field": "aika", **fault.values})))
    return code
