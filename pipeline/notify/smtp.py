"""One mail given to a server, by RFC 5321, and what is known of it then: taken, refused, not yet, or nobody knows.

Without TLS nothing leaves this machine. What is cut off after the last byte may have been taken, and is never repeated.
"""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from threading import Timer

from msgspec import Struct

from pipeline.config import SmtpServer
from pipeline.config.servers import is_loopback
from pipeline.model import MailState

PATIENCE = 20.0  # seconds that one mail gets from the first byte to the last
USER, PASSWORD = "SOILA_SMTP_USER", "SOILA_SMTP_PASSWORD"

_TEMPORARY = range(400, 500)


class Given(Struct, frozen=True):
    """What became of a mail: SENT, REFUSED, UNCLEAR, or WAITING for another try; `why` is what was heard.

    `down`: the server itself could not be had, and need not be asked for the next mail now.
    """

    state: MailState
    why: str = ""
    down: bool = False


def give(server: SmtpServer, sender: str, person: str, message: EmailMessage, patience: float = PATIENCE) -> Given:
    """Gives one message to the server for one person; `patience` is in seconds."""
    try:
        with _session(server, patience) as smtp:
            return _transaction(smtp, sender, person, message)
    except smtplib.SMTPAuthenticationError as error:
        return Given(MailState.WAITING, _said(error.smtp_code, error.smtp_error), down=True)
    except smtplib.SMTPResponseException as error:
        return Given(MailState.WAITING, _said(error.smtp_code, error.smtp_error), down=True)
    except (smtplib.SMTPException, OSError) as error:
        return Given(MailState.WAITING, _words(error), down=True)


def why_not_heard(server: SmtpServer, patience: float = PATIENCE) -> str:
    """Why a session with the server does not come about; "" where it does. No mail is given."""
    try:
        with _session(server, patience) as smtp:
            smtp.noop()
            return ""
    except (smtplib.SMTPException, OSError) as error:
        return _words(error)


@contextmanager
def _session(server: SmtpServer, patience: float) -> Iterator[smtplib.SMTP]:
    """A session that is greeted, secured and known. Raises SMTPException, OSError."""
    context = ssl.create_default_context()
    if server.tls:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=patience, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=patience)
    # A server that answers a byte at a time never times out by itself.
    watch = Timer(patience, _cut, (smtp,))
    watch.daemon = True
    watch.start()
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.tls and not is_loopback(server.host):
            smtp.starttls(context=context)
            smtp.ehlo()
        if user := os.environ.get(USER):
            smtp.login(user, os.environ.get(PASSWORD, ""))
        yield smtp
    finally:
        watch.cancel()
        smtp.close()


def _transaction(smtp: smtplib.SMTP, sender: str, person: str, message: EmailMessage) -> Given:
    """Raises SMTPException, OSError as long as the mail cannot have been taken."""
    for code, said in (_answer(smtp.mail(sender)), _answer(smtp.rcpt(person))):
        if code not in (250, 251):
            return _no(code, said)
    code, said = _answer(smtp.docmd("DATA"))
    if code != 354:
        return _no(code, said)
    try:
        smtp.send(_with_dots(message.as_bytes()))
        code, said = _answer(smtp.getreply())
    except (smtplib.SMTPException, OSError) as error:
        return Given(MailState.UNCLEAR, _words(error), down=True)
    if code != 250:
        return _no(code, said)
    with suppress(smtplib.SMTPException, OSError):  # the mail is taken, whatever becomes of the farewell
        smtp.quit()
    return Given(MailState.SENT)


def _with_dots(data: bytes) -> bytes:
    """RFC 5321, 4.5.2: a line that begins with a dot gets another; a lone dot ends the mail."""
    return data.replace(b"\r\n.", b"\r\n..").rstrip(b"\r\n") + b"\r\n.\r\n"


def _no(code: int, said: str) -> Given:
    """-1 is a server that went away in the middle: the mail was not taken (RFC 5321, 4.1.1.5)."""
    later = code in _TEMPORARY or code < 0
    return Given(MailState.WAITING if later else MailState.REFUSED, _said(code, said), down=code == 421 or code < 0)


def _answer(told: tuple[int, bytes]) -> tuple[int, str]:
    return told[0], told[1].decode(errors="replace")


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:300]


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def _cut(smtp: smtplib.SMTP) -> None:
    """Ends the session from the watch's thread, at a moment when it may have ended by itself."""
    if (sock := smtp.sock) is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
