"""What a source tells, without the links by which anybody gets into a meeting: those are for who registered alone."""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from pipeline.model import Collected, FoundEvent, FoundNews, Problem, Severity
from pipeline.read.secrets import without_secrets
from pipeline.safe.join_links import has_join_link, masked

_F = TypeVar("_F", FoundEvent, FoundNews)
_ADDRESSES = ("url", "registration")
_TEXTS = ("title", "place", "audience", "organiser", "body", "lead")


def without_join_links(collected: Collected, page: str) -> Collected:
    """The same with such links left out, and a doubt where there was one; `page` is the source's own address."""
    events = tuple(_without(event, page) for event in collected.events)
    news = tuple(_without(one, page) for one in collected.news)
    return replace(collected, events=events, news=news, problems=_masked(collected.problems))


def _masked(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is told of a reading quotes the lines that it was read from."""
    return tuple(without_secrets(one, ()) for one in problems)


def _without(found: _F, page: str) -> _F:
    told: dict[str, str] = {name: getattr(found, name) for name in (*_ADDRESSES, *_TEXTS) if hasattr(found, name)}
    origins: Mapping[str, str] = found.read_from if isinstance(found, FoundEvent) else {}
    if found.doubts:
        found = replace(found, doubts=_masked(found.doubts))
    # Most tell of none at all: they are looked at as one text.
    if not has_join_link("\n".join((*told.values(), *origins.values()))):
        return found
    if isinstance(found, FoundEvent):
        found = replace(found, read_from={name: masked(where) for name, where in origins.items()})
    private = {name: value for name, value in told.items() if has_join_link(value)}
    if not private:
        return found
    kept: dict[str, Any] = {
        name: masked(value) if name in _TEXTS else page if name == "url" else "" for name, value in private.items()
    }
    key = "proposals.join_link" if isinstance(found, FoundEvent) else "proposals.join_link_news"
    return replace(found, **kept, doubts=(*found.doubts, Problem(key, severity=Severity.WARNING)))
