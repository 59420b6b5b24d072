"""A year of letters drawn by a seed: what people, machines and Mailchimp do around each, and what came of it."""

import random
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from pipeline.project import Project
from pipeline.rhythm.sends import Send, sends_between
from pipeline.rhythm.staff_days import preview_at
from tests.deliver.lives import OTHER, Life
from tests.deliver.trials import bench
from tests.peers.mailchimp import KINDS, Fault, Peer
from tests.peers.mailchimp_rules import AUDIENCE, Account

FIRST, LAST = date(2024, 4, 1), date(2025, 4, 1)
# When a letter is looked at: minutes from its preview, and from its hour.
_EVE = (0, 6, 300)
_HOUR = (-75, -30, -16, -9, 0, 3, 12, 47, 90, 150, 179, 184, 600, 606)
# What a person may change, and what hinders a letter until a person acts.
WISHES = ("edit", "people", "sender", "hour", "fewer", "content by hand", "copied state")
STOPS = ("hold", "copy by hand", "unscheduled by hand", "takeover", "lost")
TROUBLES = ("fault", "fault", "kill", "asleep", "down", "put back")
_ON_TIME, _SLACK = timedelta(minutes=5), timedelta(seconds=160)


@dataclass
class Lived:
    """What became of a year's letters. `unsafe` and `lifeless` are the promises that were broken."""

    seed: int
    letters: int = 0
    on_time: int = 0
    late: int = 0
    told: int = 0
    looks: int = 0
    unsafe: list[str] = field(default_factory=list)
    lifeless: list[str] = field(default_factory=list)


def lived(seed: int, folder: Path, project: Project, peer: Peer) -> Lived:
    """Lives the year of a seed; an even one is an account that cannot schedule."""
    start = datetime.combine(FIRST, datetime.min.time(), UTC)
    life = Life(folder, project, peer, Account(now=start, schedules=seed % 2 == 1))
    dice, year = random.Random(seed), Lived(seed)
    try:
        for send in sends_between(project.config.rhythm, FIRST, LAST):
            if send.date and send.at and not year.unsafe:  # what is broken stays so
                _letter(life, dice, send, year)
    finally:
        life.close()
    year.looks = life.looks
    return year


def _letter(life: Life, dice: random.Random, send: Send, year: Lived) -> None:
    assert send.date is not None
    assert send.at is not None
    hour = send.at.astimezone(UTC)
    preview = preview_at(send.date, life.config.zone).astimezone(UTC)
    life.promise(send.date, hour)
    acts = _drawn(dice)
    moments = [*(preview + timedelta(minutes=one) for one in _EVE), *_around(hour)]
    # Whatever people do, they do before the last audit; what breaks may break at any look.
    calls = {name: dice.choice(moments[1:5] if name not in TROUBLES else moments[:8]) for name in acts}
    dark, looked = _dark(dice, hour, acts), (0, 0)
    ahead = list(moments)
    while ahead:
        moment = ahead.pop(0)
        life.until(moment)
        for name in [one for one, at in calls.items() if at == moment]:
            _do(life, dice, name)
        if "hour" in calls and calls["hour"] == moment:  # another hour is looked at as the first one was
            ahead = sorted({*ahead, *(one for one in _around(life.wish.at.astimezone(UTC)) if one > moment)})
        if not dark or not dark[0] <= moment < dark[1]:
            life.look()
        looked, before = (life.looks, len(life.account.deliveries)), looked
        if looked != before and (told := life.unsafe()):
            year.unsafe.append(f"seed {year.seed}, {send.date}, {sorted(calls)}: {told}")
            return
    _judge(life, year, acts, dark)
    _morning_after(life, acts)


def _around(hour: datetime) -> list[datetime]:
    return [hour + timedelta(minutes=one) for one in _HOUR]


def _drawn(dice: random.Random) -> tuple[str, ...]:
    """Two letters of three meet something, often several things at once."""
    if dice.random() < 1 / 3:
        return ()
    wishes = dice.sample(WISHES, dice.choice((0, 1, 1, 2)))
    stops = dice.sample(STOPS, dice.choice((0, 0, 1)))
    # Nobody could know of a copy that is sent while nobody can look.
    troubles = () if "copy by hand" in stops else dice.sample(TROUBLES, dice.choice((0, 1, 1, 2)))
    return tuple(dict.fromkeys((*wishes, *stops, *troubles)))


def _dark(dice: random.Random, hour: datetime, acts: tuple[str, ...]) -> tuple[datetime, datetime] | None:
    """While the machine is off, or nothing gets through to Mailchimp."""
    if not {"asleep", "down"} & set(acts):
        return None
    first = hour - timedelta(minutes=dice.choice((0, 10, 60)))
    return first, hour + timedelta(minutes=dice.choice((2, 40, 100, 175, 300)))


