"""Addresses in pasted text -> links that lead where the editor meant.

GitHub's Markdown makes a link of a bare `https://` or e-mail address by itself, and what it reads rightly is left to
it. Code, links and addresses in angle brackets stay as they are.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.read.pasted.lines import fenced, outside_code

_QUOTES = "“”„‟\"‘’‚'»«"

# What is a link, an address or a tag already; a bracket that opens on one line and closes on another; a bare address.
_BARE = re.compile(
    r"\\[\[<]|!?\[[^\[\]]*\](?:\([^\s\[\]]*)?|\[[^\[\]]*$|<[^<>]*>|(?P<address>(?<![\w/@.=\\!\]-])(?:https?://|www\.)[^\s<>\[\]`|\\“”„‟\"»«]+)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\[[^\[\]]+\]:")
_HOST = re.compile(r"(?:https?://|www\.)[^\s/?#:<>()\[\]“”„‟\"»«]*", re.IGNORECASE)
_HYPHENS = re.compile(r"[\u2010\u2011]")
_DASH_IN_HOST = re.compile(r"(?<=[\w])[–—](?=[\w-]*\.)")
_QUOTED_TARGET = re.compile(rf"\]\( ?[{_QUOTES}]([^\s(){_QUOTES}]+)[{_QUOTES}] ?\)")
_QUOTED_TITLE = re.compile(r"\]\(([^\s()]+) [“”„‟]([^()\"“”„‟]*)[“”„‟]\)")

# Outlook writes the address of a link in angle brackets after its words; Word a field's code before them.
_OUTLOOK = re.compile(
    r"([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)([^\W\d_][^<>\[\]`|:()\t]{0,60}) ?<((?:https?://|mailto:)[^\s<>]+)>([.,;]?)\s*"
)
_TWICE = re.compile(r"(?<![^\s<>()\[\]`])([^\s<>()\[\]`]+) ?<((?:https?://|mailto:)[^\s<>]+)>")
_GLUED = re.compile(
    r"(?<![\w.@/:’'\\-])(?<!\]\()([^\W_][\w.@/:’'-]*+)(?<=\w)<((?:https?://|mailto:)[^\s<>]+)>", re.IGNORECASE
)
_FIELD = re.compile(
    rf"(?<![\\!\]])(?:\{{ ?)?(?<![\\!\]])\bHYPERLINK +[{_QUOTES}]([^\s<>{_QUOTES}]+)[{_QUOTES}]"
    rf"(?: +\\[a-z](?: +[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}])?)*+ ?\}}?"
)
_WORDS_END = re.compile(r"[.,;!?](?=\s|$)|[()\[\]{}<>|]|\bHYPERLINK\b")
_FEW_WORDS = 6


def with_written_links(lines: Sequence[str]) -> list[str]:
    """Links as Word and Outlook write them in plain text, and links whose address their quotation marks broke."""
    return _outside_code(lines, _written)


def with_links(lines: Sequence[str]) -> list[str]:
    """Bare addresses that Markdown would not read rightly."""
    return _outside_code(lines, _linked)


def _outside_code(lines: Sequence[str], made: Callable[[str], str]) -> list[str]:
    code = fenced(lines)
    return [
        made(line) if not within and _speaks_of_address(line) else line
        for line, within in zip(lines, code, strict=True)
    ]


def _speaks_of_address(line: str) -> bool:
    folded = line.lower()
    hints = "](" in folded or "://" in folded or "www." in folded or "mailto:" in folded or "hyperlink" in folded
    return hints and "<a" not in folded and "``" not in line


def _written(line: str) -> str:
    line = outside_code(line, _mended)
    if match := _OUTLOOK.fullmatch(line):
        mark, words, address, end = match.groups()
        if len(words.split()) <= _FEW_WORDS and not words.rstrip().endswith((".", "!", "?", ",")):
            return f"{mark}[{_escaped(words.strip())}]({_target(address)}){end}"
    return outside_code(line, _unglued)


def _mended(text: str) -> str:
    if "](" in text:
        text = _QUOTED_TARGET.sub(r"](\1)", text)
        text = _QUOTED_TITLE.sub(r'](\1 "\2")', text)
    if "HYPERLINK" in text:
        text = _without_fields(text)
    if ">" in text:
        text = _TWICE.sub(_told_once, text)
    return _HOST.sub(lambda found: _DASH_IN_HOST.sub("-", _HYPHENS.sub("-", found[0])), text)


def _told_once(match: re.Match[str]) -> str:
    """An address that Outlook tells as its own words."""
    said, address = match.groups()
    bare = re.sub(r"^(?:https?://|mailto:)(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("/").casefold()
    if re.sub(r"^(?:https?://)?(?:www\.)?", "", said, flags=re.IGNORECASE).rstrip("/").casefold() != bare:
        return match[0]
    return f"[{_escaped(said)}]({_target(address)})"


def _unglued(text: str) -> str:
    """An address that Outlook puts right after the last word of its link: how many words it had, nobody can tell."""
    return _GLUED.sub(lambda found: f"[{_escaped(found[1])}]({_target(found[2])})", text) if ">" in text else text


def _without_fields(text: str) -> str:
    """Word's fields as links: their words go on until a sign that ends them, or the line does."""
    made, at = [], 0
    for field in _FIELD.finditer(text):
        if field.start() < at:
            continue
        made.append(text[at : field.start()])
        end = _WORDS_END.search(text, field.end())
        at = end.start() if end else len(text)
        words = text[field.end() : at]
        target = _target(field[1])
        shown = words.strip()
        made.append(f"[{_escaped(shown)}]({target})" if shown else f"<{field[1]}>")
        made.append(" " if words != words.rstrip() else "")
    return "".join((*made, text[at:]))


def _linked(line: str) -> str:
    return line if _REFERENCE.match(line) else outside_code(line, lambda part: _BARE.sub(_link, part))


def _link(match: re.Match[str]) -> str:
    written = match["address"]
    if not written:
        return match[0]
    address = _trimmed(written)
    if not _has_host(address):
        return written
    after = written[len(address) :]
    if address[:4].casefold() == "www.":
        return f"[{_escaped(address)}]({_target('https://' + address)}){after}"
    tail = after + re.match(r"[^\s<|]*", match.string[match.end() :])[0]  # type: ignore[index]
    # The first of these Markdown leaves out of an address by itself (GFM 0.29, 6.9); a bracket may be part of it.
    return written if not tail.strip("?!.,:*_~'\")") or tail.startswith("[") else f"<{address}>{after}"


def _trimmed(written: str) -> str:
    """The address without what the sentence around it has put at its end."""
    spare = written.count(")") - written.count("(")
    end = len(written)
    while end:
        sign = written[end - 1]
        if sign == ")" and spare > 0:
            spare -= 1
        elif sign not in ".,:;!?*_~'’‘…–—":
            break
        end -= 1
    return written[:end]


def _has_host(address: str) -> bool:
    host = re.split(r"[/?#:]", address.casefold().removeprefix("https://").removeprefix("http://"), maxsplit=1)[0]
    labels = host.split(".")
    return len(labels) > 1 and all(labels) and labels[-1].isalpha() and len(labels[-1]) > 1


def _escaped(words: str) -> str:
    return re.sub(r"(?<!\\)([*_\[\]])", r"\\\1", words)


def _target(address: str) -> str:
    """The address as it stands between brackets."""
    return f"<{address}>" if "(" in address or ")" in address else address
