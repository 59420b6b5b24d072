"""Each rule of counting, with figures worked out by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Attendance, Status
from pipeline.model.facts import Facts, LeftOut
from pipeline.report.numbers import KEYS, numbers_of
from pipeline.report.sources import ClickSource, EventSource, LetterSource, Period
from tests.report.make import LATER, YEAR, ZONE, counted, event, sources, value

CANCELLED, MOVED, TENTATIVE = Status.CANCELLED, Status.MOVED, Status.TENTATIVE
SPRING = Period(date(2024, 1, 1), date(2024, 6, 30))
HEARD = ("events.held", "events.cancelled", "events.moved", "events.postponed")


def fates(*events: EventSource, period: Period = YEAR, as_of: datetime = LATER) -> list[int | None]:
    """How many were held, cancelled, moved and postponed."""
    made = sources(*events, period=period, as_of=as_of)
    return [value(made, key)[0] for key in HEARD]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (event("a", "ti 14.5.2024"), [1, 0, 0, 0]),
        (event("a", "ti 14.5.2024", status=TENTATIVE), [0, 0, 0, 0]),
        (event("a", "ti 14.5.2024", was="ti 7.5.2024", status=MOVED), [1, 0, 1, 0]),
        (event("a", was="ti 7.5.2024", status=MOVED), [0, 0, 0, 1]),
        (event("a", "ti 14.5.2024", status=CANCELLED), [0, 1, 0, 0]),
        # moved, then cancelled: cancelled alone
        (event("a", "ti 14.5.2024", was="ti 7.5.2024", status=CANCELLED), [0, 1, 0, 0]),
        # postponed, then cancelled
        (event("a", was="ti 7.5.2024", status=CANCELLED), [0, 1, 0, 0]),
        # confirmed again at another time
        (event("a", "ti 14.5.2024", was="ti 7.5.2024"), [1, 0, 0, 0]),
        (event("a", "13.–14.5.2024"), [1, 0, 0, 0]),
    ],
)
def test_an_event_has_one_fate_and_a_move_is_told_beside_it(one: EventSource, told: list[int]) -> None:
    assert fates(one) == told


@pytest.mark.parametrize(
    ("one", "in_spring"),
    [
        (event("a", "su 30.6.2024"), True),
        (event("a", "ma 1.7.2024"), False),
        (event("a", "ma 1.1.2024"), True),
        (event("a", "su 31.12.2023"), False),
        (event("a", "30.6.–1.7.2024"), False),
        (event("a", "31.12.2023–1.1.2024"), True),
        (event("a", "su 30.6.2024 klo 20–24"), True),
        (event("a", "su 31.12.2023 klo 20–24"), False),
        (event("a", "ma 1.7.2024", was="ke 5.6.2024", status=MOVED), False),
        (event("a", "ke 5.6.2024", was="ma 1.7.2024", status=MOVED), True),
        (event("a", was="ke 5.6.2024", status=MOVED), True),
        (event("a", was="ma 1.7.2024", status=MOVED), False),
        (event("a", "ma 1.7.2024", was="ke 5.6.2024", status=CANCELLED), False),
        (event("a", "ke 5.6.2024", was="ma 1.7.2024", status=CANCELLED), True),
        (event("a", was="ke 5.6.2024", status=CANCELLED), True),
        (event("a", status=MOVED), False),
    ],
)
def test_an_event_belongs_to_the_period_of_its_last_day(one: EventSource, in_spring: bool) -> None:
    assert any(fates(one, period=SPRING)) is in_spring


@pytest.mark.parametrize(("minute", "held"), [(0, 1), (-1, 0), (1, 1)])
def test_what_is_not_over_was_not_held(minute: int, held: int) -> None:
    now = datetime(2024, 5, 14, 11, tzinfo=ZoneInfo(ZONE)) + timedelta(minutes=minute)
    one = event("a", "ti 14.5.2024 klo 9–11", attendees=4)
    assert fates(one, as_of=now) == [held, 0, 0, 0]
    assert value(sources(one, as_of=now), "attendances.total")[0] == 4 * held


def test_people_are_those_of_held_events_alone() -> None:
    made = sources(
        event("held", "ti 14.5.2024", registered=10, attendees=8),
        event("tentative", "ti 14.5.2024", status=TENTATIVE, registered=100, attendees=80),
        event("called-off", "ti 14.5.2024", status=CANCELLED, registered=100, attendees=80),
        event("put-off", was="ti 14.5.2024", status=MOVED, registered=100, attendees=80),
        event("last-year", "to 14.12.2023", registered=100, attendees=80),
    )
    assert value(made, "registrations") == (10, 0, ("held",))
    assert value(made, "attendances.total") == (8, 0, ("held",))


def test_what_nobody_knows_is_null_and_never_nothing() -> None:
    unknown = sources(event("a", "ti 14.5.2024"), event("b", "ti 7.5.2024"))
    assert value(unknown, "registrations") == (None, 2, ())
    assert value(unknown, "organisations.distinct") == (None, 2, ())
    some = sources(event("a", "ti 14.5.2024", registered=0), event("b", "ti 7.5.2024"))
    assert value(some, "registrations") == (0, 1, ("a",))
    assert value(some, "attendances.total") == (None, 2, ())


def test_in_an_empty_period_everything_is_nothing() -> None:
    assert {(one.value, one.missing, one.rows) for one in numbers_of(sources())} == {(0, 0, ())}
    assert [one.key for one in numbers_of(sources()) if not one.by] == list(KEYS)


def test_who_is_not_told_apart_is_untold_and_never_split() -> None:
    made = sources(
        event("both", "ti 14.5.2024", attendees=Attendance(55, 12, 40)),
        event("online", "ti 14.5.2024", form="online", attendees=52),
        event("site", "ti 14.5.2024", attendees=Attendance(7, 7, None)),
        event("none", "ti 14.5.2024"),
    )
    assert value(made, "attendances.on_site") == (19, 2, ("both", "site"))
    assert value(made, "attendances.online") == (40, 2, ("both", "site"))
    assert value(made, "attendances.untold") == (55, 1, ("both", "online", "site"))
    assert value(made, "attendances.total") == (114, 1, ("both", "online", "site"))
    alone = sources(event("online", "ti 14.5.2024", form="online", attendees=52))
    assert value(alone, "attendances.online") == (None, 1, ())
    assert value(alone, "attendances.untold") == (52, 0, ("online",))


def test_organisations_are_counted_anew_in_each_group() -> None:
    made = sources(
        event("a", "ti 13.2.2024", package="alku", themes=(1, 2), organisations=("thl", "pirkanmaa")),
        event("b", "ti 14.5.2024", package="alku", themes=(2,), organisations=("thl", "lappi", "gone")),
        event("c", "ti 14.5.2024"),
    )
    assert value(made, "organisations.distinct") == (3, 1, ("lappi", "pirkanmaa", "thl"))
    assert value(made, "organisations.distinct", quarter="2024-Q1") == (2, 0, ("pirkanmaa", "thl"))
    assert value(made, "organisations.distinct", quarter="2024-Q2") == (2, 1, ("lappi", "thl"))
    assert value(made, "organisations.distinct", quarter="2024-Q3") == (0, 0, ())
    assert value(made, "organisations.distinct", package="alku") == (3, 0, ("lappi", "pirkanmaa", "thl"))
    assert value(made, "organisations.distinct", theme=1) == (2, 0, ("pirkanmaa", "thl"))
    assert value(made, "organisations.distinct", theme=2) == (3, 0, ("lappi", "pirkanmaa", "thl"))
    assert value(made, "organisations.distinct", type="hyvinvointialue") == (2, 1, ("lappi", "pirkanmaa"))
    assert value(made, "organisations.distinct", type="järjestö") == (0, 1, ())
    assert value(made, "organisations.distinct", county="Lappi") == (1, 1, ("lappi",))
    assert value(made, "organisations.distinct", type="valtio", quarter="2024-Q1") == (1, 0, ("thl",))
    assert value(made, "organisations.distinct", type="valtio", quarter="2024-Q2") == (1, 1, ("thl",))


def test_an_event_belongs_to_each_of_its_groups() -> None:
    made = sources(
        event("a", "ti 13.2.2024", package="alku", themes=(1, 2), form="hybrid", registered=5),
        event("b", "ti 14.5.2024", themes=(2,), form="online", registered=7),
        packages=(("alku", "Alku"), ("loppu", "Loppu")),
        themes=("Yksi", "Kaksi", "Kolme"),
    )
    held = {by: one.value for (key, by), one in counted(made).items() if key == "events.held" and len(by) == 1}
    assert held == {
        (("package", "alku"),): 1,
        (("package", "loppu"),): 0,
        (("package", "ei pakettia"),): 1,
        (("theme", 1),): 1,
        (("theme", 2),): 2,
        (("theme", 3),): 0,
        (("form", "verkossa"),): 1,
        (("form", "paikalla"),): 0,
        (("form", "hybridi"),): 1,
        (("form", "ei tiedossa"),): 0,
        (("quarter", "2024-Q1"),): 1,
        (("quarter", "2024-Q2"),): 1,
        (("quarter", "2024-Q3"),): 0,
        (("quarter", "2024-Q4"),): 0,
        **{(("month", f"2024-{month:02}"),): int(month in (2, 5)) for month in range(1, 13)},
    }
    assert value(made, "registrations", theme=2) == (12, 0, ("a", "b"))
    assert value(made, "registrations", theme=2, quarter="2024-Q2") == (7, 0, ("b",))


def test_an_event_counts_in_the_quarter_of_its_last_day() -> None:
    made = sources(event("a", "30.3.–2.4.2024"), event("b", was="31.3.2024", status=MOVED))
    assert value(made, "events.held", quarter="2024-Q2") == (1, 0, ("a",))
    assert value(made, "events.postponed", quarter="2024-Q1") == (1, 0, ("b",))


def test_letters_are_counted_by_what_their_carrier_knows() -> None:
    told = (
        LetterSource(date(2024, 4, 9), recipients=300, people_clicking=40),
        LetterSource(date(2024, 4, 23)),
        LetterSource(date(2025, 1, 1), recipients=999, people_clicking=99),
    )
    made = sources(letters=told)
    assert value(made, "letters.sent") == (2, 0, ("2024-04-09", "2024-04-23"))
    assert value(made, "letters.recipients") == (300, 1, ("2024-04-09",))
    assert value(made, "letters.clicks") == (40, 1, ("2024-04-09",))
    assert value(sources(letters=told[1:2]), "letters.recipients") == (None, 1, ())
    assert value(made, "letters.sent", quarter="2024-Q2")[0] == 2
    assert value(made, "letters.sent", month="2024-05") == (0, 0, ())


def test_who_may_have_followed_every_link_is_left_out_of_the_surer_figure() -> None:
    links = (ClickSource("https://example.org/a", 30), ClickSource("https://example.org/b", 12))
    assert LetterSource(date(2024, 4, 9), people_clicking=40, clicks=links).surely_clicking == 28
    assert LetterSource(date(2024, 4, 9), people_clicking=40).surely_clicking == 40
    assert LetterSource(date(2024, 4, 9)).surely_clicking is None


def test_a_row_that_is_left_out_is_in_no_number_or_in_all_but_one() -> None:
    events = (event("a", "ti 14.5.2024", registered=5, attendees=3), event("b", "ti 7.5.2024", registered=7))
    all_of = sources(*events, facts=Facts(left_out=(LeftOut("a", "kahdesti"),)))
    assert value(all_of, "events.held") == (1, 0, ("b",))
    assert value(all_of, "registrations") == (7, 0, ("b",))
    one = sources(*events, facts=Facts(left_out=(LeftOut("a", "arvio", "registrations"),)))
    assert value(one, "events.held")[0] == 2
    assert value(one, "registrations") == (7, 0, ("b",))
    assert value(one, "attendances.total") == (3, 1, ("a",))


@given(
    st.lists(
        st.tuples(
            st.dates(date(2023, 12, 1), date(2025, 1, 31)),
            st.sampled_from(list(Status)),
            st.none() | st.integers(0, 50),
            st.lists(st.sampled_from(("thl", "lappi", "pesapuu")), max_size=3),
        ),
        max_size=12,
    )
)
def test_parts_sum_where_each_event_has_one_and_organisations_never_do(
    rows: list[tuple[date, Status, int | None, list[str]]],
) -> None:
    events = (
        event(
            f"e{n}", f"{day.day}.{day.month}.{day.year}", status=status, registered=people, organisations=tuple(names)
        )
        for n, (day, status, people, names) in enumerate(rows)
    )
    made = counted(sources(*events))
    for key in KEYS:
        whole = made[key, ()]
        for name in ("quarter", "month"):
            parts = [one for (other, by), one in made.items() if other == key and len(by) == 1 and by[0][0] == name]
            assert sum(one.missing for one in parts) == whole.missing
            total = sum(one.value or 0 for one in parts)
            assert total == (whole.value or 0) or (key == "organisations.distinct" and total > (whole.value or 0))
            assert sorted({row for one in parts for row in one.rows}) == list(whole.rows)
