"""A picture from content to readers: checked, on the site before a letter shows it, and there as long as letters do."""

from pathlib import Path

import pytest

from tests.pictures.drawn import file_of, photo, two_halves
from tests.soila import copy_project, run_soila

NOW = "2024-04-09T09:00"
LOGOS = """
[look]
logos = [
    { kuva = "hanke.png", kuvaus = "Hankkeen tunnus", linkki = "https://example.org/hanke" },
]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = copy_project(tmp_path)
    folder = made / "content" / "kuvat"
    folder.mkdir()
    (folder / "työpaja.jpg").write_bytes(file_of(photo(700, 500), "JPEG"))
    (folder / "hanke.png").write_bytes(file_of(two_halves(), "PNG"))
    event = made / "content" / "events" / "aloitusjuhla.md"
    text = event.read_text(encoding="utf-8")
    event.write_text(
        text.replace("paikka:", "kuva: content/kuvat/työpaja.jpg\nkuvateksti: Nuoria työpajassa\npaikka:", 1),
        encoding="utf-8",
    )
    config = made / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + LOGOS, encoding="utf-8")
    return made


def test_a_picture_is_on_the_site_before_its_letter_goes_and_stays_for_it(project: Path) -> None:
    refused = run_soila(project, "send", now=NOW)
    assert refused.code == 1
    assert "ei ole vielä sivustolla" in refused.err + refused.out
    assert run_soila(project, "publish", now=NOW).code == 0
    assert run_soila(project, "send", now=NOW).code == 0
    small, large = sorted((project / "site" / "kuvat").glob("*.jpg"), key=lambda file: "-2x" in file.name)
    letter = (project / "outbox" / "2024-04-09" / "letter.html").read_text(encoding="utf-8")
    assert f'src="https://soila.example.org/kuvat/{large.name}" alt="Nuoria työpajassa"' in letter
    assert 'src="https://soila.example.org/kuvat/logot/1-hanke.png" width="79" height="54"' in letter
    text = (project / "outbox" / "2024-04-09" / "letter.txt").read_text(encoding="utf-8")
    assert "Kuva: Nuoria työpajassa" in text
    assert "Hankkeen tunnus: https://example.org/hanke" in text
    page = (project / "site" / "tapahtumat" / "aloitusjuhla.html").read_text(encoding="utf-8")
    assert f'content="https://soila.example.org/kuvat/{large.name}"' in page
    assert f'src="../kuvat/{small.name}" srcset="../kuvat/{large.name} 2x"' in page
    assert 'src="../kuvat/logot/1-hanke.png"' in page
    # Nothing is made of it any more, and the letter that was sent shows it on.
    (project / "content" / "kuvat" / "työpaja.jpg").unlink()
    event = project / "content" / "events" / "aloitusjuhla.md"
    event.write_text(event.read_text(encoding="utf-8").replace("kuva: content/kuvat/työpaja.jpg\n", ""), "utf-8")
    assert run_soila(project, "publish", now="2024-04-09T10:00").code == 0
    assert small.is_file()
    assert large.is_file()
    assert small.name in (project / "site" / "kirjeet" / "2024-04-09" / "index.html").read_text(encoding="utf-8")
    assert small.name not in (project / "site" / "tapahtumat" / "aloitusjuhla.html").read_text(encoding="utf-8")


def test_what_is_no_picture_is_told_where_it_is_named(project: Path) -> None:
    for name in ("työpaja.jpg", "hanke.png"):
        (project / "content" / "kuvat" / name).write_bytes(b"#!/bin/sh\n")
    checked = run_soila(project, "check", now=NOW)
    lines = (project / "config.toml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, one in enumerate(lines, 1) if one.startswith("    { kuva"))
    assert checked.code == 1
    assert f"config.toml:{line}: VIRHE: hanke.png ei ole jpeg-" in checked.out + checked.err
    assert "content/events/aloitusjuhla.md:4: VIRHE: työpaja.jpg ei ole jpeg-" in checked.out + checked.err
    # The site goes on without them.
    assert run_soila(project, "publish", now=NOW).code in (0, 1)
    assert (project / "site" / "index.html").is_file()
    assert not list((project / "site").glob("kuvat/**/*.*"))
