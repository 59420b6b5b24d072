"""News of a page: found under its headings in whatever build, each with its day, its lead and its link."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.announced import ARTICLES_MAX
from pipeline.collect.fetch.page import Page
from pipeline.collect.page.news import LEAD_MAX, NEWS_MAX, lead_of
from pipeline.collect.page.words import is_over_news
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.messages import explain
from pipeline.model import Collected, FoundNews

LIST = "https://thl.fi/soila"
NEAR = date(2024, 4, 8)
EVENTS = """<h2>Tulevat tapahtumat</h2><ul><li><a href="/t/a">Kevätjuhla</a> ti 16.4.2024 klo 9–11.30</li>
<li><a href="/t/b">Työpaja: jälkihuolto</a> ti 14.5.2024 klo 9–12</li></ul>"""
OPAS, HAKU = "Opas jälkihuoltoon ilmestyi", "Rahoitushaku tuotti 51 hakemusta"
LEAD = "Opas kokoaa jälkihuollon keinot yhteen."


def read(
    news: str, events: str = EVENTS, language: str = "fi", articles: Mapping[str, str] = MappingProxyType({})
) -> Collected:
    page = f'<html lang="{language}"><title>SOILA</title><main><h1>SOILA</h1>{events}{news}</main></html>'
    own = '<html lang="fi"><h1>{}</h1><p>Tervetuloa</p></html>'
    own = dict(articles) | {"a": own.format("Kevätjuhla"), "b": own.format("Työpaja: jälkihuolto")}

    def get(url: str) -> Page:
        if url != LIST and url[-1] not in own:
            raise Fault("fetch.gone", url=url, status=404)
        return Page(url, page if url == LIST else own[url[-1]])

    found = collect(SourceRule("thl", "thl", LIST), get, NEAR, ZoneInfo("Europe/Helsinki"))
    for problem in (*found.problems, *(doubt for one in (*found.events, *found.news) for doubt in one.doubts)):
        assert explain(problem)
    return found


def told(news: FoundNews) -> tuple[str, str, date | None, str]:
    return news.url.removeprefix("https://thl.fi"), news.title, news.published, news.lead


BUILDS = {
    "list": f'<ul><li><a href="/u/1">{OPAS}</a> 2.4.2024</li><li><a href="/u/2">{HAKU}</a> 28.3.2024</li></ul>',
    "day first": f'<ul><li>2.4.2024 <a href="/u/1">{OPAS}</a></li><li>28.3.2024: <a href="/u/2">{HAKU}</a></li></ul>',
    "table": "<table><tr><th>Päivä</th><th>Otsikko</th></tr>"
    f'<tr><td>2.4.2024</td><td><a href="/u/1">{OPAS}</a></td></tr>'
    f'<tr><td>28.3.2024</td><td><a href="/u/2">{HAKU}</a></td></tr></table>',
    "terms": f'<dl><dt>2.4.2024</dt><dd><a href="/u/1">{OPAS}</a></dd>'
    f'<dt>28. maaliskuuta 2024</dt><dd><a href="/u/2">{HAKU}</a></dd></dl>',
    "in the link": f'<p><a href="/u/1">2.4.2024 {OPAS}</a></p><p><a href="/u/2">{HAKU} – 28.3.2024</a></p>',
    "day and kind": f"<div><article><p><span>02.04.2024 klo 8.15</span> <span>Tiedote</span></p>"
    f'<h3><a href="/u/1">{OPAS}</a></h3></article><article><p><span>28.03.2024</span> <span>Blogi</span></p>'
    f'<h3><a href="/u/2">{HAKU}</a></h3></article></div>',
    "Swedish": f'<div><article><h3><a href="/u/1">{OPAS}</a></h3><p>den 2 april 2024</p></article>'
    f'<article><h3><a href="/u/2">{HAKU}</a></h3><p>Publicerad den 28 mars 2024</p></article></div>',
    "English": f'<div><article><h3><a href="/u/1">{OPAS}</a></h3><p>April 2, 2024</p></article>'
    f'<article><h3><a href="/u/2">{HAKU}</a></h3><p>Published on 28 March 2024</p></article></div>',
    "under months": f'<h3>Huhtikuu 2024</h3><ul><li>2.4. <a href="/u/1">{OPAS}</a></li></ul>'
    f'<h3>Maaliskuu 2024</h3><ul><li>28.3. <a href="/u/2">{HAKU}</a></li></ul>',
    "stamps": f'<div><article><h3><a href="/u/1">{OPAS}</a></h3><time datetime="2024-04-02T09:03:00+03:00">ti</time>'
    f'</article><article><h3><a href="/u/2">{HAKU}</a></h3><time datetime="2024-03-28">28. maaliskuuta</time>'
    "</article></div>",
}


@pytest.mark.parametrize("build", BUILDS)
def test_titles_days_and_links(build: str) -> None:
    found = read(f"<h2>Ajankohtaista</h2>{BUILDS[build]}")
    assert [told(one) for one in found.news] == [
        ("/u/1", OPAS, date(2024, 4, 2), ""),
        ("/u/2", HAKU, date(2024, 3, 28), ""),
    ]
    assert [one.title for one in found.events] == ["Kevätjuhla", "Työpaja: jälkihuolto"]
    assert [one.doubts for one in found.news] == [(), ()]


CARDS = {
    "cards": '<div class="c"><h3><a href="/u/1">{title}</a></h3><p>Julkaistu {day}</p><p>{lead}</p>'
    '<a href="/u/1">Lue lisää</a></div>',
    "link around": '<article><a href="/u/1"><h3>{title}</h3><p>Uutinen</p><p>{day}</p><p>{lead}</p></a></article>',
    "headings": '<h3>{title}</h3><p>{day} | Tiedote</p><p>{lead} <a href="/u/1">Lue lisää</a></p>',
    "bold": '<p><strong>{day} {title}</strong><br>{lead} <a href="/u/1">Lue lisää</a></p>',
    "hour": '<article><h3><a href="/u/1">{title}</a></h3><p>{day} klo 9.00</p><p>{lead}</p></article>',
}


@pytest.mark.parametrize("build", CARDS)
def test_leads(build: str) -> None:
    one = CARDS[build].format(title=OPAS, day="2.4.2024", lead=LEAD)
    other = CARDS[build].format(title=HAKU, day="28.3.2024", lead="Haku päättyi 20.3.2024.").replace("/u/1", "/u/2")
    found = read(f"<h2>SOILAn uutisia</h2>{one}{other}")
    assert [told(each) for each in found.news] == [
        ("/u/1", OPAS, date(2024, 4, 2), LEAD),
        ("/u/2", HAKU, date(2024, 3, 28), "Haku päättyi 20.3.2024."),
    ]


ONE_DAYS = {
    "terms": f'<dl><dt>2.4.2024</dt><dd><a href="/u/1">{OPAS}</a></dd><dd><a href="/u/2">{HAKU}</a></dd>'
    '<dd>1.4.2024 <a href="/u/3">Tutkimus valmistui</a></dd></dl>',
    "heading": f'<h3>2.4.2024</h3><ul><li><a href="/u/1">{OPAS}</a></li><li><a href="/u/2">{HAKU}</a></li>'
    '<li>1.4.2024 <a href="/u/3">Tutkimus valmistui</a></li></ul>',
}


@pytest.mark.parametrize("build", ONE_DAYS)
def test_several_pieces_under_one_day_have_that_day_where_they_tell_no_other(build: str) -> None:
    days = [one.published for one in read(f"<h2>Ajankohtaista</h2>{ONE_DAYS[build]}").news]
    assert days == [date(2024, 4, 2), date(2024, 4, 2), date(2024, 4, 1)]


UNLINKED = {
    "terms": f"<dl><dt>2.4.2024</dt><dd>{OPAS}. {LEAD}</dd><dt>28.3.2024</dt><dd>{HAKU}</dd>"
    '<dt>1.3.2024</dt><dd><a href="/u/3">Tutkimus valmistui</a></dd></dl>',
    "items": f"<ul><li>2.4.2024: {OPAS}. {LEAD}</li><li>28.3.2024 {HAKU}</li>"
    '<li>1.3.2024 <a href="/u/3">Tutkimus valmistui</a></li></ul>',
}


@pytest.mark.parametrize("build", UNLINKED)
def test_what_has_no_link_is_named_by_the_first_words_after_its_day(build: str) -> None:
    expected = [("/soila", OPAS, date(2024, 4, 2), LEAD), ("/soila", HAKU, date(2024, 3, 28), "")]
    found = read(f"<h2>Ajankohtaista</h2>{UNLINKED[build]}")
    assert [told(one) for one in found.news] == [*expected, ("/u/3", "Tutkimus valmistui", date(2024, 3, 1), "")]
    unlinked = UNLINKED[build].replace('<a href="/u/3">', "").replace("</a>", "")
    assert [one.title for one in read(f"<h2>Ajankohtaista</h2>{unlinked}").news] == [OPAS, HAKU, "Tutkimus valmistui"]


@pytest.mark.parametrize(
    "item",
    [
        *("<li>2.4.2024 Uutinen</li>", "<li>2.4.2024</li>", "<p>2.4.2024 Kirjoittanut työryhmä</p>"),
        *("<li>2.4.2024 Aika ja paikka</li>", "<li>2.4.2024 Lue koko uutinen</li>"),
    ],
)
def test_a_day_beside_a_word_is_no_piece(item: str) -> None:
    assert [one.title for one in read(f"<h2>Ajankohtaista</h2>{item}{card(HAKU, LEAD)}").news] == [HAKU]


def test_the_link_of_an_announced_event_is_its_page_and_its_town_its_place() -> None:
    lead = "Verkostopäivä järjestetään 16.5.2024 klo 9–15 Helsingissä. Ilmoittaudu 2.5. mennessä."
    title = "Ilmoittautuminen verkostopäivään on auki"
    one = read(f"<h2>Ajankohtaista</h2>{card(title, lead)}{card(HAKU, LEAD)}").events[2]
    assert (one.title, one.url, one.registration, one.place) == (title, "https://thl.fi/u/1", "", "Helsinki")
    form = card(title, lead).replace("/u/1", "https://lyyti.in/x")
    assert read(f"<h2>Ajankohtaista</h2>{form}{card(HAKU, LEAD)}").events[2].registration == "https://lyyti.in/x"


def test_a_page_for_news_alone_has_nothing_missing_and_one_with_neither_is_told() -> None:
    found = read(f"<h2>Ajankohtaista</h2>{BUILDS['list']}", events="")
    assert ([one.title for one in found.news], found.events, found.problems) == ([OPAS, HAKU], (), ())
    announced = read(
        f"<h2>Ajankohtaista</h2>{card('Webinaari', 'Ilmoittaudu webinaariin 15.5.2024 klo 9.')}", events=""
    )
    assert ([one.title for one in announced.events], announced.problems) == (["Webinaari"], ())
    assert [problem.key for problem in read("<p>Tervetuloa.</p>", events="").problems] == ["collect.no_events"]


def card(title: str, lead: str, day: str = "2.4.2024") -> str:
    return f'<article><h3><a href="/u/1">{title}</a></h3><p>{day}</p><p>{lead}</p></article>'


def kinds(news: str) -> list[tuple[str, str, list[str]]]:
    """Each piece beside the list's own events: its kind, title and doubts."""
    found = read(f"<h2>Ajankohtaista</h2>{news}{card('Muu uutinen tästä', 'Muu.')}")
    pieces = (*found.events[2:], *found.news)
    return [
        (type(one).__name__, one.title, [doubt.key for doubt in one.doubts])
        for one in pieces
        if one.title != "Muu uutinen tästä"
    ]


