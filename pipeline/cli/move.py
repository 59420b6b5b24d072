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
    from pipeline.cli.switch import run_switch
    from pipeline.compose.change import moved
    from pipeline.read.finnish_time import read_when

    return run_switch(
        call,
        event_id,
        lambda event, content: moved(
            event, read_when(written), reason or event.reason, content.events, call.now, call.config.zone
        ),
        "moved",
    )
