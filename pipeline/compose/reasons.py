"""The reasons of an edition, in words: why a line is there, and why another is not."""

from datetime import date

from pipeline import messages
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
