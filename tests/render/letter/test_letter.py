"""The letter: what each kind of mention shows, in both parts."""

import re
from datetime import date, time
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from pipeline.config import Logo, Look
from pipeline.model import Form, Link, Mention, Picture, Status, When, Why, in_sessions
from pipeline.render import addresses
from pipeline.render.emblem import LETTER_SIZE
from pipeline.render.facts import OFF
from pipeline.render.letter.letter import missing_parts, outbox_tags, pictures_in, render_letter
from tests.make import config
from tests.render.letter.letters import (
    APPLICATIONS,
    DAY,
    PARTY,
    SESSION,
    TEMPLATES,
    YOUNG,
    edition,
    item,
    letter,
    links,
    new,
    reads,
    told,
)

SITE = config().site.url


def test_a_new_event_is_told_whole() -> None:
    made = letter(new(SESSION))
    for part in (reads(made.html), made.text.replace("\n", " ")):
        assert SESSION.title in part
        assert "ti 14.5.2024 klo 9–11.30" in part
        assert "verkossa (Teams)" in part
        assert "Kohderyhmä: Käynnistyvät Turvaverkkoja nuorten tulevaisuuteen -hankkeet" in part
        assert "Sosiaaliset innovaatiot ovat uusia, toimivia ideoita." in part
        assert "Ilmoittaudu viimeistään pe 10.5.2024." in part
        assert "klo 9 Tervetuloa" in part


def test_who_got_the_letter_from_a_colleague_finds_the_form() -> None:
    ours = replace(config(), letter=replace(config().letter, subscribe="https://tilaa.example.org"))
    made = render_letter(edition(new(SESSION)), ours, TEMPLATES, outbox_tags(ours))
    assert links(made.html)["Tilaa kirje itsellesi"] == "https://tilaa.example.org"
    assert "Tilaa kirje itsellesi: https://tilaa.example.org\n" in made.text
    assert "Tilaa kirje" not in letter(new(SESSION)).html + letter(new(SESSION)).text


def test_an_event_has_its_links_and_each_says_where_it_leads() -> None:
    found = links(letter(new(SESSION)).html)
    assert found[SESSION.title] == addresses.event_url(SITE, SESSION.id)
    assert found["Ilmoittaudu ti 14.5. tilaisuuteen"] == "https://thl.fi/soila"
    assert found["Lisää kalenteriin ti 14.5."] == addresses.event_ics_url(SITE, SESSION.id)


def test_the_leaf_of_the_day_is_for_eyes_only() -> None:
    html = letter(new(SESSION)).html
    leaf = re.search(r'<td class="leaf"[^>]*aria-hidden="true".*?</td>', html, re.DOTALL)
    assert leaf
    assert re.sub(r"<[^>]*>", " ", leaf[0]).split() == ["ti", "14", "touko"]


def test_a_deadline_that_has_gone_by_is_not_told() -> None:
    closed = new(SESSION, registration_closes=When(date(2024, 5, 6), date(2024, 5, 6)))
    assert "viimeistään" not in letter(closed).text


def test_a_deadline_with_an_hour() -> None:
    closes = When(date(2024, 5, 10), date(2024, 5, 10), time(12))
    assert "viimeistään pe 10.5.2024 klo 12." in letter(new(SESSION, registration_closes=closes)).text


def test_a_reminder_is_one_line() -> None:
    made = letter(Mention(Why.REMINDER, event=SESSION, form=Form.LINE))
    assert "ti 14.5. Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana, klo 9–11.30, verkossa (Teams)" in (
        reads(made.html)
    )
    assert 'class="fill" href' not in made.html
    assert "– ti 14.5.2024 klo 9–11.30: Sosiaalinen innovaatio" in made.text


