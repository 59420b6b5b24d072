"""What docs/operators.md tells to type, typed."""

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


def test_the_rehearsal_shows_that_a_letter_does_not_go_again(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for command in (("send", "--date", "2024-04-09"), ("publish",)):
        assert run_soila(project, *command, now=NOW).code == 0
    command = project / ".venv" / "bin" / "soila"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m pipeline.cli --now {NOW} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    lines = [
        one.replace("/srv/soila", str(project)).replace("/tmp/rehearsal", str(tmp_path / "rehearsal"))
        for one in block("A rehearsal of half an hour")
    ]
    script = "\n".join(f"{one}; echo = $?" for one in lines)
    done = subprocess.run(["sh", "-c", script], env=environment(project, {}), capture_output=True, text=True)
    codes = re.findall(r"^= (\d+)$", done.stdout, re.MULTILINE)
    # `status` alone has something to tell: nothing runs here.
    assert codes == ["1" if one.endswith(" status") else "0" for one in lines], done.stderr
    assert "Kirje 9.4.2024 on jo lähetetty" in done.stdout
    assert "ei ole mitään uusittavaa" in done.stdout
    assert not (tmp_path / "rehearsal").exists()
