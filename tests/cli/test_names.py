"""Items are named by their titles or days wherever an id is taken, and files can be checked one by one."""

from pathlib import Path

import pytest

from tests.office import PARTY, Office
from tests.soila import copy_project, run_soila

SECOND = "---\notsikko: Ekosysteemityö, osa 2\naika: to 6.6.2024\npaikka: verkossa\n---\n"


def test_an_event_is_moved_and_put_back_by_its_title(office: Office) -> None:
    before = (office.project / PARTY).read_bytes()
    moved = office.soila("10:00", "move", "Aloitusjuhla", "--to", "ke 17.4.2024 klo 9–11")
    assert "Siirretty: Aloitusjuhla" in moved.out
    assert "Palautettu ennalleen: Aloitusjuhla" in office.soila("10:01", "undo", "aloitusjuhla: Lastensuojelu").out
    assert (office.project / PARTY).read_bytes() == before


def test_where_several_are_meant_they_are_listed_and_nothing_is_done(office: Office) -> None:
    (office.project / "content" / "events" / "osa-2.md").write_text(SECOND, encoding="utf-8")
    office.edits("content/events/ekosysteemityo.md", "otsikko: ", "otsikko: Ekosysteemityö, osa 1: ")
    refused = office.soila("10:00", "cancel", "Ekosysteemityö", code=1).err
    assert "  ekosysteemityo: Ekosysteemityö, osa 1" in refused
    assert "  osa-2: Ekosysteemityö, osa 2, to 6.6.2024" in refused
    assert "peruttu" not in (office.project / "content" / "events" / "osa-2.md").read_text(encoding="utf-8")
    assert "Peruttu: Ekosysteemityö, osa 2" in office.soila("10:01", "cancel", "6.6.2024").out


def test_letter_notes_and_packages_are_named_by_titles_too(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "content" / "letters" / "2024-04-23.md").write_text(
        "---\nnosta: Ekosysteemityö\njätä pois: 16.4.2024\n---\nHei.\n", encoding="utf-8"
    )
    (project / "content" / "events" / "uusi.md").write_text(
        "---\notsikko: Sessio\naika: to 30.5.2024\npaikka: x\npaketti: Aloituspaketti\n---\n", encoding="utf-8"
    )
    checked = run_soila(project, "check", now="2024-04-08T10:00")
    assert (checked.code, checked.err) == (0, "")
    why = run_soila(project, "letter", "--date", "2024-04-23", "--why", now="2024-04-20T10:00").out
    assert "nostettu" in why
    assert "jätetty pois" in why
    assert run_soila(project, "publish", now="2024-04-08T10:00").code == 0
    assert "Sessio" in (project / "site" / "kalenteri" / "aloituspaketti.ics").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        (["content/events/rikki.md"], 1, "1 virhe, 0 huomautusta, 0 kohdetta"),
        (["content/events/aloitusjuhla.md"], 0, "0 virhettä, 0 huomautusta, 1 kohde kunnossa"),
        (["./content/events/../events/aloitusjuhla.md", "content/events/rikki.md"], 1, "1 virhe"),
        (["content/news"], 0, "3 kohdetta kunnossa"),
        (["content/events/kopio.md"], 1, "kopio tiedostosta content/events/aloitusjuhla.md"),
        (["content"], 1, "3 virhettä"),
        (["content/events/ei-ole.md"], 2, "ei ole kansiossa content/"),
        (["content/tapahtumat/t.md"], 1, "Tätä kansiota ei lueta"),
        (["config.toml"], 2, "ei ole kansiossa content/"),
    ],
)
def test_some_files_are_checked_against_the_whole(broken: Path, files: list[str], code: int, words: str) -> None:
    result = run_soila(broken, "check", *files, now="2024-04-08T10:00")
    assert result.code == code
    assert words in result.out + result.err


def test_files_are_named_from_the_project_too(broken: Path) -> None:
    place = "content/events/aloitusjuhla.md"
    assert run_soila(broken.parent, "--project", str(broken), "check", place, now="2024-04-08T10:00").code == 0


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("rikki"))
    (project / "content" / "events" / "rikki.md").write_text("---\notsikko: A\npaikka: x\n---\n", encoding="utf-8")
    (project / "content" / "tapahtumat").mkdir()
    (project / "content" / "tapahtumat" / "t.md").write_text(SECOND, encoding="utf-8")
    (project / "content" / "events" / "kopio.md").write_bytes((project / PARTY).read_bytes())
    return project
