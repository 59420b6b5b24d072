"""Pages and calendars, brought up to the content."""

from datetime import datetime
from hashlib import sha256

from jobs import Done
from pipeline import messages
from pipeline.model import Problem
from pipeline.project import Project
from pipeline.publish.site import Publication, publish

# What calendars show within hours, and what people must hear of before they set out.
_AT_ONCE = ("gone", "late_change")


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    """Publishes what has changed. Raises StateError, TemplateFault, OSError."""
    done = publish(project, now)
    if done.problems is None:
        return ()
    _tell(project, done, now)
    files = done.files
    found = tuple(
        Done(
            "jobs.found",
            {"file": one.file, "text": messages.explain(one)[0]},
            item=one.values.get("id", ""),
            trouble=True,
        )
        for one in done.findings
    )
    if files.written or files.removed:
        return (Done("jobs.published", {"written": files.written, "removed": files.removed}), *found)
    return found


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
    for one in done.findings:
        name = one.key.partition(".")[2]
        urgency = Urgency.NOW if name in _AT_ONCE else Urgency.MORNING
        subject = _subject(name, file=one.file, **one.values)
        # A file may vanish again after it was brought back; a refusal stays the same until it is mended.
        again = "" if name == "refused" else f" {now:%Y-%m-%d}"
        notices.append(Notice(f"{name} {_digest(_line(one))}{again}", urgency, subject, _line(one), now))
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
