"""The emblem: the pinned files, and the geometry of annex IX in both of them."""

import io
import re
from math import dist

import pytest
from PIL import Image

from pipeline.fault import Outside
from pipeline.render import emblem as ours
from pipeline.render.emblem import FILES, LETTER_SIZE, PNG, SVG, emblem, is_emblem

HOURS = [(135 + x * 60, 90 + y * 60) for x, y in [(0, -1), (0.5, -(3**0.5) / 2), (3**0.5 / 2, -0.5)]]


def stars() -> list[list[tuple[float, float]]]:
    found = re.findall(r'<polygon points="([^"]*)"', emblem(SVG).decode())
    return [[(float(x), float(y)) for x, _, y in (pair.partition(",") for pair in one.split())] for one in found]


def test_a_file_that_is_not_the_pinned_one_is_no_emblem() -> None:
    for name in FILES:
        assert is_emblem(name, emblem(name))
        assert not is_emblem(name, emblem(name) + b" ")
    assert not is_emblem(PNG, emblem(SVG))


def test_a_changed_or_lost_file_of_the_program_stops(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "FOLDER", tmp_path)
    with pytest.raises(Outside, match=r"render\.emblem_changed"):
        emblem.__wrapped__(PNG)


def test_twelve_stars_stand_on_a_circle_of_a_third_of_the_height_each_with_a_point_up() -> None:
    made = stars()
    assert len(made) == 12
    for star in made:
        outer = star[::2]
        middle = (sum(x for x, _ in outer) / 5, sum(y for _, y in outer) / 5)
        assert dist(middle, (135, 90)) == pytest.approx(60, abs=0.01)
        assert [dist(one, middle) for one in outer] == pytest.approx([10] * 5, abs=0.01)
        assert min(star, key=lambda one: one[1])[0] == pytest.approx(middle[0], abs=0.01)
    for hour in HOURS:
        assert any(dist(star[0], (hour[0], hour[1] - 10)) < 0.01 for star in made)


def test_the_picture_is_the_same_with_its_white_edge_at_twice_the_size_of_letters() -> None:
    with Image.open(io.BytesIO(emblem(PNG))) as picture:
        assert picture.size == (2 * LETTER_SIZE[0], 2 * LETTER_SIZE[1])
        seen = picture.convert("RGB")
    edge, scale = 4, 100 / 180
    assert {seen.getpixel((x, y)) for x in (0, 3, 154, 157) for y in (0, 3, 104, 107)} == {(255, 255, 255)}
    assert {seen.getpixel((x, y)) for x in (4, 153) for y in (4, 103)} == {(0, 51, 153)}
    for star in stars():
        x, y = star[0][0] * scale + edge, (star[0][1] + 10) * scale + edge
        assert seen.getpixel((round(x), round(y))) == (255, 204, 0)
        assert seen.getpixel((round(x), round(y - 9))) == (0, 51, 153)
