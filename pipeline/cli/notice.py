"""`soila notice`: a short extra letter about a change that the next letter would tell too late."""

from typing import TYPE_CHECKING

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import fail_with

if TYPE_CHECKING:
    from pipeline.deliver.send import Draft


@command("notice", "soila notice ekosysteemityo", "Mitään ei lähetetä: tiedote odottaa hyväksyntää.")
@click.argument("event_id", metavar="TUNNUS")
@click.pass_obj
def main(call: Call, event_id: str) -> int:
    from pipeline.deliver.send import NotSendable
    from pipeline.read.fault import Fault

    try:
        draft = drafted(call, event_id)
    except (Fault, NotSendable) as reason:
        return fail_with(CONTENT, *messages.both(reason.key, **reason.values))
    click.echo(f"{messages.text('letter.subject_is', subject=draft.letter.subject)}\n")
    click.echo(draft.letter.text)
    say_what_next(call, draft)
    return FINE


def drafted(call: Call, event_id: str) -> "Draft":
    """The notice about the event as it waits now. Raises Fault for an unknown id, NotSendable."""
    from pipeline.deliver.notice import draft_notice
    from pipeline.deliver.practice import letters_state
    from pipeline.publish.switch import find_event
    from pipeline.store import open_store

    project = call.project
    content, event = find_event(project, event_id, call.now)
    return draft_notice(project, content, open_store(letters_state(project)), event.id, call.now)


def say_what_next(call: Call, draft: "Draft") -> None:
    """Lays the notice out for looking at, and tells how it is approved and sent."""
    from pipeline.whole import write_whole

    project, day = call.project, draft.edition.date
    path = project.state / "esikatselu" / f"{day.isoformat()}.html"
    write_whole(path, draft.letter.html.encode())
    for name in ("drafted", "preview", "approve", "send"):
        click.echo(messages.text(f"notice.{name}", file=path.relative_to(project.root), day=day))
