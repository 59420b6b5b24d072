"""`soila check`: every problem of every content file."""

from time import time_ns
from typing import TYPE_CHECKING

import click

from pipeline import messages
from pipeline.cli.command import argument, command, option
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import show_problems

if TYPE_CHECKING:
    from pipeline.model import Problem


@command("check")
@argument("files", takes="file", nargs=-1)
@option("--links", says="check_links", is_flag=True)
@click.pass_obj
def main(call: Call, files: tuple[str, ...], links: bool) -> int:
    from pipeline.acts.check_files import checked

    found = checked(call.situation, files, time_ns())
    problems = (*found.problems, *(_dead(call, files) if links else ()))
    show_problems(problems)
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    good = found.good
    parts = [
        messages.counted("cli.errors", errors),
        messages.counted("cli.warnings", warnings),
        messages.counted("cli.good", good),
    ]
    for language, lacking in found.lacking.items():
        keys = messages.some_of(lacking)
        click.echo(messages.text("cli.language_lacks", language=language, count=len(lacking), keys=keys))
    if found.drafts:
        parts.append(messages.text("cli.drafts", count=found.drafts))
    click.echo(", ".join(parts) + ".")
    return CONTENT if errors else FINE


def _dead(call: Call, files: tuple[str, ...]) -> "tuple[Problem, ...]":
    from pipeline.acts.check_files import within
    from pipeline.acts.check_links import dead_links

    return within(call.situation, files, dead_links(call.situation))
