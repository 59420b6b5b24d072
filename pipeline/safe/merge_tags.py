"""Mailchimp's merge tags: `*|NAME|*` is run wherever it stands, whatever HTML escaping says.

So every one in finished output is broken, and our own few are put in last. Until then a template has marks in their
places, which no content can write: a mark is made from a digest of the very content that it would have to stand in.
Source of the rule: mailchimp.com/developer/marketing/docs/merge-fields (tags work in subject and content).
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

_STAR_LIKE = "\u2217"  # ∗, which looks the same and does nothing

# An asterisk and a bar as they are, as an entity, or as in an address: whoever decodes first must find no tag either.
# Nor must whoever takes away the markup between them, or what has no width.
_AMP = r"&(?:amp;|#0*38;|#x0*26;)*"
_STAR = rf"(?:\*|{_AMP}(?:#0*42|#x0*2a|ast|midast);?|%2a)"
_BAR = rf"(?:\||{_AMP}(?:#0*124|#x0*7c|verbar|vert|verticalline);?|%7c)"
_NO_WIDTH = (
    rf"[\u00ad\u200b-\u200f\u2060-\u2064]|{_AMP}(?:shy|zwj|zwnj|#0*(?:173|820[3-7])|#x0*(?:ad|200[b-f]));?"
    r"|%c2%ad|%e2%80%8[b-f]|%e2%81%a[0-4]"
)
# A tag; what only looks like one may be passed over by whoever takes away markup, but not without an end.
_TAG = r"<(?:[^<>]*+|[^>]{0,100}+)>"
_OPENING = re.compile(rf"{_STAR}(?=(?:{_TAG}|{_NO_WIDTH})*+{_BAR})", re.IGNORECASE)
# The near ones first: what stands inside a tag would be passed over with it.
_CLOSINGS = (
    re.compile(rf"({_BAR}(?:{_NO_WIDTH})*+){_STAR}", re.IGNORECASE),
    re.compile(rf"({_BAR}(?:{_TAG}|{_NO_WIDTH})*+){_STAR}", re.IGNORECASE),
)


def broken(text: str) -> str:
    """The text, HTML or plain, without a single `*|` or `|*`: their asterisks are another sign."""
    text = _OPENING.sub(_STAR_LIKE, text)
    for closing in _CLOSINGS:
        text = closing.sub(rf"\1{_STAR_LIKE}", text)
    return text


def marks_of(names: Iterable[str], content: object) -> list[str]:
    """What a template writes in the places of our own tags; `content` is all that it shows."""
    digest = blake2b(repr(content).encode(errors="backslashreplace"), digest_size=12).hexdigest()
    return [f"{digest}-{name}" for name in names]


def finished(text: str, own: Mapping[str, str]) -> str:
    """The output with every merge tag broken and then each mark turned into what it stands for."""
    whole = broken(text)
    for mark, value in own.items():
        whole = whole.replace(mark, value)
    return whole
