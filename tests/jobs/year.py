"""A simulated year: every letter through the stand-in Mailchimp by a virtual clock, with outages drawn by a seed.

Each look opens everything anew, so every look is a restart; some are killed inside a call. `section()` tells of it.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.log import read_lines
from pipeline.rhythm.sends import Send, sends_between
from pipeline.rhythm.staff_days import preview_at
from tests.deliver.sending import Sending, sending
from tests.jobs.looks import HELSINKI, Looks, project_in
from tests.jobs.outages import Down, Kind, drawn
from tests.jobs.promise import Seen, Year, judge

START = datetime(2024, 4, 1, 12, tzinfo=HELSINKI).astimezone(UTC)
END = datetime(2025, 4, 1, 12, tzinfo=HELSINKI).astimezone(UTC)
SEEDS = (1, 2, 3, 4, 5)


def year_of(seed: int, folder: Path) -> Year:
    """Lives the year of a seed in an empty folder."""
    return lived(seed, folder)[0]


def lived(seed: int, folder: Path, end: datetime = END) -> tuple[Year, Seen]:
    """Lives from the year's beginning to `end` in an empty folder: what became of it, and what it left behind."""
    with pytest.MonkeyPatch.context() as environment, sending(folder, environment) as peer:
        # No fault of a year is a silence, so that only a busy machine could make a call too late.
        environment.setenv("MAILCHIMP_TIMEOUT", "20")
        life = _Life(seed, peer, end)
        life.live()
        seen = life.seen()
        judge(life.year, life.sends, seen, life.outages)
        return life.year, seen


def can_schedule(seed: int) -> bool:
    """Whether the account's plan keeps a letter until its hour. Without that, all hangs on the look at the hour."""
    return seed % 2 == 1


def sends(root: Path, end: datetime = END) -> list[Send]:
    """The letters that the year owes until then."""
    every = sends_between(project_in(root).config.rhythm, START.date(), end.date())
    return [one for one in every if one.at and one.at < end - timedelta(days=1)]


def fill_with_news(root: Path) -> None:
    """Something new for every letter of the year."""
    for week in range(0, 54, 2):
        day = date(2024, 4, 1) + timedelta(weeks=week)
        text = f"---\notsikko: Uutinen {day}\njulkaistu: {day}\nosio: ajankohtaista\n---\nLyhyesti.\n"
        (root / "content" / "news" / f"viikko-{week:02}.md").write_text(text)


