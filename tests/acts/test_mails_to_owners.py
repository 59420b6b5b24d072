"""Content is read for owners' mails while somebody owns an event, or may do so."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.acts.mails_to_owners import owners_mails
from pipeline.acts.situation import Situation
from pipeline.config.read import read_config
from pipeline.inside import SETTLES
from pipeline.project import Project
from tests.soila import copy_project

NOW = datetime(2024, 4, 9, 6, tzinfo=UTC)
SETTLED = 1 << 62  # ns, far from the files' own times


def reads(project: Path, monkeypatch: pytest.MonkeyPatch, now: int = SETTLED) -> bool:
    monkeypatch.setattr("pipeline.acts.mails_to_owners.time_ns", lambda: now)
    with Situation(Project(project, read_config(project / "config.toml")), NOW) as situation:
        list(owners_mails(situation))
        return situation._files is not None


def test_where_nobody_owns_anything_content_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(tmp_path)
    file = project / "content" / "events" / "aloitusjuhla.md"
    text = file.read_text("utf-8")
    assert [reads(project, monkeypatch) for _ in range(3)] == [True, False, False]
    file.write_text(text.replace("---\n", "---\nomistaja: omistaja@example.org\n", 1), "utf-8")
    assert [reads(project, monkeypatch) for _ in range(2)] == [True, True]
    file.write_text(text, "utf-8")
    assert [reads(project, monkeypatch) for _ in range(2)] == [True, False]


def test_what_may_change_unseen_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(tmp_path)
    last = max(one.stat().st_ctime_ns for one in (project, *project.rglob("*")))
    assert [reads(project, monkeypatch, last + SETTLES) for _ in range(2)] == [True, True]
