"""The command group: global options, the project, and every expected failure as a message with its exit code."""

import os
import sys
from datetime import datetime, tzinfo
from functools import cached_property
from getpass import getuser
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from pipeline import messages
from pipeline.cli import COMMANDS, overview
from pipeline.cli.say import fail_with, show_problems
from pipeline.config import Config
from pipeline.config.read import read_config
from pipeline.config.values import YEARS, shown
from pipeline.fault import Fault, Outside, WrongUse, of_system
from pipeline.project import Project, find_root

if TYPE_CHECKING:
    from pipeline.acts.situation import Situation

FINE, CONTENT, USAGE, OUTSIDE = 0, 1, 2, 3


class Call(Struct, dict=True):
    """What every command gets: the project it stands in, the moment and the person that calls it."""

    folder: Path | None
    now_text: str

    @cached_property
    def root(self) -> Path:
        """The project's folder. Raises WrongUse where there is none."""
        start = (self.folder or Path.cwd()).absolute()
        root = find_root(start)
        if root is None or (self.folder and root != start):
            raise WrongUse("config.not_found", folder=str(start), command=click.get_current_context().info_name or "")
        return root

    @cached_property
    def project(self) -> Project:
        return Project(self.root, read_config(self.root / "config.toml"))

    @property
    def config(self) -> Config:
        return self.project.config

    @cached_property
    def now(self) -> datetime:
        """The moment, aware, in the project's zone."""
        return self.moment(self.config.zone)

    def moment(self, zone: tzinfo) -> datetime:
        """The moment, aware, in a zone; the only place where the clock is asked. Raises WrongUse."""
        if not self.now_text:
            return datetime.now(zone)
        try:
            written = datetime.fromisoformat(self.now_text)
        except ValueError:
            raise WrongUse("cli.bad_now", written=shown(self.now_text)) from None
        # Holidays, written times and the steps from one letter to the next are known for these years alone.
        if written.year in YEARS:
            moment = written.astimezone(zone) if written.tzinfo else written.replace(tzinfo=zone)
            if moment.year in YEARS:
                return moment
        raise WrongUse("cli.far_now", written=shown(self.now_text), first=YEARS[0], last=YEARS[-1])

    @cached_property
    def situation(self) -> "Situation":
        """The one look of the command; it is let go of when the command ends."""
        from pipeline.acts.situation import Situation

        made = Situation(self.project, self.now)
        click.get_current_context().call_on_close(made.close)
        return made

    @property
    def machine(self) -> tuple[str, float] | None:
        """The machine's own time; None where another clock was asked for."""
        from pipeline.service.machine import machine_time

        return None if self.now_text else machine_time()

    @property
    def who(self) -> str:
        """The login name of the person at the machine."""
        try:
            return getuser()
        except (KeyError, OSError):  # a container may run as a number without a name
            return "–"


class _Commands(click.Group):
    """Loads a command's module only when it is the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"pipeline.cli.{COMMANDS[name]}")
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
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.UsageError as error:
        from pipeline.cli.usage import said_of

        return fail_with(USAGE, *said_of(error))
    except Fault as fault:
        return tell_fault(fault)
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        return tell_fault(of_system(error))


def tell_fault(fault: Fault, code: int | None = None) -> int:
    """Tells an expected failure on standard error and gives its exit code."""
    if code is None:
        code = code_of(fault)
    show_problems(fault.problems, err=True)
    return fail_with(code, *messages.both(fault.key, **fault.values)) if fault.key else code


def code_of(fault: Fault) -> int:
    """Who can mend it: the caller, somebody outside, or the editor."""
    return USAGE if isinstance(fault, WrongUse) else OUTSIDE if isinstance(fault, Outside) else CONTENT
