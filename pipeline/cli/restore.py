"""`soila restore`: the state of a backup, put back."""

from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command(
    "restore",
    "soila restore soila-2024-04-09.db",
    "Entinen muisti jää talteen. Kopion jälkeen lähteneitä kirjeitä ei lähetetä uudelleen.",
)
@click.argument("file", metavar="TIEDOSTO", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def main(call: Call, file: Path) -> int:
    from pipeline.acts.back_up import restore

    kept = restore(call.situation, file)
    click.echo(messages.text("log.restored", file=file))
    if kept:
        click.echo(messages.text("log.kept", file=kept.relative_to(call.project.root)))
    return FINE
