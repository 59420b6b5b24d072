"""The way of one message to staff's services, in a process of its own (`python -m pipeline.notify.services`).

It reads an Errand from standard input and writes the names of the services that did not take it. apprise loads over
two hundred modules: here they go when the message has gone, and a service that hangs can be cut off.
"""

import json
import logging
import os
import re
import sys
from threading import Thread
from time import monotonic
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import asdict

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Errand(Struct, frozen=True):
    """A message, the services that should take it, and how long they get together (seconds).

    `attachment` is a file's path, or "". `urls` are as config has them: their secrets are filled in here.
    """

    urls: tuple[str, ...]
    subject: str
    text: str
    attachment: str = ""
    patience: float = 20.0

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def run(errand: Errand) -> list[str]:
    """Gives the message to all services at once; the names of those that have not taken it in time."""
    sendings = [_Sending(url, errand) for url in errand.urls]
    deadline = monotonic() + errand.patience
    for one in sendings:
        one.start()
    for one in sendings:
        one.join(max(0.0, deadline - monotonic()))
    return [service_name(one.url) for one in sendings if not one.done]


def service_name(url: str) -> str:
    """What a service is called before people: its kind, or the variable that holds its address; never a secret."""
    if whole := _VARIABLE.fullmatch(url):
        return whole[1]
    return url.partition(":")[0] if ":" in url else "?"


def address_of(url: str) -> str:
    """The address with ${NAME} taken from the environment. Raises KeyError when there is no such variable.

    A variable that is the whole address is taken as it is; one inside an address is a password, and is quoted.
    """
    if whole := _VARIABLE.fullmatch(url):
        return os.environ[whole[1]]
    return _VARIABLE.sub(lambda match: quote(os.environ[match[1]], safe=""), url)


class _Sending(Thread):
    """One message on its way to one service; it does not keep the process alive."""

    def __init__(self, url: str, errand: Errand) -> None:
        super().__init__(daemon=True)
        self.url = url
        self.done = False
        self._errand = errand

    def run(self) -> None:
        from apprise import Apprise, NotifyFormat

        errand = self._errand
        try:
            service = Apprise.instantiate(address_of(self.url))
            self.done = service is not None and bool(
                service.notify(
                    body=errand.text,
                    title=errand.subject,
                    body_format=NotifyFormat.TEXT,
                    attach=errand.attachment or None,
                )
            )
        except Exception:  # a service of others: whatever it does, the message has not gone through it
            self.done = False


def main() -> None:
    # apprise's own lines hold addresses, and addresses hold passwords.
    logging.disable()
    values = json.load(sys.stdin)
    print(json.dumps(run(Errand(**values))), flush=True)
    # A service that hangs is left behind.
    os._exit(0)


if __name__ == "__main__":
    main()
