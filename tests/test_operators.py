"""What docs/operators.md tells to type, typed."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.soila import ROOT, copy_project, environment, run_soila

NOW = "2024-04-09T10:00"


def block(heading: str) -> list[str]:
    """The lines of the first block of commands under a heading."""
    text = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    found = re.search(r"```\n(.*?)```", text[text.index(f"# {heading}\n") :], re.DOTALL)
    assert found
    return found[1].splitlines()


def run_block(project: Path, heading: str, *others: tuple[str, str]) -> subprocess.CompletedProcess[str]:
    """Types the block's commands in the project, each followed by its exit code; `others` are places of this test."""
    lines = block(heading)
    for old, new in (("/srv/soila", str(project)), *others):
        lines = [one.replace(old, new) for one in lines]
    script = "\n".join(f"{one}; echo = $?" for one in lines)
    env = {**environment(project, {}), "GIT_CONFIG_GLOBAL": os.devnull, "EMAIL": "soila@example.org"}
    return subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True)


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return re.findall(r"^= (\d+)$", done.stdout, re.MULTILINE)


def install(project: Path) -> None:
    """The command where the guide has it, with the test's clock."""
    command = project / ".venv" / "bin" / "soila"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m pipeline.cli --now {NOW} "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def test_a_synced_folder_serves_as_content(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    install(project)
    (tmp_path / "synced").mkdir()
    done = run_block(project, "A synced folder", ("/home/soila", str(tmp_path)))
    assert codes(done) == ["0"] * 4, done.stderr
    events = tmp_path / "synced" / "soila-content" / "events"
    run_soila(project, "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11", now=NOW)
    assert "11.6.2024" in (events / "ekosysteemityo.md").read_text(encoding="utf-8")
    copy = events / "ekosysteemityo (ristiriitainen kopio 2024-04-09).md"
    copy.write_bytes((events / "ekosysteemityo.md").read_bytes())
    assert "ristiriitainen kopio" in run_soila(project, "check", now=NOW).out


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "EMAIL": "viestija@example.org"}
    return subprocess.run(["git", *words], cwd=folder, env=env, capture_output=True, text=True)


def test_a_git_remote_brings_both_ways_together(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(project, "init", "-q", "-b", "main")
    (project / ".gitignore").write_text(".soila\noutbox\nsite\n.venv\n", encoding="utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Alku")
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(project, "push", "-q", "-u", "origin", "main")
    git(tmp_path, "clone", "-q", "remote.git", "hers")
    hers, event = tmp_path / "hers", "content/events/ekosysteemityo.md"
    # Different places of one file: both stay.
    run_soila(project, "move", "ekosysteemityo", "--to", "ti 11.6.2024 klo 9–11", now=NOW)
    edit(hers / event, "kohderyhmä: Käynnistyvät", "kohderyhmä: Kaikki käynnistyvät")
    git(hers, "commit", "-qam", "Kenelle")
    git(hers, "push", "-q")
    assert codes(run_block(project, "A Git remote")) == ["0"] * 5
    git(hers, "pull", "-q")
    for one in (project / event, hers / event):
        assert "11.6.2024" in one.read_text(encoding="utf-8")
        assert "Kaikki käynnistyvät" in one.read_text(encoding="utf-8")
    # The same place: the server keeps its own until a person has chosen, and publishes no half of it.
    edit(hers / event, "paikka: katso thl.fi/soila", "paikka: Turku")
    git(hers, "commit", "-qam", "Turku")
    git(hers, "push", "-q")
    edit(project / event, "paikka: katso thl.fi/soila", "paikka: Oulu")
    for _ in range(2):
        assert codes(run_block(project, "A Git remote"))[-1] != "0"
        assert run_soila(project, "check", now=NOW).code == 0
        assert "Oulu" in (project / event).read_text(encoding="utf-8")
    git(project, "pull", "-q", "--rebase")
    told = run_soila(project, "check", now=NOW)
    assert (told.code, f"{event}:" in told.out, "Kaksi ihmistä on muokannut" in told.out) == (1, True, True)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_rehearsal_shows_that_a_letter_does_not_go_again(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for command in (("send", "--date", "2024-04-09"), ("publish",)):
        assert run_soila(project, *command, now=NOW).code == 0
    install(project)
    heading = "A rehearsal of half an hour"
    done = run_block(project, heading, ("/tmp/rehearsal", str(tmp_path / "rehearsal")))
    # `status` alone has something to tell: nothing runs here.
    assert codes(done) == ["1" if one.endswith(" status") else "0" for one in block(heading)], done.stderr
    assert "Kirje 9.4.2024 on jo lähetetty" in done.stdout
    assert "ei ole mitään uusittavaa" in done.stdout
    assert not (tmp_path / "rehearsal").exists()
