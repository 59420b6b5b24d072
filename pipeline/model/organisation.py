"""The organisations that take part, each once: the register by which lists are counted."""

from collections.abc import Iterator

from msgspec import Struct


class Organisation(Struct, frozen=True):
    """One line of the register. `kind` is one of its types, `area` the region it works in; "" where that is not told.

    `line` counts from 1 in the register's file.
    """

    key: str
    name: str
    kind: str = "muu"
    area: str = ""
    business_id: str = ""
    other_names: tuple[str, ...] = ()
    line: int = 0

    @property
    def names(self) -> Iterator[str]:
        """Every way in which it may be written."""
        yield from (one for one in (self.key, self.name, self.business_id, *self.other_names) if one)
