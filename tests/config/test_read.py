"""config.toml: whatever stands in it gives a Config, or each fault with its line and in Finnish."""

import os
import socket
import tomllib
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import messages
from pipeline.config import Config
from pipeline.config.read import _TABLES, _Each, read_config, read_notify
from pipeline.fault import ConfigError
from pipeline.model import Problem
from pipeline.safe.terminal import printable
from tests.make import ROOT

TEXT = (ROOT / "config.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file, written anew by each case."""
    return tmp_path_factory.mktemp("asetukset") / "config.toml"


def read(path: Path, data: str | bytes) -> Config | tuple[Problem, ...]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    try:
        return read_config(path)
    except ConfigError as error:
        return error.problems


@cache
def with_line(start: str) -> tuple[str, int]:
    """The first whole line of the real config that starts so, and its number."""
    return next((one, number) for number, one in enumerate(TEXT.split("\n"), 1) if one.startswith(start))


def line_of(key: str) -> tuple[str, int]:
    """The line to write the key on: what the real config leaves as it is may stand for another key of its table."""
    return with_line("theme_feeds = " if key in ("colour", "colour_name", "security") else f"{key} = ")


def said(problem: Problem) -> str:
    what, remedy = messages.explain(problem)
    assert what
    assert remedy
    return f"{problem.line}: {what} {remedy}"


def faults_of(tmp_path: Path, key: str, value: str) -> list[str]:
    """What is said when the key's line has this value."""
    line, number = line_of(key)
    found = read(tmp_path / "config.toml", TEXT.replace(line, f"{key} = {value}", 1))
    if isinstance(found, Config):
        return []
    assert [one.line for one in found] == [number], "the fault is told on another line"
    return [said(one) for one in found]


BAD = [
    *(("home", f'"{url}"', "ei ole verkko-osoite") for url in (
        "https://[x", "https://[::1%eth0]/", "http://a:99999", "http://a:0", "http://a:", "http://a:b/", "https://",
        "ftp://example.org", "soila", "https://exa mple.org", "https://example.org/a b", "https://-a.fi",
        "https://a..fi",
        "https://a_b.fi", "https://300.1.1.1", "https://example.org\\\\.evil.example", "https://a℀b.fi",
        "javascript:alert(1)",
        "https://" + "a" * 64 + ".fi", "//example.org", "http:example.org",
    )),
    ("home", '"https://käyttäjä:salasana@example.org"', "käyttäjätunnus tai salasana"),
    ("home", '"https://soila.example.org/\\u202etxt"', "eivät näy"),
    ("home", '"https://soila.example.org/\\u0000"', "eivät näy"),
    ("home", '"https://soila.example.org/\\r\\nSet-Cookie: a"', "rivinvaihto"),
    ("home", '""', "home on tyhjä"),
    *(("uid_domain", f'"{name}"', "ei ole palvelimen nimi") for name in (
        "a b", "https://soila.fi", "soila.fi/a", "soila@fi", "-a.fi", "a..fi", ".fi", "a" * 64, "*.fi", "a;b",
        "1.2.3", "::1",
    )),
    ("uid_domain", '"soila.fi\\nX: y"', "rivinvaihto"),
    *(("email", f"'{name}'", "ei ole sähköpostiosoite") for name in (
        "soila", "a@b", '"a"@b.fi', "SOILA <a@b.fi>", "ä@b.fi", "a b@c.fi", "a@b@c.fi", "a.@b.fi", ".a@b.fi",
        "a@b.fi,c@d.fi",
        "a@[1.2.3.4]", "*|EMAIL|*@b.fi", "a@-b.fi", "a" * 65 + "@b.fi",
    )),
    ("email", '"a@b.fi\\r\\nBcc: c@d.fi"', "rivinvaihto"),
    ("reply_to", '"a@b.fi\\u0007"', "eivät näy"),
    ("from_name", '"SOILA\\nBcc: a@b.fi"', "rivinvaihto"),
    ("from_name", '"SOILA\\u2028Bcc: a@b.fi"', "rivinvaihto"),
    ("from_name", '"SOILA\\u202e"', "eivät näy"),
    ("from_name", '"SOILA\\u0000"', "eivät näy"),
    ("from_name", '"\\u200b"', "tyhjä"),
    ("from_name", '"   "', "tyhjä"),
    ("from_name", f'"{"a" * 101}"', "enintään 100 merkkiä"),
    ("from_name", "['a']", "arvon pitää olla tekstiä"),
    ("full_name", f'"{"a" * 301}"', "enintään 300 merkkiä"),
    ("description", f'"{"a" * 2001}"', "enintään 2000 merkkiä"),
    *(("zone", f'"{name}"', "ei ole") for name in (
        "../../etc/passwd", "/etc/localtime", "Etc/GMT+99", "Europe", "Europe/", "Helsinki", ".",
        "Europe/../Europe/Helsinki",
        "a" * 300, "tzdata.zi", "zone.tab", "Europe\\\\Helsinki",
    )),
    ("zone", '"Europe/Helsinki\\u0000"', "eivät näy"),
    *(("anchor", value, "ei ole päivä") for value in (
        "2024-04-09T09:00:00", "2024-04-09T09:00:00+14:00", "09:00:00", '"2024-04-09"', "20240409", "[2024-04-09]",
        "nan", "true",
    )),
    *(("anchor", value, "liian kaukana") for value in ("0001-01-01", "9999-12-31", "1999-12-31", "2101-01-01")),
    ("at", '"24.00"', "keskiyö"),
    ("at", '"klo 24"', "keskiyö"),
    ("at", '"25.00"', "Kellonaikaa 25 ei ole"),
    ("at", '"9.60"', "Kellonaikaa 9.60 ei ole"),
    ("at", '"aamulla"', "ei ole kellonaika"),
    ("at", "9.00", "arvon pitää olla tekstiä"),
    ("at", "2024-04-09T09:00:00", "arvon pitää olla tekstiä"),
    ("at", '""', "tyhjä"),
    *(("weeks", value, "kokonaisluku väliltä 1–52") for value in (
        "0", "53", "-1", "2.0", "nan", "inf", "true", '"2"', "[2]", "9" * 3000, "-" + "9" * 3000, "0x" + "f" * 3900,
        "{a = 2}",
    )),
    ("grace_hours", "241", "kokonaisluku väliltä 0–240"),
    ("reach_days", "0", "kokonaisluku väliltä 1–730"),
    ("colour", '"red"', "ei ole väri"),
    ("colour_name", '"teal\\r\\nX:Y"', "rivinvaihto"),
    ("colour_name", '"teal;X=Y"', "ei ole värin nimi"),
    ("theme_feeds", '"kyllä"', "Kirjoita true"),
    ("approval", "nan", "Valitse jokin"),
    ("carrier", '["outbox"]', "Valitse jokin"),
    ("audience", '"../lists"', "ei ole tunnus"),
    *(("security", f'"{name}"', "ei ole sähköpostiosoite eikä sivun osoite") for name in (
        "soila", "http://soila.fi/turva", "mailto:soila.fi",
    )),
    ("security", '"turva@soila"', "ei ole sähköpostiosoite."),
    ("security", '"https://soila fi"', "ei ole verkko-osoite"),
    ("hashtags", '"#SOILA"', "ei ole luettelo"),
    ("contact", '"a@b.fi\\tc"', "ei ole sähköpostiosoite"),
    ("urls", '["mailto://${NIMI"]', "ympäristömuuttujan nimi"),
    ("urls", '["${A-B}"]', "ympäristömuuttujan nimi"),
    ("urls", '["soila"]', "ei ole viestipalvelun osoite"),
    ("urls", '["${NIMI} muuta"]', "ei ole viestipalvelun osoite"),
    ("urls", '["json://a\\n"  , "json://a\\nb"]', "rivinvaihto"),
    ("urls", "[1979-05-27]", "arvon pitää olla tekstiä"),
    ("urls", '[["json://a"]]', "arvon pitää olla tekstiä"),
    ("health_port", "65536", "väliltä 0–65535"),
    ("accept", "true", "ihminen, itse"),
    ("check_links", '"kyllä"', "Kirjoita true"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "words"), BAD)
def test_a_bad_value_is_told_with_its_line(tmp_path: Path, key: str, value: str, words: str) -> None:
    (told,) = faults_of(tmp_path, key, value)
    assert words in told
    assert len(told) < 400
    assert told == "".join(one for one in told if one.isprintable() or one == "\u2028")


GOOD = [
    ("home", '"https://thl.fi/soila/"', "project.home", "https://thl.fi/soila"),
    ("home", '"https://www.äänekoski.fi:8080/ä?ö=1#å"', "project.home",
        "https://www.xn--nekoski-4waa.fi:8080/%C3%A4?%C3%B6=1#%C3%A5"),
    ("home", '"https://fi.wikipedia.org/wiki/%C3%84iti"', "project.home", "https://fi.wikipedia.org/wiki/%C3%84iti"),
    ("home", '"http://[::1]:8000"', "project.home", "http://[::1]:8000"),
    ("home", '"http://127.0.0.1:8000"', "project.home", "http://127.0.0.1:8000"),
    ("home", '"http://localhost"', "project.home", "http://localhost"),
    ("uid_domain", '"Soila.Example.ORG"', "site.uid_domain", "Soila.Example.ORG"),
    ("uid_domain", '"sijaishuolto-ääni.fi"', "site.uid_domain", "xn--sijaishuolto-ni-dlba.fi"),
    ("email", '"  soila.tiimi+kirje@äänekoski.fi "', "project.email", "soila.tiimi+kirje@xn--nekoski-4waa.fi"),
    ("security", '"turva@äänekoski.fi"', "site.security", "turva@xn--nekoski-4waa.fi"),
    ("security", '"https://soila.fi/@turva"', "site.security", "https://soila.fi/@turva"),
    ("security", '""', "site.security", ""),
    ("from_name", "'SOILA \"tiimi\", <Ää>'", "letter.from_name", 'SOILA "tiimi", <Ää>'),
    ("description", '"""\\\n  Monta\n  riviä.\n"""', "project.description", "Monta   riviä."),
    ("name", '"SOILA\u00a0ry – ”lasten”"', "project.name", "SOILA\u00a0ry – ”lasten”"),
    ("anchor", "2000-01-01", "rhythm.anchor", date(2000, 1, 1)),
    ("anchor", "2100-12-31", "rhythm.anchor", date(2100, 12, 31)),
    ("at", '"klo 9.30"', "rhythm.at", time(9, 30)),
    ("at", '"0.00"', "rhythm.at", time(0)),
    ("at", "09:30:59.5", "rhythm.at", time(9, 30)),
    ("urls", '["${SOILA_POSTI}", "mailtos://a:${SALA}@example.org?to=b@c.fi"]', "notify", ("${SOILA_POSTI}",
        "mailtos://a:${SALA}@example.org?to=b@c.fi")),
    ("hosts", '["THL.fi", "127.0.0.1:8000", "äänekoski.fi"]', "sources.0.hosts", ("thl.fi", "127.0.0.1:8000",
        "xn--nekoski-4waa.fi")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "where", "read_as"), GOOD)
def test_a_good_value_is_taken(tmp_path: Path, key: str, value: str, where: str, read_as: object) -> None:
    line, _ = line_of(key)
    found: Any = read(tmp_path / "config.toml", TEXT.replace(line, f"{key} = {value}", 1))
    for name in where.split("."):
        assert isinstance(found, tuple | object)
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    assert found == read_as


def test_no_message_repeats_a_secret(tmp_path: Path) -> None:
    secret = "hunter2"
    for urls in (
        f"['mailtos://a:{secret}@b.fi\\n']",
        f"['mailtos://a:{secret}@b.fi'] ja",
        f'["mailtos://a:{secret}@b.fi"',
        f'["a:{secret}"]',
        f'["${{A:{secret}"]',
    ):
        line, _ = with_line("urls = ")
        found = read(tmp_path / "config.toml", TEXT.replace(line, f"urls = {urls}", 1))
        assert not isinstance(found, Config) or "\\n" in urls
        if not isinstance(found, Config):
            assert secret not in str([said(one) for one in found])
    line, _ = with_line("home = ")
    found = read(tmp_path / "config.toml", TEXT.replace(line, f'home = "https://a:{secret}@b.fi"', 1))
    assert isinstance(found, tuple)
    assert secret not in said(found[0])


def sources(path: Path, *lines: str) -> Config | tuple[Problem, ...]:
    """The config with these lines added to its source."""
    last = 'accept = "ihminen"\n\n[notify]'
    assert last in TEXT
    added = "\n".join(lines)
    return read(path / "config.toml", TEXT.replace(last, f"{added}\n\n[notify]", 1))


@pytest.mark.parametrize(
    ("lines", "accepts", "reach", "themes"),
    [
        ((), False, 60, ()),
        (('accept = "itse"', "reach_days = 30", "themes = [4, 1]"), True, 30, (4, 1)),
        (("accept_new = true",), True, 60, ()),
        (("accept_new = true", 'accept = "ihminen"'), False, 60, ()),
    ],
)
def test_each_source_has_rules_of_its_own(
    tmp_path: Path, lines: tuple[str, ...], accepts: bool, reach: int, themes: tuple[int, ...]
) -> None:
    found = sources(tmp_path, *lines)
    assert isinstance(found, Config)
    (one,) = found.sources
    assert (one.accept_new, one.reach.days, one.themes) == (accepts, reach, themes)


def test_a_theme_that_is_none_is_told(tmp_path: Path) -> None:
    found = sources(tmp_path, "themes = [1, 5]")
    assert [(one.key, one.values) for one in found] == [  # type: ignore[union-attr]
        ("config.no_theme", {"theme": 5, "count": 4})
    ]


def test_a_fault_within_a_list_or_a_table_of_a_list_has_its_own_line(tmp_path: Path) -> None:
    pause = "[[rhythm.breaks]]\nfirst = {}\nlast = {}\n"
    text = f"{TEXT}{pause.format('2024-07-01', '2024-07-31')}{pause.format('2024-12-01', '2024-11-01')}"
    lines = text.count("\n")
    found = read(tmp_path / "config.toml", text)
    assert isinstance(found, tuple)
    assert [(one.key, one.line) for one in found] == [("config.break_backwards", lines)]
    themes, number = with_line("themes = ")
    found = read(
        tmp_path / "config.toml",
        TEXT.replace(themes, 'themes = [\n  "a",\n  7,  # ei tekstiä\n  ""]\nhashtags = [', 1).replace(
            '\nhashtags = ["', "\n#", 1
        ),
    )
    assert isinstance(found, tuple)
    assert [(one.key, one.line) for one in found] == [("config.not_text", number + 2), ("config.empty", number + 3)]


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"", "config.no_table", 1),
        (b"\xef\xbb\xbf" + TEXT.encode(), "", 0),
        (TEXT.replace("\n", "\r\n").encode(), "", 0),
        (TEXT.encode("utf-16"), "config.not_utf8", 1),
        (b"[project]\nname = 'a'\nfull_name = '\xe4'", "config.not_utf8", 3),
        (b"[project]\n\0", "config.syntax", 2),
        (b"[project]\nname = 'a'\nname = 'b'", "config.syntax", 3),
        ("[project]\n# \u2028 \x85\nname = ".encode(), "config.syntax", 3),
        (b"a = " + b"[" * 3000, "config.not_parsed", 1),
        (b"\n\na = " + b"{a = " * 700, "config.not_parsed", 3),
        (b"\na = " + b"9" * 3900, "config.unknown", 2),
        (b"\na = " + b"9" * 4001, "config.long_line", 2),
        (b"a" * 200_001, "config.too_big", 0),
        (b"project = 1", "config.not_table", 1),
        (b"[[project]]\nname = 'a'", "config.not_table", 1),
        (b"[letter]\nsections = [1]\n", "config.not_tables", 2),
        (b"[letter]\nsections = {}\n", "config.not_tables", 2),
    ],
)  # fmt: skip
def test_a_file_that_is_no_config_is_told(tmp_path: Path, data: bytes, key: str, line: int) -> None:
    found = read(tmp_path / "config.toml", data)
    if not key:
        assert isinstance(found, Config)
        return
    assert isinstance(found, tuple)
    assert (key, line) in [(one.key, one.line) for one in found]
    assert all(said(one) for one in found)


