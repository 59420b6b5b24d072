"""QR codes as SVG: dark on white with a quiet zone, so that any phone reads them also on a dark page."""

from functools import lru_cache
from io import BytesIO
from typing import Any

# Modules of white around the code; the standard asks for four (ISO/IEC 18004).
_QUIET = 4
_PIXELS = 12  # a module's side in the file for slides


def inline_svg(text: str) -> str:
    """The code as an SVG element that fills the width it is given, on the ground it is given."""
    return _svg(text, omitsize=True, xmldecl=False, svgns=False)


def svg_file(text: str) -> bytes:
    """The code as a file to put on a slide, on white."""
    return _svg(text, scale=_PIXELS, light="#fff").encode()


# Milliseconds each, and the pages of all events are made anew when a template or the config changes.
@lru_cache(maxsize=256)
def _svg(text: str, **how: Any) -> str:
    out = BytesIO()
    _code(text).save(out, kind="svg", border=_QUIET, dark="#000", svgclass=None, lineclass=None, nl=False, **how)
    return out.getvalue().decode()


# A page and a file show the same one.
@lru_cache(maxsize=64)
def _code(text: str) -> Any:
    import segno

    return segno.make(text, error="m", micro=False)
