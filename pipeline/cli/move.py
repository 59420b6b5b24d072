"""`soila move`: an event gets a new time, in every output at once."""

import click

from pipeline.cli.command import argument, command, option
from pipeline.cli.run import Call


@command("move")
@argument("event_id", takes="id")
@option("--to", "written", says="move_to", takes="time", required=True)
@option("--reason", says="reason", takes="reason", default="")
@click.pass_obj
def main(call: Call, event_id: str, written: str, reason: str) -> int:
    from pipeline.acts.change_event import move
    from pipeline.cli.receipt import show_change

    return show_change(call, move(call.situation, event_id, written, reason, call.who), "moved")
