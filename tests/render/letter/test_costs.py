"""What things take of a letter: seconds by the length of their words, and how many of them there are."""

import pytest

from pipeline.model import Form
from pipeline.render.letter.costs import costs_in, room_in, seconds_of
from tests.make import config
from tests.render.letter.letters import SESSION, TEMPLATES, edition, new

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


def test_a_thing_takes_less_the_shorter_its_form() -> None:
    whole = edition(new(SESSION))
    costs = costs_in(whole, config(), TEMPLATES)
    line, brief, feature = (costs(whole.mentions[0], form) for form in (Form.LINE, Form.BRIEF, Form.FEATURE))
    assert line.bytes < brief.bytes < feature.bytes
    assert line.seconds < brief.seconds < feature.seconds
