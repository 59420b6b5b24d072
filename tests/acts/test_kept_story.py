"""A wrong aid is worse than none: whatever happens to a project, its site is that of a build from nothing, and an
editor's desk that stands open all the while shows it ahead."""

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from pipeline import halves
from pipeline.acts.desk import Desk
from pipeline.acts.draft import draft_of
from pipeline.acts.letter_days import letter_day
from pipeline.acts.publish_site import publish
from pipeline.acts.situation import Situation
from pipeline.acts.whole_check import WholeCheck, found_anew, whole_check
from pipeline.config.read import read_config
from pipeline.project import Project
from tests.soila import copy_project

NOW = datetime(2024, 4, 9, 6, tzinfo=UTC)
# Far from the files' own times, so that each counts as settled (ns).
SETTLED = 1 << 62
# Beside the state: what may go at any time.
AIDS = ("kept.db", "site.record", "site.stamp")
EVENT = "---\notsikko: {}\naika: ti 14.5.2024 klo 9–10\npaikka: Helsinki\npaketti: paatosvaihe\n---\n{}\n"


class Killed(BaseException):
    """The process is no more."""


class _Killer:
    """Ends a run before one of its renames; a hook of Python's own, so that nothing of ours is another for it."""

    left = -1

    def __call__(self, event: str, _told: object) -> None:
        if event == "os.rename" and self.left >= 0:
            self.left -= 1
            if self.left < 0:
                raise Killed


KILLER = _Killer()
sys.addaudithook(KILLER)


@contextmanager
def killed_at(rename: int) -> Iterator[None]:
    KILLER.left = rename
    try:
        yield
    finally:
        KILLER.left = -1


def build(project: Path, now: datetime) -> None:
    """One command, which knows nothing but what lies in the project."""
    with Situation(Project(project, read_config(project / "config.toml")), now) as situation:
        publish(situation)


def check(project: Path, now: datetime, *, anew: bool = False) -> WholeCheck:
    """What a command that checks finds, by what was found before or `anew`."""
    with Situation(Project(project, read_config(project / "config.toml")), now) as situation:
        return found_anew(situation) if anew else whole_check(situation, SETTLED)


def from_nothing(project: Path, to: Path, now: datetime) -> dict[str, bytes]:
    """The site of a project with the same files and the same state, and none of the aids, by two processes at once."""
    for folder in (to / "site", to / ".soila", to / "content"):
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("content", "templates", ".soila"):
        shutil.copytree(
            project / name, to / name, symlinks=True, ignore=shutil.ignore_patterns(*AIDS), dirs_exist_ok=True
        )
    shutil.copy(project / "config.toml", to)
    with mock.patch.object(halves, "WORTH_TWO", 2):
        build(to, now)
    return site_of(to)


def site_of(project: Path) -> dict[str, bytes]:
    site = project / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