@pytest.mark.parametrize(
    ("title", "lead", "doubts"),
    [
        ("Webinaari syksyn hausta", "Ilmoittaudu webinaariin 15.5.2024 klo 9–10.", []),
        ("Webinaari syksyn hausta", "Webinaari on 15.5.2024 klo 9–10.", ["collect.news_or_event"]),
        ("Verkostopäivä", "Ilmoittaudu mukaan! Päivä on 15.5.2024.", ["collect.news_or_event"]),
    ],
    ids=["hour and registration", "hour", "registration"],
)
def test_a_day_ahead_with_more_is_an_event_and_one_sign_alone_a_doubt(title: str, lead: str, doubts: list[str]) -> None:
    assert kinds(card(title, lead)) == [("FoundEvent", title, doubts)]


@pytest.mark.parametrize(
    ("title", "lead", "day", "doubts"),
    [
        (OPAS, "Opas julkaistiin 15.3.2024 klo 9.", "2.4.2024", []),
        ("Väki kokoontui", "Tilaisuus 15.3.2024 klo 9–10 kokosi väkeä.", "2.4.2024", []),
        ("Haku aukeaa", "Haku on auki 15.5.2024 asti.", "2.4.2024", []),
        ("Seminaari 15.5.2024 Oulussa", "Ohjelma on nyt valmis.", "2.4.2024", ["collect.news_or_event"]),
        ("Haku on auki 15.5.2024 asti", "Hae nyt.", "2.4.2024", []),
        ("Ilmoittaudu verkostoon nyt", "Ilmoittaudu mukaan.", "2.4.2024", ["collect.news_or_event"]),
        (OPAS, LEAD, "", ["collect.news_no_day"]),
        (OPAS, LEAD, "15.5.2024", ["collect.news_no_day"]),
        (OPAS, LEAD, "1.–2.4.2024", ["collect.news_no_day"]),
        ("Webinaari alkaa", "Ilmoittaudu webinaariin 8.4.2024 klo 14–15.", "2.4.2024", ["collect.news_or_event"]),
        ("Väki kokoontui 15.3.2024", "Se oli hyvä päivä.", "2.4.2024", []),
        ("Väki kokoontui 15.3.2024 Oulussa", "Se oli hyvä päivä.", "", ["collect.news_no_day"]),
    ],
    ids=[
        "past day",
        "past hours",
        "deadline",
        "day ahead in its name",
        "deadline in its name",
        "registration without a day",
        "no day",
        "a day ahead alone",
        "two days",
        "today",
        "another day in its name",
        "a day within its name alone",
    ],
)
def test_what_is_an_announcement(title: str, lead: str, day: str, doubts: list[str]) -> None:
    assert kinds(card(title, lead, day)) == [("FoundNews", title, doubts)]