def test_a_hundred_faults_are_enough_for_one_reading(tmp_path: Path) -> None:
    start = monotonic()
    found = read(tmp_path / "config.toml", "".join(f"nimi{number} = 1\n" for number in range(12_000)))
    assert isinstance(found, tuple)
    assert len(found) == 100
    assert monotonic() - start < 3


def _listen(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    made = [path.mkdir, lambda: os.mkfifo(path), lambda: path.symlink_to("/dev/zero"), lambda: path.symlink_to(path)]
    made += [lambda: path.symlink_to(tmp_path / "poissa"), lambda: _listen(path)]
    for make in made:
        make()
        with pytest.raises(ConfigError) as error:
            read_config(path)
        (problem,) = error.value.problems
        assert problem.key in ("config.not_file", "config.unreadable")
        assert said(problem)
        path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(ConfigError):
        read_config(path)


# Anything that TOML can hold, as it is written there.
_STRINGS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("a.:/@[]%${}\\\"'<>\r\n\t\0\x1b\u202e\u2028\u200bäß1-_ "), max_size=40),
    st.sampled_from(["https://", "http://a:", "${", "a@", "../", "9.", "klo 24", "Europe/"]).flatmap(
        lambda start: st.text(max_size=20).map(lambda rest: start + rest)
    ),
)
_ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_PLAIN = st.one_of(
    _STRINGS,
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.datetimes(timezones=_ZONES),
)
VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=6,
)


