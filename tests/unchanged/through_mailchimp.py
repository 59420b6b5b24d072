"""A letter's way through the stand-in Mailchimp."""

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from tests.deliver.sending import mailchimp_project
from tests.jobs.looks import at
from tests.jobs.outages import Down
from tests.peers.mailchimp import Fault, Peer, mailchimp
from tests.peers.mailchimp_rules import KEY
from tests.unchanged.telling import Telling

DAY = "2024-04-09"
EVE, HOUR = "2024-04-08T10:00", "2024-04-09T09:00"


class Way:
    """The project, and an account whose clock goes with the commands."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.told = Telling(mailchimp_project(folder))

    def goes(self, peer: Peer, now: str, *commands: str, env: Mapping[str, str] | None = None) -> None:
        """Runs the commands at the moment, and tells which calls they made."""
        peer.account.advance_to(at(now).astimezone(UTC))
        known = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.url, "MAILCHIMP_TIMEOUT": "20", **(env or {})}
        for command in commands:
            before = len(peer.calls)
            self.told.soila(now, *command.split(), env=known)
            for call in peer.calls[before:]:
                self.told.notes(call)

    def ends(self, peer: Peer) -> str:
        for one in (*peer.account.tests, *peer.account.deliveries):
            self.told.notes(f"{one.at} {one.title}: {one.recipients}, {one.subject}, {one.html_sha256}")
        return self.told.text()


def through_mailchimp(folder: Path) -> str:
    """What the commands say, which calls they make, and what has gone to people."""
    return _good_way(folder / "good") + _refusals(folder / "refused") + _outage(folder / "outage")


def _good_way(folder: Path) -> str:
    way = Way(folder)
    way.told.says("From a held letter to its counts")
    with mailchimp() as peer:
        way.goes(peer, EVE, "doctor", "send --practice", f"send --date {DAY}", "status", f"send --date {DAY}")
        way.goes(peer, "2024-04-08T11:00", f"hold {DAY}", "status", f"send --date {DAY}", f"release {DAY}", "status")
        way.goes(peer, "2024-04-08T11:05", f"send --date {DAY}", "status --json", f"approve {DAY}")
        way.goes(peer, "2024-04-09T08:50", "tick", "status")
        for moment in (HOUR, "2024-04-09T09:02", "2024-04-09T09:15", "2024-04-10T10:00"):
            way.goes(peer, moment, "tick", "status")
        way.goes(peer, "2024-04-10T10:05", f"send --date {DAY}", "stats", f"log --letter {DAY}", "doctor", "publish")
        way.goes(peer, "2024-04-16T10:05", "stats", "log")
        return way.ends(peer)


def _refusals(folder: Path) -> str:
    way = Way(folder)
    way.told.says("What Mailchimp refuses")
    with mailchimp() as peer:
        way.goes(peer, EVE, "doctor", "send", "tick", "stats", env={"MAILCHIMP_API_KEY": ""})
        way.goes(peer, EVE, "doctor", "send", env={"MAILCHIMP_API_KEY": KEY.replace("0", "9")})
        peer.account.verified = frozenset()
        way.goes(peer, "2024-04-08T11:00", "doctor", f"send --date {DAY}", "status")
        peer.account.verified, peer.account.schedules = frozenset({"example.org"}), False
        way.goes(peer, "2024-04-08T12:00", f"send --date {DAY}", "status", f"log --letter {DAY}")
        peer.faults.append(Fault("POST .*/actions/send", "cut", after=True))
        way.goes(peer, HOUR, f"send --date {DAY}", "status")
        way.goes(peer, "2024-04-09T09:05", "tick", "status", f"log --letter {DAY}")
        return way.ends(peer)


def _outage(folder: Path) -> str:
    way = Way(folder)
    way.told.says("Mailchimp answers nobody over the hour, and a person deletes the draft of the next letter")
    with mailchimp() as peer:
        way.goes(peer, EVE, "tick", "status")
        peer.faults = [Down("", "empty-502")]
        way.goes(peer, "2024-04-09T09:02", "tick", "doctor", f"send --date {DAY}", "status")
        way.goes(peer, "2024-04-09T10:00", "tick", "status --json")
        peer.faults = []
        way.goes(peer, "2024-04-09T12:30", "tick", "status", "ack", f"log --letter {DAY}")
        way.goes(peer, "2024-04-22T10:00", "tick")
        peer.account.campaigns = {key: one for key, one in peer.account.campaigns.items() if one.status == "sent"}
        way.goes(peer, "2024-04-22T10:06", "tick", "status")
        way.goes(peer, "2024-04-23T12:30", "tick", "release 2024-04-23", "send --date 2024-04-23", "status", "log")
        return way.ends(peer)
