"""How mail is written: Python's own rules, but for the headers that name a sender.

The folding of Python 3.11's library takes the quotes off a long name, so that its commas part it into several
addresses; and its parser reads what looks like an encoded word as one, even within quotes.
"""

from email.header import Header
from email.policy import EmailPolicy
from email.utils import quote
from typing import Any

_WRITTEN = ("from", "to", "list-unsubscribe")


class MailPolicy(EmailPolicy):
    """SMTP's line ends; From and To are taken as `mailbox` writes them, and an address to unsubscribe is kept whole."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        return (name, value) if name.casefold() in _WRITTEN else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.casefold() in _WRITTEN:
            return f"{name}: {value}\r\n".encode("ascii")
        return super().fold_binary(name, value)


MAIL = MailPolicy(linesep="\r\n")


def mailbox(name: str, address: str) -> str:
    """`"Name" <address>` as a header has it (RFC 5322, 3.4; RFC 2047 for other letters than ASCII's).

    The name has no line breaks, the address is ASCII: config sees to both.
    """
    if name.isascii() and "=?" not in name:
        return f'"{quote(name)}" <{address}>'
    words = Header(name, "utf-8", header_name="From").encode(linesep="\r\n")
    return f"{words} <{address}>"
