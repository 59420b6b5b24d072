"""`soila log`: what was decided, when and by whom."""

import sys

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("log", "soila log --letter 2024-04-09")
@click.option("--letter", "written", metavar="PÄIVÄ", default="", help="vain tämän kirjeen rivit")
@click.option("--item", metavar="TUNNUS", default="", help="vain tämän tapahtuman tai uutisen rivit")
@click.option("--json", "as_json", is_flag=True, help="tulosta JSON-riveinä")
@click.pass_obj
def main(call: Call, written: str, item: str, as_json: bool) -> int:
    from pipeline.acts.history import history
    from pipeline.acts.letter_days import letter_day

    letter = letter_day(call.situation, written) if written else None
    lines = history(call.situation, letter, item)
    zone = call.config.zone
    for line in lines:
        if as_json:
            click.echo(line.as_json())
            continue
        click.echo(f"{line.at.astimezone(zone):%-d.%-m.%Y %H.%M.%S}  {line.of_whom()}  {line.text}")
        if line.trace and sys.stdout.isatty():
            click.echo(line.trace)
    if not lines:
        click.echo(messages.text("log.nothing"), err=True)
    return FINE
