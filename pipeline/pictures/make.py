"""The bytes of a picture, whatever they hold -> pictures made anew.

Of the file goes on only what it shows: no place, no camera, no name, and nothing that a program could run.
"""

import warnings
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from pipeline.fault import Fault

# CSS pixels: the text of a letter is so wide, and nothing should be taller than that.
BOX = 536
# Bytes of what is made, the larger one too: letters are read on the move.
MOST_BYTES = 200_000
# What a camera of today takes is below; a file that unpacks into more is no picture that anybody wants shown.
MOST_PIXELS = 60_000_000

_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITIES = (85, 75, 65, 50, 35)
# A logo's edge, as a part of its plate's height; the emblem's own.
_EDGE = 25


class Encoded(Struct, frozen=True):
    """A made file: the ending of its name, its bytes, and its size in its own pixels."""

    ending: str
    data: bytes
    width: int
    height: int


def made(data: bytes) -> tuple[Encoded, ...]:
    """The picture in its size on a page, and once more for screens of twice the pixels where it has them.

    Raises Fault for what is no still picture.
    """
    shown = _shown(data, 2 * BOX)
    small = _fitted(shown, BOX)
    return (_encoded(small),) if small.size == shown.size else (_encoded(small), _encoded(shown))


def plate(data: bytes, width: int, height: int) -> bytes:
    """A logo on a white plate of the size, as PNG: whatever its shape, it never grows beyond. Raises Fault."""
    edge = height // _EDGE + 1
    room = width - 2 * edge, height - 2 * edge
    logo = ImageOps.contain(_shown(data, max(width, height)), room, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (width, height), "white")
    ground.paste(logo, ((width - logo.width) // 2, (height - logo.height) // 2))
    return _png(ground)


def _shown(data: bytes, longest: int) -> Image.Image:
    """What a reader is to see: upright, in the web's colours, on white, neither side longer than `longest`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of notes that a camera wrote wrongly
        picture = _opened(data)
        try:
            picture.draft(None, (2 * longest, 2 * longest))
            plain = _upright(_plain(picture))
            fitted = _fitted(plain, longest)
            return _on_white(_in_web_colours(fitted, picture.info.get("icc_profile")))
        except Exception as error:  # hostile bytes make a decoder fail in any way
            raise Fault("picture.broken") from error


def _opened(data: bytes) -> Image.Image:
    """The picture before its pixels are unpacked."""
    try:
        picture = Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise Fault("picture.too_many_pixels", most=MOST_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        raise Fault("picture.not_picture") from error
    except Exception as error:
        raise Fault("picture.broken") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise Fault("picture.too_many_pixels", most=MOST_PIXELS // 1_000_000)
    # Telephones put a second picture behind the first one (MPO), which nobody is meant to see.
    if getattr(picture, "is_animated", False) and picture.format != "MPO":
        raise Fault("picture.moves")
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized: without a palette, eight bits a colour."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda level: level / 256, "L")
    if picture.mode in ("P", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA")
    picture.load()
    return picture.convert("L") if picture.mode in ("1", "I", "F") else picture


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # notes that cannot be read turn nothing
        return picture


def _fitted(picture: Image.Image, longest: int) -> Image.Image:
    """The picture within a square; a smaller one stays as it is."""
    if max(picture.size) <= longest:
        return picture
    return ImageOps.contain(picture, (longest, longest), Image.Resampling.LANCZOS)


def _in_web_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB. What has a profile of its own would have other colours without it; print has four inks."""
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            source, web = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, web, outputMode="RGB")
            return converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile of another kind of picture, or a spoilt one
    return picture if picture.mode in ("RGB", "RGBA", "LA", "L") else picture.convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """A new picture with nothing but the pixels; what is transparent would be dark by night."""
    ground = Image.new("RGB", picture.size, "white")
    mask = picture.getchannel("A") if "A" in picture.getbands() else None
    ground.paste(picture.convert("RGB"), mask=mask)
    return ground


def _encoded(picture: Image.Image) -> Encoded:
    """What packs well as PNG, as drawings do, stays exact; a photograph becomes JPEG. Both within `MOST_BYTES`."""
    exact, data = _png(picture), _jpeg(picture)
    if len(exact) <= min(2 * len(data), MOST_BYTES):
        return Encoded("png", exact, *picture.size)
    return Encoded("jpg", data, *picture.size)


def _jpeg(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
        if file.tell() <= MOST_BYTES:
            return file.getvalue()
    return _jpeg(picture.resize((picture.width * 3 // 4, picture.height * 3 // 4), Image.Resampling.LANCZOS))


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
