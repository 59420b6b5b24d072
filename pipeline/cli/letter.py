"""`soila letter`: the letter of a day as it would go, and the reasons of every line."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.days import letter_day
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import fail_with, show_problems
from pipeline.model import Edition


@command("letter", "soila letter --date 2024-04-09 --why", "Ilman päivää koostetaan seuraava kirje.")
@click.option("--date", "written", metavar="PÄIVÄ", default="", help="kirjeen päivä, mennyt tai tuleva")
@click.option("--why", is_flag=True, help="näytä, miksi mikin on kirjeessä tai jäi pois")
@click.pass_obj
def main(call: Call, written: str, why: bool) -> int:
    from pipeline.deliver.send import NotSendable, draft_of
    from pipeline.read.content import read_content
    from pipeline.store import open_store
    from pipeline.whole import write_whole

    project = call.project
    day = letter_day(call, written)
    content = read_content(project.content, call.config, call.now.date())
    try:
        draft = draft_of(project, content, open_store(project.state), day)
    except NotSendable as reason:
        return fail_with(CONTENT, *messages.both(reason.key, **reason.values))
    if why:
        _show_reasons(call, draft.edition)
    else:
        click.echo(f"{messages.text('letter.subject_is', subject=draft.letter.subject)}\n")
        click.echo(draft.letter.text)
    if not draft.edition.has_news:
        click.echo(messages.text("letter.nothing_new", day=day), err=True)
    path = project.state / "esikatselu" / f"{day.isoformat()}.html"
    write_whole(path, draft.letter.html.encode())
    click.echo(messages.text("letter.preview", file=path.relative_to(project.root)), err=True)
    show_problems([problem for problem in content.problems if problem.is_error], err=True)
    return FINE


def _show_reasons(call: Call, edition: Edition) -> None:
    from pipeline.compose.reasons import omission_reason, reason_of

    click.echo(messages.text("letter.subject_is", subject=edition.subject))
    for section in edition.sections:
        click.echo(f"\n{click.style(section.title, bold=True)}")
        for mention in section.mentions:
            click.echo(f"  {mention.item.title} [{mention.item.id}]\n    – {reason_of(mention)}")
    if edition.left_out:
        click.echo(f"\n{click.style(messages.text('letter.left_out'), bold=True)}")
    for omission in edition.left_out:
        click.echo(f"  {omission.title} [{omission.item_id}]\n    – {omission_reason(omission, call.config.letter)}")
