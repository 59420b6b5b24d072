"""Pages as they were fetched last, one file each: what a conditional request needs, and a snapshot for people.

A file is one line of JSON and, under it, the page's own bytes. Losing one is harmless: the page is asked for anew.
"""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.collect.fetch.decode import decoded
from pipeline.collect.fetch.page import Page
from pipeline.config import SourceRule
from pipeline.fault import Fault, system_reason
from pipeline.kinds.values import slug
from pipeline.project import Project
from pipeline.whole import PRIVATE, read_ours, write_whole

_ENDING = ".sivu"


class Head(Struct, frozen=True):
    """What is known of a stored page. `url` is the address asked for, `final` that after redirects; `at` is aware."""

    url: str
    final: str
    at: datetime
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""


class Stored(Struct, frozen=True):
    """A page's head and its bytes, as they came (without their transfer encoding)."""

    head: Head
    body: bytes

    def page(self, *, unchanged: bool = False) -> Page:
        head = self.head
        return Page(head.final, decoded(self.body, head.charset), head.content_type, unchanged)


def _stored(data: bytes) -> Stored:
    line, _, body = data.partition(b"\n")
    return Stored(msgspec.json.decode(line, type=Head), body)


class StoredPages:
    """The pages of one source, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, url: str) -> Stored | None:
        """The page as it was stored, if it was, and whole."""
        return read_ours(self._path(url), _stored, msgspec.MsgspecError)

    def write(self, stored: Stored) -> None:
        """Raises OSError."""
        write_whole(self._path(stored.head.url), msgspec.json.encode(stored.head) + b"\n" + stored.body, PRIVATE)

    def _path(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode()).hexdigest()[:24]}{_ENDING}"


def stored_folder(project: Project, rule: SourceRule) -> Path:
    """Where the pages of a source are kept."""
    return project.state / "haut" / slug(rule.name)


def replay(folder: Path, url: str) -> Page:
    """The page as it stands in the folder; the network is never asked. Raises Fault where it was never fetched."""
    stored = StoredPages(folder).read(url)
    if stored is None:
        raise Fault("fetch.never_fetched", url=url)
    return stored.page(unchanged=True)


def page_from(file: Path, url: str) -> Page:
    """A page from a file of this machine, as if it came from `url`. Raises Fault when it cannot be read."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise Fault("fetch.no_file", file=str(file), error=system_reason(error)) from None
    text = decoded(body)
    return Page(url, text, "text/calendar" if text.lstrip().startswith("BEGIN:VCALENDAR") else "text/html")
