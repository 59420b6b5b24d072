"""`soila new`: a filled-in start for an item."""

import click

from pipeline import messages
from pipeline.cli.command import command
from pipeline.cli.days import letter_day
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import fail_with


@command(
    "new",
    'soila new event "Aloitusjuhla"',
    "LAJI on event (tapahtuma), news (uutinen), package (paketti) tai letter (kirjeen tiedot).",
)
@click.argument(
    "kind",
    metavar="LAJI",
    type=click.Choice(["event", "tapahtuma", "news", "uutinen", "package", "paketti", "letter", "kirje"]),
)
@click.argument("title", metavar="[OTSIKKO]", required=False, default="")
@click.pass_obj
def main(call: Call, kind: str, title: str) -> int:
    from pipeline.read.fields import LETTER
    from pipeline.read.starts import KIND_NAMES, default_day, file_name, start_of

    which = KIND_NAMES[kind]
    day = letter_day(call, title) if which is LETTER else default_day(which, call.now.date())
    path = call.project.content / which.folder / file_name(which, title, day)
    if path.exists():
        return fail_with(CONTENT, *messages.both("cli.new_exists", file=path.relative_to(call.project.root)))
    number = 1 + len(list((call.project.content / which.folder).glob("*.md")))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(start_of(which, title, day, number))
    click.echo(messages.text("cli.new_made", file=path.relative_to(call.project.root)))
    return FINE
