"""`soila accept`: what a page proposes is written into the event's file."""

from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.proposed import each_chosen
from pipeline.cli.run import FINE, Call
from pipeline.model import ProposalKind


@command("accept")
@argument("numbers", takes="number", nargs=-1, required=True)
@click.pass_obj
def main(call: Call, numbers: tuple[str, ...]) -> int:
    return each_chosen("accept", numbers, lambda number: _accept(call, number))


def _accept(call: Call, number: int) -> int:
    from pipeline.acts.decide_proposal import accept
    from pipeline.cli.receipt import say_undo, show_receipt

    done = accept(call.situation, number, call.who)
    key = "accepted_new" if done.row.proposal.kind is ProposalKind.NEW else "accepted"
    click.echo(messages.text(f"proposals.{key}", number=number, title=done.row.proposal.title, file=done.file))
    if done.receipt:
        return show_receipt(call, done.receipt)
    say_undo(call, Path(done.file).stem)
    return FINE
