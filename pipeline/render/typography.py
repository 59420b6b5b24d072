"""Where lines may end: in letters and pages what belongs together stays on one line, and plain text is wrapped."""

import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache

from pipeline.messages import LANGUAGES, sentence

_COLUMNS = 72


def _every(names: str) -> str:
    return "|".join(name for one in LANGUAGES for name in sentence(f"times.{names}", one).split())


_WEEKDAYS, _MONTHS = _every("short_weekdays"), f"{_every('months')}|{_every('short_months')}"
_CLOCKS = "|".join(re.escape(sentence("times.clock", one).partition("{")[0]) for one in LANGUAGES)
# Hours, ranges, a day with its short weekday or its month, and the end of a compound of several words ("nuorten
# tulevaisuuteen -hankkeet").
_TOGETHER = re.compile(
    rf"\b(?:{_CLOCKS})\d\d?(?:\.\d\d)?(?:–\d\d?(?:\.\d\d)?)?"
    rf"|(?:\b(?:{_WEEKDAYS}) )?(?:\d[\d.]{{0,9}}–\d[\d.]{{0,9}}|\d\d?\.? (?:{_MONTHS})\b)"
    rf"|\b(?:{_WEEKDAYS}) \d\d?\.\d[\d.]{{0,8}}|(?<= )-\w{{2,20}}(?!\w)"
)
# Most words of a page have nothing of these.
_WORDS = re.compile(r">[^<>0-9-]*+[0-9-][^<>]*+<")
_INDENT = re.compile(r"\s*(?:– |\d+\. )?")
_BLANK_LINES = re.compile(r"\n{3,}")
_NO_BREAK = "\x00"


def kept_together(html: str) -> str:
    """The page with what belongs together in elements of the class `nb`; only the words of its body are touched."""
    head, begin, body = html.partition("<body")
    return f"{head}{begin}{_WORDS.sub(lambda words: _with_elements(words[0]), body)}"


# Every page of a site has the same words at its beginning and its end.
@lru_cache(maxsize=4096)
def _with_elements(words: str) -> str:
    return _TOGETHER.sub(r'<span class="nb">\g<0></span>', words)


def wrapped(text: str) -> str:
    """Plain text in lines of 72 columns, none inside an address; an item of a list hangs by its mark."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return "\n".join(_short_lines(_BLANK_LINES.sub("\n\n", lines))).strip("\n") + "\n"


def _short_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) <= _COLUMNS:
            yield line
            continue
        mark = _INDENT.match(line)
        hang = " " * len(mark[0] if mark else "")
        kept = _TOGETHER.sub(lambda match: match[0].replace(" ", _NO_BREAK), line)
        for short in textwrap.wrap(
            kept, _COLUMNS, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
        ):
            yield short.replace(_NO_BREAK, " ")
