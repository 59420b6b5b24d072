"""An event from outside as a content file: fields as an editor writes them, the body plain text in Markdown."""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from pipeline.finnish.times import write_day, write_when
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.news import KIND as NEWS
from pipeline.kinds.values import clean, is_reserved, slug
from pipeline.messages import text
from pipeline.model import FoundEvent, FoundNews, Status
from pipeline.propose.twins import plain_title
from pipeline.read.header import write_header
from pipeline.read.pasted.marks import item_of
from pipeline.safe.merge_tags import broken

# What Markdown takes for more than letters.
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#])")


class Given(Struct, frozen=True):
    """What a project gives to an item of a source beside what is told of it: its link for readers, "" for none."""

    link: str
    package: str = ""
    themes: Sequence[int] = ()


def written_event(found: FoundEvent, given: Given, taken: Collection[str]) -> tuple[str, str]:
    """The id of the new event, none of `taken`, and the text of its file."""
    keys = {field.name: field.key for field in EVENT.fields}
    pairs = [(keys[name], header_value(value)) for name, value in _fields(found, given) if value]
    return _event_id(found, taken), write_header(pairs, markdown(found.body))


def written_news(found: FoundNews, given: Given, taken: Collection[str]) -> tuple[str, str]:
    """The same of a piece of news: its lead, the link to where all of it stands, and whose it is."""
    keys = {field.name: field.key for field in NEWS.fields}
    values = {
        "title": header_value(found.title),
        "published": write_day(found.published) if found.published else "",
        "link": given.link,
        "themes": _numbers(given.themes),
        "language": found.language,
    }
    item_id = _free_id((slug(found.title) or "uutinen",), taken)
    whose = text("proposals.news_source", host=(urlsplit(found.url).hostname or "").removeprefix("www."))
    body = "\n\n".join(part for part in (markdown(found.lead), markdown(whose)) if part)
    return item_id, write_header([(keys[name], value) for name, value in values.items() if value], body)


def header_value(value: str) -> str:
    """A value from outside as a header's line can hold it: no line's end, no control character, no merge tag."""
    return broken(clean(value))


def _fields(found: FoundEvent, given: Given) -> Iterator[tuple[str, str]]:
    yield "title", plain_title(found.title)
    yield "when", write_when(found.when) if found.when else "avoin"
    yield "place", header_value(found.place) or text("proposals.place_unknown", host=urlsplit(found.url).hostname)
    yield "package", given.package
    yield "themes", _numbers(given.themes)
    yield "registration", found.registration
    yield "registration_closes", write_when(found.registration_closes) if found.registration_closes else ""
    yield "link", given.link
    yield "status", "" if found.status is Status.CONFIRMED else text(f"proposals.status_{found.status}")
    yield "original", write_when(found.original) if found.original else ""
    yield "organiser", found.organiser
    yield "audience", found.audience
    yield "language", found.language


def _numbers(themes: Sequence[int]) -> str:
    return ", ".join(map(str, themes))


def _event_id(found: FoundEvent, taken: Collection[str]) -> str:
    base = slug(plain_title(found.title)) or "tapahtuma"
    dated = (f"{base}-{found.when.first.isoformat()}",) if found.when else ()
    return _free_id((base, *dated), taken)


def _free_id(names: Sequence[str], taken: Collection[str]) -> str:
    """The first of the names that is neither taken nor the site's own, else the first name with a number."""
    numbered = (f"{names[0]}-{n}" for n in range(2, len(taken) + 4))
    return next(one for one in (*names, *numbered) if one not in taken and not is_reserved(one))


def markdown(body: str) -> str:
    """Plain paragraphs as Markdown that reads the same: nothing in them is a heading, a link or markup. A line that
    begins with a bullet is an item of a list."""
    return "\n\n".join(
        "\\\n".join(_line(line) for line in paragraph.split("\n") if line.strip()).replace("\\\n- ", "\n- ")
        for paragraph in re.split(r"\n\s*\n", broken(body).strip())
    )


def _line(line: str) -> str:
    item = item_of(line.strip())
    if item is not None and item.mark == "-" and not item.typed:
        return f"- {_escaped(item.text)}"
    return _escaped(line)


def _escaped(line: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", line.strip())
    # A number is no list only when the sign after it is escaped.
    escaped = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", escaped)
    return re.sub(r"^([-+=])", r"\\\1", escaped)