def test_the_days_of_a_line_stand_in_a_row_or_one_under_the_other() -> None:
    """Several of them on one row would leave no width for the title."""
    two = in_sessions((SESSION.when, When(date(2024, 5, 21), date(2024, 5, 21), time(9))))
    one, more = (
        letter(Mention(Why.REMINDER, event=replace(SESSION, when=at), form=Form.LINE)).html
        for at in (SESSION.when, two)
    )
    assert 'white-space:nowrap;font-weight:700;"' in one
    assert 'white-space:nowrap;font-weight:700;"' not in more


def test_a_reminder_that_an_editor_put_on_top_is_told_whole() -> None:
    assert "Ilmoittaudu" in letter(Mention(Why.REMINDER, event=SESSION, pinned=True)).html


@pytest.mark.parametrize(
    ("opens", "told"),
    [
        (
            When(date(2024, 5, 8), date(2024, 5, 8), time(9)),
            "Ilmoittautuminen 8.5. klo 9 – 10.5.",
        ),
        (When(date(2024, 4, 1), date(2024, 4, 1)), "Ilmoittautuminen on avautunut."),
    ],
)
def test_a_registration_that_opens_is_told_by_its_day(opens: When, told: str) -> None:
    made = letter(Mention(Why.REGISTRATION_OPENS, event=replace(SESSION, registration_opens=opens)))
    assert told in " ".join(made.text.split())
    assert told.removesuffix(".") in reads(made.html)
    # Of any other line the day alone is news.
    other = letter(new(SESSION, registration_opens=opens)).text
    assert ("on avautunut" in other) is False


def test_a_last_call_asks_to_register() -> None:
    made = letter(Mention(Why.LAST_CALL, event=SESSION))
    assert "Ilmoittaudu viimeistään pe 10.5.2024." in reads(made.html)
    without = letter(Mention(Why.LAST_CALL, event=replace(SESSION, registration_closes=None)))
    assert "Ilmoittaudu ennen tilaisuuden alkua." in reads(without.html)
    assert "Ilmoittaudu ennen tilaisuuden alkua." in without.text


OLD_WHEN = When(date(2024, 5, 2), date(2024, 5, 2), time(9))
OLD = When(date(2024, 5, 9), date(2024, 5, 9), time(9))


@pytest.mark.parametrize(
    ("mention", "said"),
    [
        (
            Mention(
                Why.MOVED,
                event=replace(SESSION, status=Status.MOVED, reason="Puhuja on estynyt."),
                before=told(SESSION, OLD),
            ),
            "ti 14.5.2024 klo 9–11.30 verkossa (Teams) Ilmoittaudu viimeistään pe 10.5.2024. Kohderyhmä: Käynnistyvät"
            " Turvaverkkoja nuorten tulevaisuuteen -hankkeet Ennen: to 9.5.2024 klo 9 Syy: Puhuja on estynyt.",
        ),
        (
            Mention(Why.MOVED, event=SESSION, before=told(SESSION, place="Helsinki")),
            "Kohderyhmä: Käynnistyvät Turvaverkkoja nuorten tulevaisuuteen -hankkeet Ennen: Helsinki",
        ),
        (
            Mention(
                Why.CANCELLED,
                event=replace(SESSION, status=Status.CANCELLED, reason="Sairastuminen."),
                before=told(SESSION),
            ),
            "Tilaisuutta ei pidetä (aika oli ti 14.5.2024 klo 9–11.30). verkossa (Teams) Kohderyhmä: Käynnistyvät"
            " Turvaverkkoja nuorten tulevaisuuteen -hankkeet Syy: Sairastuminen.",
        ),
        (
            Mention(Why.POSTPONED, event=replace(SESSION, status=Status.MOVED, when=None), before=told(SESSION)),
            "Uusi aika ilmoitetaan myöhemmin (oli ti 14.5.2024 klo 9–11.30). verkossa (Teams)",
        ),
        (
            Mention(Why.CONFIRMED_AGAIN, event=SESSION, before=told(SESSION)),
            "ti 14.5.2024 klo 9–11.30 verkossa (Teams)",
        ),
    ],
)
def test_a_change_tells_the_new_and_the_old(mention: Mention, said: str) -> None:
    made = letter(mention)
    assert said in reads(made.html).replace(" · ", " ")  # time and place stand on one line
    assert (" · verkossa" in reads(made.html)) is (mention.why not in OFF)
    assert said in " ".join(made.text.split())


