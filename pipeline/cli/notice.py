"""`soila notice`: a short extra letter about a change that the next letter would tell too late."""

import click

from pipeline import messages
from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call


@command("notice")
@argument("event_id", takes="id")
@click.pass_obj
def main(call: Call, event_id: str) -> int:
    from pipeline.acts.draft_notice import draft_notice
    from pipeline.cli.receipt import say_what_next

    notice = draft_notice(call.situation, event_id)
    letter = notice.draft.letter
    click.echo(f"{messages.text('letter.subject_is', subject=letter.subject)}\n")
    click.echo(letter.text)
    say_what_next(call, notice)
    return FINE
