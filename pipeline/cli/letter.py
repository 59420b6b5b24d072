"""`soila letter`: the letter of a day as it would go, and the reasons of every line."""

from typing import TYPE_CHECKING

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import show_problems
from pipeline.safe.terminal import BOLD, styled

if TYPE_CHECKING:
    from pipeline.acts.draft import Draft


@command("letter")
@option("--date", "written", says="letter_date", takes="day", default="")
@option("--why", says="letter_why", is_flag=True)
@click.pass_obj
def main(call: Call, written: str, why: bool) -> int:
    from pipeline.acts.letter_days import letter_day
    from pipeline.acts.letter_room import room_problems, waiting
    from pipeline.acts.preview import preview

    day = letter_day(call.situation, written)
    shown = preview(call.situation, day)
    edition, letter = shown.draft.edition, shown.draft.letter
    if why:
        _show_reasons(call, shown.draft)
    else:
        click.echo(f"{messages.text('letter.subject_is', subject=letter.subject)}\n")
        click.echo(letter.text)
    if not edition.has_news:
        click.echo(messages.text("letter.nothing_new", day=day), err=True)
    for line in filter(None, (*room_problems(shown.draft), waiting(shown.draft))):
        click.echo(line, err=True)
    if drafts := call.situation.content.drafts:
        names = messages.some_of([one.title for one in drafts])
        click.echo(messages.text("letter.drafts", count=len(drafts), names=names), err=True)
    if shown.file:
        click.echo(messages.text("letter.preview", file=shown.file.relative_to(call.project.root)), err=True)
    show_problems([problem for problem in call.situation.content.problems if problem.is_error], err=True)
    return FINE


def _show_reasons(call: Call, draft: "Draft") -> None:
    from pipeline.compose.reasons import cost_of, omission_reason, reason_of, used_of

    edition, plan = draft.edition, draft.plan
    costs = {one.mention.item.id: cost_of(one, place) for place, one in enumerate(plan.placed, 1)} if plan else {}
    click.echo(messages.text("letter.subject_is", subject=edition.subject))
    for section in edition.sections:
        click.echo(f"\n{styled(section.title, BOLD)}")
        for mention in section.mentions:
            click.echo(f"  {mention.item.title} [{mention.item.id}]\n    – {reason_of(mention)}")
            if mention.item.id in costs:
                click.echo(f"    – {costs[mention.item.id]}")
    if edition.left_out:
        click.echo(f"\n{styled(messages.text('letter.left_out'), BOLD)}")
    for omission in edition.left_out:
        click.echo(f"  {omission.title} [{omission.item_id}]\n    – {omission_reason(omission, call.config.letter)}")
        if omission.item_id in costs:
            click.echo(f"    – {costs[omission.item_id]}")
    if plan:
        click.echo(f"\n{used_of(plan)}")
