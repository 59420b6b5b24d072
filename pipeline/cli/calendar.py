"""`soila calendar`: on which days letters go in the next two years, and why not on others."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call
from pipeline.whole import may_not


@command("calendar")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.acts.staff_calendar import FILE, coming_sends, write_staff_calendar
    from pipeline.finnish.times import write_day
    from pipeline.rhythm.sends import Send
    from pipeline.rhythm.staff_days import content_deadline, preview_at

    zone = call.config.zone

    def line(send: Send) -> str:
        why = messages.text(send.why, **send.values) if send.why else ""
        if send.date is None:
            return messages.text("status.letter_skipped", why=why)
        day = f"{write_day(send.date):<14}"
        deadline, preview = content_deadline(send.date, zone), preview_at(send.date, zone)
        row = messages.text("status.letter_day", day=day, deadline=deadline, preview=preview)
        return f"{row}\n{'':<16}{why}" if why else row

    sends = coming_sends(call.situation)
    for send in sends:
        click.echo(line(send))
    if not any(send.date for send in sends):
        click.echo(messages.text("status.calendar_empty"))
    try:
        write_staff_calendar(call.situation)
    except OSError as error:
        if may_not(error):  # who only reads sees the days all the same
            return FINE
        raise
    path = (call.project.state / FILE).relative_to(call.project.root)
    click.echo(messages.text("status.calendar_file", file=path))
    return FINE
