"""`python -m tests.tools.emblem`: draws the emblem's two files anew, and prints the hashes to pin.

The geometry is annex IX's of regulation (EU) 2021/1060: a field of 3:2; twelve stars, each with a point up, around its
middle in a circle of a third of its height; each star in a circle of an eighteenth; on a ground of colour a white edge
of a twenty-fifth.
"""

import io
from hashlib import sha256
from math import cos, pi, sin

from PIL import Image, ImageDraw

from pipeline.render.emblem import BLUE, EDGE, FILES, FOLDER, GOLD, PNG, SVG

HEIGHT = 180  # units of the drawing
WIDTH = HEIGHT * 3 / 2
_PIXELS = 2 * 50  # of the field's height in the picture: twice the 50 px that letters show
_FINER = 8  # drawn so many times larger, then made smaller


def stars() -> list[list[tuple[float, float]]]:
    """The corners of each star, from the field's upper left corner."""
    return [_star(hour) for hour in range(12)]


def _star(hour: int) -> list[tuple[float, float]]:
    around, outer = HEIGHT / 3, HEIGHT / 18
    inner = outer * cos(2 * pi / 5) / cos(pi / 5)
    x, y = WIDTH / 2 + around * sin(hour * pi / 6), HEIGHT / 2 - around * cos(hour * pi / 6)
    radii = [outer, inner] * 5
    return [(x + r * sin(turn * pi / 5), y - r * cos(turn * pi / 5)) for turn, r in enumerate(radii)]


def drawn_svg() -> str:
    edge = HEIGHT * EDGE
    whole = f"{-edge:g} {-edge:g} {WIDTH + 2 * edge:g} {HEIGHT + 2 * edge:g}"
    corners = (" ".join(f"{x:.3f},{y:.3f}" for x, y in star) for star in stars())
    field = f'<path fill="#fff" d="M{-edge:g} {-edge:g}h{WIDTH + 2 * edge:g}v{HEIGHT + 2 * edge:g}H{-edge:g}z"/>'
    field += f'<path fill="{BLUE}" d="M0 0h{WIDTH:g}v{HEIGHT}H0z"/>'
    gold = "".join(f'<polygon points="{one}"/>' for one in corners)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{whole}">{field}<g fill="{GOLD}">{gold}</g></svg>\n'


def drawn_png() -> bytes:
    scale = _PIXELS * _FINER / HEIGHT
    edge = round(_PIXELS * EDGE)
    size = (round(_PIXELS * 3 / 2) + 2 * edge, _PIXELS + 2 * edge)
    picture = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), "#ffffff")
    pen, shift = ImageDraw.Draw(picture), edge * _FINER
    pen.rectangle((shift, shift, picture.width - shift - 1, picture.height - shift - 1), BLUE)
    for star in stars():
        pen.polygon([(x * scale + shift, y * scale + shift) for x, y in star], GOLD)
    made = io.BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    (FOLDER / SVG).write_text(drawn_svg(), encoding="utf-8")
    (FOLDER / PNG).write_bytes(drawn_png())
    for name in FILES:
        print(name, sha256((FOLDER / name).read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
