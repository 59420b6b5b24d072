"""An event from outside becomes a file that reads back the same, whatever stands in it."""

import re
from datetime import date, time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.kinds.event import KIND as EVENT
from pipeline.model import Event, Status, When
from pipeline.propose.written import Given, written_event
from pipeline.read.decode import MOJIBAKE
from pipeline.read.item import read_item
from pipeline.render.markdown import plain_text
from tests.collect.make import DAY, found, hours

LINKED = Given("https://thl.fi/t")


def read(text: str, item_id: str = "tilaisuus") -> Event:
    result = read_item(EVENT, item_id, "content/events/tilaisuus.md", text)
    assert isinstance(result.item, Event), result.problems
    return result.item


def test_every_field_comes_back() -> None:
    one = found(
        "PERUTTU: Ekosysteemityö: osa 3",
        when=hours(DAY, 9, 11),
        status=Status.CANCELLED,
        place="Työpajankatu 13, Helsinki",
        audience="Kaikki",
        organiser="SOILA",
        registration="https://lyyti.in/x",
        registration_closes=When(date(2024, 5, 10), date(2024, 5, 10), time(16)),
        body="Ensimmäinen.\n\nToinen\nrivi.",
        language="sv",
    )
    item_id, text = written_event(one, Given(one.url, "aloituspaketti"), ())
    event = read(text, item_id)
    assert (item_id, event.title, event.when) == ("ekosysteemityo-osa-3", "Ekosysteemityö: osa 3", one.when)
    assert (event.status, event.place, event.package) == (Status.CANCELLED, one.place, "aloituspaketti")
    assert (event.registration, event.registration_closes) == (one.registration, one.registration_closes)
    assert (event.audience, event.organiser, event.link) == ("Kaikki", "SOILA", one.url)
    assert event.language == "sv"


def test_a_place_that_the_page_does_not_tell_sends_to_the_page() -> None:
    assert read(written_event(found(), LINKED, ())[1]).place == "katso thl.fi"


def test_a_postponed_event_is_open() -> None:
    text = written_event(found(day=None, status=Status.MOVED, original=When(DAY, DAY)), LINKED, ())[1]
    event = read(text)
    assert (event.when, event.original, event.postponed) == (None, When(DAY, DAY), True)


def test_an_id_that_is_taken_gets_another() -> None:
    taken: list[str] = []
    for expected in ("ekosysteemityo", "ekosysteemityo-2024-05-14", "ekosysteemityo-2", "ekosysteemityo-3"):
        taken.append(written_event(found("Ekosysteemityö"), LINKED, taken)[0])
        assert taken[-1] == expected
    assert written_event(found("数学"), LINKED, ())[0] == "tapahtuma"


@pytest.mark.parametrize("title", ["Index", "Kaikki", "Tapahtumat", "Teema 1"])
def test_an_id_of_the_site_itself_gets_a_day(title: str) -> None:
    assert written_event(found(title), LINKED, ())[0].endswith("-2024-05-14")


@settings(deadline=None)
@given(st.text(max_size=120), st.sets(st.text(max_size=20), max_size=5))
def test_whatever_a_title_says_an_id_is_one_that_a_file_could_have(title: str, taken: set[str]) -> None:
    item_id = written_event(found(title), LINKED, taken)[0]
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,99}", item_id)
    assert item_id not in taken


LINE = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" *_|#[]()<>&-+=`~\\1.:"), max_size=60)


@settings(max_examples=80, deadline=None)
@given(st.lists(LINE.map(str.strip).filter(bool), min_size=1, max_size=4))
@example(["❖0"])
def test_a_body_reads_as_it_was_told(lines: list[str]) -> None:
    text = written_event(found(body="\n\n".join(lines)), LINKED, ())[1]
    assert "*|" not in text
    assert "|*" not in text
    event = read(text)
    spoken = [" ".join(part.split()) for part in plain_text(event.body).split("\n") if part.strip()]
    assert spoken == [" ".join(_told(line.replace("*|", "∗|").replace("|*", "|∗")).split()) for line in lines]


def _told(line: str) -> str:
    return re.sub(r"^[•●▪■◦○□▫‣⁃►➢➤❖✓✔]\s*(?=\S)", "– ", line)


def test_lines_with_bullets_are_a_list() -> None:
    body = read(written_event(found(body="Mukana:\n• avo*huolto\n❖1. sijaishuolto\n- jälki"), LINKED, ())[1]).body
    assert body == "Mukana:\n- avo\\*huolto\n- 1\\. sijaishuolto\\\n\\- jälki"


@settings(max_examples=100, deadline=None)
@given(LINE.map(str.strip).filter(bool), LINE)
@example("Ekosysteemityö", " ")
def test_no_title_or_place_breaks_a_header(title: str, place: str) -> None:
    assume(not MOJIBAKE.search(f"{title}\n{place}"))  # that is told as what it is
    event = read(written_event(found(title, place=place), LINKED, ())[1])
    assert event.when == When(DAY, DAY)
    assert event.link.startswith("https://thl.fi/")
