"""Times as Finns write them: one whole value read into `When`, and written so that it reads back the same.

Times inside running text are found by `times_in_text`, with the same words and the same grammar.
"""

import re
from datetime import date, time

from pipeline.fault import Fault
from pipeline.finnish.days import WrittenClock, WrittenDay, real_clock, when_of
from pipeline.finnish.meaning import readings, written_clock
from pipeline.finnish.shapes import EXPRESSION, shaped
from pipeline.finnish.tokens import WEEKDAYS, Token, fold, tokens
from pipeline.model import When

_USUAL = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}) )?([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}})"
    r"(?: klo ([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:[–-]([0-9]{1,2})(?:[.:]([0-9]{2}))?)?)?"
)
# A longer value is a text, and a message shows only its beginning.
_LONGEST, _SHOWN = 200, 60


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
    if not EXPRESSION.fullmatch(shape):
        raise Fault("time.unknown", written=text)
    several = readings(told, shape, plain, near)
    for one in several:
        if one.fault:
            raise one.fault
    if len(several) > 1 or several[0].when is None:
        raise Fault("time.several", written=text)
    return several[0].when


def read_day(text: str, near: date | None = None) -> date:
    """A single day. Raises Fault, also for a range or an hour."""
    when = read_when(text, near)
    if when.first != when.last or when.opens:
        raise Fault("time.not_a_day", written=text)
    return when.first


def read_deadline(text: str, near: date | None = None) -> When:
    """A day with an hour or without: when something ends. Raises Fault for a range."""
    when = read_when(text, near)
    if when.first != when.last or when.closes:
        raise Fault("time.not_a_deadline", written=text)
    return when


def read_clock(text: str) -> time:
    """A time of day: `9`, `9.30`, `klo 9:30`. Raises Fault."""
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
    """`ti 16.4.2024 klo 9–11.30`, `ma 13.5.2024 klo 12 – ti 14.5.2024 klo 16`, `ma 13.5. – ti 14.5.2024`."""
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
