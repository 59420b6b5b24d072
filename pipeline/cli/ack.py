"""`soila ack`: somebody has taken the alarms up, and they are not repeated."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("ack")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.acts.acknowledge import acknowledge

    done = acknowledge(call.situation, call.who, call.machine)
    subjects = [one.subject for one in done.notices]
    if done.clock:
        subjects.append(messages.text("notify.clock_subject"))
    for subject in subjects:
        click.echo(messages.text("notify.acked", subject=subject))
    if not subjects:
        click.echo(messages.text("notify.nothing_to_ack"))
    return FINE
