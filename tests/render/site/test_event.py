"""What pages say of an event: its mark, its times, whether one can still register, its leaf."""

from datetime import date, datetime, time
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.model import Event, Internal, Link, Snapshot, Source, Status, When, in_sessions
from pipeline.render.site.event import Mark, date_block, page_event, time_order
from tests.make import at, config, event, when
from tests.render.site.case import EVENTS, NOW, Outline, event_text, letters_until, text, view

DAY = date(2024, 5, 21)
OLD = when(date(2024, 5, 14), time(9))


def shown(status: Status, when: When, original: When | None = None) -> Snapshot:
    return Snapshot("Tilaisuus", when, "verkossa", status, original=original)


@pytest.mark.parametrize(
    ("one", "published", "mark", "old"),
    [
        (event(), None, Mark.NONE, None),
        (event(status=Status.TENTATIVE), None, Mark.TENTATIVE, None),
        (event(status=Status.CANCELLED, original=OLD), None, Mark.CANCELLED, None),
        (event(day=DAY, status=Status.MOVED, original=OLD), None, Mark.MOVED, OLD),
        (event(day=DAY, status=Status.MOVED), None, Mark.MOVED, None),
        # The editor changed the time and said nothing: subscribers were told otherwise, so it is a move.
        (event(day=DAY), shown(Status.CONFIRMED, when(DAY), OLD), Mark.MOVED, OLD),
        (event(day=None, status=Status.MOVED, original=OLD), None, Mark.POSTPONED, OLD),
        (event(day=None, status=Status.MOVED), shown(Status.MOVED, OLD), Mark.POSTPONED, OLD),
        (event(day=None, status=Status.MOVED), None, Mark.POSTPONED, None),
    ],
)
def test_the_mark_tells_what_has_become_of_an_event(
    one: Event, published: Snapshot | None, mark: Mark, old: When | None
) -> None:
    made = page_event(one, published, {}, config(), NOW)
    assert (made.mark, made.old) == (mark, old)


@pytest.mark.parametrize(
    ("now", "over", "registers"),
    [
        (at(date(2024, 5, 14)), False, True),
        (at(date(2024, 5, 17), 23, 59), False, True),
        (at(date(2024, 5, 18), 0), False, False),
        (at(date(2024, 5, 21), 11, 29), False, False),
        (at(date(2024, 5, 21), 11, 30), True, False),
    ],
)
def test_the_clock_ends_registering_and_then_the_event(now: datetime, over: bool, registers: bool) -> None:
    one = event(
        when=when(DAY, time(9), time(11, 30)),
        registration="https://thl.fi/soila",
        registration_closes=when(date(2024, 5, 17)),
    )
    made = page_event(one, None, {}, config(), now)
    assert (made.over, made.registers) == (over, registers)


@pytest.mark.parametrize(
    ("time_told", "leaf"),
    [
        (when(date(2024, 4, 16)), ("ti", "16", "huhti", False)),
        (When(date(2024, 6, 18), date(2024, 6, 19)), ("ti–ke", "18–19", "kesä", True)),
        (When(date(2024, 5, 31), date(2024, 6, 1)), ("pe–la", "31–", "touko", True)),
        (When(date(2024, 4, 16), date(2024, 4, 17), time(22), time(0)), ("ti", "16", "huhti", False)),
        (in_sessions((when(DAY, time(9)), when(DAY, time(13)))), ("ti", "21", "touko", False)),
        (in_sessions((when(DAY), when(date(2024, 5, 24)))), ("ti, pe", "21, 24", "touko", True)),
        (in_sessions((when(DAY), when(date(2024, 6, 4)))), ("ti", "21…", "touko", True)),
        (in_sessions(when(date(2024, 5, day)) for day in (21, 24, 28)), ("ti", "21…", "touko", True)),
    ],
)
def test_the_leaf_of_a_day(time_told: When, leaf: tuple[str, str, str, bool]) -> None:
    assert date_block(time_told, "fi") == leaf


def test_a_change_is_the_first_thing_on_the_page() -> None:
    said = Outline(event_text(EVENTS[2])).said
    main = said[said.index("Haku") :]
    assert main.startswith("Haku Siirretty Uusi aika on ti 21.5.2024 . Alkuperäinen aika oli ke 15.5.2024 klo 9 .")
    assert "Syy: Kouluttaja on sairastunut." in main


OPENS, CLOSES = when(date(2024, 5, 14), time(9)), when(date(2024, 5, 17), time(12))
AHEAD: dict[str, Any] = {
    "registration": "https://e.org",
    "registration_opens": OPENS,
    "registration_closes": CLOSES,
    "when": when(DAY, time(9), time(11)),
}


