"""What grows is kept within bounds; the staff's calendar is kept up to date."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from jobs import Done
from pipeline.project import Project

# A notice that nobody could be told in this time is not news any more.
_NOTICES = timedelta(days=60)


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Removes what is older than config says, and writes the staff's calendar if it changed. Raises StateError."""
    from pipeline.deliver.practice import letters_state
    from pipeline.publish.staff import write_staff_calendar
    from pipeline.store import open_store
    from pipeline.store.notices import forget_told

    done = []
    if path := write_staff_calendar(project, now):
        done.append(Done("jobs.calendar", {"file": path.relative_to(project.root)}))
    old = list(_old_files(project, now))
    for file in old:
        file.unlink(missing_ok=True)
    store = open_store(letters_state(project))
    with store.writing() as connection:
        notices = forget_told(connection, now - _NOTICES)
    store.close()
    if old or notices:
        done.append(Done("jobs.tidied", {"files": len(old), "notices": notices}))
    return tuple(done)


def _old_files(project: Project, now: datetime) -> Iterator[Path]:
    """Log files by their month, snapshots and previews by their time of change."""
    rules, state = project.config.service, project.state
    first_kept = (now - rules.keep_log).date()
    for file in (state / "loki").glob("????-??.jsonl"):
        if _month_after(file.stem) <= first_kept:
            yield file
    oldest = (now - rules.keep_snapshots).timestamp()
    for folder in ("esikatselu", "haut"):
        for file in (state / folder).rglob("*"):
            if file.is_file() and file.stat().st_mtime < oldest:
                yield file


def _month_after(written: str) -> date:
    year, month = (int(part) for part in written.split("-"))
    return date(year + month // 12, month % 12 + 1, 1)
