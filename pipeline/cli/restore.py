"""`soila restore`: the state of a backup, put back."""

from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import argument, command, option
from pipeline.cli.run import FINE, Call


@command("restore")
@argument("file", takes="file", type=click.Path(path_type=Path, dir_okay=False))
@option("--check", "only_check", says="restore_check", is_flag=True)
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
