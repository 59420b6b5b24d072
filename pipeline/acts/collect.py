"""One look at a source: read, guarded, compared with content, and what follows kept. A page proposes, no more."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from traceback import format_exception

from msgspec import Struct
from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.enter import enter
from pipeline.acts.situation import Situation
from pipeline.collect.fetch.page import Get
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.log import LogLine, new_run, write_line
from pipeline.model import Collected, Problem, Proposal, ProposalKind, ProposalRow, ProposalState
from pipeline.propose.guard import alarm_of
from pipeline.propose.news import KnownNews, news_proposals
from pipeline.propose.private import without_join_links
from pipeline.propose.proposals import KnownBefore, proposals_of
from pipeline.propose.reconcile import accepted_keys, reconcile
from pipeline.store.codec import to_json
from pipeline.store.proposals import last_good, rows_of, save_decided, save_good, save_reconciled
from pipeline.store.source_ages import write_age


class SourceLook(Struct, frozen=True):
    """What a look came to: what was read, why it is not believed, the new proposals, and the events that entered.

    `good_at` (aware) is when the source was read well last.
    """

    rule: SourceRule
    collected: Collected
    alarm: Problem | None = None
    fresh: tuple[ProposalRow, ...] = ()
    entered: tuple[ProposalRow, ...] = ()
    good_at: datetime | None = None

    @property
    def why(self) -> str:
        """What is wrong, in Finnish; "" when nothing is."""
        return messages.explain(self.alarm)[0] if self.alarm else ""

    @property
    def again_at(self) -> datetime | None:
        """When its server lets itself be asked again (aware), where it says that."""
        asked = self.alarm.values.get("again_at") if self.alarm else None
        return asked if isinstance(asked, datetime) else None


def look_at(situation: Situation, rule: SourceRule, get: Get) -> SourceLook:
    """Reads the source and keeps what follows. Raises StateError, OSError.

    Where nothing has changed, the state is not written.
    """
    project = situation.project
    collected = without_join_links(_collected(situation, rule, get), rule.url)
    # Fetching takes its time, and people write meanwhile.
    situation.look_again()
    looked = _compared(situation, rule, collected)
    age = write_age(project.state, rule.name, situation.now, looked.why, looked.again_at)
    return replace(looked, good_at=age.good_at)


def _collected(situation: Situation, rule: SourceRule, get: Get) -> Collected:
    """What the source tells; one that the program itself breaks on is in the log, and stops no other source."""
    try:
        return collect(rule, get, situation.today, situation.project.config.zone)
    except OSError:
        raise
    except Exception as error:
        text = messages.text("collect.broke")
        trace = "".join(format_exception(error))
        line = LogLine(situation.now, new_run(), "collect", f"{rule.name}: {text}", trouble=True, trace=trace)
        write_line(situation.project.state, line)
        return Collected(rule.name, problems=(Problem("collect.broke", rule.url),))


def _compared(situation: Situation, rule: SourceRule, collected: Collected) -> SourceLook:
    store, now = situation.store, situation.now
    with store.reading() as connection:
        last = last_good(connection, rule.name)
        rows = rows_of(connection, rule.name)
    if alarm := alarm_of(last, collected, situation.today):
        return SourceLook(rule, collected, alarm)
    what = reconcile(rows, _proposed(situation, rule, collected, last, rows))
    good_changed = last is None or to_json(last) != to_json(collected)
    if not what and not good_changed:
        return SourceLook(rule, collected)
    with store.writing() as connection:
        numbers = save_reconciled(connection, what, now)
        if good_changed:
            save_good(connection, collected)
        fresh = tuple(row for row in rows_of(connection, rule.name, ProposalState.OPEN) if row.number in numbers)
    entered = tuple(_entered(situation, fresh)) if rule.accept_new else ()
    there = {row.number for row in entered}
    return SourceLook(rule, collected, None, tuple(row for row in fresh if row.number not in there), entered)


def _proposed(
    situation: Situation, rule: SourceRule, collected: Collected, last: Collected | None, rows: Sequence[ProposalRow]
) -> tuple[Proposal, ...]:
    """What the source proposes now, events and news alike."""
    before, after = _told_elsewhere(situation, rule)
    content, zone = situation.content, situation.project.config.zone
    accepted = accepted_keys(rows)
    done = {row.proposal.key: row.proposal for row in rows if row.state is ProposalState.ACCEPTED}
    missing = tuple(
        row.proposal for row in rows if row.state is ProposalState.OPEN and row.proposal.kind is ProposalKind.GONE
    )
    events = KnownBefore(
        last=last,
        accepted=accepted,
        taken={key: one.found for key, one in done.items() if one.found},
        before=before,
        after=after,
        missing=missing,
    )
    news = KnownNews(
        last=last.news if last else (),
        accepted=accepted,
        taken={key: one.news for key, one in done.items() if one.news},
        withdrawn=frozenset(key for key, one in done.items() if one.kind is ProposalKind.GONE),
        before=before,
        after=after,
        missing=missing,
        page=rule.url,
    )
    return (
        *proposals_of(collected, events, content, situation.now, zone),
        *news_proposals(collected, news, content, situation.today, rule.reach),
    )


def _told_elsewhere(situation: Situation, rule: SourceRule) -> tuple[list[Collected], list[Collected]]:
    """What the sources named before this one tell, and those after it: the first to tell of a thing proposes it."""
    names = [other.name for other in situation.project.config.sources]
    place = names.index(rule.name)
    with situation.store.reading() as connection:
        before, after = (
            [told for name in part if (told := last_good(connection, name))]
            for part in (names[:place], names[place + 1 :])
        )
    return before, after


def _entered(situation: Situation, fresh: Sequence[ProposalRow]) -> Iterator[ProposalRow]:
    """New events without a doubt that became files by themselves; one that cannot stays a proposal."""
    for row in fresh:
        if row.proposal.kind is not ProposalKind.NEW or row.proposal.doubts:
            continue
        try:
            item_id = Path(enter(situation, row)).stem
        except Fault:
            continue
        with situation.store.writing() as connection:
            save_decided(connection, row.number, ProposalState.ACCEPTED, "soila", situation.now, item_id)
        yield replace(row, state=ProposalState.ACCEPTED, item_id=item_id)
