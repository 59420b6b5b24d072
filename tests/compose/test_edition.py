"""What goes into a letter: the life of an event, news once, pins, skips and the lead."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.compose.edition import compose
from pipeline.config import SectionRule
from pipeline.model import (
    Content,
    Edition,
    Event,
    Internal,
    LetterNotes,
    Link,
    NewsItem,
    Status,
    Told,
    When,
    Why,
    WhyNot,
    told_by,
)
from pipeline.safe.secret import Secret
from tests.make import TWO_WEEKS, at, config, event, news, when

LETTER = date(2024, 4, 9)
MATERIALS = (Link("https://thl.fi/soila"),)


def edition(
    *items: Event | NewsItem, day: date = LETTER, told: tuple[Told, ...] = (), notes: LetterNotes | None = None
) -> Edition:
    content = Content(
        events=tuple(item for item in items if isinstance(item, Event)),
        news=tuple(item for item in items if isinstance(item, NewsItem)),
        letters=(notes,) if notes else (),
    )
    return compose(content, told, day, at(day), at(day + TWO_WEEKS), config())


def told(item_id: str = "tilaisuus", why: Why = Why.NEW, day: date = date(2024, 3, 26), **more: object) -> Told:
    values = {"title": "T", "when": when(date(2024, 5, 14)), "place": "verkossa"}
    return Told(item_id, why, day, **(values | more))  # type: ignore[arg-type]


def why_of(made: Edition, item_id: str = "tilaisuus") -> Why | WhyNot:
    for mention in made.mentions:
        if mention.item.id == item_id:
            return mention.why
    return next(one.why for one in made.left_out if one.item_id == item_id)


class TestLifeOfAnEvent:
    def test_an_event_in_reach_is_new(self) -> None:
        assert why_of(edition(event())) is Why.NEW

    def test_an_event_beyond_reach_waits(self) -> None:
        assert why_of(edition(event(day=LETTER + timedelta(days=70)))) is WhyNot.OUT_OF_REACH

    def test_an_event_told_before_is_one_line(self) -> None:
        assert why_of(edition(event(), told=(told(),))) is Why.REMINDER

    def test_registration_that_closes_before_the_next_letter_is_a_last_call(self) -> None:
        closing = event(registration="https://thl.fi/soila", registration_closes=when(date(2024, 4, 19)))
        assert why_of(edition(closing, told=(told(),))) is Why.LAST_CALL

    @pytest.mark.parametrize("closes", [date(2024, 4, 8), date(2024, 4, 23)])
    def test_registration_closed_already_or_open_after_the_next_letter_is_no_last_call(self, closes: date) -> None:
        later = event(registration="https://thl.fi/soila", registration_closes=when(closes))
        assert why_of(edition(later, told=(told(),))) is Why.REMINDER

    def test_a_deadline_at_an_hour_is_that_hour(self) -> None:
        closes = when(date(2024, 4, 23), time(8))
        soon = event(registration="https://thl.fi/soila", registration_closes=closes)
        assert why_of(edition(soon, told=(told(),))) is Why.LAST_CALL

    def test_without_a_deadline_registration_ends_at_the_start(self) -> None:
        soon = event(day=date(2024, 4, 16), registration="https://thl.fi/soila")
        before = told(when=when(date(2024, 4, 16)))
        assert why_of(edition(soon, told=(before,))) is Why.LAST_CALL

    def test_an_event_of_the_letters_own_day_is_still_ahead(self) -> None:
        today = event(day=LETTER)
        assert why_of(edition(today, told=(told(when=when(LETTER)),))) is Why.REMINDER

    def test_a_past_event_without_materials_stays_out(self) -> None:
        assert why_of(edition(event(day=date(2024, 4, 2)))) is WhyNot.PAST

    def test_materials_of_a_past_event_are_told_once(self) -> None:
        past = event(day=date(2024, 4, 2), materials=MATERIALS)
        first = edition(past)
        assert why_of(first) is Why.MATERIALS
        assert why_of(edition(past, day=date(2024, 4, 23), told=told_by(first))) is WhyNot.TOLD_BEFORE

    def test_materials_of_long_ago_are_told_only_of_an_event_once_told(self) -> None:
        old = event(day=date(2023, 10, 2), materials=MATERIALS)
        assert why_of(edition(old)) is WhyNot.PAST
        assert why_of(edition(old, told=(told(when=old.when, day=date(2023, 9, 26)),))) is Why.MATERIALS


class TestChanges:
    @pytest.mark.parametrize(
        ("now", "why"),
        [
            (event(day=date(2024, 5, 21)), Why.MOVED),
            (event(when=when(date(2024, 5, 14), time(9))), Why.MOVED),
            (event(place="Helsinki"), Why.MOVED),
            (event(day=None, status=Status.MOVED), Why.POSTPONED),
            (event(status=Status.CANCELLED), Why.CANCELLED),
        ],
    )
    def test_a_change_since_told_is_told_once(self, now: Event, why: Why) -> None:
        first = edition(now, told=(told(),))
        assert why_of(first) is why
        assert why_of(edition(now, day=date(2024, 4, 23), told=(told(), *told_by(first)))) is not why

    def test_the_change_knows_what_was_told(self) -> None:
        (mention,) = edition(event(day=date(2024, 5, 21)), told=(told(),)).mentions
        assert mention.before
        assert mention.before.when == when(date(2024, 5, 14))

    def test_what_was_told_cancelled_and_is_held_after_all(self) -> None:
        assert why_of(edition(event(), told=(told(status=Status.CANCELLED),))) is Why.CONFIRMED_AGAIN

    def test_a_cancelled_event_that_was_never_told_stays_out(self) -> None:
        assert why_of(edition(event(status=Status.CANCELLED))) is WhyNot.CANCELLED_UNTOLD

    def test_a_cancelled_event_is_never_a_reminder(self) -> None:
        cancelled = event(status=Status.CANCELLED)
        before = (told(), told(why=Why.CANCELLED, status=Status.CANCELLED, day=date(2024, 4, 2)))
        assert why_of(edition(cancelled, told=before)) is WhyNot.TOLD_BEFORE

    def test_nobody_hears_that_something_long_past_was_changed(self) -> None:
        old = event(day=date(2023, 1, 10), status=Status.CANCELLED)
        before = told(when=when(date(2023, 1, 10)), day=date(2022, 12, 20))
        assert why_of(edition(old, told=(before,))) is WhyNot.TOLD_BEFORE

    def test_a_corrected_title_is_no_change(self) -> None:
        assert why_of(edition(event(title="Uusi nimi"), told=(told(),))) is Why.REMINDER


class TestNews:
    def test_news_is_told_once(self) -> None:
        first = edition(news())
        assert why_of(first, "uutinen") is Why.NEWS
        again = edition(news(), day=date(2024, 4, 23), told=told_by(first))
        assert why_of(again, "uutinen") is WhyNot.TOLD_BEFORE

    @pytest.mark.parametrize(
        ("item", "why"),
        [
            (news(published=date(2024, 4, 10)), WhyNot.NOT_YET_PUBLISHED),
            (news(published=LETTER), Why.NEWS),
            (news(expires=date(2024, 4, 8)), WhyNot.EXPIRED),
            (news(expires=LETTER), Why.NEWS),
            (news(published=date(2023, 10, 2)), WhyNot.TOO_OLD),
        ],
    )
    def test_news_has_its_days(self, item: NewsItem, why: Why | WhyNot) -> None:
        assert why_of(edition(item), "uutinen") is why

    def test_each_section_takes_its_own(self) -> None:
        made = edition(news("a", section="tutkimus"), news("b", section="julkaisut"), event())
        assert [section.title for section in made.sections] == ["Uusia tapahtumia", "Tutkimus", "Julkaisut"]


CALL = {"section": "rahoitus", "call_closes": when(date(2024, 4, 20), time(16))}


class TestCalls:
    @pytest.mark.parametrize(
        ("closes", "why"),
        [
            (when(date(2024, 4, 9), time(9)), WhyNot.CALL_CLOSED),  # at the very moment of the letter
            (when(date(2024, 4, 9), time(9, 1)), Why.CALL_CLOSES),
            (when(date(2024, 4, 9)), Why.CALL_CLOSES),  # without an hour it closes when its day ends
            (when(date(2024, 4, 23), time(9)), Why.CALL_CLOSES),  # the next letter would be too late
            (when(date(2024, 4, 23), time(9, 1)), WhyNot.TOLD_BEFORE),
            (when(date(2024, 4, 8)), WhyNot.CALL_CLOSED),
        ],
    )
    def test_a_told_call_is_told_once_more_before_it_closes(self, closes: When, why: Why | WhyNot) -> None:
        call = news(section="rahoitus", call_closes=closes)
        assert why_of(edition(call, told=(told("uutinen", Why.NEWS),)), "uutinen") is why

    def test_once(self) -> None:
        warned = (told("uutinen", Why.NEWS), told("uutinen", Why.CALL_CLOSES, deadline=CALL["call_closes"]))
        assert why_of(edition(news(**CALL), told=warned), "uutinen") is WhyNot.TOLD_BEFORE

    def test_another_day_is_told_again(self) -> None:
        warned = (told("uutinen", Why.CALL_CLOSES, deadline=when(date(2024, 4, 12))),)
        assert why_of(edition(news(**CALL), told=warned), "uutinen") is Why.CALL_CLOSES

    def test_one_that_nobody_has_heard_of_is_news_however_old(self) -> None:
        assert why_of(edition(news(published=date(2023, 10, 2), **CALL)), "uutinen") is Why.NEWS

    def test_one_without_an_end_grows_old(self) -> None:
        call = news(published=date(2023, 10, 2), section="rahoitus", call_opens=when(date(2024, 4, 15)))
        assert why_of(edition(call), "uutinen") is WhyNot.TOO_OLD

    def test_it_stands_among_the_calls(self) -> None:
        made = edition(news(**CALL), told=(told("uutinen", Why.NEWS),))
        assert [section.title for section in made.sections] == ["Rahoitus"]
        assert made.has_news


REGISTRATION = {"registration": "https://thl.fi/soila", "registration_closes": when(date(2024, 5, 10))}


class TestRegistrationOpens:
    @pytest.mark.parametrize(
        ("opens", "why"),
        [
            (when(date(2024, 4, 23), time(9, 1)), Why.REMINDER),  # the next letter comes before it
            (when(date(2024, 4, 23), time(9)), Why.REGISTRATION_OPENS),
            (when(date(2024, 4, 9)), Why.REGISTRATION_OPENS),
            (when(date(2024, 3, 26), time(9, 1)), Why.REGISTRATION_OPENS),  # opened since it was told
            (when(date(2024, 3, 26), time(9)), Why.REMINDER),  # it was told when it was open
            (when(date(2024, 3, 20)), Why.REMINDER),
        ],
    )
    def test_it_is_news_in_one_letter(self, opens: When, why: Why) -> None:
        one = event(registration_opens=opens, **REGISTRATION)
        assert why_of(edition(one, told=(told(),))) is why

    def test_once(self) -> None:
        opens = when(date(2024, 4, 15))
        one = event(registration_opens=opens, **REGISTRATION)
        before = told(why=Why.REGISTRATION_OPENS, deadline=opens)
        assert why_of(edition(one, told=(told(), before))) is Why.REMINDER
        assert told_by(edition(one, told=(told(),)))[0].deadline == opens

    def test_another_day_is_told_again(self) -> None:
        one = event(registration_opens=when(date(2024, 4, 15)), **REGISTRATION)
        before = told(why=Why.REGISTRATION_OPENS, deadline=when(date(2024, 4, 2)))
        assert why_of(edition(one, told=(before,))) is Why.REGISTRATION_OPENS

    def test_an_event_that_is_new_itself_is_new(self) -> None:
        assert why_of(edition(event(registration_opens=when(date(2024, 4, 15)), **REGISTRATION))) is Why.NEW

    def test_what_closes_before_the_next_letter_is_a_last_call(self) -> None:
        short = event(
            registration_opens=when(date(2024, 4, 15)),
            registration_closes=when(date(2024, 4, 19)),
            registration="https://thl.fi/soila",
        )
        assert why_of(edition(short, told=(told(),))) is Why.LAST_CALL

    def test_what_has_closed_already_is_no_news(self) -> None:
        gone = event(registration_opens=when(date(2024, 4, 1)), registration_closes=when(date(2024, 4, 8)))
        assert why_of(edition(gone, told=(told(),))) is Why.REMINDER

    def test_a_change_comes_first(self) -> None:
        moved = event(day=date(2024, 5, 21), registration_opens=when(date(2024, 4, 15)), **REGISTRATION)
        assert why_of(edition(moved, told=(told(),))) is Why.MOVED

    @pytest.mark.parametrize(
        ("takes", "title"), [(("registration_opens",), "Avautuu"), (("reminder",), "Uusia tapahtumia")]
    )
    def test_it_has_a_section_or_stands_among_the_new(self, takes: tuple[str, ...], title: str) -> None:
        one = event(registration_opens=when(date(2024, 4, 15)), **REGISTRATION)
        rules = config().letter
        others = tuple(rule for rule in rules.sections if "registration_opens" not in rule.takes)
        letter = replace(rules, sections=(SectionRule("Avautuu", takes), *others))
        made = compose(
            Content(events=(one,)),
            (told(),),
            LETTER,
            at(LETTER),
            at(LETTER + TWO_WEEKS),
            replace(config(), letter=letter),
        )
        assert [section.title for section in made.sections] == [title]

    def test_a_deadline_at_the_hour_of_the_next_letter_is_a_last_call(self) -> None:
        """The next letter would be too late."""
        one = event(registration="https://thl.fi", registration_closes=when(date(2024, 4, 23), time(9)))
        assert why_of(edition(one, told=(told(),))) is Why.LAST_CALL


class TestNotes:
    def test_a_pin_comes_first(self) -> None:
        notes = LetterNotes(LETTER, pins=("b",))
        made = edition(event("a"), event("b", day=date(2024, 6, 4)), notes=notes)
        assert [mention.item.id for mention in made.mentions] == ["b", "a"]

    def test_a_pin_brings_in_what_would_stay_out(self) -> None:
        notes = LetterNotes(LETTER, pins=("uutinen",))
        assert why_of(edition(news(published=date(2023, 10, 2)), notes=notes), "uutinen") is Why.PIN

    def test_a_skip_keeps_out(self) -> None:
        assert why_of(edition(event(), notes=LetterNotes(LETTER, skips=("tilaisuus",)))) is WhyNot.SKIPPED

    def test_the_lead_and_the_subject_are_the_editors(self) -> None:
        made = edition(notes=LetterNotes(LETTER, subject="Juhla", body="Tervetuloa"))
        assert (made.subject, made.lead, made.has_news) == ("Juhla", "Tervetuloa", True)

    def test_notes_of_another_day_are_not_this_letters(self) -> None:
        assert edition(event(), notes=LetterNotes(date(2024, 4, 23), skips=("tilaisuus",))).mentions


def test_reminders_alone_are_no_news() -> None:
    assert not edition(event(), told=(told(),)).has_news
    assert not edition().has_news


def test_nothing_internal_enters_an_edition() -> None:
    secret = event(internal=Internal(Secret("https://teams.example.org/x"), "omistaja@example.org", 12))
    assert "example.org" not in repr(edition(secret))


def test_what_later_letters_told_is_not_looked_at() -> None:
    assert why_of(edition(event(), told=(told(day=date(2024, 4, 23)),))) is Why.NEW


def test_a_past_day_is_composed_as_it_would_have_been() -> None:
    assert why_of(edition(event(day=date(2023, 5, 14)), day=date(2023, 4, 11))) is Why.NEW


days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
clocks = st.none() | st.builds(time, st.integers(0, 23))
times = st.builds(
    lambda first, more, opens: When(first, first + timedelta(days=more), opens), days, st.integers(0, 3), clocks
)
events = st.builds(
    event,
    st.sampled_from(["a", "b", "c"]),
    when=times,
    status=st.sampled_from([Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED, Status.MOVED]),
    registration=st.sampled_from(["", "https://thl.fi/soila"]),
    registration_closes=st.none() | st.builds(when, days),
    materials=st.sampled_from([(), MATERIALS]),
    place=st.sampled_from(["verkossa", "Helsinki"]),
)
changing = st.lists(
    st.tuples(
        st.lists(events, max_size=3, unique_by=lambda one: one.id),
        st.lists(st.builds(news, st.sampled_from(["n", "m"]), days), max_size=2, unique_by=lambda one: one.id),
    ),
    min_size=4,
    max_size=10,
)


@given(changing)
def test_nothing_is_told_twice(contents: list[tuple[list[Event], list[NewsItem]]]) -> None:
    """However the content changes between letters: new once, news once, materials once, each change once in a row."""
    memory: tuple[Told, ...] = ()
    for number, (some, stories) in enumerate(contents):
        day = LETTER + number * TWO_WEEKS
        made = edition(*some, *stories, day=day, told=memory)
        ids = [mention.item.id for mention in made.mentions]
        assert len(ids) == len(set(ids))
        for mention in made.mentions:
            history = [one for one in memory if one.item_id == mention.item.id]
            if mention.why in (Why.NEW, Why.NEWS):
                assert not [one for one in history if one.why is not Why.MATERIALS]
            if mention.why is Why.MATERIALS:
                assert Why.MATERIALS not in [one.why for one in history]
            if mention.why in (Why.MOVED, Why.POSTPONED, Why.CANCELLED, Why.CONFIRMED_AGAIN):
                last = next(one for one in reversed(history) if one.why is not Why.MATERIALS)
                item = mention.event
                assert item
                assert (last.when, last.place, last.status) != (item.when, item.place, item.status)
        stayed = {one.item_id for one in made.left_out}
        assert stayed.isdisjoint(ids)
        assert stayed | set(ids) == {one.id for one in (*some, *stories)}
        memory += told_by(made)


@given(st.lists(events, max_size=3, unique_by=lambda one: one.id))
def test_the_same_arguments_give_the_same_edition(some: list[Event]) -> None:
    assert edition(*some) == edition(*some)
    assert edition(*some) == edition(*[replace(one) for one in some])


@pytest.mark.parametrize(
    ("item", "before", "last"),
    [
        (event(when=when(date(2024, 4, 23), time(9))), (), True),  # it begins as the next letter leaves
        (event(when=when(date(2024, 4, 23), time(9, 1))), (), False),
        (event(day=date(2024, 5, 21)), (told(),), True),  # moved
        (event(), (told(),), False),  # a reminder
        (event(registration="https://thl.fi", registration_closes=when(date(2024, 4, 20))), (), True),
        (event(registration="https://thl.fi", registration_closes=when(date(2024, 4, 30))), (), False),
        (news(published=date(2024, 2, 20)), (), True),  # too old for the next letter
        (news(published=date(2024, 3, 20)), (), False),
        (news(expires=date(2024, 4, 20)), (), True),
    ],
)
def test_what_the_next_letter_would_tell_too_late_cannot_wait(
    item: Event | NewsItem, before: tuple[Told, ...], last: bool
) -> None:
    (mention,) = edition(item, told=before).mentions
    assert mention.last is last


def test_before_a_long_break_what_is_far_is_told_too() -> None:
    far = event(day=LETTER + timedelta(days=80))
    made = compose(Content(events=(far,)), (), LETTER, at(LETTER), at(LETTER + timedelta(days=84)), config())
    assert why_of(made) is Why.NEW
