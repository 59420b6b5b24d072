"""Messages to staff: what is due to be told now, and its way to the services that config names.

A service that hangs or fails never holds the rest up. Nothing is told twice, except what cries for a person.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from msgspec import Struct

from pipeline import messages
from pipeline.collect.ages import sources_of
from pipeline.inside import is_within
from pipeline.model import Notice, Urgency
from pipeline.notify.services import Errand, service_name
from pipeline.project import Project
from pipeline.render.staff import staff_text
from pipeline.rhythm.sends import local_instant
from pipeline.rhythm.working_days import is_working_day
from pipeline.store import Store
from pipeline.store.notices import open_notices, save_told

AGAIN = timedelta(hours=2)
PATIENCE = 15.0  # seconds that all services together get for one message

_STARTING = 10.0  # seconds that the messenger itself may take to start on a slow machine

_MORNING = time(8)
_DAY = (time(7), time(21))  # when a person may be told again


class Message(Struct, frozen=True):
    """One message and the notices that it tells."""

    subject: str
    text: str
    attachment: str
    keys: tuple[str, ...]


class Delivered(Struct, frozen=True):
    """What became of a message: how many services took it, and which did not (never a secret in their names)."""

    message: Message
    reached: int
    failed: tuple[str, ...] = ()


def messages_due(project: Project, notices: Sequence[Notice], now: datetime) -> tuple[Message, ...]:
    """The messages that should go at `now` (aware), the most urgent first."""
    local = now.astimezone(project.config.zone)
    single = [one for one in notices if _is_due_alone(one, local)]
    gathered = [one for one in notices if one.urgency is Urgency.MORNING and _is_due_in_the_mail(one, local)]
    single.sort(key=lambda one: (not one.cries, one.made_at))
    due = [Message(one.subject, one.text, one.attachment, (one.key,)) for one in single]
    return (*due, _morning_mail(project, gathered, local)) if gathered else tuple(due)


def tell(project: Project, store: Store, now: datetime) -> tuple[Delivered, ...]:
    """Sends what is due and remembers it; what no service took is tried again by the next run."""
    urls = project.config.notify
    if not urls:
        return ()
    with store.reading() as connection:
        due = messages_due(project, open_notices(connection), now)
    told = []
    for message in due:
        one = deliver(message, urls, project.root)
        if one.reached:
            with store.writing() as connection:
                save_told(connection, message.keys, now)
        told.append(one)
    return tuple(told)


def deliver(message: Message, urls: Iterable[str], root: Path, patience: float = PATIENCE) -> Delivered:
    """Gives the message to all services at once, and waits for them `patience` seconds at most."""
    every = tuple(urls)
    attachment = root / message.attachment
    attached = str(attachment) if is_within(message.attachment) and attachment.is_file() else ""
    errand = Errand(every, message.subject, message.text, attached, patience)
    failed = _failed(errand) if every else ()
    return Delivered(message, len(every) - len(failed), failed)


def _failed(errand: Errand) -> tuple[str, ...]:
    """The services that did not take it. The messenger is a process of its own: it can always be cut off."""
    package = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, os.environ.get("PYTHONPATH", "")])}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.notify.services"],
            input=errand.as_json(),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=errand.patience + _STARTING,
            check=True,
        )
        return tuple(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        return tuple(service_name(url) for url in errand.urls)


def _is_due_alone(notice: Notice, local: datetime) -> bool:
    if notice.urgency is Urgency.MORNING:
        return False
    if notice.told_at is None:
        return True
    return (
        notice.cries
        and local.astimezone(UTC) - notice.told_at.astimezone(UTC) >= AGAIN
        and _DAY[0] <= local.time() < _DAY[1]
    )


def _is_due_in_the_mail(notice: Notice, local: datetime) -> bool:
    """It goes at eight on a working day, with all that was known by then; later if the machine slept."""
    eight = local_instant(local.date(), _MORNING, local.tzinfo or UTC).astimezone(UTC)
    return (
        notice.told_at is None
        and is_working_day(local.date())
        and notice.made_at.astimezone(UTC) < eight <= local.astimezone(UTC)
    )


def _morning_mail(project: Project, notices: Sequence[Notice], local: datetime) -> Message:
    text = staff_text(
        project,
        "morning.txt",
        {
            "notices": notices,
            "sources": [one for one in sources_of(project) if one.why],
            "project": project.config.project,
            "day": local,
        },
    )
    subject = messages.text("notify.morning_subject", name=project.config.project.name, count=len(notices))
    return Message(subject, text, "", tuple(one.key for one in notices))
