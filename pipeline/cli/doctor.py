"""`soila doctor`: is everything needed for a send in place?"""

from collections.abc import Iterator

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, OUTSIDE, Call
from pipeline.deliver.doctor import Finding


@command("doctor", "soila doctor", "Mitään ei lähetetä eikä muuteta.")
@click.pass_obj
def main(call: Call) -> int:
    good = True
    for finding in _findings(call):
        good = good and finding.good
        mark = click.style("kunnossa", fg="green") if finding.good else click.style("KORJAA", fg="red")
        what, remedy = messages.both(finding.key, **finding.values)
        click.echo(f"{mark:>8}  {what}")
        if remedy and not finding.good:
            click.echo(f"          → {remedy}")
    if good:
        click.echo(messages.text("doctor.all_good"))
    return FINE if good else OUTSIDE


def _findings(call: Call) -> Iterator[Finding]:
    from pipeline.compose.rhythm import next_send
    from pipeline.deliver.campaign import CarrierError
    from pipeline.deliver.carriers import mailchimp_client
    from pipeline.deliver.doctor import look_at_machine

    yield from look_at_machine(call.project)
    if following := next_send(call.config.rhythm, call.now).at:
        yield Finding(True, "doctor.rhythm", {"at": following})
    if call.config.letter.carrier == "outbox":
        yield Finding(True, "doctor.outbox", {})
        return
    from pipeline.deliver.mailchimp_doctor import look_at_mailchimp

    try:
        client = mailchimp_client()
    except CarrierError as error:
        yield Finding(False, error.key, error.values)
        return
    yield from look_at_mailchimp(call.project, client, call.now)
