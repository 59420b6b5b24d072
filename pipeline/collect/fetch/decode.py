"""Bytes of a page to its text: the sign at their beginning, UTF-8 where they are that, then what header or page say."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"""<meta[^>]{0,100}?charset\s*+=\s*+["']?\s*+([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*+=\s*+["']([\w.:-]{1,40})["']""")
_META_WITHIN = 2048  # bytes
_CALENDAR = re.compile(rb"\s*BEGIN:VCALENDAR", re.IGNORECASE)
_FOLD = re.compile(rb"(?:\r\n?|\n)[ \t]")
# What is called Latin-1 on the web is Windows-1252 (WHATWG Encoding Standard, 4.2).
_LATIN = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"))


def decoded(body: bytes, declared: str = "") -> str:
    """The text of a body; `declared` is the charset of its Content-Type header, or "".

    Bytes that are valid UTF-8 are taken as that whatever is declared: text in another charset hardly ever is.
    """
    for sign, name in _BOMS:
        if body.startswith(sign) and not (name == "utf-8-sig" and _CALENDAR.match(body, len(sign))):
            return body.decode(name, errors="replace")
    body = body.removeprefix(codecs.BOM_UTF8)
    if _CALENDAR.match(body):
        body = _FOLD.sub(b"", body)  # by octets, and so within a letter too (RFC 5545, 3.1)
    told = _XML.match(body) or _META.search(body[:_META_WITHIN])
    for name in ("utf-8", declared, told[1].decode("ascii") if told else ""):
        try:
            return body.decode("windows-1252" if name.casefold() in _LATIN else name)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", errors="replace")
