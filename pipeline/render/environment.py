"""The one Jinja environment: letters, pages and mails to staff are all made in it."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, select_autoescape

from pipeline.read.finnish_time import write_day, write_when
from pipeline.render.markdown import html, plain_text, summary


class TemplateFault(Exception):
    """A template has a mistake; `key` and `values` tell its file, its line and what is wrong."""

    def __init__(self, file: str, line: int, error: str) -> None:
        super().__init__(f"{file}:{line}: {error}")
        self.key = "render.template"
        self.values: dict[str, Any] = {"file": file, "line": line, "error": error}


@cache
def environment(templates: Path) -> Environment:
    """The environment of a project's templates. Text is escaped in .html, .mjml and .xml; an unknown name is a fault."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(("html", "mjml", "xml"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"when": write_when, "day": write_day, "html": html, "plain": plain_text, "summary": summary}
    return made


def fault_of(error: TemplateError, templates: Path) -> TemplateFault:
    """The fault of a template: where it is, as its author counts lines."""
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(_name(error.filename or error.name or "", templates), error.lineno, error.message or "")
    file, line = "", 0
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(str(templates)):
            file, line = name, trace.tb_lineno
        trace = trace.tb_next
    return TemplateFault(_name(file, templates), line, error.message or type(error).__name__)


def _name(file: str, templates: Path) -> str:
    return f"templates/{Path(file).relative_to(templates)}" if file.startswith(str(templates)) else file