def test_a_list_is_not_one_piece_though_one_of_its_items_has_no_name() -> None:
    listed = f'<ul><li><a href="/u/1">{OPAS}</a> 2.4.2024</li><li><a href="/u/2">Ilmoittaudu verkostoon</a></li></ul>'
    assert [(one.title, one.doubts) for one in read(f"<h2>Ajankohtaista</h2>{listed}").news] == [(OPAS, ())]


def test_an_event_that_is_listed_is_not_told_again_as_news() -> None:
    assert kinds(card("Kevätjuhla", "Ilmoittaudu: ti 16.4.2024 klo 9–11.30.")) == []


@pytest.mark.parametrize("heading", ["Julkaisut", "Yhteystiedot", "Materiaalit"])
def test_what_stands_under_another_heading_is_no_news(heading: str) -> None:
    listed = BUILDS["list"].replace("2.4.2024", "").replace("28.3.2024", "")
    assert read(f"<h2>{heading}</h2>{listed}").news == ()
    assert read(f"<h2>Ajankohtaista</h2><h3>{heading}</h3>{listed}").news == ()


def test_a_list_of_news_ends_with_the_next_heading() -> None:
    found = read(f"<h2>Uutiset</h2>{BUILDS['list']}<h2>Yhteystiedot</h2><p><a href='/x'>Tutkijan yhteystiedot</a></p>")
    assert [one.title for one in found.news] == [OPAS, HAKU]


