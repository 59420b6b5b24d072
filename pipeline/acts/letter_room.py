"""What room did to a letter, for staff: what waits, what no letter will tell in time, and a letter that grew long."""

from collections.abc import Iterator

from pipeline import messages
from pipeline.acts.draft import Draft
from pipeline.model import WhyNot


def room_problems(draft: Draft) -> Iterator[str]:
    """What a person should do something about, in Finnish."""
    if lost := _names(draft, WhyNot.LOST):
        yield messages.text("letter.lost_ones", names=lost)
    if draft.plan and draft.plan.is_long:
        used, room = draft.plan.used, draft.plan.room
        yield messages.text("letter.long", seconds=round(used.seconds), limit=round(room.seconds))


def waiting(draft: Draft) -> str:
    """What waits for the next letter, in Finnish; "" where nothing does."""
    names = _names(draft, WhyNot.WAITS)
    return messages.text("letter.waiting", names=names) if names else ""


def _names(draft: Draft, why: WhyNot) -> str:
    return messages.some_of([one.title for one in draft.edition.left_out if one.why is why])
