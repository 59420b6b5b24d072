"""What one number of a period rests on."""

from collections.abc import Mapping

from msgspec import Struct

from pipeline.acts.report_sources import gather
from pipeline.acts.situation import Situation
from pipeline.fault import WrongUse
from pipeline.report.numbers import KEYS, Number, numbers_of
from pipeline.report.sources import Period, digest


class Shown(Struct, frozen=True):
    """Numbers with what their rows are called, the hash of their sources and the version that counted them."""

    numbers: tuple[Number, ...]
    titles: Mapping[str, str]
    digest: str
    program: str


def show_number(situation: Situation, period: Period, written: str) -> Shown:
    """The number of a key (`registrations`), or its part of a group (`registrations:2024-Q2`). Raises WrongUse."""
    sources = gather(situation, period)
    key, _, label = written.partition(":")
    every = [one for one in numbers_of(sources) if one.key == key]
    found = [one for one in every if (label in map(str, one.by.values()) and len(one.by) == 1 if label else not one.by)]
    if not found:
        raise WrongUse("report.no_key", named=written, keys=", ".join(KEYS))
    return Shown(tuple(found), sources.titles, digest(sources), sources.program)
