"""Bytes of a page to its text: the sign at their beginning, UTF-8 where they are that, then what header or page say."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"""<meta[^>]{0,100}?charset\s*+=\s*+["']?\s*+([\w.:-]{1,40})""", re.IGNORECASE)
_META_WITHIN = 2048  # bytes
# What is called Latin-1 on the web is Windows-1252 (WHATWG Encoding Standard, 4.2).
_LATIN = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"))


def decoded(body: bytes, declared: str = "") -> str:
    """The text of a body; `declared` is the charset of its Content-Type header, or "".

    Bytes that are valid UTF-8 are taken as that whatever is declared: text in another charset hardly ever is.
    """
    for sign, name in _BOMS:
        if body.startswith(sign):
            return body.decode(name, errors="replace")
    meta = _META.search(body[:_META_WITHIN])
    for name in ("utf-8", declared, meta[1].decode("ascii") if meta else ""):
        try:
            return body.decode("windows-1252" if name.casefold() in _LATIN else name)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", errors="replace")
