"""A command whose help is in Finnish: its purpose, an example, its options."""

from collections.abc import Callable
from typing import Any

import click

from pipeline.cli import COMMANDS


class _Command(click.Command):
    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        arguments = [one.make_metavar(ctx) for one in self.params if isinstance(one, click.Argument)]
        formatter.write(
            f"Käyttö: {ctx.command_path} {' '.join([*arguments, '[VALINNAT]'])}\n\n{self.help}\n\nValinnat:\n"
        )
        options = [one for one in self.params if isinstance(one, click.Option)]
        rows = [(_written(option), option.help or "") for option in options]
        rows.append(("--help", "näytä tämä ohje"))
        width = max(len(name) for name, _ in rows)
        for name, what in rows:
            formatter.write(f"  {name:<{width}}  {what}\n")


def _written(option: click.Option) -> str:
    return " ".join([*option.opts, option.metavar or ""]).strip()


def command(name: str, example: str, more: str = "") -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function the command `name`; its purpose is the one in the overview."""
    text = "\n\n".join(part for part in (COMMANDS[name][1] + ".", more, f"Esimerkki:\n  {example}") if part)
    return click.command(name, cls=_Command, help=text)
