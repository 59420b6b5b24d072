"""Which addresses were asked and how that went: one small file, so that none is asked more than once a day."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct, field

from pipeline.whole import PRIVATE, read_ours, write_whole

FILE = "linkit.json"


class Asked(Struct, frozen=True):
    """When an address was asked (aware), and how many days in a row it has not answered.

    `why` says in Finnish what was wrong, `sure` that it is gone for good, `told` that staff know.
    """

    at: datetime
    failures: int = 0
    why: str = ""
    sure: bool = False
    told: bool = False

    @property
    def dead(self) -> bool:
        """A server may be down for a day; what it calls gone is gone."""
        return self.sure or self.failures > 1


class LinkMemory(Struct, frozen=True):
    """`at`: when the last pass was (aware); what is known of each address."""

    at: datetime | None = None
    links: Mapping[str, Asked] = field(default_factory=dict)


_DECODER = msgspec.json.Decoder(LinkMemory)


def read_links(folder: Path) -> LinkMemory:
    """What is remembered; `folder` is the state's. Nothing is where it is not there, or damaged."""
    return read_ours(folder / FILE, _DECODER.decode, msgspec.MsgspecError) or LinkMemory()


def write_links(folder: Path, memory: LinkMemory) -> None:
    """Raises OSError."""
    write_whole(folder / FILE, msgspec.json.encode(memory), PRIVATE)
