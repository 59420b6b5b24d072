"""What no content can do to a letter: burst it, break its markup, write a merge tag, or push its reader sideways."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.model import Edition, Event, Form, Link, Mention, Omission, Picture, Section, Status, When, Why, WhyNot
from pipeline.render import addresses
from pipeline.render.emblem import LETTER_SIZE
from pipeline.render.letter.costs import costs_in, room_in
from pipeline.render.letter.letter import MAX_BYTES, LetterTags, missing_parts
from tests.make import config, event, news
from tests.render.letter.letters import (
    APPLICATIONS,
    DAY,
    SESSION,
    TEMPLATES,
    YOUNG,
    edition,
    item,
    laid,
    letter,
    links,
    new,
    rendered,
    told,
)
from tests.safe.tag_hunt import tags_in, tags_in_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

WEB = addresses.letter_url(config().site.url, DAY)
PLAIN = LetterTags("https://example.org/peruuta", "Katu 1", "https://example.org/verkossa")
OTHER_DAY = When(date(2024, 5, 9), date(2024, 5, 9))
VOID = {"br", "img", "hr", "meta", "link", "input", "wbr", "col"}


class Unclosed(HTMLParser):
    """The elements of a page that were never closed, or closed in the wrong order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


def faults_of(page: str) -> list[str]:
    parsed = Unclosed(page)
    return [*parsed.open, *parsed.wrong]


MARKUP = "*| |* *|UNSUB|* &#42;| *&#124; &ast;&vert; %2A%7C **| | * <b> </b> </td> <!-- --> ]]> <![CDATA[ <script>"
WORDS = r"""<mj-raw> </mj-text> {{7*7}} {%raw%} {# " ' & < ` [x](javascript:y) # - ä"""
UNSEEN = ("\n", "\n\n", "\x00", "\x07", "\u202e", "\ue000", "\u2028", "\u200b", " ")
NASTY_PARTS = (*MARKUP.split(), *WORDS.split(), *UNSEEN)
NASTY = st.one_of(st.lists(st.sampled_from(NASTY_PARTS), max_size=12).map("".join), st.text(max_size=40))
DAYS = st.dates(date(2024, 5, 1), date(2024, 7, 1))


@st.composite
def events(draw: st.DrawFn) -> Event:
    day = draw(DAYS)
    return event(
        draw(NASTY) or "x",
        title=draw(NASTY),
        place=draw(NASTY),
        when=draw(st.sampled_from([None, When(day, day)])),
        status=draw(st.sampled_from(Status)),
        reason=draw(NASTY),
        audience=draw(NASTY),
        registration=f"https://example.org/{draw(NASTY)}",
        link=f"https://example.org/{draw(NASTY)}",
        materials=(Link(f"https://example.org/{draw(NASTY)}", draw(NASTY)),),
        body=draw(NASTY),
    )


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    one = draw(events())
    why = draw(st.sampled_from([why for why in Why if why is not Why.NEWS]))
    before = told(one, place=draw(NASTY)) if draw(st.booleans()) else None
    piece = news(
        draw(NASTY) or "y",
        title=draw(NASTY),
        body=draw(NASTY),
        link=f"https://example.org/{draw(NASTY)}",
        picture=draw(st.sampled_from([None, Picture("k.png", 300, 200)])),
        image_alt=draw(NASTY),
    )
    sections = (Section(draw(NASTY), (Mention(why, event=one, before=before),)), Section("Uutisia", (item(piece),)))
    made = edition(lead=draw(NASTY), subject=draw(NASTY))
    return replace(made, sections=sections, preheader=draw(NASTY))


@settings(max_examples=25, deadline=None)
@given(editions())
def test_no_content_writes_a_merge_tag_or_breaks_the_markup(one: Edition) -> None:
    made = rendered(one, PLAIN)
    for part in (made.subject, made.preheader, made.text, made.html):
        assert not tags_in_text(part)
    assert not tags_in(made.html)
    assert not re.search(r"<script|<mj-|(?:href|src)=\"(?!https?:|mailto:)", made.html)
    assert not faults_of(made.html)
    assert not re.search("[\0-\x08\x0e-\x1f\u202a-\u202e\ue000-\uf8ff]", made.html + made.text)
    assert missing_parts(made, config()) == ()