@pytest.mark.parametrize(
    ("lead", "told_as", "language"),
    [
        ("Handboken är gjord för alla som arbetar med unga och den är på svenska.", "fi", "sv"),
        ("The guide is for all who work with young people and the families.", "fi", "en"),
        ("Handboken är här.", "sv", "sv"),
        (LEAD, "fi", ""),
        ("Opas on nyt tässä ja se on hyvä.", "sv", ""),
    ],
)
def test_the_language_of_a_piece(lead: str, told_as: str, language: str) -> None:
    two = card("Opas 1", lead) + card("Opas 2", lead).replace("/u/1", "/u/2")
    assert {one.language for one in read(f"<h2>Ajankohtaista</h2>{two}", language=told_as).news} == {language}


NO_DAY = f'<h2>Ajankohtaista</h2><ul><li><a href="/u/1">{OPAS}</a></li><li><a href="/u/2">{HAKU}</a></li></ul>'


@pytest.mark.parametrize(
    "article",
    [
        f"<h1>{OPAS}</h1><p>Julkaistu 2.4.2024</p><p>{LEAD} Se esiteltiin 1.3.2024.</p>",
        f"<p>2.4.2024</p><h1>{OPAS}</h1><p>{LEAD}</p>",
        f'<h1>{OPAS}</h1><time datetime="2024-04-01T23:30:00Z">huhtikuu</time><p>{LEAD}</p>',
        f'<meta property="article:published_time" content="2024-04-01T23:30:00Z"><h1>{OPAS}</h1><p>{LEAD}</p>',
        f'<meta property="article:published_time" content="2024-03-01"><h1>{OPAS}</h1><p>2.4.2024</p><p>{LEAD}</p>',
    ],
    ids=["below the title", "above", "stamp", "in the head", "visible before the head"],
)
def test_a_day_that_the_list_leaves_out_is_sought_on_the_articles_page(article: str) -> None:
    found = read(NO_DAY, articles={"1": f"<html lang=fi><main>{article}</main></html>"})
    assert [(one.title, one.published) for one in found.news] == [(OPAS, date(2024, 4, 2)), (HAKU, None)]
    assert [[doubt.key for doubt in one.doubts] for one in found.news] == [[], ["collect.news_no_day"]]
    assert [one.key for one in found.problems] == ["fetch.gone"]


