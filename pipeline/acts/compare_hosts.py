"""Hosts that share a memory must see the same content: where they do not, people are told once."""

from time import time_ns

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.model import Notice, Urgency
from pipeline.project import Project
from pipeline.publish.inputs import digest_of_bytes, inputs_of
from pipeline.store.hosts import hosts_that_differ, save_host


def content_digest(project: Project) -> str:
    """A digest of what the site and the letter are made from, the same on each host that has the same."""
    return digest_of_bytes(inputs_of(project), time_ns())  # of the disk, not of what is decided


def compare_hosts(situation: Situation, name: str) -> None:
    """Keeps what the host of this name sees, and tells of hosts that see something else. Raises StateError."""
    digest = content_digest(situation.project)
    with situation.store.writing() as connection:
        save_host(connection, name, digest, situation.now)
    if names := differing(situation):
        subject, text = messages.both("notify.hosts_differ", hosts=", ".join(names))
        key = f"hosts {' '.join(names)} {situation.now:%Y-%m-%d}"
        situation.raise_notice(Notice(key, Urgency.MORNING, subject, text, situation.now))


def differing(situation: Situation) -> tuple[str, ...]:
    """The names of the hosts at work where some see other content than others. Raises StateError."""
    with situation.store.reading() as connection:
        return tuple(hosts_that_differ(connection, situation.now))
