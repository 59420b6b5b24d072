"""How many projects one PostgreSQL server carries, each with a year behind it: `python -m tests.bench_projects`.

A project has a database of its own, as docs/operators.md tells. One is lived through a year by the product itself; the
others are copies of it. Then each is looked at in turn as its service does: with a turn that is kept between looks.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from jobs import every_job
from pipeline.config.read import read_config
from pipeline.log import LogLine
from pipeline.project import Project, Server
from pipeline.rhythm.sends import next_send
from pipeline.service.look import look
from pipeline.service.turn import turn_of_host
from pipeline.service.wake import due_look
from pipeline.store import open_store
from pipeline.store.editions import sent_editions
from pipeline.store.revisions import published_events
from pipeline.store.turns import Turn
from tests.generate import FIRST, event_text
from tests.jobs.looks import at
from tests.postgres import SCHEMA, Cluster, at_server, connected, database_url
from tests.soila import copy_project

SIZES = (1, 10, 50, 100, 250, 500)
LETTERS, EVENTS = 26, 60
_LOOKS = 500  # measured for each size
_REST = 5  # seconds
_BEGIN = at("2024-04-08T12:00")
_OFTEN = tuple(due_look({}, _BEGIN, ()))
_DAY = timedelta(days=1)
_A_DAY = _DAY // min(job.every for job in every_job()) + sum(
    _DAY // job.every for job in every_job() if job.name not in _OFTEN
)
# All looks lie within an hour, after which each host writes that it is there and the site is looked at anew.
_STEP = timedelta(seconds=1)
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class _Member:
    """A project, and the turn that its service keeps."""

    project: Project
    turn: Turn

    def look(self, now: datetime) -> None:
        for one in look(self.project, now, _OFTEN, _silent, real=False, turn=self.turn):
            assert not one.failure, one.failure


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds of the wall, of our CPU and of the server's."""

    wall: float
    ours: float
    servers: float


def section(sizes: Sequence[int] = SIZES) -> list[str]:
    """What docs/benchmarks.md tells of it."""
    with tempfile.TemporaryDirectory() as folder, _server(max(sizes)) as server, ExitStack() as turns:
        first = _first(Path(folder), server)
        now = _live_a_year(first)
        members: list[_Member] = []
        rows = []
        for size in sizes:
            print(f"{size} hanketta …", file=sys.stderr)
            for number in range(len(members), size):
                members.append(_member(_copy(first, server, number), turns))
                members[-1].look(now)  # what a service does once: it takes the turn and compiles its statements
            row, now = _row(server, members, now)
            rows.append(row)
    return [
        "## Many projects on one server",
        "",
        f"Projects of {EVENTS} events and {LETTERS} sent letters, each with a database of its own at one PostgreSQL "
        "server on the same machine (`python -m tests.bench_projects`): the looks of five minutes, each of "
        f"{len(_OFTEN)} jobs, one after another in one process, where nothing has happened since. A project has "
        f"{_A_DAY} looks a day, so {max(sizes)} of them need {max(sizes) * _A_DAY / 86400:.1f} a second. Connections "
        "are those that stay open between looks; a "
        "look itself has one more. At rest is what it costs that they stay open and that the server tidies up each "
        "database once a minute; a look's own time is without it.",
        "",
        "| projects | looks a second | our CPU time of a look | the server's | at rest, ours | at rest, the server's "
        "| connections | all databases |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _row(server: Cluster, members: Sequence[_Member], now: datetime) -> tuple[str, datetime]:
    def looks() -> None:
        for number in range(_LOOKS):
            turn, which = divmod(number, len(members))
            members[which].look(now + turn * _STEP)

    rest = _spent(server, lambda: time.sleep(_REST))
    work = _spent(server, looks)
    ours = work.ours - rest.ours * work.wall / rest.wall
    servers = work.servers - rest.servers * work.wall / rest.wall
    with connected(server) as connection:
        ((kept, size),) = connection.execute(
            "SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') - 1, "
            "sum(pg_database_size(oid))::bigint FROM pg_database WHERE datname LIKE 'soila_%'"
        )
    row = (
        f"| {len(members)} | {_LOOKS / work.wall:.0f} | {1000 * ours / _LOOKS:.1f} ms "
        f"| {1000 * servers / _LOOKS:.1f} ms "
        f"| {rest.ours / rest.wall:.1%} | {rest.servers / rest.wall:.1%} | {kept} | {size / 1e6:,.0f} MB |"
    )
    return row, now + -(-_LOOKS // len(members)) * _STEP


def _spent(server: Cluster, what: Callable[[], None]) -> _Spent:
    began, ours, servers = time.perf_counter(), time.process_time(), _cpu_of(server)
    what()
    return _Spent(time.perf_counter() - began, time.process_time() - ours, _cpu_of(server) - servers)


def _cpu_of(server: Cluster) -> float:
    """Seconds that the server and all its processes have worked, those that have ended too."""
    root = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    own, ended = _ticks(str(root))
    return (own + ended + sum(_ticks(child)[0] for child in children)) / _TICK


def _ticks(process: str) -> tuple[int, int]:
    """Those of a process, and of its children that have ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ends just now
        return 0, 0
    user, system, users, systems = map(int, fields[11:15])
    return user + system, users + systems


@contextmanager
def _server(projects: int) -> Iterator[Cluster]:
    server = Cluster()
    try:
        server.lay_out()
        server.start(f"max_connections={projects + 20}", "autovacuum=on", "shared_buffers=128MB")
        yield server
    finally:
        server.close()


def _first(folder: Path, server: Cluster) -> Project:
    """A project with the events of a year."""
    with connected(server) as connection:
        connection.execute("CREATE DATABASE first")
    root = at_server(copy_project(folder), Server(database_url(at=server, name="first"), SCHEMA))
    shutil.rmtree(root / "content" / "letters")
    events = root / "content" / "events"
    shutil.rmtree(events)
    events.mkdir()
    for number in range(EVENTS):
        day = (_BEGIN.date() - FIRST).days + 365 * number // EVENTS
        (events / f"tilaisuus-{number}.md").write_text(event_text(4 * day + number % 4), encoding="utf-8")
    return Project(root, read_config(root / "config.toml"))


def _live_a_year(project: Project) -> datetime:
    """Sends every letter of a year, as a service does; the day after the last one."""
    now, zone = _BEGIN, project.config.zone
    for _ in range(LETTERS):
        at_hour = next_send(project.config.rhythm, now).at
        assert at_hour is not None
        for now in (at_hour - timedelta(hours=20), at_hour, at_hour + timedelta(days=1)):
            look(project, now.astimezone(zone), _OFTEN, _silent, real=False)
    with closing(open_store(project.state, server=project.real.server)) as store, store.reading() as connection:
        assert len(sent_editions(connection)) == LETTERS
        assert len(published_events(connection)) == EVENTS
    return now.astimezone(zone)


def _copy(first: Project, server: Cluster, number: int) -> Project:
    """Another project that has lived the same year, in files that are the same ones."""
    name = f"soila_{number}"
    with connected(server) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE first".encode())
    state = replace(first.config.state, url=database_url(at=server, name=name))
    return replace(first, config=replace(first.config, state=state))


def _member(project: Project, turns: ExitStack) -> _Member:
    turn = turn_of_host(project)
    assert turn is not None
    turns.callback(turn.let_go)
    return _Member(project, turn)


def _silent(_line: LogLine) -> None:
    """Nobody reads it."""


if __name__ == "__main__":
    print("\n".join(section(tuple(map(int, sys.argv[1:])) or SIZES)))
