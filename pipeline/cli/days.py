"""The day of a letter as it is written on the command line."""

from datetime import date

from pipeline.cli.run import USAGE, Call, Failure


def letter_day(call: Call, written: str) -> date:
    """The day written, else the day of the next letter. Raises Failure when it is no day."""
    from pipeline.compose.rhythm import next_send
    from pipeline.read.fault import Fault
    from pipeline.read.finnish_time import read_day

    if not written:
        following = next_send(call.config.rhythm, call.now)
        if following.date is None:
            raise Failure(USAGE, following.why, dict(following.values))
        return following.date
    try:
        return read_day(written)
    except Fault:
        raise Failure(USAGE, "letter.not_a_day", {"written": written}) from None


def sending_day(call: Call, written: str) -> date:
    """The day of a letter that may be sent: one of the rhythm. Raises Failure when no letter goes on it."""
    from datetime import timedelta

    from pipeline.compose.rhythm import send_of, sends_between

    day = letter_day(call, written)
    send = send_of(call.config.rhythm, day)
    if send is None or send.date is None:
        if _is_notice_day(call, day):
            return day
        around = timedelta(weeks=call.config.rhythm.weeks + 1)
        days = [one.date for one in sends_between(call.config.rhythm, day - around, day + around) if one.date]
        near = ", ".join(f"{one:%-d.%-m.%Y}" for one in days) or "–"
        raise Failure(USAGE, "letter.not_a_letter_day", {"day": day, "near": near})
    return send.date


def _is_notice_day(call: Call, day: date) -> bool:
    """Whether an extra notice has the day."""
    from pipeline.deliver.memory import remember_outbox
    from pipeline.deliver.practice import letters_state
    from pipeline.store import open_store
    from pipeline.store.editions import edition_row

    store = open_store(letters_state(call.project))
    remember_outbox(store, call.project.outbox)
    with store.reading() as connection:
        row = edition_row(connection, day)
    return row is not None and bool(row.about)