@pytest.mark.parametrize(
    "article",
    [
        f"<h1>{OPAS}</h1><p>15.5.2024</p>",
        f"<h1>{OPAS}</h1>{'<p>Kappale tekstiä.</p>' * 9}<p>2.4.2024</p>",
        "<h1>Kirjaudu sisään</h1>",
        f'<meta property="article:published_time" content="2024-04-09"><h1>{OPAS}</h1>',
    ],
    ids=["ahead", "far from the title", "another page", "ahead in the head"],
)
def test_what_is_no_day_of_publication_leaves_the_doubt(article: str) -> None:
    one = read(NO_DAY, articles={"1": f"<html lang=fi><main>{article}</main></html>"}).news[0]
    assert (one.published, [doubt.key for doubt in one.doubts]) == (None, ["collect.news_no_day"])


def test_articles_are_asked_for_within_reason_and_at_the_source_alone() -> None:
    listed = "".join(f'<li><a href="/u/{n}">Uutinen numero {n}</a></li>' for n in range(ARTICLES_MAX + 2))
    assert read(f"<h2>Ajankohtaista</h2><ul>{listed}</ul>").pages == 3 + ARTICLES_MAX
    assert read(NO_DAY.replace("/u/", "https://muu.example.org/")).pages == 3


def test_a_list_is_read_within_reason() -> None:
    listed = "".join(f'<li>2.4.2024 <a href="/u/{n}">Uutinen numero {n}</a></li>' for n in range(NEWS_MAX + 1))
    assert len(read(f"<h2>Ajankohtaista</h2><ul>{listed}</ul>", events="").news) == NEWS_MAX


def test_a_list_with_days_asks_for_no_articles() -> None:
    assert read(f"<h2>Ajankohtaista</h2>{BUILDS['list']}").pages == 3


@pytest.mark.parametrize(
    ("path", "language"), [("/sv/u/1", "sv"), ("/en/1", "en"), ("/svar/1", ""), ("/u/1?x=/sv/", "")]
)
def test_the_address_of_a_piece_names_its_language(path: str, language: str) -> None:
    listed = BUILDS["list"].replace("/u/1", path).replace(OPAS, "Ny handbok")
    assert read(f"<h2>Ajankohtaista</h2>{listed}").news[0].language == language


