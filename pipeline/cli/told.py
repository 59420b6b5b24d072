"""`soila told`: those who registered have heard of a change, and its receipt is closed."""

import click

from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say


@command("told")
@argument("event_id", takes="id")
@click.pass_obj
def main(call: Call, event_id: str) -> int:
    from pipeline.acts.relays import pass_on

    done = pass_on(call.situation, event_id, call.who)
    if done.new:
        say("told.closed", title=done.relay.title)
    else:
        assert done.relay.told_at is not None
        at = done.relay.told_at.astimezone(call.config.zone)
        say("told.closed_before", title=done.relay.title, who=done.relay.told_by, at=at)
    return FINE
