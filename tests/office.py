"""An office at work: a project, its staff's messages, and an account where letters go through one."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from tests.jobs.looks import at
from tests.peers.hooks import Hook
from tests.peers.mailchimp import Peer
from tests.peers.mailchimp_rules import KEY
from tests.soila import Result, run_soila

DAY, NEXT = "2024-04-09", "2024-04-23"
NEWS = "content/news/innovaatiokatsaus.md"
PARTY = "content/events/aloitusjuhla.md"


@dataclass
class Office:
    """A project, its staff's messages, and an account where letters go through one."""

    project: Path
    staff: Hook
    peer: Peer | None = None

    def soila(self, now: str, *arguments: str, code: int = 0) -> Result:
        """The command at `now`, on 8.4. unless a day is given; it must end with `code`."""
        moment = now if "T" in now else f"2024-04-08T{now}"
        env = {"LOGNAME": "viestija"}
        if self.peer:
            self.peer.account.advance_to(at(moment).astimezone(UTC))
            env |= {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": self.peer.url, "MAILCHIMP_TIMEOUT": "20"}
        result = run_soila(self.project, *arguments, now=moment, env=env)
        assert "Traceback" not in result.err
        assert result.code == code, (arguments, result)
        return result

    def edits(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self, part: str) -> list[str]:
        """The messages to staff whose subjects have these words."""
        return [str(one["message"]) for one in self.staff.got if part in str(one["title"])]

    @property
    def letters(self) -> list[str]:
        """What went to the network, by the titles or folders that it is known by."""
        if self.peer:
            network = [one for one in self.peer.account.deliveries if one.recipients != 11]
            return [one.title.removeprefix("soila-verkostokirje ") for one in network]
        folder = self.project / "outbox"
        return sorted(one.name for one in folder.iterdir() if one.name[0].isdigit()) if folder.exists() else []


def at_work(project: Path, staff: Hook, policy: str = "unless-held", peer: Peer | None = None) -> Office:
    made = Office(project, staff, peer)
    made.edits("config.toml", "urls = []", f'urls = ["{staff.url}"]')
    made.edits("config.toml", 'approval = "unless-held"', f'approval = "{policy}"')
    return made


def practice_in(project: Path) -> list[str]:
    """Where anything of a practice can be found outside its own place."""
    files = [one for name in ("outbox", "site") for one in (project / name).rglob("*") if one.is_file()]
    found = [str(one) for one in files if b"arjoitus" in one.read_bytes()]
    with closing(sqlite3.connect(project / ".soila" / "state.db")) as state:
        rows = state.execute("SELECT date, subject FROM edition").fetchall()
    return found + [str(row) for row in rows if "arjoitus" in str(row)]