def _do(life: Life, dice: random.Random, name: str) -> None:
    wish, account = life.wish, life.account
    match name:
        case "edit":
            wish.says += 1
        case "people":
            wish.people = OTHER if wish.people == AUDIENCE else AUDIENCE
        case "sender":
            wish.sender += "!"
        case "hour":
            wish.at += timedelta(minutes=dice.choice((15, 60, 120)))
        case "fewer":
            account.members = dice.choice((9, 12, 14))
        case "content by hand":
            life.change_by_hand(html="<p>Muuta *|UNSUB|*</p>")
        case "copied state":
            life.copy_host()
        case "hold":
            life.hold()
        case "copy by hand":
            life.copy_by_hand()
        case "unscheduled by hand":
            life.unschedule_by_hand()
        case "takeover":
            life.copy_host()
            life.takeover()
        case "lost":
            life.lose_state()
        case "put back":
            life.put_back(life.image("kept"))
        case "fault" | "kill":
            kind = "kill" if name == "kill" else dice.choice([one for one in KINDS if one not in ("kill", "delay")])
            life.peer.faults.append(Fault(".*", kind, dice.random() < 0.5, dice.randint(1, 12)))


def _judge(life: Life, year: Lived, acts: tuple[str, ...], dark: tuple[datetime, datetime] | None) -> None:
    year.letters += 1
    where = f"seed {year.seed}, {life.wish.day}, {sorted(acts)}"
    if untold := life.without_end():
        year.lifeless.append(f"{where}: {untold}")
    gone, due = life.gone_at, life.wish.at
    if gone is None:
        year.told += 1
        if not set(acts) & set(STOPS) and not (dark and dark[1] > due + timedelta(minutes=170)):
            year.lifeless.append(f"{where}: did not go, and nothing hindered it: {life.outcomes[-1]}")
        return
    year.on_time += gone <= due + _ON_TIME
    year.late += gone > due + _ON_TIME
    # Where nobody could hear of another hour, it went at the one that it was given.
    unheard = "hour" in acts and (dark is not None or bool({"lost", "takeover"} & set(acts)))
    if gone > due + timedelta(hours=3) + _SLACK or (gone < due and "copy by hand" not in acts and not unheard):
        year.unsafe.append(f"{where}: went {gone - due} after its hour")


def _morning_after(life: Life, acts: tuple[str, ...]) -> None:
    """A person sees to what waits for one: one host is left, it has its turn, and the account is in order."""
    life.peer.faults.clear()
    while len(life.hosts) > 1:
        gone = life.hosts.pop(0 if "takeover" in acts else 1)
        gone.situation.close()
    life.takeover()
    for one in [one for one in life.account.campaigns.values() if one.status in ("save", "paused", "schedule")]:
        one.status = "canceled"
    life.hosts[0].told.clear()


def every_year(seeds: range) -> Iterator[Lived]:
    """The years of the seeds in some order, in as many processes as there are cores."""
    parts = [seeds[first : first + _TOGETHER] for first in range(0, len(seeds), _TOGETHER)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for years in processes.map(_some_years, parts):
            yield from years


def _some_years(seeds: range) -> list[Lived]:
    with tempfile.TemporaryDirectory() as folder, bench(Path(folder)) as one:
        return [lived(seed, Path(folder) / f"year-{seed}", one.project, one.peer) for seed in seeds]


def section(seeds: range) -> str:
    """Lives the years of the seeds: "Simulated years in one process" as Markdown. A broken promise is printed with its
    seed and its letter as soon as its year is over, and counted.
    """
    years = []
    for year in every_year(seeds):
        years.append(year)
        for one in (*year.unsafe, *year.lifeless):
            print(one, file=sys.stderr, flush=True)
    names = ("letters", "on_time", "late", "told", "looks")
    counts = " | ".join(f"{sum(getattr(one, name) for one in years)}" for name in names)
    unsafe, lifeless = (sum(len(getattr(one, name)) for one in years) for name in ("unsafe", "lifeless"))
    return f"{_HEAD}| {len(years)} ({seeds[0]}–{seeds[-1]}) | {counts} | {unsafe} | {lifeless} |\n"


# So many years share a process' beginning.
_TOGETHER = 10
_HEAD = """## Simulated years in one process

The machine, the memory, the turns and the SDK in one process by a virtual clock (`tests/deliver/years.py`); what a
letter says is made up, and the stand-in answers without sockets. Two letters of three meet, often several at once, an
edit, other people, another sender or hour, fewer people, a hold, a copied state, a takeover, a lost memory or an old
one, words changed, a copy sent or a letter taken down by hand at Mailchimp, a broken call, a kill inside a call, a
machine that is off or a line that is down. *Unsafe*: somebody got a letter twice, or before its hour, or long after
it, or something is remembered as told that came to nobody. *Lifeless*: a letter has no end that anybody knows of, or
did not go though nothing hindered it.

| years (seeds) | letters | on time | late | told | looks at Mailchimp | unsafe | lifeless |
|---|---:|---:|---:|---:|---:|---:|---:|
"""
