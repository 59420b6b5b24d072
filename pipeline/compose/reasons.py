"""The reasons of an edition, in words: why a line is there, and why another is not."""

from datetime import date

from pipeline import messages
from pipeline.compose.budget import Placed, Plan
from pipeline.config import LetterRules
from pipeline.model import Mention, Omission


def reason_of(mention: Mention) -> str:
    """Why the line stands in the letter, in Finnish."""
    why = messages.text(f"letter.{mention.why}", told=mention.before.date if mention.before else date.min)
    if mention.pinned and mention.why != "pin":
        return f"{why}; {messages.text('letter.pinned')}"
    return why


def omission_reason(omission: Omission, rules: LetterRules) -> str:
    """Why the item stayed out, in Finnish."""
    return messages.text(
        f"letter.{omission.why}",
        told=omission.told_on or date.min,
        reach=rules.reach.days,
        news_age=rules.news_age.days,
    )


def cost_of(placed: Placed, place: int) -> str:
    """Which place and form the mention got, and what it takes of the letter, in Finnish."""
    rank = messages.text(f"letter.rank_{placed.rank}")
    if placed.form is None:
        return messages.text("letter.no_place", place=place, rank=rank)
    return messages.text(
        "letter.cost",
        place=place,
        rank=rank,
        form=messages.text(f"letter.form_{placed.form}"),
        bytes=placed.cost.bytes,
        seconds=round(placed.cost.seconds),
    )


def used_of(plan: Plan) -> str:
    """What all of it takes, and what there was, in Finnish."""
    used, room = plan.used, plan.room
    return messages.text(
        "letter.used",
        bytes=used.bytes,
        room=room.bytes,
        seconds=round(used.seconds),
        limit=round(room.seconds),
    )
