"""`soila reject`: what a page proposes is not wanted."""

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.proposed import each_chosen
from pipeline.cli.run import FINE, Call


@command("reject")
@argument("numbers", takes="number", nargs=-1, required=True)
@click.pass_obj
def main(call: Call, numbers: tuple[str, ...]) -> int:
    return each_chosen("reject", numbers, lambda number: _reject(call, number))


def _reject(call: Call, number: int) -> int:
    from pipeline.acts.decide_proposal import reject

    row = reject(call.situation, number, call.who)
    click.echo(messages.text("proposals.rejected", number=row.number, title=row.proposal.title))
    return FINE
