"""`soila attendance`: an event's participants are counted from lists."""

import sys
from pathlib import Path

import click

from pipeline import messages
from pipeline.cli.command import argument, command, option
from pipeline.cli.run import CONTENT, FINE, Call
from pipeline.cli.say import say
from pipeline.fault import WrongUse
from pipeline.inside import NotAFile, read_file
from pipeline.read.lists.rows import SIZE_MAX
from pipeline.read.lists.tally import Tally


@command("attendance")
@argument("event_id", takes="id")
@argument("files", takes="file", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--yes", "sure", says="attendance_yes", is_flag=True)
@click.pass_obj
def main(call: Call, event_id: str, files: tuple[Path, ...], sure: bool) -> int:
    from pipeline.acts.count_attendance import count_lists, write_counts

    counted = count_lists(call.situation, event_id, [_bytes(file) for file in files])
    counts = counted.tally
    say("attendance.guess", title=counted.event.title)
    for column in counts.columns:
        role = messages.text(f"attendance.role_{column.role}")
        say("attendance.column", sheet=column.sheet, letters=column.letters, role=role)
    _say_counts(counts)
    if not sure and not _is_right():
        say("attendance.not_written")
        return CONTENT
    write_counts(call.situation, counted)
    say("attendance.written", file=counted.event.source.file)
    return CONTENT if counts.unknown else FINE


def _bytes(file: Path) -> bytes:
    try:
        return read_file(file.resolve(), SIZE_MAX + 1)[0]
    except (FileNotFoundError, NotAFile):
        raise WrongUse("attendance.no_file", file=file) from None


def _say_counts(counts: Tally) -> None:
    if counts.registered is not None:
        say("attendance.registered", count=counts.registered)
    if came := counts.attendees:
        apart = came.on_site is not None or came.online is not None
        key = "attendance.came_apart" if apart else "attendance.came"
        say(key, **{"total": came.total, **({"on_site": came.on_site, "online": came.online} if apart else {})})
    if counts.organisations:
        say("attendance.organisations", count=len(counts.organisations), keys=", ".join(counts.organisations))
    for one in counts.unknown:
        key = "attendance.unknown_near" if one.near else "attendance.unknown"
        click.echo(messages.text(key, name=one.name, near=one.near), err=True)


def _is_right() -> bool:
    """Asks once, where somebody can answer. Raises WrongUse elsewhere."""
    if not sys.stdin.isatty():
        raise WrongUse("attendance.unsure")
    answer: str = click.prompt(messages.text("attendance.question"), default="e", show_default=False)
    return answer.strip().casefold() in messages.text("cli.yes").split()
