"""Closing a reported period: what it was is kept for good, and whatever changes later is told beside it."""

from pathlib import Path

from msgspec.structs import replace

from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.report.restated import Closed, Reason
from pipeline.report.sources import Period, Sources
from pipeline.store.codec import from_json, pretty
from pipeline.whole import PRIVATE, put_new, read_ours, write_whole


def closed_period(situation: Situation, period: Period) -> Closed | None:
    """The period as it was closed; None where it is open. Raises Fault where what was kept is damaged."""
    file = _file(situation, period)
    if not file.is_file():
        return None
    found = read_ours(file, lambda data: from_json(data, Closed), ValueError)
    if found is None:
        raise Fault("report.damaged", file=file)
    return found


def close_period(situation: Situation, sources: Sources) -> None:
    """Keeps the sources of a period as they are reported now. Raises Fault where it is closed already, OSError."""
    file = _file(situation, sources.period)
    if not put_new(file, pretty(Closed(sources)).encode()):
        raise Fault("report.closed_already", first=sources.period.first, last=sources.period.last)
    file.chmod(PRIVATE)


def explain_change(situation: Situation, closed: Closed, text: str) -> Closed:
    """Keeps why a closed period's numbers have changed. Raises OSError."""
    told = replace(closed, reasons=(*closed.reasons, Reason(situation.today, text)))
    write_whole(_file(situation, closed.sources.period), pretty(told).encode(), PRIVATE)
    return told


def _file(situation: Situation, period: Period) -> Path:
    return situation.project.reports / "lukitut" / f"{period.first}–{period.last}.json"
