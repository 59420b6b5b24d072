"""What a letter says of itself: the news as its subject, what comes next, what is in it, and how much."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.acts.draft import laid_in
from pipeline.compose.edition import compose
from pipeline.model import (
    Content,
    Edition,
    LetterNotes,
    Link,
    Mention,
    Section,
    Status,
    Told,
    When,
    Why,
    in_sessions,
    told_by,
)
from pipeline.render.letter.headlines import SUBJECT_SHOWN, headline, headlined, near_day
from tests.make import TWO_WEEKS, at, config, event, news, when
from tests.render.letter.letters import DAY, ECOSYSTEM, PARTY, SESSION, TEMPLATES, edition, item, new, rendered, told

LATER = when(date(2024, 5, 2), time(9))


def says(mention: Mention, limit: int = 200) -> str:
    return headline(mention, edition(mention), config(), limit)


PLAIN = replace(SESSION, title="Innovaatio", registration_closes=when(date(2024, 5, 10)))
CALL = news(title="Avustushaku", section="rahoitus", call_closes=when(date(2024, 5, 20), time(16)))


@pytest.mark.parametrize(
    ("mention", "said"),
    [
        (new(PLAIN), "Innovaatio ti 14.5."),
        (Mention(Why.MOVED, event=PLAIN, before=told(PLAIN, LATER)), "Uusi aika ti 14.5.: Innovaatio"),
        (Mention(Why.MOVED, event=PLAIN, before=told(PLAIN, place="Oulu")), "Uusi paikka: Innovaatio ti 14.5."),
        (Mention(Why.CANCELLED, event=replace(PLAIN, status=Status.CANCELLED)), "Peruttu: Innovaatio ti 14.5."),
        (Mention(Why.PIN, event=replace(PLAIN, status=Status.CANCELLED)), "Peruttu: Innovaatio ti 14.5."),
        (
            Mention(Why.CANCELLED, event=replace(PLAIN, status=Status.CANCELLED, when=None), before=told(PLAIN)),
            "Peruttu: Innovaatio ti 14.5.",
        ),
        (Mention(Why.POSTPONED, event=replace(PLAIN, status=Status.MOVED, when=None)), "Siirtyy: Innovaatio"),
        (Mention(Why.CONFIRMED_AGAIN, event=PLAIN), "Pidetään sittenkin: Innovaatio ti 14.5."),
        (Mention(Why.LAST_CALL, event=PLAIN), "Ilmoittaudu viimeistään pe 10.5.: Innovaatio"),
        (Mention(Why.REGISTRATION_OPENS, event=PLAIN), "Ilmoittautuminen avautuu: Innovaatio"),
        (Mention(Why.MATERIALS, event=PLAIN), "Materiaalit: Innovaatio"),
        (Mention(Why.CALL_CLOSES, news=CALL), "Haku päättyy ma 20.5.: Avustushaku"),
        (item(CALL), "Avustushaku"),
    ],
)
def test_each_thing_says_its_news(mention: Mention, said: str) -> None:
    assert says(mention) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (When(DAY, DAY, time(14), time(16)), "Innovaatio tänään klo 14–16"),
        (When(DAY, DAY), "Innovaatio tänään"),
        (When(DAY, DAY, time(9)), "Innovaatio ti 7.5."),  # it begins as the letter leaves: nobody comes in time
        (when(date(2024, 5, 8), time(9)), "Innovaatio huomenna"),
        (when(date(2024, 5, 9), time(9)), "Innovaatio to 9.5."),
    ],
)
def test_today_and_tomorrow_where_it_is_true(day: When, said: str) -> None:
    assert says(new(PLAIN, when=day)) == said


def test_today_is_the_projects_own_day() -> None:
    one = replace(edition(), sends_at=datetime(2024, 5, 6, 21, 30, tzinfo=UTC))  # past midnight in Finland
    assert near_day(when(DAY, time(14)), one, config()) == "tänään klo 14"


@given(st.text("ab åä:–", min_size=1, max_size=90), st.sampled_from(Why), st.integers(30, 90))
def test_a_headline_keeps_its_length(title: str, why: Why, limit: int) -> None:
    one = Mention(why, news=replace(CALL, title=title)) if why in (Why.NEWS, Why.CALL_CLOSES) else None
    made = says(one or Mention(why, event=replace(PLAIN, title=title), before=told(PLAIN, LATER)), limit)
    assert len(made) <= limit
    assert made.strip() == made


def test_a_long_title_gives_way_to_the_day() -> None:
    made = says(new(SESSION), SUBJECT_SHOWN)
    assert made == "Sosiaalinen innovaatio kehittämistyön arjessa ja … ti 14.5."


def test_a_long_day_leaves_a_third_to_the_title() -> None:
    days = in_sessions(when(date(2024, 5, day)) for day in (14, 21, 28))
    made = says(Mention(Why.CONFIRMED_AGAIN, event=replace(SESSION, when=days)), SUBJECT_SHOWN)
    assert made == "Pidetään sittenkin: Sosiaalinen … ti 14.5., ti 21.5. ja ti …"


def finished(*mentions: Mention, lead: str = "", subject: str = "") -> Edition:
    whole = edition(*mentions, lead=lead, subject=subject)
    return headlined(whole, mentions, config())


def test_the_subject_is_the_first_and_the_preheader_the_next_two() -> None:
    made = finished(new(PLAIN), item(CALL), new(ECOSYSTEM), new(PARTY))
    assert made.subject == "Innovaatio ti 14.5."
    assert made.preheader == "Avustushaku · Ekosysteemityö ti 4.6."


def test_the_parts_of_a_preheader_are_short_and_a_lone_thing_leaves_it_to_the_lead() -> None:
    long = new(PLAIN, title="sana " * 30)
    first, second = finished(new(PLAIN), long, long).preheader.split(" · ")
    assert len(first) == len(second) == 70
    lead = finished(new(PLAIN), lead="Hyvää kesää! " * 20).preheader
    assert lead == "Hyvää kesää! " * 10 + "Hyvää …"


def test_what_is_known_is_no_news_even_on_top() -> None:
    pinned = Mention(Why.REMINDER, event=PARTY, pinned=True)
    assert finished(pinned, new(PLAIN)).subject == "Innovaatio ti 14.5."


def test_what_the_editor_wrote_stands() -> None:
    made = finished(new(PLAIN), lead="Tervetuloa **mukaan**!", subject="Kevään kirje")
    assert (made.subject, made.lead) == ("Kevään kirje", "Tervetuloa **mukaan**!")


def test_a_letter_of_a_lead_alone_says_how_it_begins() -> None:
    made = finished(lead="Hyvää kesää kaikille! Palaamme elokuussa. " * 5)
    assert made.subject == "Hyvää kesää kaikille! Palaamme elokuussa. Hyvää kesää …"
    assert len(made.subject) <= SUBJECT_SHOWN
    assert finished().subject == "SOILAn verkostokirje 7.5.2024"


MOVED = Mention(Why.MOVED, event=PLAIN, before=told(PLAIN, LATER))


@pytest.mark.parametrize(
    ("mentions", "lead"),
    [
        ([MOVED, MOVED, new(PLAIN)], "Tällä kertaa kaksi muutosta ja yksi uusi tilaisuus."),
        ([new(PLAIN)], "Tällä kertaa yksi uusi tilaisuus."),
        (
            [Mention(Why.LAST_CALL, event=PLAIN), *[item(CALL)] * 11, Mention(Why.MATERIALS, event=PLAIN)],
            "Tällä kertaa yksi määräaika, 11 uutista ja materiaalit yhdestä tilaisuudesta.",
        ),
        (
            [Mention(Why.REGISTRATION_OPENS, event=PLAIN), new(PLAIN), Mention(Why.CALL_CLOSES, news=CALL)],
            "Tällä kertaa yksi määräaika ja kaksi uutta tilaisuutta.",
        ),
        ([item(CALL)] * 10, "Tällä kertaa kymmenen uutista."),
        ([Mention(Why.REMINDER, event=PLAIN)], ""),
    ],
)
def test_a_plain_lead_counts_what_is_new(mentions: list[Mention], lead: str) -> None:
    assert finished(*mentions).lead == lead


def test_more_than_five_things_have_a_list_of_contents() -> None:
    six = [new(PLAIN, id=f"a{number}", body="") for number in range(6)]
    assert finished(*six[:5]).contents == ()
    made = finished(*six)
    assert made.contents == ("Innovaatio ti 14.5.",) * 5
    letter = rendered(made)
    assert letter.html.count("<li") == 5
    assert "Tässä kirjeessä:\n– Innovaatio ti 14.5.\n" in letter.text
    assert "Tässä kirjeessä" not in rendered(finished(*six[:5])).html
    long = finished(*(new(PLAIN, id=f"a{number}", title="sana " * 30) for number in range(6)))
    assert {len(line) for line in long.contents} == {90}


# The letters of spring 2024, with a move and a cancel.

SPRING = (
    replace(PARTY, audience=SESSION.audience, registration="https://thl.fi/soila"),
    replace(SESSION, registration_closes=when(date(2024, 5, 10))),
    replace(ECOSYSTEM, audience=SESSION.audience, registration="https://thl.fi/soila"),
    event(
        "missa-mennaan-nyt",
        date(2024, 6, 12),
        title="Missä mennään nyt? Hankeohjelman tilannekuva ja tulevaisuustyöskentelyä",
        audience="Hankkeet",
        registration="https://thl.fi/soila",
    ),
)
MOVED_TO = When(date(2024, 5, 21), date(2024, 5, 21), time(9), time(11, 30))


def spring(day: date) -> Content:
    """The session moves before the letter of 7.5., and Ekosysteemityö is called off before that of 21.5."""
    party, session, ecosystem, now = SPRING
    if day >= date(2024, 4, 23):
        party = replace(party, materials=(Link("https://thl.fi/materiaalit", "Materiaalit"),))
    if day >= date(2024, 5, 7):
        closes = when(date(2024, 5, 17))
        session = replace(session, when=MOVED_TO, status=Status.MOVED, registration_closes=closes)
    if day >= date(2024, 5, 21):
        ecosystem = replace(ecosystem, status=Status.CANCELLED, reason="Kouluttaja on sairastunut")
    notes = LetterNotes(date(2024, 4, 9), pins=("aloitusjuhla",))
    return Content(events=(party, session, ecosystem, now), letters=(notes,))


def spring_letters() -> Iterator[Edition]:
    memory: tuple[Told, ...] = ()
    for number in range(5):
        day = date(2024, 4, 9) + number * TWO_WEEKS
        whole = compose(spring(day), memory, day, at(day), at(day + TWO_WEEKS), config())
        made = laid_in(whole, config(), TEMPLATES)[0]
        yield made
        memory += told_by(made)


def test_the_subjects_of_a_spring_are_all_different_and_true() -> None:
    letters = list(spring_letters())
    assert [one.subject for one in letters] == [
        "Aloitusjuhla: lastensuojelu ja strategiset teemat ti 16.4.",
        "Missä mennään nyt? Hankeohjelman tilannekuva ja … ke 12.6.",
        "Uusi aika ti 21.5.: Sosiaalinen innovaatio kehittämistyön …",
        "Peruttu: Ekosysteemityö ti 4.6.",
        "Ilmoittaudu viimeistään ke 12.6.: Missä mennään nyt? …",
    ]
    assert letters[2].preheader.startswith("Ekosysteemityö")


def _words(block: str) -> list[str]:
    return [word for word in block.split() if word != "–"][:25]


def test_each_event_answers_within_its_first_words() -> None:
    """What, when, where, until when and for whom: within 25 words of its block, in every letter and form."""
    seen = set()
    for one in spring_letters():
        mentions = [mention for mention in one.mentions if mention.why is not Why.MATERIALS]
        for mention in mentions:
            text = rendered(replace(one, sections=(Section("Osa", (mention,)),), contents=())).text
            block = text.partition("OSA\n---\n")[2].partition(config().project.funding)[0]
            told_event = mention.event
            assert told_event
            first = " ".join(_words(block))
            seen.add((mention.why, mention.form))
            assert told_event.title in first
            assert told_event.place in first
            assert told_event.when
            assert f"{told_event.when.first.day}.{told_event.when.first.month}." in first
            if told_event.audience and mention.why is not Why.REMINDER:
                assert told_event.audience in first
            closes = told_event.registration_closes
            if closes and not told_event.cancelled and closes.ends_at(config().zone) > one.sends_at:
                assert f"viimeistään pe {closes.first.day}.{closes.first.month}.2024" in first
    assert len(seen) >= 4