@pytest.mark.parametrize(
    ("why", "mark"),
    [(Why.CANCELLED, "PERUTTU"), (Why.POSTPONED, "SIIRTYY"), (Why.CONFIRMED_AGAIN, "PIDETÄÄN SITTENKIN")],
)
def test_a_change_is_marked_in_words(why: Why, mark: str) -> None:
    gone = replace(SESSION, when=None) if why is Why.POSTPONED else SESSION
    made = letter(Mention(why, event=gone, before=told(SESSION)))
    assert f"{mark}: {SESSION.title}" in " ".join(made.text.split())
    assert mark.capitalize() in reads(made.html)


@pytest.mark.parametrize("why", [Why.CANCELLED, Why.POSTPONED])
def test_nobody_is_asked_to_register_for_what_is_off(why: Why) -> None:
    made = letter(Mention(why, event=replace(SESSION, status=Status.CANCELLED), before=told(SESSION)))
    assert "Ilmoittaudu" not in made.html + made.text
    assert "Lisää kalenteriin" not in made.html + made.text


@pytest.mark.parametrize(("status", "mark"), [(Status.CANCELLED, "Peruttu"), (Status.MOVED, "Siirtyy")])
def test_what_an_editor_puts_on_top_still_says_that_it_is_off(status: Status, mark: str) -> None:
    off = replace(SESSION, status=status, when=SESSION.when if status is Status.CANCELLED else None)
    made = letter(Mention(Why.PIN, event=off, pinned=True))
    assert mark in reads(made.html)
    assert "Ilmoittaudu" not in made.html + made.text


def test_nobody_is_asked_to_come_to_what_is_over() -> None:
    made = letter(Mention(Why.PIN, event=replace(SESSION, when=OLD_WHEN, registration_closes=None), pinned=True))
    assert "Ilmoittaudu" not in made.html + made.text
    assert "Lisää kalenteriin" not in made.html + made.text


def test_materials_are_links_with_words() -> None:
    event = replace(PARTY, materials=(Link("https://thl.fi/a", "Esitys"), Link("https://thl.fi/b")))
    made = letter(Mention(Why.MATERIALS, event=event))
    found = links(made.html)
    assert found["Esitys"] == "https://thl.fi/a"
    assert found["Materiaalit: Aloitusjuhla: lastensuojelu ja strategiset …"] == "https://thl.fi/b"
    assert "Tilaisuus oli tiistaina 16. huhtikuuta 2024." in reads(made.html)
    assert "– Esitys: https://thl.fi/a" in made.text


def test_short_news_stand_whole_and_long_ones_lead_on() -> None:
    made = letter(item(APPLICATIONS), item(YOUNG))
    assert "<strong>51 hankehakemusta</strong>" in made.html
    found = links(made.html)
    # The headline is the link, and says under it where it leads.
    assert found[APPLICATIONS.title] == "https://thl.fi/soila"
    assert found[YOUNG.title] == addresses.letter_item_url(SITE, DAY, YOUNG.id)
    assert f"{APPLICATIONS.title} thl.fi ESR+" in reads(made.html)
    assert f"{YOUNG.title} soila.example.org Kehittäjäryhmässä" in reads(made.html)
    assert reads(made.html).count("tulisi uudistaa.") < 10


