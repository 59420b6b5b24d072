"""Looks at a copy of the project, one after another, by a clock that the test holds."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jobs import every_job
from pipeline.config import Config
from pipeline.config.read import read_config
from pipeline.log import LogLine
from pipeline.model import EditionRow, Notice
from pipeline.project import Project
from pipeline.service.look import JobLook, look
from pipeline.store import open_store
from pipeline.store.editions import edition_rows
from tests.make import config

HELSINKI = config().zone


def at(written: str) -> datetime:
    """A local time of the project as an instant."""
    return datetime.fromisoformat(written).replace(tzinfo=HELSINKI)


def project_in(root: Path) -> Project:
    file = root / "config.toml"
    return Project(root, _config_in(file, file.stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _config_in(file: Path, _changed_at: int) -> Config:
    """As `soila run` has it: read again when it has changed."""
    return read_config(file)


class Looks:
    """What the clock does to a project; `lines` is everything that was logged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: list[LogLine] = []

    def at(self, written: str, *jobs: str) -> tuple[JobLook, ...]:
        return self.on(at(written), *jobs)

    def on(self, moment: datetime, *jobs: str) -> tuple[JobLook, ...]:
        return look(
            project_in(self.root), moment, jobs or [job.name for job in every_job()], self.lines.append, real=False
        )

    def rows(self) -> dict[str, EditionRow]:
        store = open_store(self.root / ".soila")
        with store.reading() as connection:
            rows = {row.date.isoformat(): row for row in edition_rows(connection)}
        store.close()
        return rows

    def notices(self) -> dict[str, Notice]:
        """Everything that staff were to be told, by its key."""
        return {one.key: one for one in self._notices()}

    def sent(self) -> list[str]:
        return sorted(path.parent.name for path in (self.root / "outbox").glob("????-??-??/edition.json"))

    def _notices(self) -> Iterator[Notice]:
        from sqlalchemy import update

        from pipeline.store import schema
        from pipeline.store.notices import open_notices

        store = open_store(self.root / ".soila")
        with store.reading() as connection:
            # In a transaction that is rolled back, so that told ones are listed too.
            connection.execute(update(schema.notice).values(told_at=None))
            yield from open_notices(connection)
            connection.rollback()
        store.close()
