"""`soila undo`: the last act on an item's file is taken back."""

import click

from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, OUTSIDE, Call
from pipeline.cli.say import say, show_problems


@command("undo")
@argument("item_id", takes="id", required=False, default="")
@click.pass_obj
def main(call: Call, item_id: str) -> int:
    from pipeline.acts.undo import undo

    done = undo(call.situation, item_id, call.who)
    key = "undone" if done.act.was is not None else "undone_new"
    at = done.act.at.astimezone(call.config.zone)
    say(f"undo.{key}", title=done.act.title, file=done.act.file, at=at)
    show_problems(done.findings, err=True)
    return OUTSIDE if any(one.is_error for one in done.findings) else FINE
