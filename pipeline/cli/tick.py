"""`soila tick`: one look of all jobs, for those who have cron or systemd timers."""

import sys
from dataclasses import replace

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, OUTSIDE, Call
from pipeline.log import LogLine


@command("tick", "soila tick", "Saman voi toistaa milloin vain: mitään ei tehdä kahdesti.")
@click.option("--now", "now_text", metavar="AIKA", default="", help="toimi kuin kello olisi tämä")
@click.pass_obj
def main(call: Call, now_text: str) -> int:
    from jobs import every_job
    from pipeline.service.look import look

    call = replace(call, now_text=now_text or call.now_text)
    looked = look(call.project, call.now, [job.name for job in every_job()], show_line, real=not call.now_text)
    for one in looked:
        if not one.done and not one.failure:
            show_line(LogLine(call.now, "", messages.text(f"status.job_{one.job}"), messages.text("jobs.idle")))
    return OUTSIDE if any(one.failure for one in looked) else FINE


def show_line(line: LogLine) -> None:
    """For people on a terminal, as JSON elsewhere."""
    click.echo(line.for_people() if sys.stdout.isatty() else line.as_json())