class _Life:
    """One year of one project and one account."""

    def __init__(self, seed: int, peer: Sending, end: datetime) -> None:
        self.dice, self.end = random.Random(seed), end
        self.peer = peer.peer
        self.looks = Looks(peer.project.root)
        self.state = peer.project.state
        fill_with_news(self.looks.root)
        self.sends = sends(self.looks.root, end)
        self.outages = tuple(drawn(self.dice, [one.at.astimezone(UTC) for one in self.sends if one.at]))
        self.year = Year(seed, due=len(self.sends), outages=len(self.outages))
        self.looked: list[datetime] = []
        self.peer.account.now = START
        self.peer.account.schedules = can_schedule(seed)

    def live(self) -> None:
        begun: set[datetime] = set()
        snapshots: list[Path] = []
        for moment in self._wakes():
            for outage in self.outages:
                if outage.first <= moment and outage.first not in begun:
                    begun.add(outage.first)
                    self.peer.faults += outage.faults
                    if outage.kind is Kind.FORGOT and snapshots:
                        self._put_back(self.dice.choice(snapshots[-3:]))
            self.peer.account.advance_to(moment)
            if any(one.holds(moment, Kind.ASLEEP) for one in self.outages):
                continue
            self._look(moment)
            self.looked.append(moment)
            # One of before the first letter would be as good as none: then a person must look.
            if moment.hour == 0:
                snapshots.append(self._kept(len(snapshots)))

    def seen(self) -> Seen:
        return Seen(tuple(self.looked), tuple(self.peer.account.deliveries), tuple(read_lines(self.state)))

    def _look(self, moment: datetime) -> None:
        self.year.restarts += 1
        down = any(one.holds(moment, Kind.DOWN) for one in self.outages)
        waiting = self.peer.faults
        if down:
            self.peer.faults = [Down("", "cut")]
        if any(one.kind == "kill" and one.seen < one.nth for one in waiting):
            self.year.kills += self._killed(moment)
        else:
            self.looks.on(moment.astimezone(HELSINKI), "letter", "notices")
        self.peer.faults = waiting

    def _killed(self, moment: datetime) -> bool:
        """A look in a process of its own, which a fault may kill in the midst of a call."""
        gate, opened = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.read(gate, 1)
                self.looks.on(moment.astimezone(HELSINKI), "letter", "notices")
            finally:
                os._exit(0)
        self.peer.victim = child
        os.write(opened, b"x")
        _, status = os.waitpid(child, 0)
        os.close(gate)
        os.close(opened)
        return os.WIFSIGNALED(status)

    def _wakes(self) -> Iterator[datetime]:
        """Every wake-up that matters; far from a letter a look in some days is as good as a thousand."""
        wakes = {START, *(one.last for one in self.outages)}
        for send in self.sends:
            assert send.at is not None
            assert send.date is not None
            due, preview = send.at.astimezone(UTC), preview_at(send.date, HELSINKI).astimezone(UTC)
            wakes |= {preview + timedelta(minutes=after) for after in (0, 5, 300)}
            wakes |= {due + timedelta(minutes=after) for after in (-11, 0, 2, 11, 46, 90, 150, 179, 181, 600)}
            wakes.add(due.replace(hour=0) + timedelta(days=5))
        return iter(sorted(moment for moment in wakes if START <= moment < self.end))

    def _kept(self, number: int) -> Path:
        """A copy of the memory, as a machine's image has it."""
        kept = self.looks.root.parent / "images" / str(number)
        kept.parent.mkdir(exist_ok=True)
        kept.mkdir()
        for file in self.state.glob("state.db*"):
            shutil.copy(file, kept)
        return kept

    def _put_back(self, kept: Path) -> None:
        for file in self.state.glob("state.db*"):
            file.unlink()
        for file in kept.iterdir():
            shutil.copy(file, self.state)


def section(seeds: Iterable[int] = SEEDS) -> str:
    """Lives the years of the seeds: "A simulated year" as Markdown. Raises AssertionError when a promise is broken."""
    years = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            years.append(year_of(seed, Path(folder)))
    broken = [f"seed {year.seed}: {one}" for year in years for one in year.broken]
    assert not broken, "\n".join(broken)
    rows = [
        f"| {y.seed} | {y.due} | {y.on_time} | {y.late} | {y.missed} | {y.doubles} | {y.restarts} | {y.kills} "
        f"| {y.outages} |"
        for y in years
    ]
    return "\n".join([_HEAD, *rows, ""])


_HEAD = """## A simulated year

From 1.4.2024 to 1.4.2025 by a virtual clock against the stand-in Mailchimp (`tests/jobs/year.py`). Each look starts
from nothing but the files, as after a restart. Two letters of three meet an outage around their hour, drawn by the
seed: the machine is off, Mailchimp answers nobody, single calls fail in nine ways, a look is killed (SIGKILL) inside a
call, or the memory is put back as it was weeks ago. With an even seed the account's plan cannot schedule, so that all
hangs on the look at the hour.

Held for every letter: it went at most once, at its hour or within the grace of three hours (a call made within it may
take effect 100 s later); if it did not go, nothing but an outage over the whole grace hindered it, people were told
within the hour of the first look that could see it, and the log tells why.

| seed | letters due | on time | late | missed, with alarm | doubles | restarts | kills in a call | outages |
|---|---|---|---|---|---|---|---|---|"""


if __name__ == "__main__":
    print(section())
