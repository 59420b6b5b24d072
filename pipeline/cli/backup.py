"""`soila backup`: a whole copy of the state, taken while everything runs."""

from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call


@command("backup")
@argument("file", takes="file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def main(call: Call, file: Path) -> int:
    from pipeline.acts.back_up import back_up

    size = back_up(call.situation, file)
    click.echo(messages.text("log.backed_up", file=file, size=size // 1024))
    return FINE
