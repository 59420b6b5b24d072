"""State and site both lost: calendars go on from what is served elsewhere, and never begin anew by themselves."""

import re
import shutil
from pathlib import Path

import pytest

from tests.peers.nginx import nginx_serving
from tests.soila import copy_project, run_soila

FEED = "site/kalenteri/kaikki.ics"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def at(project: Path, url: str) -> None:
    config = project / "config.toml"
    config.write_text(re.sub(r'(?m)^url = "https://soila.example.org"', f'url = "{url}"', config.read_text(), count=1))


def lose(project: Path) -> None:
    shutil.rmtree(project / ".soila")
    shutil.rmtree(project / "site")


def test_what_is_served_elsewhere_goes_on(project: Path, tmp_path: Path) -> None:
    served = tmp_path / "muualla"
    (served / "kalenteri").mkdir(parents=True)
    with nginx_serving(served, tmp_path) as address:
        at(project, address)
        assert run_soila(project, "publish", "--begin", now="2024-04-10T09:00").code == 0
        assert run_soila(project, "cancel", "ekosysteemityo", now="2024-04-11T09:00").code == 0
        published = (project / FEED).read_bytes()
        assert b"SEQUENCE:1\r\n" in published
        shutil.copytree(project / "site", served, dirs_exist_ok=True)
        lose(project)
        assert run_soila(project, "publish", now="2024-04-12T09:00").code == 0
        assert (project / FEED).read_bytes() == published


def test_where_nothing_is_served_a_person_is_asked_and_only_once(project: Path, tmp_path: Path) -> None:
    (tmp_path / "tyhja").mkdir()
    with nginx_serving(tmp_path / "tyhja", tmp_path) as address:
        at(project, address)
        asked = run_soila(project, "publish", now="2024-04-10T09:00")
        assert asked.code == 3
        assert f"{address}/kalenteri/kaikki.ics" in asked.err
        assert "soila publish --begin" in asked.err
        assert not (project / FEED).exists()
        assert run_soila(project, "tick", now="2024-04-10T09:05").code != 0
        assert not (project / FEED).exists()
        assert run_soila(project, "publish", "--begin", now="2024-04-10T09:10").code == 0
        assert run_soila(project, "publish", now="2024-04-10T09:15").code == 0
        assert (project / FEED).exists()


def test_the_files_of_the_site_are_enough(project: Path) -> None:
    at(project, "http://127.0.0.1:9")  # nobody is asked
    assert run_soila(project, "publish", "--begin", now="2024-04-10T09:00").code == 0
    published = (project / FEED).read_bytes()
    shutil.rmtree(project / ".soila")
    assert run_soila(project, "publish", now="2024-04-12T09:00").code == 0
    assert (project / FEED).read_bytes() == published
