"""`soila reject`: what a page proposes is not wanted."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.decision import who
from pipeline.cli.proposed import each_chosen
from pipeline.cli.run import FINE, Call
from pipeline.store import Store
from pipeline.store.proposals import ProposalRow


@command("reject", "soila reject 3", "Samaa ei kysytä uudelleen, ellei sivu muutu.")
@click.argument("numbers", metavar="NUMERO", nargs=-1, required=True)
@click.pass_obj
def main(call: Call, numbers: tuple[str, ...]) -> int:
    return each_chosen(call, "reject", numbers, _reject)


def _reject(call: Call, store: Store, row: ProposalRow) -> int:
    from pipeline.publish.accept import reject

    reject(store, row, who(), call.now)
    click.echo(messages.text("proposals.rejected", number=row.number, title=row.proposal.title))
    return FINE
