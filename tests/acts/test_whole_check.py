"""What was found wrong is told again without reading anything, as long as it must be the same."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.acts.situation import Situation
from pipeline.acts.whole_check import WholeCheck, whole_check
from pipeline.config.read import read_config
from pipeline.inside import SETTLES
from pipeline.project import Project
from tests.soila import copy_project

NOW = datetime(2024, 4, 9, 6, tzinfo=UTC)
SETTLED = 1 << 62  # ns, far from the files' own times
DRAFT = "---\notsikko: {}\naika: ti 14.5.2024 klo 9–10\npaikka: Helsinki\npaketti: paatosvaihe\ntila: luonnos\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = copy_project(tmp_path)
    (made / "content" / "events" / "vaara.md").write_text(
        "---\notsikko: Väärä\naika: ti 15.5.2024\npaikka: Oulu\n---\n", "utf-8"
    )
    return made


def look(project: Path, began: int = SETTLED, now: datetime = NOW) -> tuple[WholeCheck, bool]:
    """What is found, and whether content was read for it."""
    with Situation(Project(project, read_config(project / "config.toml")), now) as situation:
        return whole_check(situation, began), situation._files is not None


def keys(found: tuple[WholeCheck, bool]) -> list[str]:
    return [problem.key for problem in found[0].problems if problem.file.startswith("content/events/")]


def test_where_nothing_has_changed_nothing_is_read(project: Path) -> None:
    first, read = look(project)
    assert (read, keys((first, read))) == (True, ["time.weekday"])
    assert look(project) == (first, False)
    assert look(project, now=NOW + timedelta(hours=14)) == (first, False)


def test_another_day_is_looked_at_anew(project: Path) -> None:
    event = project / "content" / "events" / "vaara.md"
    event.write_text(
        "---\notsikko: A\naika: ti 9.4.2024\npaikka: Oulu\nmateriaalit tulossa: ke 10.4.2024\n---\n", "utf-8"
    )
    assert keys(look(project, now=NOW)) == []
    assert keys(look(project, now=NOW + timedelta(days=2))) == ["read.materials_late"]


def test_what_may_change_unseen_is_not_kept(project: Path) -> None:
    event = project / "content" / "events" / "vaara.md"
    event.write_text("---\notsikko: Väärä\naika: to 16.5.2024\n---\n", "utf-8")
    os.utime(event, ns=(1, 1))  # what is told of its content's time is as it was before
    changed = event.stat().st_ctime_ns
    look(project, changed + SETTLES)
    assert look(project)[1]
    (project / ".soila" / "kept.db").unlink()
    look(project, changed + SETTLES + 1)
    assert not look(project)[1]


def test_what_a_calendar_shows_is_looked_at_anew(project: Path) -> None:
    (project / "content" / "events" / "vaara.md").write_text(DRAFT.format("Juhla"), "utf-8")
    assert (keys(look(project)), look(project)[1]) == ([], False)
    calendar = project / "site" / "kalenteri" / "tapahtumat" / "vaara.ics"
    calendar.parent.mkdir(parents=True)
    calendar.write_text("")
    assert keys(look(project)) == ["read.draft_published"]


def test_a_link_on_the_site_shows_nothing(project: Path, tmp_path: Path) -> None:
    (project / "content" / "events" / "vaara.md").write_text(DRAFT.format("Juhla"), "utf-8")
    calendar = project / "site" / "kalenteri" / "tapahtumat" / "vaara.ics"
    calendar.parent.mkdir(parents=True)
    (tmp_path / "muu.ics").write_text("")
    calendar.symlink_to(tmp_path / "muu.ics")
    assert keys(look(project)) == []


def test_a_private_address_is_not_kept(project: Path) -> None:
    address = "kokous.example.org/huone/9Xk2"
    events = project / "content" / "events"
    (events / "vaara.md").write_text(DRAFT.format(f"Juhla {address}"), "utf-8")
    link = f"osallistumislinkki: https://{address}"
    (events / "toinen.md").write_text(f"---\notsikko: B\naika: ti 9.4.2024\npaikka: Oulu\n{link}\n---\n", "utf-8")
    calendar = project / "site" / "kalenteri" / "tapahtumat" / "vaara.ics"
    calendar.parent.mkdir(parents=True)
    calendar.write_text("")
    assert keys(look(project)) == ["read.draft_published"]
    assert address.encode() not in (project / ".soila" / "kept.db").read_bytes()
