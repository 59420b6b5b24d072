"""Sixty files of an office in one folder: each gives what it must, and none stops another."""

import re
from pathlib import Path

import pytest

from tests.hostile import CASES
from tests.soila import Result, copy_project, run_soila

NOW = "2024-04-09T09:00"


class Run:
    """The three commands on the programme's own content with all the files beside it."""

    def __init__(self, project: Path) -> None:
        for place, case in CASES.items():
            path = project / "content" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(case.data)
        self.check = run_soila(project, "check", now=NOW)
        self.publish = run_soila(project, "publish", now=NOW)
        self.letter = run_soila(project, "letter", "--date", "2024-04-09", now=NOW)
        site = project / "site"
        self.site = "\n".join(
            path.read_text(encoding="utf-8", errors="replace") for path in sorted(site.rglob("*")) if path.is_file()
        )

    def told_of(self, place: str) -> str:
        """What `check` says of a file: the lines under its name."""
        said = f"\n{self.check.out}".partition(f"\ncontent/{place}\n")[2]
        return re.split(r"\ncontent/|\n\d+ virhe", f"\n{said}")[0].strip()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(copy_project(tmp_path_factory.mktemp("toimisto")))


def test_every_command_comes_to_its_end(run: Run) -> None:
    def well(result: Result, code: int) -> bool:
        return result.code == code and "Traceback" not in result.out + result.err

    assert well(run.check, 1)
    assert well(run.publish, 1)
    assert well(run.letter, 0)
    assert "Aloitusjuhla" in run.letter.out
    assert "Juhla" in run.letter.out


@pytest.mark.parametrize("place", CASES)
def test_each_file_gives_what_it_must(run: Run, place: str) -> None:
    case = CASES[place]
    folder = place.partition("/")[0]
    told = run.told_of(place) or (run.told_of(folder) if "/" in place else "")
    assert (case.told in told) if case.told else (told == "")
    if case.shown is not None:
        assert case.shown in run.site
    elif match := re.search(rb"^otsikko: (.*)$", case.data, re.MULTILINE):
        title = match[1].decode("utf-8", "replace")
        published = {one.shown for one in CASES.values()} | {"Pysyvä uutinen", "Rahoitushaku"}
        assert title in published or f">{title}<" not in run.site


def test_no_link_into_a_meeting_is_published(run: Run) -> None:
    assert "yksityinen" not in run.site + run.letter.out + run.check.out
