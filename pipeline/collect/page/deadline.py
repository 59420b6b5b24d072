"""When registration closes: by a label, else by a sentence on registration; of cancelling, paying or applying never."""

import re
from collections.abc import Iterator, Sequence

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.days import sentence_before
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line, TimeTold
from pipeline.collect.page.times import short
from pipeline.collect.page.when import closing
from pipeline.finnish.text.times_in_text import Role
from pipeline.model import Problem

_REGISTRATION = re.compile(
    r"ilmoittau|\bilm\.|rekister|anmäl|regist|sign up|rsvp|osallistumisesi viimeist", re.IGNORECASE
)
_OTHER = re.compile(
    r"\bperu(?!s)\w*|peruut\w*|maksa\w*|maksettava|lasku\w*|veloit\w*|materiaal\w*|abstrakt\w*|tallen\w*|palaut\w*"
    r"|ruoka-?aine\w*|erityisruokavalio\w*|majoit\w*|avbok\w*|cancel\w*|invoice|ehdotu\w*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;!?]\s|\bja\b|\bmutta\b")


def deadline_claims(lines: Sequence[Line], pairs: Sequence[Pair], url: str) -> Iterator[Claim]:
    """When registration closes, and where it stood."""
    for pair in pairs:
        if pair.field not in ("deadline", "registration"):
            continue
        times = [time for time in pair.times if pair.field == "deadline" or time.role is Role.DEADLINE]
        times = [time for time in times if not _is_of_other(pair.value, time.text)]
        if times:
            yield _claim(times[-1], 0, f"kohta «{pair.label}»", url)
    for line in lines:
        if line.gone or not _REGISTRATION.search(line.text):
            continue
        for time in line.times:
            if time.role is Role.DEADLINE and not _speaks_of_other(line.text, time):
                yield _claim(time, 1, f"teksti «{short(line.text)}»", url)


def _claim(time: TimeTold, rank: int, origin: str, url: str) -> Claim:
    if time.when is None:
        assert time.fault is not None
        return Claim("closes", None, rank, origin, Problem(time.fault.key, url, values=time.fault.values))
    return Claim("closes", closing(time.when), rank, origin)


def _speaks_of_other(text: str, time: TimeTold) -> bool:
    """Whether the words right around a deadline are of something else than registration."""
    before = sentence_before(text, time.start)
    clause = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(text[time.end :])[0]
    if _REGISTRATION.search(clause):
        return bool((late := _OTHER.search(clause)) and late.start() > _last(clause))
    return bool(_OTHER.search(clause) or _OTHER.search(after)) or not _REGISTRATION.search(f"{before} {after}")


def _last(clause: str) -> int:
    return max(match.start() for match in _REGISTRATION.finditer(clause))


def _is_of_other(value: str, written: str) -> bool:
    before = value.partition(written)[0]
    return bool(_OTHER.search(_CLAUSE.split(before)[-1]))
