"""Is everything needed for a send in place? Nothing is sent or changed."""

from collections.abc import Iterator

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.deliver.carriers import mailchimp_client
from pipeline.deliver.doctor import Finding, look_at_machine
from pipeline.fault import CarrierError, WrongUse
from pipeline.notify.due import Message, deliver
from pipeline.notify.services import service_name
from pipeline.notify.smtp import why_not_heard
from pipeline.notify.tokens import keys_of
from pipeline.rhythm.sends import next_send


def examine(situation: Situation, *, send_test: bool = False) -> Iterator[Finding]:
    """Each thing that was looked at, as it is found. `send_test` gives every address of staff a message."""
    project, config = situation.project, situation.project.config
    yield from look_at_machine(project)
    yield _hearing(situation)
    yield from _mail(situation)
    if send_test:
        yield from _tried(situation)
    yield _sign_up(config.letter.subscribe)
    if own := project.own_templates:
        yield Finding(True, "doctor.templates", {"names": ", ".join(own)})
    if following := next_send(config.rhythm, situation.now).at:
        yield Finding(True, "doctor.rhythm", {"at": following})
    if project.place.practises:
        yield Finding(False, "doctor.practice", {})
    if config.letter.carrier == "outbox":
        yield Finding(True, "doctor.outbox", {})
        return
    from pipeline.deliver.mailchimp.doctor import look_at_mailchimp

    try:
        client = mailchimp_client()
    except CarrierError as error:
        yield Finding(False, error.key, error.values)
        return
    yield from look_at_mailchimp(project, client, situation.now)


def _sign_up(address: str) -> Finding:
    """Whether a new reader finds where to subscribe to the letter."""
    return Finding(bool(address), "doctor.subscribe" if address else "doctor.no_subscribe", {"url": address})


def _hearing(situation: Situation) -> Finding:
    """Whether anybody hears when a letter does not go."""
    count = len(situation.project.config.notify)
    return Finding(count > 0, "doctor.heard" if count else "doctor.heard_by_nobody", {"count": count})


def _mail(situation: Situation) -> Iterator[Finding]:
    """Whether mails to one person would leave, and their links can be signed."""
    config = situation.project.config
    server = config.mail.smtp
    if server:
        why = why_not_heard(server)
        values = {"host": server.host, "why": why}
        yield Finding(not why, "doctor.mail_server_silent" if why else "doctor.mail_server", values)
    if config.web.public_url:
        try:
            keys_of(situation.project)
            yield Finding(True, "doctor.pages", {"url": config.web.public_url})
        except WrongUse as fault:
            yield Finding(False, fault.key, fault.values)


def _tried(situation: Situation) -> Iterator[Finding]:
    """Each address of staff with a message of its own, so that one that fails is known by its name."""
    project = situation.project
    subject = messages.text("doctor.test_subject", name=project.config.project.name)
    message = Message(subject, messages.text("doctor.test_text"), "", ())
    for url in project.config.notify:
        good = deliver(message, [url], project.root).reached > 0
        key = "doctor.test_reached" if good else "doctor.test_failed"
        yield Finding(good, key, {"service": service_name(url)})
