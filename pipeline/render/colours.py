"""The site's colours from the project's one: shades on which text can be read (WCAG 2.2, 1.4.3), light and dark."""

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from msgspec import Struct

_WHITE = (255, 255, 255)
_LIGHT_SOFT = (238, 243, 243)
_DARK_PAPER = (16, 25, 27)
_DARK_SOFT = (25, 38, 42)

# AA asks for 4.5; on dark grounds letters of one colour need more to look the same.
_ON_LIGHT, _ON_DARK = 4.6, 8.0

_Colour = tuple[int, int, int]


class Shades(Struct, frozen=True):
    """Colours as `#rrggbb`: grounds (paper, soft, tint), and an accent that can be read on each of them."""

    paper: str
    soft: str
    tint: str
    accent: str
    on_accent: str


@cache
def light_shades(colour: str) -> Shades:
    """The shades for light pages of a `#rrggbb` colour."""
    return _shades(_parsed(colour), _WHITE, _LIGHT_SOFT, 0.1, _ON_LIGHT)


@cache
def dark_shades(colour: str) -> Shades:
    return _shades(_parsed(colour), _DARK_PAPER, _DARK_SOFT, 0.25, _ON_DARK)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    return _contrast(_parsed(one), _parsed(other))


def _shades(colour: _Colour, paper: _Colour, soft: _Colour, share: float, wanted: float) -> Shades:
    tint = _mixed(colour, paper, share)
    accent = _readable(colour, (paper, soft, tint), wanted)
    on_accent = max((_WHITE, _DARK_PAPER), key=lambda ink: _contrast(ink, accent))
    return Shades(*(_written(one) for one in (paper, soft, tint, accent, on_accent)))


def _readable(colour: _Colour, grounds: tuple[_Colour, ...], wanted: float) -> _Colour:
    """The shade of the colour nearest to it that has the contrast on every ground; its hue stays."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in colour))
    steps = sorted((step / 100 for step in range(101)), key=lambda step: abs(step - lightness))
    shades = (colour, *(_scaled(hls_to_rgb(hue, step, saturation)) for step in steps))
    return max(shades, key=lambda shade: min(wanted, *(_contrast(shade, ground) for ground in grounds)))


def _scaled(parts: tuple[float, float, float]) -> _Colour:
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def _mixed(one: _Colour, other: _Colour, share: float) -> _Colour:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _contrast(one: _Colour, other: _Colour) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parsed(colour: str) -> _Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(colour: _Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
