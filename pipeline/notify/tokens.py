"""The links of mails: signed by a key of the environment, for one purpose, one matter, one person, for thirty days."""

import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from msgspec import Struct

from pipeline.fault import Fault, WrongUse
from pipeline.inside import read_file
from pipeline.project import Project
from pipeline.whole import PRIVATE, put_new

LIFE = timedelta(days=30)
VARIABLE = "SOILA_SIGNING_KEY"

_SHORTEST = 32  # characters
_LONGEST = 2000  # characters of a token
_OWN_KEY = "avain"
_MINUTE = timedelta(minutes=1)


class Ticket(Struct, frozen=True):
    """What a link lets its bearer do: one purpose in one matter, as one person; `at` is aware, when it was signed."""

    purpose: str
    matter: str
    person: str
    at: datetime


def signed(keys: tuple[str, ...], ticket: Ticket) -> str:
    """The token of a ticket, by the first of the keys; it can stand in an address."""
    return str(_signer(keys, ticket.purpose).dumps([ticket.matter, ticket.person, int(ticket.at.timestamp())]))


def read_token(keys: tuple[str, ...], purpose: str, token: str, now: datetime) -> Ticket:
    """The ticket of a token that one of the keys signed for the purpose. Raises Fault for any other, or an old one."""
    if len(token) > _LONGEST:
        raise Fault("page.altered")
    try:
        matter, person, at = _signer(keys, purpose).loads(token)
        signed_at = datetime.fromtimestamp(at, UTC)
    except (BadData, ValueError, TypeError, OverflowError):
        raise Fault("page.altered") from None
    # A token of tomorrow is one that a clock in error has signed: it would outlive the others.
    if not -_MINUTE <= now - signed_at < LIFE:
        raise Fault("page.expired")
    return Ticket(purpose, str(matter), str(person), signed_at)


def keys_of(project: Project) -> tuple[str, ...]:
    """The signing keys, the one that signs first; two while a key is changed. Raises WrongUse, OSError.

    Where mails do not leave this machine, one is made if the environment has none.
    """
    if keys := tuple(os.environ.get(VARIABLE, "").replace(",", " ").split()):
        if any(len(one) < _SHORTEST for one in keys):
            raise WrongUse("page.short_key", name=VARIABLE, least=_SHORTEST)
        return keys
    if project.config.mail.smtp:
        raise WrongUse("page.no_key", name=VARIABLE)
    return (_own_key(project),)


def _own_key(project: Project) -> str:
    file = project.state / _OWN_KEY
    put_new(file, token_urlsafe(32).encode())
    file.chmod(PRIVATE)
    return read_file(file, _LONGEST)[0].decode()


def _signer(keys: tuple[str, ...], purpose: str) -> URLSafeSerializer:
    how: dict[str, Any] = {"key_derivation": "hmac", "digest_method": sha256}
    # itsdangerous signs with the last one.
    return URLSafeSerializer(list(reversed(keys)), salt=f"soila {purpose}", signer_kwargs=how)
