"""`soila attendance`: counts from lists come into the event's file, and nobody's name anywhere."""

from pathlib import Path

import pytest

from tests.read.lists.lists import xlsx
from tests.soila import Result, copy_project, run_soila

PARTY = "content/events/aloitusjuhla.md"
PEOPLE = [(f"Etu{number} Sukula{number}", f"osoite{number}@posti.example.org") for number in range(1000)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def attendance(project: Path, *arguments: str, now: str = "2024-04-17T09:00") -> Result:
    temporary = project.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    return run_soila(project, "attendance", *arguments, now=now, env={"TMPDIR": str(temporary)})


def test_counts_come_into_the_file_and_no_name_anywhere(project: Path) -> None:
    grid = [["Nimi", "Sähköposti", "Organisaatio", "Osallistui"]]
    grid += [[name, email, "THL" if number % 2 else "Outo ry", "x"] for number, (name, email) in enumerate(PEOPLE)]
    elsewhere = project.parent / "lista.xlsx"
    elsewhere.write_bytes(xlsx({"Taul1": [*grid, *([one[0].upper(), *one[1:3], ""] for one in grid[1:])]}))

    asked = attendance(project, "aloitusjuhla", str(elsewhere))
    assert (asked.code, "lisää komentoon --yes" in asked.err) == (2, True)
    assert "osallistujia" not in (project / PARTY).read_text(encoding="utf-8")

    done = attendance(project, "aloitusjuhla", str(elsewhere), "--yes")
    assert (done.code, done.err) == (1, "  ei luettelossa organisations.csv: Outo ry\n")
    assert "ilmoittautuneita: 1000\nosallistujia: 1000\norganisaatiot: thl\n---" in (project / PARTY).read_text("utf-8")

    written = [one for one in project.parent.rglob("*") if one.is_file() and one != elsewhere]
    said = b"".join(one.read_bytes() for one in written) + (asked.out + asked.err + done.out + done.err).encode()
    assert b"Outo ry" in said
    assert [name for name, email in PEOPLE if name.encode() in said or email.encode() in said] == []
    assert b"Sukula" not in said

    undone = run_soila(project, "undo", "aloitusjuhla", now="2024-04-17T10:00")
    assert undone.code == 0
    assert "osallistujia" not in (project / PARTY).read_text(encoding="utf-8")


def test_what_was_not_held_or_is_not_there_is_told(project: Path) -> None:
    good = project.parent / "lista.csv"
    good.write_text("Nimi\nAino Aalto\n", encoding="utf-8")
    early = attendance(project, "ekosysteemityo", str(good), "--yes")
    assert (early.code, "vasta ti 4.6.2024" in early.err) == (1, True)
    gone = attendance(project, "aloitusjuhla", str(good.with_name("muu.csv")), "--yes")
    assert (gone.code, "Tiedostoa" in gone.err) == (2, True)
    file = project / PARTY
    file.write_text(file.read_text("utf-8").replace("paikka:", "tila: peruttu\npaikka:", 1), encoding="utf-8")
    cancelled = attendance(project, "aloitusjuhla", str(good), "--yes")
    assert (cancelled.code, "ei ole ollut osallistujia" in cancelled.err) == (1, True)
