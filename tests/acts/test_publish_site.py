"""A publication through the real command: only what changed, whole after any kill, read alike by foreign readers."""

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from pipeline.publish.files import read_record
from tests.foreign import READERS, read_each_with
from tests.generate import generate
from tests.soila import copy_project, run_soila, started

NOW = "2024-04-09T09:00"
MANY = 250


def files(site: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def bytes_of(site: Path) -> dict[str, bytes]:
    return {name: data for name, (_, data) in files(site).items()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("sivusto"))
    run_soila(project, "send", "--date", "2024-04-09", now=NOW)
    done = run_soila(project, "publish", now=NOW)
    assert (done.code, done.err) == (0, "")
    return project


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once and has sent nothing."""
    project = copy_project(tmp_path_factory.mktemp("ensimmainen"))
    run_soila(project, "publish", now=NOW)
    return project


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(first, tmp_path / "project"))


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "tapahtumat/index.html",
        "tapahtumat/aloitusjuhla.html",
        "paketit/aloituspaketti/index.html",
        "kalenteri/index.html",
        "kalenteri/kaikki.ics",
        "kalenteri/aloituspaketti.ics",
        "kalenteri/paatosvaihe.ics",
        "kalenteri/tapahtumat/aloitusjuhla.ics",
        "kirjeet/index.html",
        "kirjeet/2024-04-09/index.html",
        "kirjeet/atom.xml",
    ],
)
def test_everything_is_there(published: Path, name: str) -> None:
    assert (published / "site" / name).stat().st_size > 0


def test_foreign_readers_agree(published: Path) -> None:
    counts = {"kaikki": 5, "aloituspaketti": 3}
    paths = [published / "site" / "kalenteri" / f"{feed}.ics" for feed in counts]
    readings = {reader: read_each_with(reader, paths) for reader in READERS if reader != "khal"}
    events = {
        reader: [
            sorted((one.uid, one.start_utc, one.end_utc, one.all_day, one.status, one.title) for one in found)
            for found in feeds
        ]
        for reader, feeds in readings.items()
    }
    assert [len(found) for found in events["icalendar"]] == list(counts.values())
    for reader, found in events.items():
        assert found == events["icalendar"], reader


def test_nothing_internal_is_published(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    path = project / "content" / "events" / "aloitusjuhla.md"
    secret = (
        "osallistumislinkki: https://teams.example.org/salainen\nomistaja: salainen@example.org\nosallistujia: 4711\n"
    )
    path.write_text(path.read_text().replace("---\n", f"---\n{secret}", 1))
    run_soila(project, "send", "--date", "2024-04-09", now=NOW)
    run_soila(project, "publish", now=NOW)
    for folder in ("site", "outbox"):
        for path in (project / folder).rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert b"salainen" not in data
                assert b"4711" not in data, path


def test_a_second_run_on_another_day_leaves_every_byte(project: Path) -> None:
    before = files(project / "site")
    assert "ei ole mitään uusittavaa" in run_soila(project, "publish", now=NOW).out
    run_soila(project, "publish", now="2024-04-10T09:00")
    after = files(project / "site")
    feeds = {name for name in before if name.endswith(".ics")}
    assert {name: before[name] for name in feeds} == {name: after[name] for name in feeds}
    changed = {name for name in after if after[name] != before.get(name)}
    assert not {
        name for name in changed if name.startswith("tapahtumat/") and name.count("/") == 1 and "index" not in name
    }


def test_one_edited_file_touches_only_its_own(project: Path) -> None:
    before = files(project / "site")
    path = project / "content" / "events" / "ekosysteemityo.md"
    path.write_text(path.read_text().replace("Aloituspaketin kolmas", "Paketin kolmas"))
    run_soila(project, "publish", now="2024-04-09T10:00")
    after = files(project / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "kalenteri/tapahtumat/ekosysteemityo.ics" in changed
    assert "tapahtumat/ekosysteemityo.html" in changed
    assert not {name for name in changed if "aloitusjuhla" in name or "verkostoiva" in name}


def test_a_wording_keeps_the_sequence_and_a_move_raises_it(project: Path) -> None:
    path = project / "content" / "events" / "ekosysteemityo.md"
    feed = project / "site" / "kalenteri" / "tapahtumat" / "ekosysteemityo.ics"
    text = path.read_text()
    path.write_text(text.replace("Aloituspaketin kolmas", "Paketin kolmas"))
    run_soila(project, "publish", now="2024-04-10T09:00")
    assert b"SEQUENCE:0" in feed.read_bytes()
    assert b"LAST-MODIFIED:20240410T060000Z" in feed.read_bytes()
    path.write_text(text.replace("ti 4.6.2024", "ti 11.6.2024"))
    run_soila(project, "publish", now="2024-04-11T09:00")
    data = feed.read_bytes()
    assert b"SEQUENCE:1" in data
    assert b"DTSTART;VALUE=DATE:20240611" in data
    assert "Siirretty\\, alkuperäinen aika ti 4.6.2024." in data.decode().replace("\r\n ", "")


def test_a_broken_file_leaves_its_event_as_it_was(project: Path) -> None:
    before = bytes_of(project / "site")
    path = project / "content" / "events" / "ekosysteemityo.md"
    path.write_text(path.read_text().replace("ti 4.6.2024", "ke 4.6.2024"))
    told = run_soila(project, "publish", now="2024-04-09T10:00")
    assert told.code == 1
    assert "ekosysteemityo.md:3" in told.err
    assert bytes_of(project / "site") == before


def test_a_deleted_file_is_told_and_stays_cancelled_for_sixty_days(project: Path) -> None:
    (project / "content" / "events" / "ekosysteemityo.md").unlink()
    told = run_soila(project, "publish", now="2024-04-10T09:00")
    assert "ekosysteemityo" in told.err
    assert "peruttuna" in told.err
    feed = project / "site" / "kalenteri" / "kaikki.ics"
    assert b"STATUS:CANCELLED" in feed.read_bytes()
    assert "PERUTTU: Ekosysteemityö" in feed.read_text()
    again = run_soila(project, "publish", now="2024-04-11T09:00")
    assert "peruttuna" not in again.err
    run_soila(project, "publish", now="2024-06-20T09:00")
    assert b"STATUS:CANCELLED" not in feed.read_bytes()
    assert (project / "site" / "kalenteri" / "tapahtumat" / "ekosysteemityo.ics").exists()


def test_a_template_with_a_mistake_leaves_the_site_as_it_was(project: Path) -> None:
    before = bytes_of(project / "site")
    template = project / "templates" / "site" / "event.html"
    template.write_text(template.read_text() + "{% if %}")
    told = run_soila(project, "publish", now=NOW)
    assert told.code == 3
    assert "templates/site/event.html" in told.err
    assert "Traceback" not in told.err
    assert {name: data for name, data in bytes_of(project / "site").items() if name.endswith(".html")} == {
        name: data for name, data in before.items() if name.endswith(".html")
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of many events, made by a run that was never killed."""
    project = generate(tmp_path_factory.mktemp("ehja"), MANY)
    run_soila(project, "publish", now=NOW)
    return bytes_of(project / "site")


@pytest.mark.parametrize("after_files", [40])
def test_a_run_after_a_kill_is_whole(tmp_path: Path, after_files: int, whole: dict[str, bytes]) -> None:
    """Killed once that many files stand; the next run brings the site to the bytes of a run that was never killed."""
    project = generate(tmp_path / "iso", MANY)
    site = project / "site"
    with started(project, "publish", now=NOW) as process:
        while not process.has_ended and sum(len(names) for _, _, names in os.walk(site)) < after_files:
            pass
        process.kill()
        process.wait()
    run_soila(project, "publish", now=NOW)
    assert bytes_of(site) == whole


def _beside(project: Path) -> dict[str, bytes]:
    """Every file of a project and around it but the site's, and what changes by itself."""
    return {
        str(path): path.read_bytes()
        for path in project.parent.rglob("*")
        if path.is_file() and not path.is_relative_to(project / "site") and ".soila" not in path.parts
    }


@pytest.mark.parametrize("uid", ["../../../pois", "/tmp/pois", "..", "a/../../../../pois", "index", "kaikki"])
def test_a_feed_that_somebody_has_changed_writes_nothing_elsewhere(project: Path, uid: str) -> None:
    feed = project / "site" / "kalenteri" / "kaikki.ics"
    feed.write_bytes(feed.read_bytes().replace(b"UID:aloitusjuhla@", f"UID:{uid}@".encode()))
    shutil.rmtree(project / ".soila")
    before, names = _beside(project), set(bytes_of(project / "site"))
    done = run_soila(project, "publish", now=NOW)
    assert (done.code, done.err) == (0, "")
    assert _beside(project) == before
    assert set(bytes_of(project / "site")) == names


def test_a_record_that_somebody_has_changed_removes_nothing_elsewhere(project: Path) -> None:
    for name in ("oma.txt", "project/oma.txt"):
        (project.parent / name).write_text("oma")
    hostile = dict.fromkeys(("../oma.txt", "../../oma.txt", str(project / "oma.txt"), "tapahtumat"), ("", 3, 1))
    record = project / ".soila" / "site.record"
    record.write_bytes(msgspec.msgpack.encode({**read_record(record), **hostile}))
    before, site = _beside(project), bytes_of(project / "site")
    done = run_soila(project, "publish", now=NOW)
    assert (done.code, done.err) == (0, "")
    assert (_beside(project), bytes_of(project / "site")) == (before, site)


def test_nothing_is_written_through_a_link_and_the_next_run_tries_again(project: Path) -> None:
    site, elsewhere = project / "site", project.parent / "muualla"
    whole = bytes_of(site)
    shutil.rmtree(site / "tapahtumat")
    elsewhere.mkdir()
    (site / "tapahtumat").symlink_to(elsewhere)
    done = run_soila(project, "publish", now=NOW)
    assert "site/tapahtumat on linkki" in done.out + done.err
    assert "Traceback" not in done.err
    assert list(elsewhere.iterdir()) == []
    (site / "tapahtumat").unlink()
    run_soila(project, "publish", now=NOW)
    assert bytes_of(site) == whole


def test_a_new_file_is_not_written_through_a_link_out_of_content(project: Path) -> None:
    elsewhere = project.parent / "muualla"
    shutil.move(project / "content" / "news", elsewhere)
    (project / "content" / "news").symlink_to(elsewhere)
    before = bytes_of(elsewhere)
    done = run_soila(project, "new", "news", "Uusi uutinen", now=NOW)
    assert done.code != 0
    assert "Traceback" not in done.err
    assert bytes_of(elsewhere) == before
