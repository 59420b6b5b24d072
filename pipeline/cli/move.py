"""`soila move`: an event gets a new time, in every output at once."""

import click

from pipeline.cli.command import command
from pipeline.cli.run import Call


@command("move", 'soila move ekosysteemityo --to "ti 11.6.2024 klo 9–11" --reason "Kouluttaja on sairastunut"')
@click.argument("event_id", metavar="TUNNUS")
@click.option("--to", "written", metavar="AIKA", required=True, help="uusi aika, kuten tapahtuman tiedostossa")
@click.option("--reason", metavar="SYY", default="", help="miksi; näkyy kirjeessä, sivulla ja kalenterissa")
@click.pass_obj
def main(call: Call, event_id: str, written: str, reason: str) -> int:
    from pipeline.acts.change_event import move
    from pipeline.cli.receipt import show_change

    return show_change(call, move(call.situation, event_id, written, reason), "moved")
