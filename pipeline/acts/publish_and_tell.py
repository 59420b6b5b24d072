"""Pages and calendars, brought up to the content by the clock; what is found out on the way is told to staff."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.publish_site import Publication, publish, publish_beside
from pipeline.acts.situation import Situation
from pipeline.model import Notice, Problem, Urgency
from pipeline.store.notices import raise_notice

# What calendars show within hours, and what people must hear of before they set out.
_AT_ONCE = ("gone", "late_change")


def publish_and_tell(situation: Situation) -> Iterator[Done]:
    """Publishes what has changed. Raises Outside, StateError, TemplateFault, OSError."""
    done = publish(situation)
    if done.problems is None:
        return
    _tell(situation, done)
    yield from _published(done)
    for one in done.findings:
        said = {"file": one.file, "text": messages.explain(one)[0]}
        yield Done("jobs.found", said, item=one.values.get("id", ""), trouble=True)


def publish_as_told(situation: Situation) -> Iterator[Done]:
    """The same pages and calendars on a host that stands by; what is found out is told by the host at work.

    Raises StateError, TemplateFault, OSError.
    """
    yield from _published(publish_beside(situation))


def _published(done: Publication) -> Iterator[Done]:
    files = done.files
    if files.written or files.removed:
        yield Done("jobs.published", {"written": files.written, "removed": files.removed})


def _tell(situation: Situation, done: Publication) -> None:
    """What staff learn in the morning: each thing once, and again only when it is another one."""
    notices = [*_of_content(situation, done), *(_of_finding(situation, one) for one in done.findings)]
    if notices:
        with situation.notices.writing() as connection:
            for notice in notices:
                raise_notice(connection, notice)


def _of_content(situation: Situation, done: Publication) -> Iterator[Notice]:
    errors = [problem for problem in done.problems or () if problem.is_error]
    if errors:
        text = "\n".join(messages.on_one_line(problem) for problem in errors)
        yield Notice(f"content {_digest(text)}", Urgency.MORNING, _subject("content"), text, situation.now)


def _of_finding(situation: Situation, one: Problem) -> Notice:
    name = one.key.partition(".")[2]
    urgency = Urgency.NOW if name in _AT_ONCE else Urgency.MORNING
    # A file may vanish again after it was brought back; a refusal stays the same until it is mended.
    again = "" if name == "refused" else f" {situation.now:%Y-%m-%d}"
    subject, text = _subject(name, file=one.file, **one.values), messages.on_one_line(one)
    return Notice(f"{name} {_digest(text)}{again}", urgency, subject, text, situation.now)


def _subject(name: str, **values: object) -> str:
    return messages.text(f"notify.{name}_subject", **values)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
