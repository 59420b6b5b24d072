"""`soila status`: where everything stands, for people and for monitors."""

import json
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call, tell_fault
from pipeline.fault import Fault, StateError, WrongUse
from pipeline.safe.terminal import RED, styled

if TYPE_CHECKING:
    from pipeline.acts.status import Letters, ProjectStatus
    from pipeline.collect.ages import SourceStatus
    from pipeline.store.heartbeat import Heartbeat


@command("status")
@option("--json", "as_json", says="status_json", is_flag=True)
@click.pass_obj
def main(call: Call, as_json: bool) -> int:
    from pipeline.acts.status import status_of

    try:
        project = call.project
    except WrongUse as fault:
        return _unusable(fault, as_json)
    situation, machine = call.situation, call.machine
    try:
        status = status_of(situation, machine)
    except StateError as fault:
        return _unusable(fault, as_json)
    if as_json:
        click.echo(_written(_as_json(status)))
    else:
        _show(status, project.config.zone)
    if status.broken:
        return OUTSIDE
    return CONTENT if status.waits else FINE


def _unusable(fault: Fault, as_json: bool) -> int:
    """Without config or state nothing goes: that is broken for monitors, in the form that they asked for."""
    if not as_json:
        return tell_fault(fault, OUTSIDE)
    lines = [messages.on_one_line(one) for one in fault.problems]
    broken = lines or [messages.text(fault.key, **fault.values)]
    click.echo(_written({"last": None, "next": None, "waits": [], "broken": broken, "jobs": {}}))
    return OUTSIDE


def _show(status: "ProjectStatus", zone: tzinfo) -> None:
    from jobs import every_job

    _show_letters(status.letters)
    if status.beat.standby:
        click.echo(_say("standby", other=status.beat.standby))
    for line in status.broken:
        click.echo(styled(line, RED))
    if status.waits or not status.broken:
        click.echo(_say("waits") if status.waits else _say("nothing_waits"))
    for line in status.waits:
        click.echo(f"  – {line}")
    if not status.heard:
        click.echo(_say("heard_by_nobody"))
    if status.sources:
        click.echo(_say("sources"))
    for source in status.sources:
        click.echo(source.text)
    click.echo(_say("jobs"))
    for job in every_job():
        click.echo(_job_line(job.name, status.beat, zone))


def _show_letters(letters: "Letters") -> None:
    click.echo(_say("last", day=letters.last.date, subject=letters.last.subject) if letters.last else _say("last_none"))
    if letters.next_at:
        click.echo(_say("next", at=letters.next_at, state=messages.text(f"jobs.state_{letters.next_state}")))
    else:
        click.echo(_say("next_none"))
    if letters.moved:
        click.echo(_say("moved", why=letters.moved))


def _job_line(job: str, beat: "Heartbeat", zone: tzinfo) -> str:
    run = beat.jobs.get(job)
    if run is None:
        return _say("job_never", name=_say(f"job_{job}"))
    state = "" if run.good else _say("job_failed")
    return _say("job", name=_say(f"job_{job}"), at=run.at.astimezone(zone), state=state)


def _written(values: dict[str, Any]) -> str:
    """JSON with instants and days as ISO 8601."""
    return json.dumps(values, ensure_ascii=False, indent=2, default=lambda value: value.isoformat())


def _as_json(status: "ProjectStatus") -> dict[str, Any]:
    letters, jobs = status.letters, status.beat.jobs
    last = letters.last
    return {
        "last": {"date": last.date, "subject": last.subject, "sent_at": last.sent_at} if last else None,
        "next": {"at": letters.next_at, "state": letters.next_state, "moved": letters.moved},
        "waits": status.waits,
        "sources": {one.name: _source(one) for one in status.sources},
        "broken": status.broken,
        "heard": status.heard,
        "standby": status.beat.standby,
        "jobs": {name: {"at": run.at, "good": run.good, "text": run.text} for name, run in sorted(jobs.items())},
    }


def _source(one: "SourceStatus") -> dict[str, Any]:
    gave = {"events": one.events, "news": one.news, "waiting": one.waiting}
    return {"good_at": one.good_at, "why": one.why, **gave}


def _say(key: str, /, **values: Any) -> str:
    return messages.text(f"status.{key}", **values)
