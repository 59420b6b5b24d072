"""content/facts.toml -> facts, targets, baselines and what is not counted; each fault with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from pipeline.kinds.values import clean, is_id
from pipeline.model import Problem
from pipeline.model.facts import NO_FACTS, Baseline, Fact, Facts, Funded, LeftOut, Target
from pipeline.read.decode import as_read, decoded

FILE = "facts.toml"
# The numbers of a report, which targets and baselines are of. The report counts them (`pipeline/report/numbers.py`).
NUMBERS = (
    *("events.held", "events.cancelled", "events.moved", "events.postponed", "registrations"),
    *("attendances.on_site", "attendances.online", "attendances.untold", "attendances.total"),
    *("organisations.distinct", "letters.sent", "letters.recipients", "letters.clicks"),
)

_T = TypeVar("_T")


class _Key(Struct, frozen=True):
    """A key of a table: the type that it holds, whether it must be there, and what else must be true of it."""

    kind: type
    needed: bool = True
    fits: Callable[[Any], bool] = bool


_COUNT = _Key(int, fits=lambda value: value >= 0 and value is not True)
_NUMBER = _Key(str, fits=lambda value: value in NUMBERS)
_SPAN = {"alku": _Key(date), "loppu": _Key(date)}
_WORDS = _Key(list, needed=False, fits=lambda value: all(isinstance(one, str) and one.strip() for one in value))
_TABLES: Mapping[str, Mapping[str, _Key]] = {
    "fakta": {
        "avain": _Key(str, fits=is_id),
        "teksti": _Key(str),
        "luku": _Key(int, needed=False, fits=_COUNT.fits),
        "sanat": _WORDS,
        "lahde": _Key(str, needed=False),
    },
    "tavoite": {"luku": _NUMBER, "arvo": _COUNT, "yksikko": _Key(str, needed=False), **_SPAN},
    "lahtotaso": {"luku": _NUMBER, "arvo": _COUNT, "lahde": _Key(str), "maaritelma": _Key(str), **_SPAN},
    "hanke": {"nimi": _Key(str), "toteuttajat": _Key(list, fits=_WORDS.fits)},
    "pois": {"rivi": _Key(str), "syy": _Key(str), "luku": _Key(str, needed=False, fits=_NUMBER.fits)},
}
_LINE = re.compile(r"line (\d+)")


def read_facts(data: bytes, place: str) -> tuple[Facts, tuple[Problem, ...]]:
    """What a file says, and every problem in it; a table with one is left out."""
    try:
        text = as_read(decoded(data).text)
        said = tomllib.loads(text)
    except UnicodeDecodeError:
        return NO_FACTS, (Problem("facts.not_text", place),)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        return NO_FACTS, (Problem("facts.not_toml", place, int(line[1]) if line else text.count("\n") + 1),)
    problems: list[Problem] = []
    tables = {name: list(_good(name, said, text, place, problems)) for name in _TABLES}
    problems.extend(
        Problem(
            "facts.unknown_table", place, _line_of(text, name, 0), values={"name": name, "known": ", ".join(_TABLES)}
        )
        for name in said
        if name not in _TABLES
    )
    return _facts(tables, problems, place), tuple(problems)


def _good(
    name: str, said: Mapping[str, Any], text: str, place: str, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    tables = said.get(name, [])
    for number, table in enumerate(tables if isinstance(tables, list) else [tables]):
        line = _line_of(text, name, number)
        found = (
            list(_faults(name, table, line, place)) if isinstance(table, dict) else [Problem("facts.not_toml", place)]
        )
        problems.extend(found)
        if not found:
            yield line, table


def _faults(name: str, table: Mapping[str, Any], line: int, place: str) -> Iterator[Problem]:
    keys = _TABLES[name]
    for key, how in keys.items():
        if key not in table:
            if how.needed:
                yield Problem("facts.lacks", place, line, values={"key": key, "table": name})
        elif not isinstance(table[key], how.kind) or not how.fits(table[key]):
            yield Problem(f"facts.bad_{_sort(key, how)}", place, line, values={"key": key, "known": ", ".join(NUMBERS)})
    for key in table:
        if key not in keys:
            yield Problem("facts.unknown_key", place, line, values={"key": key, "known": ", ".join(keys)})
    first, last = table.get("alku"), table.get("loppu")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield Problem("facts.turned", place, line)


def _sort(key: str, how: _Key) -> str:
    if how.kind is str:
        return "id" if key == "avain" else "number" if key == "luku" else "text"
    return {int: "count", list: "list", date: "day"}[how.kind]


def _line_of(text: str, name: str, number: int) -> int:
    """The line of the n-th table of the name, from 1."""
    lines = enumerate(text.split("\n"), 1)
    at = [line for line, one in lines if one.strip()[:1] == "[" and one.partition("]")[0].strip(" \t[") == name]
    return at[number] if number < len(at) else 0


def _facts(tables: Mapping[str, list[tuple[int, Mapping[str, Any]]]], problems: list[Problem], place: str) -> Facts:
    facts: dict[str, Fact] = {}
    for line, one in tables["fakta"]:
        if one["avain"] in facts:
            problems.append(Problem("facts.same_key", place, line, values={"key": one["avain"]}))
            continue
        words = tuple(map(clean, one.get("sanat", ())))
        facts[one["avain"]] = Fact(
            one["avain"], clean(one["teksti"]), one.get("luku"), words, clean(one.get("lahde", "")), line
        )
    return Facts(
        tuple(facts.values()),
        tuple(
            Target(one["luku"], one["arvo"], one["alku"], one["loppu"], one.get("yksikko", ""))
            for _, one in tables["tavoite"]
        ),
        tuple(
            Baseline(one["luku"], one["arvo"], one["alku"], one["loppu"], clean(one["lahde"]), clean(one["maaritelma"]))
            for _, one in tables["lahtotaso"]
        ),
        tuple(Funded(clean(one["nimi"]), tuple(one["toteuttajat"])) for _, one in tables["hanke"]),
        tuple(LeftOut(one["rivi"], clean(one["syy"]), one.get("luku", "")) for _, one in tables["pois"]),
    )
