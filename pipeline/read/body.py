"""What is wrong in a Markdown body: links that say nothing, pictures without words, skipped heading levels."""

from collections.abc import Iterator

from pipeline.markdown.parts import Heading, Link, Picture, parts_of
from pipeline.model import Problem, Severity

_LEADS_ON = ("https://", "http://", "mailto:", "#")
_EMPTY_WORDS = frozenset(
    (
        "lue lisää|lisää|tästä|täältä|täällä|linkki|linkistä|klikkaa|klikkaa tästä|tästä linkistä|tässä|tämä|tänne|"
        "katso|katso tästä|lue lisää tästä|lue tästä|ilmoittaudu tästä|lataa|avaa|"
        "here|read more|more|link|www|sivu|sivulta"
    ).split("|")
)


def body_problems(body: str, first_line: int, file: str) -> Iterator[Problem]:
    """Warnings about the body, whose first line is `first_line` of the file."""
    if _is_plain(body):
        return
    level = 1
    for part in parts_of(body):
        line = first_line + part.line - 1
        if isinstance(part, Heading):
            if part.level > level + 1:
                values = {"written": "#" * part.level, "better": "#" * (level + 1)}
                yield Problem("read.heading_skips", file, line, Severity.WARNING, values)
            level = part.level
        else:
            yield from (Problem(key, file, line, Severity.WARNING, values) for key, values in _faults(part))


def _is_plain(body: str) -> bool:
    """Whether nothing can be wrong, whatever a parser makes of it: nearly every body, known in a twentieth of the time.

    Of links there are only such as `[plain words](https://…`.
    """
    folded = body.casefold()
    if any(sign in folded for sign in ("###", "<", "ftp:", "xmpp:")):
        return False
    for link in body.split("[")[1:]:
        words, _, target = link.partition("](")
        if not words.replace(" ", "").isalpha() or _says_nothing(words) or not target.startswith(_LEADS_ON):
            return False
    return True


def _says_nothing(words: str) -> bool:
    said = _said(words)
    return not said or said in _EMPTY_WORDS


def _said(words: str) -> str:
    return words.strip().strip('*_.!»«”"').casefold()


def _faults(part: Link | Picture) -> Iterator[tuple[str, dict[str, object]]]:
    if isinstance(part, Link) and _says_nothing(part.words):
        yield "read.link_says_nothing", {"words": part.words.strip()}
    elif isinstance(part, Picture) and not _said(part.words):
        yield "read.picture_without_words", {}
    if part.target and not part.target.casefold().startswith(_LEADS_ON):
        yield "read.body_link", {"target": part.target[:60]}
