"""Mails to one person each: what should have been written by now and has not is written, what may go goes, once."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from pipeline import messages
from pipeline.acts.done import Done
from pipeline.acts.mails_to_owners import owners_mails
from pipeline.acts.mails_to_staff import PROPOSALS, staffs_mails
from pipeline.acts.situation import Situation
from pipeline.acts.turn import Whose, turn_of
from pipeline.model import MailRow, MailState, Notice, Urgency
from pipeline.notify.mail import FOLDER, file_name, sender_of, written
from pipeline.notify.smtp import Given, give
from pipeline.notify.tokens import keys_of
from pipeline.store.kept import keep
from pipeline.store.mails import mails_due, save_mail, write_mail
from pipeline.whole import PRIVATE, write_whole

# A server that does not take a mail is asked again after these; then a person is told.
_PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)

_QUIET = (MailState.SENT, MailState.DROPPED)
_TROUBLE = (MailState.REFUSED, MailState.UNCLEAR, MailState.GIVEN_UP)
_LINES = {
    MailState.SENT: "person.sent",
    MailState.DROPPED: "person.dropped",
    MailState.WAITING: "person.waits",
}


def tell_people(situation: Situation) -> Iterator[Done]:
    """Raises StateError, OSError; WrongUse where links cannot be signed."""
    if turn_of(situation).whose in (Whose.ELSEWHERE, Whose.TAKEN):
        return  # the other host writes to people
    mails = [*staffs_mails(situation), *owners_mails(situation)]
    if mails:
        with situation.store.writing() as connection:
            for mail in mails:
                write_mail(connection, mail, situation.now)
                if mail.matter == PROPOSALS:  # kept with the mail itself: each is listed once
                    keep(connection, PROPOSALS, mail.version.rpartition("-")[2])
    yield from _post(situation)


def addresses_known(situation: Situation) -> frozenset[str]:
    """All to whom a mail may ever go: staff, and the owners of events. Never a subscriber."""
    owners = (event.internal.owner for event in situation.content.events if event.internal)
    return frozenset((*situation.project.config.staff, *owners)) - {""}


def _post(situation: Situation) -> Iterator[Done]:
    with situation.store.reading() as connection:
        due = mails_due(connection, situation.now)
    if not due:
        return
    keys = keys_of(situation.project) if any(row.mail.links for row in due) else ()
    known = addresses_known(situation)
    for row in due:
        if row.state is MailState.SENDING:  # whoever sent it died: nobody knows how far it came
            yield _ended(situation, row, Given(MailState.UNCLEAR, messages.text("person.was_cut")))
        elif row.mail.person not in known:
            yield _ended(situation, row, Given(MailState.DROPPED))
        else:
            given = _given(situation, row, keys)
            yield _ended(situation, row, given)
            if given.down:
                return  # the others wait for the next look


def _given(situation: Situation, row: MailRow, keys: tuple[str, ...]) -> Given:
    project = situation.project
    message = written(project, row, keys, situation.now)
    server = project.config.mail.smtp
    if server is None:
        write_whole(project.outbox / FOLDER / file_name(row), message.as_bytes(), PRIVATE)
        return Given(MailState.SENT)
    _save(situation, replace(row, state=MailState.SENDING))
    return give(server, sender_of(project), row.mail.person, message)


def _ended(situation: Situation, row: MailRow, given: Given) -> Done:
    """Keeps what became of the mail, and has staff told of what reached nobody."""
    after = _after(situation, row, given)
    _save(situation, after)
    values = {"subject": row.mail.subject, "person": row.mail.person, "why": given.why}
    if after.state in _TROUBLE:
        subject, text = messages.both(f"person.{after.state}", **values)
        situation.raise_notice(Notice(f"mail {row.mail.key}", Urgency.NOW, subject, text, situation.now))
    return Done(_LINES.get(after.state, "person.failed"), values, trouble=after.state not in _QUIET)


def _after(situation: Situation, row: MailRow, given: Given) -> MailRow:
    if given.state is not MailState.WAITING:
        return replace(row, state=given.state, why=given.why)
    if row.tries >= len(_PAUSES):
        return replace(row, state=MailState.GIVEN_UP, why=given.why)
    pause = _PAUSES[row.tries]
    return replace(row, state=given.state, tries=row.tries + 1, next_at=situation.now + pause, why=given.why)


def _save(situation: Situation, row: MailRow) -> None:
    with situation.store.writing() as connection:
        save_mail(connection, row)
