"""What a command line that click does not understand is told, in Finnish."""

from difflib import get_close_matches

import click

from pipeline import messages
from pipeline.cli import COMMANDS
from pipeline.cli.command import written


def said_of(error: click.UsageError) -> tuple[str, str]:
    """What is wrong, and what to write instead."""
    command = error.ctx.command_path if error.ctx else "soila"
    if isinstance(error, click.NoSuchOption):
        return _no_option(error, command)
    if isinstance(error, click.MissingParameter):
        return messages.both("cli.missing", name=_name(error), command=command)
    if isinstance(error, click.BadParameter):
        choices = getattr(error.param.type, "choices", ()) if error.param else ()
        key = "cli.bad_choice" if choices else "cli.bad_value"
        return messages.both(key, name=_name(error), command=command, choices=", ".join(map(str, choices)))
    if command == "soila" and error.message.startswith("No such command"):
        return _no_command(error.message.split("'")[1])
    return messages.both("cli.usage", command=command)


def _name(error: click.BadParameter) -> str:
    """What is missing or wrong, as its help writes it."""
    if isinstance(error.param, click.Option):
        return written(error.param)
    return error.param.human_readable_name if error.param else ""


def _no_option(error: click.NoSuchOption, command: str) -> tuple[str, str]:
    guess = get_close_matches(error.option_name, error.possibilities or [], 1)
    key = "cli.no_option_guess" if guess else "cli.no_option"
    return messages.both(key, option=error.option_name, command=command, guess=guess[0] if guess else "")


def _no_command(name: str) -> tuple[str, str]:
    guess = get_close_matches(name, list(COMMANDS), 1, cutoff=0.5)
    key = "cli.no_command_guess" if guess else "cli.no_command"
    return messages.both(key, written=name, guess=guess[0] if guess else "")
