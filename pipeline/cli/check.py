"""`soila check`: every problem of every content file."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import count, show_problems


@command("check", "soila check", "Vain joitakin tiedostoja: soila check content/events/aloitusjuhla.md")
@click.argument("files", metavar="[TIEDOSTO]", nargs=-1)
@click.pass_obj
def main(call: Call, files: tuple[str, ...]) -> int:
    from pipeline.acts.check_files import checked

    found = checked(call.situation, files)
    show_problems(found.problems)
    errors = sum(problem.is_error for problem in found.problems)
    warnings = len(found.problems) - errors
    good = found.good
    parts = [
        count(errors, "virhe", "virhettä"),
        count(warnings, "huomautus", "huomautusta"),
        count(good, "kohde kunnossa", "kohdetta kunnossa"),
    ]
    if found.drafts:
        parts.append(messages.text("cli.drafts", count=found.drafts))
    click.echo(", ".join(parts) + ".")
    return CONTENT if errors else FINE
