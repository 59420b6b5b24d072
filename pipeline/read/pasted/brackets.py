"""Words in angle brackets, such as `<oma organisaatio>`: no tag of HTML, so they are shown as they were written.

Markdown takes them for a tag, and what cleans its HTML would leave nothing of them.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.read.pasted.lines import fenced, outside_code

# Where a line begins with one of these, HTML goes on to the next blank line (CommonMark 0.31, 4.6).
_BLOCKS = frozenset(
    (
        "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl "
        "dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend "
        "li link main menu menuitem nav noframes ol optgroup option p param pre script search section style summary "
        "table tbody td textarea tfoot th thead title tr track ul"
    ).split()
)
# The others of the HTML Living Standard, and those that pages and mails still have.
_ELEMENTS = _BLOCKS | frozenset(
    (
        "a abbr acronym area audio b bdi bdo big br button canvas cite code data datalist del dfn em embed font hgroup "
        "i img input ins kbd label map mark marquee math meta meter nobr noscript object output picture progress q rp "
        "rt ruby s samp select slot small source span strike strong sub sup svg template time tt u var video wbr"
    ).split()
)

_TAG = re.compile(r"\\.|(?<!\]\()<(?=/?([A-Za-z][A-Za-z0-9-]*+)(?:[\s/>]|$))")
_HTML = re.compile(r" {0,3}<(?:[!?]|/?([A-Za-z][A-Za-z0-9-]*+)([^<>]*+>[ \t]*$)?)")


def with_literal_brackets(lines: Sequence[str]) -> list[str]:
    """The lines, with a backslash before each bracket that begins no tag of HTML."""
    if not any("<" in line for line in lines):
        return list(lines)
    return [line if within else _literal(line) for line, within in zip(lines, _html(lines), strict=True)]


def _html(lines: Sequence[str]) -> Iterator[bool]:
    """Of each line, whether it is code or HTML, in which a backslash would be shown."""
    inside = False
    for line, within in zip(lines, fenced(lines), strict=True):
        inside = not within and line.strip() != "" and (inside or _begins_html(line))
        yield within or inside


def _begins_html(line: str) -> bool:
    match = _HTML.match(line)
    if match is None:
        return False
    name = match[1].lower() if match[1] else ""
    return not name or name in _BLOCKS or (name in _ELEMENTS and match[2] is not None)


def _literal(line: str) -> str:
    """The line with its brackets mended outside its code; one whose code goes on is left."""
    return line if "``" in line else outside_code(line, lambda part: _TAG.sub(_escaped, part))


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[1] is None or match[1].lower() in _ELEMENTS else "\\<"
