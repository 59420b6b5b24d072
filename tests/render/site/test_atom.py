"""The Atom feed of letters, against RFC 4287."""

from datetime import date, datetime, timedelta
from xml.etree import ElementTree

from msgspec.structs import replace

from pipeline.render.site.atom import atom_feed
from tests.make import config
from tests.render.site.case import letters_until, view

ATOM = "{http://www.w3.org/2005/Atom}"
LETTERS = letters_until(date(2024, 5, 7))


def parsed(letters: object = LETTERS) -> ElementTree.Element:
    return ElementTree.fromstring(atom_feed(view(letters=letters)))


def values(root: ElementTree.Element, path: str) -> list[str]:
    return [part.text or "" for part in root.findall("/".join(f"{ATOM}{name}" for name in path.split("/")))]


def test_the_feed_has_what_the_rfc_asks_for_once() -> None:
    root = parsed()
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(values(root, name)) == 1, name
        assert len(values(root, f"entry/{name}")) == 3, name
    assert values(root, "author/name") == [config().letter.from_name]
    (own,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == f"{config().site.url}/kirjeet/atom.xml"


def test_ids_last_and_dates_are_the_letters() -> None:
    root = parsed()
    assert values(root, "entry/id")[0] == "tag:soila.example.org,2024:kirjeet/2024-05-07"
    stamps = [datetime.fromisoformat(stamp) for stamp in values(root, "entry/updated")]
    assert stamps == [letter.sent_at for letter in reversed(LETTERS)]
    assert values(root, "updated") == values(root, "entry/updated")[:1]


def test_the_feed_holds_the_newest_fifteen() -> None:
    days = [date(2024, 4, 9) + timedelta(weeks=2 * number) for number in range(16)]
    ids = values(
        parsed([replace(LETTERS[0], edition=replace(LETTERS[0].edition, date=day)) for day in days]), "entry/id"
    )
    assert [one.rpartition("/")[2] for one in ids] == [str(day) for day in reversed(days[1:])]


def test_a_feed_without_letters_is_whole_too() -> None:
    root = parsed(())
    assert not root.findall(f"{ATOM}entry")
    assert values(root, "updated") == ["2024-04-09T09:00:00+03:00"]


def test_content_is_escaped_html_and_nothing_breaks_the_xml() -> None:
    wicked = replace(
        LETTERS[0], edition=replace(LETTERS[0].edition, subject="A & <b>\x0b]]>", lead="**Tervetuloa** <b>\x00")
    )
    root = parsed([wicked])
    assert values(root, "entry/title") == ["A & <b> ]]>"]
    (content,) = root.findall(f"{ATOM}entry/{ATOM}content")
    assert content.get("type") == "html"
    assert "<strong>Tervetuloa</strong>" in (content.text or "")