@settings(max_examples=25, deadline=None)
@given(editions())
def test_only_our_own_merge_tags_stand_in_a_letter(one: Edition) -> None:
    made = rendered(one, LetterTags("*|UNSUB|*", "*|LIST:ADDRESSLINE|*", "*|ARCHIVE|*"))
    for part in (made.html, made.text):
        assert sorted(re.findall(r"\*\|[^|]*\|\*", part)) == ["*|ARCHIVE|*", "*|LIST:ADDRESSLINE|*", "*|UNSUB|*"]
        assert part.count("*|") == part.count("|*") == 3


@pytest.mark.parametrize("written", ["{{ 7*7 }}", "a & b < c", "]]>", '"><b>', "'", "50 % <3"])
def test_a_title_is_shown_as_it_was_written(written: str) -> None:
    class Words(HTMLParser):
        words = ""

        def handle_data(self, data: str) -> None:
            self.words += data

    page = Words()
    made = letter(new(SESSION, title=written))
    page.feed(made.html)
    assert written in page.words
    assert written in made.text


LONG = "a" * 5_000
MONSTERS = [
    new(SESSION, title="pitkä sana " * 20_000, place=LONG, audience=LONG, reason=LONG, body="&" * 100_000),
    new(SESSION, registration=f"https://example.org/{'&' * 50_000}", link=f"https://example.org/{LONG * 9}"),
    Mention(Why.CANCELLED, event=replace(SESSION, reason="syy " * 20_000), before=told(SESSION, place=LONG * 20)),
    Mention(
        Why.MATERIALS,
        event=replace(SESSION, materials=tuple(Link(f"https://example.org/{i}/{'&' * 900}", LONG) for i in range(500))),
    ),
    item(
        YOUNG, body="# Otsikko\n\n" + "pitkä teksti " * 50_000, title="&" * 90_000, link=f"https://example.org/{LONG}"
    ),
    item(APPLICATIONS, body="*a* " * 300, picture=Picture("k.png", 300, 200), image_alt=LONG),
    item(APPLICATIONS, body="| a " * 300 + "|\n" + "|-" * 300 + "|\n"),
]


@pytest.mark.parametrize("monster", MONSTERS, ids=range(len(MONSTERS)))
def test_no_single_item_bursts_the_letter(monster: Mention) -> None:
    room = laid(edition(new(SESSION), monster, item(APPLICATIONS)))
    assert len(room.mentions) == 3
    made = rendered(room)
    assert len(made.html.encode()) <= MAX_BYTES
    assert not faults_of(made.html)
    assert missing_parts(made, config()) == ()


@pytest.mark.parametrize(
    "lead",
    [
        "Kappale tekstiä. " * 30 + "\n\n" + "Toinen kappale. " * 4_000,
        "pitkä " * 60_000,
        "kappale\n\n" * 20_000,
        "- a\n" * 20_000,
        "**a** " * 20_000,
        "&" * 60_000,
        "> " * 30_000 + "a",
        "a" * 200_000,
    ],
    ids=range(8),
)
def test_an_endless_lead_is_cut_and_leads_on(lead: str) -> None:
    made = letter(new(SESSION), lead=lead)
    assert len(made.html.encode()) <= MAX_BYTES
    assert len(made.text.encode()) <= MAX_BYTES
    assert not faults_of(made.html)


