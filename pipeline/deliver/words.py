"""What a reader sees of an HTML part: enough to know a letter again, however its carrier has written it. Pure."""

import re
from html import unescape

_UNSEEN_PARTS = "|".join(
    rf"<{name}\b(?:(?!</?{name}\b).)*+</{name}\s{{0,9}}>" for name in ("style", "script", "head", "title")
)
_UNSEEN = re.compile(rf"<!--(?:(?!-->|<!--).)*+-->|{_UNSEEN_PARTS}|<[^<>]*+>", re.DOTALL | re.IGNORECASE)


def words_of(html: str) -> str:
    """The visible words, one space between."""
    return " ".join(unescape(_UNSEEN.sub(" ", html)).split())


def same_words(one: str, other: str) -> bool:
    """Whether two HTML parts say the same."""
    return words_of(one) == words_of(other)
