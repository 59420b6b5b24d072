"""Whatever the project's colour, words in it can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.colours import Shades, contrast, dark_shades, light_shades
from tests.make import config

AA = 4.5
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(colours)
@settings(max_examples=60)
def test_the_accent_can_be_read_on_every_ground(colour: str) -> None:
    for shades in (light_shades(colour), dark_shades(colour)):
        grounds = (shades.paper, shades.soft, shades.tint, shades.on_accent)
        assert min(contrast(shades.accent, ground) for ground in grounds) >= AA


@given(colours)
@settings(max_examples=60)
def test_plain_text_can_be_read_on_every_ground(colour: str) -> None:
    """The inks of the style sheet."""
    inks = {light_shades: ("#16282c", "#46595e"), dark_shades: ("#e9f1f2", "#b3c4c8")}
    for shades_of, (ink, quiet) in inks.items():
        shades: Shades = shades_of(colour)
        assert contrast(ink, shades.tint) >= AA
        assert min(contrast(quiet, shades.paper), contrast(quiet, shades.soft)) >= AA


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert light_shades(config().site.colour).accent == config().site.colour