@pytest.mark.parametrize(
    ("more", "now", "told"),
    [
        # What opens, until when, when it closed, where to register, and the calendar's file.
        ({}, at(date(2024, 5, 14), 8, 59), (OPENS, CLOSES, None, False, True)),
        ({}, at(date(2024, 5, 14)), (None, CLOSES, None, True, True)),
        ({}, at(date(2024, 5, 17), 11, 59), (None, CLOSES, None, True, True)),
        ({}, at(date(2024, 5, 17), 12), (None, None, CLOSES, False, True)),
        ({}, at(DAY, 11), (None, None, None, False, False)),
        ({"status": Status.CANCELLED}, NOW, (None, None, None, False, False)),
        ({"status": Status.MOVED, "when": None}, NOW, (None, None, None, False, False)),
    ],
)
def test_of_a_registration_is_told_what_still_counts(
    more: dict[str, Any], now: datetime, told: tuple[When | None, When | None, When | None, bool, bool]
) -> None:
    facts = page_event(event(**AHEAD | more), None, {}, config(), now).facts
    assert (facts.opens, facts.deadline, facts.closed, bool(facts.registration), bool(facts.ics)) == told


@pytest.mark.parametrize(
    ("one", "change", "was"),
    [
        (event(), "", None),
        (event(status=Status.TENTATIVE), "", None),
        (event(day=DAY, status=Status.MOVED, original=OLD), "moved", OLD),
        (event(day=None, status=Status.MOVED, original=OLD), "postponed", OLD),
        (event(day=DAY, status=Status.CANCELLED), "cancelled", when(DAY)),
    ],
)
def test_a_page_tells_a_change_as_a_letter_does(one: Event, change: str, was: When | None) -> None:
    facts = page_event(one, None, {}, config(), NOW).facts
    assert (facts.change, facts.was) == (change, was)


def test_a_page_tells_that_an_event_is_held_after_all() -> None:
    again = replace(shown(Status.CONFIRMED, when(DAY)), again=True)
    made = page_event(event(day=DAY), again, {}, config(), NOW)
    assert (made.mark, made.facts.change) == (Mark.AGAIN, "confirmed_again")


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, date(2024, 5, 10)),
        ({"materials_due": date(2024, 5, 9)}, None),
        ({"status": Status.CANCELLED}, None),
        ({"materials": (Link("https://example.org/a"),)}, None),
    ],
)
def test_materials_are_promised_until_they_are_there_or_late(more: dict[str, Any], due: date | None) -> None:
    one = event(**{"day": date(2024, 5, 7), "materials_due": date(2024, 5, 10)} | more)
    assert page_event(one, None, {}, config(), NOW).due == due


def test_a_page_is_made_again_for_what_the_clock_and_others_change() -> None:
    def digest(now: datetime, package: str = "Aloitus") -> str:
        one = event(package="p", status=Status.CANCELLED, original=OLD)
        return page_event(one, None, {"p": package}, config(), now).digest

    assert len({digest(NOW), digest(NOW, "Muu"), digest(at(date(2024, 5, 15), 0))}) == 3
    promised = event(day=date(2024, 5, 7), materials_due=date(2024, 5, 10))
    days = [page_event(promised, None, {}, config(), at(day)).digest for day in (date(2024, 5, 10), date(2024, 5, 11))]
    assert days[0] != days[1]


def test_events_stand_by_their_start_and_those_without_a_time_last() -> None:
    ones = [event("b", when=when(DAY, time(9))), event("a", when=when(DAY, time(10))), event("c", day=None)]
    made = sorted((page_event(one, None, {}, config(), NOW) for one in reversed(ones)), key=time_order)
    assert [one.event.id for one in made] == ["b", "a", "c"]


def test_where_an_event_is_written_and_what_is_its_own_changes_no_page() -> None:
    plain = page_event(event(), None, {}, config(), NOW)
    kept = Internal(owner="omistaja@example.org")
    moved = page_event(event(source=Source("content/events/a.md"), internal=kept), None, {}, config(), NOW)
    assert (moved.digest, moved.event.internal) == (plain.digest, None)


@pytest.mark.parametrize("state", ["peruttu", "lykatty"])
def test_nobody_registers_for_what_has_no_day_to_come_to(state: str) -> None:
    one = next(one for one in EVENTS if one.id == state)
    page = Outline(event_text(replace(one, registration="https://thl.fi/ilmoittaudu")))
    assert "Ilmoittaudu" not in page.said
    assert "Lisää kalenteriin" not in page.said


def test_after_the_deadline_there_is_no_button_but_the_word_that_it_went() -> None:
    page = Outline(event_text(EVENTS[2], at(date(2024, 5, 18))))
    assert "päättyi pe 17.5.2024" in page.said
    assert "https://thl.fi/soila" not in [link["href"] for link in page.all("a") if link.get("class") == "button"]


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fi", date(2024, 4, 8), "Ilmoittautuminen ma 22.4.2024 – pe 17.5.2024"),
        ("sv", date(2024, 4, 8), "Anmälan må 22.4.2024 – fr 17.5.2024"),
        ("fi", date(2024, 5, 18), "Ilmoittautuminen päättyi pe 17.5.2024"),
        ("sv", date(2024, 5, 18), "Anmälan stängde fr 17.5.2024"),
    ],
)
def test_what_the_label_says_its_words_do_not_repeat(language: str, day: date, words: str) -> None:
    opens, closes = when(date(2024, 4, 22)), when(date(2024, 5, 17))
    one = replace(EVENTS[2], language=language, registration_opens=opens, registration_closes=closes)
    said = Outline(event_text(one, at(day))).said
    assert words in said
    assert said.count(words.split()[0]) == 1


