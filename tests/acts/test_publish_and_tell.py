"""What the publishing job finds out, and when staff are told of it: each thing once."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jobs import job_named
from pipeline.acts.done import Done
from pipeline.acts.situation import Situation
from pipeline.config.read import read_config
from pipeline.fault import Fault
from pipeline.model import Urgency
from pipeline.project import Project
from pipeline.store import open_store
from pipeline.store.notices import open_notices
from tests.make import ROOT, at

NOW = at(date(2024, 4, 9))
LATER = NOW + timedelta(hours=1)


def run(project: Project, now: datetime) -> tuple[Done, ...]:
    with Situation(project, now) as situation:
        return job_named("publish").run(situation)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("julkaistu") / "project"
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "config.toml", folder)
    run(Project(folder, read_config(folder / "config.toml")), NOW)
    return folder


@pytest.fixture
def project(before: Path, tmp_path: Path) -> Project:
    folder = Path(shutil.copytree(before, tmp_path / "project"))
    return Project(folder, read_config(folder / "config.toml"))


def notices(project: Project) -> list[tuple[str, Urgency, str]]:
    with open_store(project.state).reading() as connection:
        return [(one.key.split()[0], one.urgency, one.text) for one in open_notices(connection)]


def gone(events: Path) -> None:
    (events / "ekosysteemityo.md").unlink()


def renamed(events: Path) -> None:
    (events / "ekosysteemityo.md").rename(events / "ekosysteemi.md")


@pytest.mark.parametrize(
    ("act", "name", "urgency", "said"),
    [
        (gone, "gone", Urgency.NOW, "Oliko poisto tarkoitus?"),
        (renamed, "renamed", Urgency.MORNING, "id: ekosysteemityo"),
    ],
)
def test_staff_are_told_once(
    project: Project, act: Callable[[Path], None], name: str, urgency: Urgency, said: str
) -> None:
    act(project.content / "events")
    done = run(project, LATER)
    assert [one.item for one in done if one.trouble] == ["ekosysteemityo"]
    ((found, when, text),) = notices(project)
    assert (found, when, said in text) == (name, urgency, True)
    assert [one for one in run(project, LATER + timedelta(days=1)) if one.trouble] == []
    assert len(notices(project)) == 1


def test_a_folder_that_is_away_empties_nobodys_calendar(project: Project) -> None:
    feed = project.site / "kalenteri" / "kaikki.ics"
    before = feed.read_bytes()
    shutil.rmtree(project.content / "events")
    with pytest.raises(Fault, match="no_events"):
        run(project, LATER)
    assert feed.read_bytes() == before
    (project.content / "events").mkdir()
    run(project, LATER)
    assert feed.read_bytes().count(b"STATUS:CANCELLED") > 0