@pytest.mark.parametrize(
    ("marked", "page", "language"),
    [
        ('<li><a href="/u/1" lang="sv">Ny rapport</a></li>', "fi", "sv"),
        ('<li lang="sv-FI"><a href="/u/1">Ny rapport</a></li>', "fi", "sv"),
        ('<li><a href="/u/1">Ny rapport</a> <i lang="sv">på svenska</i></li>', "fi", ""),
        ('<li lang="fi"><a href="/u/1">Raportti 2</a></li>', "sv", ""),
    ],
    ids=["link", "around", "a word beside", "Finnish"],
)
def test_what_an_element_says_of_its_language_comes_before_the_page(marked: str, page: str, language: str) -> None:
    listed = f'<ul>{marked}<li><a href="/u/2">Opas jälkihuollosta</a></li></ul>'
    assert [one.language for one in read(f"<h2>Ajankohtaista</h2>{listed}", language=page).news] == [language, ""]


def test_an_article_in_a_finnish_frame_keeps_the_language_of_its_title() -> None:
    listed = '<ul><li><a href="/u/1" lang="sv">Ny rapport</a></li><li><a href="/u/2">Opas jälkihuollosta</a></li></ul>'
    article = "<html lang=fi><main><h1>Ny rapport</h1><p>2.4.2024</p></main></html>"
    assert read(f"<h2>Ajankohtaista</h2>{listed}", articles={"1": article}).news[0].language == "sv"


def test_a_short_title_has_the_language_of_its_article() -> None:
    article = "<html lang=sv><main><h1>Ny handbok</h1><p>2.4.2024</p></main></html>"
    assert read(NO_DAY.replace(OPAS, "Ny handbok"), articles={"1": article}).news[0].language == "sv"


@pytest.mark.parametrize(
    ("heading", "news"),
    [
        *(
            (one, True)
            for one in ("Ajankohtaista", "SOILAn uutisia", "Uutiset ja tiedotteet", "Nyheter", "Uutiset 2024")
        ),
        *((one, False) for one in ("Ajankohtaiset tapahtumat", "Uutiskirje", "Hankkeen uutinen", "Julkaisut", "")),
    ],
)
def test_headings_over_news(heading: str, news: bool) -> None:
    assert is_over_news(heading) is news


class TestLead:
    def test_it_is_the_first_paragraph_that_says_something(self) -> None:
        assert lead_of(f"Tiedote\n\n{LEAD}\n\nToinen kappale on tässä näin.") == LEAD

    def test_a_long_one_ends_with_a_sentence(self) -> None:
        lead = lead_of("Ensimmäinen virke. Toinen virke. " + "sana " * 200)
        assert lead == "Ensimmäinen virke. Toinen virke."

    def test_a_long_sentence_ends_with_a_word(self) -> None:
        lead = lead_of("sana " * 200)
        assert (len(lead) <= LEAD_MAX, lead[-6:]) == (True, " sana…")

    @pytest.mark.parametrize("length", [LEAD_MAX - 1, LEAD_MAX])
    def test_one_that_fits_is_whole(self, length: int) -> None:
        assert lead_of("a" * length) == "a" * length

    def test_one_without_a_blank_is_cut_where_it_must(self) -> None:
        assert lead_of("a" * (LEAD_MAX + 1)) == "a" * (LEAD_MAX - 1) + "…"

    @pytest.mark.parametrize("more", ["Lue lisää", "Lue lisää: Opas jälkihuoltoon ilmestyi", "Läs mera »"])
    def test_what_leads_to_the_rest_is_left_out_and_is_no_lead_itself(self, more: str) -> None:
        assert lead_of(f"{more}\n\n{LEAD} {more}") == LEAD
        assert lead_of("Lue lisää oppaasta. Se on täällä.") == "Lue lisää oppaasta. Se on täällä."

    @pytest.mark.parametrize("mark", ["[…]", "[...]"])
    def test_a_mark_of_what_was_left_out_is_three_dots(self, mark: str) -> None:
        assert lead_of(f"Johdanto uutiseen on tässä {mark}") == "Johdanto uutiseen on tässä…"
