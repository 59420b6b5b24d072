"""`soila run`: everything goes by itself while this runs."""

import click

from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call


@command("run")
@click.pass_obj
def main(call: Call) -> int:
    from datetime import UTC, datetime, timedelta

    from pipeline.cli.tick import show_line, tell_of_broken_config

    tell_of_broken_config(call)
    from pipeline.service.serve import Clock, serve

    offset = call.now - datetime.now(UTC) if call.now_text else timedelta(0)
    serve(call.project, Clock(offset), show_line)
    return FINE
