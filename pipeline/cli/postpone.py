"""`soila postpone`: an event is put off, its new time not known yet."""

import click

from pipeline.cli.command import command
from pipeline.cli.run import Call


@command("postpone", 'soila postpone ekosysteemityo --reason "Tila ei ole käytettävissä"')
@click.argument("event_id", metavar="TUNNUS")
@click.option("--reason", metavar="SYY", default="", help="miksi; näkyy kirjeessä, sivulla ja kalenterissa")
@click.pass_obj
def main(call: Call, event_id: str, reason: str) -> int:
    from pipeline.acts.change_event import postpone
    from pipeline.cli.receipt import show_change

    return show_change(call, postpone(call.situation, event_id, reason), "postponed")
