"""Lists over several pages: nothing twice, nothing lost, the next first."""

import re
from datetime import date, timedelta

import pytest

from pipeline.model import Content
from pipeline.render.site.lists import sheets
from tests.make import at, event
from tests.render.site.case import NOW, Outline, files, letters_until, text, view

YEAR = [event(f"t{number:03}", date(2024, 1, 1) + timedelta(days=number)) for number in range(366)]


def listed(folder: str, html: dict[str, bytes]) -> list[str]:
    """The events that the pages of a list link to, in order."""
    numbered = re.compile(rf"{folder}(?:sivu/(\d+)/)?index\.html")
    found = sorted((int(match[1] or 1), data) for path, data in html.items() if (match := numbered.fullmatch(path)))
    return [
        one for _, data in found for one in re.findall(r'<h3>.*?href="[./]+/tapahtumat/(t\d+)\.html"', data.decode())
    ]


def test_coming_events_are_soonest_first_and_past_ones_latest_first() -> None:
    made = files(view(events=YEAR))
    today = NOW.date()
    coming = [one.id for one in YEAR if one.when and one.when.last >= today]
    assert listed("tapahtumat/", made) == coming
    assert listed("tapahtumat/menneet/", made) == [one.id for one in reversed(YEAR) if one.id not in coming]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (74, [74]), (75, [25, 50]), (124, [74, 50]), (125, [25, 50, 50])]
)
def test_a_page_holds_fifty_and_the_first_what_is_left(count: int, sizes: list[int]) -> None:
    made = list(sheets("/tapahtumat/", view(events=YEAR[-count:] if count else []).coming, 50))
    assert [len(sheet.items) for sheet in made] == sizes
    assert [sheet.path for sheet in made][:2] == ["/tapahtumat/", "/tapahtumat/sivu/2/"][: len(made)]


def test_time_changes_only_the_first_page_of_a_list() -> None:
    coming = view(events=YEAR).coming
    later = list(sheets("/tapahtumat/", coming, 50))[1:]
    assert len(later) > 3
    for gone in (1, 10):  # they are over
        assert list(sheets("/tapahtumat/", coming[gone:], 50))[1:] == later
    # Past ones come to the beginning of theirs.
    assert list(sheets("/tapahtumat/", (*coming[:20], *coming), 50))[1:] == later


def test_pages_of_a_list_lead_to_each_other() -> None:
    page = Outline(text(view(events=YEAR), "tapahtumat/menneet/sivu/2/index.html"))
    links = [link["href"] for link in page.all("a")]
    assert "../../../../tapahtumat/menneet/" in links
    assert "../../../../tapahtumat/menneet/sivu/3/" in links
    assert "Sivu 2 / 3" in page.said


def test_an_event_of_today_is_coming_until_it_ends() -> None:
    one = event("tanaan", date(2024, 5, 10))
    assert "Tilaisuus tanaan" in Outline(text(view(at(date(2024, 5, 10), 23), [one]), "tapahtumat/index.html")).said
    assert (
        "Tilaisuus tanaan" in Outline(text(view(at(date(2024, 5, 11), 0), [one]), "tapahtumat/menneet/index.html")).said
    )


def test_events_stand_under_their_month_and_open_ones_last() -> None:
    page = text(view(), "tapahtumat/index.html")
    assert re.findall(r"<h2>(\w+ \w+)</h2>", page) == ["Toukokuu 2024", "Kesäkuu 2024", "Aika avoin"]


def test_a_package_shows_fifty_of_each_and_tells_that_there_are_more() -> None:
    page = text(
        view(events=[event(one.id, one.when and one.when.first, package="paatosvaihe") for one in YEAR]),
        "paketit/paatosvaihe/index.html",
    )
    assert len(re.findall(r"<h3>", page)) == 100
    assert "Kaikki menneet tapahtumat" in page


def test_letters_are_newest_first_under_their_year() -> None:
    page = text(view(letters=letters_until(date(2024, 5, 7))), "kirjeet/index.html")
    assert re.findall(r'href="\.\./kirjeet/(2024-[\d-]+)/', page) == ["2024-05-07", "2024-04-23", "2024-04-09"]
    assert "<h2>2024</h2>" in page


def test_without_anything_to_tell_each_list_says_so() -> None:
    made = files(view(events=[], content=Content()))
    assert "ei ole tiedossa tulevia tapahtumia" in made["tapahtumat/index.html"].decode()
    assert "Menneitä tapahtumia ei vielä ole" in made["tapahtumat/menneet/index.html"].decode()
    assert "vasta tulossa" in made["kirjeet/index.html"].decode()
