"""A simulated year with outages: what should go goes once, in its time or within the grace; what is missed is told."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jobs.wake import hours_around, next_wake
from pipeline.compose.rhythm import sends_between
from pipeline.store.editions import State
from tests.jobs.looks import HELSINKI, Looks, project_in
from tests.soila import copy_project

START = datetime(2024, 4, 1, 12, tzinfo=HELSINKI).astimezone(UTC)
END = datetime(2025, 4, 1, 12, tzinfo=HELSINKI).astimezone(UTC)
GRACE = timedelta(hours=3)


@pytest.mark.parametrize("seed", [1])
def test_a_year_with_outages(tmp_path: Path, seed: int) -> None:
    looks = Looks(copy_project(tmp_path))
    fill_with_news(looks.root)
    rhythm = project_in(looks.root).config.rhythm
    outages = drawn(random.Random(seed), [one.at.astimezone(UTC) for one in sends(looks) if one.at])
    moment = START
    while moment < END:
        if not any(first <= moment < last for first, last in outages):
            looks.on(moment.astimezone(HELSINKI), "letter", "notices")
        moment = next_look(moment, hours_around(rhythm, moment), outages)
    sent, rows, notices = looks.sent(), looks.rows(), looks.notices()
    for send in sends(looks):
        assert send.at is not None
        due, day = send.at.astimezone(UTC), str(send.date)
        first_look = max([due, *(last for first, last in outages if first <= due < last)])
        if first_look <= due + GRACE:
            assert rows[day].state is State.SENT
            at = rows[day].sent_at
            assert at is not None
            assert due <= at <= first_look + timedelta(minutes=5)
        else:
            assert rows[day].state is State.MISSED
            assert f"missed {day}" in notices
            assert day not in sent
        assert any(str(line.letter) == day for line in looks.lines)
    assert len(sent) == len(set(sent)) == sum(row.state is State.SENT for row in rows.values())
    assert len(sent) < len(sends(looks))


def sends(looks: Looks) -> list:  # type: ignore[type-arg]
    rhythm = project_in(looks.root).config.rhythm
    every = sends_between(rhythm, date(2024, 4, 1), date(2025, 4, 1))
    return [one for one in every if one.at and one.at < END - timedelta(days=1)]


def drawn(dice: random.Random, hours: list[datetime]) -> list[tuple[datetime, datetime]]:
    """Every third letter meets an outage: minutes, hours or days; some begin long before it."""
    outages = []
    for hour in dice.sample(hours, len(hours) // 3):
        first = hour - timedelta(minutes=dice.choice([0, 5, 600, 3000]))
        outages.append((first, hour + timedelta(minutes=dice.choice([1, 30, 170, 190, 900, 30000]))))
    return outages


def next_look(moment: datetime, hours: tuple[datetime, ...], outages: list[tuple[datetime, datetime]]) -> datetime:
    """The next wake-up that matters: far from a letter one look in four days is as good as a thousand."""
    near = [hour for hour in hours if hour > moment]
    ends = [last for _, last in outages if last > moment]
    if any(abs(hour - moment) < timedelta(minutes=15) for hour in hours):
        return next_wake("letter", moment, hours) + timedelta(minutes=4)
    return min([moment + timedelta(days=4), *near, *ends])


def fill_with_news(root: Path) -> None:
    """Something new for every letter of the year."""
    for week in range(54):
        day = date(2024, 4, 1) + timedelta(weeks=week)
        text = f"---\notsikko: Uutinen {day}\njulkaistu: {day}\nosio: ajankohtaista\n---\nLyhyesti.\n"
        (root / "content" / "news" / f"viikko-{week:02}.md").write_text(text)
