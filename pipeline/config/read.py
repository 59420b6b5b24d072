"""config.toml -> Config. All faults are found in one go, each with its line."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pipeline.config import (
    APPROVALS,
    CARRIERS,
    Channel,
    Config,
    Identity,
    LetterRules,
    MailchimpRules,
    Partner,
    SectionRule,
    ServiceRules,
    Site,
    SourceRule,
)
from pipeline.config import values as read
from pipeline.fault import ConfigError, Fault
from pipeline.kinds import every_kind
from pipeline.model import Problem, Why
from pipeline.rhythm.sends import Break, Rhythm


@dataclass(frozen=True, slots=True)
class _Each:
    """A list of tables, each made into a value."""

    make: Callable[..., Any]
    keys: "Mapping[str, _Key]"


# How one value is read. A key ending in "!" must be there.
_Key = Callable[[object], Any] | _Each

# What a section of the letter may take: lines by their reasons, or the items of a kind by their own section.
_TAKES = (
    *(str(why) for why in Why if why is not Why.NEWS),
    *(section for kind in every_kind() for section in kind.sections),
)
# A kind of source is a file of the collector, named by the kind: there alone is it known what it reads.
_SOURCES = Path(__file__).parents[1] / "collect" / "sources"
_SOURCE_KINDS = tuple(sorted((one.name for one in iter_modules([str(_SOURCES)])), reverse=True))

_TABLES: Mapping[str, Mapping[str, _Key]] = {
    "project": {
        "name!": read.filled,
        "full_name!": read.filled,
        "programme!": read.filled,
        "description!": read.filled,
        "funding!": read.filled,
        "funding_detail!": read.filled,
        "emblem!": read.filled,
        "address!": read.filled,
        "email!": read.email,
        "home!": read.address,
        "themes!": read.list_of(read.filled),
        "hashtags": read.list_of(read.filled),
        "partners": _Each(Partner, {"name!": read.filled, "url": read.address}),
        "channels": _Each(Channel, {"title!": read.filled, "url": read.address, "text": read.text}),
    },
    "site": {
        "url!": read.address,
        "uid_domain!": read.filled,
        "colour": read.colour,
        "colour_name": read.filled,
        "theme_feeds": read.flag,
    },
    "rhythm": {
        "anchor!": read.day,
        "at!": read.clock,
        "weeks!": read.whole(1, 52),
        "zone!": read.zone,
        "grace_hours": read.hours,
        "breaks": _Each(Break, {"first!": read.day, "last!": read.day, "why": read.text}),
    },
    "letter": {
        "name!": read.filled,
        "from_name!": read.filled,
        "reply_to!": read.email,
        "sections!": _Each(SectionRule, {"title!": read.filled, "takes!": read.list_of(read.one_of(_TAKES))}),
        "reach_days": read.days,
        "news_age_days": read.days,
        "approval": read.one_of(APPROVALS),
        "carrier": read.one_of(CARRIERS),
        "subscribe": read.address,
    },
    "mailchimp": {
        "audience": read.text,
        "segment": read.whole(1, 2**53),
        "staff_segment": read.whole(1, 2**53),
        "test_to": read.list_of(read.email),
        "folder": read.filled,
        "practice": read.flag,
        "track_opens": read.flag,
        "send_now_allowed": read.flag,
    },
    "collect": {
        "contact": read.email,
        "pause_seconds": read.whole(0, 60),
        "sources": _Each(
            SourceRule,
            {
                "name!": read.filled,
                "kind!": read.one_of(_SOURCE_KINDS),
                "url!": read.address,
                "hosts": read.list_of(read.filled),
                "accept_new": read.flag,
                "package": read.text,
            },
        ),
    },
    "notify": {"urls": read.list_of(read.filled)},
    "service": {"health_port": read.whole(0, 65535), "keep_log_days": read.days, "keep_snapshots_days": read.days},
}
_MUST = ("project", "site", "rhythm", "letter")

# Keys that carry their unit in the file, and the field whose type carries it.
_FIELDS = {
    "grace_hours": "grace",
    "reach_days": "reach",
    "news_age_days": "news_age",
    "keep_log_days": "keep_log",
    "keep_snapshots_days": "keep_snapshots",
}


def read_config(path: Path) -> Config:
    """The project's config.

    Raises ConfigError with every fault found.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError((Problem("config.unreadable", path.name, values={"error": error.strerror}),)) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigError((Problem("config.not_utf8", path.name, line),)) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((_syntax_problem(path.name, text, str(error)),)) from None
    reading = _Reading(path.name, text)
    tables = reading.tables(data)
    if reading.problems:
        raise ConfigError(tuple(reading.problems))
    config = _made(tables)
    if problems := tuple(_contradictions(config, reading)):
        raise ConfigError(problems)
    return config


