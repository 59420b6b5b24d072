"""When registration closes: by a label, else by a sentence on registration."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.collect.page.days import times_in
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line
from pipeline.collect.page.times import short
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import When


def deadline_in(lines: Sequence[Line], pairs: Sequence[Pair], near: date) -> tuple[When | None, str]:
    """When registration closes, and where it stood."""
    for pair in pairs:
        if pair.field in ("deadline", "registration"):
            times = [t for t in times_in(pair.timed, near) if t.when is not None]
            times = times if pair.field == "deadline" else [t for t in times if t.role is Role.DEADLINE]
            if times and (when := times[-1].when):
                return _closing(when), f"kohta «{pair.label}»"
    for line in lines:
        for time in times_in(line.timed, near):
            if time.role is Role.DEADLINE and time.when and re.search("ilmoittau|rekister", line.text, re.IGNORECASE):
                return _closing(time.when), f"teksti «{short(line.text)}»"
    return None, ""


def _closing(when: When) -> When:
    """The end of a span in which one may register; a single day or moment as it is."""
    if when.first != when.last or when.closes is not None:
        return When(when.last, when.last, when.closes)
    return when
