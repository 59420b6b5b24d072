"""RSS and Atom as they are written: days, leads, languages and links become the same news as those of a page."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.fetch.page import Page
from pipeline.collect.sources import collect
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.messages import explain
from pipeline.model import Collected, FoundNews, When

FEED = "https://kumppani.example.org/syote"
NEAR = date(2024, 4, 8)


def read(text: str) -> Collected:
    rule = SourceRule("kumppani", "rss", FEED)
    found = collect(rule, lambda url: Page(url, text, "application/xml"), NEAR, ZoneInfo("Europe/Helsinki"))
    for problem in (*found.problems, *(doubt for one in (*found.events, *found.news) for doubt in one.doubts)):
        assert explain(problem)
    return found


def rss(*items: str, head: str = "<language>fi</language>") -> str:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    inner = "".join(f"<item>{item}</item>" for item in items)
    prologue = '<?xml version="1.0" encoding="iso-8859-1"?>'
    return f'{prologue}<rss version="2.0" {content}><channel>{head}{inner}</channel></rss>'


def atom(*entries: str, language: str = "fi") -> str:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    head = "<title>Uutiset</title><id>a</id><updated>2024-04-01T00:00:00Z</updated>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">{head}{inner}</feed>'


TITLE = "<title>Opas jälkihuoltoon</title>"
LINK = "<link>https://kumppani.example.org/u/1</link>"
DAY = "<pubDate>Mon, 01 Apr 2024 22:30:00 GMT</pubDate>"


def only(text: str) -> FoundNews:
    found = read(text)
    assert (found.problems, found.events, found.listed) == ((), (), 0)
    (one,) = found.news
    return one


def test_rss() -> None:
    item = f"{TITLE}{LINK}{DAY}<guid isPermaLink='false'>x1</guid><description>Opas kokoaa keinot yhteen.</description>"
    assert only(rss(item)) == FoundNews(
        "https://kumppani.example.org/u/1",
        "Opas jälkihuoltoon",
        date(2024, 4, 2),
        "Opas kokoaa keinot yhteen.",
        "",
        "x1",
    )


def test_atom() -> None:
    entry = (
        '<id>urn:1</id><title type="html">Ny &lt;b&gt;handbok&lt;/b&gt;</title><link href="/n/1"/>'
        "<updated>2024-04-02T23:30:00Z</updated><summary>Handboken är gjord för alla.</summary>"
    )
    assert only(atom(entry, language="sv-FI")) == FoundNews(
        "https://kumppani.example.org/n/1",
        "Ny handbok",
        date(2024, 4, 3),
        "Handboken är gjord för alla.",
        "sv",
        "urn:1",
    )


def test_what_an_entry_says_of_its_language_comes_before_the_feed() -> None:
    entry = '<id>1</id><title xml:lang="sv">Ny handbok</title><updated>2024-04-02T10:00:00Z</updated>'
    assert only(atom(entry)).language == "sv"


@pytest.mark.parametrize("before", ["\ufeff", "\r\n\t ", "\ufeff\n"])
def test_what_stands_before_a_feed_is_nothing(before: str) -> None:
    assert only(before + rss(f"{TITLE}{LINK}{DAY}")).title == "Opas jälkihuoltoon"


def test_a_day_ahead_on_which_a_piece_is_published_is_no_events() -> None:
    day = "<pubDate>Wed, 15 May 2024 09:00:00 +0300</pubDate>"
    found = read(rss(f"{TITLE}{LINK}{day}<description>Opas julkistetaan 15.5.2024 klo 9 Oulussa.</description>"))
    assert (found.events, [doubt.key for doubt in found.news[0].doubts]) == ((), ["collect.news_ahead"])


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    days = "<published>2024-03-01T10:00:00Z</published><updated>2024-04-02T10:00:00Z</updated>"
    assert only(atom(f"<id>1</id>{TITLE}{days}")).published == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("<description>&lt;p&gt;Eka &lt;b&gt;kappale&lt;/b&gt; on tässä.&lt;/p&gt;&lt;p&gt;B.&lt;/p&gt;</description>",
         "Eka kappale on tässä."),
        ("<description><![CDATA[<img src='x'><p>Kuva jää pois.</p><script>alert(1)</script>]]></description>",
         "Kuva jää pois."),
        ("<content:encoded><![CDATA[<p>Koko teksti alkaa.</p><p>Ja jatkuu.</p>]]></content:encoded>",
         "Koko teksti alkaa."),
        ("<description>Tiivistelmä on tässä.</description><content:encoded>Koko teksti on tässä.</content:encoded>",
         "Tiivistelmä on tässä."),
        ("", ""),
        ("<description>&lt;span&gt;Opas jälkihuoltoon&lt;/span&gt; &lt;span&gt;viestintä&lt;/span&gt; "
         "&lt;span&gt;ma 1.4.2024 - 22:30&lt;/span&gt;&lt;p&gt;Opas jälkihuoltoon kokoaa keinot.</description>",
         "Opas jälkihuoltoon kokoaa keinot."),
        ("<description>Opas jälkihuoltoon 3 päivää sitten</description>", ""),
    ],
    ids=["escaped", "CDATA", "content alone", "both", "none", "title, writer and day before it", "title and age alone"],
)  # fmt: skip
def test_the_lead_is_the_first_paragraph_in_plain_text(body: str, lead: str) -> None:
    assert only(rss(f"{TITLE}{LINK}{DAY}{body}")).lead == lead


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("<link>/u/1</link>", "https://kumppani.example.org/u/1"),
        ("<link>javascript:alert(1)</link>", FEED),
        ("", FEED),
        ("<link>https://muu.example.org/1</link>", "https://muu.example.org/1"),
    ],
)
def test_links(link: str, url: str) -> None:
    assert only(rss(f"{TITLE}{link}{DAY}")).url == url


def test_a_piece_without_a_day_waits_for_a_person() -> None:
    one = only(rss(f"{TITLE}{LINK}"))
    assert (one.published, [doubt.key for doubt in one.doubts]) == (None, ["collect.news_no_day"])


def test_an_entry_may_announce_an_event() -> None:
    item = f"<title>Webinaari 15.5.2024 klo 9–10</title>{LINK}{DAY}<description>Ilmoittaudu mukaan.</description>"
    found = read(rss(item))
    (one,) = found.events
    assert (one.title, one.when) == ("Webinaari", When(date(2024, 5, 15), date(2024, 5, 15), time(9), time(10)))
    assert (found.news, found.listed) == ((), 1)


@pytest.mark.parametrize(
    ("title", "description", "place"),
    [
        ("Webinaari", "Aika: ke 17.4.2024 klo 13–15. Paikka: Teams. Ilmoittaudu 12.4. mennessä.", "Teams"),
        (
            "Webinaari",
            "Aika: ke 17.4.2024 klo 13–15 Paikka: Oulun kirjasto Ilmoittaudu 12.4. mennessä",
            "Oulun kirjasto",
        ),
        ("Viime hetken muistutus: webinaari 17.4.2024 klo 13", "Paikka: Teams.", "Teams"),
    ],
)
def test_an_event_whose_facts_stand_in_one_paragraph(title: str, description: str, place: str) -> None:
    (one,) = read(rss(f"<title>{title}</title>{LINK}{DAY}<description>{description}</description>")).events
    assert (one.when and one.when.first, one.place) == (date(2024, 4, 17), place)


def test_an_entry_may_announce_an_event_in_swedish() -> None:
    item = "<title>Seminarium 15.5.2024 kl. 9–10</title><description>Anmäl dig till seminariet för alla.</description>"
    (one,) = read(rss(item, head="<language>sv</language>")).events
    assert (one.language, "collect.foreign_language" in [doubt.key for doubt in one.doubts]) == ("sv", True)


def test_an_entry_without_a_title_is_told_and_stops_nothing() -> None:
    found = read(rss(f"{LINK}{DAY}", f"{TITLE}{LINK}{DAY}"))
    assert ([one.key for one in found.problems], len(found.news)) == (["collect.no_news_title"], 1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "collect.not_feed"),
        ("<html><h1>Kirjaudu sisään</h1></html>", "collect.not_feed"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "collect.not_feed"),
        ("https://example.org/syote", "collect.not_feed"),
        ("/etc/hostname", "collect.not_feed"),
        (rss(f"{TITLE}{LINK}{DAY}")[:-12], "collect.broken_feed"),
        (rss(), "collect.no_news"),
    ],
)
def test_a_broken_feed_is_a_problem(text: str, key: str) -> None:
    found = read(text)
    assert ([one.key for one in found.problems], found.news) == ([key], ())


def test_nothing_of_this_machine_comes_in_by_an_entity() -> None:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    text = rss(f"<title>Nimi &a;</title>{LINK}{DAY}").replace("?>", f"?>{entity}", 1)
    with open("/etc/hostname", encoding="utf-8") as file:
        name = file.read().strip()
    assert name
    assert name not in repr(read(text))


def test_a_feed_that_cannot_be_had_is_a_problem() -> None:
    def get(_: str) -> Page:
        raise Fault("fetch.slow", seconds=10)

    found = collect(SourceRule("kumppani", "rss", FEED), get, NEAR, ZoneInfo("Europe/Helsinki"))
    assert [(one.key, one.file) for one in found.problems] == [("fetch.slow", FEED)]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("A &amp;amp; B &amp;#8211; p&amp;auml;iv&amp;auml;", "A & B – päivä"),
        ("<![CDATA[Lapset &amp; nuoret]]>", "Lapset & nuoret"),
        ("P&auml;iv&auml;&nbsp;ty&ouml;ss&auml; &amp; kotona", "Päivä työssä & kotona"),
        ("A &lt; B &tuntematon; C", "A < B &tuntematon; C"),
        ("A &lt;/title&gt; B", "A B"),
    ],
    ids=["escaped twice", "CDATA", "HTML's names", "none of them", "a tag in words"],
)
def test_letters_by_their_names(title: str, told: str) -> None:
    assert only(rss(f"<title>{title}</title>{LINK}{DAY}")).title == told


def test_letters_that_a_document_type_might_declare_are_not_lost() -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "https://example.org/rss-0.91.dtd">'
    item = f"<title>P&auml;iv&auml;</title>{LINK}{DAY}"
    assert only(rss(item).replace("?>", f"?>{kind}", 1)).title == "Päivä"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 02 Apr 2024 23:30:00 GMT", date(2024, 4, 3)),
        ("2024-04-02", date(2024, 4, 2)),
        ("2.4.2024 klo 10.00", date(2024, 4, 2)),
        ("2 april 2024", date(2024, 4, 2)),
        ("ti 2. huhtikuuta 2024", date(2024, 4, 2)),
        ("Tue, 02 Apr 2024", date(2024, 4, 2)),
        ("Tue, 02 Apr 2024 23:30:00", date(2024, 4, 2)),
        ("Tue, 02 Apr 2024 23:30:00 EEST", date(2024, 4, 2)),
        ("Mo, 01 Apr 2024 23:30:00 +0100", date(2024, 4, 2)),
        ("2024-04-02T23:30:00", date(2024, 4, 2)),
        ("2024-04-02 23:30:00", date(2024, 4, 2)),
        ("2024-04-02T23:30:00Z", date(2024, 4, 3)),
        ("02.04.2024 23:30", date(2024, 4, 2)),
        ("Sun, 32 Mar 2024 10:00:00 EET", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("1712048400", None),
        ("02/04/2024", None),
        ("eilen", None),
    ],
)
def test_the_day_as_it_is_written(written: str, day: date | None) -> None:
    one = only(rss(f"{TITLE}{LINK}<pubDate>{written}</pubDate>"))
    assert (one.published, [doubt.key for doubt in one.doubts]) == (day, [] if day else ["collect.news_no_day"])


@pytest.mark.parametrize(("written", "doubts"), [("8 Apr 2024", []), ("9 Apr 2024", ["collect.news_ahead"])])
def test_a_day_ahead_waits_for_a_person(written: str, doubts: list[str]) -> None:
    one = only(rss(f"{TITLE}{LINK}<pubDate>{written} 09:00:00 +0300</pubDate>"))
    assert [doubt.key for doubt in one.doubts] == doubts


def test_three_hundred_long_entries_are_read() -> None:
    text = "&lt;p&gt;" + "Opas kokoaa jälkihuollon keinot yhteen. " * 60 + "&lt;/p&gt;"
    found = read(rss(*(f"<title>Uutinen {n}</title>{DAY}<description>{text * 2}</description>" for n in range(300))))
    assert (len(found.news), found.problems) == (300, ())


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Ei päivää lainkaan", ""),
        ("Uutinen öljystä", ""),
        ("Työryhmän muistio", ""),
        ("Uudet työryhmät", ""),
        ("Kysely nuorten", ""),
        ("Arviot hoidosta", ""),
        ("Perheen tukeminen", ""),
        ("Ny handbok", "sv"),
        ("Maarit Aalto föreläser", "sv"),
    ],
)
def test_a_short_piece_of_a_swedish_channel(title: str, language: str) -> None:
    assert only(rss(f"<title>{title}</title>{LINK}", head="<language>sv-FI</language>")).language == language


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Handbok för barn och unga", "sv"),
        ("State of the art", "en"),
        ("Save the Children", ""),
        ("Act for the Children -hanke päättyi", ""),
    ],
)
def test_a_title_alone_in_a_finnish_channel(title: str, language: str) -> None:
    assert only(rss(f"<title>{title}</title>{LINK}")).language == language
