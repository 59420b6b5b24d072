"""How room is given out: by need, everything a little before anything much, and nobody is forgotten in silence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.budget import Cost, Plan, plan_of, planned
from pipeline.model import Edition, Form, Mention, Told, Why, WhyNot
from tests.compose.test_rank import edition, of
from tests.make import config, event, news

SIZES = {Form.LINE: 1, Form.BRIEF: 3, Form.FEATURE: 10}
FIRST, TOLD = date(2024, 5, 1), date(2024, 4, 23)


def cost(_: Mention, form: Form) -> Cost:
    return Cost(SIZES[form] * 100, SIZES[form])


def plan(*mentions: Mention, seconds: float = 90, size: int = 1_000_000) -> Plan:
    return plan_of(edition(*mentions), cost, Cost(size, seconds), config())


def forms(made: Plan) -> dict[str, Form | None]:
    return {one.mention.item.id: one.form for one in made.placed}


def new(number: int, *, last: bool = False) -> Mention:
    return Mention(Why.NEW, event=event(f"uusi-{number}", FIRST + timedelta(days=number)), last=last)


def known(number: int) -> Mention:
    one = event(f"tuttu-{number}", FIRST + timedelta(days=number))
    return Mention(Why.REMINDER, event=one, before=Told(one.id, Why.NEW, TOLD))


F, B, L = Form.FEATURE, Form.BRIEF, Form.LINE


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (30, [F, F, F]),
        (29, [F, F, B]),
        (23, [F, F, B]),
        (22, [F, B, B]),
        (16, [F, B, B]),
        (15, [F, B, L]),
        (12, [F, L, L]),
        (11, [B, B, B]),
        (8, [B, B, L]),
        (3, [L, L, L]),
        (2, [L, L, None]),
        (0, [None, None, None]),
    ],
)
def test_blocks_shrink_before_anything_stays_out(seconds: int, expected: list[Form | None]) -> None:
    made = plan(new(1), new(2), new(3), seconds=seconds)
    assert [one.form for one in made.placed] == expected


def test_bytes_bind_as_seconds_do() -> None:
    assert list(forms(plan(new(1), new(2), size=1_100)).values()) == [F, L]
    assert list(forms(plan(new(1), new(2), size=199)).values()) == [L, None]


def test_what_is_known_is_one_line_and_goes_before_what_is_new_shrinks_to_one() -> None:
    assert forms(plan(new(1), new(2), known(1), seconds=13)) == {"uusi-1": F, "uusi-2": B, "tuttu-1": None}
    assert forms(plan(new(1), new(2), known(1), seconds=14)) == {"uusi-1": F, "uusi-2": B, "tuttu-1": L}
    assert forms(plan(new(1), new(2), known(1), seconds=20)) == {"uusi-1": F, "uusi-2": B, "tuttu-1": L}
    assert forms(plan(new(1), known(1), seconds=90)) == {"uusi-1": F, "tuttu-1": L}


def test_what_cannot_wait_stands_in_the_letter_however_long_it_is() -> None:
    made = plan(new(1), *(new(number, last=True) for number in range(10, 15)), known(1), seconds=3)
    assert forms(made) == {"uusi-1": None, **{f"uusi-{number}": L for number in range(10, 15)}, "tuttu-1": None}
    assert made.is_long
    assert made.used == Cost(500, 5)
    assert not plan(new(1), seconds=10).is_long
    assert forms(plan(new(1, last=True), new(2), seconds=2)) == {"uusi-1": L, "uusi-2": L}


def test_what_cannot_wait_and_finds_no_bytes_is_told_to_people() -> None:
    made = plan(new(1, last=True), new(2, last=True), known(1), new(3), size=100)
    left = planned(edition(new(1, last=True), new(2, last=True), known(1), new(3)), made).left_out
    assert [(one.item_id, one.why, one.told_on) for one in left] == [
        ("uusi-2", WhyNot.LOST, None),
        ("uusi-3", WhyNot.WAITS, None),
        ("tuttu-1", WhyNot.NO_ROOM, TOLD),
    ]


def test_a_pin_is_told_whole_though_it_takes_long() -> None:
    pinned = of(event("nosto"), Why.REMINDER, pinned=True)
    assert forms(plan(new(1), pinned, seconds=5)) == {"nosto": F, "uusi-1": L}
    assert forms(plan(new(1), pinned, seconds=0)) == {"nosto": F, "uusi-1": None}
    assert forms(plan(new(1), pinned, size=1_000)) == {"nosto": L, "uusi-1": B}
    whole = edition(new(1), pinned)
    assert [one.item.id for one in planned(whole, plan(*whole.mentions, size=1_000)).mentions] == ["nosto", "uusi-1"]
    # It is the first thing: of the others none is told whole before all are told briefly.
    assert forms(plan(pinned, new(1), new(2), seconds=22)) == {"nosto": F, "uusi-1": B, "uusi-2": B}


def test_the_edition_holds_what_has_a_place_the_long_before_the_short() -> None:
    whole = edition(known(1), new(1), new(2))
    made = planned(whole, plan(*whole.mentions, seconds=14))
    assert [(one.item.id, one.form) for one in made.mentions] == [("uusi-1", F), ("uusi-2", B), ("tuttu-1", L)]
    assert planned(whole, plan(*whole.mentions, seconds=0)).sections == ()


MENTIONS = st.lists(
    st.sampled_from([new, known, lambda n: of(news(f"uutinen-{n}")), lambda n: new(n, last=True)]), max_size=30
)


@given(MENTIONS, st.integers(0, 120), st.integers(0, 12_000))
def test_room_is_kept_and_nobody_is_lost(makers: list, seconds: int, size: int) -> None:
    whole = edition(*(make(number) for number, make in enumerate(makers)))
    made: Plan = plan(*whole.mentions, seconds=seconds, size=size)
    told: Edition = planned(whole, made)
    assert made.used.bytes <= size
    if not any(one.last for one in whole.mentions):
        assert made.used.seconds <= seconds
    shown, left = {one.item.id for one in told.mentions}, {one.item_id for one in told.left_out}
    assert shown.isdisjoint(left)
    assert shown | left == {one.item.id for one in whole.mentions}
    assert made.placed == plan(*whole.mentions, seconds=seconds, size=size).placed


def test_nothing_is_told_whole_while_something_before_it_is_not_even_brief() -> None:
    """A short piece further down does not overtake."""

    def uneven(mention: Mention, form: Form) -> Cost:
        return Cost(1, 50) if mention.item.id == "uusi-2" and form is Form.BRIEF else cost(mention, form)

    made = plan_of(edition(new(1), new(2), new(3)), uneven, Cost(9_000, 45), config())
    assert [one.form for one in made.placed] == [F, L, L]

    def long(mention: Mention, form: Form) -> Cost:
        return Cost(1, 50) if mention.item.id == "uusi-2" else cost(mention, form)

    made = plan_of(edition(new(1), new(2), new(3)), long, Cost(9_000, 45), config())
    assert [one.form for one in made.placed] == [F, None, None]
