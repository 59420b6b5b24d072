"""The archive: the letter as it was, whole, and what has changed since."""

import re
from datetime import date, time
from typing import Any
from urllib.parse import urljoin

import pytest
from msgspec.structs import replace

from pipeline.model import Content, Event, Letter, LetterNotes, Mention, Status, Why
from pipeline.render.site.letters import Correction, correction, letter_digest
from pipeline.render.site.letters import letter_page as letter_page_bytes
from pipeline.render.site.pages import pages
from pipeline.render.site.view import SentLetter, SiteView
from tests.make import at, config, event, when
from tests.render.letter.letters import DAY, edition, rendered
from tests.render.site.case import EVENTS, NOW, Outline, letters_until, text, view

LATER = when(date(2024, 5, 21), time(9), time(11, 30))
CANCELLED: dict[str, Any] = {"status": Status.CANCELLED}
POSTPONED: dict[str, Any] = {"status": Status.MOVED, "when": None}


@pytest.mark.parametrize(
    ("told", "now", "corrected"),
    [
        ({}, {}, Correction()),
        ({}, {"body": "Toinen.", "title": "Toinen"}, Correction()),
        ({}, {"when": LATER}, Correction(when=LATER)),
        ({}, {"place": "Helsinki"}, Correction(place="Helsinki")),
        ({}, CANCELLED, Correction(cancelled=True)),
        (CANCELLED, CANCELLED, Correction()),
        (CANCELLED, {}, Correction(again=True)),
        ({}, POSTPONED, Correction(postponed=True)),
        (POSTPONED, {"when": LATER}, Correction(when=LATER)),
        (POSTPONED, POSTPONED, Correction()),
    ],
)
def test_a_correction_tells_what_no_longer_holds(
    told: dict[str, Any], now: dict[str, Any], corrected: Correction
) -> None:
    assert correction(event(**told), event(**now)) == corrected


def test_what_is_not_known_any_more_is_not_corrected() -> None:
    assert not correction(event(), None)


def letter_page(events: tuple[Event, ...] = EVENTS, day: str = "2024-04-09") -> Outline:
    return Outline(text(view(events=events, letters=letters_until(date(2024, 5, 7))), f"kirjeet/{day}/index.html"))


def test_a_letters_page_tells_that_an_event_has_moved_since() -> None:
    said = letter_page().said
    assert "Korjattu kirjeen lähdön jälkeen: aika on nyt ti 21.5.2024." in said
    assert "ke 15.5.2024 klo 9" in said


def test_news_stand_whole_where_the_mail_links_to_them() -> None:
    page = letter_page()
    assert "katsaus" in page.ids
    assert "Koko teksti. Väliotsikko Loppu." in page.said


def test_an_event_that_is_gone_keeps_its_words_without_a_dead_link() -> None:
    page = letter_page(tuple(one for one in EVENTS if one.id != "tavallinen"))
    assert "Tilaisuus tavallinen" in page.said
    assert "Ohjelma" in page.said
    assert not [link for link in page.all("a") if "tavallinen" in link["href"]]
    assert "Ohjelma" not in letter_page().said


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize(
    ("why", "more", "tells"),
    [
        (Why.NEW, {}, True),
        (Why.LAST_CALL, {}, True),
        (Why.PIN, {}, True),
        (Why.MATERIALS, {}, True),
        (Why.REMINDER, {}, False),
        (Why.MOVED, {}, False),
        (Why.PIN, CANCELLED, False),
    ],
)
def test_a_text_that_was_told_before_is_not_told_again(why: Why, more: dict[str, Any], tells: bool, gone: bool) -> None:
    one = event(body="Kuvaus tilaisuudesta.", **more)
    sent = SentLetter(edition(Mention(why, event=one)), at(DAY))
    page = letter_page_of(view(events=[] if gone else [one], letters=[sent]))
    assert page.count("Kuvaus tilaisuudesta.") == tells
    assert '<div class="date' in page
    assert "date open" not in page


def test_letters_lead_to_the_ones_around_them_and_to_the_mail_itself() -> None:
    links = [link["href"] for link in letter_page(day="2024-04-23").all("a")]
    assert "../../kirjeet/2024-04-09/" in links
    assert "../../kirjeet/2024-05-07/" in links
    assert "https://mailchi.mp/example/kirje" in links


def test_a_heading_does_not_repeat_the_letters_name_and_day() -> None:
    """As the subjects of older letters did."""
    (letter,) = letters_until(date(2024, 4, 9))
    older = replace(letter, edition=replace(letter.edition, subject="SOILAn verkostokirje 9.4.2024: Juhla"))
    assert view(letters=[older]).letters[0].title == "Juhla"


def test_a_subject_that_tells_only_the_name_and_the_day_is_a_heading_all_the_same() -> None:
    (letter,) = letters_until(date(2024, 4, 9))
    bare = "SOILAn verkostokirje 9.4.2024"
    assert view(letters=[replace(letter, edition=replace(letter.edition, subject=bare))]).letters[0].title == bare


def test_an_editors_own_subject_is_the_heading_as_it_is() -> None:
    (letter,) = letters_until(date(2024, 4, 9))
    own = replace(letter, edition=replace(letter.edition, subject="Juhla lähestyy"))
    assert view(letters=[own]).letters[0].title == "Juhla lähestyy"


def test_a_sent_letter_is_made_again_only_for_a_correction() -> None:
    letters = letters_until(date(2024, 5, 7))
    reworded = [replace(one, body="Uusi kuvaus.") for one in EVENTS]
    moved = [replace(one, when=LATER) if one.id == "tavallinen" else one for one in EVENTS]
    as_was, same, other = (
        next(page.depends for page in pages(view(NOW, some, letters=letters)) if "2024-04-09" in page.path)
        for some in (EVENTS, reworded, moved)
    )
    assert as_was == same != other


def test_the_web_version_has_every_link_of_the_mail() -> None:
    """Buttons too; its own addresses and the mail's footer aside."""
    made = view(letters=letters_until(date(2024, 5, 7)))
    for one in made.letters:
        own = f"{config().site.url}{one.path}"
        frame = set(mail_links(rendered(replace(one.edition, sections=()))).values())
        mailed = {link for link in mail_links(rendered(one.edition)).values() if not link.startswith(f"{own}#")}
        said = letter_page(day=one.edition.date.isoformat())
        assert mailed - frame
        assert mailed - frame <= {urljoin(own, str(link["href"])) for link in said.all("a") if "href" in link}


def mail_links(letter: Letter) -> dict[str, str]:
    return {f"{number}": href for number, href in enumerate(re.findall(r'href="([^"]+)"', letter.html))}


def test_a_correction_stands_on_the_page_and_changes_nothing_else() -> None:
    letters = letters_until(date(2024, 4, 9))
    notes = LetterNotes(date(2024, 4, 9), correction="Päivä oli **väärä**.")
    before, after = (view(letters=letters, content=Content(letters=some)) for some in ((), (notes,)))
    page, corrected = (letter_page_of(one) for one in (before, after))
    assert "<strong>väärä</strong>" in corrected
    assert "väärä" not in page
    assert letter_digest(before, before.letters[0], None, None) != letter_digest(after, after.letters[0], None, None)


def letter_page_of(one: SiteView) -> str:
    return letter_page_bytes(one, one.letters[0], None, None).decode()
