"""Calendars that earlier versions published go on, with their state or without: nothing lost, lowered or restamped."""

import re
import shutil
import subprocess
from pathlib import Path

import icalendar
import pytest

from tests.soila import ROOT, run_soila

FIXTURES = Path(__file__).parent / "fixtures"
# What is told otherwise since: whole days keep nobody busy, an end that is not told is said to be so, and hours of
# several days are those of each.
TOLD_ANEW = {"koko-paiva", "paivia", "ei-loppua", "yot"}
Stamps = dict[str, tuple[int, str]]


def project_of(version: str, folder: Path) -> Path:
    """The project that the version of that day published, with its state and calendars: every kind of event."""
    project = folder / "project"
    project.mkdir()
    subprocess.run(["tar", "-xzf", str(FIXTURES / f"feeds-{version}.tar.gz"), "-C", str(project)], check=True)
    shutil.copytree(ROOT / "templates", project / "templates")
    return project


def stamps(project: Path) -> Stamps:
    """The sequence and DTSTAMP of every event of the calendar, by its UID."""
    feed = icalendar.Calendar.from_ical((project / "site/kalenteri/kaikki.ics").read_bytes())
    return {
        str(one["UID"]).partition("@")[0]: (int(one["SEQUENCE"]), one["DTSTAMP"].to_ical().decode())
        for one in feed.walk("VEVENT")
    }


@pytest.mark.parametrize("lost", [False, True], ids=["with its state", "without its state"])
@pytest.mark.parametrize("version", ["2026-11-25", "2026-11-28"])
def test_a_published_calendar_goes_on(version: str, lost: bool, tmp_path: Path) -> None:
    project = project_of(version, tmp_path)
    before = stamps(project)
    if lost:
        shutil.rmtree(project / ".soila")
    assert run_soila(project, "publish", now="2024-03-10T09:00").code == 0
    after = stamps(project)
    assert {uid for uid in before if before[uid] != after[uid]} == TOLD_ANEW
    raised = {uid: after[uid][0] - number for uid, (number, _) in before.items() if after[uid][0] != number}
    assert raised == {"yot": 1}
    assert after.keys() - before.keys() == {"yot+2", "yot+3"}
    # And from then on nothing changes by itself, whatever becomes of the state.
    calendar = (project / "site/kalenteri/kaikki.ics").read_bytes()
    shutil.rmtree(project / ".soila")
    assert run_soila(project, "publish", now="2024-03-11T09:00").code == 0
    assert (project / "site/kalenteri/kaikki.ics").read_bytes() == calendar


def test_a_change_of_a_regained_event_is_the_next_one(tmp_path: Path) -> None:
    project = project_of("2026-11-25", tmp_path)
    before = stamps(project)
    shutil.rmtree(project / ".soila")
    file = project / "content/events/siirretty.md"
    file.write_text(re.sub("paikka: .*", "paikka: Turku", file.read_text()))
    assert run_soila(project, "publish", now="2024-03-10T09:00").code == 0
    assert stamps(project)["siirretty"][0] == before["siirretty"][0] + 1
