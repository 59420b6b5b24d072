"""What docs/palvelin/hosts.md tells: its commands are ours, its sentences are said, its units and paths agree."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from pipeline.cli import COMMANDS
from tests.messages.test_catalogue import sentences
from tests.soila import ROOT
from tests.test_operators import install

PLACE = ROOT / "docs" / "palvelin"
GUIDE = (PLACE / "hosts.md").read_text(encoding="utf-8")
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")


def test_each_command_of_the_guide_is_one() -> None:
    named = set(re.findall(r"(?:sudo |`|/bin/)soila ([a-z]+)", f"{GUIDE}\n{OPERATORS}"))
    assert {"backup", "restore", "state", "status", "takeover"} < named <= set(COMMANDS)


# What PostgreSQL says itself, and a name of a place.
THEIRS = re.compile(
    r"(password|certificate|root certificate|no pg_hba|timeout|Connection|remaining|permission|first)\b.*"
)


def test_each_sentence_of_the_guide_is_said() -> None:
    said = " ".join(part for parts in sentences().values() for part in parts)
    told = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", GUIDE)
    pieces = [piece.strip(" .:") for one in told for piece in re.split(r"…|\bfirst\b", one)]
    ours = [piece for piece in pieces if piece and not THEIRS.match(piece)]
    assert len(ours) >= 10
    assert [piece for piece in ours if piece not in said] == []


def units() -> dict[str, str]:
    """The files of operators.md for systemd, by their names."""
    service, tick = re.findall(r"```ini\n(.*?)```", OPERATORS, re.DOTALL)
    _, *named = re.split(r"^# /etc/systemd/system/(\S+)\n", tick, flags=re.MULTILINE)
    return {"soila.service": service, **dict(zip(named[::2], named[1::2], strict=True))}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_the_units_are_ones(tmp_path: Path) -> None:
    install(tmp_path)
    for name, text in units().items():
        (tmp_path / name).write_text(
            text.replace("/srv/soila", str(tmp_path)).replace("=soila", "=root"), encoding="utf-8"
        )
    done = subprocess.run(["systemd-analyze", "verify", *units()], cwd=tmp_path, capture_output=True, text=True)
    assert (len(units()), done.returncode, done.stderr) == (3, 0, "")


def test_a_person_types_what_the_service_runs(tmp_path: Path) -> None:
    """With the service's secrets, folder and user, and under her own name."""
    service = units()["soila.service"]
    script = (PLACE / "soila.sh").read_text(encoding="utf-8")
    for name, pattern in (
        ("EnvironmentFile", r"^\. (.*)$"),
        ("WorkingDirectory", r"^cd (.*)$"),
        ("User", r"--reuid=(\S+)"),
    ):
        found = re.search(pattern, script, re.MULTILINE)
        assert found
        assert f"{name}={found[1]}\n" in service
    (tmp_path / "soila.env").write_text("SOILA_STATE_PASSWORD='sala $ana'\n", encoding="utf-8")
    command = tmp_path / ".venv" / "bin" / "soila"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$PWD $HOME $LOGNAME $SOILA_STATE_PASSWORD $*"\n', encoding="utf-8")
    for name, text in (("getent", "echo soila:x:999:999::/home/soila:/bin/sh"), ("setpriv", 'shift 3; exec sh "$@"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    script = script.replace("/etc/soila.env", str(tmp_path / "soila.env")).replace("/srv/soila", str(tmp_path))
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "SUDO_USER": "maija"}
    done = subprocess.run(["sh", "-c", script, "soila", "hold", "2024-04-09"], env=env, capture_output=True, text=True)
    assert done.stdout == f"{tmp_path} /home/soila maija sala $ana hold 2024-04-09\n"


def test_containers_keep_what_outlives_them() -> None:
    compose = yaml.safe_load((PLACE / "compose.yaml").read_text(encoding="utf-8"))
    first, second = (compose["services"][name] for name in ("first", "second"))
    assert first.keys() == second.keys()
    image = re.search(r"```dockerfile\n(.*?)```", OPERATORS, re.DOTALL)
    assert image
    made = re.search(r"RUN mkdir (.*?) && chown soila (.*)\n", image[1])
    assert made
    assert made[1] == made[2]
    for service in (first, second):
        volumes = [one.partition(":")[::2] for one in service["volumes"]]
        assert {place for _, place in volumes} <= {f"/srv/soila/{name}" for name in made[1].split()}
        assert {name for name, _ in volumes if "/" not in name} <= compose["volumes"].keys()
    # Content is one, what a host remembers and publishes is its own.
    assert len({*first["volumes"]} & {*second["volumes"]}) == 1
    assert first["environment"].keys() == set(re.findall(r"^([A-Z_]+)=", GUIDE, re.MULTILINE))
