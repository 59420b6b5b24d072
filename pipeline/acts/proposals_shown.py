"""Found events and proposals as lines for people."""

from collections.abc import Iterable, Iterator

from pipeline import messages
from pipeline.finnish.times import write_day, write_when
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.news import KIND as NEWS
from pipeline.model import Content, FoundEvent, FoundNews, Problem, Proposal, ProposalKind, ProposalRow, Status

_FIELDS = ("when", "original", "status", "place", "registration", "registration_closes", "audience", "organiser")
_KEYS = {field.name: field.key for field in EVENT.fields}
_NEWS_KEYS = {field.name: field.key for field in NEWS.fields}


def event_lines(found: FoundEvent) -> Iterator[str]:
    """What was read of an event, from where on the page, and what is doubtful in it."""
    yield _say("event", title=(found.title or found.uid) + _full(found))
    for name, value in _told(found):
        origin = found.read_from.get(name, "")
        yield _say("event_field" if origin else "event_field_bare", name=_KEYS[name], value=value, origin=origin)
    yield _say("event_field_bare", name=_KEYS["link"], value=found.url)
    yield from _doubts(found.doubts)


def _full(found: FoundEvent | None) -> str:
    return f" ({_say('full')})" if found and found.full else ""


def entered_as(row: ProposalRow) -> str:
    """What kind of item a proposal became."""
    return _say("entered_news" if row.proposal.news else "entered_event")


def proposal_lines(row: ProposalRow, content: Content) -> Iterator[str]:
    """A proposal as a person decides of it."""
    one = row.proposal
    about = one.event_id or one.source
    kind = _say(f"kind_{one.kind}")
    yield _say("line", number=row.number, kind=kind, title=one.title + _full(one.found), about=about)
    if one.event_id:
        yield _say("field", name=_say("field_source"), value=one.source)
    yield from _what(one, content)
    yield from _doubts(one.doubts)


def _what(one: Proposal, content: Content) -> Iterator[str]:
    event = next((event for event in content.events if event.id == one.event_id), None)
    if one.kind is ProposalKind.GONE:
        item = event or next((item for item in content.news if item.id == one.event_id), None)
        file = item.source.file if item else one.event_id
        yield _say("gone_news_what" if one.news else "gone_what", file=file)
        yield _say("gone_news_how" if one.news else "gone_how")
        return
    if one.kind is ProposalKind.DISAGREES and event:
        yield _say("disagrees_what", status=_say(f"status_{event.status}"))
    for difference in one.differences:
        ours = difference.ours or _say("nothing")
        value = _say("difference", ours=ours, theirs=difference.theirs or _say("nothing"))
        yield _say("field", name=_name_of(difference.field), value=value)
    if one.found:
        for name, value in _told(one.found) if one.kind is ProposalKind.NEW else ():
            yield _say("field", name=_KEYS[name], value=value)
        yield _say("field", name=_KEYS["link"], value=one.found.url)
    if one.news:
        told = news_fields(one.news) if one.kind is ProposalKind.NEW else ()
        link = () if any(each.field == "link" for each in one.differences) else (("link", one.news.url),)
        for name, value in (*told, *link):
            yield _say("field", name=_name_of(name), value=value)


def _doubts(doubts: Iterable[Problem]) -> Iterator[str]:
    for doubt in doubts:
        yield _say("doubt", text=messages.text(doubt.key, **doubt.values))


def news_fields(news: FoundNews) -> Iterator[tuple[str, str]]:
    """What a source tells of a piece beside its title and address, in words."""
    if news.published:
        yield "published", write_day(news.published)
    if news.language:
        yield "language", news.language
    if news.lead:
        yield "lead", news.lead


def news_lines(news: FoundNews) -> Iterator[str]:
    """What was read of a piece of news, and what is doubtful in it."""
    yield _say("news", title=news.title)
    for name, value in (*news_fields(news), ("link", news.url)):
        yield _say("event_field_bare", name=_name_of(name), value=value)
    yield from _doubts(news.doubts)


def _name_of(field: str) -> str:
    return _KEYS.get(field) or _NEWS_KEYS.get(field) or _say(f"field_{field}")


def _told(found: FoundEvent) -> Iterator[tuple[str, str]]:
    """The fields that the page tells, in words."""
    for name in _FIELDS:
        value = getattr(found, name)
        if name == "status":
            yield from () if value is Status.CONFIRMED else [(name, _say(f"status_{value}"))]
        elif value:
            yield name, value if isinstance(value, str) else write_when(value)


def _say(key: str, /, **values: object) -> str:
    return messages.text(f"proposals.{key}", **values)
