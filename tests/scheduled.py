"""An office whose letter lies at Mailchimp already, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deliver.sending import mailchimp_project
from tests.jobs.looks import Looks
from tests.office import DAY, Office, at_work
from tests.peers.hooks import hook
from tests.peers.mailchimp import mailchimp

OTHER = "b2c3d4e5f6"


@contextmanager
def scheduled_office(folder: Path) -> Iterator[Office]:
    """An office whose letters go through Mailchimp; the letter of 9.4. is scheduled on 8.4. at nine."""
    with hook() as staff, mailchimp() as peer:
        peer.account.segments[88] = 50
        peer.account.lists[OTHER] = 7
        made = at_work(mailchimp_project(folder), staff, peer=peer)
        made.soila("09:00", "tick")
        assert [one.status for one in peer.account.campaigns.values()] == ["schedule"]
        yield made


def hour(office: Office, *minutes: str) -> None:
    """Looks around the hour of the letter, and on the morning after it."""
    for one in minutes or ("08:45", "09:02", "09:12"):
        office.soila(f"{DAY}T{one}", "tick")
    office.soila("2024-04-10T08:00", "tick")


def sent(office: Office) -> list[tuple[str, int]]:
    assert office.peer
    return [(f"{one.at:%H:%M}", one.recipients) for one in office.peer.account.deliveries]


def state_of(office: Office, day: str = DAY) -> str:
    return str(Looks(office.project).rows()[day].state)


def never_twice(office: Office) -> None:
    assert office.peer
    assert all(count == 1 for count in office.peer.account.got().values())
