"""`soila send`: the letter goes, once."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from pipeline import messages
from pipeline.cli.command import command, option
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, USAGE, Call, tell_fault
from pipeline.cli.say import fail_with, say
from pipeline.fault import Misconfigured, WrongUse
from pipeline.model import LetterState
from pipeline.rhythm.sends import next_send

if TYPE_CHECKING:
    from pipeline.deliver.machine.outcome import Outcome, Trial

# What a person mends in config or in the environment.
_MISCONFIGURED = ("mailchimp.bad_key", "mailchimp.wrong_server", "mailchimp.no_audience")
# A person must decide, or the content is at fault.
_FOR_A_PERSON = (LetterState.SKIPPED, LetterState.HELD, LetterState.MISSED, LetterState.UNCERTAIN)


@command("send")
@option("--date", "written", says="send_date", takes="day", default="")
@option("--practice", says="send_practice", is_flag=True)
@option("--early", says="send_early", is_flag=True)
@option("--yes", says="send_yes", is_flag=True)
@click.pass_obj
def main(call: Call, written: str, practice: bool, early: bool, yes: bool) -> int:
    from pipeline.acts.letter_days import due_day, sending_day
    from pipeline.acts.send_letter import practise, send

    if early and (practice or not written):
        raise WrongUse("deliver.early_and_practice" if practice else "deliver.early_without_day")
    day = sending_day(call.situation, written) if written or practice else due_day(call.situation)
    if day is None:
        return _say_next(call)
    if early and not yes and not _is_sure(call, day):
        say("deliver.not_early")
        return FINE
    try:
        if practice:
            outcome = practise(call.situation, day, waiting=_say_waiting)
        else:
            outcome = send(call.situation, day, by_person=True, waiting=_say_waiting, early=early)
    except Misconfigured as fault:
        return tell_fault(fault, USAGE)
    if trial := outcome.trial:
        _say_trial(trial)
    if outcome.key:
        return _say(call, day, outcome)
    _say_where(call, day, outcome, practice=practice)
    return FINE


def _say_next(call: Call) -> int:
    """No letter's hour is now: the next one, and who will get it."""
    following = next_send(call.config.rhythm, call.now)
    if following.date is None:
        raise WrongUse(following.why, **following.values)
    say("deliver.none_due", day=following.date, at=following.at, readers=_readers(call))
    return FINE


def _readers(call: Call) -> str:
    rules = call.config.mailchimp
    if call.config.mailchimp.practice:
        return messages.text("deliver.readers_staff")
    if call.config.letter.carrier == "outbox":
        return messages.text("deliver.readers_outbox")
    return messages.text("deliver.readers_segment" if rules.segment else "deliver.readers", **_names(call))


def _names(call: Call) -> dict[str, object]:
    return {"audience": call.config.mailchimp.audience, "segment": call.config.mailchimp.segment}


def _is_sure(call: Call, day: date) -> bool:
    """Asks once, where somebody can answer. Raises WrongUse elsewhere, and where there is nothing to ask of."""
    from pipeline.acts.letter_days import row_of

    row = row_of(call.situation, day)
    if row and row.state is LetterState.SENT:
        return True
    if not sys.stdin.isatty():
        raise WrongUse("deliver.early_unsure", day=day)
    question = messages.text("deliver.early_question", day=day, readers=_readers(call))
    answer: str = click.prompt(question, default="e", show_default=False)
    return answer.strip().casefold() in messages.text("cli.yes").split()


def _say_where(call: Call, day: date, outcome: "Outcome", *, practice: bool) -> None:
    row, place = outcome.row, call.project.practice if practice else call.project.place
    at = (row.sent_at or row.due_at).astimezone(call.config.zone)
    state = "sent_before" if row.state is LetterState.SENT and not outcome.changed else str(row.state)
    if place.practises:
        state = f"practice_{state}" if state in ("sent", "sent_before") else state
    say(f"deliver.{state}", day=day, at=at)
    if place.practises and not practice:
        say("deliver.practice_on")
    if notes := call.situation.content.draft_notes_for(day):
        say("deliver.notes_draft", file=notes.file)
    if row.about:
        say("deliver.is_notice", subject=row.subject)
    if row.carrier == "outbox":
        say("deliver.where", folder=(place.outbox / str(day)).relative_to(call.project.root))


def _say(call: Call, day: date, outcome: "Outcome") -> int:
    """Why the letter is not on its way."""
    zone = call.config.zone
    values = {"day": day, "file": f"content/letters/{day}.md", **(outcome.values or {})}
    values = {name: one.astimezone(zone) if isinstance(one, datetime) else one for name, one in values.items()}
    if outcome.key == "deliver.not_yet":
        return fail_with(CONTENT, *messages.both("deliver.before_hour", **values))
    code = USAGE if outcome.key in _MISCONFIGURED else CONTENT if outcome.row.state in _FOR_A_PERSON else OUTSIDE
    return fail_with(code, *messages.both(outcome.key, **values))


def _say_trial(trial: "Trial") -> None:
    if trial.error:
        why = messages.text(trial.error.key, **trial.error.values)
        click.echo(messages.text("jobs.trial_failed", why=why), err=True)
    else:
        click.echo(messages.text("jobs.trial_sent", addresses=", ".join(trial.addresses)))


def _say_waiting() -> None:
    click.echo(messages.text("deliver.busy_elsewhere"), err=True)
