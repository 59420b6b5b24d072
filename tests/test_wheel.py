"""The built wheel, away from the checkout: a folder with config.toml and content/ is a whole project."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.soila import Result, copy_project, environment, run_soila
from tests.zygote import ROOT

NOW = "2024-04-09T09:00"
RUNS = (("check",), ("send", "--date", "2024-04-09"), ("publish",))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; the libraries are those of the tests, without the way to the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv/bin/python"
    wheel, *_ = folder.glob("*.whl")
    command = [
        sys.executable,
        "-m",
        "pip",
        f"--python={python}",
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    # A path in a .pth is searched, but the .pth files that lie there, such as the checkout's own, are not read.
    (packages(folder / "venv") / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return folder / "venv"


def packages(installed: Path) -> Path:
    return next(installed.glob("lib/python*/site-packages"))


def run_installed(installed: Path, project: Path, *args: str) -> Result:
    env = environment(project, {})
    del env["PYTHONPATH"]
    command = [installed / "bin/soila", "--now", NOW, *args]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)
    return Result(done.returncode, done.stdout, done.stderr)


def bare_project(folder: Path) -> Path:
    """A project without templates of its own."""
    project = copy_project(folder)
    shutil.rmtree(project / "templates")
    return project


def project_with_one(folder: Path) -> Path:
    """A project with one template of its own; the others come with the program."""
    project = bare_project(folder)
    own = project / "templates/site/robots.txt"
    own.parent.mkdir(parents=True)
    own.write_text("User-agent: *\nDisallow: /oma/\n", encoding="utf-8")
    return project


def made(project: Path) -> dict[str, bytes]:
    """Every file of the letter and the site."""
    folders = (project / "outbox", project / "site")
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(project)): path.read_bytes() for path in files}


def test_the_wheel_makes_the_same_letter_and_site_as_a_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    checkout, away = copy_project(tmp_path), bare_project(tmp_path / "away")
    for args in RUNS:
        expected = run_soila(checkout, *args, now=NOW)
        assert run_installed(installed, away, *args) == expected
        assert expected.code == 0
    assert {"outbox/2024-04-09/letter.html", "site/index.html", "site/kalenteri/kaikki.ics"} <= made(away).keys()
    assert made(away) == made(checkout)


def test_a_mistake_in_a_template_of_the_program_is_told_with_all_of_its_path(installed: Path, tmp_path: Path) -> None:
    ours = packages(installed) / "pipeline/templates/letter.txt"
    before = ours.read_bytes()
    ours.write_bytes(before + b"{{ 1 / 0 }}\n")
    try:
        refused = run_installed(installed, project_with_one(tmp_path), "letter", "--date", "2024-04-09")
    finally:
        ours.write_bytes(before)
    assert f"{ours} on virhe rivillä" in refused.err
    assert "Traceback" not in refused.err


def test_the_site_follows_a_template_of_the_program(installed: Path, tmp_path: Path) -> None:
    project = project_with_one(tmp_path)
    assert run_installed(installed, project, "publish").code == 0
    assert made(project)["site/robots.txt"].endswith(b"Disallow: /oma/")
    assert b"<!-- uusi -->" not in made(project)["site/index.html"]
    ours = packages(installed) / "pipeline/templates/site/footer.html"
    before = ours.read_bytes()
    ours.write_bytes(before + b"<!-- uusi -->\n")
    try:
        run_installed(installed, project, "publish")
    finally:
        ours.write_bytes(before)
    assert b"<!-- uusi -->" in made(project)["site/index.html"]
