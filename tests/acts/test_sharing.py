"""Hosts that share a memory at a server: one works and the others stand by, and what a person says reaches each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event

from pipeline.acts.back_up import back_up, move_memory, restore
from pipeline.acts.decide_letter import approve, hold, release
from pipeline.acts.situation import Situation
from pipeline.acts.status import status_of
from pipeline.acts.turn import take_over
from pipeline.config.read import read_config
from pipeline.fault import AlreadyRunning
from pipeline.log import LogLine
from pipeline.model import Decision, DecisionKind, LetterState
from pipeline.project import Project, Server
from pipeline.service.health import health_of
from pipeline.service.look import JobLook, look
from pipeline.store.decisions import save_decisions
from pipeline.store.editions import edition_row
from pipeline.store.heartbeat import Heartbeat, JobRun, read_heartbeat, write_heartbeat
from pipeline.store.journal import journal_of, note
from pipeline.store.notices import open_notices
from pipeline.store.revisions import forget_published, published_events
from pipeline.store.schema import VERSION
from pipeline.store.server import database_of
from pipeline.store.turns import Turn
from tests.deliver.sending import DAY, DUE, LOOKS, Sending, mailchimp_project, sending
from tests.peers.mailchimp import Fault
from tests.peers.mailchimp_rules import Account
from tests.postgres import SCHEMA, at_server, connected, empty_server

# Long before the hour, when what was unclear is known, and after it.
FEW = (LOOKS[0], LOOKS[4], LOOKS[7], LOOKS[9], LOOKS[11])
EVE = DUE - timedelta(hours=20)


@dataclass
class Host:
    """A machine with a folder and a turn of its own."""

    project: Project
    turn: Turn

    def look(self, now: datetime, *jobs: str) -> tuple[JobLook, ...]:
        return look(self.project, now, jobs or ("letter",), print, real=False, turn=self.turn)

    def at(self, now: datetime) -> Situation:
        return Situation(self.project, now)


@pytest.fixture
def server() -> Server:
    return empty_server()


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Iterator[Sending]:
    (tmp_path / "1").mkdir()
    with sending(tmp_path / "1", monkeypatch, server=server) as made:
        yield made


@pytest.fixture
def hosts(case: Sending, tmp_path: Path, server: Server) -> Iterator[tuple[Host, Host]]:
    (tmp_path / "2").mkdir()
    root = at_server(mailchimp_project(tmp_path / "2"), server)
    projects = case.project, Project(root, read_config(root / "config.toml"))
    made = tuple(Host(one, Turn(server, f"kone-{n}")) for n, one in enumerate(projects, 1))
    yield made[0], made[1]
    for one in made:
        one.turn.let_go()


def keys(looked: tuple[JobLook, ...]) -> list[str]:
    return [done.key for one in looked for done in one.done]


def test_one_host_sends_and_the_other_goes_on_when_it_is_gone(case: Sending, hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    for now in FEW[:2]:
        case.peer.account.advance_to(now)
        assert "jobs.standby" not in keys(first.look(now))
        assert keys(second.look(now)) == ["jobs.standby"]
    assert len(case.peer.account.campaigns) == 1
    first.turn.let_go()  # as its end does
    for now in FEW[2:]:
        case.peer.account.advance_to(now)
        assert "jobs.standby" not in keys(second.look(now))
        assert keys(first.look(now)) == ["jobs.standby"]
    assert case.deliveries == 1
    with second.at(LOOKS[-1]) as situation:
        last = status_of(situation, None).letters.last
    assert last is not None
    assert (last.date, last.state) == (DAY, LetterState.SENT)


def test_nothing_is_laid_out_for_a_practice_that_nobody_has_begun(hosts: tuple[Host, Host]) -> None:
    hosts[0].look(EVE)
    with connected() as other:
        schemas = other.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'soila%'").fetchall()
    assert schemas == [(SCHEMA,)]


def test_whoever_stands_by_says_so_and_is_well(hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    looks = [host.look(EVE, "notices") for host in hosts]
    assert [[(one.job, one.failure) for one in looked] for looked in looks] == [[("notices", "")], [("soila", "")]]
    beats = [read_heartbeat(one.project.state) for one in hosts]
    assert [one.standby for one in beats] == ["", "kone-1"]
    code, body = health_of(beats[1], EVE)
    assert (code, body["standby"]) == (200, "kone-1")
    assert health_of(beats[1], EVE + timedelta(hours=1))[0] == 503
    with second.at(EVE) as situation:
        status = status_of(situation, None)
    assert (status.beat.standby, status.broken) == ("kone-1", ())
    first.turn.let_go()
    lines: list[LogLine] = []
    for _ in range(2):
        look(second.project, EVE, ["notices"], lines.append, real=False, turn=second.turn)
    assert [one.text for one in lines] == ["Vuoro on nyt tällä koneella; se oli koneella kone-1."]
    assert read_heartbeat(second.project.state).standby == ""


def test_what_failed_before_is_no_fault_of_whoever_stands_by(hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    first.look(EVE, "notices")
    failed = {job: JobRun(EVE, False, "Ei yhteyttä") for job in ("letter", "stats", "publish")}
    write_heartbeat(second.project.state, Heartbeat(EVE, jobs=failed))

    def told() -> tuple[list[str], tuple[str, ...]]:
        with second.at(EVE) as situation:
            return health_of(read_heartbeat(second.project.state), EVE)[1]["failed"], status_of(situation, None).broken

    assert told()[1] == ("Nämä työt eivät onnistu: kirje, julkaisu, luvut. Ei yhteyttä",)
    second.look(EVE, "letter", "stats")
    # Its pages are its own work.
    assert told() == (["publish"], ("Työ ”julkaisu” ei onnistu: Ei yhteyttä",))
    assert health_of(read_heartbeat(second.project.state), EVE)[0] == 503
    second.look(EVE, "publish")
    assert told() == ([], ())


def site_of(host: Host) -> dict[str, bytes]:
    site = host.project.site
    return {str(one.relative_to(site)): one.read_bytes() for one in site.rglob("*") if one.is_file()}


def test_whoever_stands_by_publishes_the_same_bytes_and_nothing_else(hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    first.look(EVE, "notices")
    assert keys(second.look(EVE, "publish")) == ["jobs.standby"]  # nothing was published yet
    for host in hosts:
        host.look(EVE, "publish")
    assert site_of(second) == site_of(first)
    assert len(site_of(first)) > 20
    package, other = (one.project.content / "packages" / "aloituspaketti.md" for one in hosts)
    other.write_text(f"{other.read_text()}\nMuuttui.\n")
    before = site_of(second)
    # The file has come here first: what this host would publish is newer, and not published yet.
    assert keys(second.look(EVE + timedelta(minutes=5), "publish")) == ["jobs.standby"]
    assert site_of(second) == before
    package.write_bytes(other.read_bytes())
    first.look(EVE + timedelta(minutes=6), "publish")
    assert site_of(first) != before
    assert keys(second.look(EVE + timedelta(minutes=10), "publish")) == ["jobs.standby", "jobs.published"]
    assert site_of(second) == site_of(first)
    # What the memory does not know as published is first published by the host at work.
    with second.at(EVE) as situation, situation.store.writing() as connection:
        revisions = published_events(connection)
        forget_published(connection, ["aloitusjuhla"])
    (second.project.site / "index.html").unlink()
    assert keys(second.look(EVE + timedelta(minutes=15), "publish")) == ["jobs.standby"]
    with second.at(EVE) as situation, situation.store.reading() as connection:
        assert published_events(connection).keys() == revisions.keys() - {"aloitusjuhla"}


def test_hosts_that_see_other_content_are_told(hosts: tuple[Host, Host]) -> None:
    _, second = hosts
    (second.project.content / "events" / "aloitusjuhla.md").unlink()

    def told(now: datetime) -> bool:
        for host in hosts:
            host.look(now, "publish")
        with second.at(now) as situation:
            with situation.notices.reading() as connection:
                notices = [one for one in open_notices(connection) if one.key.startswith("hosts kone-1 kone-2 ")]
            waits = any("Koneilla on eri sisältö: kone-1, kone-2" in one for one in status_of(situation, None).waits)
        assert bool(notices) == waits
        return waits

    minutes = [0, 19, 20]
    assert [told(EVE + timedelta(minutes=one)) for one in minutes] == [False, False, True]


def test_a_look_of_its_own_has_the_turn_for_that_look_alone(hosts: tuple[Host, Host]) -> None:
    _, second = hosts
    ticks = [look(one.project, EVE, ["notices"], print, real=False) for one in hosts]
    assert [keys(one) for one in ticks] == [[], []]
    second.look(EVE, "notices")
    assert keys(look(hosts[0].project, EVE, ["notices"], print, real=False)) == ["jobs.standby"]


def test_a_server_that_is_gone_stops_the_jobs_and_is_told(hosts: tuple[Host, Host]) -> None:
    host = hosts[0]
    gone = Turn(Server("postgresql+psycopg://soila@/muisti?host=/nowhere", "soila"), "kone-1")
    (looked,) = look(host.project, EVE, ["notices"], print, real=False, turn=gone)
    assert "ei saada yhteyttä" in looked.failure
    assert health_of(read_heartbeat(host.project.state), EVE)[0] == 503


def test_a_host_with_an_older_program_leaves_the_turn_to_the_new_one(
    hosts: tuple[Host, Host], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = hosts
    assert keys(first.look(EVE, "notices")) == []

    def with_new_program() -> list[str]:
        with monkeypatch.context() as program:
            program.setattr("pipeline.store.VERSION", VERSION + 1)
            return keys(second.look(EVE, "notices"))

    assert with_new_program() == ["jobs.standby"]
    (looked,) = first.look(EVE, "notices")
    assert "uudemmalla ohjelmalla" in looked.failure
    assert with_new_program() == []
    first.look(EVE, "notices")
    assert with_new_program() == []


def test_a_hold_on_one_host_holds_on_the_other(case: Sending, hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    first.look(EVE)
    with second.at(EVE) as situation:
        hold(situation, DAY, "joku")
    for now in (FEW[0], FEW[-1]):
        case.peer.account.advance_to(now)
        first.look(now)
    assert case.deliveries == 0
    assert not list(second.project.root.glob("paatokset/*"))
    with second.at(LOOKS[-1]) as situation:
        release(situation, DAY, "muu")
    with first.at(LOOKS[-1]) as situation:
        assert [one.who for one in situation.decisions(DAY)] == ["joku", "muu"]


def test_what_was_decided_in_a_file_is_brought_to_the_server_once(hosts: tuple[Host, Host]) -> None:
    first, second = hosts
    save_decisions(first.project.decisions, [Decision(DAY, EVE, DecisionKind.HOLD, "joku")])
    for _ in range(2):
        with first.at(EVE) as situation:
            assert [one.kind for one in situation.decisions(DAY)] == [DecisionKind.HOLD]
    with second.at(EVE) as situation:
        assert [one.who for one in situation.decisions(DAY)] == ["joku"]
        approve(situation, DAY, "muu")
    with first.at(EVE) as situation:
        assert [one.who for one in situation.decisions(DAY)] == ["joku", "muu"]


def test_a_host_needs_no_takeover(hosts: tuple[Host, Host]) -> None:
    for host in hosts:
        host.look(EVE, "notices")
        with host.at(EVE) as situation:
            assert take_over(situation).new is False


def test_a_memory_is_neither_restored_nor_moved_while_another_host_has_the_turn(
    case: Sending, hosts: tuple[Host, Host], tmp_path: Path
) -> None:
    first, second = hosts
    first.look(EVE, "notices")
    url, backup = case.project.config.state.url, tmp_path / "kopio.db"
    with second.at(EVE) as situation:
        back_up(situation, backup)
        for act in (partial(restore, situation, backup), partial(move_memory, situation, url, str(tmp_path / "b.db"))):
            with pytest.raises(AlreadyRunning) as told:
                act()
            assert told.value.values == {"other": "kone-1"}
            assert keys(second.look(EVE, "notices")) == ["jobs.standby"]
        first.turn.let_go()
        assert restore(situation, backup)
        with first.at(LOOKS[0]) as other, other.letters.writing() as connection:
            note(connection, DAY, LOOKS[0], "look", "answer")
        assert move_memory(situation, url, str(tmp_path / "b.db"))["journal"] == 1
    # The turn is let go of with the act.
    assert "jobs.standby" not in keys(first.look(EVE, "notices"))


@pytest.mark.parametrize("call", ["GET /campaigns", "POST /campaigns", "POST /campaigns/[^/]+/actions/schedule"])
def test_a_host_that_was_paused_in_a_call_ends_when_another_has_gone_on(
    case: Sending, hosts: tuple[Host, Host], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setenv("MAILCHIMP_TIMEOUT", "30")
    _, second = hosts
    rows = []

    def goes_on(_account: Account) -> None:
        with second.at(LOOKS[0]) as situation, situation.letters.writing() as connection:
            note(connection, DAY, LOOKS[0], "look", "answer")
            rows.append(edition_row(connection, DAY))

    case.peer.faults.append(Fault(call, "pause", meanwhile=goes_on))
    case.look(LOOKS[0])
    assert case.refusals == ["deliver.overtaken"]
    paused_at = case.peer.calls[-1]
    assert re.fullmatch(call, paused_at)
    with second.at(LOOKS[0]) as situation, situation.letters.reading() as connection:
        assert journal_of(connection, DAY)[-1].step == "look"
        assert edition_row(connection, DAY) == rows[0]
    for now in FEW[1:]:
        case.peer.account.advance_to(now)
        second.look(now)
    assert case.deliveries == 1


def test_a_host_that_was_paused_before_a_call_does_not_make_it_when_another_has_gone_on(
    case: Sending, hosts: tuple[Host, Host], server: Server
) -> None:
    hosts[0].look(EVE)
    engine = database_of(server).engine
    goes_on = (
        f"INSERT INTO {server.schema}.journal (date, at, step, phase, detail) SELECT date, at, 'look', 'answer', '' "
        f"FROM (SELECT * FROM {server.schema}.journal ORDER BY number DESC LIMIT 1) AS last "
        "WHERE (step, phase) = ('schedule', 'intent')"
    )

    def before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "pg_advisory_xact_lock" in statement:
            with connected() as other:
                other.execute(goes_on.encode())

    event.listen(engine, "before_cursor_execute", before)
    case.look(LOOKS[0])
    event.remove(engine, "before_cursor_execute", before)
    assert case.refusals == ["deliver.overtaken"]
    assert not [one for one in case.peer.calls if one.endswith("/actions/schedule")]
