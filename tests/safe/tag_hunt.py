"""Looks for merge tags in finished output as whatever comes after us might: as it is, decoded, without markup."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064]")
_TAG = re.compile(r"\*\||\|\*")


class _Words(HTMLParser):
    """The words of a page as a browser has them, and the values of its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.values: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.words += data


def tags_in(page: str) -> list[str]:
    """Every half of a merge tag that one of the ways finds in HTML."""
    parsed = _Words(page)
    return [found for form in (page, parsed.words, *parsed.values) for found in tags_in_text(form)]


def tags_in_text(text: str) -> list[str]:
    """The same in plain text, which nobody takes for markup."""
    forms = [text, unescape(text), unquote(text), unquote(unescape(text))]
    return [found for form in forms for found in _TAG.findall(_NO_WIDTH.sub("", form))]
