"""soila approve, hold and release: whose word holds, and for how long."""

from pathlib import Path

import pytest

from tests.soila import Result, copy_project, run_soila

DAY = "2024-04-09"
EVE = "2024-04-08T10:00"
HOUR = "2024-04-09T09:00"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def soila(project: Path, *arguments: str, now: str = EVE) -> Result:
    result = run_soila(project, *arguments, now=now)
    assert "Traceback" not in result.err
    return result


def require_approval(project: Path) -> None:
    config = project / "config.toml"
    config.write_text(config.read_text().replace('approval = "unless-held"', 'approval = "required"'))


def test_a_held_letter_waits_until_it_is_released(project: Path) -> None:
    assert "on pidätetty" in soila(project, "hold", DAY).out
    assert "on pidätetty" in soila(project, "send", "--date", DAY).err
    assert "jo pidätetty" in soila(project, "hold", DAY).out
    assert (project / f"paatokset/{DAY}.json").read_text().count('"hold"') == 1
    assert "on vapautettu" in soila(project, "release", DAY).out
    assert "on lähetetty" in soila(project, "send", now=HOUR).out


def test_a_letter_that_needs_approval_waits_for_it(project: Path) -> None:
    require_approval(project)
    assert "ei ole vielä hyväksytty" in soila(project, "send", "--date", DAY).err
    assert "on hyväksytty" in soila(project, "approve", DAY).out
    assert "jo hyväksytty" in soila(project, "approve", DAY).out
    assert "on lähetetty" in soila(project, "send", now=HOUR).out


def test_an_approval_lapses_when_the_letter_changes_and_the_difference_is_shown(project: Path) -> None:
    require_approval(project)
    soila(project, "approve", DAY)
    file = project / "content" / "news" / "innovaatiokatsaus.md"
    file.write_text(file.read_text().replace("otsikko: ", "otsikko: Aivan uusi: ", 1))
    assert "muuttunut hyväksymisen jälkeen" in soila(project, "send", "--date", DAY).err
    assert not (project / "outbox" / DAY).exists()
    again = soila(project, "approve", DAY).out
    shown = [line for line in again.splitlines() if line.startswith(("  +", "  -"))]
    assert 2 <= len(shown) <= 6
    assert any(line.startswith("  +") and "Aivan uusi" in line for line in shown)
    assert "on lähetetty" in soila(project, "send", now=HOUR).out


def test_approving_a_held_letter_does_not_let_it_go(project: Path) -> None:
    soila(project, "hold", DAY)
    assert "kuitenkin pidätetty" in soila(project, "approve", DAY).out
    assert "on pidätetty" in soila(project, "send", "--date", DAY).err


@pytest.mark.parametrize("command", ["approve", "hold", "release"])
def test_nothing_is_decided_of_a_sent_letter(project: Path, command: str) -> None:
    soila(project, "send", now=HOUR)
    refused = soila(project, command, DAY, now=HOUR)
    assert refused.code == 1
    assert "on jo lähtenyt" in refused.err


@pytest.mark.parametrize("command", ["approve", "hold", "release"])
def test_only_a_day_of_the_rhythm_is_decided_of(project: Path, command: str) -> None:
    refused = soila(project, command, "2024-04-10")
    assert refused.code == 2
    assert "ei lähde kirjettä" in refused.err


def test_the_editors_own_hold_is_not_spoken_over(project: Path) -> None:
    notes = project / "content" / "letters" / f"{DAY}.md"
    notes.write_text(notes.read_text().replace("---\n", "---\npidätä: kyllä\n", 1))
    refused = soila(project, "release", DAY)
    assert refused.code == 1
    assert f"letters/{DAY}.md" in refused.err


def test_releasing_what_nobody_held_says_so(project: Path) -> None:
    assert "ei ole pidätetty" in soila(project, "release", DAY).out