def test_materials_are_not_told_before_it_begins_come_last_while_it_is_held_and_first_when_it_is_over() -> None:
    one = event(materials=(Link("https://example.org/a", "Esitys"), Link("https://example.org/b")), body="Kuvaus.")
    moments = at(date(2024, 5, 13), 23, 59), at(date(2024, 5, 14), 0), at(date(2024, 5, 15))
    before, during, after = (Outline(event_text(one, now)).said for now in moments)
    assert "Esitys" not in before
    assert during.index("Kuvaus.") < during.index("Esitys Materiaalit: Tilaisuus")
    assert after.index("Esitys Materiaalit: Tilaisuus") < after.index("Kuvaus.")
    # One whose new day is not known has not begun.
    assert "Esitys" not in event_text(replace(one, when=None), at(date(2024, 5, 15)))


def test_materials_that_are_promised_are_told_until_their_day_unless_they_are_there_or_nothing_is_held() -> None:
    one = event(materials_due=date(2024, 5, 20))
    told = [Outline(event_text(one, at(date(2024, 5, day)))).said for day in (13, 15, 20, 21)]
    assert ["20.5.2024" in said for said in told] == [True, True, True, False]
    other = (replace(one, materials=(Link("https://example.org/a"),)), replace(one, status=Status.CANCELLED))
    assert not any("20.5.2024" in event_text(each, at(date(2024, 5, 15))) for each in other)


def test_themes_stand_by_their_names() -> None:
    said = Outline(event_text(EVENTS[1])).said
    assert all(config().project.themes[number] in said for number in (0, 2))
    assert config().project.themes[1] not in said
    # The last one too, and none that config does not have.
    assert config().project.themes[3] in Outline(event_text(replace(EVENTS[1], themes=(4, 9)))).said


def test_a_picture_from_elsewhere_is_a_link() -> None:
    own = f"{config().site.url}/kuva.png"
    page = Outline(event_text(event(body=f"![Kuva meiltä]({own})\n\n![Kuva muualta](https://example.com/k.png)")))
    assert own in [picture["src"] for picture in page.all("img")]
    assert "https://example.com/k.png" in [link["href"] for link in page.all("a")]
    assert "Kuva muualta" in page.said


@pytest.mark.parametrize(
    "said",
    [
        "Siirretty Tilaisuus siirretty ti 21.5.2024 alkuperäinen aika ke 15.5.2024 klo 9",
        "Peruttu Tilaisuus peruttu",
        "Siirtyy Tilaisuus lykatty Uusi aika ilmoitetaan myöhemmin aiempi aika ti 4.6.2024",
        "Alustava Tilaisuus alustava",
    ],
)
def test_lists_mark_what_has_changed(said: str) -> None:
    assert said in Outline(text(view(), "tapahtumat/index.html")).said


def test_who_comes_by_an_old_letter_sees_what_it_told_otherwise() -> None:
    letters = letters_until(date(2024, 5, 7))

    def changed(one: str, now: datetime = NOW, **more: object) -> str:
        page = Outline(text(view(now, letters=letters, **more), f"tapahtumat/{one}.html")).said
        return page.partition("Mitä muuttui ")[2]

    # Three letters told the first time: the last of them says so.
    assert changed("siirretty").startswith("Kirjeessä ti 7.5.2024 aika oli ke 15.5.2024 klo 9 . Ilmoittaudu")
    assert changed("peruttu").startswith("Kirjeessä ti 7.5.2024 tilaisuus oli vielä tulossa.")
    moved = [replace(one, place="Kuopio") if one.id == "tavallinen" else one for one in EVENTS]
    assert changed("tavallinen", events=moved).startswith("Kirjeessä ti 7.5.2024 paikka oli verkossa .")
    assert not changed("tavallinen")
    assert not changed("siirretty", now=at(date(2024, 5, 22)))


def test_a_page_begins_with_what_one_came_for_and_leaves_no_place_empty() -> None:
    made = text(view(letters=letters_until(date(2024, 5, 7))), "tapahtumat/siirretty.html")
    said = Outline(made.partition('<div class="aside">')[2]).said
    words = (
        "Aika",
        "Paikka",
        "Mitä muuttui",
        "Ilmoittaudu ti 21.5. tilaisuuteen",
        "Lisää kalenteriin",
        "Hanketukipaketti",
    )
    assert [said.find(one) for one in words] == sorted(said.index(one) for one in words)
    assert 'class="body"' not in made
    assert 'class="body"' in text(view(), "tapahtumat/tavallinen.html")
    assert text(view(), "tapahtumat/peruttu.html").count('<dl class="facts">') == 1
