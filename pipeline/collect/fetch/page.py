"""A page of a source as it was fetched, and what fetches one."""

from collections.abc import Callable

from msgspec import Struct


class Page(Struct, frozen=True):
    """A fetched page: its address after redirects, its text decoded, and whether it is as at the last visit.

    `content_type` is the header's bare type in lower case, such as `text/html`.
    """

    url: str
    text: str
    content_type: str = "text/html"
    unchanged: bool = False


# Fetches one address of a source. Raises `pipeline.fault.Fault` with a key of `messages/fi/fetch.py`.
Get = Callable[[str], Page]
