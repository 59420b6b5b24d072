"""A stored report, counted again: from the sources that lie beside it, and from content as it stands now."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline.acts.report_sources import gather
from pipeline.acts.situation import Situation
from pipeline.fault import Fault, WrongUse
from pipeline.inside import read_file
from pipeline.report import sources as of_report
from pipeline.report.formats import NUMBERS, SOURCES
from pipeline.report.numbers import Number, numbers_of
from pipeline.store.codec import from_json

_MAX = 200_000_000  # bytes


class Verdict(Struct, frozen=True):
    """The keys of the numbers that differ: from the report's own sources, and from content as it stands now."""

    from_sources: tuple[str, ...]
    from_content: tuple[str, ...]


def verify_report(situation: Situation, folder: Path) -> Verdict:
    """Counts a stored report again; what carriers counted is taken as it was read then.

    Raises Fault where the report cannot be read, WrongUse where there is none.
    """
    sources = stored_sources(folder)
    try:
        numbers = from_json(_stored(folder, NUMBERS), tuple[Number, ...])
    except ValueError:
        raise Fault("report.damaged", file=folder / NUMBERS) from None
    now = gather(situation, sources.period)
    same = replace(now, as_of=sources.as_of, letters=sources.letters, program=sources.program)
    return Verdict(differing(numbers, numbers_of(sources)), differing(numbers, numbers_of(same)))


def stored_sources(folder: Path) -> of_report.Sources:
    """The sources of a stored report. Raises Fault, WrongUse."""
    try:
        return of_report.read(_stored(folder, SOURCES))
    except ValueError:
        raise Fault("report.damaged", file=folder / SOURCES) from None


def _stored(folder: Path, name: str) -> bytes:
    try:
        return read_file((folder / name).resolve(), _MAX)[0]
    except OSError:
        raise WrongUse("report.no_report", folder=folder) from None


def differing(one: Sequence[Number], other: Sequence[Number]) -> tuple[str, ...]:
    """The keys of numbers that are not the same in both, each once; in their order."""
    known, found = ({(n.key, *sorted(map(str, n.by.items()))): n for n in ones} for ones in (one, other))
    return tuple(dict.fromkeys(place[0] for place in (*known, *found) if known.get(place) != found.get(place)))
