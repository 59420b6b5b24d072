"""`soila report`: the funder's report of a period, and what its numbers rest on."""

from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import fail_with, say
from pipeline.fault import WrongUse


@command("report")
@option("--from", "first", says="report_from", takes="day", default="")
@option("--to", "last", says="report_to", takes="day", default="")
@option("--out", says="report_out", takes="folder", type=click.Path(path_type=Path))
@option("--show", "key", says="report_show", takes="key", default="")
@option("--verify", "stored", says="report_verify", takes="folder", type=click.Path(path_type=Path))
@option("--missing", says="report_missing", is_flag=True)
@option("--lock", "close", says="report_lock", is_flag=True)
@option("--reason", says="report_reason", takes="reason", default="")
@click.pass_obj
def main(
    call: Call,
    first: str,
    last: str,
    out: Path | None,
    key: str,
    stored: Path | None,
    missing: bool,
    close: bool,
    reason: str,
) -> int:
    if stored:
        return _verify(call, stored)
    if key:
        return _show(call, first, last, key)
    if missing:
        return _missing(call, first, last, out)
    return _make(call, first, last, out, close=close, reason=reason)


def _make(call: Call, first: str, last: str, out: Path | None, *, close: bool, reason: str) -> int:
    from pipeline.acts.make_report import make_report, period_of

    if not first or not last:
        raise WrongUse("report.no_period")
    made = make_report(call.situation, period_of(first, last), out, close=close, reason=reason)
    say("report.made", folder=made.folder, count=len(made.files))
    if close:
        say("report.closed")
    if restated := made.report.table("restated"):
        say("report.is_restated", count=len(restated.rows))
    for one in missing.rows if (missing := made.report.table("missing")) else ():
        say("report.is_missing", title=one[0], id=one[1], what=one[3])
    return CONTENT if made.report.sources.set_aside else FINE


def _missing(call: Call, first: str, last: str, out: Path | None) -> int:
    from pipeline.acts.make_report import missing_sheet, year_of

    file, table = missing_sheet(call.situation, year_of(call.situation, first, last), out)
    for one in table.rows:
        say("report.is_missing", title=one[0], id=one[1], what=one[3])
    if table.rows:
        say("report.missing_made", count=len(table.rows), file=file)
    else:
        say("report.none_missing")
    return FINE


def _show(call: Call, first: str, last: str, key: str) -> int:
    from pipeline.acts.make_report import year_of
    from pipeline.acts.show_number import show_number
    from pipeline.report.formats.page import name_of

    shown = show_number(call.situation, year_of(call.situation, first, last), key)
    for one in shown.numbers:
        value = messages.text("report.unknown") if one.value is None else one.value
        say("report.shown", name=name_of(one), value=value, unit=one.unit)
        click.echo(one.rule)
        if one.missing:
            say("report.lacking", count=one.missing)
        for row in one.rows:
            say("report.shown_row", row=row, title=shown.titles.get(row, ""))
    say("report.shown_from", digest=shown.digest, program=shown.program)
    return FINE


def _verify(call: Call, stored: Path) -> int:
    from pipeline.acts.verify_report import verify_report

    verdict = verify_report(call.situation, stored)
    if verdict.from_sources:
        return fail_with(CONTENT, *messages.both("report.differs_from_sources", keys=", ".join(verdict.from_sources)))
    if verdict.from_content:
        return fail_with(CONTENT, *messages.both("report.differs_from_content", keys=", ".join(verdict.from_content)))
    say("report.verified")
    return FINE
