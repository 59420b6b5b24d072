"""A PostgreSQL server of a test process's own: in a temporary folder, behind a socket, gone with the process."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.project import Server
from pipeline.store import open_store
from pipeline.store.schema import meta, metadata

if TYPE_CHECKING:
    import psycopg

SCHEMA = "soila"
# Who is asked for a password.
ASKED = "kysytty"
_ROOM = "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"
# No test pulls the plug of the machine: nothing waits for the disk. A commit outlives the server all the same.
_FAST = "fsync=off full_page_writes=off autovacuum=off jit=off shared_buffers=32MB".split()


def program(name: str) -> str:
    """Where a program of the server is; Debian keeps them apart from the others."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default="")
    assert found, f"{name} is missing: tests/tools/system"
    return found


# Stops the server of a folder and takes the folder away when whoever holds the other end of the pipe is gone.
_GUARD = """cat > /dev/null
file=$1/data/postmaster.pid
kill -QUIT "$(head -n 1 "$file")"
for _ in $(seq 100); do [ -e "$file" ] && sleep 0.1; done
rm -rf "$1"
"""


class Cluster:
    """One PostgreSQL server, from when it is made until the process ends, whatever way that is."""

    def __init__(self) -> None:
        # Not where temporary files are the test's own user's alone: the server is another's.
        self.folder = Path(tempfile.mkdtemp(prefix="soila-pg-", dir=_ROOM))
        guard = ["sh", "-c", _GUARD, "sh", str(self.folder)]
        self._guard = subprocess.Popen(
            guard, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, cwd="/"
        )
        if user := _user():
            os.chown(self.folder, user.pw_uid, user.pw_gid)

    @property
    def socket(self) -> Path:
        return self.folder / ".s.PGSQL.5432"

    def lay_out(self) -> None:
        """An empty database."""
        self._run("initdb", "-U", "soila", "-A", "trust", "-E", "UTF8", "--no-sync")
        hba = self.folder / "data" / "pg_hba.conf"
        hba.write_text(f"local all {ASKED} scram-sha-256\n{hba.read_text()}")

    def follow(self, primary: "Cluster") -> None:
        """A replica of another, which keeps nothing that this one has not."""
        self._run("pg_basebackup", "-U", "soila", "-h", str(primary.folder), "-D", str(self.folder / "data"), "-R")
        self.start()
        with connected(primary) as connection:
            # What is said for a role holds over what the server was started with.
            connection.execute("ALTER ROLE soila SET synchronous_commit = 'remote_apply'")
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            connection.execute("SELECT pg_reload_conf()")

    def start(self, *settings: str) -> None:
        """`settings`: what is set otherwise than for tests, such as "max_connections=500"."""
        where = (f"unix_socket_directories={self.folder}", "listen_addresses=''")
        options = " ".join(f"-c {one}" for one in (*_FAST, *where, *settings))
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str) -> None:
        """`how`: "fast", or "immediate" as when the power goes."""
        self._run("pg_ctl", "-w", "-m", how, "stop")

    def promote(self) -> None:
        self._run("pg_ctl", "-w", "promote")

    def close(self) -> None:
        assert self._guard.stdin
        self._guard.stdin.close()
        self._guard.wait()

    def _run(self, name: str, *words: str) -> None:
        user = _user()
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PGDATA": str(self.folder / "data")}
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        with open(self.folder / "said", "ab") as said:
            subprocess.run(
                [program(name), *words], cwd=self.folder, env=env, stdout=said, stderr=said, check=True, **who
            )


def _user() -> pwd.struct_passwd | None:
    """Who the server runs as, where this process may not: PostgreSQL takes no root."""
    return None if os.geteuid() else pwd.getpwnam("nobody")


@cache
def cluster() -> Cluster:
    """The server of this process; it is started when it is asked for first."""
    made = Cluster()
    made.lay_out()
    made.start()
    return made


def database_url(user: str = "soila", at: Cluster | None = None, name: str = "postgres") -> str:
    """The address of a database of the server, as config has it."""
    return f"postgresql+psycopg://{user}@/{name}?host={(at or cluster()).folder}"


def empty_server() -> Server:
    """A memory at the server that is not laid out yet; what lay there before is gone."""
    with connected() as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA}, {SCHEMA}_harjoitus CASCADE")
    return Server(database_url(), SCHEMA)


def empty_rows(at: Cluster) -> None:
    """The memory at the server as it is when it was laid out just now: quicker than to lay it out."""
    with connected(at) as connection:
        if connection.execute(f"SELECT to_regclass('{SCHEMA}.meta')").fetchone() == (None,):
            open_store(Path(), {}, Server(database_url(at=at), SCHEMA)).close()
        kept = " WHERE name <> 'version'"
        tables = ((table.name, kept if table is meta else "") for table in metadata.sorted_tables)
        connection.execute(";".join(f"DELETE FROM {SCHEMA}.{name}{which}" for name, which in tables).encode())


def connected(at: Cluster | None = None) -> "psycopg.Connection[tuple[object, ...]]":
    """Somebody else at the server, each command of whom is a transaction."""
    import psycopg

    where = f"host={(at or cluster()).folder} user=soila dbname=postgres options='-c synchronous_commit=on'"
    return psycopg.connect(where, autocommit=True)


@contextmanager
def frozen(pid: int) -> Iterator[None]:
    """The server's process that serves one session stands still: nothing is refused, nothing comes."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def at_server(project: Path, server: Server | None) -> Path:
    """The project, with its memory at the server where there is one."""
    if server:
        config = project / "config.toml"
        config.write_text(config.read_text().replace('\nurl = ""', f'\nurl = "{server.url}"'))
    return project
