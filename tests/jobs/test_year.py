"""Half a year of the outbox with outages: what should go goes once, in time or within the grace; else it is told.

Whole years through Mailchimp: `make reliability`; here are the first months of one.
"""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.model import LetterState
from pipeline.service.wake import hours_around, next_wake
from tests.jobs.looks import HELSINKI, Looks, project_in
from tests.jobs.promise import GRACE
from tests.jobs.year import START, fill_with_news, lived, sends
from tests.soila import copy_project

END = START + timedelta(days=183)


@pytest.mark.parametrize("seed", [1])
def test_half_a_year_of_the_outbox_with_outages(tmp_path: Path, seed: int) -> None:
    looks = Looks(copy_project(tmp_path))
    fill_with_news(looks.root)
    rhythm = project_in(looks.root).config.rhythm
    outages = drawn(random.Random(seed), [one.at.astimezone(UTC) for one in sends(looks.root, END) if one.at])
    moment = START
    while moment < END:
        if not any(first <= moment < last for first, last in outages):
            looks.on(moment.astimezone(HELSINKI), "letter", "notices")
        moment = next_look(moment, hours_around(rhythm, moment), outages)
    sent, rows, notices = looks.sent(), looks.rows(), looks.notices()
    for send in sends(looks.root, END):
        assert send.at is not None
        due, day = send.at.astimezone(UTC), str(send.date)
        first_look = max([due, *(last for first, last in outages if first <= due < last)])
        if first_look <= due + GRACE:
            assert rows[day].state is LetterState.SENT
            at = rows[day].sent_at
            assert at is not None
            assert due <= at <= first_look + timedelta(minutes=5)
        else:
            assert rows[day].state is LetterState.MISSED
            assert f"missed {day}" in notices
            assert day not in sent
        assert any(str(line.letter) == day for line in looks.lines)
    assert len(sent) == len(set(sent)) == sum(row.state is LetterState.SENT for row in rows.values())
    assert len(sent) < len(sends(looks.root, END))


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


@pytest.mark.parametrize("seed", [1, 2])
def test_two_months_through_mailchimp_keep_their_promise(tmp_path: Path, seed: int) -> None:
    life, seen = lived(seed, tmp_path, START + timedelta(days=66))
    assert life.broken == []
    assert (life.due, life.doubles) == (5, 0)
    assert life.on_time + life.late + life.missed == life.due
    assert not any(one.trace for one in seen.lines)