def toml(value: object) -> str:
    """The value as TOML has it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            escaped = (one if one.isalnum() and one.isascii() else f"\\U{ord(one):08x}" for one in value)
            return '"' + "".join(escaped) + '"'
        case int() | float():
            return repr(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{toml(name)} = {toml(one)}" for name, one in value.items()) + "}"
    raise AssertionError(value)


def every_key() -> list[tuple[str, ...]]:
    """The way to each key that config knows; within lists of tables it is the first table's."""

    def under(place: tuple[str, ...], keys: Any) -> Any:
        for marked, key in keys.items():
            yield (*place, marked.rstrip("!"))
            if isinstance(key, _Each):
                yield from under((*place, marked.rstrip("!")), key.keys)

    within = [place for name, keys in _TABLES.items() for place in under((name,), keys)]
    return [*((name,) for name in _TABLES), *within, ("tuntematon",), ("project", "nmae")]


@settings(max_examples=120, deadline=timedelta(seconds=1))
@given(st.sampled_from(every_key()), VALUES)
def test_any_value_in_any_key_gives_a_config_or_faults_with_lines(
    place: Path, key: tuple[str, ...], value: object
) -> None:
    data = tomllib.loads(TEXT)
    data.setdefault("rhythm", {}).setdefault("breaks", [{"first": date(2024, 7, 1), "last": date(2024, 7, 2)}])
    data.setdefault("look", {"logos": [{"kuva": "a.png", "kuvaus": "A"}]})
    table: Any = data
    for name in key[:-1]:
        table = table[name]
        table = table[0] if isinstance(table, list) else table
    table[key[-1]] = value
    text = "\n".join(f"{toml(name)} = {toml(one)}" for name, one in data.items())
    found = read(place, text)
    if isinstance(found, tuple):
        assert found
        for problem in found:
            assert problem.line >= 1
            assert printable(said(problem)) == said(problem)
            assert "\n" not in said(problem)