def test_a_picture_stands_in_an_items_feature_with_its_words() -> None:
    shown: dict[str, Any] = {"picture": Picture("k.jpg", 500, 300, "k-2x.jpg"), "image_alt": 'Nuoria "koolla"'}
    address = f"{SITE}/kuvat/k-2x.jpg"
    for one, wide in ((item(APPLICATIONS, **shown), 500), (new(SESSION, **shown), 460)):
        made = letter(one)
        words = "Nuoria (?:&#34;|&quot;)koolla(?:&#34;|&quot;)"
        assert re.search(rf'<img src="{address}" alt="{words}" width="{wide}"', made.html)
        assert 'Kuva: Nuoria "koolla"' in made.text
    off = replace(SESSION, status=Status.CANCELLED, **shown)
    for one in (replace(item(APPLICATIONS, **shown), form=Form.BRIEF), Mention(Why.CANCELLED, event=off)):
        made = letter(one)
        assert address not in made.html
        assert "Kuva:" not in made.text
    # What stands elsewhere is never loaded.
    assert letter(item(APPLICATIONS, image="https://thl.fi/k.png", image_alt="A")).html.count("<img") == 1


def test_a_letter_can_be_sent_on_and_ends_with_its_sender() -> None:
    made = letter(new(SESSION))
    there = quote(addresses.letter_url(SITE, DAY), safe="")
    assert links(made.html)["Lähetä kollegalle"] == f"mailto:?subject=SOILAn%20verkostokirje&amp;body={there}"
    for part in (reads(made.html), " ".join(made.text.split())):
        assert "Terveisin SOILA-koordinaatiohanke" in part


def test_a_logo_is_never_larger_than_the_emblem() -> None:
    """Regulation (EU) 2021/1060, annex IX."""
    logos = (Logo("Hanke 1.png", 'Hanke "yksi"', "https://example.org/hanke"), Logo("a/toinen.png", "Toinen"))
    ours = replace(config(), look=Look(logos))
    made = render_letter(edition(new(SESSION)), ours, TEMPLATES, outbox_tags(ours))
    shown = re.findall(r'<img src="([^"]+)" width="(\d+)" height="(\d+)"', made.html)
    assert [one[0].removeprefix(f"{SITE}/") for one in shown] == [
        "eu-tunnus.png",
        "kuvat/logot/1-hanke-1.png",
        "kuvat/logot/2-toinen.png",
    ]
    assert {(int(width), int(height)) for _, width, height in shown} == {LETTER_SIZE}
    assert pictures_in(made, ours) == ["kuvat/logot/1-hanke-1.png", "kuvat/logot/2-toinen.png"]
    assert missing_parts(made, ours) == ()
    larger = replace(made, html=made.html.replace('1-hanke-1.png" width="79"', '1-hanke-1.png" width="80"'))
    assert missing_parts(larger, ours)
    assert 'Hanke "yksi": https://example.org/hanke\n' in made.text


def test_a_picture_in_a_body_is_not_loaded_from_elsewhere() -> None:
    made = letter(item(APPLICATIONS, body="Katso ![kuvaa](https://example.org/k.png)"))
    assert made.html.count("<img") == 1  # the emblem
    assert links(made.html)["kuvaa"] == "https://example.org/k.png"


def test_words_never_run_together() -> None:
    made = letter(lead="**Kiitos**\n*kaikille*\n\n```\na\n  b\n```")
    assert "Kiitos kaikille" in reads(made.html)
    assert "<pre><code>a<br" in made.html


def test_whom_all_of_a_section_is_for_is_said_once_before_its_lines() -> None:
    """What is shown at length says it in its own place: within its first words."""
    short = [replace(new(SESSION, id=f"a{number}"), form=Form.LINE) for number in range(3)]
    assert letter(*short).text.count("Kohderyhmä:") == 1
    assert reads(letter(*short).html).count("Kohderyhmä:") == 1
    assert letter(new(SESSION), *short).text.count("Kohderyhmä:") == 2
    other = replace(short[0], event=replace(SESSION, id="muu", audience="Muut"))
    assert letter(*short, other).text.count("Kohderyhmä:") == 4
    assert letter(short[0]).text.count("Kohderyhmä:") == 1
