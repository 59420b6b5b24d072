"""When each job is woken. Which letters are due is not decided here: a wake-up only looks."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from jobs import every_job, job_named
from pipeline.rhythm.sends import Rhythm, next_send, sends_between
from pipeline.rhythm.staff_days import preview_at

# Around a send or a preview the letter is looked at every minute, so that it goes on its minute and is confirmed soon.
NEAR = timedelta(minutes=15)

_MINUTE = timedelta(minutes=1)
_SELDOM = timedelta(hours=1)


def next_look(after: datetime, hours: Iterable[datetime]) -> datetime:
    """When the first job of all is woken after the aware instant; `hours` as in `next_wake`."""
    hours = tuple(hours)
    return min(next_wake(job.name, after, hours) for job in every_job())


def due_look(looked: Mapping[str, datetime], now: datetime, hours: Iterable[datetime]) -> list[str]:
    """The jobs of the look that is due: of those that have been woken since each was `looked` at, or never were.

    What is woken often is quick, and one look serves all of it. What is woken seldom may take minutes: it has a look of
    its own, and before each what is quick comes first. `hours` are the sends and previews around `now` (aware).
    """
    hours = tuple(hours)
    due = [one for one in every_job() if one.name not in looked or next_wake(one.name, looked[one.name], hours) <= now]
    quick = [one.name for one in due if one.every < _SELDOM]
    return quick or [one.name for one in due[:1]]


def next_wake(job: str, after: datetime, hours: Iterable[datetime]) -> datetime:
    """The first wake-up of a job after the aware instant; `hours` are the sends and previews around it (aware, UTC)."""
    moment = after.astimezone(UTC)
    when = job_named(job)
    regular = _next_full(moment, when.every)
    if not when.with_letters:
        return regular
    near = [hour for hour in hours if hour - NEAR <= regular and moment <= hour + NEAR]
    if not near:
        return regular
    return min(regular, max(_next_full(moment, _MINUTE), min(hour - NEAR for hour in near)))


def hours_around(rhythm: Rhythm, now: datetime) -> tuple[datetime, ...]:
    """The sends and previews of the letters around an instant, in UTC."""
    day = now.astimezone(rhythm.zone).date()
    around = timedelta(weeks=rhythm.weeks)
    sends = (*sends_between(rhythm, day - around, day + around), next_send(rhythm, now))
    hours = {one.at.astimezone(UTC) for one in sends if one.at}
    return tuple(hours | {preview_at(one.date, rhythm.zone).astimezone(UTC) for one in sends if one.date})


def _next_full(moment: datetime, every: timedelta) -> datetime:
    """The next instant that is a whole number of `every` from midnight UTC."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + ((moment - midnight) // every + 1) * every
