"""`soila proposals`: what the pages outside propose, waiting for a person."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("proposals", "soila proposals")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.collect.propose.shown import proposal_lines
    from pipeline.read.content import read_content
    from pipeline.store import open_store
    from pipeline.store.proposals import State, rows_of

    store = open_store(call.project.state)
    with store.reading() as connection:
        rows = rows_of(connection, state=State.OPEN)
    if not rows:
        click.echo(messages.text("proposals.none"))
        return FINE
    content = read_content(call.project.content, call.config, call.now.date())
    click.echo(messages.text("proposals.heading", count=len(rows)))
    for row in rows:
        for line in proposal_lines(row, content):
            click.echo(line)
    click.echo(messages.text("proposals.how", number=rows[0].number))
    return FINE
