"""Mailchimp runs `*|…|*` wherever it stands, whatever HTML escaping says: only our own few tags may pass."""

import html
import re

# Templates write these; private-use characters never come from content, for reading takes them out.
_OPEN, _CLOSE = "\ue000", "\ue001"
_OURS = re.compile(f"{_OPEN}([A-Z_:]+){_CLOSE}")
_BROKEN_STAR = "\u2217"

# An asterisk and a bar, each plain or as an entity: a reader that decodes first must find no tag either.
_STAR = r"(?:\*|&(?:#0*42|#x0*2a|ast|midast);?)"
_BAR = r"(?:\||&(?:#0*124|#x0*7c|verbar|vert|VerticalLine);?)"
_TAG_PART = re.compile(f"{_STAR}(?={_BAR})|(?<=\\|){_STAR}|({_BAR}){_STAR}", re.IGNORECASE)


def own_tag(name: str) -> str:
    """What a template writes for a merge tag of ours, such as UNSUB."""
    return f"{_OPEN}{name}{_CLOSE}"


def only_our_tags(text: str) -> str:
    """The text with every merge tag broken but those of `own_tag`."""
    broken = _TAG_PART.sub(lambda match: f"{match[1] or ''}{_BROKEN_STAR}", text)
    return _OURS.sub(r"*|\1|*", broken).replace(_OPEN, "").replace(_CLOSE, "")


def clean(text: str) -> str:
    """Text from content without the characters that mark our own tags."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def holds_foreign_tag(text: str, ours: frozenset[str]) -> bool:
    """Whether text, as it stands or decoded once, holds a tag that is not one of `ours`."""
    for form in (text, html.unescape(text)):
        for tag in ours:
            form = form.replace(f"*|{tag}|*", "")
        if "*|" in form or "|*" in form:
            return True
    return False
