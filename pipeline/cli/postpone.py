"""`soila postpone`: an event is put off, its new time not known yet."""

import click

from pipeline.cli.command import argument, command, option
from pipeline.cli.run import Call


@command("postpone")
@argument("event_id", takes="id")
@option("--reason", says="reason", takes="reason", default="")
@click.pass_obj
def main(call: Call, event_id: str, reason: str) -> int:
    from pipeline.acts.change_event import postpone
    from pipeline.cli.receipt import show_change

    return show_change(call, postpone(call.situation, event_id, reason, call.who), "postponed")
