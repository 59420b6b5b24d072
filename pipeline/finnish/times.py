"""Times as Finns write them: one whole value read into `When`, and written so that it reads back the same.

Times inside running text are found by `times_in_text`, with the same words and the same grammar.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.finnish.days import WrittenClock, WrittenDay, real_clock, when_of
from pipeline.finnish.meaning import Reading, readings, written_clock
from pipeline.finnish.shapes import parts, shaped
from pipeline.finnish.tokens import WEEKDAYS, Folded, Token, fold, tokens
from pipeline.model import MOST_ENTRIES, Hours, When, in_sessions

_USUAL = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}) )?([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}})"
    r"(?: klo ([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:[–-]([0-9]{1,2})(?:[.:]([0-9]{2}))?)?)?"
)
_USUAL_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?")
# A longer value is a text, and a message shows only its beginning.
_LONGEST, _SHOWN = 600, 60
_EITHER = "tai"


def read_when(text: str, near: date | None = None) -> When:
    """The time that one whole value tells. A missing year is the one nearest to `near`. Raises Fault."""
    if usual := _usual(text):
        return usual
    plain = fold(" ".join(text.split()).strip(" ,;"))
    if not plain.text:
        raise Fault("time.empty")
    if len(plain.text) > _LONGEST:
        raise Fault("time.unknown", written=f"{plain.original[:_SHOWN]} …")
    shape, told = shaped([token for token in _whole(plain.text, text) if token.kind != "until"], plain)
    found = [(told[start:end], shape[start:end]) for start, end in parts(shape)]
    if not found:
        raise Fault("time.unknown", written=text)
    times = [one.when for one in _in_one_breath(found, plain, near) if one.when]
    if len(times) > 1 and any(plain.text[one.start : one.end] == _EITHER for one in told):
        raise Fault("time.several", written=text)
    if len(times) > 1 and any(len(one.held) > MOST_ENTRIES for one in times):
        raise Fault("time.many", written=text, most=MOST_ENTRIES)
    sessions = sorted((one for when in times for one in _sessions(when, times)), key=_start)
    for one, following in pairwise(sessions):
        if _start(following) < _end(one):
            raise Fault("time.overlap", written=text)
    return in_sessions(sessions)


def _in_one_breath(told: Sequence[tuple[Sequence[Token], str]], plain: Folded, near: date | None) -> Iterator[Reading]:
    """What the parts of a row mean; one without a year takes it from the last one, which has it. Raises Fault."""
    last = readings(*told[-1], plain, near)
    beside = last[0].when.first if last[0].when and len(told) > 1 else None
    for one in (*(one for part in told[:-1] for one in readings(*part, plain, near, beside)), *last):
        if one.fault:
            raise one.fault
        yield one


def _sessions(when: When, beside: Sequence[When]) -> Sequence[When]:
    """Of daily hours each day is a session where there are others beside them."""
    return when.held if len(beside) > 1 else (when,)


def _start(when: When) -> datetime:
    return datetime.combine(when.first, when.opens or time.min)


def _end(when: When) -> datetime:
    if when.closes is not None:
        return datetime.combine(when.last, when.closes)
    if when.opens is not None and when.first == when.last:
        return _start(when) + timedelta(minutes=1)
    return datetime.combine(when.last, time.max)


def read_day(text: str, near: date | None = None) -> date:
    """A single day. Raises Fault, also for a range or an hour."""
    when = read_when(text, near)
    if when.first != when.last or when.opens or when.hours is not Hours.ONCE:
        raise Fault("time.not_a_day", written=text)
    return when.first


def read_deadline(text: str, near: date | None = None) -> When:
    """A day with an hour or without: when something ends. Raises Fault for a range."""
    when = read_when(text, near)
    if when.first != when.last or when.closes or when.hours is not Hours.ONCE or when.sessions:
        raise Fault("time.not_a_deadline", written=text)
    return when


def read_clock(text: str) -> time:
    """A time of day: `9`, `9.30`, `klo 9:30`. Raises Fault."""
    if usual := _USUAL_CLOCK.fullmatch(text):  # each command reads one in config.toml
        return real_clock(WrittenClock(int(usual[1]), int(usual[2] or 0)))
    row = list(tokens(fold(text.strip()).text))
    if len(row) != 1 or row[0].kind != "clock" or row[0].end - row[0].start != len(text.strip()):
        raise Fault("time.not_a_clock", written=text)
    return real_clock(written_clock(row[0], text))


def _usual(text: str) -> When | None:
    """What nearly every file has, read in an eighth of the time."""
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    weekday, day, month, year, hour, minute, to_hour, to_minute = match.groups()
    written = WrittenDay(int(day), int(month), int(year), WEEKDAYS.index(weekday) if weekday else None, text)
    opens = WrittenClock(int(hour), int(minute or 0)) if hour else None
    closes = WrittenClock(int(to_hour), int(to_minute or 0)) if to_hour else None
    return when_of(written, written, opens, closes, text)


def _whole(plain: str, text: str) -> list[Token]:
    """The tokens of a text that has nothing else. Raises Fault."""
    row = list(tokens(plain))
    ends = [0, *(token.end for token in row)]
    # A full stop at the end is that of a sentence.
    starts = [*(token.start for token in row), len(plain.rstrip(" ."))]
    if any(plain[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        raise Fault("time.unknown", written=text)
    return row


def write_day(day: date) -> str:
    """`ti 16.4.2024`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"


def write_clock(clock: time) -> str:
    """`9`, `11.30`."""
    return f"{clock.hour}.{clock.minute:02}" if clock.minute else str(clock.hour)


def write_when(when: When) -> str:
    """`ti 16.4.2024 klo 9–11.30`, `ma 13.5.2024 klo 12 – ti 14.5.2024 klo 16`, `ma 13.5.2024 – ti 14.5.2024`,
    `ma 13.5.2024 – ti 14.5.2024 päivittäin klo 9–15`, `ti 16.4.2024 klo tarkentuu`, sessions with commas and `ja`.
    """
    if when.sessions:
        *others, last = map(write_when, when.sessions)
        return f"{', '.join(others)} ja {last}"
    if when.hours is Hours.LATER:
        return f"{write_when(replace(when, hours=Hours.ONCE))} klo tarkentuu"
    if when.hours is Hours.DAILY:
        assert when.opens is not None
        closes = "" if when.closes is None else f"–{write_clock(when.closes) if when.closes != time.min else 24}"
        days = f"{write_day(when.first)} – {write_day(when.last)}"
        return f"{days} päivittäin klo {write_clock(when.opens)}{closes}"
    if when.until_midnight:
        assert when.opens is not None
        return f"{write_day(when.first)} klo {write_clock(when.opens)}–24"
    if when.first == when.last:
        clock = f" klo {write_clock(when.opens)}" if when.opens is not None else ""
        end = f"–{write_clock(when.closes)}" if when.closes is not None else ""
        return f"{write_day(when.first)}{clock}{end}"
    if when.opens is None:
        return f"{write_day(when.first)} – {write_day(when.last)}"
    if when.closes is None:
        return f"{write_day(when.first)} – {write_day(when.last)} klo {write_clock(when.opens)}"
    return (
        f"{write_day(when.first)} klo {write_clock(when.opens)} – {write_day(when.last)} klo {write_clock(when.closes)}"
    )
