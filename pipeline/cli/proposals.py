"""`soila proposals`: what the pages outside propose, waiting for a person."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("proposals")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.acts.open_proposals import open_rows
    from pipeline.acts.proposals_shown import proposal_lines

    rows = open_rows(call.situation)
    if not rows:
        click.echo(messages.text("proposals.none"))
        return FINE
    click.echo(messages.text("proposals.heading", count=len(rows)))
    for row in rows:
        for line in proposal_lines(row, call.situation.content):
            click.echo(line)
    click.echo(messages.text("proposals.how", number=rows[0].number))
    return FINE
