"""The emblem of the European Union: two pinned files, which no template draws and no project replaces.

They are drawn to the geometry of regulation (EU) 2021/1060, annex IX, with the white edge that it wants on coloured
ground, so that neither a dark page nor a mail program's night can take it away.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.fault import Outside

FOLDER = Path(__file__).parent
# Their names are their addresses on the site, from its root.
SVG, PNG = "eu-tunnus.svg", "eu-tunnus.png"
# SHA-256 of the files; `python -m tests.tools.emblem` makes them.
FILES = {
    SVG: "4c9dfa815db01c67839315572e2ff950e318cb67d88158286ff68cba31a5dc5c",
    PNG: "681c11edee9757b3972e13a2f85c19c16861dbea7a4c9ab2c68e57df56f282a8",
}
# Reflex Blue and Yellow as annex IX gives them for the web; the edge's part of the field's height.
BLUE, GOLD = "#003399", "#ffcc00"
EDGE = 1 / 25
# The picture in letters, in CSS pixels, its edge counted in: half of the file's own pixels.
LETTER_SIZE = (79, 54)


@cache
def emblem(name: str) -> bytes:
    """The bytes of `SVG` or `PNG`. Raises Outside when the file is not the pinned one."""
    try:
        data = (FOLDER / name).read_bytes()
    except OSError:
        data = b""
    if not is_emblem(name, data):
        raise Outside("render.emblem_changed", file=str(FOLDER / name))
    return data


def is_emblem(name: str, data: bytes) -> bool:
    """Whether the bytes are the pinned ones of `name`."""
    return sha256(data).hexdigest() == FILES[name]
