"""What the tokens of a time mean together: from an expression of one of the shapes to the times that it tells."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from pipeline.fault import Fault
from pipeline.finnish.days import HELSINKI, WrittenClock, WrittenDay, complete, when_of
from pipeline.finnish.shapes import ACROSS
from pipeline.finnish.tokens import MONTHS, WEEKDAYS, Folded, Token
from pipeline.model import Hours, When

_Hours = tuple[WrittenClock | None, WrittenClock | None]


class Reading(Struct, frozen=True):
    """One time and where it stands in the folded text: a `when`, or the fault that it has."""

    start: int
    end: int
    when: When | None
    fault: Fault | None


class _Span(Struct):
    first: WrittenDay
    last: WrittenDay
    start: int
    end: int


def readings(
    told: Sequence[Token], shape: str, folded: Folded, near: date | None, beside: date | None = None
) -> list[Reading]:
    """The times that one expression tells, in its order: a series has several. See `complete` for the two days."""
    start, end = told[0].start, told[-1].end
    try:
        days, clocks = _days(told, shape, folded), _clocks(told, shape, folded)
        complete(list(days.values()), near, beside)
    except Fault as fault:
        return [Reading(start, end, None, fault)]
    spans = _spans(told, shape, days)
    means = Hours.LATER if "L" in shape else Hours.DAILY if "E" in shape else Hours.ONCE
    spans[0].start, spans[-1].end = start, end
    if across := ACROSS.search(shape):
        # Each of the two days has its own hour.
        opens, closes = clocks[across.start("opens")], clocks.get(across.start("closes"))
        return [_reading(span, opens, closes, means, folded) for span in spans]
    hours: Sequence[_Hours] = _hours(shape, clocks) or [(None, None)]
    return [_reading(span, *pair, _daily(span, *pair, means), folded) for span in spans for pair in hours]


def _daily(span: _Span, opens: WrittenClock | None, closes: WrittenClock | None, means: Hours) -> Hours:
    """What the hours after several days mean: of each, as "13.–14.5. klo 9–15"; once, as of one night, "klo 22–6"."""
    if means is not Hours.ONCE or span.first is span.last or opens is None or closes is None:
        return means
    return Hours.DAILY if (closes.hour, closes.minute) > (opens.hour, opens.minute) else means


def _reading(
    span: _Span, opens: WrittenClock | None, closes: WrittenClock | None, means: Hours, folded: Folded
) -> Reading:
    written = folded.written(span.start, span.end)
    try:
        return Reading(span.start, span.end, when_of(span.first, span.last, opens, closes, written, means), None)
    except Fault as fault:
        return Reading(span.start, span.end, None, fault)


def _days(told: Sequence[Token], shape: str, folded: Folded) -> dict[int, WrittenDay]:
    """The days by their place in the row, with the weekdays that stand apart from them."""
    days = {n: _day(token, folded) for n, token in enumerate(told) if shape[n] in "Dd"}
    weekdays = {n: _weekday(token["alone"]) for n, token in enumerate(told) if shape[n] == "W"}
    weekdays |= {n: day.weekday for n, day in days.items() if day.weekday is not None}
    if len(weekdays) == len(days):
        # In "ma–ti 13.–14.5." they stand before both days, in their order.
        for day, n in zip(days.values(), sorted(weekdays), strict=True):
            day.weekday = weekdays[n]
    else:
        for n, weekday in weekdays.items():
            days[min(days, key=lambda place: abs(place - n))].weekday = weekday
    return days


def _day(token: Token, folded: Folded) -> WrittenDay:
    written = folded.written(token.start, token.end).strip(" ,")
    if token.kind == "iso":
        return _iso_day(token, written)
    if token.kind == "bare":
        return WrittenDay(int(token["bare_day"]), None, None, _weekday(token["bare_weekday"]), written)
    word = token["month_word"] or token["first_month"]
    month = MONTHS.index(word) + 1 if word else int(token["month"] or token["open_month"])
    year = token["year"] or token["apart_year"] or token["open_year"] or token["word_year"] or token["last_year"]
    year = year or (f"20{token['short_year']}" if token["short_year"] else "")
    return WrittenDay(
        int(token["day"] or token["second_day"]),
        month,
        int(year) if year else None,
        _weekday(token["weekday"]),
        written,
    )


def _weekday(written: str) -> int | None:
    return next((number for number, name in enumerate(WEEKDAYS) if written.lstrip("(")[:2] == name), None)


def _clocks(told: Sequence[Token], shape: str, folded: Folded) -> dict[int, WrittenClock]:
    clocks = {}
    for n, token in enumerate(told):
        if token.kind == "iso_clock":
            moment = _moment(token)
            clocks[n] = WrittenClock(moment.hour, moment.minute)
        elif shape[n] == "T":
            clocks[n] = written_clock(token, folded.written(token.start, token.end))
    return clocks


def written_clock(token: Token, written: str) -> WrittenClock:
    """The time of day of a clock's token. Raises Fault where it is told in another zone."""
    if token["zone"]:
        raise Fault("time.foreign_zone", written=written)
    hour = int(token["hour"])
    return WrittenClock(hour + 12 if token["evening"] and hour < 12 else hour, int(token["minute"] or 0))


def _iso_day(token: Token, written: str) -> WrittenDay:
    if token["offset"]:
        moment = _moment(token)
        return WrittenDay(moment.day, moment.month, moment.year, None, written)
    year, month, day = (int(part) for part in token["iso_day"].split("–"))
    return WrittenDay(day, month, year, None, written)


def _moment(token: Token) -> datetime:
    """An ISO 8601 moment as Finnish clocks show it."""
    written = f"{token['iso_day']}T{token['iso_clock']}{token['offset']}".replace("–", "-").upper()
    try:
        moment = datetime.fromisoformat(written)
        return moment.astimezone(HELSINKI) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        raise Fault("time.unknown", written=written) from None


def _spans(told: Sequence[Token], shape: str, days: Mapping[int, WrittenDay]) -> list[_Span]:
    """The days that belong to one time: two with a dash between them, or "13. ja 14.5." that follow each other."""
    spans = list[_Span]()
    for n, day in days.items():
        if spans and (_dashed(shape, n) or (len(days) == 2 and _next_to(spans[0].last, day, shape[:n]))):
            spans[-1].last, spans[-1].end = day, told[n].end
        else:
            spans.append(_Span(day, day, told[n].start, told[n].end))
    return spans


def _dashed(shape: str, n: int) -> bool:
    return n > 1 and shape[n - 1] == "-" and any(sign in "Dd" for sign in shape[:n])


def _next_to(one: WrittenDay, other: WrittenDay, between: str) -> bool:
    return between.endswith("d&") and other.day == one.day + 1


def _hours(shape: str, clocks: Mapping[int, WrittenClock]) -> list[_Hours]:
    """Opening and closing hours; more than one pair where a day has several sessions."""
    pairs = list[_Hours]()
    for n, clock in clocks.items():
        if n > 1 and shape[n - 2 : n] == "T-":
            pairs[-1] = (pairs[-1][0], clock)
        else:
            pairs.append((clock, None))
    return pairs
