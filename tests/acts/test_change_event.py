"""A change is written only over the file that was read: what somebody else did meanwhile is never lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.acts.change_event import change
from pipeline.acts.situation import Situation
from pipeline.compose.change import Change, cancelled
from pipeline.config.read import read_config
from pipeline.fault import Fault
from pipeline.model import Content, Event
from pipeline.project import Project
from tests.make import ROOT, at

NOW = at(date(2024, 5, 10))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return Project(tmp_path, read_config(ROOT / "config.toml"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("paikka: ", "paikka: Kuopio, "), ("Aloituspaketin", "Paketin"), ("---\n", "---\ntila: alustava\n")],
    ids=["another field", "a word", "the status"],
)
def test_a_file_that_somebody_changes_meanwhile_is_left_to_them(project: Project, old: str, new: str) -> None:
    file = project.content / "events" / "ekosysteemityo.md"
    theirs = file.read_text().replace(old, new, 1)

    def plan(event: Event, _: Content) -> Change:
        file.write_text(theirs)  # between the reading and the writing
        return cancelled(event, "Sairaus")

    with pytest.raises(Fault, match="touched"):
        change(Situation(project, NOW), "ekosysteemityo", plan, "viestija")
    assert file.read_text() == theirs
    assert not project.site.exists()


def test_a_file_that_vanishes_meanwhile_is_not_made_again(project: Project) -> None:
    file = project.content / "events" / "ekosysteemityo.md"

    def plan(event: Event, _: Content) -> Change:
        file.unlink()
        return cancelled(event, "")

    with pytest.raises(OSError, match="ekosysteemityo"):
        change(Situation(project, NOW), "ekosysteemityo", plan, "viestija")
    assert not file.exists()
