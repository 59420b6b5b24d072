"""One look of some jobs in order: each logs its decisions, a failing one is told and does not stop the others."""

import traceback
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jobs import job_named
from pipeline import messages
from pipeline.acts.clock import clock_doubt
from pipeline.acts.compare_hosts import compare_hosts
from pipeline.acts.done import Done
from pipeline.acts.situation import Situation
from pipeline.fault import Fault, StateError, of_system
from pipeline.lock import only_one
from pipeline.log import LogLine, new_run, write_line
from pipeline.model import Notice, Problem, Urgency
from pipeline.notify.due import AGAIN, Message, deliver
from pipeline.project import Project, state_of
from pipeline.service.machine import machine_time
from pipeline.service.turn import taken, turn_at
from pipeline.store.heartbeat import Heartbeat, JobRun, beaten, read_heartbeat, write_heartbeat
from pipeline.store.notices import open_notices, raise_notice
from pipeline.store.turns import Turn

Show = Callable[[LogLine], None]


class JobLook(Struct, frozen=True):
    """How one job's look went: what it decided, and why it failed ("" when it did not)."""

    job: str
    done: tuple[Done, ...]
    failure: str = ""


class _Run(Struct, frozen=True):
    """What the jobs of one look share: the situation, the run's id, and where lines are shown."""

    situation: Situation
    id: str
    show: Show

    def log(self, job: str, done: Done) -> None:
        self._write(LogLine(self.situation.now, self.id, job, done.text, done.letter, done.item, done.trouble))

    def log_failure(self, job: str, text: str, trace: str = "") -> None:
        self._write(LogLine(self.situation.now, self.id, job, text, trouble=True, trace=trace))

    def _write(self, line: LogLine) -> None:
        write_line(self.situation.project.state, line)
        self.show(line)


def look(
    project: Project, now: datetime, jobs: Collection[str], show: Show, *, real: bool = True, turn: Turn | None = None
) -> tuple[JobLook, ...]:
    """Looks at `now` (aware) and tells each decision to the log and to `show`.

    `real` says that `now` is this machine's own clock. Looks on one machine wait for one another. Where several hosts
    share the memory only one of them works: `turn` is kept from one look to the next by whoever gives it.
    """
    machine = machine_time() if real else None
    with (
        only_one(project.state, "look", wait=True),
        Situation(project, now) as situation,
        turn_at(project, turn) as ours,
    ):
        run = _Run(situation, new_run(), show)
        beat = read_heartbeat(project.state)
        if doubt := clock_doubt(situation, machine):
            run.log("soila", doubt)
            beat = _cry(project.root, project.config.notify, beat, "clock", doubt.text, now)
            _keep(project.state, beat)
            return (JobLook("soila", (doubt,), doubt.text),)
        everywhere = [job for job in jobs if job_named(job).everywhere]
        try:
            other = taken(ours, situation)
            if ours and everywhere:
                compare_hosts(situation, ours.host)
        except StateError as fault:
            return _without_state(run, jobs, beat, fault, machine)
        if other and beat.standby != other:
            run.log("soila", Done("jobs.standby", {"other": other}))
        elif beat.standby and not other:
            run.log("soila", Done("jobs.on_turn", {"other": beat.standby}))
        looked = []
        for job in everywhere if other else jobs:
            one, beat = _look(run, job, beat, stands_by=bool(other))
            looked.append(one)
        # A job that another host does has nothing left to fail here.
        runs = {job: JobRun(now) for job in jobs}
        runs |= {one.job: JobRun(now, not one.failure, one.failure) for one in looked}
        _keep(project.state, beaten(beat, now, runs, machine, () if other else _cries(situation), other))
    return (JobLook("soila", (Done("jobs.standby", {"other": other}),)), *looked) if other else tuple(looked)


def _without_state(
    run: _Run, jobs: Collection[str], beat: Heartbeat, fault: StateError, machine: tuple[str, float] | None
) -> tuple[JobLook, ...]:
    """Nobody knows whose turn it is: no job works, and people are told."""
    project, now = run.situation.project, run.situation.now
    failure, _ = _failure(fault)
    run.log_failure("soila", failure)
    beat = _cry(project.root, project.config.notify, beat, "state", failure, now)
    _keep(project.state, beaten(beat, now, {job: JobRun(now, False, failure) for job in jobs}, machine))
    return (JobLook("soila", (), failure),)


