"""What things take of a letter: seconds by the length of their words, and how many of them there are."""

import pytest
from msgspec.structs import replace

from pipeline.model import Form
from pipeline.render.letter.costs import costs_in, room_in, seconds_of
from pipeline.render.letter.letter import MAX_BYTES
from tests.make import config
from tests.render.letter.letters import SESSION, TEMPLATES, edition, new, rendered

MINUTE = "a" * 1078  # characters that a tired reader reads in a minute


@pytest.mark.parametrize(("form", "seconds"), [(Form.FEATURE, 60), (Form.BRIEF, 60), (Form.LINE, 30)])
def test_lines_are_looked_through_and_the_rest_is_read(form: Form, seconds: float) -> None:
    assert seconds_of(f"<p><a href='{MINUTE}'>{MINUTE}</a></p>", form) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("lead", "count", "seconds"),
    [
        ("", 5, 90),
        ("", 6, 90 - 5 * 60 / (2 * 1078 / 60)),  # five lines of contents
        ("a" * 539, 5, 60),
        ("a" * 1617, 5, 45),  # whatever is said beside them, things have half of the time
    ],
)
def test_what_is_read_beside_the_things_takes_of_their_time(lead: str, count: int, seconds: float) -> None:
    whole = edition(*(new(SESSION, id=f"a{number}") for number in range(count)), lead=lead)
    assert room_in(whole, config(), TEMPLATES).seconds == pytest.approx(seconds)


@pytest.mark.parametrize("form", Form)
def test_a_thing_takes_its_bytes_and_the_rest_of_a_letter_leaves_room_for_its_headlines(form: Form) -> None:
    """Each of them once: a letter of two is longer than a letter of one by what the second takes."""
    mentions = [replace(new(SESSION, id=f"ä{number}", title="ä" * 30, audience=""), form=form) for number in range(2)]
    both, one = edition(*mentions), edition(mentions[0])
    size = len(rendered(one).html.encode())
    takes = costs_in(both, config(), TEMPLATES)(mentions[1], form).bytes
    assert takes - 16 < len(rendered(both).html.encode()) - size <= takes
    assert 6_000 < MAX_BYTES - room_in(one, config(), TEMPLATES).bytes - (size - takes) < 8_000


def test_a_thing_takes_less_the_shorter_its_form() -> None:
    whole = edition(new(SESSION))
    costs = costs_in(whole, config(), TEMPLATES)
    line, brief, feature = (costs(whole.mentions[0], form) for form in (Form.LINE, Form.BRIEF, Form.FEATURE))
    assert line.bytes < brief.bytes < feature.bytes
    assert line.seconds < brief.seconds < feature.seconds
