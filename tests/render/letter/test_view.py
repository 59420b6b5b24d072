"""What every letter has, whatever it tells: its headings, its duties to readers and funder, its plain text."""

import re
from datetime import date, time
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from pipeline.model import Form, Internal, Link, Mention, Section, When, Why
from pipeline.render import addresses
from pipeline.render.letter.letter import mailchimp_tags, missing_parts
from tests.make import config
from tests.render.letter.letters import (
    APPLICATIONS,
    DAY,
    ECOSYSTEM,
    PARTY,
    SESSION,
    YOUNG,
    edition,
    item,
    letter,
    links,
    new,
    reads,
    rendered,
)

SITE = config().site.url


def test_headings_go_down_one_level_at_a_time() -> None:
    made = letter(new(SESSION), item(APPLICATIONS, body="## Välissä\n\nTeksti"), lead="# Johdanto\n\nTeksti")
    assert re.findall(r"<h(\d)", made.html) == ["1", "2", "2", "3", "4", "3", "4"]


def test_the_letter_is_for_screen_readers_too() -> None:
    html = letter(new(SESSION), lead="Hei").html
    assert '<html lang="fi"' in html
    assert 'role="article"' in html
    body = html.partition("<body")[2]
    visible = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    assert all('role="presentation"' in table for table in re.findall(r"<table[^>]*>", visible))
    assert all('alt="' in image for image in re.findall(r"<img[^>]*>", visible))
    assert min(int(size) for size in re.findall(r"font-size:(\d+)px;line-height:1\.[2-9]", visible)) >= 14


def test_the_letter_loads_the_emblem_alone_and_runs_nothing() -> None:
    html = letter(new(SESSION), item(APPLICATIONS), lead="Hei").html
    assert not re.search(r"<(?:link|script|iframe|object|embed)\b|@import|url\(", html)
    assert re.findall(r'\bsrc="([^"]*)"', html) == [f"{SITE}/eu-tunnus.png"]


def test_everything_that_a_letter_must_have_is_in_both_parts() -> None:
    for tags in (None, mailchimp_tags()):
        made = rendered(edition(new(SESSION)), tags)
        assert missing_parts(made, config()) == ()
        for part in (reads(made.html), " ".join(made.text.split())):
            assert "Euroopan unionin osarahoittama" in part
            assert config().project.funding_detail in part
            assert "Lastensuojelun Keskusliitto" in part
            assert "#SOILAhanke" in part
            assert "SOILA-kalenteri" in part


def test_the_emblem_is_described() -> None:
    made = letter(new(SESSION))
    assert f'alt="{config().project.emblem}"' in made.html
    assert config().project.emblem in made.text


def test_the_outbox_sends_nobody_to_mailchimp() -> None:
    made = letter(new(SESSION))
    assert links(made.html)["Peruuta kirjeen tilaus"].startswith(
        "mailto:soila@example.org?subject=SOILAn%20verkostokirje"
    )
    assert links(made.html)["Lue kirje selaimessa"] == addresses.letter_url(SITE, DAY)
    assert f"Postiosoite: {config().project.address}" in " ".join(made.text.split())
    assert "*|" not in made.html + made.text


def test_mailchimp_gets_its_own_tags() -> None:
    made = rendered(edition(new(SESSION)), mailchimp_tags())
    assert links(made.html)["Peruuta kirjeen tilaus"] == "*|UNSUB|*"
    assert links(made.html)["Lue kirje selaimessa"] == "*|ARCHIVE|*"
    assert "Postiosoite: *|LIST:ADDRESSLINE|*" in reads(made.html)
    for tag in ("*|UNSUB|*", "*|ARCHIVE|*", "*|LIST:ADDRESSLINE|*"):
        assert tag in made.text


EU, EMBLEM, UNSUBSCRIBE, ADDRESS = (
    "lauseke EU-rahoituksesta",
    "EU:n tunnus (ohjelman mukana tuleva kuva kuvauksineen, oikean kokoisena)",
    "linkki, josta kirjeen tilauksen voi perua",
    "lähettäjän postiosoite",
)


