"""Messages to staff: what is due to be told now, and its way to the services that config names.

A service that hangs or fails never holds the rest up. Nothing is told twice, except what cries for a person.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import quote

from pipeline import messages
from pipeline.compose.rhythm import local_instant
from pipeline.compose.working_days import is_working_day
from pipeline.project import Project
from pipeline.render.staff import staff_text
from pipeline.store import Store
from pipeline.store.notices import Notice, Urgency, open_notices, save_told

AGAIN = timedelta(hours=2)
PATIENCE = 20.0  # seconds that all services together get for one message

_MORNING = time(8)
_DAY = (time(7), time(21))  # when a person may be told again
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """One message and the notices that it tells."""

    subject: str
    text: str
    attachment: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
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


def tell(project: Project, store: Store, now: datetime) -> tuple[Told, ...]:
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


def deliver(message: Message, urls: Iterable[str], root: Path, patience: float = PATIENCE) -> Told:
    """Gives the message to all services at once, and waits for them `patience` seconds at most."""
    sendings = [_Sending(url, message, root) for url in urls]
    for one in sendings:
        one.start()
    deadline = monotonic() + patience
    for one in sendings:
        one.join(max(0.0, deadline - monotonic()))
    failed = tuple(one.service for one in sendings if not one.done)
    return Told(message, len(sendings) - len(failed), failed)


def address_of(url: str) -> str:
    """The address with ${NAME} taken from the environment. Raises KeyError when there is no such variable.

    A variable that is the whole address is taken as it is; one inside an address is a password, and is quoted.
    """
    if whole := _VARIABLE.fullmatch(url):
        return os.environ[whole[1]]
    return _VARIABLE.sub(lambda match: quote(os.environ[match[1]], safe=""), url)


class _Sending(Thread):
    """One message on its way to one service. A hanging one is left behind: it does not keep the process alive."""

    def __init__(self, url: str, message: Message, root: Path) -> None:
        super().__init__(daemon=True)
        self.service = url.partition(":")[0] if ":" in url.partition("{")[0] else _VARIABLE.sub(r"\1", url)
        self.done = False
        self._url = url
        self._message = message
        self._root = root

    def run(self) -> None:
        import logging

        from apprise import Apprise, NotifyFormat

        # Its log lines hold addresses, and addresses hold passwords.
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
        try:
            service = Apprise.instantiate(address_of(self._url))
        except KeyError:
            return
        if not service:
            return
        attachment = self._root / self._message.attachment
        attach = str(attachment) if self._message.attachment and attachment.is_file() else None
        self.done = bool(
            service.notify(
                body=self._message.text, title=self._message.subject, body_format=NotifyFormat.TEXT, attach=attach
            )
        )


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
    text = staff_text(project, "morning.txt", {"notices": notices, "project": project.config.project, "day": local})
    subject = messages.text("notify.morning_subject", name=project.config.project.name, count=len(notices))
    return Message(subject, text, "", tuple(one.key for one in notices))
