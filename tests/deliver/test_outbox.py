"""The outbox: a letter is there whole or not at all, once, also when the command is killed or started twice."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.deliver.outbox.carrier import Outbox, message_of
from pipeline.fault import NotFound
from pipeline.render.addresses import unsubscribe_url
from tests.deliver.sending import DUE, a_parcel, mailchimp_project
from tests.make import config
from tests.peers.mailchimp import mailchimp
from tests.peers.mailchimp_rules import KEY
from tests.soila import Running, copy_project, run_soila, started


def sent_beside(project: Path, **env: str) -> AbstractContextManager[Running]:
    return started(project, "send", "--date", "2024-04-09", now="2024-04-09T09:00", env=env)


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "state": lambda project: (project / ".soila" / "state.db").exists(),
    "draft": lambda project: (project / "outbox" / ".luonnos-2024-04-09").exists(),
    "html": lambda project: (project / "outbox" / ".luonnos-2024-04-09" / "letter.html").exists(),
    "manifest": lambda project: any((project / "outbox").glob("*2024-04-09/edition.json")),
    "sent": lambda project: (project / "outbox" / "2024-04-09").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_send_is_whole_after_the_next(tmp_path: Path, moment: str) -> None:
    project = copy_project(tmp_path)
    with sent_beside(project) as process:
        while not process.has_ended and not MOMENTS[moment](project):
            pass
        process.kill()
        process.wait()
    sent = project / "outbox" / "2024-04-09"
    assert not sent.exists() or len(list(sent.iterdir())) == 4
    again = run_soila(project, "send", "--date", "2024-04-09", now="2024-04-09T09:05")
    assert again.code == 0
    assert sorted(path.name for path in (project / "outbox").iterdir()) == ["2024-04-09"]
    assert sorted(path.name for path in sent.iterdir()) == ["edition.json", "letter.eml", "letter.html", "letter.txt"]
    assert "on jo lähetetty" in run_soila(project, "send", "--date", "2024-04-09").out


def test_two_started_at_once_make_one_letter(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    with sent_beside(project) as one, sent_beside(project) as other:
        said = [process.stdout.read() for process in (one, other)]
    assert sorted("on jo lähetetty" in out for out in said) == [False, True]


def test_two_started_at_once_make_one_delivery(tmp_path: Path) -> None:
    project = mailchimp_project(tmp_path)
    with mailchimp() as peer:
        peer.account.schedules = False
        peer.account.advance_to(DUE)
        env = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.url}
        with sent_beside(project, **env) as one, sent_beside(project, **env) as other:
            assert {one.wait(), other.wait()} == {0}
        assert len(peer.account.deliveries) == 1


def test_a_folder_of_somebody_else_is_kept(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    own = project / "outbox" / "2024-04-09"
    own.mkdir(parents=True)
    (own / "muistiinpano.txt").write_text("oma")
    assert run_soila(project, "send", "--date", "2024-04-09", now="2024-04-09T09:00").code == 0
    assert (own / "letter.eml").exists()
    (kept,) = (project / "outbox").glob("2024-04-09-vanha-*")
    assert (kept / "muistiinpano.txt").read_text() == "oma"


@pytest.mark.parametrize("campaign_id", ["../oma", "..", "", "/oma", "x/../../oma", "2024-04-09/../../oma", "ab12"])
def test_the_id_of_another_carrier_is_no_folder_here(tmp_path: Path, campaign_id: str) -> None:
    for name in ("oma", "outbox/.luonnos-x"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "oma" / "edition.json").write_text("{}")
    outbox = Outbox(tmp_path / "outbox", config())
    for act in (outbox.get, outbox.send, outbox.delete, outbox.readiness):
        with pytest.raises(NotFound):
            act(campaign_id)
    assert (tmp_path / "oma" / "edition.json").exists()


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("carrier", ["outbox", "mailchimp"])
def test_the_message_says_how_to_leave_the_list_where_no_carrier_does(carrier: str, language: str) -> None:
    ours = replace(
        config(),
        letter=replace(config().letter, carrier=carrier, name="ä, " * 33),
        project=replace(config().project, language=language),
    )
    parcel = a_parcel()
    lines = message_of(parcel.letter, parcel, ours).split(b"\r\n")
    told = [line for line in lines if line.startswith(b"List-Unsubscribe: ")]
    left = f"List-Unsubscribe: <{unsubscribe_url(ours)}>".encode("ascii")
    assert told == ([left] if carrier == "outbox" else [])
    assert f"Content-Language: {language}".encode() in lines