@pytest.mark.parametrize(
    ("taken", "missing"),
    [
        ("Euroopan unionin osarahoittama", EU),
        ("*|UNSUB|*", UNSUBSCRIBE),
        ("*|LIST:ADDRESSLINE|*", ADDRESS),
        ("Postiosoite:", ADDRESS),
    ],
)
def test_a_missing_part_is_named_whichever_part_lacks_it(taken: str, missing: str) -> None:
    made = rendered(edition(new(SESSION)), mailchimp_tags())
    assert missing_parts(replace(made, html=made.html.replace(taken, "")), config()) == (missing,)
    assert missing_parts(replace(made, text=made.text.replace(taken, "")), config()) == (missing,)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("/eu-tunnus.png", "/oma-tunnus.png"),
        ("https://soila.example.org/eu-tunnus.png", "https://example.org/eu-tunnus.png"),
        ('width="79" height="54"', 'width="40" height="27"'),
        ('width="79" height="54"', 'width="108" height="54"'),
        ('alt="EU-tunnus: ', 'alt="'),
        ('<img src="https://soila.example.org/eu', '<!-- --><input src="https://soila.example.org/eu'),
    ],
)
def test_an_emblem_that_is_another_smaller_or_nameless_is_missing(was: str, becomes: str) -> None:
    made = letter(new(SESSION))
    assert was in made.html
    assert missing_parts(replace(made, html=made.html.replace(was, becomes)), config()) == (EMBLEM,)


def test_a_part_in_a_comment_does_not_count() -> None:
    made = rendered(edition(new(SESSION)), mailchimp_tags())
    link = re.search(r"<a [^>]*UNSUB[^>]*>[^<]*</a>", made.html)
    assert link
    assert missing_parts(replace(made, html=made.html.replace(link[0], f"<!-- {link[0]} -->")), config()) == (
        UNSUBSCRIBE,
    )


def test_content_that_tells_of_funding_is_no_statement() -> None:
    made = letter(
        item(APPLICATIONS, body="Hanke on Euroopan unionin osarahoittama, kuten moni muukin hanke Suomessa on ollut.")
    )
    without = re.sub(r"<strong[^>]*>Euroopan unionin osarahoittama</strong>", "", made.html)
    assert missing_parts(replace(made, html=without), config()) == (EU,)


def test_what_is_private_stays_here() -> None:
    made = letter(new(SESSION, internal=Internal("https://teams.example.org/salainen", "omistaja@example.org", 42)))
    assert "salainen" not in made.html + made.text
    assert "omistaja@" not in made.html + made.text


def test_plain_text_is_narrow_and_its_addresses_are_whole() -> None:
    made = letter(
        new(SESSION),
        item(YOUNG),
        Mention(Why.MATERIALS, event=replace(PARTY, materials=(Link("https://thl.fi/" + "a" * 90),))),
    )
    for line in made.text.splitlines():
        assert len(line) <= 72 or urlsplit(line.split()[-1]).scheme in ("https", "mailto"), line
    assert "\n\n\n" not in made.text
    assert "https://thl.fi/" + "a" * 90 in made.text


def test_headings_of_the_text_are_underlined() -> None:
    lines = letter(new(SESSION)).text.splitlines()
    assert lines[:2] == ["SOILAn verkostokirje", "===================="]
    at = lines.index("UUSIA TAPAHTUMIA")
    assert lines[at + 1] == "-" * len("UUSIA TAPAHTUMIA")


def test_hours_and_days_stay_on_one_line() -> None:
    made = letter(new(SESSION))
    assert '<span class="nb">klo 9–11.30</span>' in made.html
    assert '<span class="nb">-hankkeet</span>' in made.html


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert letter(new(SESSION), item(YOUNG)) == letter(new(SESSION), item(YOUNG))


def test_sections_keep_their_order_and_their_titles() -> None:
    one = edition(new(SESSION))
    two = replace(one, sections=(*one.sections, Section("Rahoitus", (item(APPLICATIONS),))))
    made = rendered(two)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", made.html) == ["Uusia tapahtumia", "Rahoitus"]
    assert made.date == DAY


def test_an_event_of_two_days_tells_both() -> None:
    days = When(date(2024, 5, 29), date(2024, 5, 30), time(12), time(15))
    made = letter(new(ECOSYSTEM, when=days), Mention(Why.REMINDER, event=replace(ECOSYSTEM, when=days), form=Form.LINE))
    assert "ke 29.5.2024 klo 12 – to 30.5.2024 klo 15" in reads(made.html)
    assert "29.–30.5. Ekosysteemityö, katso thl.fi/soila" in reads(made.html)


def test_a_letter_of_nothing_but_a_lead_stands() -> None:
    made = letter(lead="Hyvää kesää!")
    assert "Hyvää kesää!" in made.text
    assert missing_parts(made, config()) == ()
