"""`soila send`: the letter goes, once."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, OUTSIDE, USAGE, Call, tell_fault
from pipeline.cli.say import fail_with
from pipeline.fault import Misconfigured
from pipeline.model import LetterState

if TYPE_CHECKING:
    from pipeline.deliver.machine import Outcome, Trial

# What a person mends in config or in the environment.
_MISCONFIGURED = ("mailchimp.bad_key", "mailchimp.wrong_server", "mailchimp.no_audience")


@command("send", "soila send --date 2024-04-09", "Ilman päivää lähtee seuraava kirje. Toistaminen on aina turvallista.")
@click.option("--date", "written", metavar="PÄIVÄ", default="", help="kirjeen päivä")
@click.option("--practice", is_flag=True, help="harjoitus: vain henkilöstölle, eikä kirje jää muistiin")
@click.pass_obj
def main(call: Call, written: str, practice: bool) -> int:
    from pipeline.acts.letter_days import sending_day
    from pipeline.acts.send_letter import send

    day = sending_day(call.situation, written)
    try:
        outcome = send(call.situation, day, by_person=True, waiting=_say_waiting, practice=practice)
    except Misconfigured as fault:
        return tell_fault(fault, USAGE)
    if trial := outcome.trial:
        _say_trial(trial)
    row = outcome.row
    if outcome.key:
        return _say(call, day, outcome)
    at = (row.sent_at or row.due_at).astimezone(call.config.zone)
    key = "deliver.sent_before" if row.state is LetterState.SENT and not outcome.changed else f"deliver.{row.state}"
    click.echo(messages.text(key, day=day, at=at))
    if row.carrier == "outbox":
        click.echo(messages.text("deliver.where", folder=f"outbox/{day}"))
    return FINE


def _say(call: Call, day: date, outcome: "Outcome") -> int:
    """Why the letter is not on its way."""
    zone = call.config.zone
    values = {"day": day, "file": f"content/letters/{day}.md", **(outcome.values or {})}
    values = {name: one.astimezone(zone) if isinstance(one, datetime) else one for name, one in values.items()}
    if outcome.key == "deliver.not_yet":
        click.echo(messages.text(outcome.key, **values))
        return FINE
    if outcome.key in _MISCONFIGURED:
        code = USAGE
    else:
        code = FINE if outcome.row.state in (LetterState.SKIPPED, LetterState.HELD) else OUTSIDE
    return fail_with(code, *messages.both(outcome.key, **values))


def _say_trial(trial: "Trial") -> None:
    if trial.error:
        why = messages.text(trial.error.key, **trial.error.values)
        click.echo(messages.text("jobs.trial_failed", why=why), err=True)
    else:
        click.echo(messages.text("jobs.trial_sent", addresses=", ".join(trial.addresses)))


def _say_waiting() -> None:
    click.echo(messages.text("deliver.busy_elsewhere"), err=True)
