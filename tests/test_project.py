"""A project's own templates: file by file before those of the program."""

from pathlib import Path

from pipeline.project import Project, template_file, templates_of_program
from tests.make import config

OURS = templates_of_program()


def test_only_what_says_otherwise_is_a_projects_own(tmp_path: Path) -> None:
    assert Project(tmp_path, config()).own_templates == ()
    assert Project(OURS.parent, config()).own_templates == ()
    same = (OURS / "letter" / "footer.mjml").read_bytes()
    own = tmp_path / "templates"
    (own / "letter").mkdir(parents=True)
    for name, data in (("letter/footer.mjml", same), ("letter/item.mjml", same), ("letter.txt", b""), ("lisa", b"")):
        (own / name).write_bytes(data)
    assert Project(tmp_path, config()).own_templates == ("letter.txt", "letter/item.mjml", "lisa")


def test_what_links_lead_to_is_a_projects_own_too(tmp_path: Path) -> None:
    elsewhere, own = tmp_path / "muualla", tmp_path / "project" / "templates"
    elsewhere.mkdir()
    own.mkdir(parents=True)
    (elsewhere / "item.mjml").write_text("oma")
    (own / "letter").symlink_to(elsewhere)
    assert Project(tmp_path / "project", config()).own_templates == ("letter/item.mjml",)


def test_a_file_that_the_project_does_not_have_comes_from_the_program(tmp_path: Path) -> None:
    assert template_file(tmp_path, "report/report.docx") == OURS / "report" / "report.docx"
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.docx").write_bytes(b"")
    assert template_file(tmp_path, "report/report.docx") == tmp_path / "report" / "report.docx"
