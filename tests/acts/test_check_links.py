"""Links in content are asked once a day, with manners; the dead are told once, and private ones never asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.collect.fetch.links import Links
from tests.jobs.looks import Looks, at
from tests.peers.thl import Site, site
from tests.soila import Result, copy_project, run_soila

JOIN = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0"


@dataclass
class Linked:
    project: Path
    site: Site

    def write(self, *names: str, more: str = "") -> None:
        body = "\n".join(f"[Sivu {name}]({self.site.url}/{name})" for name in names)
        text = f"---\notsikko: Linkkiuutinen\njulkaistu: 2.4.2024\n{more}---\n\nTekstiä.\n\n{body}\n"
        (self.project / "content/news/linkit.md").write_text(text, encoding="utf-8")

    def check(self, now: str = "2024-04-08T09:00", *more: str) -> Result:
        result = run_soila(self.project, "check", "--links", *more, now=now)
        assert "Traceback" not in result.err
        return result

    def asked(self, name: str) -> int:
        return len(self.site.asked(f"/{name}"))


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[Linked]:
    with site({"/hyva": "<h1>Hyvä</h1>", "/toinen": "<h1>Toinen</h1>"}) as peer:
        # A host of a source may be asked although it lies inside.
        source = f'pause_seconds = 0\n[[collect.sources]]\nname = "x"\nkind = "thl"\nurl = "{peer.url}/x"\n'
        project = copy_project(tmp_path, source)
        config = project / "config.toml"
        asking = config.read_text(encoding="utf-8").replace("check_links = false", "check_links = true")
        config.write_text(asking, encoding="utf-8")
        for path in project.glob("content/*/*.md"):
            path.unlink()
        yield Linked(project, peer)


def test_a_link_that_is_gone_is_told_with_its_file_and_the_others_are_not(linked: Linked) -> None:
    linked.write("hyva", "poissa")
    shown = linked.check()
    assert (shown.code, shown.out.count("Linkki ei toimi")) == (0, 1)
    assert f"Linkki ei toimi: {linked.site.url}/poissa." in shown.out
    assert "content/news/linkit.md" in shown.out
    assert (linked.asked("hyva"), linked.asked("poissa")) == (1, 1)


def test_each_is_asked_once_a_day(linked: Linked) -> None:
    linked.write("hyva", "poissa")
    assert linked.check().out == linked.check("2024-04-08T23:59").out
    assert (linked.asked("hyva"), linked.asked("poissa")) == (1, 1)
    linked.check("2024-04-09T00:01")
    assert (linked.asked("hyva"), linked.asked("poissa")) == (2, 2)


def test_a_new_link_is_asked_the_same_day(linked: Linked) -> None:
    linked.write("hyva")
    linked.check()
    linked.write("hyva", "toinen")
    linked.check()
    assert (linked.asked("hyva"), linked.asked("toinen")) == (1, 1)


def test_a_server_that_fails_once_may_be_well_tomorrow(linked: Linked) -> None:
    linked.write("hyva", "toinen")
    linked.site.faults["/toinen"] = "status 500"
    assert "Linkki ei vastannut nyt" in linked.check().out
    assert "Linkki ei toimi" in linked.check("2024-04-09T09:00").out
    del linked.site.faults["/toinen"]
    assert "Linkki" not in linked.check("2024-04-10T09:00").out
    linked.site.faults["/toinen"] = "status 500"
    assert "Linkki ei vastannut nyt" in linked.check("2024-04-11T09:00").out


def test_where_nobody_answers_it_is_we_who_are_cut_off(linked: Linked) -> None:
    linked.write("hyva", "toinen")
    linked.site.faults |= {"/hyva": "status 500", "/toinen": "status 500"}
    assert "Linkki" not in linked.check().out


@pytest.mark.parametrize("fault", ["status 403", "status 429", "redirect https://muu.example.org/", "endless"])
def test_what_answers_somehow_is_not_dead(linked: Linked, fault: str) -> None:
    linked.write("hyva", "toinen")
    linked.site.faults["/toinen"] = fault
    linked.check()
    assert "Linkki" not in linked.check("2024-04-09T09:00").out


def test_what_a_site_forbids_is_not_asked(linked: Linked) -> None:
    linked.site.robots = "User-agent: *\nDisallow: /toinen\n"
    linked.write("hyva", "toinen")
    assert "Linkki" not in linked.check().out
    assert (linked.asked("hyva"), linked.asked("toinen")) == (1, 0)


def test_private_links_are_never_asked(linked: Linked) -> None:
    private = f"{linked.site.url}/salainen/huone-123456"
    text = (
        "---\notsikko: Tilaisuus\naika: ti 14.5.2024 klo 9–10\npaikka: verkossa\n"
        f"osallistumislinkki: {private}\nlinkki: {linked.site.url}/hyva\n---\n\nTervetuloa.\n"
    )
    (linked.project / "content/events/tilaisuus.md").write_text(text, encoding="utf-8")
    linked.write("salainen/huone-123456")
    shown = linked.check()
    assert linked.asked("hyva") == 1
    assert [one.path for one in linked.site.requests if "salainen" in one.path] == []
    assert "salainen" not in shown.out.replace(str(linked.project), "")


def test_of_what_was_long_ago_nobody_asks(linked: Linked) -> None:
    linked.write("hyva")
    linked.check("2024-06-01T09:00")
    assert linked.asked("hyva") == 1
    linked.check("2024-06-02T09:00")
    assert linked.asked("hyva") == 1


def test_only_named_files_are_told_of(linked: Linked) -> None:
    linked.write("poissa")
    assert "Linkki ei toimi" in linked.check("2024-04-08T09:00", "content/news").out
    assert "Linkki ei toimi" not in linked.check("2024-04-08T09:00", "content/events").out


def test_the_morning_mail_tells_the_dead_once(linked: Linked) -> None:
    linked.write("hyva", "poissa")
    looks = Looks(linked.project)
    for moment in ("2024-04-08T04:59", "2024-04-08T05:00", "2024-04-08T06:00", "2024-04-10T05:00", "2024-04-11T05:00"):
        looks.at(moment, "links")
    told = [one for key, one in looks.notices().items() if key.startswith("links ")]
    assert [(one.subject, one.made_at) for one in told] == [("Linkkejä, jotka eivät toimi: 1", at("2024-04-08T05:00"))]
    assert f"{linked.site.url}/poissa" in told[0].text
    assert linked.asked("hyva") == 3


def test_what_a_person_has_asked_is_told_in_the_mail_all_the_same(linked: Linked) -> None:
    linked.write("hyva", "poissa")
    linked.check("2024-04-08T00:30")
    looks = Looks(linked.project)
    looks.at("2024-04-08T05:00", "links")
    assert len([key for key in looks.notices() if key.startswith("links ")]) == 1
    assert linked.asked("poissa") == 1


def test_no_link_is_asked_when_a_letter_is_near(linked: Linked) -> None:
    linked.write("hyva")
    looks = Looks(linked.project)
    looks.at("2024-04-09T08:45", "links")
    assert linked.asked("hyva") == 0
    looks.at("2024-04-09T09:05", "links")
    assert linked.asked("hyva") == 1


@pytest.mark.parametrize(
    "url",
    ["http://localhost/a", "http://127.0.0.1/a", "http://10.0.0.1:80/a", "http://[::1]/", "http://palvelin/a", "x:y"],
)
def test_a_machine_inside_our_network_is_never_asked(tmp_path: Path, url: str) -> None:
    links = Links("x", tmp_path, at("2024-04-08T09:00"), 0, frozenset())
    assert list(links.asked([url])) == []
