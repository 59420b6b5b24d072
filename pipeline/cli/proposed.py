"""What `soila accept` and `soila reject` have in common: the proposals that a person names by number."""

from collections.abc import Callable

from pipeline.cli.run import FINE, tell_fault
from pipeline.fault import Fault, Outside, WrongUse


def each_chosen(command: str, numbers: tuple[str, ...], decide: Callable[[int], int]) -> int:
    """Decides of one after another; what cannot be is told, and the others go on.

    Raises WrongUse, before anything is done, when one is no number.
    """
    for written in numbers:
        if not written.isascii() or not written.isdigit():
            raise WrongUse("proposals.not_number", written=written, command=command)
    code = FINE
    for number in dict.fromkeys(int(written) for written in numbers):
        try:
            code = max(code, decide(number))
        except Outside:
            raise
        except Fault as fault:
            code = max(code, tell_fault(fault))
    return code