@settings(max_examples=60, deadline=timedelta(seconds=1))
@given(st.binary(max_size=60), st.integers(0, len(TEXT.encode())), st.integers(0, 30))
def test_any_bytes_anywhere_give_a_config_or_faults(place: Path, piece: bytes, at: int, cut: int) -> None:
    data = TEXT.encode()
    found = read(place, data[:at] + piece + data[at + cut :])
    assert isinstance(found, Config) or all(one.line >= 1 and said(one) for one in found)
    assert isinstance(read_notify(place), tuple)


NOTIFY = '[notify]  # viestit\nurls = [\n  "json://127.0.0.1:1/",\n  "roskaa",\n]\n'


@pytest.mark.parametrize(
    "data",
    [
        NOTIFY.encode(),
        b"[rhythm]\nanchor = \n" + NOTIFY.encode() + b"[service]\nhealth_port = \n",
        b"[rhythm]\nwhy = '\xe4'\n" + NOTIFY.encode() + b"[[x.y]]\n",
        b"\xef\xbb\xbf[x]\na = 1\na = 2\n" + NOTIFY.replace("\n", "\r\n").encode(),
        b'notify.urls = ["json://127.0.0.1:1/"]',
        b'notify = {urls = ["json://127.0.0.1:1/"]}',
    ],
)
def test_whom_to_tell_is_read_whatever_else_is_broken(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    assert read_notify(path) == ("json://127.0.0.1:1/",)


@pytest.mark.parametrize("data", [b"", b"[notify]\nurls = [\n", b"[notify]\nurls = 1\n", b"notify = 1", b"[notify]"])
def test_nobody_is_told_where_nobody_can_be_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    assert read_notify(path) == ()
    assert read_notify(tmp_path) == ()


@pytest.mark.parametrize("written", ["webcal://k.example.org/k.ics", "WEBCALS://k.example.org/k.ics"])
def test_the_address_of_a_calendar_to_subscribe_to_is_one_of_https(tmp_path: Path, written: str) -> None:
    found = sources(tmp_path, "[[collect.sources]]", 'name = "k"', 'kind = "ics"', f'url = "{written}"')
    assert isinstance(found, Config)
    assert found.sources[1].url == "https://k.example.org/k.ics"


@pytest.mark.parametrize(
    ("line", "seconds"), [("", 30), ("timeout_seconds = 1\n", 1), ("timeout_seconds = 120\n", 120)]
)
def test_how_long_a_page_may_take(tmp_path: Path, line: str, seconds: int) -> None:
    found = read(tmp_path / "config.toml", TEXT.replace("[collect]\n", f"[collect]\n{line}", 1))
    assert isinstance(found, Config)
    assert found.patience.total_seconds() == seconds
