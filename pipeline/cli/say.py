"""How problems and failures look on a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from pipeline import messages
from pipeline.model import Problem
from pipeline.safe.terminal import BOLD, BOLD_RED, RED, YELLOW, styled

_INDENT = "    "


def say(key: str, /, **values: object) -> None:
    """One sentence of the catalogue."""
    click.echo(messages.text(key, **values))


def fail_with(code: int, what: str, remedy: str) -> int:
    """Tells one failure on standard error and gives the exit code."""
    click.echo(styled(messages.text("cli.fault"), BOLD_RED) + " " + what, err=True)
    if remedy:
        click.echo(f"{_INDENT}→ {remedy}", err=True)
    return code


def show_problems(problems: Sequence[Problem], *, err: bool = False) -> None:
    """Every problem under its file, with the line, what is wrong, and what to write instead."""
    if problems:
        click.echo("\n".join(_told(problems)), err=err)


def _told(problems: Sequence[Problem]) -> Iterator[str]:
    kinds = {
        True: styled(messages.text("cli.is_error"), RED),
        False: styled(messages.text("cli.is_warning"), YELLOW),
    }
    for file, group in groupby(problems, key=lambda problem: problem.file):
        yield styled(file, BOLD)
        for problem in group:
            what, remedy = messages.explain(problem)
            place = f"{messages.place(problem)}: " if problem.line else ""
            yield f"  {place}{kinds[problem.is_error]}: {what}"
            if remedy:
                yield f"{_INDENT}→ {remedy}"
