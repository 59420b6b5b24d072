"""`soila serve`: the editor's preview, which follows her saves while this runs."""

from datetime import timedelta

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, Call


@command("serve")
@option("--port", says="serve_port", takes="number", type=click.IntRange(0, 65535), default=8000)
@click.pass_obj
def main(call: Call, port: int) -> int:
    from datetime import UTC, datetime

    from pipeline.service.desk import serve_desk

    offset = call.now - datetime.now(UTC) if call.now_text else timedelta(0)
    serve_desk(
        call.root,
        port,
        lambda: datetime.now(UTC) + offset,
        lambda url: click.echo(messages.text("desk.started", url=url)),
    )
    return FINE
