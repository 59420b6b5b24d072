"""Wish, order and campaign beside one another, to the minute and to the person."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.deliver.case import Case, Fate, Seen
from pipeline.deliver.compare import (
    changed_by_hand,
    changed_wish,
    copies,
    explains,
    misunderstood,
    strange_count,
    too_late,
)
from pipeline.deliver.journal import Past
from pipeline.model import EditionRow, LetterState, Order, Parcel, Terms
from tests.deliver.sending import DAY, DUE, a_parcel

TERMS = Terms(DUE, "a1", 0, "", "SOILA", "soila@example.org", "Aihe", "Esikatselu", False)
PARCEL = replace(a_parcel(), terms=TERMS)
OTHER_WORDS = replace(PARCEL, letter=replace(PARCEL.letter, html="<p>Muuta *|UNSUB|*</p>"))
LAST = DUE - timedelta(minutes=15)
SECOND = timedelta(seconds=1)


def case(wish: Parcel = PARCEL, order: Order | None = None, **more: object) -> Case:
    row = EditionRow(DAY, LetterState.SCHEDULED, DUE)
    given = order or Order(PARCEL, 340, DUE - timedelta(days=1))
    known = Case(row, DUE, DUE - timedelta(days=1), timedelta(hours=3), wish, given)
    return replace(known, **more)  # type: ignore[arg-type]


def with_terms(**terms: object) -> Parcel:
    return replace(PARCEL, terms=replace(TERMS, **terms))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wish", "now", "changed", "late"),
    [
        (PARCEL, LAST, (), False),
        (OTHER_WORDS, LAST, ("content",), False),
        (OTHER_WORDS, LAST + SECOND, (), True),
        (with_terms(subject="Uusi"), LAST + SECOND, (), True),
        # What config says is changed as long as it lies there; only words are frozen.
        (with_terms(audience="b2"), LAST + SECOND, ("audience",), False),
        (with_terms(at=DUE + timedelta(hours=1)), LAST + SECOND, ("at",), False),
        (with_terms(from_name="Muu"), LAST + SECOND, ("from_name",), False),
    ],
)
def test_words_change_until_fifteen_minutes_before_the_hour(
    wish: Parcel, now: datetime, changed: tuple[str, ...], late: bool
) -> None:
    assert (changed_wish(case(wish), now), too_late(case(wish), now)) == (changed, late)


@pytest.mark.parametrize(
    "more",
    [
        {"hold_why": "approval.held"},
        {"withdrawn": Fate(LetterState.SKIPPED, "promise.skipped")},
        {"row": EditionRow(DAY, LetterState.APPROVED, DUE)},
        {"past": Past(taken_down=True)},
    ],
)
def test_nothing_is_too_late_for_a_letter_that_does_not_go_as_it_lies_there(more: dict[str, object]) -> None:
    assert not too_late(case(OTHER_WORDS, **more), LAST + SECOND)


@pytest.mark.parametrize(("since", "changed"), [(timedelta(hours=3), ("at",)), (timedelta(hours=3) + SECOND, ())])
def test_an_hour_that_is_too_long_ago_is_not_wished(since: timedelta, changed: tuple[str, ...]) -> None:
    wished = DUE - timedelta(hours=5)
    assert changed_wish(case(with_terms(at=wished), due=wished), wished + since) == changed


@pytest.mark.parametrize(
    ("state", "past", "there"),
    [
        (LetterState.SCHEDULED, Past(), True),
        (LetterState.SENDING, Past(), True),
        (LetterState.CONTENT_SET, Past(), False),
        (LetterState.APPROVED, Past(went=True), True),
        (LetterState.HELD, Past(went=True, down=True), False),
    ],
)
def test_a_letter_lies_at_its_carrier_until_it_is_known_to_be_down(state: LetterState, past: Past, there: bool) -> None:
    assert case(row=EditionRow(DAY, state, DUE), past=past).lies_there is there


def test_what_was_wished_at_an_adoption_changes_nothing_and_is_told() -> None:
    early = DUE - timedelta(hours=5)
    adopted = Order(PARCEL, 340, early, adopted=OTHER_WORDS.letter.hash)
    assert (changed_wish(case(OTHER_WORDS, adopted), early), too_late(case(OTHER_WORDS, adopted), early)) == ((), True)
    later = replace(OTHER_WORDS, letter=replace(OTHER_WORDS.letter, html="<p>Kolmas *|UNSUB|*</p>"))
    assert changed_wish(case(later, adopted), early) == ("content",)


@pytest.mark.parametrize(
    ("people", "asked", "strange"),
    [
        (340, 340, False), (306, 340, False), (305, 340, True), (374, 340, False), (375, 340, True),
        (7, 7, False), (6, 7, True), (None, 7, False), (7, None, False),
    ],
)  # fmt: skip
def test_a_network_may_differ_by_a_tenth(people: int | None, asked: int | None, strange: bool) -> None:
    assert strange_count(case(), people, asked) is strange


@pytest.mark.parametrize(("people", "strange"), [(11, False), (10, True), (12, True), (None, True)])
def test_staff_are_exactly_theirs(people: int | None, strange: bool) -> None:
    assert strange_count(case(practises=True), people, 11) is strange
    nowhere = with_terms(audience="")
    assert not strange_count(case(nowhere, practises=True), None, 11)


def campaign(**more: object) -> Campaign:
    known = Campaign("9", CampaignStatus.SENT, LAST, LAST, title="kopio", terms=TERMS)
    return replace(known, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (campaign(), True),
        (campaign(status=CampaignStatus.SCHEDULED), True),
        (campaign(status=CampaignStatus.DRAFT), False),
        (campaign(terms=replace(TERMS, audience="b2")), False),
        (campaign(terms=replace(TERMS, subject="Muu aihe")), False),
        (campaign(terms=replace(TERMS, subject=None)), False),
        (campaign(terms=replace(TERMS, subject="Muu aihe"), title=f"{PARCEL.token} (kopio)"), True),
    ],
)
def test_a_copy_is_known_by_its_subject_or_title_and_its_people(other: Campaign, found: bool) -> None:
    assert bool(copies(case(), Seen((), (other,)))) is found
    # It is a copy of what was given away, whatever is wished by now.
    assert bool(copies(case(with_terms(subject="Uusi")), Seen((), (other,)))) is found


def test_a_copy_is_known_by_its_words() -> None:
    other = campaign(terms=replace(TERMS, subject="Muu aihe"))
    assert copies(case(), Seen((), (other,), alike=("9",))) == (other,)


def test_who_let_it_go_in_spite_of_a_copy_has_seen_just_that_one() -> None:
    seen = Seen((), (campaign(),))
    assert copies(case(past=Past(copies_known=frozenset({campaign().id}))), seen) == ()
    assert copies(case(past=Past(copies_known=frozenset({"8"}))), seen) != ()
    assert copies(case(released_at=DUE), seen) != ()
    assert copies(case(released_at=DUE, asked=True), seen) == ()


def test_what_the_carrier_told_in_other_words_from_the_beginning_is_nobodys_change() -> None:
    lies = campaign(status=CampaignStatus.SCHEDULED, terms=replace(TERMS, subject="AIHE", from_name="Muu"))
    known = Order(PARCEL, 340, LAST, rewritten=("subject",))
    assert changed_by_hand(case(order=known), lies, Seen((lies,))) == ("from_name",)
    words = Seen((lies,), content="<p>Muuta</p>")
    assert changed_by_hand(case(order=known), lies, words) == ("from_name", "content")


def test_people_and_hour_are_never_other_words() -> None:
    told = replace(TERMS, subject="AIHE", at=datetime(2024, 4, 9, 7, tzinfo=UTC), segment=88)
    assert misunderstood(Order(PARCEL, 340, LAST), campaign(terms=told)) == ("at", "segment")


@pytest.mark.parametrize(
    ("title", "status", "at", "ours"),
    [
        (f"soila-harjoitus {DAY}", CampaignStatus.SENT, DUE, True),
        (f"soila-harjoitus {DAY} (2)", CampaignStatus.SENDING, DUE + SECOND, True),
        (f"soila-harjoitus {DAY}", CampaignStatus.SENT, DUE - SECOND, False),
        (f"soila-harjoitus {DAY}", CampaignStatus.SCHEDULED, DUE, False),
        (f"soila-harjoitus {DAY} (copy 01)", CampaignStatus.SENT, DUE, False),
        (f"soila-verkostokirje {DAY}", CampaignStatus.SENT, DUE, False),
    ],
)
def test_what_went_to_staff_explains_that_something_went(
    title: str, status: CampaignStatus, at: datetime, ours: bool
) -> None:
    other = Campaign("9", status, DUE, at, title=title, terms=replace(TERMS, subject="Muu"))
    assert explains(case(), Seen((), others=(other,)), DUE) is ours
    same = replace(other, status=CampaignStatus.SENT, terms=TERMS)
    assert bool(copies(case(), Seen((), others=(same,)))) is not ("harjoitus" in title and "copy" not in title)


def test_a_copy_to_those_who_get_what_lies_there_is_one_though_others_are_wished() -> None:
    to_others = replace(TERMS, audience="b2")
    lies = Campaign("1", CampaignStatus.SCHEDULED, DUE, DUE, terms=to_others)
    copy = replace(lies, id="9", title="Kopio")
    assert copies(case(), Seen((lies,), others=(copy,))) == (copy,)
    assert copies(case(), Seen((), others=(copy,))) == ()
