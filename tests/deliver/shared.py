"""The memory that hosts share: a real server, a line to it for each host, and somebody who looks after it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

from pipeline.project import Project, Server
from pipeline.store.server import database_of
from tests.peers.line import Line, line_to
from tests.postgres import SCHEMA, Cluster, cluster, connected

NAMES = ("first", "second", "third")


@dataclass
class Place:
    """`cluster` is the server that the lines lead to; `replica` follows it, where there is one."""

    project: Project
    lines: dict[str, Line]
    cluster: Cluster
    replica: Cluster | None = None
    _hooks: list[tuple[Engine, str, Any]] = field(default_factory=list)

    def url(self, name: str) -> str:
        port = self.lines[name].port
        return f"postgresql+psycopg://soila@127.0.0.1:{port}/postgres?sslmode=disable&application_name={name}"

    def ask(self, question: str, *values: object) -> None:
        with connected(self.cluster) as connection:
            connection.execute(question.encode(), values)

    def restart(self, how: str) -> None:
        """`how`: "fast", or "immediate" as when the power goes."""
        self.cluster.stop(how)
        self.cluster.start()

    def promote(self) -> None:
        """The server is gone, and its replica takes its place; so does the address that hosts know."""
        assert self.replica
        self.cluster.stop("immediate")
        self.replica.promote()
        self.cluster, self.replica = self.replica, None
        for line in self.lines.values():
            line.server = self.cluster.socket

    def listen(self, name: str, step: Callable[[str, str], None]) -> None:
        """Every question and commit of the host is a step."""
        engine = database_of(Server(self.url(name), SCHEMA)).engine
        for what, told in (("before_cursor_execute", "question"), ("commit", "commit")):

            def hook(*_: object, told: str = told) -> None:
                step(name, told)

            event.listen(engine, what, hook)
            self._hooks.append((engine, what, hook))

    def deaf(self) -> None:
        for one in self._hooks:
            event.remove(*one)
        self._hooks.clear()


@contextmanager
def place_of(project: Project, at: Cluster | None = None) -> Iterator[Place]:
    """Three lines to a server, that of this process if no other is given."""
    known = at or cluster()
    with ExitStack() as stack:
        yield Place(project, {one: stack.enter_context(line_to(known.socket)) for one in NAMES}, known)
