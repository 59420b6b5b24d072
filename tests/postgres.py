"""A PostgreSQL server of a test process's own: in a temporary folder, behind a socket, gone with the process."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.project import Server

if TYPE_CHECKING:
    import psycopg

SCHEMA = "soila"
# Who is asked for a password.
ASKED = "kysytty"
_ROOM = "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"
# No test pulls the plug: nothing waits for the disk.
_FAST = "fsync=off full_page_writes=off synchronous_commit=off autovacuum=off jit=off shared_buffers=32MB".split()


def program(name: str) -> str:
    """Where a program of the server is; Debian keeps them apart from the others."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default="")
    assert found, f"{name} is missing: tests/tools/system"
    return found


@cache
def socket_folder() -> Path:
    """Where the server is reached; it is started when it is asked for first."""
    # Not where temporary files are the test's own user's alone: the server is another's.
    folder = Path(tempfile.mkdtemp(prefix="soila-pg-", dir=_ROOM))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if user := _user():
        os.chown(folder, user.pw_uid, user.pw_gid)
    _run(folder, "initdb", "-U", "soila", "-A", "trust", "-E", "UTF8", "--no-sync")
    hba = folder / "data" / "pg_hba.conf"
    hba.write_text(f"local all {ASKED} scram-sha-256\n{hba.read_text()}")
    options = " ".join(f"-c {one}" for one in (*_FAST, f"unix_socket_directories={folder}", "listen_addresses=''"))
    _run(folder, "pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    atexit.register(_run, folder, "pg_ctl", "-m", "immediate", "stop")
    return folder


def _user() -> pwd.struct_passwd | None:
    """Who the server runs as, where this process may not: PostgreSQL takes no root."""
    return None if os.geteuid() else pwd.getpwnam("nobody")


def _run(folder: Path, name: str, *words: str) -> None:
    user = _user()
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PGDATA": str(folder / "data")}
    who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with open(folder / "said", "ab") as said:
        subprocess.run([program(name), *words], cwd=folder, env=env, stdout=said, stderr=said, check=True, **who)


def database_url(user: str = "soila") -> str:
    """The address of the server's database, as config has it."""
    return f"postgresql+psycopg://{user}@/postgres?host={socket_folder()}"


def empty_server() -> Server:
    """A memory at the server that is not laid out yet; what lay there before is gone."""
    with connected() as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA}, {SCHEMA}_harjoitus CASCADE")
    return Server(database_url(), SCHEMA)


def connected() -> "psycopg.Connection[tuple[object, ...]]":
    """Somebody else at the server, each command of whom is a transaction."""
    import psycopg

    return psycopg.connect(f"host={socket_folder()} user=soila dbname=postgres", autocommit=True)


def at_server(project: Path, server: Server | None) -> Path:
    """The project, with its memory at the server where there is one."""
    if server:
        config = project / "config.toml"
        config.write_text(config.read_text().replace('\nurl = ""', f'\nurl = "{server.url}"'))
    return project
