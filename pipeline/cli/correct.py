"""`soila correct`: what a sent letter should have said, on its page and in the next letter, or in a notice at once."""

import sys

import click

from pipeline import messages
from pipeline.cli.command import argument, command, option
from pipeline.cli.run import FINE, Call
from pipeline.cli.say import say, show_problems
from pipeline.fault import WrongUse


@command("correct")
@argument("written", takes="day")
@argument("text", takes="text")
@option("--now", "at_once", says="correct_now", is_flag=True)
@option("--yes", "sure", says="correct_yes", is_flag=True)
@click.pass_obj
def main(call: Call, written: str, text: str, at_once: bool, sure: bool) -> int:
    from pipeline.acts.correct_letter import checked_correction, correct
    from pipeline.acts.letter_days import letter_day
    from pipeline.cli.receipt import say_undo, say_what_next

    day = letter_day(call.situation, written)
    said = checked_correction(call.situation, day, text)
    if not sure and not _is_sure(said, at_once):
        say("correct.left")
        return FINE
    done = correct(call.situation, day, said, at_once=at_once)
    say("correct.done", day=day, file=done.file)
    if done.notice:
        say_what_next(call, done.notice)
    else:
        say("correct.next")
    say_undo(call, done.id)
    show_problems(done.findings, err=True)
    return FINE


def _is_sure(text: str, at_once: bool) -> bool:
    """Asks once, where somebody can answer. Raises WrongUse elsewhere."""
    if not sys.stdin.isatty():
        raise WrongUse("correct.unsure")
    question = messages.text("correct.question_now" if at_once else "correct.question", text=text)
    answer: str = click.prompt(question, default="e", show_default=False)
    return answer.strip().casefold() in messages.text("cli.yes").split()