class Editor:
    """What people and machines do to a project, each act once in a story, on files that are drawn."""

    def __init__(self, project: Path, drawn: random.Random) -> None:
        self.project, self.drawn = project, drawn
        self.events = project / "content" / "events"

    @property
    def acts(self) -> list[Callable[[], None]]:
        return [
            self.writes,
            self.edits,
            self.edits_within_its_time,
            self.renames,
            self.removes,
            self.touches,
            self.makes_two_change_places,
            self.writes_a_private_link,
            self.takes_a_package_back,
            self.lays_what_is_no_item,
            self.spoils_the_emblem,
            self.changes_config,
            self.changes_a_template,
            self.loses_an_aid,
            self.damages_what_is_kept,
            self.is_killed,
            self.waits_a_month,
        ]

    def one(self) -> Path:
        return self.drawn.choice(sorted(self.events.glob("*.md")))

    def writes(self) -> None:
        name = f"uusi-{self.drawn.randrange(1000)}"
        (self.events / f"{name}.md").write_text(EVENT.format(name, "Kuvaus."), encoding="utf-8")

    def edits(self) -> None:
        with self.one().open("a", encoding="utf-8") as file:
            file.write(f"\nLisäys {self.drawn.randrange(1000)}.\n")

    def edits_within_its_time(self) -> None:
        path = self.one()
        before, text = path.stat(), path.read_bytes()
        path.write_bytes(text[:-2] + bytes([self.drawn.randrange(97, 123)]) + b"\n")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def renames(self) -> None:
        path = self.one()
        path.rename(path.with_name(f"toinen-{self.drawn.randrange(1000)}.md"))

    def removes(self) -> None:
        self.one().unlink()

    def touches(self) -> None:
        os.utime(self.one(), ns=(self.drawn.randrange(1 << 60),) * 2)

    def makes_two_change_places(self) -> None:
        one, other, aside = self.events / "vaihto-a.md", self.events / "vaihto-b.md", self.events / ".vaihto"
        for path, title in ((one, "Ensin"), (other, "Toist")):
            path.write_text(EVENT.format(title, "Kuvaus."), encoding="utf-8")
            os.utime(path, ns=(1, 1))
        build(self.project, NOW)
        one.rename(aside)
        other.rename(one)
        aside.rename(other)

    def writes_a_private_link(self) -> None:
        path = self.one()
        link = "osallistumislinkki: https://kokous.example.org/huone/9Xk2"
        path.write_text(path.read_text("utf-8").replace("\n---\n", f"\n{link}\n---\n", 1), encoding="utf-8")

    def takes_a_package_back(self) -> None:
        path = self.drawn.choice(sorted((self.project / "content" / "packages").glob("*.md")))
        path.write_text(path.read_text("utf-8").replace("\n---\n", "\ntila: luonnos\n---\n", 1), encoding="utf-8")

    def lays_what_is_no_item(self) -> None:
        self.drawn.choice(
            (
                (self.events / "kansio.md").mkdir,
                partial((self.events / "linkki.md").symlink_to, "ei-ole.md"),
                partial((self.project / "content" / "kuvat").mkdir, exist_ok=True),
                partial((self.project / "content" / "muistio.md").write_text, "otsikko: x"),
            )
        )()

    def spoils_the_emblem(self) -> None:
        (self.project / "site" / "eu-tunnus.svg").write_text("<svg/>", encoding="utf-8")

    def changes_config(self) -> None:
        path = self.project / "config.toml"
        path.write_text(path.read_text("utf-8").replace("soila.example.org", "toinen.example.org"), encoding="utf-8")

    def changes_a_template(self) -> None:
        for name in (
            f"site/{self.drawn.choice(('event', 'footer', 'front'))}.html",
            "letter/line.mjml",
            "letter/item.mjml",
        ):
            path = self.project / "templates" / name
            path.write_text(path.read_text("utf-8") + "<!-- uusi -->\n", encoding="utf-8")

    def loses_an_aid(self) -> None:
        (self.project / ".soila" / self.drawn.choice(AIDS)).unlink(missing_ok=True)

    def damages_what_is_kept(self) -> None:
        path = self.project / ".soila" / "kept.db"
        data = bytearray(path.read_bytes() if path.exists() else b"")
        for place in self.drawn.sample(range(len(data)), min(len(data), 200)):
            data[place] ^= 0xFF
        path.write_bytes(data)

    def is_killed(self) -> None:
        self.edits()
        with killed_at(self.drawn.randrange(8)), suppress(Killed):
            build(self.project, NOW)

    def waits_a_month(self) -> None:
        """Nothing but the clock: the moment of the story is worked out from how far it has come."""


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_site_is_that_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("pipeline.acts.situation.time_ns", lambda: SETTLED)
    (tmp_path / "toinen").mkdir()
    project, drawn = copy_project(tmp_path), random.Random(seed)
    editor, now = Editor(project, drawn), NOW
    acts = editor.acts
    drawn.shuffle(acts)
    build(project, now)
    desk = Desk(project)
    for act in acts:
        act()
        now += timedelta(days=30) if act == editor.waits_a_month else timedelta(minutes=1)
        assert (act.__name__, check(project, now)) == (act.__name__, check(project, now, anew=True))
        wanted = from_nothing(project, tmp_path / "toinen", now)
        look = desk.look(now)
        ahead = {path for path in wanted if look.file(path) != wanted[path]}
        assert (act.__name__, ahead, look.pages.keys() - wanted.keys()) == (act.__name__, set(), set())
        build(project, now)
        with Situation(Project(project, read_config(project / "config.toml")), now) as situation:
            day = letter_day(situation, "")
            assert (act.__name__, desk.look(now).letter()) == (
                act.__name__,
                draft_of(situation, situation.project.real, day),
            )
        found = site_of(project)
        # A calendar's address lasts, though its event is forgotten.
        over = {path for path in found.keys() - wanted.keys() if not path.endswith(".ics")}
        differs = {path for path in wanted if found.get(path) != wanted[path]}
        assert (act.__name__, over, differs) == (act.__name__, set(), set())
        assert check(project, now) == check(project, now, anew=True)
    desk.close()
