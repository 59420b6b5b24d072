"""`soila tick`: one look of all jobs, for those who have cron or systemd timers."""

import sys
from contextlib import suppress
from datetime import UTC

import click
from msgspec.structs import replace

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, OUTSIDE, Call
from pipeline.fault import ConfigError
from pipeline.log import LogLine


@command("tick")
@option("--now", "now_text", says="tick_now", takes="time", default="")
@click.pass_obj
def main(call: Call, now_text: str) -> int:
    from jobs import every_job
    from pipeline.service.look import look

    call = replace(call, now_text=now_text or call.now_text)
    tell_of_broken_config(call)
    looked = look(call.project, call.now, [job.name for job in every_job()], show_line, real=not call.now_text)
    for one in looked:
        if not one.done and not one.failure:
            show_line(LogLine(call.now, "", messages.text(f"status.job_{one.job}"), messages.text("jobs.idle")))
    return OUTSIDE if any(one.failure for one in looked) else FINE


def tell_of_broken_config(call: Call) -> None:
    """A process that nobody watches tells staff of a broken config, where [notify] can still be read; then it ends.

    Raises ConfigError.
    """
    try:
        _ = call.project
    except ConfigError as fault:
        from pipeline.config.read import read_notify
        from pipeline.service.look import cry_of_config

        # A state that cannot be used is no reason to say less than what is wrong.
        with suppress(OSError):
            urls = read_notify(call.root / "config.toml")
            cry_of_config(call.root, urls, fault.problems, call.moment(UTC), runs=False)
        raise


def show_line(line: LogLine) -> None:
    """For people on a terminal, as JSON elsewhere."""
    click.echo(line.for_people() if sys.stdout.isatty() else line.as_json())
