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
@click.option("--check", "only_check", is_flag=True, help="tarkista vain kopio; mihinkään ei kosketa")
@click.pass_obj
def main(call: Call, file: Path, only_check: bool) -> int:
    from pipeline.acts.back_up import prove, restore

    if only_check:
        proof = prove(file)
        newest = proof.newest.astimezone(call.config.zone) if proof.newest else None
        key = "log.proven" if newest else "log.proven_empty"
        click.echo(messages.text(key, file=file, sent=proof.sent, newest=newest))
        return FINE
    kept = restore(call.situation, file)
    click.echo(messages.text("log.restored", file=file))
    if kept:
        click.echo(messages.text("log.kept", file=kept.relative_to(call.project.root)))
    return FINE
