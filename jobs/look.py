"""One look of some jobs in order: each logs its decisions, a failing one is told and does not stop the others."""

import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from importlib import import_module

from jobs import Done
from jobs.alone import only_one
from jobs.clock import clock_fault
from jobs.heartbeat import Heartbeat, JobRun, beaten, machine_time, read_heartbeat, write_heartbeat
from pipeline import messages
from pipeline.deliver.practice import letters_state
from pipeline.log import Line, new_run, write_line
from pipeline.notify import AGAIN, Message, deliver
from pipeline.project import Project
from pipeline.store import StateError, Store, open_store
from pipeline.store.moments import newest_moment
from pipeline.store.notices import Notice, Urgency, raise_notice

Show = Callable[[Line], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """How one job's look went: what it decided, and why it failed ("" when it did not)."""

    job: str
    done: tuple[Done, ...]
    failure: str = ""


def look(project: Project, now: datetime, jobs: Iterable[str], show: Show, *, real: bool = True) -> tuple[Looked, ...]:
    """Looks at `now` (aware) and tells each decision to the log and to `show`.

    `real` says that `now` is this machine's own clock. Looks on one machine wait for one another.
    """
    run = new_run()
    with only_one(project.state, "look", "jobs.busy", wait=True):
        beat = read_heartbeat(project.state)
        if fault := clock_doubt(project, now, real=real):
            _log(project, Line(now, run, "soila", fault.text, trouble=True), show)
            beat = _cry(project, beat, "clock", fault.text, now)
            _keep(project, beat)
            return (Looked("soila", (fault,), fault.text),)
        looked = []
        for job in jobs:
            one, beat = _look(project, now, job, run, beat, show)
            looked.append(one)
        _keep(
            project,
            beaten(beat, now, {one.job: JobRun(now, not one.failure, one.failure) for one in looked}, real=real),
        )
    return tuple(looked)


def _look(project: Project, now: datetime, job: str, run: str, beat: Heartbeat, show: Show) -> tuple[Looked, Heartbeat]:
    try:
        done: tuple[Done, ...] = import_module(f"jobs.{job}").run(project, now)
    except Exception as error:
        failure, trace = _failure(error), _trace(error)
        name = messages.text(f"status.job_{job}")
        _log(project, Line(now, run, name, failure, trouble=True, trace=trace), show)
        if isinstance(error, StateError):
            return Looked(job, (), failure), _cry(project, beat, "state", failure, now)
        _tell(project, job, error, failure, run, now)
        return Looked(job, (), failure), beat
    for one in done:
        line = Line(now, run, messages.text(f"status.job_{job}"), one.text, one.letter, one.item, one.trouble)
        _log(project, line, show)
    return Looked(job, done), beat


def _failure(error: Exception) -> str:
    """Why the job failed, in Finnish; an unexpected failure is named and its traceback is in the log."""
    key, values = getattr(error, "key", None), getattr(error, "values", None)
    if isinstance(key, str) and isinstance(values, dict):
        return messages.text(key, **values)
    if isinstance(error, OSError):
        return messages.text("cli.os_error", error=error.strerror or str(error), file=error.filename or "–")
    return messages.text("jobs.crashed", error=type(error).__name__)


def _trace(error: Exception) -> str:
    return "" if hasattr(error, "key") else "".join(traceback.format_exception(error))


def _tell(project: Project, job: str, error: Exception, failure: str, run: str, now: datetime) -> None:
    """Once a day for each failure; a letter's own at once."""
    name = messages.text(f"status.job_{job}")
    digest = sha256(f"{type(error).__name__} {failure}".encode()).hexdigest()[:16]
    subject = messages.text("notify.job_subject", job=name)
    text = f"{failure}\n\n{messages.text('notify.job', job=name, run=run)}"
    urgency = Urgency.NOW if job == "letter" else Urgency.MORNING
    notice = Notice(f"job {job} {digest} {now:%Y-%m-%d}", urgency, subject, text, now)
    with suppress(StateError):  # then the next job fails too, and that one is cried out
        store = open_store(letters_state(project))
        with store.writing() as connection:
            raise_notice(connection, notice)
        store.close()


def _cry(project: Project, beat: Heartbeat, name: str, text: str, now: datetime) -> Heartbeat:
    """Tells people of what cannot be stored: at once, and again every two hours while it lasts."""
    if beat.cried_at and abs(now - beat.cried_at) < AGAIN:
        return beat
    message = Message(messages.text(f"notify.{name}_subject"), text, "", ())
    told = deliver(message, project.config.notify, project.root)
    return replace(beat, cried_at=now) if told.reached else beat


def cry_of_config(project: Project, text: str, now: datetime) -> None:
    """The config that was good is broken now: told by what it said before."""
    beat = read_heartbeat(project.state)
    _keep(project, _cry(project, beat, "config", text, now))


def clock_doubt(project: Project, now: datetime, *, real: bool) -> Done | None:
    """What is wrong with the clock at `now` (aware), if anything; `real` says that it is this machine's own."""
    boot, uptime = machine_time() if real else ("", 0.0)
    return clock_fault(now, _newest(project), read_heartbeat(project.state), boot, uptime)


def _newest(project: Project) -> datetime | None:
    try:
        store: Store = open_store(letters_state(project))
        with store.reading() as connection:
            newest = newest_moment(connection)
        store.close()
    except StateError:
        return None  # the jobs themselves meet it, and tell
    return newest


def _log(project: Project, line: Line, show: Show) -> None:
    write_line(project.state, line)
    show(line)


def _keep(project: Project, beat: Heartbeat) -> None:
    with suppress(OSError):  # a full disk: the work itself goes on as long as it can
        write_heartbeat(project.state, beat)


def trust_clock(project: Project, now: datetime) -> bool:
    """A person says that the clock is right now; whether anything was in doubt."""
    beat = read_heartbeat(project.state)
    boot, uptime = machine_time()
    doubted = clock_fault(now, None, beat, boot, uptime) is not None
    if doubted:
        _keep(project, replace(beat, at=None, boot="", uptime=0.0))
    return doubted
