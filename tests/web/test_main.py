"""The process of the pages, as it is served: a list stays in its memory, behind the documented proxies too."""

import os
import re
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest

from pipeline.web.question import LISTS_MAX
from tests.jobs.looks import Looks, at
from tests.peers.caddy import caddy_serving
from tests.peers.nginx import ROOT, nginx_serving
from tests.people import links, list_form, mails, peopled

AFTER = "2024-04-17T09:00:00"
# No file of more bytes can be written by the process: whoever puts a list into one is refused by the system.
LARGEST = 1_000_000
PEOPLE = 20_000


@dataclass(frozen=True)
class Served:
    project: Path
    port: int
    link: str
    temporary: Path
    pid: int

    @property
    def files(self) -> list[str]:
        """What lies in its temporary folder, with a name or without one."""
        opened = [os.readlink(one) for one in Path(f"/proc/{self.pid}/fd").iterdir()]
        return [*map(str, self.temporary.iterdir()), *(one for one in opened if str(self.temporary) in one)]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("sivut")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = int(listening.getsockname()[1])
        public = f"http://127.0.0.1:{port}"
        project = peopled(folder, public, f"127.0.0.1:{port}")
        Looks(project).at(AFTER, "mails")
        (link,) = links(mails(project, "Montako tuli?")[0], public)
        temporary = folder / "tmp"
        temporary.mkdir()
        offset = (at(AFTER) - datetime.now(UTC)).total_seconds()
        number = listening.fileno()
        limited = f'ulimit -f {LARGEST // 512}; exec "$@"'
        process = subprocess.Popen(
            ["sh", "-c", limited, "sh", sys.executable, "-m", "pipeline.web", str(project), str(number), str(offset)],
            env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            pass_fds=[number],
        )
        try:
            yield Served(project, port, link, temporary, process.pid)
        finally:
            process.kill()
            process.communicate()


def posted(address: str, link: str, data: bytes) -> tuple[int, str]:
    body, kind = list_form(link, data)
    connection = HTTPConnection(address, timeout=60)
    connection.request("POST", link, body, {"Content-Type": kind})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, page


def people(count: int) -> bytes:
    rows = (f"Etu{n} Sukula{n};osoite{n}@lista.example.org;THL;{sha256(b'%d' % n).hexdigest()}" for n in range(count))
    return "\n".join(("Nimi;Sähköposti;Organisaatio;Lisätieto", *rows)).encode()


def test_of_a_list_no_file_is_ever_written(served: Served) -> None:
    address, untouched = f"127.0.0.1:{served.port}", served.temporary.stat().st_mtime_ns
    data = people(PEOPLE)
    assert 2 * LARGEST < len(data) < LISTS_MAX
    code, page = posted(address, served.link, data)
    assert (code, f'name="untold" value="{PEOPLE}"' in page, 'value="thl"' in page) == (200, True, True)
    assert "sarake A: nimi" in page
    # What is refused, for what it is or for its size, and whoever breaks off in the middle leave nothing either.
    refused, said = posted(address, served.link, b"PK\x03\x04" + data)
    assert (refused, "vioittunut" in said) == (409, True)
    assert broken_off(served, LISTS_MAX + 1, b"").startswith(b"HTTP/1.1 413")
    broken_off(served, len(data), data[: len(data) // 2])
    assert posted(address, served.link, b"Nimi\nAino Aalto\n")[0] == 200
    assert served.files == []
    assert served.temporary.stat().st_mtime_ns == untouched
    written = b"".join(one.read_bytes() for one in served.project.rglob("*") if one.is_file())
    assert b"osallistujia" not in written.partition(b"Aloitusjuhla")[0]
    for secret in ("Sukula", "lista.example.org", "Aino Aalto"):
        assert secret not in page + said
        assert secret.encode() not in written


def asked_by(served: Served, client: str) -> int:
    """What a client behind a proxy of this machine is answered."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.request("GET", "/letter/x", headers={"X-Forwarded-For": client})
    code = connection.getresponse().status
    connection.close()
    return code


def test_behind_a_proxy_one_who_floods_shuts_nobody_else_out(served: Served) -> None:
    assert 429 in {asked_by(served, "198.51.100.1") for _ in range(200)}
    assert asked_by(served, "198.51.100.2") == 404


def broken_off(served: Served, length: int, body: bytes) -> bytes:
    """Asks with a body of which only the beginning comes: the answer, where none of it was sent."""
    head = f"POST {served.link} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\nContent-Type: text/plain"
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
        connection.sendall(f"{head}\r\n\r\n".encode() + body)
        if not body:
            return connection.recv(4096)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, as of a kill
    return b""


def documented(served: Served, folder: Path, server: str) -> Path:
    """The lines that docs/operators.md has for a server in front of the pages, for this port."""
    text = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    (block,) = (one for one in blocks if server in one and "127.0.0.1:8080" in one)
    file = folder / "asetukset"
    file.write_text(block.replace("127.0.0.1:8080", f"127.0.0.1:{served.port}"), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("serving", "word"), [(nginx_serving, "proxy_pass"), (caddy_serving, "reverse_proxy")], ids=["nginx", "caddy"]
)
def test_the_documented_proxies_pass_the_longest_list_on(
    served: Served, tmp_path: Path, serving: Callable[[Path, Path, Path], AbstractContextManager[str]], word: str
) -> None:
    longest = b"PK\x03\x04" + bytes(LISTS_MAX - 1000)  # a damaged workbook: what it says is soon read
    work = tmp_path / "tyo"
    work.mkdir()
    with serving(tmp_path, work, documented(served, tmp_path, word)) as address:
        assert posted(address.removeprefix("http://"), served.link, b"Nimi\nAino Aalto\n")[0] == 200
        before = {one: one.stat().st_mtime_ns for one in work.rglob("*") if one.is_dir()}
        code, page = posted(address.removeprefix("http://"), served.link, longest)
        assert (code, "vioittunut" in page) == (409, True)
        assert {one: one.stat().st_mtime_ns for one in work.rglob("*") if one.is_dir()} == before
    assert served.files == []
