"""`soila state copy`: the memory, put from one database into another."""

import click

from pipeline.cli.command import argument, command
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say


@command("state")
@argument("act", takes="act", type=click.Choice(["copy"]), expose_value=False)
@argument("source", takes="source")
@argument("target", takes="target")
@click.pass_obj
def main(call: Call, source: str, target: str) -> int:
    from pipeline.acts.back_up import move_memory

    counts = move_memory(call.situation, source, target)
    for table, count in counts.items():
        if count:
            say("log.moved_table", table=table, count=count)
    say("log.moved", count=sum(counts.values()))
    return FINE