def test_a_lead_is_cut_after_a_paragraph() -> None:
    made = letter(lead="\n\n".join(f"Kappale {number} kertoo jotakin." for number in range(2_000)))
    shown = re.findall(r"<p>(Kappale \d+ [^<]*)</p>", made.html)
    assert 100 < len(shown) < 2_000
    assert all(paragraph.endswith("kertoo jotakin.") for paragraph in shown)
    assert "Lue koko johdanto kirjeen verkkoversiosta" in made.html
    assert f"Koko johdanto: {WEB}" in made.text


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("form", Form)
def test_each_thing_takes_what_was_measured(why: Why, form: Form) -> None:
    """A letter of forty of a kind is as long as its frame and forty times the one."""
    piece = replace(APPLICATIONS, call_closes=SESSION.registration_closes)
    mentions = [
        Mention(why, news=replace(piece, id=f"asia-{number}"), form=form)
        if why in (Why.NEWS, Why.CALL_CLOSES)
        else Mention(why, event=replace(SESSION, id=f"asia-{number}"), before=told(SESSION, OTHER_DAY), form=form)
        for number in range(40)
    ]
    whole = edition(*mentions)
    one = costs_in(whole, config(), TEMPLATES)(mentions[0], form).bytes
    frame = MAX_BYTES - room_in(whole, config(), TEMPLATES).bytes
    size = len(rendered(whole).html.encode())
    assert frame + 40 * one - 9_000 < size <= frame + 40 * (one + 1)


def test_a_letter_in_which_all_have_a_place_names_no_others() -> None:
    assert "Lisäksi tulossa" not in letter(new(SESSION)).text


def test_what_is_known_and_has_no_place_is_one_line_with_a_link() -> None:
    left = tuple(Omission(f"tuttu-{number}", "Tuttu", WhyNot.NO_ROOM, DAY) for number in range(12))
    waits = Omission("uusi", "Uusi", WhyNot.WAITS)
    made = rendered(replace(edition(new(SESSION)), left_out=(*left, waits)))
    assert "Lisäksi tulossa 12 aiemmin kerrottua tilaisuutta: kaikki tapahtumat" in links(made.html)
    assert "Lisäksi tulossa 12 aiemmin kerrottua tilaisuutta" in " ".join(made.text.split())
    assert "Uusi:" not in made.text


ENDLESS = "https://example.org/" + "katkeamaton" * 20
WIDE = [
    new(SESSION, title="Lastensuojelunavohuollontukitoimenpidesuunnitelma" * 3, place=ENDLESS, audience=ENDLESS),
    Mention(Why.REMINDER, event=replace(SESSION, title="Lastensuojelunavohuollontukitoimenpide" * 3, place=ENDLESS)),
    item(APPLICATIONS, body=f"| a | b | c |\n|---|---|---|\n| {'sana' * 30} | b | {'sana' * 30} |\n\n    {'x' * 100}"),
    item(APPLICATIONS, body=f"- {ENDLESS}\n- ![{'kuva' * 20}]({ENDLESS})"),
    Mention(Why.MATERIALS, event=replace(SESSION, materials=(Link(ENDLESS, ENDLESS), Link(ENDLESS)))),
    Mention(
        Why.CANCELLED, event=replace(SESSION, title="a" * 190, reason=ENDLESS), before=told(SESSION, place=ENDLESS)
    ),
]


def test_a_browser_finds_nothing_wrong(page_at: "Callable[..., Page]", tmp_path: Path) -> None:
    from tests.browser import axe, broken_ranges, funding, look_again, outside_requests, sideways_scroll

    file = tmp_path / "letter.html"
    file.write_text(letter(*WIDE, new(SESSION), lead=f"Hei **kaikki**\n\n{ENDLESS}").html, encoding="utf-8")
    page = page_at(file)
    for width, scheme, ink in ((320, "dark", "rgb(255, 255, 255)"), (1280, "light", "rgb(0, 0, 0)")):
        look_again(page, width, scheme)
        # Annex IX of regulation (EU) 2021/1060: Arial in black or white, the emblem whole however narrow it is.
        assert funding(page) == ("Arial", ink, *LETTER_SIZE), width
        assert not sideways_scroll(page), width
        assert broken_ranges(page) == [], width
        # A letter stands in a mail client's own page, whose landmarks these are.
        assert [found for found in axe(page) if found.rule not in ("region", "landmark-one-main")] == [], width
    assert {one.rpartition("/")[2] for one in outside_requests(page)} == {"eu-tunnus.png"}
