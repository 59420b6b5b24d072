"""Events from outside: each source is read some times a day, and what it proposes is told to staff once."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from jobs import Done
from pipeline import messages
from pipeline.collect.ages import Age, read_ages
from pipeline.config import SourceRule
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.store.proposals import ProposalRow

# How often a page is read, and how soon again after a failure.
_EVERY = timedelta(hours=4)
_AGAIN = timedelta(hours=1)
# A pass takes minutes, and a letter must not wait for it.
_BEFORE_LETTER = timedelta(minutes=20)


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Reads the sources whose time has come, and nothing else. Raises StateError, OSError."""
    ages = read_ages(project.state)
    due = [rule for rule in project.config.sources if _is_due(ages.get(rule.name), now)]
    if not due or _letter_is_near(project, now):
        return ()
    return tuple(done for rule in due for done in _read(project, rule, now))


def _is_due(age: Age | None, now: datetime) -> bool:
    if age is None or age.at > now:
        return True
    return now - age.at >= (_AGAIN if age.why else _EVERY)


def _letter_is_near(project: Project, now: datetime) -> bool:
    from pipeline.compose.rhythm import next_send

    following = next_send(project.config.rhythm, now).at
    return following is not None and following - now < _BEFORE_LETTER


def _read(project: Project, rule: SourceRule, now: datetime) -> Iterator[Done]:
    from pipeline.collect.fetch.fetcher import fetcher_of
    from pipeline.collect.propose.look import look_at

    looked = look_at(project, rule, fetcher_of(project, rule, now), now)
    say = {"name": rule.name}
    if looked.alarm:
        text = " ".join(messages.explain(looked.alarm))
        _tell(project, f"source {rule.name} {looked.good_at}", "notify_trouble_subject", say, text, now)
        yield Done("jobs.source_trouble", {**say, "why": looked.why}, trouble=True)
        return
    for row in looked.entered:
        values = {**say, "title": row.proposal.title, "file": f"content/events/{row.item_id}.md"}
        text = messages.text("proposals.entered", **values)
        _tell(project, f"entered {row.number}", "notify_entered_subject", values, text, now)
        yield Done("jobs.source_entered", values, item=row.item_id)
    if looked.fresh:
        yield from _proposed(project, rule, looked.fresh, now)


def _proposed(project: Project, rule: SourceRule, fresh: "tuple[ProposalRow, ...]", now: datetime) -> Iterator[Done]:
    from pipeline.collect.propose.shown import proposal_lines
    from pipeline.read.content import read_content

    content = read_content(project.content, project.config, now.astimezone(project.config.zone).date())
    values = {"name": rule.name, "count": len(fresh)}
    lines = [line for row in fresh for line in proposal_lines(row, content)]
    text = "\n".join([*lines, messages.text("proposals.notify_how")])
    about = sha256("".join(row.proposal.fingerprint for row in fresh).encode()).hexdigest()[:32]
    _tell(project, f"proposals {rule.name} {about}", "notify_subject", values, text, now)
    yield Done("jobs.source_proposed", values)


def _tell(project: Project, key: str, subject: str, values: Mapping[str, object], text: str, now: datetime) -> None:
    """In the morning's mail, once."""
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store
    from pipeline.store.notices import Notice, Urgency, raise_notice

    said = messages.text(f"proposals.{subject}", **values)
    notice = Notice(key[:200], Urgency.MORNING, said, text, now)
    store = open_store(letters_state(project))
    with store.writing() as connection:
        raise_notice(connection, notice)
    store.close()
