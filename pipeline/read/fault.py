"""The expected failure of reading one value. Who reads the file adds the place and makes it a `Problem`."""

from typing import Any


class Fault(ValueError):
    """A value that cannot be taken: `key` is found in the message catalogue, `values` fill its blanks."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
