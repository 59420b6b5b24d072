"""`soila new`: a filled-in start for an item."""

import click

from pipeline import messages
from pipeline.acts.letter_days import letter_day
from pipeline.cli.command import argument, command
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import fail_with
from pipeline.kinds import every_kind, kind_named

_NAMES = [f"{kind.names[0]} ({kind.finnish})" for kind in every_kind()]


@command("new", kinds=", ".join(_NAMES[:-1]), last=_NAMES[-1])
@argument("kind", takes="kind", type=click.Choice([name for kind in every_kind() for name in kind.names]))
@argument("title", takes="title", required=False, default="")
@click.pass_obj
def main(call: Call, kind: str, title: str) -> int:
    from pipeline.acts.start_item import start_item

    which = kind_named(kind)
    made = start_item(call.situation, which, title, letter_day(call.situation, title) if which.by_day else None)
    if not made.new:
        return fail_with(CONTENT, *messages.both("cli.new_exists", file=made.file))
    click.echo(messages.text("cli.new_made", file=made.file))
    return FINE
