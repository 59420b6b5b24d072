"""What follows from the journal of a letter's calls. Each call has its own phases, and none tells of another. Pure."""

from datetime import datetime, timedelta

from msgspec import Struct

from pipeline.model import Journal, JournalEntry

# A call may still take effect this long after its client gave up (the carrier's own limit is 120 s).
LATE = timedelta(seconds=150)
NOT_IN_PLAN = "not in plan"
_OPEN = ("intent", "unclear")
_UNDONE = ("refused", "busy")


class Past(Struct, frozen=True):
    """What the journal tells of a letter. Instants are aware.

    `doubt_since`: a call that makes, schedules, sends or takes down may have taken effect since the carrier was looked
    at last; `undoing`: that call was one that takes down. `went`: a call to send or schedule may have taken effect, and
    its draft was not deleted from here since;
    `taken_down`: the last such call was ours to take it down, or may have been; `down`: it was answered. `tried`: a
    test mail was asked for. `plan_refused`: the account cannot schedule. `addressed` is the mark of what was set last.
    `copies_known` are campaigns of others in spite of which a person has let the letter go.
    """

    doubt_since: datetime | None = None
    undoing: bool = False
    went: bool = False
    taken_down: bool = False
    down: bool = False
    tried: bool = False
    plan_refused: bool = False
    addressed: str = ""
    scheduled_at: datetime | None = None
    finally_at: datetime | None = None
    copies_known: frozenset[str] = frozenset()

    @property
    def doubt_until(self) -> datetime | None:
        return self.doubt_since + LATE if self.doubt_since else None


NOTHING = Past()


def past_of(journal: Journal) -> Past:
    went = _last(journal, "schedule", "send")
    set_last = _last(journal, "schedule", "send", "unschedule")
    unclear = _doubt(journal)
    return Past(
        doubt_since=unclear.at if unclear else None,
        undoing=unclear is not None and unclear.step == "unschedule",
        went=went is not None
        and went.phase not in _UNDONE
        and went.detail != NOT_IN_PLAN
        and not _deleted_since(journal, "schedule", "send"),
        taken_down=set_last is not None and set_last.step == "unschedule" and set_last.phase != "refused",
        down=set_last is not None and set_last.step == "unschedule" and set_last.phase == "answer",
        tried=_last(journal, "test") is not None,
        plan_refused=last_answer(journal, "schedule") == NOT_IN_PLAN,
        addressed=last_answer(journal, "create", "address"),
        scheduled_at=_answered_at(journal, "schedule"),
        finally_at=_answered_at(journal, "final"),
        copies_known=frozenset(one for entry in journal if entry.step == "copied" for one in entry.detail.split()),
    )


def last_answer(journal: Journal, *steps: str) -> str:
    """What the last of these calls answered; empty when it was not answered, or never made."""
    last = _last(journal, *steps)
    return last.detail if last and last.phase == "answer" else ""


def silence(journal: Journal) -> tuple[datetime, datetime, str] | None:
    """Since when and until when the carrier could not be asked, and the key of why; None where it answered last."""
    looks = [one for one in journal if one.step == "find"]
    failed: list[JournalEntry] = []
    for one in reversed(looks):
        if one.phase == "answer":
            break
        failed.append(one)
    return (failed[-1].at, failed[0].at, failed[0].detail) if failed else None


def _doubt(journal: Journal) -> JournalEntry | None:
    """The last call whose effect is not known, unless a look since then has shown all that it can have done."""
    kinds = (("create", "schedule", "send"), ("unschedule",))
    found = [one for steps in kinds if (one := _last(journal, *steps)) and one.phase in _OPEN]
    looked = _answered_at(journal, "find")
    open_ = [one for one in found if looked is None or looked < one.at + LATE]
    return max(open_, key=lambda one: one.at, default=None)


def _deleted_since(journal: Journal, *steps: str) -> bool:
    """Whether we deleted, or may have, the draft on which the last of these calls was made: only a draft that a look
    has shown is deleted, and nothing goes from it any more.
    """
    deleted = set[str]()
    for one in reversed(journal):
        if one.phase == "intent" and one.step in steps:
            return one.detail in deleted
        if one.phase == "intent" and one.step == "delete":
            deleted.add(one.detail)
    return False


def _answered_at(journal: Journal, step: str) -> datetime | None:
    return next((one.at for one in reversed(journal) if one.step == step and one.phase == "answer"), None)


def _last(journal: Journal, *steps: str) -> JournalEntry | None:
    return next((one for one in reversed(journal) if one.step in steps), None)
