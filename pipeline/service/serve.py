"""`soila run`: one process that wakes each job in its time, until it is told to stop."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from jobs import every_job
from pipeline import messages
from pipeline.acts.done import Done
from pipeline.config.read import read_config
from pipeline.fault import ConfigError
from pipeline.lock import only_one
from pipeline.log import LogLine, new_run, write_line
from pipeline.project import Project
from pipeline.service.health import health_server
from pipeline.service.look import Show, cry_of_config, look
from pipeline.service.wake import hours_around, next_wake

# So often the service sees whether the clock has jumped or the machine slept.
_PULSE = 30.0  # seconds
_JUMP = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a service: the machine's own, or one that stands `offset` from it."""

    offset: timedelta = timedelta(0)

    @property
    def real(self) -> bool:
        return not self.offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


class _Wake(BaseTrigger):  # type: ignore[misc]
    """APScheduler only wakes: the instants come from `next_wake`."""

    def __init__(self, job: str, service: "_Service") -> None:
        self._job = job
        self._service = service

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        service = self._service
        virtual = now.astimezone(UTC) + service.clock.offset
        hours = hours_around(service.project.config.rhythm, virtual)
        return next_wake(self._job, virtual, hours) - service.clock.offset


def serve(project: Project, clock: Clock, show: Show) -> None:
    """Serves until SIGTERM or SIGINT. Raises AlreadyRunning when another one serves the same project, OSError."""
    with only_one(project.state, "run", "jobs.already_running"), _stop_on_signals() as stop, ExitStack() as stack:
        service = _Service(project, clock, show, stop)
        if port := project.config.service.health_port:
            stack.enter_context(health_server(port, lambda: service.project, clock.now))
        service.say("jobs.started")
        scheduler = _scheduler(service)
        scheduler.start()
        _wait(scheduler, clock, stop)
        service.say("jobs.stopping")
        scheduler.shutdown(wait=True)
        service.say("jobs.stopped")


class _Service:
    """The project as it is now, and how a job of it is run."""

    def __init__(self, project: Project, clock: Clock, show: Show, stop: Event) -> None:
        self.project = project
        self.clock = clock
        self.show = show
        self._stop = stop
        self._config_seen = _stamp(project.root)
        self._config_told = self._config_seen

    def run(self, job: str) -> None:
        """One look of one job; whatever happens in it, the next wake-up comes."""
        if self._stop.is_set() or not self._config_is_good():
            return
        try:
            look(
                self.project,
                self.clock.now().astimezone(self.project.config.zone),
                [job],
                self.show,
                real=self.clock.real,
            )
        except OSError as error:
            self.say("cli.os_error", error=error.strerror or str(error), file=error.filename or "–")

    def say(self, key: str, **values: Any) -> None:
        now = self.clock.now().astimezone(self.project.config.zone)
        line = LogLine(now, new_run(), "soila", Done(key, values).text)
        write_line(self.project.state, line)
        self.show(line)

    def _config_is_good(self) -> bool:
        """Takes a changed config.toml into use. A broken one stops everything until it is mended, and is told."""
        stamp = _stamp(self.project.root)
        if stamp == self._config_seen:
            return True
        try:
            self.project = Project(self.project.root, read_config(self.project.root / "config.toml"))
        except ConfigError as error:
            lines = [f"{messages.place(one)}: {' '.join(messages.explain(one))}" for one in error.problems]
            if stamp != self._config_told:
                self._config_told = stamp
                self.say("jobs.config_broken", problems="; ".join(lines))
            cry_of_config(self.project, "\n".join(lines), self.clock.now())
            return False
        self._config_seen = stamp
        return True


def _scheduler(service: _Service) -> BackgroundScheduler:
    # One worker: looks of one machine wait for one another anyway, and publishing forks.
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)})
    start = datetime.now(UTC)
    for job in every_job():
        scheduler.add_job(
            service.run,
            _Wake(job.name, service),
            args=[job.name],
            id=job.name,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
            next_run_time=start,
        )
    return scheduler


def _wait(scheduler: BackgroundScheduler, clock: Clock, stop: Event) -> None:
    """Waits for the end; wakes everything when the clock has jumped or the machine slept over a wake-up."""
    drift = clock.now().timestamp() - monotonic()
    while not stop.wait(_PULSE):
        seen = clock.now().timestamp() - monotonic()
        if abs(seen - drift) > _JUMP:
            for job in every_job():
                scheduler.modify_job(job.name, next_run_time=datetime.now(UTC))
        drift = seen


@contextmanager
def _stop_on_signals() -> Iterator[Event]:
    stop = Event()
    handler: Callable[..., None] = lambda *_: stop.set()  # noqa: E731
    before = {one: signal.signal(one, handler) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for one, old in before.items():
            signal.signal(one, old)


def _stamp(root: Path) -> tuple[int, int]:
    try:
        stat = (root / "config.toml").stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)
