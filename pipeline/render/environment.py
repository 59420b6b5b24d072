"""The one Jinja environment: letters, pages and mails to staff are all made in it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    select_autoescape,
)

from pipeline import messages
from pipeline.fault import TemplateFault
from pipeline.finnish.times import write_day, write_when
from pipeline.render.markdown import html, plain_text, summary
from pipeline.render.words import (
    clock_in_words,
    day_in_words,
    deadline_in_words,
    on_day_in_words,
    short_days,
    when_in_words,
)
from pipeline.safe.characters import shortened

_FILTERS = {
    "when": write_when,
    "day": write_day,
    "when_in_words": when_in_words,
    "day_in_words": day_in_words,
    "on_day_in_words": on_day_in_words,
    "deadline_in_words": deadline_in_words,
    "short_days": short_days,
    "clock_in_words": clock_in_words,
    "html": html,
    "plain": plain_text,
    "summary": summary,
    "shortened": shortened,
}
_OUR_CODE = Path(__file__).parents[1]
_QUOTED = re.compile(r"'([^']*)'")


@cache
def environment(templates: Path) -> Environment:
    """The environment of a project's templates. Text is escaped in .html, .mjml, .xml; an unknown name is a fault."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(("html", "mjml", "xml"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _FILTERS
    return made


def rendered(templates: Path, name: str, values: Mapping[str, Any]) -> str:
    """The template's text. Raises TemplateFault for whatever the template itself has wrong."""
    try:
        return environment(templates).get_template(name).render(values)
    except TemplateError as error:
        raise fault_of(error, templates) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if _is_ours(error, templates):
            raise
        raise fault_of(error, templates, name) from error


def fault_of(error: Exception, templates: Path, name: str = "") -> TemplateFault:
    """The fault of a template, by default that of `name`: where it is, as its author counts lines."""
    file, line = _place(error, templates)
    lines = _lines(file)
    written = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return TemplateFault(shown(file or Path(templates, name), templates), line, _sentence(error, written))


def shown(file: Path, templates: Path) -> str:
    """A template's name for people: within the project, or all of its path when it came with the program."""
    within = file.is_relative_to(templates) and not templates.is_relative_to(_OUR_CODE)
    return f"templates/{file.relative_to(templates)}" if within else str(file)


def _is_ours(error: Exception, templates: Path) -> bool:
    """Whether the program itself failed, not an expression of a template."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = Path(trace.tb_frame.f_code.co_filename) if trace else Path()
    return file.is_relative_to(_OUR_CODE) and not file.is_relative_to(templates)


def _place(error: Exception, templates: Path) -> tuple[Path | None, int]:
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or Path(templates, error.name or "")), error.lineno
    file, line = None, 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(str(templates)):
            file, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
    return file, line


def _lines(file: Path | None) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines() if file else []
    except (OSError, ValueError):
        return []


def _sentence(error: Exception, written: str) -> str:
    """What is wrong, in Finnish; Jinja's own words are left to the log."""
    names = _QUOTED.findall(str(error))
    if isinstance(error, TemplateNotFound):
        return messages.text("render.no_template", name=error.name)
    if isinstance(error, UnicodeDecodeError):
        return messages.text("render.not_utf8")
    if isinstance(error, TemplateAssertionError) and names:
        return messages.text("render.no_filter", name=names[-1], written=written)
    if isinstance(error, UndefinedError) and names:
        return messages.text("render.no_name", name=names[-1], written=written)
    return messages.text("render.not_understood", written=written)
