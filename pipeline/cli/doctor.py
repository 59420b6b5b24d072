"""`soila doctor`: is everything needed for a send in place?"""

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, OUTSIDE, Call


@command("doctor")
@option("--send-test", says="doctor_send_test", is_flag=True)
@click.pass_obj
def main(call: Call, send_test: bool) -> int:
    from pipeline.acts.examine import examine

    good = True
    for finding in examine(call.situation, send_test=send_test):
        good = good and finding.good
        mark = click.style("kunnossa", fg="green") if finding.good else click.style("KORJAA", fg="red")
        what, remedy = messages.both(finding.key, **finding.values)
        click.echo(f"{mark:>8}  {what}")
        if remedy and not finding.good:
            click.echo(f"          → {remedy}")
    if good:
        click.echo(messages.text("doctor.all_good"))
    return FINE if good else OUTSIDE
