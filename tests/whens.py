"""Every kind of time that there is, for laws: `whens` draws them all, each as people could write it."""

from datetime import date, time, timedelta

from hypothesis import assume
from hypothesis import strategies as st

from pipeline.model import Hours, When, in_sessions

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def once(draw: st.DrawFn, within: st.SearchStrategy[date] = days) -> When:
    """Whole days, hours on the first and the last one, or a start alone."""
    first = draw(within)
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 1, 2, 40, 400])))
    opens = draw(st.none() | clocks)
    closes = draw(st.none() | clocks) if opens is not None else None
    assume(last.year <= 2100)  # a later one is refused
    assume(closes is None or last > first or (opens is not None and closes > opens))
    return _written(When(first, last, opens, closes))


@st.composite
def later(draw: st.DrawFn) -> When:
    first = draw(days)
    return When(first, first + timedelta(days=draw(st.integers(0, 3))), hours=Hours.LATER)


@st.composite
def daily(draw: st.DrawFn) -> When:
    first, opens, closes = draw(days), draw(clocks), draw(st.none() | clocks)
    assume(closes != opens)
    return _written(
        When(first, first + timedelta(days=draw(st.sampled_from([1, 2, 3, 30, 31, 99]))), opens, closes, Hours.DAILY)
    )


@st.composite
def in_several_sessions(draw: st.DrawFn) -> When:
    """Two to four, some days apart or on one day."""
    first = draw(days)
    times = list[When]()
    for _ in range(draw(st.integers(2, 4))):
        opens, closes = draw(st.none() | st.just(time(9))), draw(st.none() | st.just(time(11, 30)))
        hours = draw(st.sampled_from([Hours.ONCE, Hours.LATER])) if opens is None else Hours.ONCE
        times.append(_written(When(first, first, opens, closes if opens else None, hours)))
        if opens and closes and draw(st.booleans()):
            times.append(When(first, first, time(13), draw(st.none() | st.just(time(15)))))
        first += timedelta(days=draw(st.integers(1, 30)))
    assume(first.year <= 2100)
    return in_sessions(times)


def _written(when: When) -> When:
    """An hour that the spring night lacks cannot be written."""
    edges = ((day, clock) for one in when.held for day, clock in ((one.first, one.opens), (one.last, one.closes)))
    assume(not any(clock and clock.hour == 3 and day.month == 3 and day.weekday() == 6 for day, clock in edges))
    return when


whens = st.one_of(once(), later(), daily(), in_several_sessions())
