"""`soila log`: what was decided, when and by whom."""

import sys

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, Call


@command("log")
@option("--letter", "written", says="log_letter", takes="day", default="")
@option("--item", says="log_item", takes="id", default="")
@option("--json", "as_json", says="log_json", is_flag=True)
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
