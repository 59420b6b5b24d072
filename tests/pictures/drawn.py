"""Pictures for tests, drawn on the spot."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

RED, BLUE = (255, 0, 0), (0, 0, 255)


def file_of(picture: Image.Image, form: str, **more: Any) -> bytes:
    made = BytesIO()
    picture.save(made, form, **more)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def two_halves(width: int = 400, height: int = 200) -> Image.Image:
    """Red, its left half blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, 0, width // 2, height))
    return picture


def photo(width: int = 1600, height: int = 1200) -> Image.Image:
    """Noise: more colours than a drawing has, and nothing that packs well."""
    return Image.effect_noise((width, height), 90).convert("RGB")


def moving(form: str) -> bytes:
    return file_of(Image.new("RGB", (9, 9), RED), form, save_all=True, append_images=[Image.new("RGB", (9, 9), BLUE)])


def bomb(side: int) -> bytes:
    """A PNG of some bytes that says it is `side` pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
