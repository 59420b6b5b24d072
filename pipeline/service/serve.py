"""`soila run`: one process that wakes each job in its time, until it is told to stop.

Quick jobs that are due at one moment share a look: the state is opened once for all of them.
"""

import logging
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from msgspec import Struct

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.config.read import read_config
from pipeline.fault import ConfigError, StateError, of_system, system_reason
from pipeline.lock import only_one
from pipeline.log import LogLine, new_run, write_line
from pipeline.notify.tokens import keys_of
from pipeline.project import Project
from pipeline.service.health import health_server
from pipeline.service.look import Show, cry_of_config, look
from pipeline.service.pages import Pages
from pipeline.service.turn import turn_of_host
from pipeline.service.wake import due_look, hours_around, next_look

# So often the service sees whether config has changed, the clock has jumped or the machine slept.
_PULSE = 5.0  # seconds
_JUMP = 60.0  # seconds
_LOOK = "look"


class Clock(Struct, frozen=True):
    """The clock of a service: the machine's own, or one that stands `offset` from it."""

    offset: timedelta = timedelta(0)

    @property
    def real(self) -> bool:
        return not self.offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


class _Wake(BaseTrigger):  # type: ignore[misc]
    """APScheduler only wakes: the instants come from `next_look`."""

    def __init__(self, service: "_Service") -> None:
        self._service = service

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        offset = self._service.clock.offset
        return self._service.next_look(now.astimezone(UTC) + offset) - offset


def serve(project: Project, clock: Clock, show: Show) -> None:
    """Serves until SIGTERM or SIGINT. Raises AlreadyRunning when another one serves the same project, WrongUse
    where links cannot be signed, OSError."""
    with only_one(project.state, "run", "jobs.already_running"), _stop_on_signals() as stop, ExitStack() as stack:
        service = _Service(project, clock, show, stop)
        stack.callback(service.let_go)
        if port := project.config.service.health_port:
            stack.enter_context(health_server(port, lambda: service.project, clock.now, lambda: service.config_faults))
        pages = stack.enter_context(Pages(project.root, clock.offset))
        if project.config.web.address:
            keys_of(project)  # without one the links of mails cannot be signed: said now, not by the first mail
        pages.serve(project.config.web)
        service.say("jobs.started")
        if pages.port:
            service.say("jobs.pages_started", url=project.config.web.public_url)
        scheduler = _scheduler(service)
        scheduler.start()
        _wait(scheduler, service, pages, stop)
        service.say("jobs.stopping")
        scheduler.shutdown(wait=True)
        service.say("jobs.stopped")


class _Service:
    """The project as it is now, and how it is looked at."""

    def __init__(self, project: Project, clock: Clock, show: Show, stop: Event) -> None:
        self.project = project
        self.clock = clock
        self.show = show
        self._stop = stop
        self.config_faults: tuple[str, ...] = ()
        self._config_seen = _stamp(project.root)
        self._looked: dict[str, datetime] = {}  # when the last look of each job began
        self._turn = turn_of_host(project)

    def let_go(self) -> None:
        """Another host may go on at once."""
        if self._turn:
            self._turn.let_go()

    def next_look(self, after: datetime) -> datetime:
        """When it is looked at next after the aware instant."""
        return next_look(after, hours_around(self.project.config.rhythm, after))

    def look_at_all(self) -> None:
        """Every job is due, whenever it was looked at last."""
        self._looked = {}

    def wake(self) -> None:
        """Looks at the jobs that are due, and at those that became so meanwhile."""
        while jobs := self._due():
            self.look(jobs)

    def _due(self) -> list[str]:
        now = self.clock.now()
        jobs = due_look(self._looked, now, hours_around(self.project.config.rhythm, now))
        self._looked = {**self._looked, **dict.fromkeys(jobs, now)}
        return jobs

    def look(self, jobs: Sequence[str]) -> None:
        """One look of some jobs; whatever happens in it, the next wake-up comes."""
        if self._stop.is_set():
            return
        try:
            self._mind_config()
            now = self.clock.now().astimezone(self.project.config.zone)
            look(self.project, now, jobs, self.show, real=self.clock.real, turn=self._turn)
        except (OSError, StateError) as error:
            fault = of_system(error) if isinstance(error, OSError) else error
            self.say(fault.key, trouble=True, **fault.values)

    def say(self, key: str, *, trouble: bool = False, **values: Any) -> None:
        now = self.clock.now().astimezone(self.project.config.zone)
        line = LogLine(now, new_run(), "soila", Done(key, values).text, trouble=trouble)
        write_line(self.project.state, line)
        self.show(line)

    @property
    def config_changed(self) -> bool:
        return _stamp(self.project.root) != self._config_seen

    def _mind_config(self) -> None:
        """Takes a changed config.toml into use. A broken one is told, and everything goes on with what was known.

        Half a change is no decision: what was promised under the last whole config is kept, by every job alike, so
        that no two of them work by different rules. Whoever wants to stop a letter holds it.
        """
        root, broken = self.project.root, bool(self.config_faults)
        if not self.config_changed and not broken:
            return
        stamp = _stamp(root)
        try:
            config = read_config(root / "config.toml")
        except ConfigError as error:
            self.config_faults = tuple(messages.on_one_line(one) for one in error.problems)
            if stamp != self._config_seen:
                self.say("jobs.config_broken", trouble=True, problems="; ".join(self.config_faults))
            self._config_seen = stamp
            urls = self.project.config.notify
            with suppress(OSError):  # the jobs meet it too, and tell
                cry_of_config(root, urls, error.problems, self.clock.now(), runs=True, fresh=not broken)
            return
        if config.state != self.project.config.state:
            self.let_go()
            self._turn = turn_of_host(Project(root, config))
        self.project = Project(root, config)
        self.config_faults, self._config_seen = (), stamp
        if broken:
            self.say("jobs.config_mended")


def _scheduler(service: _Service) -> BackgroundScheduler:
    # What it skips while a look goes on is due right after that look; nobody needs to be told, and in English.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # One worker: looks of one machine wait for one another anyway, and publishing forks.
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)})
    scheduler.add_job(
        service.wake,
        _Wake(service),
        id=_LOOK,
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
        next_run_time=datetime.now(UTC),
    )
    return scheduler


def _wait(scheduler: BackgroundScheduler, service: _Service, pages: Pages, stop: Event) -> None:
    """Waits for the end; wakes everything when config or the clock has changed, or the machine slept over a wake-up.

    Pages that fell are served again, and by a changed config anew.
    """
    clock, served = service.clock, service.project
    drift = clock.now().timestamp() - monotonic()
    while not stop.wait(_PULSE):
        seen = clock.now().timestamp() - monotonic()
        if abs(seen - drift) > _JUMP or service.config_changed:
            service.look_at_all()
            scheduler.modify_job(_LOOK, next_run_time=datetime.now(UTC))
        drift = seen
        _mind_pages(service, pages, fresh=service.project is served)
        served = service.project


def _mind_pages(service: _Service, pages: Pages, *, fresh: bool) -> None:
    try:
        if not fresh:
            pages.serve(service.project.config.web)
        elif pages.has_fallen():
            service.say("jobs.pages_fell", trouble=True)
    except OSError as error:
        service.say("jobs.pages_not_served", trouble=True, why=system_reason(error))


@contextmanager
def _stop_on_signals() -> Iterator[Event]:
    stop = Event()

    def handler(*_: object) -> None:
        stop.set()

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
