"""`soila publish`: pages and calendars, only what changed."""

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call
from pipeline.cli.say import show_problems


@command("publish")
@option("--begin", says="publish_begin", is_flag=True)
@click.pass_obj
def main(call: Call, begin: bool) -> int:
    from pipeline.acts.publish_site import publish

    done = publish(call.situation, begin=begin)
    problems = done.problems or ()
    show_problems([problem for problem in problems if problem.is_error], err=True)
    show_problems(done.findings, err=True)
    files = done.files
    key = "publish.done" if files.written or files.removed else "publish.nothing"
    click.echo(messages.text(key, written=files.written, same=files.same, removed=files.removed))
    if files.refused:
        return OUTSIDE
    return CONTENT if any(problem.is_error for problem in problems) else FINE
