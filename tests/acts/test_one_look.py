"""Each content file is read once, and the state opened once, in every command and every job."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from jobs import every_job
from tests.collect.site import JUHLA, PAJA, Story, story
from tests.soila import copy_project, run_soila

# Runs what stands in its first argument and tells how often each content file was opened, and the state.
_COUNTED = """
import json, os, sys
from collections import Counter
opened = Counter()

def seen(event, told):
    if event == "sqlite3.connect" and "state.db" in str(told[0]):
        opened["state"] += 1
    elif event == "open" and isinstance(told[0], (str, os.PathLike)) and "/content/" in os.fspath(told[0]):
        if not os.path.basename(told[0]).startswith("."):
            opened[os.fspath(told[0])] += 1

sys.addaudithook(seen)
exec(sys.argv.pop(1))
print(json.dumps(opened), file=sys.__stderr__)
"""
_COMMAND = "from pipeline.cli import main; main()"
_JOB = """
from datetime import datetime
from pathlib import Path
from pipeline.config.read import read_config
from pipeline.project import Project
from pipeline.service.look import look
root = Path.cwd()
config = read_config(root / "config.toml")
now = datetime.fromisoformat(sys.argv[2]).replace(tzinfo=config.zone)
look(Project(root, config), now, sys.argv[1].split(), lambda line: None, real=False)
"""
_EVE = "2024-04-08T09:00"


def opens(project: Path, code: str, *arguments: str) -> Mapping[str, int]:
    (project / ".soila" / "kept.db").unlink(missing_ok=True)  # with it, a file that has not changed is not read at all
    done = run_soila(project, code, *arguments, code=_COUNTED)
    assert "Traceback" not in done.err, done.err
    counts: dict[str, int] = json.loads(done.err.splitlines()[-1])
    return counts


def content_of(counts: Mapping[str, int]) -> dict[str, int]:
    return {Path(name).name: count for name, count in counts.items() if name != "state"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = copy_project(tmp_path)
    run_soila(made, "send", "--date", "2024-04-09", now="2024-04-09T09:00")
    return made


@pytest.mark.parametrize(("arguments", "states"), [("check", 0), ("status", 1), ("tick", 1)])
def test_a_command_reads_each_file_once(project: Path, arguments: str, states: int) -> None:
    counts = opens(project, _COMMAND, "--now", "2024-04-10T10:00", *arguments.split())
    assert set(content_of(counts).values()) == {1}
    tables = ("content/facts.toml", "content/organisations.csv")
    assert len(content_of(counts)) == len([*project.glob("content/*/*.md"), *tables])
    assert counts.get("state", 0) == states


def test_a_moved_event_reads_its_own_file_twice(project: Path) -> None:
    run_soila(project, "publish", now="2024-04-09T10:00")
    counts = opens(project, _COMMAND, "--now", "2024-04-10T10:00", "move", "aloitusjuhla", "--to", "ke 17.4.2024 klo 9")
    twice = {name for name, count in content_of(counts).items() if count > 1}
    assert twice == {"aloitusjuhla.md"}
    assert content_of(counts)["aloitusjuhla.md"] == 2
    assert counts["state"] == 1


@pytest.fixture
def thl(tmp_path: Path) -> Iterator[Story]:
    with story(tmp_path) as told:
        told.tell(JUHLA, PAJA)
        yield told


@pytest.mark.parametrize("job", ["letter", "publish", "notices"])
def test_a_job_reads_each_file_at_most_once(thl: Story, job: str) -> None:
    counts = opens(thl.project, _JOB, job, _EVE)
    assert set(content_of(counts).values()) <= {1}
    assert bool(content_of(counts)) is (job in ("letter", "collect", "publish"))
    assert counts["state"] == 1


def test_the_jobs_of_one_look_share_what_they_read(thl: Story) -> None:
    counts = opens(thl.project, _JOB, " ".join(job.name for job in every_job()), _EVE)
    assert set(content_of(counts).values()) == {1}
    assert counts["state"] == 1
