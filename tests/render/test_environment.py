"""A template with a mistake is told in Finnish with its place; the program's own faults stay what they are."""

import os
import shutil
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.fault import TemplateFault
from pipeline.render.environment import environment, rendered
from pipeline.render.letter.letter import outbox_tags, render_letter
from tests.make import config
from tests.render.letter.letters import SESSION, TEMPLATES, edition, new


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def fault_with(templates: Path) -> tuple[str, int, str]:
    """The fault that rendering a letter ends with, and its whole sentence."""
    with pytest.raises(TemplateFault) as caught:
        render_letter(edition(new(SESSION)), config(), templates, outbox_tags(config()))
    fault = caught.value
    return fault.values["file"], fault.values["line"], messages.text(fault.key, **fault.values)


@pytest.mark.parametrize(
    ("name", "mistake", "said"),
    [
        ("letter.txt", "{{ puuttuva }}", "nimeä ”puuttuva” ei tunneta (”{{ puuttuva }}”)"),
        ("letter.txt", "{{ project.puuttuva }}", "nimeä ”puuttuva” ei tunneta"),
        ("letter.mjml", "{{ day | puuttuva }}", "suodatinta ”puuttuva” ei tunneta"),
        ("letter.mjml", "{% if day %}", "tätä ei voi tulkita"),
        ("letter.mjml", "{{ day + }}", "tätä ei voi tulkita: ”{{ day + }}”"),
        ("letter.mjml", "{{ 1 / 0 }}", "tätä ei voi tulkita: ”{{ 1 / 0 }}”"),
        ("letter.mjml", '{% include "letter/puuttuu.mjml" %}', "mallipohjaa letter/puuttuu.mjml ei ole"),
        ("letter/title.mjml", "{{ puuttuva }}", "nimeä ”puuttuva” ei tunneta"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(templates: Path, name: str, mistake: str, said: str) -> None:
    file = templates / name
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}{mistake}\n", encoding="utf-8")
    place, line, sentence = fault_with(templates)
    assert place == f"templates/{name}"
    assert line == before.count("\n") + 1
    assert said in sentence
    assert f"rivillä {line}" in sentence


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("</mj-body>", "MJML-rakenne ei ole ehjä"),
        ("<mj-sektio></mj-sektio>", "MJML-elementtiä <mj-sektio> ei ole"),
        ('<mj-include path="/etc/passwd" />', "MJML-rakenne ei ole ehjä"),
    ],
)
def test_broken_mjml_is_told(templates: Path, mistake: str, said: str) -> None:
    file = templates / "letter.mjml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("{% if more %}", f"{mistake}{{% if more %}}"), encoding="utf-8"
    )
    place, line, sentence = fault_with(templates)
    assert (place, line) == ("templates/letter.mjml", 0)
    assert said in sentence


def test_one_template_of_a_projects_own_stands_among_those_of_the_program(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "letter" / "footer.mjml"
    own.parent.mkdir(parents=True)
    own.write_text("<mj-section><mj-column><mj-text>Oma alaosa</mj-text></mj-column></mj-section>", encoding="utf-8")
    made = render_letter(edition(new(SESSION)), config(), tmp_path / "templates", outbox_tags(config()))
    assert "Oma alaosa" in made.html
    assert SESSION.title in made.html
    assert "Peruuta kirjeen tilaus" not in made.html
    own.write_text("{{ puuttuva }}", encoding="utf-8")
    assert fault_with(tmp_path / "templates")[:2] == ("templates/letter/footer.mjml", 1)


@pytest.mark.parametrize("mistake", ['{% extends "letter.txt" %}', '{% include "letter.txt" %}'])
def test_a_template_that_takes_in_itself_is_told(templates: Path, mistake: str) -> None:
    (templates / "letter.txt").write_text(mistake, encoding="utf-8")
    place, _, sentence = fault_with(templates)
    assert place == "templates/letter.txt"
    assert "ottaa mukaan itsensä" in sentence


def test_a_template_that_is_not_utf_8(templates: Path) -> None:
    (templates / "letter.txt").write_bytes("{# tämä on latin-1 #}".encode("latin-1"))
    assert "ei ole UTF-8-muodossa" in fault_with(templates)[2]


def test_a_fault_of_the_program_stays_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("{{ 5 | html }}")
    with pytest.raises(TypeError):
        rendered(tmp_path, "a.txt", {}, "fi")


def test_a_template_that_was_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("vanha")
    os.utime(file, (0, 0))
    assert rendered(tmp_path, "a.txt", {}, "fi") == "vanha"
    file.write_text("uusi malli")
    assert rendered(tmp_path, "a.txt", {}, "fi") == "uusi malli"


@pytest.mark.parametrize(
    ("name", "shown"), [("a.html", "&lt;b&gt;"), ("a.mjml", "&lt;b&gt;"), ("a.xml", "&lt;b&gt;"), ("a.txt", "<b>")]
)
def test_text_is_escaped_where_it_becomes_markup(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).write_text("{{ text }}")
    assert environment(tmp_path, "fi").get_template(name).render(text="<b>") == shown
