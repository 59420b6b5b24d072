"""config.toml -> Config. All faults are found in one go, each with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from pkgutil import iter_modules
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.config import (
    APPROVALS,
    CARRIERS,
    Channel,
    Config,
    Identity,
    LetterRules,
    Logo,
    Look,
    MailchimpRules,
    MailRules,
    Partner,
    SectionRule,
    ServiceRules,
    Site,
    SourceRule,
    StateRules,
    WebRules,
)
from pipeline.config import values as read
from pipeline.config.file import bytes_of, parsed, text_of
from pipeline.config.places import Place, lines_of
from pipeline.config.servers import database, is_loopback, listened, smtp
from pipeline.fault import ConfigError, Fault
from pipeline.kinds import every_kind
from pipeline.messages import LANGUAGE, LANGUAGES
from pipeline.model import Problem, Why
from pipeline.rhythm.sends import Break, Rhythm


class _Each(Struct, frozen=True):
    """A list of tables, each made into a value."""

    make: Callable[..., Any]
    keys: "Mapping[str, _Key]"


# How one value is read. A key ending in "!" must be there.
_Key = Callable[[object], Any] | read.Members | _Each

# What a section of the letter may take: lines by their reasons, or the items of a kind by their own section.
_TAKES = (
    *(str(why) for why in Why if why not in (Why.NEWS, Why.CORRECTION)),
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
        "description!": read.prose,
        "funding!": read.prose,
        "funding_detail!": read.prose,
        "emblem!": read.filled,
        "address!": read.prose,
        "email!": read.email,
        "home!": read.address,
        "themes!": read.Members(read.filled),
        "kieli": read.one_of(LANGUAGES),
        "hashtags": read.Members(read.filled),
        "partners": _Each(Partner, {"name!": read.filled, "url": read.no_address_or_one}),
        "channels": _Each(Channel, {"title!": read.filled, "url": read.no_address_or_one, "text": read.text}),
    },
    "site": {
        "url!": read.address,
        "uid_domain!": read.domain,
        "colour": read.colour,
        "colour_name": read.colour_name,
        "theme_feeds": read.flag,
        "security": read.contact,
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
        "name!": read.sender,
        "from_name!": read.sender,
        "reply_to!": read.email,
        "sections!": _Each(SectionRule, {"title!": read.filled, "takes!": read.Members(read.one_of(_TAKES))}),
        "reach_days": read.days,
        "news_age_days": read.days,
        "lukuaika": read.seconds,
        "approval": read.one_of(APPROVALS),
        "carrier": read.one_of(CARRIERS),
        "subscribe": read.no_address_or_one,
    },
    "mailchimp": {
        "audience": read.list_id,
        "segment": read.whole(1, 2**53),
        "staff_segment": read.whole(1, 2**53),
        "test_to": read.Members(read.email),
        "folder": read.filled,
        "practice": read.flag,
        "track_opens": read.flag,
        "send_now_allowed": read.flag,
    },
    "collect": {
        "contact": read.email,
        "pause_seconds": read.whole(0, 60),
        "timeout_seconds": read.whole(1, 120),
        "check_links": read.flag,
        "sources": _Each(
            SourceRule,
            {
                "name!": read.filled,
                "kind!": read.one_of(_SOURCE_KINDS),
                "url!": read.source,
                "hosts": read.Members(read.host),
                "accept_new": read.flag,  # how `accept` was written before
                "accept": read.by_itself,
                "package": read.text,
                "reach_days": read.days,
                "themes": read.Members(read.whole(1, 99)),
            },
        ),
    },
    "notify": {"urls": read.Members(read.service)},
    "staff": {"emails": read.Members(read.email)},
    "mail": {"smtp": smtp, "sender": read.email},
    "web": {"address": listened, "public_url": read.no_address_or_one},
    "state": {"url": database},
    "look": {
        "logos": _Each(Logo, {"kuva!": read.filled, "kuvaus!": read.filled, "linkki": read.no_address_or_one}),
    },
    "service": {"health_port": read.whole(0, 65535), "keep_log_days": read.days, "keep_snapshots_days": read.days},
}
_PROBLEMS_MAX = 100  # nobody reads more of them at once
_LONGEST_NAME = 60  # characters in which a slip of the pen is looked for

_HEADER = r"[ \t]*\[\[?[ \t]*[\w.\"'-]+[ \t]*\]\]?[ \t]*(?:#[^\n]*)?$"

_MUST = ("project", "site", "rhythm", "letter")

# Keys of the file whose fields have another name: most carry a unit that the field's type carries.
_FIELDS = {
    "accept": "accept_new",
    "grace_hours": "grace",
    "reach_days": "reach",
    "news_age_days": "news_age",
    "lukuaika": "reading_time",
    "kuva": "image",
    "kuvaus": "words",
    "linkki": "link",
    "keep_log_days": "keep_log",
    "keep_snapshots_days": "keep_snapshots",
}


def read_config(path: Path) -> Config:
    """The project's config.

    Raises ConfigError with every fault found.
    """
    text = text_of(path)
    reading = _Reading(path.name, text)
    tables = reading.tables(parsed(path.name, text))
    reading.stop_at_faults()
    config = _made(tables)
    _contradictions(config, reading)
    reading.stop_at_faults()
    return config


def read_notify(path: Path) -> tuple[str, ...]:
    """Whom [notify] names, as far as that table can be read by itself, whatever is wrong in the rest of the file."""
    try:
        text = bytes_of(path).decode("utf-8-sig", errors="replace")
    except ConfigError:
        return ()
    own = re.search(
        r"^[ \t]*\[[ \t]*notify[ \t]*\][^\n]*\n(?:(?!" + _HEADER + r")[^\n]*(?:\n|\Z))*", text, re.MULTILINE
    )
    for part in (text, own[0] if own else ""):
        with suppress(ValueError, RecursionError):
            table = tomllib.loads(part).get("notify")
            urls = table.get("urls") if isinstance(table, dict) else None
            return tuple(_good_services(urls if isinstance(urls, list) else []))
    return ()


def _good_services(urls: list[object]) -> Iterator[str]:
    for url in urls:
        with suppress(Fault):
            yield read.service(url)


def _made(tables: dict[str, dict[str, Any]]) -> Config:
    collect = tables["collect"]
    return Config(
        project=_identity(**tables["project"]),
        site=Site(**tables["site"]),
        rhythm=Rhythm(**tables["rhythm"]),
        letter=LetterRules(**tables["letter"]),
        mailchimp=MailchimpRules(**tables["mailchimp"]),
        sources=collect.get("sources", ()),
        contact=collect.get("contact", tables["project"]["email"]),
        pause=timedelta(seconds=collect.get("pause_seconds", 1)),
        patience=timedelta(seconds=collect.get("timeout_seconds", 30)),
        check_links=collect.get("check_links", True),
        notify=tables["notify"].get("urls", ()),
        service=ServiceRules(**tables["service"]),
        staff=tables["staff"].get("emails", ()),
        mail=MailRules(**tables["mail"]),
        web=_web(**tables["web"]),
        state=StateRules(**tables["state"]),
        look=Look(**tables["look"]),
    )


def _identity(*, kieli: str = LANGUAGE, **rest: Any) -> Identity:
    return Identity(**rest, language=kieli)


def _web(address: tuple[str, int] | None = None, public_url: str = "") -> WebRules:
    """Without a public address people are on this very machine."""
    if address and not public_url:
        host, port = address
        public_url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    return WebRules(address, public_url)


def _contradictions(config: Config, reading: "_Reading") -> None:
    """What is wrong between values that are each fine alone."""
    for number, pause in enumerate(config.rhythm.breaks):
        if pause.last < pause.first:
            values = {"first": pause.first, "last": pause.last}
            reading.add("config.break_backwards", ("rhythm", "breaks", number, "last"), **values)
    for number, source in enumerate(config.sources):
        for place, theme in enumerate(source.themes):
            if theme > len(config.project.themes):
                where = ("collect", "sources", number, "themes", place)
                reading.add("config.no_theme", where, theme=theme, count=len(config.project.themes))
    if config.letter.carrier == "mailchimp" and not config.mailchimp.audience:
        reading.add("config.no_audience", ("letter", "carrier"))
    public = urlsplit(config.web.public_url)
    if public.scheme == "http" and not is_loopback(public.hostname or ""):
        reading.add("config.plain_http", ("web", "public_url"), url=config.web.public_url)


class _Reading:
    """One pass over the parsed tables, gathering problems with their lines."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._problems: list[Problem] = []

    def tables(self, data: dict[str, Any]) -> dict[str, dict[str, Any]]:
        self._unknown((), data, _TABLES)
        result = {}
        for name, keys in _TABLES.items():
            table = data.get(name, {})
            if name in _MUST and name not in data:
                self.add("config.no_table", (), name=name)
            elif not isinstance(table, dict):
                self.add("config.not_table", (name,), name=name)
            else:
                result[name] = self._table((name,), keys, table)
        return result

    def add(self, key: str, place: Place, **values: Any) -> None:
        self._problems.append(Problem(key, self._file, self._line(place), values=values))

    def stop_at_faults(self) -> None:
        """Raises ConfigError when there are any."""
        if self._problems:
            raise ConfigError(tuple(sorted(self._problems, key=lambda one: one.line)[:_PROBLEMS_MAX]))

    def _table(self, place: Place, keys: Mapping[str, _Key], data: dict[str, Any]) -> Any:
        self._unknown(place, data, keys)
        result = {}
        for marked, key in keys.items():
            name = marked.rstrip("!")
            own = (*place, name)
            if name not in data:
                if marked.endswith("!"):
                    self.add("config.missing", place, table=_named(place), name=name)
            elif isinstance(key, _Each):
                result[name] = self._each(own, key, data[name])
            elif isinstance(key, read.Members):
                result[name] = self._members(own, key, data[name])
            else:
                result[_FIELDS.get(name, name)] = self._value(own, name, key, data[name])
        return result

    def _value(self, place: Place, name: str, key: Callable[[object], Any], value: object) -> Any:
        try:
            return key(value)
        except Fault as fault:
            self.add(fault.key, place, name=name, **fault.values)
            return None

    def _members(self, place: Place, members: read.Members, value: object) -> tuple[Any, ...]:
        name = str(place[-1])
        if not isinstance(value, list):
            self.add("config.not_list", place, name=name)
            return ()
        return tuple(self._value((*place, number), name, members.read, one) for number, one in enumerate(value))

    def _each(self, place: Place, each: _Each, data: object) -> tuple[Any, ...]:
        if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
            self.add("config.not_tables", place, name=_named(place))
            return ()
        before = len(self._problems)
        read_ones = [self._table((*place, number), each.keys, one) for number, one in enumerate(data)]
        return tuple(each.make(**one) for one in read_ones) if len(self._problems) == before else ()

    def _unknown(self, place: Place, data: dict[str, Any], keys: Mapping[str, Any]) -> None:
        known = [key.rstrip("!") for key in keys]
        for name in [name for name in data if name not in known][:_PROBLEMS_MAX]:
            guess = get_close_matches(name[:_LONGEST_NAME], known, 1)
            key = "config.unknown_guess" if guess else "config.unknown"
            values = {"name": read.shown(name), "guess": guess[0] if guess else "", "known": ", ".join(known)}
            self.add(key, (*place, name), **values)

    def _line(self, place: Place) -> int:
        """The line of a value; where it is missing, of what it is missing from: at last the end of the file."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines[place] if place else max(1, self._text.rstrip().count("\n") + 1)

    @cached_property
    def _lines(self) -> Mapping[Place, int]:
        return lines_of(self._text)


def _named(place: Place) -> str:
    return ".".join(one for one in place if isinstance(one, str))
