"""One mail and a real server that takes it, refuses it, is slow or breaks off: each is sent once, or it is told."""

import socket
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from pathlib import Path
from smtplib import SMTP

import pytest

from pipeline.config import SmtpServer
from pipeline.model import MailState
from pipeline.notify.smtp import Given, _cut, give, why_not_heard
from tests.peers.smtp import MailServer, certified, mail_server

PERSON, SENDER = "omistaja@example.org", "soila@example.org"


def message(text: str = "Hei,\n.piste rivin alussa\n") -> EmailMessage:
    made = EmailMessage(WIRE)
    made["From"], made["To"], made["Subject"] = SENDER, PERSON, "Tapahtumasi siirrettiin"
    made.set_content(text)
    return made


def given(server: MailServer, patience: float = 20.0) -> Given:
    return give(SmtpServer("127.0.0.1", server.port), SENDER, PERSON, message(), patience)


def test_a_mail_arrives_whole() -> None:
    with mail_server() as server:
        assert given(server) == Given(MailState.SENT)
        ((people, got),) = server.got
    assert people == [PERSON]
    assert got.get_content() == "Hei,\r\n.piste rivin alussa\r\n"


@pytest.mark.parametrize(
    ("rcpt", "data", "state", "down"),
    [
        ("550 No such user here", "", MailState.REFUSED, False),
        ("450 Mailbox busy", "", MailState.WAITING, False),
        ("421 Closing down", "", MailState.WAITING, True),
        ("", "554 Not allowed", MailState.REFUSED, False),
        ("", "451 Try again later", MailState.WAITING, False),
    ],
)
def test_a_server_that_says_no_has_taken_nothing(rcpt: str, data: str, state: MailState, down: bool) -> None:
    with mail_server() as server:
        server.rcpt, server.data = rcpt, data
        assert given(server) == Given(state, rcpt or data, down)
        assert server.got == []


@pytest.mark.parametrize(("cuts", "hangs"), [("greeting", ""), ("", "greeting")])
def test_what_breaks_before_the_mail_is_given_may_be_tried_again(cuts: str, hangs: str) -> None:
    with mail_server() as server:
        server.cuts, server.hangs = cuts, hangs
        known = given(server, patience=0.3)
        assert (known.state, known.down, server.got) == (MailState.WAITING, True, [])


def test_a_watch_that_comes_when_the_session_has_ended_says_nothing() -> None:
    _cut(SMTP())


@pytest.mark.parametrize(("cuts", "hangs"), [("data", ""), ("", "data")])
def test_what_breaks_after_the_last_byte_is_never_tried_again(cuts: str, hangs: str) -> None:
    with mail_server() as server:
        server.cuts, server.hangs = cuts, hangs
        assert given(server, patience=0.3).state is MailState.UNCLEAR
        assert server.to == [PERSON]


def test_a_server_that_is_not_there_is_asked_later() -> None:
    with mail_server() as server:
        port = server.port
    known = give(SmtpServer("127.0.0.1", port), SENDER, PERSON, message())
    assert (known.state, known.down) == (MailState.WAITING, True)


def test_without_tls_nothing_leaves_this_machine() -> None:
    with mail_server() as server:
        # An address that is not loopback by its name, and leads to this server all the same.
        known = give(SmtpServer("0.0.0.0", server.port), SENDER, PERSON, message())
        assert (known.state, server.got) == (MailState.WAITING, [])
        assert "STARTTLS" in known.why


def test_a_server_is_asked_whether_it_would_take_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server() as server:
        known = SmtpServer("127.0.0.1", server.port)
        assert why_not_heard(known) == ""
        monkeypatch.setenv("SOILA_SMTP_USER", "soila")  # which this server knows nothing of
        assert "AUTH" in why_not_heard(known)
    assert why_not_heard(known) != ""


HOST = "posti.example.org"


@pytest.fixture
def led_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of mail servers lead to this machine."""
    found = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *more, **how: found("127.0.0.1", *more, **how))


@pytest.mark.usefixtures("led_here")
@pytest.mark.parametrize("at_once", [False, True])
def test_a_mail_goes_over_tls_to_whom_the_certificate_names_and_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    context, certificate = certified(tmp_path, HOST)
    with mail_server(context, at_once=at_once) as server:

        def tried(host: str) -> Given:
            return give(SmtpServer(host, server.port, at_once), SENDER, PERSON, message())

        stranger = tried(HOST)  # nobody has told that this certificate is to be trusted
        assert (stranger.state, stranger.down, server.got) == (MailState.WAITING, True, [])
        assert "CERTIFICATE_VERIFY_FAILED" in stranger.why
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        other = tried("muu.example.org")
        assert (other.state, server.got) == (MailState.WAITING, [])
        assert "Hostname mismatch" in other.why
        assert tried(HOST) == Given(MailState.SENT)
        assert server.to == [PERSON]
