"""`soila cancel`: an event is called off, and everybody who knew of it is told."""

import click

from pipeline.cli.command import argument, command, option
from pipeline.cli.run import Call


@command("cancel")
@argument("event_id", takes="id")
@option("--reason", says="reason", takes="reason", default="")
@click.pass_obj
def main(call: Call, event_id: str, reason: str) -> int:
    from pipeline.acts.change_event import cancel
    from pipeline.cli.receipt import show_change

    return show_change(call, cancel(call.situation, event_id, reason, call.who), "cancelled")
