"""A command whose help comes from the catalogue: its purpose, an example, its options."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from pipeline import messages

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class _Command(click.Command):
    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        arguments = [one.make_metavar(ctx) for one in self.params if isinstance(one, click.Argument)]
        arguments.append(messages.text("help.options"))
        formatter.write(
            messages.text("help.command_usage", command=ctx.command_path, arguments=" ".join(arguments), help=self.help)
        )
        options = [one for one in self.params if isinstance(one, click.Option)]
        rows = [(written(option), option.help or "") for option in options]
        rows.append(("--help", messages.text("help.help")))
        width = max(len(name) for name, _ in rows)
        for name, what in rows:
            formatter.write(f"  {name:<{width}}  {what}\n")


def written(option: click.Option) -> str:
    """The option as people write it, with the word for its value."""
    return " ".join([*option.opts, option.metavar or ""]).strip()


def command(name: str, **values: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function the command `name`; its purpose is the one in the overview, `values` fill what more is said."""
    parts = [messages.text(f"help.{name}") + "."]
    if messages.has(f"help.{name}_more"):
        parts.append(messages.text(f"help.{name}_more", **values))
    parts.append(messages.text("help.example", example=messages.text(f"help.{name}_example")))
    return click.command(name, cls=_Command, help="\n\n".join(parts))


def option(*names: str, says: str, takes: str = "", **how: Any) -> Callable[[Decorated], Decorated]:
    """An option; `says` and `takes` are keys of what it is for and of the word for its value."""
    metavar = messages.text(f"help.word_{takes}") if takes else None
    return click.option(*names, help=messages.text(f"help.{says}"), metavar=metavar, **how)


def argument(name: str, takes: str, **how: Any) -> Callable[[Decorated], Decorated]:
    """An argument; `takes` is the key of the word for it. One that need not be given stands in brackets."""
    word = messages.text(f"help.word_{takes}")
    needed = how.get("required", how.get("nargs") != -1)
    return click.argument(name, metavar=word if needed else f"[{word}]", **how)
