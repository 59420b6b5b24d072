"""`soila status`: where everything stands, for people and for monitors."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call, Failure

# A look is missing after this long, whatever wakes it: soila run looks every five minutes, a timer every hour at most.
_STOPPED = timedelta(hours=2)


@command(
    "status",
    "soila status",
    "Paluukoodi valvonnalle: 0 kunnossa, 1 jokin odottaa ihmistä, 3 rikki.",
)
@click.option("--json", "as_json", is_flag=True, help="tulosta sama JSON-muodossa")
@click.pass_obj
def main(call: Call, as_json: bool) -> int:
    from jobs import JOBS
    from jobs.heartbeat import read_heartbeat
    from jobs.look import clock_doubt
    from pipeline.config.read import ConfigError
    from pipeline.status import status_of
    from pipeline.store import StateError

    try:
        project = call.project
    except (ConfigError, Failure) as error:
        return _unusable(error, as_json)
    now = call.now
    try:
        status = status_of(project, now)
    except StateError as error:
        return _unusable(error, as_json)
    beat = read_heartbeat(project.state)
    zone = project.config.zone
    waits = status.waits if beat.at else (*status.waits, _say("wait_not_running"))
    doubt = clock_doubt(project, now, real=not call.now_text)
    broken = [*([doubt.text] if doubt else []), *_broken(beat, now)]
    if as_json:
        click.echo(_written(_as_json(status, waits, broken, beat)))
        return _code(waits, broken)
    letters = status.letters
    click.echo(_say("last", day=letters.last.date, subject=letters.last.subject) if letters.last else _say("last_none"))
    if letters.next_at:
        click.echo(_say("next", at=letters.next_at, state=messages.text(f"jobs.state_{letters.next_state}")))
    else:
        click.echo(_say("next_none"))
    if letters.moved:
        click.echo(_say("moved", why=letters.moved))
    for line in broken:
        click.echo(click.style(line, fg="red"))
    click.echo(_say("waits") if waits else _say("nothing_waits"))
    for line in waits:
        click.echo(f"  – {line}")
    if status.sources:
        click.echo(_say("sources"))
    for source in status.sources:
        click.echo(source.text)
    click.echo(_say("jobs"))
    for job in JOBS:
        click.echo(_job_line(job, beat, zone))
    return _code(waits, broken)


def _unusable(error: Any, as_json: bool) -> int:
    """Without config or state nothing goes: that is broken for monitors, in the form that they asked for."""
    from pipeline.cli.say import fail, fail_with

    problems = getattr(error, "problems", None)
    if as_json:
        lines = [f"{messages.place(one)}: {' '.join(messages.explain(one))}" for one in problems or ()]
        broken = lines or [messages.text(error.key, **error.values)]
        click.echo(_written({"last": None, "next": None, "waits": [], "broken": broken, "jobs": {}}))
        return OUTSIDE
    if problems:
        return fail(OUTSIDE, problems)
    return fail_with(OUTSIDE, *messages.both(error.key, **error.values))


def _written(values: dict[str, Any]) -> str:
    """JSON with instants and days as ISO 8601."""
    return json.dumps(values, ensure_ascii=False, indent=2, default=lambda value: value.isoformat())


def _code(waits: tuple[str, ...], broken: list[str]) -> int:
    if broken:
        return OUTSIDE
    return CONTENT if waits else FINE


def _broken(beat: Any, now: datetime) -> Iterator[str]:
    if beat.at and now - beat.at > _STOPPED:
        yield _say("stopped", at=beat.at.astimezone(now.tzinfo))
    for name, run in sorted(beat.jobs.items()):
        if not run.good:
            yield _say("job_broken", name=_say(f"job_{name}"), text=run.text)


def _job_line(job: str, beat: Any, zone: Any) -> str:
    run = beat.jobs.get(job)
    if run is None:
        return _say("job_never", name=_say(f"job_{job}"))
    state = "" if run.good else _say("job_failed", text=run.text)
    return _say("job", name=_say(f"job_{job}"), at=run.at.astimezone(zone), state=state)


def _as_json(status: Any, waits: tuple[str, ...], broken: list[str], beat: Any) -> dict[str, Any]:
    letters = status.letters
    last = letters.last
    return {
        "last": {"date": last.date, "subject": last.subject, "sent_at": last.sent_at} if last else None,
        "next": {"at": letters.next_at, "state": letters.next_state, "moved": letters.moved},
        "waits": waits,
        "sources": {one.name: {"good_at": one.good_at, "why": one.why} for one in status.sources},
        "broken": broken,
        "jobs": {name: {"at": run.at, "good": run.good, "text": run.text} for name, run in sorted(beat.jobs.items())},
    }


def _say(key: str, /, **values: Any) -> str:
    return messages.text(f"status.{key}", **values)
