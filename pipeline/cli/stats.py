"""`soila stats`: what became of the sent letters."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.run import FINE, Call
from pipeline.model import Report


@command("stats")
@click.pass_obj
def main(call: Call) -> int:
    from pipeline.acts.count import counts, take_counts

    for report in take_counts(call.situation, by_person=True):
        click.echo(messages.text("stats.taken", day=report.date, age=report.age_days), err=True)
    reports = counts(call.situation)
    newest = {report.date: report for report in reports}
    for report in reports:
        click.echo(_line(report))
        if report is newest[report.date]:
            for link in report.clicks:
                click.echo(messages.text("stats.link", people=link.people, total=link.total, url=link.url))
    if not reports:
        click.echo(messages.text("stats.none"))
    return FINE


def _line(report: Report) -> str:
    opens = messages.text("stats.opens", opens=report.opens) if report.opens is not None else ""
    return messages.text(
        "stats.line",
        day=report.date,
        age=report.age_days,
        recipients=report.recipients,
        opens=opens,
        people=report.people_clicking,
        unsubscribed=report.unsubscribed,
        bounces=report.bounces,
    )
