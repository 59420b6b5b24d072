"""`soila ack`: somebody has taken the alarms up, and they are not repeated."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("ack", "soila ack", "Hälytystä ei enää toisteta. Itse asia on vielä hoidettava: soila status")
@click.pass_obj
def main(call: Call) -> int:
    from jobs.look import trust_clock
    from pipeline.cli.decision import who
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store
    from pipeline.store.notices import acknowledge, open_notices

    clock = not call.now_text and trust_clock(call.project, call.now)
    store = open_store(letters_state(call.project))
    with store.writing() as connection:
        cries = [one for one in open_notices(connection) if one.cries]
        acknowledge(connection, [one.key for one in cries], who(), call.now)
    for one in cries:
        click.echo(messages.text("notify.acked", subject=one.subject))
    if clock:
        click.echo(messages.text("notify.acked", subject=messages.text("notify.clock_subject")))
    if not cries and not clock:
        click.echo(messages.text("notify.nothing_to_ack"))
    return FINE
