"""After a letter has gone through Mailchimp: its archive stands on the site, its counts are kept day by day."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store import open_store
from pipeline.store.editions import edition_row
from pipeline.store.reports import reports_of
from tests.deliver.sending import DAY, sending
from tests.jobs.looks import Looks, at
from tests.peers.mailchimp import Peer
from tests.soila import run_soila

CALLS_MAX = 14


class Sent:
    """A project whose letter of 9.4.2024 has gone by the clock alone."""

    def __init__(self, looks: Looks, peer: Peer) -> None:
        self.looks = looks
        self.peer = peer
        for moment in ("2024-04-08T09:00", "2024-04-08T09:05", f"{DAY}T09:02"):
            self.at(moment, "letter", "notices")

    def at(self, moment: str, *jobs: str) -> list[str]:
        """The calls that the look makes."""
        self.peer.account.advance_to(at(moment))
        before = len(self.peer.calls)
        self.looks.at(moment, *jobs)
        return self.peer.calls[before:]

    def soila(self, *arguments: str, now: str) -> str:
        self.peer.account.advance_to(at(now))
        env = {name: value for name, value in os.environ.items() if name.startswith("MAILCHIMP_")}
        result = run_soila(self.looks.root, *arguments, now=now, env=env)
        assert result.code == 0, result.err
        return result.out


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sent]:
    with sending(tmp_path, monkeypatch) as way:
        config = way.project.root / "config.toml"
        config.write_text(config.read_text().replace("[mailchimp]", "[mailchimp]\ntrack_opens = true", 1))
        yield Sent(Looks(way.project.root), way.peer)


def test_the_whole_way_takes_at_most_fourteen_calls(sent: Sent) -> None:
    assert len(sent.peer.account.deliveries) == 1
    assert len(sent.peer.account.tests) == 1
    assert len(sent.peer.calls) <= CALLS_MAX
    assert sent.at(f"{DAY}T09:05", "letter", "notices", "stats") == []


def test_the_letters_page_leads_to_the_mail_itself(sent: Sent) -> None:
    sent.soila("publish", now=f"{DAY}T09:10")
    page = (sent.looks.root / "site" / "kirjeet" / str(DAY) / "index.html").read_text()
    ((campaign_id, _),) = sent.peer.account.campaigns.items()
    assert f'href="https://mailchi.example.org/{campaign_id}/kirje"' in page


def test_a_lost_state_keeps_the_archive_and_the_campaign(sent: Sent) -> None:
    shutil.rmtree(sent.looks.root / ".soila")
    assert sent.at(f"{DAY}T10:00", "letter", "publish") == []
    page = (sent.looks.root / "site" / "kirjeet" / str(DAY) / "index.html").read_text()
    assert "https://mailchi.example.org/" in page
    store = open_store(sent.looks.root / ".soila")
    with store.reading() as connection:
        row = edition_row(connection, DAY)
    store.close()
    assert row is not None
    assert row.campaign_id in sent.peer.account.campaigns
    assert row.carrier == "mailchimp"


def test_the_counts_are_kept_after_one_three_seven_and_thirty_days(sent: Sent) -> None:
    assert sent.at(f"{DAY}T12:00", "stats") == []
    for moment in ("2024-04-10T10:00", "2024-04-12T10:00", "2024-04-16T10:00"):
        assert len(sent.at(moment, "stats")) == 2
        assert sent.at(moment, "stats") == []
    said = sent.soila("stats", now="2024-05-09T10:00")
    store = open_store(sent.looks.root / ".soila")
    with store.reading() as connection:
        reports = reports_of(connection, DAY)
    store.close()
    assert list(reports) == [1, 3, 7, 30]
    opens = [report.opens for report in reports.values()]
    assert opens == [68, 136, 272, 340]
    for age, report in reports.items():
        assert f"9.4.2024, {age} pv: 340 vastaanottajaa, {report.opens} avasi, " in said
    newest = reports[30]
    assert newest.clicks
    for link in newest.clicks:
        assert f"{link.people} klikkasi ({link.total} kertaa) {link.url}" in said
