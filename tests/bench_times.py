"""The Finnish time reader beside `dateparser` on the tables of the tests: a section of docs/benchmarks.md.

dateparser knows moments, not spans, so only the beginning of a time is compared: its day, and its hour where told.
`python -m tests.bench_times` prints the section.
"""

import importlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from pipeline.fault import Fault
from pipeline.finnish.text.times_in_text import find_times
from pipeline.finnish.times import read_when
from pipeline.model import When
from tests.finnish.text.roles import ROLES
from tests.finnish.text.texts import TEXTS
from tests.finnish.times import NEAR, ROWS

# A beginning: the day, and the hour where one is told. An empty row: no time is told, or it is refused.
Beginnings = list[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    near: date | None
    meaning: Beginnings


def section() -> list[str]:
    values = [
        Case(text, near, [_beginning(meaning)] if isinstance(meaning, When) else []) for text, near, meaning in ROWS
    ]
    texts = [
        Case(text, NEAR, [_told(one) for one in told if not one.partition(" ")[2].startswith("time.")])
        for text, told in TEXTS + ROLES
    ]
    return [
        "## Finnish times",
        "",
        f"The tables of the tests, read by us and by dateparser {version('dateparser')} (Finnish, day first, the same "
        "day for missing years). Compared is how a time begins. *Wrong* is another time than was written, or a time "
        "where there is none or one that cannot be; *missed* is no time where there is one. The tables are ours, and "
        "ours reads them as it should by the tests; dateparser was not made for spans, and finds their ends as days of "
        "their own.",
        "",
        "| table | reader | right | wrong | missed | median time |",
        "|---|---|---|---|---|---|",
        _row(f"{len(values)} values", "ours", values, _our_value),
        _row(f"{len(values)} values", "dateparser", values, _their_value),
        _row(f"{len(texts)} sentences and labels", "ours", texts, _our_times),
        _row(f"{len(texts)} sentences and labels", "dateparser", texts, _their_times),
        "",
    ]


def _row(table: str, reader: str, cases: Sequence[Case], read: Callable[[Case], Beginnings]) -> str:
    read(cases[0])
    marks, seconds = Counter[str](), list[float]()
    for case in cases:
        began = time.perf_counter()
        told = read(case)
        seconds.append(time.perf_counter() - began)
        marks[_mark(told, case.meaning)] += 1
    median = sorted(seconds)[len(seconds) // 2] * 1_000_000
    return f"| {table} | {reader} | {marks['right']} | {marks['wrong']} | {marks['missed']} | {median:,.0f} µs |"


def _mark(told: Beginnings, meaning: Beginnings) -> str:
    if told == meaning:
        return "right"
    return "wrong" if any(one not in meaning for one in told) else "missed"


def _beginning(when: When) -> tuple[date, str]:
    return when.first, f"{when.opens:%H.%M}" if when.opens else ""


def _told(written: str) -> tuple[date, str]:
    return _beginning(read_when(written.partition(" ")[2]))


def _our_value(case: Case) -> Beginnings:
    try:
        return [_beginning(read_when(case.text, case.near))]
    except Fault:
        return []


def _our_times(case: Case) -> Beginnings:
    return [_beginning(one.when) for one in find_times(case.text, case.near) if one.when]


def _settings(near: date | None) -> dict[str, Any]:
    base: dict[str, Any] = (
        {"RELATIVE_BASE": datetime.combine(near, datetime.min.time())} if near else {"REQUIRE_PARTS": ["year"]}
    )
    base |= {"TIMEZONE": "Europe/Helsinki", "TO_TIMEZONE": "Europe/Helsinki"}
    return {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "RETURN_TIME_AS_PERIOD": True, **base}


def _their_value(case: Case) -> Beginnings:
    parser = importlib.import_module("dateparser.date").DateDataParser(languages=["fi"], settings=_settings(case.near))
    told = parser.get_date_data(case.text)
    if told is None or told.date_obj is None:
        return []
    return [(told.date_obj.date(), f"{told.date_obj:%H.%M}" if told.period == "time" else "")]


def _their_times(case: Case) -> Beginnings:
    search = importlib.import_module("dateparser.search").search_dates
    found = search(case.text, languages=["fi"], settings=_settings(case.near)) or []
    return [(moment.date(), f"{moment:%H.%M}" if moment.hour or moment.minute else "") for _, moment in found]


if __name__ == "__main__":
    print("\n".join(section()))
