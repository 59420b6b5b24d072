"""Links that lead nowhere any more: each asked once a day at most, and none that leads into a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.situation import Situation
from pipeline.collect.fetch.fetcher import user_agent
from pipeline.collect.fetch.links import Links, named_hosts
from pipeline.fault import Fault
from pipeline.markdown.parts import Link, parts_of
from pipeline.model import Event, NewsItem, Notice, Problem, Severity, Urgency
from pipeline.rhythm.sends import local_instant, next_send
from pipeline.store.links import Asked, read_links, write_links

_KEPT = timedelta(days=60)  # how long after its day an item's links still matter
_FIRST = time(5)  # so that what is found stands in the morning's mail
_BEFORE_LETTER = timedelta(minutes=30)  # a pass takes minutes, and a letter must not wait for it


def dead_links(situation: Situation) -> tuple[Problem, ...]:
    """A warning for each place in content whose link does not answer. Raises StateError, OSError."""
    places = _places(situation)
    known = _asked_today(situation, tuple(dict.fromkeys(url for url, _, _ in places)))
    return tuple(
        Problem("links.dead" if known[url].dead else "links.silent", file, line, Severity.WARNING, _values(url, known))
        for url, file, line in places
        if url in known and known[url].why
    )


def check_links_due(situation: Situation) -> Iterator[Done]:
    """Asks once a day, and tells staff what is dead by now, once. Raises StateError, OSError."""
    if not _is_due(situation):
        return
    dead = [one for one in dead_links(situation) if one.key == "links.dead"]
    memory = replace(read_links(situation.project.state), at=situation.now)
    fresh = [one for one in dead if not memory.links[one.values["url"]].told]
    told = {one.values["url"]: replace(memory.links[one.values["url"]], told=True) for one in fresh}
    if fresh:
        _tell(situation, fresh)
        yield Done("jobs.links_dead", {"count": len(fresh)}, trouble=True)
    write_links(situation.project.state, replace(memory, links={**memory.links, **told}))


def _tell(situation: Situation, fresh: Sequence[Problem]) -> None:
    subject = messages.text("links.subject", count=len(fresh))
    text = "\n".join(messages.on_one_line(one) for one in fresh)
    key = f"links {situation.today} {len(fresh)}"
    situation.raise_notice(Notice(key, Urgency.MORNING, subject, text, situation.now))


def _is_due(situation: Situation) -> bool:
    zone, now = situation.project.config.zone, situation.now
    if not situation.project.config.check_links or now < local_instant(situation.today, _FIRST, zone):
        return False
    following = next_send(situation.project.config.rhythm, now).at
    if following is not None and following - now < _BEFORE_LETTER:
        return False
    last = read_links(situation.project.state).at
    return last is None or last.astimezone(zone).date() != situation.today


def _asked_today(situation: Situation, urls: Sequence[str]) -> Mapping[str, Asked]:
    """What is known of the addresses: those that were not asked today yet are asked now.

    Where nobody at all answers it is we who are cut off, and nothing is known.
    """
    project, zone = situation.project, situation.project.config.zone
    memory = read_links(project.state)
    kept = {url: memory.links[url] for url in urls if url in memory.links}
    due = [url for url in urls if url not in kept or kept[url].at.astimezone(zone).date() != situation.today]
    links = Links(
        user_agent(project.config),
        project.state / "haut" / "linkit",
        situation.now,
        project.config.pause.total_seconds(),
        named_hosts(project.config.sources),
    )
    answers = dict(links.asked(due))
    if len(answers) > 1 and all(answers.values()) and not any(_is_gone(fault) for fault in answers.values()):
        answers = {}
    now = {url: _asked(situation, kept.get(url), fault) for url, fault in answers.items()}
    known = {**kept, **now}
    if due:
        write_links(project.state, replace(memory, links=known))
    return known


def _asked(situation: Situation, before: Asked | None, fault: Fault | None) -> Asked:
    if fault is None:
        return Asked(situation.now)
    why = messages.both(fault.key, **fault.values)[0]
    failures = before.failures if before else 0
    told = before.told if before else False
    return Asked(situation.now, failures + 1, why, _is_gone(fault), told)


def _is_gone(fault: Fault | None) -> bool:
    return fault is not None and fault.key == "fetch.gone"


def _values(url: str, known: Mapping[str, Asked]) -> dict[str, str]:
    return {"url": url, "why": known[url].why}


def _places(situation: Situation) -> tuple[tuple[str, str, int], ...]:
    """Every public link of what still matters: the address, and the file and line where it stands.

    A private one stands in its own field alone: an item that shows one anywhere else is set aside when it is read.
    """
    oldest, content = situation.today - _KEPT, situation.content
    items: list[Event | NewsItem] = [one for one in content.events if one.when is None or one.when.last >= oldest]
    items += [one for one in content.news if one.published >= oldest]
    return tuple((url, item.source.file, line) for item in items for url, line in _links_of(item, situation.today))


def _links_of(item: Event | NewsItem, today: date) -> Iterator[tuple[str, int]]:
    line = item.source.line
    if item.link:
        yield item.link, line("link")
    if isinstance(item, Event):
        if item.registration and (item.when is None or item.when.last >= today):
            yield item.registration, line("registration")
        yield from ((one.url, line("materials")) for one in item.materials)
    for part in parts_of(item.body):
        if isinstance(part, Link) and part.target.startswith(("http://", "https://")):
            yield part.target, 0
