"""What a source proposes: values in, proposals out. Nothing here decides: a page proposes, a person accepts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict, replace

from pipeline.collect.page.plain import plain_words
from pipeline.model import (
    Collected,
    Content,
    Difference,
    Event,
    FoundEvent,
    Problem,
    Proposal,
    ProposalKind,
    Severity,
    Status,
    When,
)
from pipeline.propose.differences import contradictions, differences
from pipeline.propose.twins import Elsewhere, OtherSources, Pairs, pair, plain_title

_PRINTED = ("title", "when", "original", "status", "place", "registration", "registration_closes")


class KnownBefore(Struct, frozen=True):
    """What is known besides the page: what it told last, who was accepted as whom, and what other sources tell.

    `taken` is what it told of those that were accepted, by their keys; `before` and `after` are the sources before it
    and after it. `missing` are the proposals on events that left the page and on whom nobody has decided yet.
    """

    last: Collected | None = None
    accepted: Mapping[str, str] | None = None
    taken: Mapping[str, FoundEvent] | None = None
    before: Sequence[Collected] = ()
    after: Sequence[Collected] = ()
    missing: Sequence[Proposal] = ()


def proposals_of(
    collected: Collected, known: KnownBefore, content: Content, now: datetime, zone: ZoneInfo
) -> tuple[Proposal, ...]:
    """Everything that the source says otherwise than content does, in the page's order. `now` is aware.

    What is over is not asked about any more, and what the source names twice only once.
    """
    collected = replace(collected, events=tuple(_each_once(collected.events)))
    keys = keys_of(collected.events)
    accepted, others = known.accepted or {}, _Others(known)
    pairs = pair(collected.events, content.events, {n: accepted[key] for n, key in enumerate(keys) if key in accepted})
    events = {event.id: event for event in content.events}
    made = []
    for number, (key, found) in enumerate(zip(keys, collected.events, strict=True)):
        event = events.get(pairs.matched.get(number, ""))
        one = (
            _against(collected.source, key, found, event, (known.taken or {}).get(key), others)
            if event
            else _new(collected.source, key, found, pairs.unclear.get(number, ()), others)
        )
        if one and not _is_over(event, found, now, zone):
            made.append(one)
    return (*made, *_gone(collected, keys, pairs, known, others, events, now, zone))


class _Others:
    """What the sources before this one, those after it, and both tell."""

    def __init__(self, known: KnownBefore) -> None:
        self.before, self.after = OtherSources(known.before), OtherSources(known.after)

    def tell_of(self, event: Event) -> Iterator[Elsewhere]:
        yield from self.before.tell_of(event)
        yield from self.after.tell_of(event)


def _each_once(events: Sequence[FoundEvent]) -> Iterator[FoundEvent]:
    """The events without those that are the same in all that readers see: some programs tell a thing twice."""
    seen = set()
    often = Counter((one.when, one.status) for one in events)
    for one in events:
        if one.when is None or often[one.when, one.status] == 1:
            yield one
            continue
        look = (plain_words(plain_title(one.title)), one.when, one.status, plain_words(one.place))
        if look not in seen:
            yield one
        seen.add(look)


def keys_of(events: Sequence[FoundEvent]) -> tuple[str, ...]:
    """A name for each event of a page that stays while its time or status changes: its own address, or its title."""
    bases = [one.uid or one.url for one in events]
    often = Counter(bases)
    titled = [f"{base} {plain_title(one.title)}" for base, one in zip(bases, events, strict=True)]
    twice = Counter(titled)
    keys = []
    for base, title, one in zip(bases, titled, events, strict=True):
        if often[base] == 1:
            keys.append(base)
        else:
            keys.append(title if twice[title] == 1 else f"{title} {one.when.first if one.when else ''}")
    return tuple(keys)


def _new(source: str, key: str, found: FoundEvent, unclear: Sequence[str], others: _Others) -> Proposal | None:
    """An event that no file tells; one that another source proposes already is not proposed twice.

    What a source after this one tells otherwise of it is a doubt.
    """
    if found.status is Status.CANCELLED or any(others.before.same_as(found)):
        return None
    doubts = found.doubts
    if unclear:
        values = {"ids": ", ".join(unclear)}
        doubts = (*doubts, Problem("proposals.unclear", found.url, severity=Severity.WARNING, values=values))
    for other in others.after.same_as(found):
        if said := ", ".join(contradictions(found, other.event)):
            values = {"source": other.source, "said": said}
            doubts = (*doubts, Problem("proposals.told_otherwise", found.url, severity=Severity.WARNING, values=values))
    return Proposal(source, ProposalKind.NEW, key, found.title, _print_of(found), found=found, doubts=doubts)


def _against(
    source: str, key: str, found: FoundEvent, event: Event, taken: FoundEvent | None, others: _Others
) -> Proposal | None:
    """What the page says otherwise than the file; where a decision of ours or another source stands by the file, that
    is said.

    What a source before says just so is asked of once.
    """
    told = tuple(differences(found, event, taken))
    if not told:
        return None
    before = (differences(other.event, event) for other in others.before.same_as(found))
    if any(set(told) <= set(theirs) for theirs in before):
        return None
    decided = event.status in (Status.CANCELLED, Status.MOVED)
    against_us = decided and any(one.field in ("when", "status") for one in told)
    backers = _backers(told, event, others)
    kind = ProposalKind.DISAGREES if against_us or backers else ProposalKind.CHANGED
    doubts = found.doubts
    if backers:
        values = {"sources": ", ".join(backers)}
        doubts = (*doubts, Problem("proposals.told_as_here", found.url, severity=Severity.WARNING, values=values))
    said = "; ".join(f"{one.field}={one.theirs}" for one in told)
    return Proposal(source, kind, key, event.title, digest_of(said), event.id, found, told, doubts)


def _backers(told: Sequence[Difference], event: Event, others: _Others) -> Sequence[str]:
    """The sources that tell the event as its file does in something that this one tells otherwise."""
    fields = {one.field for one in told}
    names = [
        other.source
        for other in others.tell_of(event)
        if any(_tells(other.event, name) for name in fields - {one.field for one in differences(other.event, event)})
    ]
    return tuple(dict.fromkeys(names))


def _tells(found: FoundEvent, name: str) -> bool:
    """Whether a source tells a field at all, so that its silence is taken for no word."""
    return bool(getattr(found, name))


def _gone(
    collected: Collected,
    keys: Sequence[str],
    pairs: Pairs,
    known: KnownBefore,
    others: _Others,
    events: Mapping[str, Event],
    now: datetime,
    zone: ZoneInfo,
) -> Iterator[Proposal]:
    """Coming events that the page told before and nobody tells any more; their files stay."""
    last = known.last.events if known.last else ()
    last_keys = keys_of(last)
    accepted = known.accepted or {}
    remembered = {n: accepted[key] for n, key in enumerate(last_keys) if key in accepted}
    before = pairs if last == collected.events else pair(last, tuple(events.values()), remembered)
    here = set(pairs.matched.values())
    gone = {one.event_id: (one.key, one.found) for one in known.missing if one.found and one.event_id in events}
    gone |= {event_id: (last_keys[number], last[number]) for number, event_id in sorted(before.matched.items())}
    for event_id, (key, found) in gone.items():
        event = events[event_id]
        if event_id in here or key in keys or event.cancelled or _is_over(event, found, now, zone):
            continue
        if any(others.tell_of(event)):
            continue
        yield Proposal(collected.source, ProposalKind.GONE, key, event.title, digest_of(f"gone {key}"), event_id, found)


def _is_over(event: Event | None, found: FoundEvent, now: datetime, zone: ZoneInfo) -> bool:
    times = [when for when in (event.when if event else None, found.when) if when]
    return bool(times) and all(when.ends_at(zone) <= now for when in times)


def _print_of(found: FoundEvent) -> str:
    values = (getattr(found, name) for name in _PRINTED)
    return digest_of(repr([_fields_of(value) if isinstance(value, When) else value for value in values]))


def _fields_of(when: When) -> Mapping[str, object]:
    return {**asdict(when), "sessions": tuple(map(asdict, when.sessions))}


def digest_of(text: str) -> str:
    """By what a proposal is known again: another text is another proposal."""
    return sha256(text.encode()).hexdigest()[:32]
