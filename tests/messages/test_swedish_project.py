"""A project that speaks Swedish, whole, through the real commands: none of the Finnish catalogue's words is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.messages import READERS
from tests.messages.test_catalogue import sentences
from tests.soila import copy_project, run_soila

NOW = "2024-04-09T09:00"
# Shorter pieces of sentences are found in other words by chance.
_TELLING = 12


def _pieces() -> Iterator[str]:
    for key, entry in sentences().items():
        if key.partition(".")[0] in READERS and not key.startswith("times."):
            for piece in re.split(r"\{[^}]*\}|<[^>]*>", entry[0]):
                if len(piece.strip(" .,:;()")) >= _TELLING:
                    yield piece.strip(" .,:;()")


def _swedish(folder: Path) -> Path:
    project = copy_project(folder)
    config = project / "config.toml"
    text = config.read_text(encoding="utf-8").replace('kieli = "fi"', 'kieli = "sv"')
    config.write_text(
        text.replace("Euroopan unionin osarahoittama", "Medfinansieras av Europeiska unionen"), encoding="utf-8"
    )
    return project


def test_nothing_of_the_finnish_catalogue_is_in_a_swedish_project(tmp_path: Path) -> None:
    project = _swedish(tmp_path)
    for command in (("check",), ("send", "--date", "2024-04-09"), ("publish",)):
        result = run_soila(project, *command, now=NOW)
        assert result.code == 0, result.err
    made = [
        one
        for folder in ("outbox", "site")
        for one in (project / folder).rglob("*")
        if one.suffix in (".html", ".txt", ".xml", ".ics", ".json") and one.is_file()
    ]
    assert {one.suffix for one in made} == {".html", ".txt", ".xml", ".ics", ".json"}
    pieces = set(_pieces())
    assert len(pieces) > 100
    found = {(one.name, piece) for one in made for piece in pieces if piece in one.read_text(encoding="utf-8")}
    assert found == set()
    assert "tisdag 16 april 2024" in next(project.glob("outbox/**/letter.txt")).read_text(encoding="utf-8")
    assert '<html lang="sv"' in (project / "site/index.html").read_text(encoding="utf-8")
