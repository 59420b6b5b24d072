"""The letter: what each kind of mention shows, in both parts, and what every letter has."""

import re
from dataclasses import replace
from datetime import date, time
from urllib.parse import urlsplit

import pytest

from pipeline.model import Internal, Link, Mention, Section, Status, When, Why
from pipeline.render import addresses
from pipeline.render.letter import mailchimp_tags, missing_parts
from tests.make import config
from tests.render.letters import (
    APPLICATIONS,
    DAY,
    ECOSYSTEM,
    PARTY,
    SESSION,
    YOUNG,
    edition,
    item,
    letter,
    new,
    rendered,
    told,
)

SITE = config().site.url


def reads(html: str) -> str:
    """What a reader of the HTML reads, on one line."""
    body = re.sub(r"<!--.*?-->|<head.*?</head>", "", html, flags=re.DOTALL)
    inline = re.sub(r"</?(?:a|span|strong|em|s)\b[^>]*>", "", body)
    return " ".join(re.sub(r"<[^>]*>", " ", inline).split())


def links(html: str) -> dict[str, str]:
    """The address of each link, by its words."""
    found = re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {re.sub(r"<[^>]*>", "", text): href for href, text in found}


def test_a_new_event_is_told_whole() -> None:
    made = letter(new(SESSION))
    for part in (reads(made.html), made.text.replace("\n", " ")):
        assert SESSION.title in part
        assert "tiistai 14. toukokuuta 2024 klo 9–11.30" in part
        assert "Paikka: verkossa (Teams)" in part
        assert "Kenelle: Käynnistyvät Turvaverkkoja nuorten tulevaisuuteen -hankkeet" in part
        assert "Sosiaaliset innovaatiot ovat uusia, toimivia ideoita." in part
        assert "Ilmoittaudu viimeistään perjantaina 10. toukokuuta 2024." in part
        assert "Ohjelma" not in part


def test_an_event_has_its_links_and_each_says_where_it_leads() -> None:
    found = links(letter(new(SESSION)).html)
    assert found[SESSION.title] == addresses.event_url(SITE, SESSION.id)
    assert found["Ilmoittaudu: Sosiaalinen innovaatio kehittämistyön …"] == "https://thl.fi/soila"
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
    assert (
        "viimeistään perjantaina 10. toukokuuta 2024 klo 12." in letter(new(SESSION, registration_closes=closes)).text
    )


def test_a_reminder_is_one_line() -> None:
    made = letter(Mention(Why.REMINDER, event=SESSION))
    assert "ti 14.5. Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana, klo 9–11.30, verkossa (Teams)" in (
        reads(made.html)
    )
    assert "Ilmoittaudu" not in made.html
    assert "– tiistai 14. toukokuuta 2024 klo 9–11.30: Sosiaalinen innovaatio" in made.text


def test_a_reminder_that_an_editor_put_on_top_is_told_whole() -> None:
    assert "Ilmoittaudu" in letter(Mention(Why.REMINDER, event=SESSION, pinned=True)).html


def test_a_last_call_asks_to_register() -> None:
    made = letter(Mention(Why.LAST_CALL, event=SESSION))
    assert "Ilmoittaudu viimeistään perjantaina 10. toukokuuta 2024." in reads(made.html)
    without = letter(Mention(Why.LAST_CALL, event=replace(SESSION, registration_closes=None)))
    assert "Ilmoittaudu ennen tilaisuuden alkua." in reads(without.html)
    assert "Ilmoittaudu ennen tilaisuuden alkua." in without.text


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
            "Uusi aika: tiistai 14. toukokuuta 2024 klo 9–11.30 (oli torstai 9. toukokuuta 2024 klo 9)"
            " Paikka: verkossa (Teams) Syy: Puhuja on estynyt.",
        ),
        (
            Mention(Why.MOVED, event=SESSION, before=told(SESSION, place="Helsinki")),
            "Aika: tiistai 14. toukokuuta 2024 klo 9–11.30 Uusi paikka: verkossa (Teams) (oli Helsinki)",
        ),
        (
            Mention(
                Why.CANCELLED,
                event=replace(SESSION, status=Status.CANCELLED, reason="Sairastuminen."),
                before=told(SESSION),
            ),
            "Tilaisuutta ei pidetä (aika oli tiistai 14. toukokuuta 2024 klo 9–11.30). Syy: Sairastuminen.",
        ),
        (
            Mention(Why.POSTPONED, event=replace(SESSION, status=Status.MOVED, when=None), before=told(SESSION)),
            "Uusi aika ilmoitetaan myöhemmin (oli tiistai 14. toukokuuta 2024 klo 9–11.30).",
        ),
        (
            Mention(Why.CONFIRMED_AGAIN, event=SESSION, before=told(SESSION)),
            "Aika: tiistai 14. toukokuuta 2024 klo 9–11.30 Paikka: verkossa (Teams)",
        ),
    ],
)
def test_a_change_tells_the_new_and_the_old(mention: Mention, said: str) -> None:
    made = letter(mention)
    assert said in reads(made.html)
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
    assert found["Lue lisää: Ensimmäinen lastensuojelun sosiaalisten innovaatioiden …"] == "https://thl.fi/soila"
    assert found["Lue koko uutinen: Kokemusnäkökulmia lastensuojelun uudistamiseen"] == addresses.letter_item_url(
        SITE, DAY, YOUNG.id
    )
    assert reads(made.html).count("tulisi uudistaa.") < 10


