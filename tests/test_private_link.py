"""A private link is in its own file alone: nothing that this program writes holds it, however it is wrapped."""

import base64
import io
import json
import quopri
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from tests.office import Office
from tests.soila import run_soila

TOKEN = "aivanyksityinen4711"
LINK = f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{TOKEN}/0"
OWN = f"https://kokous.example.org/{TOKEN}"

_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]{40,}")


def unwrapped(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The data, and what it is when each wrapping is undone: archives, databases, MIME, folding, percents, entities."""
    yield data
    if depth > 3:
        return
    if data[:2] == b"PK":
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unwrapped(archive.read(name), depth + 1)
    if data[:16] == b"SQLite format 3\0":
        with sqlite3.connect(":memory:") as state:
            # A database in memory has no log beside it (SQLite's file format, section 1.3.3).
            state.deserialize(data[:18] + b"\1\1" + data[20:])
            yield from unwrapped("\n".join(state.iterdump()).encode(), depth + 1)
        return
    with suppress(zlib.error):
        yield zlib.decompress(data, 47)
    yield quopri.decodestring(data)
    yield re.sub(rb"\r?\n[ \t]", b"", data)
    for match in _BASE64.finditer(data):
        with suppress(ValueError):
            yield base64.b64decode(b"".join(match[0].split()), validate=True)
    text = data.decode("utf-8", "replace")
    yield unescape(unquote(unquote(text))).encode()
    with suppress(ValueError):
        yield json.dumps(json.loads(text), ensure_ascii=False).encode()


def holding(folder: Path) -> list[str]:
    """The files that hold the token, the programme's own content apart."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "content" not in path.relative_to(folder).parts
        if TOKEN in path.name or any(TOKEN.encode() in one for one in unwrapped(path.read_bytes()))
    ]


def test_the_search_finds_what_is_hidden(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", base64.b64encode(b"x" * 40 + TOKEN.encode()))
    (tmp_path / "c.eml").write_bytes(quopri.encodestring(f"ä{'x' * 70}{TOKEN}".encode()))
    (tmp_path / "d.html").write_text(f"%2561{TOKEN[1:]}")
    with sqlite3.connect(tmp_path / "e.db") as state:
        state.execute("CREATE TABLE a (b)")
        state.execute("INSERT INTO a VALUES (?)", (f'{{"c": "{TOKEN}"}}',))
    (tmp_path / "f.ics").write_text(f"X:{TOKEN[:5]}\r\n {TOKEN[5:]}")
    assert holding(tmp_path) == ["a.zip", "c.eml", "d.html", "e.db", "f.ics"]


def test_nothing_that_is_written_holds_it(office: Office) -> None:
    project = office.project
    events = project / "content" / "events"
    office.edits("content/events/aloitusjuhla.md", "paikka:", f"osallistumislinkki: {LINK}\npaikka:")
    office.edits("content/events/ekosysteemityo.md", "paikka:", f"osallistumislinkki: {OWN}\npaikka:")
    said = [office.soila("08:00", "check")]
    said.append(office.soila("08:10", "publish"))
    said.append(office.soila("08:20", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11", "--reason", "sairaus"))
    said.append(office.soila("08:30", "undo"))
    said.append(office.soila("08:40", "postpone", "ekosysteemityo"))
    # Editors put it where it must not be, and write it wrong.
    for name, more in {
        "linkki": f"linkki: {LINK}\n",
        "toisen": f"ilmoittautuminen: {OWN}\n",
        "vaarin": f"osallistumislinkki: kokous.example.org/{TOKEN}\n",
        "paketti": f"paketti: {OWN}\n",
        "rivi": f"{LINK}\n",
    }.items():
        text = f"---\notsikko: Tapahtuma {name}\naika: to 30.5.2024\npaikka: x\n{more}---\nTeksti.\n"
        (events / f"{name}.md").write_text(text, encoding="utf-8")
    (events / "teksti.md").write_text(
        f"---\notsikko: Teksti\naika: to 30.5.2024\npaikka: x\n---\n[tästä]({OWN})\n", encoding="utf-8"
    )
    said.append(office.soila("09:00", "check", code=1))
    said.append(
        office.soila("09:10", "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11", "--reason", LINK, code=1)
    )
    said.append(office.soila("09:20", "tick"))
    said.append(office.soila("2024-04-09T09:00", "tick"))
    said.append(office.soila("2024-04-09T09:10", "letter", "--date", "2024-04-23", "--why"))
    said.append(office.soila("2024-04-09T09:20", "backup", str(project / "kopio.zip")))
    said.append(office.soila("2024-04-09T09:30", "log"))
    said.append(run_soila(project, "status", now="2024-04-09T09:40"))
    assert office.letters == ["2024-04-09"]
    assert holding(project) == []
    assert not any(TOKEN in one.out + one.err for one in said)
    assert TOKEN not in repr(office.staff.got)
