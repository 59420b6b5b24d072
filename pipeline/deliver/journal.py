"""What follows from the journal of a letter's calls. Pure."""

from datetime import datetime

from pipeline.model import Journal, JournalEntry


def last_answer(journal: Journal, *steps: str) -> str:
    """What the last of these calls answered; empty when it was not answered, or never made."""
    last = _last(journal, *steps)
    return last.detail if last and last.phase == "answer" else ""


def doubt_since(journal: Journal) -> datetime | None:
    """When a creating or sending call was made last whose answer never came, or was unclear; None when all is known."""
    last = _last(journal, "create", "schedule", "send")
    return last.at if last and last.phase in ("intent", "unclear") else None


def may_have_gone(journal: Journal) -> bool:
    """Whether a call to send or schedule was made that was not plainly refused."""
    last = _last(journal, "schedule", "send")
    return last is not None and last.phase not in ("refused", "busy")


def was_asked(journal: Journal, step: str) -> bool:
    """Whether this call was ever made, whatever came of it."""
    return _last(journal, step) is not None


def was_taken_down(journal: Journal) -> bool:
    """Whether the last call that set the hour took it away again, or may have."""
    last = _last(journal, "schedule", "send", "unschedule")
    return last is not None and last.step == "unschedule" and last.phase not in ("refused", "busy")


def _last(journal: Journal, *steps: str) -> JournalEntry | None:
    return next((one for one in reversed(journal) if one.step in steps), None)