def test_a_picture_of_news_has_its_words() -> None:
    made = letter(item(APPLICATIONS, image="https://thl.fi/k.png", image_alt='Nuoria "koolla"'))
    assert re.search(r'<img src="https://thl.fi/k.png" alt="Nuoria (?:&#34;|&quot;)koolla(?:&#34;|&quot;)"', made.html)
    assert 'Kuva: Nuoria "koolla"' in made.text


def test_a_picture_in_a_body_is_not_loaded_from_elsewhere() -> None:
    made = letter(item(APPLICATIONS, body="Katso ![kuvaa](https://example.org/k.png)"))
    assert "<img" not in made.html
    assert links(made.html)["kuvaa"] == "https://example.org/k.png"


def test_words_never_run_together() -> None:
    made = letter(lead="**Kiitos**\n*kaikille*\n\n```\na\n  b\n```")
    assert "Kiitos kaikille" in reads(made.html)
    assert "<pre><code>a<br" in made.html


def test_headings_go_down_one_level_at_a_time() -> None:
    made = letter(new(SESSION), item(APPLICATIONS, body="## Välissä\n\nTeksti"), lead="# Johdanto\n\nTeksti")
    assert re.findall(r"<h(\d)", made.html) == ["1", "2", "2", "3", "3", "4"]


def test_the_letter_is_for_screen_readers_too() -> None:
    html = letter(new(SESSION), lead="Hei").html
    assert '<html lang="fi"' in html
    assert 'role="article"' in html
    body = html.partition("<body")[2]
    visible = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    assert all('role="presentation"' in table for table in re.findall(r"<table[^>]*>", visible))
    assert all('alt="' in image for image in re.findall(r"<img[^>]*>", visible))
    assert min(int(size) for size in re.findall(r"font-size:(\d+)px;line-height:1\.[2-9]", visible)) >= 14


def test_the_letter_loads_nothing_and_runs_nothing() -> None:
    html = letter(new(SESSION), item(APPLICATIONS), lead="Hei").html
    assert not re.search(r"<(?:link|script|iframe|img|object|embed)\b|@import|url\(|\bsrc=", html)


def test_everything_that_a_letter_must_have_is_in_both_parts() -> None:
    for tags in (None, mailchimp_tags()):
        made = rendered(edition(new(SESSION)), tags)
        assert missing_parts(made) == ()
        for part in (reads(made.html), " ".join(made.text.split())):
            assert "Euroopan unionin osarahoittama" in part
            assert config().project.funding_detail in part
            assert "Lastensuojelun Keskusliitto" in part
            assert "#SOILAhanke" in part
            assert "SOILA-kalenteri" in part


def test_the_emblem_is_described() -> None:
    made = letter(new(SESSION))
    assert f'role="img" aria-label="{config().project.emblem}"' in made.html
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


EU, UNSUBSCRIBE, ADDRESS = (
    "lauseke EU-rahoituksesta",
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
    assert missing_parts(replace(made, html=made.html.replace(taken, ""))) == (missing,)
    assert missing_parts(replace(made, text=made.text.replace(taken, ""))) == (missing,)


def test_a_part_in_a_comment_does_not_count() -> None:
    made = rendered(edition(new(SESSION)), mailchimp_tags())
    link = re.search(r"<a [^>]*UNSUB[^>]*>[^<]*</a>", made.html)
    assert link
    assert missing_parts(replace(made, html=made.html.replace(link[0], f"<!-- {link[0]} -->"))) == (UNSUBSCRIBE,)


def test_content_that_tells_of_funding_is_no_statement() -> None:
    made = letter(
        item(APPLICATIONS, body="Hanke on Euroopan unionin osarahoittama, kuten moni muukin hanke Suomessa on ollut.")
    )
    without = re.sub(r"<strong[^>]*>Euroopan unionin osarahoittama</strong>", "", made.html)
    assert missing_parts(replace(made, html=without)) == (EU,)


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
    assert made.shown == 2


def test_an_event_of_two_days_tells_both() -> None:
    days = When(date(2024, 5, 29), date(2024, 5, 30), time(12), time(15))
    made = letter(new(ECOSYSTEM, when=days), Mention(Why.REMINDER, event=replace(ECOSYSTEM, when=days)))
    assert "keskiviikko 29. toukokuuta 2024 klo 12 – torstai 30. toukokuuta 2024 klo 15" in reads(made.html)
    assert "29.5.–30.5. Ekosysteemityö, katso thl.fi/soila" in reads(made.html)


def test_a_letter_of_nothing_but_a_lead_stands() -> None:
    made = letter(lead="Hyvää kesää!")
    assert "Hyvää kesää!" in made.text
    assert missing_parts(made) == ()
