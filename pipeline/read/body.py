"""What is wrong in a Markdown body: links that say nothing, pictures without words, skipped heading levels."""

import re
from collections.abc import Iterator

from pipeline.model import Problem, Severity

_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_FENCE = re.compile(r"\s*(```|~~~)")
_EMPTY_WORDS = frozenset(
    (
        "lue lisää|lisää|tästä|täältä|täällä|linkki|linkistä|klikkaa|klikkaa tästä|tästä linkistä|tässä|tämä|tänne|"
        "katso|katso tästä|lue lisää tästä|lue tästä|ilmoittaudu tästä|lataa|avaa|"
        "here|read more|more|link|www|sivu|sivulta"
    ).split("|")
)


def body_problems(body: str, first_line: int, file: str) -> Iterator[Problem]:
    """Warnings about the body, whose first line is `first_line` of the file."""
    level, in_code = 1, False
    for number, line in enumerate(body.split("\n"), first_line):
        if "`" in line or "~" in line:
            in_code ^= bool(_FENCE.match(line))
        if in_code:
            continue
        if line.startswith("#") and (match := _HEADING.match(line)):
            depth = len(match[1])
            if depth > max(level, 1) + 1:
                values = {"written": match[1], "better": "#" * (level + 1)}
                yield Problem("read.heading_skips", file, number, Severity.WARNING, values)
            level = depth
        if "](" in line:
            yield from _link_problems(line, number, file)


def _link_problems(line: str, number: int, file: str) -> Iterator[Problem]:
    for picture, words, target in _LINK.findall(line):
        said = words.strip().strip('*_.!»«”"').casefold()
        if picture and not said:
            yield Problem("read.picture_without_words", file, number, Severity.WARNING)
        elif not picture and (not said or said in _EMPTY_WORDS):
            yield Problem("read.link_says_nothing", file, number, Severity.WARNING, {"words": words.strip()})
        if target and not re.match(r"(?:https?://|mailto:|#)", target, re.IGNORECASE):
            yield Problem("read.body_link", file, number, Severity.WARNING, {"target": target[:60]})
