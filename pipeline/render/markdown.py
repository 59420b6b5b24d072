"""Markdown bodies -> sanitised HTML, plain text, or a summary. The only place where Markdown is turned.

GitHub's flavour (tables, bare addresses, ~~strikethrough~~). Bodies are not trusted: of their HTML only what stands in
the allowlist stays, links lead to http(s) or mailto only.
"""

import re
from collections import Counter

import nh3

from pipeline.markdown.cmark import markdown_to_html
from pipeline.render.html_text import first_paragraphs, text_of
from pipeline.safe.characters import cut, visible

_TAGS = (
    "a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub "
    "sup table tbody td th thead tr ul"
)
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags={"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"},
    attributes={"a": {"href"}, "img": {"src", "alt"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)
_TAG_BEGINS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_MARKUP = re.compile(r"<[^<>]*>?")
_HEADING = re.compile(r"(</?h)([1-6])>")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col"))

# nh3's time grows with the square of the nesting, and MJML's stack ends at some thousand levels.
_DEEPEST = 100


def html(markdown: str, heading_level: int = 3) -> str:
    """Sanitised HTML, without a line end at its end; the highest heading becomes `heading_level`, the others follow."""
    return _shifted(visible(_CLEANER.clean(_rendered(markdown))), heading_level).strip()


def plain_text(markdown: str) -> str:
    """Readable text: a link as "text (address)", a dash before an item of a list, a blank line between paragraphs."""
    return visible(text_of(_safe(markdown)))


def literal(text: str) -> str:
    """Markdown that says just the plain text: whatever looks like a mark in it stays what it is."""
    return _PUNCTUATION.sub(r"\\\g<0>", text).replace("\n", "\\\n").replace("\\\n\\\n", "\n\n")


def summary(markdown: str, characters: int = 280) -> str:
    """The first paragraphs as one line of at most `characters`, cut after a sentence or a word; without addresses."""
    text = ""
    for paragraph in first_paragraphs(_safe(markdown)):
        text = f"{text} {paragraph}".strip()
        if len(text) >= characters:
            break
    return cut(text, characters)


def _rendered(markdown: str) -> str:
    """HTML straight from the parser; of what is nested too deep only the words are left."""
    rendered: str = markdown_to_html(visible(markdown))
    if rendered.count("<") > _DEEPEST and _depth(rendered) > _DEEPEST:
        words = _MARKUP.sub(" ", rendered).split()
        return f"<p>{' '.join(words)}</p>"
    return rendered


def _depth(rendered: str) -> int:
    """The deepest nesting, reckoned from tags alone: what is never closed counts on, and closes nothing else."""
    opened = Counter[str]()
    deepest = depth = 0
    for closing, written in _TAG_BEGINS.findall(rendered):
        name = written.lower()
        if closing and opened[name]:
            opened[name] -= 1
            depth -= 1
        elif not closing and name not in _VOID:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _safe(markdown: str) -> str:
    """HTML that holds no markup but the parser's own, or what the allowlist lets through."""
    rendered = _rendered(markdown)
    return _CLEANER.clean(rendered) if "<" in markdown else rendered


def _shifted(cleaned: str, heading_level: int) -> str:
    levels = [int(level) for _, level in _HEADING.findall(cleaned)]
    if not levels or min(levels) == heading_level:
        return cleaned
    by = heading_level - min(levels)
    return _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + by, 6)}>", cleaned)
