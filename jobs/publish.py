"""Pages and calendars, brought up to the content."""

from datetime import datetime
from hashlib import sha256

from jobs import Done
from pipeline import messages
from pipeline.model import Problem
from pipeline.project import Project
from pipeline.publish.site import Publication, publish


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Publishes what has changed. Raises StateError, TemplateFault, OSError."""
    done = publish(project, now)
    if done.problems is None:
        return ()
    _tell(project, done, now)
    files = done.files
    refused = tuple(Done("jobs.refused", {"path": path, "reason": why}, trouble=True) for path, why in files.refused)
    gone = tuple(Done("jobs.gone", {"id": one}, item=one, trouble=True) for one in done.gone)
    if files.written or files.removed:
        return (Done("jobs.published", {"written": files.written, "removed": files.removed}), *refused, *gone)
    return (*refused, *gone)


def _tell(project: Project, done: Publication, now: datetime) -> None:
    """What staff learn in the morning: each thing once, and again only when it is another one."""
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store
    from pipeline.store.notices import Notice, Urgency, raise_notice

    notices = []
    errors = [problem for problem in done.problems or () if problem.is_error]
    if errors:
        text = "\n".join(_line(problem) for problem in errors)
        notices.append(Notice(f"content {_digest(text)}", Urgency.MORNING, _subject("content"), text, now))
    for event_id in done.gone:
        text = messages.text("publish.gone", id=event_id)
        key = f"gone {event_id} {now:%Y-%m-%d}"
        notices.append(Notice(key[:200], Urgency.MORNING, _subject("gone", id=event_id), text, now))
    for path, reason in done.files.refused:
        key = f"refused {_digest(path + reason)}"
        notices.append(Notice(key, Urgency.MORNING, _subject("refused", path=path), reason, now))
    if notices:
        store = open_store(letters_state(project))
        with store.writing() as connection:
            for notice in notices:
                raise_notice(connection, notice)
        store.close()


def _subject(name: str, **values: object) -> str:
    return messages.text(f"notify.{name}_subject", **values)


def _line(problem: Problem) -> str:
    return f"{messages.place(problem)}: {' '.join(messages.explain(problem))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
