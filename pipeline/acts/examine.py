"""Is everything needed for a send in place? Nothing is sent or changed."""

from collections.abc import Iterator

from pipeline.acts.situation import Situation
from pipeline.deliver.carriers import mailchimp_client
from pipeline.deliver.doctor import Finding, look_at_machine
from pipeline.fault import CarrierError
from pipeline.rhythm.sends import next_send


def examine(situation: Situation) -> Iterator[Finding]:
    """Each thing that was looked at, as it is found."""
    project, config = situation.project, situation.project.config
    yield from look_at_machine(project)
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
