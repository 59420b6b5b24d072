"""`soila check`: every problem of every content file."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import count, show_problems


@command("check", "soila check")
@click.pass_obj
def main(call: Call) -> int:
    content = call.situation.content
    show_problems(content.problems)
    errors = sum(problem.is_error for problem in content.problems)
    warnings = len(content.problems) - errors
    good = len(content.events) + len(content.news) + len(content.packages) + len(content.letters)
    parts = [
        count(errors, "virhe", "virhettä"),
        count(warnings, "huomautus", "huomautusta"),
        count(good, "kohde kunnossa", "kohdetta kunnossa"),
    ]
    if content.drafts:
        parts.append(messages.text("cli.drafts", count=len(content.drafts)))
    click.echo(", ".join(parts) + ".")
    return CONTENT if errors else FINE
