"""`soila report`: the funder's report of a period, and what its numbers rest on."""

from pathlib import Path

import click

from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say
from pipeline.fault import WrongUse


@command("report")
@option("--from", "first", says="report_from", takes="day", default="")
@option("--to", "last", says="report_to", takes="day", default="")
@option("--out", says="report_out", takes="folder", type=click.Path(path_type=Path))
@click.pass_obj
def main(call: Call, first: str, last: str, out: Path | None) -> int:
    from pipeline.acts.make_report import make_report, period_of

    if not first or not last:
        raise WrongUse("report.no_period")
    made = make_report(call.situation, period_of(first, last), out)
    say("report.made", folder=made.folder, count=len(made.files))
    for one in made.report.tables[0].rows if made.report.tables[0].name == "missing" else ():
        say("report.is_missing", title=one[0], id=one[1], what=one[3])
    return FINE