def _made(tables: dict[str, dict[str, Any]]) -> Config:
    collect = tables["collect"]
    return Config(
        project=Identity(**tables["project"]),
        site=Site(**tables["site"]),
        rhythm=Rhythm(**tables["rhythm"]),
        letter=LetterRules(**tables["letter"]),
        mailchimp=MailchimpRules(**tables["mailchimp"]),
        sources=collect.get("sources", ()),
        contact=collect.get("contact", tables["project"]["email"]),
        pause=timedelta(seconds=collect.get("pause_seconds", 1)),
        notify=tables["notify"].get("urls", ()),
        service=ServiceRules(**tables["service"]),
    )


def _contradictions(config: Config, reading: "_Reading") -> list[Problem]:
    """What is wrong between values that are each fine alone."""
    problems = []
    for number, pause in enumerate(config.rhythm.breaks):
        if pause.last < pause.first:
            place = reading.line(("rhythm", "breaks"), "last", number)
            values = {"first": pause.first, "last": pause.last}
            problems.append(Problem("config.break_backwards", reading.file, place, values=values))
    if config.letter.carrier == "mailchimp" and not config.mailchimp.audience:
        place = reading.line(("letter",), "carrier")
        problems.append(Problem("config.no_audience", reading.file, place))
    return problems


class _Reading:
    """One pass over the parsed tables, gathering problems with their lines."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._lines = text.splitlines()

    def tables(self, data: dict[str, Any]) -> dict[str, dict[str, Any]]:
        self._unknown((), data, _TABLES)
        result = {}
        for name, keys in _TABLES.items():
            table = data.get(name, {})
            if name in _MUST and name not in data:
                self._add("config.no_table", 0, name=name)
            elif not isinstance(table, dict):
                self._add("config.not_table", self.line((), name), name=name)
            else:
                result[name] = self.table((name,), keys, table)
        return result

    def table(self, path: tuple[str, ...], keys: Mapping[str, _Key], data: dict[str, Any], number: int = 0) -> Any:
        self._unknown(path, data, keys, number)
        result = {}
        for marked, key in keys.items():
            name = marked.rstrip("!")
            if name not in data:
                if marked.endswith("!"):
                    self._add("config.missing", self.line(path, name, number), table=".".join(path), name=name)
            elif isinstance(key, _Each):
                result[name] = self._each((*path, name), key, data[name], self.line(path, name, number))
            else:
                try:
                    result[_FIELDS.get(name, name)] = key(data[name])
                except Fault as fault:
                    self._add(fault.key, self.line(path, name, number), name=name, **fault.values)
        return result

    def _each(self, path: tuple[str, ...], each: _Each, data: object, line: int) -> tuple[Any, ...]:
        if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
            self._add("config.not_tables", line, name=".".join(path))
            return ()
        before = len(self.problems)
        read_ones = [self.table(path, each.keys, one, number) for number, one in enumerate(data)]
        return tuple(each.make(**one) for one in read_ones) if len(self.problems) == before else ()

    def _unknown(self, path: tuple[str, ...], data: dict[str, Any], keys: Mapping[str, Any], number: int = 0) -> None:
        known = [key.rstrip("!") for key in keys]
        for name in data:
            if name not in known:
                guess = get_close_matches(name, known, 1)
                key = "config.unknown_guess" if guess else "config.unknown"
                values = {"name": name, "guess": guess[0] if guess else "", "known": ", ".join(known)}
                self._add(key, self.line(path, name, number), **values)

    def _add(self, key: str, line: int, **values: Any) -> None:
        self.problems.append(Problem(key, self.file, line, values=values))

    def line(self, path: tuple[str, ...], name: str, number: int = 0) -> int:
        """The line of `name` in the `number`th table called `path`; that table's own line when it is missing."""
        header = re.compile(rf"\s*\[\[?\s*{re.escape('.'.join(path))}\s*\]\]?")
        own = re.compile(rf"\s*(\[\[?\s*)?{re.escape('.'.join((*path, name)) if not path else name)}\b")
        seen, inside, start = -1, not path, 0
        for count, line in enumerate(self._lines, 1):
            if path and line.lstrip().startswith("["):
                inside = bool(header.fullmatch(line.split("#")[0].rstrip()))
                if inside:
                    seen += 1
                    start = count if seen == number else start
                elif seen == number and re.match(rf"\s*\[\[?\s*{re.escape('.'.join((*path, name)))}\s*\]", line):
                    return count
            elif inside and (not path or seen == number) and own.match(line):
                return count
        return start


def _syntax_problem(file: str, text: str, message: str) -> Problem:
    """tomllib tells the place in words: "... (at line 3, column 8)" or "(at end of document)"."""
    match = re.search(r"line (\d+)", message)
    line = int(match[1]) if match else len(text.splitlines())
    written = text.splitlines()[line - 1].strip() if 0 < line <= len(text.splitlines()) else ""
    return Problem("config.syntax", file, line, values={"written": written})
