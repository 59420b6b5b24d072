"""Sources whose time has come are read, and what they propose is told to staff once."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from pipeline import messages
from pipeline.acts.collect import look_at
from pipeline.acts.done import Done
from pipeline.acts.enter import place_of
from pipeline.acts.proposals_shown import entered_as, proposal_lines
from pipeline.acts.situation import Situation
from pipeline.collect.fetch.fetcher import fetcher_of
from pipeline.config import SourceRule
from pipeline.model import Notice, ProposalRow, Urgency
from pipeline.rhythm.sends import next_send
from pipeline.store.source_ages import Age, read_ages

# How often a page is read, and how soon again after a failure.
_EVERY = timedelta(hours=4)
_AGAIN = timedelta(hours=1)
# A pass takes minutes, and a letter must not wait for it.
_BEFORE_LETTER = timedelta(minutes=20)


def collect_due(situation: Situation) -> Iterator[Done]:
    """Reads the sources whose time has come, and nothing else. Raises StateError, OSError."""
    due = due_sources(situation)
    if due and not _letter_is_near(situation):
        for rule in due:
            yield from _read(situation, rule)


def due_sources(situation: Situation) -> list[SourceRule]:
    ages = read_ages(situation.project.state)
    return [rule for rule in situation.project.config.sources if _is_due(ages.get(rule.name), situation.now)]


def _is_due(age: Age | None, now: datetime) -> bool:
    if age is None or age.at > now:
        return True
    if age.again_at:
        return now >= age.again_at
    return now - age.at >= (_AGAIN if age.why else _EVERY)


def _letter_is_near(situation: Situation) -> bool:
    following = next_send(situation.project.config.rhythm, situation.now).at
    return following is not None and following - situation.now < _BEFORE_LETTER


def _read(situation: Situation, rule: SourceRule) -> Iterator[Done]:
    looked = look_at(situation, rule, fetcher_of(situation.project, rule, situation.now))
    say = {"name": rule.name}
    if looked.alarm:
        text = " ".join(messages.explain(looked.alarm))
        _tell(situation, f"source {rule.name} {looked.good_at}", "notify_trouble_subject", say, text)
        yield Done("jobs.source_trouble", {**say, "why": looked.why}, trouble=True)
        return
    for row in looked.entered:
        values = {**say, "kind": entered_as(row), "title": row.proposal.title, "file": place_of(row)}
        text = messages.text("proposals.entered", **values)
        _tell(situation, f"entered {row.number}", "notify_entered_subject", values, text)
        yield Done("jobs.source_entered", values, item=row.item_id)
    if looked.fresh:
        yield from _proposed(situation, rule, looked.fresh)


def _proposed(situation: Situation, rule: SourceRule, fresh: tuple[ProposalRow, ...]) -> Iterator[Done]:
    values = {"name": rule.name, "count": len(fresh)}
    lines = [line for row in fresh for line in proposal_lines(row, situation.content)]
    text = "\n".join([*lines, messages.text("proposals.notify_how")])
    about = sha256("".join(row.proposal.fingerprint for row in fresh).encode()).hexdigest()[:32]
    _tell(situation, f"proposals {rule.name} {about}", "notify_subject", values, text)
    yield Done("jobs.source_proposed", values)


def _tell(situation: Situation, key: str, subject: str, values: Mapping[str, object], text: str) -> None:
    """In the morning's mail, once."""
    said = messages.text(f"proposals.{subject}", **values)
    situation.raise_notice(Notice(key[:200], Urgency.MORNING, said, text, situation.now))
