"""soila run as a process: it starts, sends on the hour, is alone, tells its health, and ends when asked."""

import json
import signal
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.deliver.sending import sending
from tests.jobs.looks import at
from tests.peers.hooks import hook
from tests.peers.mailchimp_rules import KEY
from tests.soila import Running, copy_project, run_soila, started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def add_config(project: Path, old: str, new: str) -> None:
    config = project / "config.toml"
    text = config.read_text()
    assert old in text
    config.write_text(text.replace(old, new, 1))


def running(project: Path, now: str, **env: str) -> AbstractContextManager[Running]:
    return started(project, "run", now=now, env=env)


def lines_until(process: Running, words: str) -> list[str]:
    """What the service says, up to the line with the words."""
    lines = []
    for line in process.stdout:
        lines.append(json.loads(line)["text"])
        if words in line:
            return lines
    raise AssertionError(f"{words!r} was never said: {lines}")


def test_it_sends_tells_and_ends_when_asked(project: Path) -> None:
    with hook() as service:
        add_config(project, "urls = []", f'urls = ["{service.url}"]')
        with running(project, "2024-04-09T09:00:00") as process:
            lines_until(process, "Kirje 9.4.2024 on lähetetty")
            lines_until(process, '"julkaisu"')
            second = run_soila(project, "run")
            assert second.code == 3
            assert "on jo käynnissä" in second.err
            refused = run_soila(project, "backup", "kopio.db")
            assert refused.code == 0
            assert "on käynnissä" in run_soila(project, "restore", "kopio.db").err
            process.send_signal(signal.SIGTERM)
            lines_until(process, "on lopettanut")
            assert process.wait() == 0
    assert (project / "outbox" / "2024-04-09" / "edition.json").exists()
    assert (project / "site" / "index.html").exists()


def test_a_kill_at_any_moment_sends_nothing_twice(project: Path) -> None:
    with running(project, "2024-04-09T09:00:00") as process:
        lines_until(process, "Kirje 9.4.2024 on lähetetty")
        process.kill()
    before = (project / "outbox" / "2024-04-09" / "edition.json").stat().st_mtime_ns
    with running(project, "2024-04-09T09:01:00") as process:
        lines_until(process, "käynnistyi")
        process.send_signal(signal.SIGINT)
        lines_until(process, "on lopettanut")
    assert (project / "outbox" / "2024-04-09" / "edition.json").stat().st_mtime_ns == before


# When the service is started, what it then says, and how it ends.
DAYS_OF_A_SERVICE = [
    ("2024-04-08T09:00:00", "on ajastettu", signal.SIGKILL),
    ("2024-04-09T08:50:00", "tarkistettiin juuri ennen lähtöä", signal.SIGTERM),
    ("2024-04-09T09:02:00", "on lähetetty", signal.SIGKILL),
]


def test_a_service_restarted_around_its_hour_gives_mailchimp_one_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sending(tmp_path, monkeypatch) as peer:
        root, account = peer.project.root, peer.peer.account
        secrets = {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.peer.url}
        for now, words, end in DAYS_OF_A_SERVICE:
            account.advance_to(at(now))
            with running(root, now, **secrets) as process:
                lines_until(process, words)
                process.send_signal(end)
                code = process.wait()
            assert code == (0 if end is signal.SIGTERM else -end)
        (delivery,) = account.deliveries
        assert delivery.at == at("2024-04-09T09:00")
        log = run_soila(root, "log", "--letter", "2024-04-09", now="2024-04-09T10:00").out
        assert "on lähetetty" in log


def test_its_health_is_told_on_the_machines_own_address(project: Path) -> None:
    port = free_port()
    add_config(project, "health_port = 0", f"health_port = {port}")
    with running(project, "2024-04-05T12:00:00") as process:
        lines_until(process, '"siivous"')  # the first look, of which health tells, has ended by then
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.status == 200
            assert json.load(answer)["ok"] is True
        with pytest.raises(HTTPError) as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/etc/passwd", timeout=10)
        missing.value.close()
        assert missing.value.code == 404


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
