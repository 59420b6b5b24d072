"""The one Jinja environment: letters, pages and mails to staff are all made in it."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from string import Formatter
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    pass_eval_context,
    select_autoescape,
)
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from pipeline import messages
from pipeline.fault import TemplateFault
from pipeline.project import template_folders
from pipeline.render.addresses import host_of
from pipeline.render.compiled import kept_templates
from pipeline.render.facts import fitted
from pipeline.render.markdown import html, plain_text, summary
from pipeline.render.times import TIMES
from pipeline.safe.characters import shortened

_FILTERS = {
    "strong": Markup("<strong>{}</strong>").format,
    "struck": Markup("<s>{}</s>").format,
    "host": host_of,
    "html": html,
    "plain": plain_text,
    "summary": summary,
    "shortened": shortened,
    "fitted": fitted,
}
_OUR_CODE = Path(__file__).parents[1]
_QUOTED = re.compile(r"'([^']*)'")


@cache
def environment(templates: Path, language: str) -> Environment:
    """The environment of templates in a language; `templates` is the folder that comes first.

    Text is escaped in .html, .mjml, .xml; an unknown name is a fault.

    `t("mail.reason", reason=…)` is a sentence of the catalogue. It and the filters of times take an item's language too
    (`t("mail.reason", event.language, …)`), empty where it is the environment's own. `lang` marks words that an item
    brings, `block_lang` what holds its labels too, `own_lang` words of the project within that.
    """
    made = Environment(
        loader=FileSystemLoader(template_folders(templates)),
        bytecode_cache=kept_templates(templates, language),
        autoescape=select_autoescape(("html", "mjml", "xml"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _FILTERS | {name: _timed(write, language) for name, write in TIMES.items()}
    made.globals |= {"language": language, "t": _sentences(language)}
    made.globals |= {"lang": partial(_lang, language), "block_lang": partial(_block_lang, language)}
    made.globals |= {"own_lang": partial(_own_lang, language)}
    return made


def _lang(own: str, language: str) -> str:
    return Markup(' lang="{}"').format(language) if language not in ("", own) else ""


def _block_lang(own: str, language: str) -> str:
    return _lang(own, messages.spoken(language, own))


def _own_lang(own: str, language: str) -> str:
    return Markup(' lang="{}"').format(own) if _block_lang(own, language) else ""


def _sentences(own: str) -> Callable[..., str]:
    @pass_eval_context
    def said(context: EvalContext, key: str, language: str = "", /, **values: Any) -> str:
        try:
            sentence = messages.sentence(key, language, own)
            return _escaped(sentence, values) if context.autoescape else sentence.format(**values)
        except KeyError as error:
            raise TemplateRuntimeError(f"'{key}'") from error

    return said


def _escaped(sentence: str, values: Mapping[str, Any]) -> Markup:
    """The sentence as HTML, filled. `Markup.format` alone would take five times as long."""
    if _has_forms(sentence):
        return Markup(sentence).format(**values)
    return Markup(sentence.format(**{name: escape(value) for name, value in values.items()}))


@cache
def _has_forms(sentence: str) -> bool:
    """Whether a blank says how its value is to be written, as `{day:%d}` does."""
    return any(form for _, _, form, _ in Formatter().parse(sentence))


def _timed(write: Callable[[Any, str], str], own: str) -> Callable[..., str]:
    return lambda value, language="": write(value, messages.spoken(language, own))


def rendered(templates: Path, name: str, values: Mapping[str, Any], language: str) -> str:
    """The template's text in `language`. Raises TemplateFault for whatever the template itself has wrong."""
    try:
        return environment(templates, language).get_template(name).render(values)
    except TemplateError as error:
        raise fault_of(error, templates) from error
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
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
    return file.is_relative_to(_OUR_CODE) and not _is_template(file, templates)


def _is_template(file: Path, templates: Path) -> bool:
    return any(file.is_relative_to(folder) for folder in template_folders(templates))


def _place(error: Exception, templates: Path) -> tuple[Path | None, int]:
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or Path(templates, error.name or "")), error.lineno
    file, line = None, 0
    trace = error.__traceback__
    while trace is not None:
        if _is_template(here := Path(trace.tb_frame.f_code.co_filename), templates):
            file, line = here, trace.tb_lineno
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
    if isinstance(error, RecursionError):
        return messages.text("render.endless")
    if isinstance(error, UnicodeDecodeError):
        return messages.text("render.not_utf8")
    if isinstance(error, TemplateAssertionError) and names:
        return messages.text("render.no_filter", name=names[-1], written=written)
    if isinstance(error, UndefinedError) and names:
        return messages.text("render.no_name", name=names[-1], written=written)
    if isinstance(error, TemplateRuntimeError) and names:
        return messages.text("render.no_sentence", name=names[-1], written=written)
    return messages.text("render.not_understood", written=written)
