"""The emblem where readers see it: a letter whose templates or site have another one does not go."""

from pathlib import Path

from pipeline.render.emblem import PNG, emblem
from tests.soila import copy_project, run_soila


def test_another_picture_in_the_emblems_place_stops_the_check_and_the_letter(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "site").mkdir()
    file = project / "site" / PNG
    file.write_bytes(emblem(PNG) + b"\n")
    checked = run_soila(project, "check")
    assert checked.code == 1
    assert "site/eu-tunnus.png ei ole se, joka ohjelman mukana tulee" in checked.out + checked.err
    sent = run_soila(project, "send", "--date", "2024-04-09", now="2024-04-09T09:00")
    assert sent.code == 1
    assert "Tunnusta ei saa muuttaa" in sent.out + sent.err
    assert not (project / "outbox").exists()
    file.write_bytes(emblem(PNG))
    assert run_soila(project, "check").code == 0


def test_check_says_it_when_the_projects_own_letter_has_no_emblem(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "templates" / "letter" / "emblem.mjml").write_text("<p>EU</p>\n", encoding="utf-8")
    checked = run_soila(project, "check")
    assert checked.code == 1
    assert "puuttuu: EU:n tunnus" in checked.out + checked.err
