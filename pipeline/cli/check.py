"""`soila check`: every problem of every content file."""

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import show_problems


@command("check")
@argument("files", takes="file", nargs=-1)
@click.pass_obj
def main(call: Call, files: tuple[str, ...]) -> int:
    from pipeline.acts.check_files import checked

    found = checked(call.situation, files)
    show_problems(found.problems)
    errors = sum(problem.is_error for problem in found.problems)
    warnings = len(found.problems) - errors
    good = found.good
    parts = [
        messages.counted("cli.errors", errors),
        messages.counted("cli.warnings", warnings),
        messages.counted("cli.good", good),
    ]
    if found.drafts:
        parts.append(messages.text("cli.drafts", count=found.drafts))
    click.echo(", ".join(parts) + ".")
    return CONTENT if errors else FINE
