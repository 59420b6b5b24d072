"""`soila send`: the letter goes, once."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.days import sending_day
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call
from pipeline.cli.say import fail_with, show_problems


@command("send", "soila send --date 2024-04-09", "Ilman päivää lähtee seuraava kirje. Toistaminen on aina turvallista.")
@click.option("--date", "written", metavar="PÄIVÄ", default="", help="kirjeen päivä")
@click.option("--practice", is_flag=True, help="harjoitus: vain henkilöstölle, eikä kirje jää muistiin")
@click.pass_obj
def main(call: Call, written: str, practice: bool) -> int:
    from pipeline.deliver.send import NotSendable, send
    from pipeline.read.content import read_content
    from pipeline.store.editions import State

    project = call.project
    day = sending_day(call, written)
    content = read_content(project.content, call.config, call.now.date())
    try:
        outcome = send(project, content, day, call.now, by_person=True, waiting=_say_waiting, practice=practice)
    except NotSendable as reason:
        show_problems(reason.problems, err=True)
        return fail_with(CONTENT, *messages.both(reason.key, **reason.values))
    row = outcome.row
    if outcome.key:
        values = {"day": day, "file": f"content/letters/{day}.md", **(outcome.values or {})}
        code = FINE if row.state in (State.SKIPPED, State.HELD) or outcome.until else OUTSIDE
        return fail_with(code, *messages.both(outcome.key, **values))
    at = (row.sent_at or row.due_at).astimezone(call.config.zone)
    key = "deliver.sent_before" if row.state is State.SENT and not outcome.changed else f"deliver.{row.state}"
    click.echo(messages.text(key, day=day, at=at))
    if row.carrier == "outbox":
        click.echo(messages.text("deliver.where", folder=f"outbox/{day}"))
    return FINE


def _say_waiting() -> None:
    click.echo(messages.text("deliver.busy_elsewhere"), err=True)