def _cries(situation: Situation) -> tuple[str, ...]:
    """What a person must act on now: alarms that nobody has taken up. Without a state the jobs have failed already."""
    with suppress(StateError), situation.notices.reading() as connection:
        return tuple(one.subject for one in open_notices(connection) if one.cries)
    return ()


def _look(run: _Run, job: str, beat: Heartbeat, *, stands_by: bool) -> tuple[JobLook, Heartbeat]:
    situation, one = run.situation, job_named(job)
    name = messages.text(f"status.job_{job}")
    try:
        done = one.stand_by(situation) if stands_by else one.run(situation)
    except Exception as error:
        failure, trace = _failure(error)
        run.log_failure(name, failure, trace)
        # A job that was cut short may have left anything behind it.
        situation.look_again()
        if isinstance(error, StateError):
            project = situation.project
            return JobLook(job, (), failure), _cry(
                project.root, project.config.notify, beat, "state", failure, situation.now
            )
        _tell(run, job, error, failure)
        return JobLook(job, (), failure), beat
    for what in done:
        run.log(name, what)
    return JobLook(job, done), beat


def _failure(error: Exception) -> tuple[str, str]:
    """Why the job failed, in Finnish; an unexpected failure is named, and its traceback is for the log."""
    fault = of_system(error) if isinstance(error, OSError) else error
    if isinstance(fault, Fault):
        return messages.text(fault.key, **fault.values), ""
    return messages.text("jobs.crashed", error=type(error).__name__), "".join(traceback.format_exception(error))


def _tell(run: _Run, job: str, error: Exception, failure: str) -> None:
    """Once a day for each failure; a letter's own at once."""
    name, now = messages.text(f"status.job_{job}"), run.situation.now
    digest = sha256(f"{type(error).__name__} {failure}".encode()).hexdigest()[:16]
    subject = messages.text("notify.job_subject", job=name)
    text = f"{failure}\n\n{messages.text('notify.job', job=name, run=run.id)}"
    urgency = Urgency.NOW if job == "letter" else Urgency.MORNING
    notice = Notice(f"job {job} {digest} {now:%Y-%m-%d}", urgency, subject, text, now)
    # Without a state the next job fails too, and that one is cried out.
    with suppress(StateError), run.situation.notices.writing() as connection:
        raise_notice(connection, notice)


def _cry(root: Path, urls: Iterable[str], beat: Heartbeat, name: str, text: str, now: datetime) -> Heartbeat:
    """Tells people of what cannot be stored: at once, and again every two hours while it lasts."""
    if beat.cried_at and abs(now - beat.cried_at) < AGAIN:
        return beat
    message = Message(messages.text(f"notify.{name}_subject"), text, "", ())
    told = deliver(message, urls, root)
    return replace(beat, cried_at=now) if told.reached else beat


def cry_of_config(
    root: Path, urls: Iterable[str], problems: Iterable[Problem], now: datetime, *, runs: bool, fresh: bool = False
) -> None:
    """Config is broken: told to `urls` at once, and again every two hours, by whichever process meets it.

    `runs` says that a service goes on with what it knew; `fresh` that config was good until now, so that an alarm of
    something else is no reason to wait. Raises OSError where the state's folder cannot be used.
    """
    name = "config_running" if runs else "config"
    text = "\n".join([*(messages.on_one_line(one) for one in problems), "", messages.text(f"notify.{name}")])
    state = state_of(root)
    with only_one(state, "look", wait=True):
        beat = read_heartbeat(state)
        _keep(state, _cry(root, urls, replace(beat, cried_at=None) if fresh else beat, name, text, now))


def _keep(state: Path, beat: Heartbeat) -> None:
    with suppress(OSError):  # a full disk: the work itself goes on as long as it can
        write_heartbeat(state, beat)
