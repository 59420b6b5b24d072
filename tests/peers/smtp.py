"""A mail server over real SMTP (aiosmtpd): loopback only, a free port. It refuses, hangs and breaks as told."""

import asyncio
import socket
import ssl
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class MailServer:
    """A running server. `rcpt` and `data` are its answers, "" for yes. `got` is what it took, with its recipients.

    `cuts` and `hangs` say where it stops: "greeting" (before a word), "data" (after the last byte, which it has kept).
    """

    port: int
    rcpt: str = ""
    data: str = ""
    cuts: str = ""
    hangs: str = ""
    got: list[tuple[list[str], EmailMessage]] = field(default_factory=list)

    @property
    def to(self) -> list[str]:
        return [person for people, _ in self.got for person in people]


class _Handler:
    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        if self._server.hangs == "greeting":
            await asyncio.sleep(60)
        if self._server.cuts == "greeting":
            server.transport.abort()
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._server.rcpt:
            return self._server.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self._server.data:
            return self._server.data
        content: Any = envelope.content
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self._server.got.append((list(envelope.rcpt_tos), message))
        if self._server.hangs == "data":
            await asyncio.sleep(60)
        if self._server.cuts == "data":
            server.transport.abort()
        return "250 OK"


@contextmanager
def mail_server(tls: ssl.SSLContext | None = None, *, at_once: bool = False) -> Iterator[MailServer]:
    """The server while the block runs. With `tls` it wants STARTTLS before a mail, or TLS `at_once`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = MailServer(port)
    how = {"ssl_context": tls} if at_once else {"tls_context": tls, "require_starttls": tls is not None}
    controller = Controller(_Handler(server), hostname="127.0.0.1", port=port, **how)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def certified(folder: Path, host: str) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS by a new certificate of `host`, and the certificate's file for whoever trusts it."""
    certificate, key = folder / "palvelin.pem", folder / "palvelin.key"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    about = ("-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
    command = ["openssl", "req", "-x509", *kind, *about, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context, certificate
