"""What a reader sees of an HTML part: enough to know a letter again, however its carrier has written it. Pure."""

import re
from html import unescape

_UNSEEN = re.compile(r"<!--.*?-->|<(style|script|head|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def words_of(html: str) -> str:
    """The visible words, one space between."""
    return " ".join(unescape(_UNSEEN.sub(" ", html)).split())


def same_words(one: str, other: str) -> bool:
    """Whether two HTML parts say the same."""
    return words_of(one) == words_of(other)
