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
    from pipeline.cli.days import letter_day
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store
    from pipeline.store.history import history

    letter = letter_day(call, written) if written else None
    lines = history(call.project.state, open_store(letters_state(call.project)), letter, item)
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
