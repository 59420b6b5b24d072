"""What grows is kept within bounds; the staff's calendar is kept up to date."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from pipeline import messages
from pipeline.acts.damage import damages
from pipeline.acts.done import Done
from pipeline.acts.situation import Situation
from pipeline.acts.staff_calendar import write_staff_calendar
from pipeline.model import Notice, Urgency
from pipeline.store.journal import forget_journal
from pipeline.store.mails import forget_mails
from pipeline.store.notices import forget_told
from pipeline.store.orders import forget_orders

# A notice that nobody could be told in this time is not news any more.
_NOTICES = timedelta(days=60)


def tidy(situation: Situation) -> Iterator[Done]:
    """Removes what is older than config says, and writes the staff's calendar if it changed. Raises StateError."""
    if path := write_staff_calendar(situation):
        yield Done("jobs.calendar", {"file": path.relative_to(situation.project.root)})
    old = list(_old_files(situation))
    for file in old:
        file.unlink(missing_ok=True)
    with situation.notices.writing() as connection:
        notices = forget_told(connection, situation.now - _NOTICES)
        oldest = situation.today - situation.project.config.service.keep_log
        forget_journal(connection, oldest)
        forget_orders(connection, oldest)  # each holds a whole letter; its copy stays in the outbox
    with situation.store.writing() as connection:
        forget_mails(connection, situation.now - _NOTICES)
    yield from _damaged(situation)
    if old or notices:
        yield Done("jobs.tidied", {"files": len(old), "notices": notices})


def _damaged(situation: Situation) -> Iterator[Done]:
    """Each damaged thing is told once, in the morning."""
    for text in damages(situation):
        notice = Notice(
            f"damaged {text}"[:200], Urgency.MORNING, messages.text("notify.damaged_subject"), text, situation.now
        )
        if situation.raise_notice(notice):
            yield Done("jobs.damaged", {"text": text}, trouble=True)


def _old_files(situation: Situation) -> Iterator[Path]:
    """Log files by their month, snapshots and previews by their time of change."""
    rules, state = situation.project.config.service, situation.project.state
    first_kept = (situation.now - rules.keep_log).date()
    for file in (state / "loki").glob("????-??.jsonl"):
        if _month_after(file.stem) <= first_kept:
            yield file
    oldest = (situation.now - rules.keep_snapshots).timestamp()
    for folder in (situation.project.place.previews, state / "haut"):
        for file in folder.rglob("*"):
            if file.is_file() and file.stat().st_mtime < oldest:
                yield file


def _month_after(written: str) -> date:
    year, month = (int(part) for part in written.split("-"))
    return date(year + month // 12, month % 12 + 1, 1)
