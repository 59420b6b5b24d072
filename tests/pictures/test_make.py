"""What becomes of a picture, whatever its file holds: right, or a plain word."""

import pytest
from PIL import Image, ImageCms

from pipeline.fault import Fault
from pipeline.pictures.make import BOX, MOST_BYTES, made, plate
from tests.pictures.drawn import BLUE, RED, bomb, file_of, moving, opened, photo, two_halves

JPEG = file_of(two_halves(), "JPEG", quality=95)

HOSTILE = {
    "a script": (b"#!/bin/sh\necho hei\n", "picture.not_picture"),
    "a drawing that runs": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "picture.not_picture"),
    "nothing": (b"", "picture.not_picture"),
    "another kind": (moving("GIF"), "picture.not_picture"),
    "cut off": (JPEG[: len(JPEG) // 2], "picture.broken"),
    "too many pixels": (bomb(7_800), "picture.too_many_pixels"),
    "far too many": (bomb(60_000), "picture.too_many_pixels"),
    "moving png": (moving("PNG"), "picture.moves"),
    "moving webp": (moving("WEBP"), "picture.moves"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_still_picture_is_refused_with_its_reason(name: str) -> None:
    data, key = HOSTILE[name]
    with pytest.raises(Fault) as raised:
        made(data)
    assert raised.value.key == key


def colours(data: bytes, *places: tuple[int, int]) -> list[tuple[int, ...]]:
    """What the made picture shows at the places, to the nearest of dark and light."""
    picture = opened(made(data)[0].data).convert("RGB")
    return [tuple(255 if level > 127 else 0 for level in picture.getpixel(place)) for place in places]  # type: ignore[union-attr]


def swapped_profile() -> bytes:
    """A colour profile by which what is stored as red is blue."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    exif[0x010E] = "kuvan paikka ja tekija"
    return exif


def test_every_sort_of_picture_shows_what_its_maker_saw() -> None:
    white, grey = (255, 255, 255), Image.new("I;16", (8, 8), 60_000)
    grey.paste(20_000, (4, 0, 8, 8))
    cyan_ink = Image.new("CMYK", (8, 8), (255, 0, 0, 0))
    palette = two_halves(8, 8).quantize(4)
    assert colours(JPEG, (20, 20), (380, 20)) == [BLUE, RED]
    assert colours(file_of(two_halves(), "WEBP", lossless=True), (20, 20), (380, 20)) == [BLUE, RED]
    assert colours(file_of(two_halves(), "JPEG", exif=turned()), (20, 20), (20, 380)) == [BLUE, RED]
    assert colours(file_of(two_halves(), "JPEG", icc_profile=swapped_profile()), (20, 20), (380, 20)) == [RED, BLUE]
    assert colours(file_of(two_halves(), "JPEG", icc_profile=b"rikki" * 60), (20, 20)) == [BLUE]
    assert colours(file_of(cyan_ink, "JPEG"), (4, 4)) == [(0, 255, 255)]
    assert colours(file_of(grey, "PNG"), (1, 1), (6, 6)) == [white, (0, 0, 0)]
    assert colours(file_of(palette, "PNG", transparency=palette.getpixel((1, 1))), (1, 1), (7, 7)) == [white, RED]
    assert colours(file_of(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"), (4, 4)) == [white]
    # A telephone puts a second picture behind the first.
    assert colours(moving("MPO"), (4, 4)) == [RED]


def test_only_what_is_seen_goes_on() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file_of(photo(600, 400), "JPEG", exif=turned(), icc_profile=profile, comment=b"salaisuus")
    drawn = file_of(two_halves(), "PNG", icc_profile=profile) + b"<script>alert(1)</script>"
    for one in (*made(data + b"<?php ?>"), *made(drawn)):
        left = opened(one.data)
        assert not {"exif", "icc_profile", "comment"} & left.info.keys()
        assert not left.getexif()
        assert not any(word in one.data for word in (b"tekija", b"salaisuus", b"<script", b"<?php"))


def test_a_picture_is_made_in_two_sizes_and_never_grows() -> None:
    small, large = made(file_of(photo(1800, 900), "JPEG", quality=95))
    assert (small.width, small.height) == (BOX, BOX // 2)
    assert (large.width, large.height) == (2 * BOX, BOX)
    assert [one.ending for one in (small, large)] == ["jpg", "jpg"]
    tall, _ = made(file_of(two_halves(400, 1200), "PNG"))
    assert (tall.height, tall.ending) == (BOX, "png")
    (alone,) = made(file_of(two_halves(300, 200), "PNG"))
    assert (alone.width, alone.height) == (300, 200)
    assert opened(alone.data).convert("RGB").getpixel((5, 5)) == BLUE  # of a drawing every colour stays


def test_no_made_picture_is_larger_than_a_letter_can_carry(monkeypatch: pytest.MonkeyPatch) -> None:
    noisy = file_of(photo(1200, 1200), "JPEG", quality=95)
    assert max(len(one.data) for one in made(noisy)) <= MOST_BYTES
    monkeypatch.setattr("pipeline.pictures.make.MOST_BYTES", 20_000)
    assert max(len(one.data) for one in made(noisy)) <= 20_000


def test_a_logo_of_any_shape_stays_within_its_plate() -> None:
    for size in ((900, 60), (60, 900), (10, 10)):
        data = plate(file_of(Image.new("RGB", size, RED), "PNG"), 158, 108)
        shown = opened(data)
        assert shown.size == (158, 108)
        edges = [shown.getpixel(place) for place in ((0, 0), (157, 107), (79, 0), (0, 54))]
        assert set(edges) == {(255, 255, 255)}
        assert shown.getpixel((79, 54)) == RED
    with pytest.raises(Fault):
        plate(b"", 158, 108)
