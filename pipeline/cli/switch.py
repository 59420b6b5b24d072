"""What `soila move`, `postpone` and `cancel` have in common: the switch itself and its receipt."""

from contextlib import suppress

import click

from pipeline import messages
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call
from pipeline.cli.say import fail_with, show_problems
from pipeline.publish.switch import Plan, Receipt, switch
from pipeline.read.fault import Fault
from pipeline.read.finnish_time import write_when


def run_switch(call: Call, event_id: str, plan: Plan, headline: str) -> int:
    """Makes the change and tells what came of it."""
    try:
        receipt = switch(call.project, event_id, plan, call.now)
    except Fault as fault:
        return fail_with(CONTENT, *messages.both(fault.key, **{"field": "aika", **fault.values}))
    event, before = receipt.change.after, receipt.change.before
    times = {
        "before": write_when(before.when) if before.when else "avoin",
        "after": write_when(event.when) if event.when else "avoin",
    }
    _say(headline, title=event.title, **times)
    return show_receipt(call, receipt)


def show_receipt(call: Call, receipt: Receipt) -> int:
    """Where the change is seen, who will know in time, and what to do when a letter comes too late: the exit code."""
    _tell(receipt)
    if receipt.reach.told and not receipt.reach.letter_in_time:
        _offer_notice(call, receipt.change.after.id)
    show_problems(receipt.findings, err=True)
    return OUTSIDE if any(one.is_error for one in receipt.findings) else FINE


def _offer_notice(call: Call, event_id: str) -> None:
    from pipeline.cli.notice import drafted, say_what_next
    from pipeline.deliver.send import NotSendable

    with suppress(NotSendable):  # the change takes back one that readers have not heard of
        say_what_next(call, drafted(call, event_id))


def _tell(receipt: Receipt) -> None:
    event = receipt.change.after
    _say("receipt")
    _say("in_file", file=event.source.file)
    for path in receipt.feeds:
        _say("in_feed", path=f"site/{path}", sequence=receipt.sequence)
    for path in receipt.pages:
        _say("in_page", path=f"site/{path}")
    reach = receipt.reach
    if reach.told and reach.next_letter:
        _say("in_letter", day=reach.next_letter)
        _say("no_reminder")
    else:
        _say("not_told")
    for day in receipt.told_on:
        _say("in_archive", day=day)
    _say("who")
    _say("feeds_soon" if reach.feeds_in_time else "feeds_late")
    if reach.told and reach.next_letter:
        _say("letter_soon" if reach.letter_in_time else "letter_late", at=reach.next_letter, id=event.id)
    _say("registrants")


def _say(name: str, **values: object) -> None:
    click.echo(messages.text(f"change.{name}", **values))
