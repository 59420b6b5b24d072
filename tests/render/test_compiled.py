"""A template is compiled once: what was kept of it is taken until its text changes."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from pipeline.cache.shelf import Shelf
from pipeline.render.compiled import kept_templates


def rendered(templates: Path, language: str = "fi") -> str:
    """What a process that begins now makes of the template."""
    made = Environment(loader=FileSystemLoader(templates), bytecode_cache=kept_templates(templates, language))
    return made.get_template("a.txt").render()


def plant(project: Path) -> None:
    """Lets what is kept of each template say another thing than its text does."""
    shelf = Shelf(project / ".soila", "templates fi")
    shelf.change({key: data.replace(b"Moi", b"Hoi") for key, data in shelf.items()})


def test_what_is_kept_of_a_template_is_taken_until_it_changes(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / ".soila").mkdir()
    (tmp_path / "templates" / "a.txt").write_text("Moi")
    assert rendered(tmp_path / "templates") == "Moi"
    plant(tmp_path)
    assert rendered(tmp_path / "templates") == "Hoi"
    assert rendered(tmp_path / "templates", "sv") == "Moi"  # filters of a language may stand in it
    (tmp_path / "templates" / "a.txt").write_text("Moi!")
    assert rendered(tmp_path / "templates") == "Moi!"


def test_a_template_that_leads_into_a_meeting_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / ".soila").mkdir()
    (tmp_path / "templates" / "a.txt").write_text("https://teams.microsoft.com/l/meetup-join/19%3ameeting_salainen")
    assert "salainen" in rendered(tmp_path / "templates")
    assert not dict(Shelf(tmp_path / ".soila", "templates fi").items())


def test_a_folder_that_remembers_nothing_keeps_no_templates_either(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.txt").write_text("Moi")
    assert rendered(tmp_path / "templates") == "Moi"
    assert [one.name for one in tmp_path.iterdir()] == ["templates"]
