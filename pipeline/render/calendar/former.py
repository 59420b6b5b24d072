"""VEVENTs of version 0.1.0 and before, which had no properties of our own: what their Finnish sentences say.

The sentences stand here as those versions wrote them, whatever the catalogue says now. To be dropped when nobody goes
on from a site that such a version published last; `tests/fixtures/feeds-2026-11-25.tar.gz` is one.
"""

import re
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from pipeline.finnish.times import read_when
from pipeline.model import Event, Snapshot, Status, When
from pipeline.render.markdown import literal

_TITLES = {Status.CANCELLED: "PERUTTU: ", Status.MOVED: "SIIRTYY: "}
_REASON = r"(?: Syy: (?P<reason>.*))?"
_CHANGES = {
    Status.CANCELLED: re.compile(rf"Peruttu\.{_REASON}", re.DOTALL),
    Status.MOVED: re.compile(rf"Siirtyy: uusi aika ilmoitetaan myöhemmin\. Aiempi aika oli .*?\.{_REASON}", re.DOTALL),
    Status.CONFIRMED: re.compile(
        r"(?:Siirretty, alkuperäinen aika (?P<original>.*?)|(?P<again>Pidetään sittenkin alkuperäisenä aikana))\."
        + _REASON,
        re.DOTALL,
    ),
}
_REGISTRATION, _LINK = "Ilmoittautuminen: ", "Lisätietoja: "
_OPENS, _CLOSES = "Ilmoittautuminen avautuu: ", "Ilmoittautuminen päättyy: "


class Former(Struct, frozen=True):
    """What such a VEVENT says besides its properties. `digest` is the one that its state kept."""

    status: Status
    digest: str
    reason: str = ""
    original: When | None = None
    again: bool = False
    body: str = ""
    addresses: tuple[str, ...] = ()

    def filled(self, event: Event, shown: Snapshot) -> tuple[Event, Snapshot]:
        """The event and what is shown of it, with what the sentences say."""
        title = shown.title.removeprefix(_TITLES.get(self.status, ""))
        link, registration = self._line(_LINK), self._line(_REGISTRATION)
        shown = replace(
            shown, title=title, link=link, registration=registration, original=self.original, again=self.again
        )
        event = replace(
            event,
            title=title,
            status=Status.MOVED if self.original else self.status,
            reason=self.reason,
            original=shown.when if self.status is Status.MOVED else self.original,
            registration=registration,
            registration_opens=self._time(_OPENS),
            registration_closes=self._time(_CLOSES),
            link=link,
            body=literal(self.body),
        )
        return event, shown

    def _line(self, start: str) -> str:
        return next((line.removeprefix(start) for line in self.addresses if line.startswith(start)), "")

    def _time(self, start: str) -> When | None:
        written = self._line(start)
        return read_when(written) if written else None


def former(vevent: bytes, description: str, status: Status, transparent: bool) -> Former:
    """What the sentences say. `vevent` is one of `vevents_of`, the rest its values. Raises Fault."""
    if status is Status.TENTATIVE and transparent:
        status = Status.MOVED
    *paragraphs, addresses = description.split("\n\n")
    change = _CHANGES.get(status, _CHANGES[Status.CONFIRMED]).fullmatch(paragraphs[0]) if paragraphs else None
    told = change.groupdict() if change else {}
    _, start, rest = vevent.partition(b"\r\nDTSTART")
    return Former(
        status=status,
        digest=blake2b(start.removeprefix(b"\r\n") + rest, digest_size=16).hexdigest(),
        reason=told.get("reason") or "",
        original=read_when(told["original"]) if told.get("original") else None,
        again=bool(told.get("again")),
        body="\n\n".join(paragraphs[1:] if change else paragraphs),
        addresses=tuple(addresses.split("\n")),
    )
