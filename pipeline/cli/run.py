"""The command group: global options, the project, and every expected failure as a message with its exit code."""

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from pipeline import messages
from pipeline.cli import COMMANDS, overview
from pipeline.cli.say import fail, fail_with
from pipeline.config import Config
from pipeline.config.read import ConfigError, read_config
from pipeline.project import Project, find_root

FINE, CONTENT, USAGE, OUTSIDE = 0, 1, 2, 3


@dataclass
class Call:
    """What every command gets: the project it stands in and the moment it is called."""

    folder: Path | None
    now_text: str

    @cached_property
    def project(self) -> Project:
        start = (self.folder or Path.cwd()).absolute()
        root = find_root(start)
        if root is None or (self.folder and root != start):
            values = {"folder": str(start), "command": click.get_current_context().info_name or ""}
            raise Failure(USAGE, "config.not_found", values)
        return Project(root, read_config(root / "config.toml"))

    @property
    def config(self) -> Config:
        return self.project.config

    @cached_property
    def now(self) -> datetime:
        """The moment, aware, in the project's zone; the only place where the clock is asked."""
        if not self.now_text:
            return datetime.now(self.config.zone)
        try:
            moment = datetime.fromisoformat(self.now_text)
        except ValueError:
            raise Failure(USAGE, "cli.bad_now", {"written": self.now_text}) from None
        return moment.astimezone(self.config.zone) if moment.tzinfo else moment.replace(tzinfo=self.config.zone)


class Failure(Exception):
    """An expected end of a command: its exit code and its message."""

    def __init__(self, code: int, key: str, values: dict[str, Any] | None = None) -> None:
        super().__init__(key)
        self.code = code
        self.key = key
        self.values = values or {}


class _Commands(click.Group):
    """Loads a command's module only when it is the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"pipeline.cli.{COMMANDS[name][0]}")
        command: click.Command = module.main
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(overview())


@click.command(cls=_Commands)
@click.option("--project", "folder", type=click.Path(path_type=Path))
@click.option("--now", "now_text", default=lambda: os.environ.get("SOILA_NOW", ""))
@click.pass_context
def _soila(ctx: click.Context, folder: Path | None, now_text: str) -> None:
    ctx.obj = Call(folder, now_text)


def run(arguments: list[str]) -> int:
    """Runs one command and gives its exit code; every expected failure has been told by then."""
    try:
        code = _soila.main(arguments, prog_name="soila", standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except click.UsageError as error:
        return fail_with(USAGE, *_usage(error))
    except ConfigError as error:
        return fail(USAGE, error.problems)
    except Failure as failure:
        return fail_with(failure.code, *messages.both(failure.key, **failure.values))
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:
        expected = _outside(error)
        if expected is None:
            raise
        return fail_with(OUTSIDE, *expected)


def _outside(error: Exception) -> tuple[str, str] | None:
    """The message of a failure outside this program: a disk, a state file, a template. None for a fault of ours."""
    key, values = getattr(error, "key", None), getattr(error, "values", None)
    if isinstance(key, str) and isinstance(values, dict):
        return messages.both(key, **values)
    if isinstance(error, OSError):
        return messages.both("cli.os_error", error=error.strerror or str(error), file=error.filename or "–")
    return None


def _usage(error: click.UsageError) -> tuple[str, str]:
    from difflib import get_close_matches

    command = error.ctx.command_path if error.ctx else "soila"
    if isinstance(error, click.NoSuchOption):
        guess = get_close_matches(error.option_name, error.possibilities or [], 1)
        key = "cli.no_option_guess" if guess else "cli.no_option"
        return messages.both(key, option=error.option_name, command=command, guess=guess[0] if guess else "")
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return messages.both("cli.missing", name=name, command=command)
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        choices = getattr(error.param.type, "choices", ()) if error.param else ()
        key = "cli.bad_choice" if choices else "cli.bad_value"
        return messages.both(key, name=name, command=command, choices=", ".join(map(str, choices)))
    if command == "soila" and error.message.startswith("No such command"):
        written = error.message.split("'")[1]
        guess = get_close_matches(written, list(COMMANDS), 1, cutoff=0.5)
        key = "cli.no_command_guess" if guess else "cli.no_command"
        return messages.both(key, written=written, guess=guess[0] if guess else "")
    return messages.both("cli.usage", command=command)
