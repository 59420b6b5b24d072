"""The search: what its index holds, and what people find by it, in the browser's own script."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.read.content import content_of
from pipeline.read.files import read_files
from pipeline.render.site.search_index import BYTES_MAX, search_index
from pipeline.render.site.search_words import ENDINGS, parts, root, words_of
from tests.make import ROOT, at, config, event, news
from tests.render.site.case import NOW, letters_until, view, write
from tests.render.site.searches import FINDS, FINDS_NOTHING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]
JUNE = at(date(2024, 6, 10))
SEEDS = content_of(ROOT / "content", read_files(ROOT / "content"), config(), JUNE.date(), lambda *_: False)

FORMS = (
    "lapsi lapsen lasta lapsia lapset",
    "hakemus hakemuksen hakemuksia hakemukset",
    "hanke hankkeen hankkeita hankkeet hankkeisiin",
    "tilaisuus tilaisuuden tilaisuudet tilaisuuteen tilaisuuksia",
    "arviointi arvioinnin arviointia arvioinnissa",
    "kehittäminen kehittämisen kehittämistä",
    "raportti raportin raportteja raporttiin",
    "nuori nuoren nuorten nuorille nuoria",
)


@pytest.mark.parametrize("forms", FORMS)
def test_the_forms_of_a_word_have_one_root(forms: str) -> None:
    assert len({root(word) for word in words_of(forms)}) == 1


@pytest.mark.parametrize("word", ["työ", "esr", "2024", "51", "a"])
def test_short_words_and_numbers_stay_whole(word: str) -> None:
    (folded,) = words_of(word)
    assert root(folded) == folded


def test_a_compound_is_found_by_a_part_that_stands_alone_somewhere() -> None:
    assert {"las", root("suojelu")} <= set(parts("lastensuojelu", {"lasten"}))
    assert {"las", root("suojelu")} <= set(parts("lastensuojelu", {"suojelu"}))
    assert not list(parts("lastensuojelu", {"las", "lastensuojelu"}))


def found_in(data: bytes) -> dict[str, list[object]]:
    return {str(row[3]): row for row in json.loads(data)["found"]}


def test_the_index_tells_kind_time_and_place_and_what_is_ahead() -> None:
    found = found_in(search_index(view(letters=letters_until(date(2024, 5, 7)), content=SEEDS)))
    assert found["/tapahtumat/siirretty.html"][:5] == [
        "Tilaisuus siirretty",
        "Siirretty · ti 21.5.2024 · verkossa",
        "Tapahtuma",
        "/tapahtumat/siirretty.html",
        1,
    ]
    assert found["/tapahtumat/mennyt.html"][4] == 0
    assert found["/kirjeet/2024-04-09/"][1:3] == ["SOILAn verkostokirje · ti 9.4.2024", "Verkostokirje"]
    assert found["/uutiset/innovaatiokatsaus.html"][1:3] == ["ti 2.4.2024", "Uutinen"]
    assert found["/paketit/paatosvaihe/"][2] == "Hanketukipaketti"
    assert found["/saavutettavuus/"][0] == "Saavutettavuusseloste"
    assert found["/tietosuoja/"][0] == "Tietosuojaseloste"
    assert "/uutiset/kokemusnakokulmia.html" not in found  # published later


def events_with(word: str, data: bytes) -> set[str]:
    """The events that the index has under the word's root."""
    index, (folded,) = json.loads(data), words_of(word)
    paths = {str(index["found"][place][3]) for place in accumulate(index["words"].get(root(folded), ()))}
    return {path for path in paths if path.startswith("/tapahtumat/")}


def test_what_an_event_has_is_found_by_its_name() -> None:
    data = search_index(view())
    assert events_with("ilmoittautuminen", data) == {"/tapahtumat/siirretty.html"}
    assert events_with("materiaalit", data) == {"/tapahtumat/mennyt.html"}
    assert events_with("aloituspaketti", data) == {
        f"/tapahtumat/{one}.html" for one in ("tavallinen", "siirretty", "lykatty")
    }


def test_five_hundred_things_fit_and_the_coming_ones_stay_first() -> None:
    words = [f"sana{number}lla" for number in range(4000)]
    many = [
        event(f"t{n}", date(2023, 6, 1) + timedelta(days=n), body=" ".join(words[n * 7 : n * 7 + 150]))
        for n in range(500)
    ]
    data = search_index(view(events=many))
    assert len(data) <= BYTES_MAX
    assert "10.5.2024" in str(json.loads(data)["found"][0][1])


def test_the_index_forgets_what_was_over_two_years_ago() -> None:
    old = [event("vanha", NOW.date() - timedelta(days=731)), event("tuore", NOW.date() - timedelta(days=730))]
    found = found_in(search_index(view(events=old)))
    assert "/tapahtumat/tuore.html" in found
    assert "/tapahtumat/vanha.html" not in found


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(view(JUNE, SEEDS.events, content=SEEDS), tmp_path_factory.mktemp("haku"))


FIND = """async searches => {
    const index = await loaded();
    return searches.map(one => found(index, one, SKIP).hits.map(hit => hit[3]));
}"""


def test_people_find_their_page_among_the_first_three_and_nothing_where_there_is_nothing(
    seeds: Path, serve: Callable[[Path], str], page_at: Opener
) -> None:
    page = page_at(f"{serve(seeds)}/haku/")
    answers = dict(zip(FINDS, page.evaluate(FIND, list(FINDS)), strict=True))
    assert {one: answers[one] for one, path in FINDS.items() if path not in answers[one][:3]} == {}
    nothing = dict(zip(FINDS_NOTHING, page.evaluate(FIND, list(FINDS_NOTHING)), strict=True))
    assert {one: paths for one, paths in nothing.items() if paths} == {}
    every = sorted({word for path in (ROOT / "content").rglob("*.md") for word in words_of(path.read_text("utf-8"))})
    assert page.evaluate("words => words.map(root)", every) == [root(word) for word in every]
    # Of two alike what is still to come is first.
    alike = {"found": [["Mennyt", "", "", "/m", 0], ["Tuleva", "", "", "/t", 1]], "words": {"samat": [0, 1]}}
    assert [row[3] for row in page.evaluate("index => found(index, 'samat', SKIP).hits", alike)] == ["/t", "/m"]
    page.goto(f"{page.url}?q=jälkihuolto")
    page.get_by_text("osumaa").or_(page.get_by_text("Yksi osuma")).wait_for()
    assert page.locator("#osumat").inner_text().count("Tapahtuma ·") >= 1


def test_the_found_words_are_marked(serve: Callable[[Path], str], page_at: Opener, tmp_path: Path) -> None:
    content = type(SEEDS)(news=(news("a", date(2024, 4, 2), title="Lasten arki", body="Kerrotaan lapsista & muista."),))
    page = page_at(f"{serve(write(view(content=content, events=()), tmp_path))}/haku/?q=lapsi")
    page.get_by_text("osumaa").wait_for()
    found = page.locator("#osumat li", has_text="arki")
    assert found.locator("mark").all_inner_texts() == ["Lasten", "lapsista"]
    page.get_by_role("searchbox").fill("kerrrotaan")  # where one letter is too much, the word that was found
    found.locator("mark", has_text="Kerrotaan").wait_for()
    assert found.locator("mark").count() == 1


def test_the_longest_ending_is_taken_first() -> None:
    assert [len(one) for one in ENDINGS] == sorted((len(one) for one in ENDINGS), reverse=True)
