"""`soila accept`: what a page proposes is written into the event's file."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.decision import who
from pipeline.cli.proposed import each_chosen
from pipeline.cli.run import FINE, Call
from pipeline.store import Store
from pipeline.store.proposals import ProposalRow


@command("accept", "soila accept 3", "Monta kerralla: soila accept 3 4 5.")
@click.argument("numbers", metavar="NUMERO", nargs=-1, required=True)
@click.pass_obj
def main(call: Call, numbers: tuple[str, ...]) -> int:
    return each_chosen(call, "accept", numbers, _accept)


def _accept(call: Call, store: Store, row: ProposalRow) -> int:
    from pipeline.cli.switch import show_receipt
    from pipeline.publish.accept import accept

    done = accept(call.project, store, row, who(), call.now)
    key = "accepted" if done.receipt else "accepted_new"
    click.echo(messages.text(f"proposals.{key}", number=row.number, title=row.proposal.title, file=done.file))
    return show_receipt(call, done.receipt) if done.receipt else FINE
