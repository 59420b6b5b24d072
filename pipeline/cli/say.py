"""How problems and failures look on a terminal."""

from collections.abc import Sequence
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
    click.echo(styled("Virhe: ", BOLD_RED) + what, err=True)
    if remedy:
        click.echo(f"{_INDENT}→ {remedy}", err=True)
    return code


def show_problems(problems: Sequence[Problem], *, err: bool = False) -> None:
    """Every problem under its file, with the line, what is wrong, and what to write instead."""
    for file, group in groupby(problems, key=lambda problem: problem.file):
        click.echo(styled(file, BOLD), err=err)
        for problem in group:
            mark = styled("VIRHE", RED) if problem.is_error else styled("huomautus", YELLOW)
            what, remedy = messages.explain(problem)
            line = f"rivi {problem.line}: " if problem.line else ""
            click.echo(f"  {messages.place(problem)}: {mark}: {what}" if line else f"  {mark}: {what}", err=err)
            if remedy:
                click.echo(f"{_INDENT}→ {remedy}", err=err)


def count(number: int, one: str, many: str) -> str:
    """`1 virhe`, `3 virhettä`: Finnish counts in the partitive."""
    return f"{number} {one if number == 1 else many}"
