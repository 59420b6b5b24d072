"""Times as Finns write them: read into `When`, and written so that they read back the same."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipeline.model import When
from pipeline.read.fault import Fault

WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_WEEKDAY_NAMES = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
_WEEKDAY_STEMS = ("maanantai", "tiistai", "keskiviiko?k?o", "torstai", "perjantai", "lauantai", "sunnuntai")
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")

_WEEKDAY_FORMS = [
    *(rf"{stem}(?:na|n|ta|sta|hin|ksi)?" for stem in _WEEKDAY_STEMS),
    *(rf"{one}(?!\w)" for one in WEEKDAYS),
]
_WEEKDAY = rf"\(?(?P<weekday>{'|'.join(_WEEKDAY_FORMS)})\.?\)?,?"
_MONTH = rf"(?P<month_word>{'|'.join(_MONTHS)})(?:k(?:uu(?:n|ta|ssa|hun|sta)?)?\.?)?(?!\w)"
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<iso>(?P<iso_day>\d{{4}}–\d{{2}}–\d{{2}})(?:t(?P<iso_clock>\d{{2}}:\d{{2}})(?::\d{{2}})?(?P<offset>z|[+–]\d{{2}}:?\d{{2}})?)?)
    | (?P<date>(?:{_WEEKDAY}\s*)?(?P<day>\d{{1,2}})\.
        (?:\s?(?P<month>\d{{1,2}})\.(?:\s?(?P<year>\d{{4}})|(?P<short_year>\d{{2}})(?![\d.:]))?
        | \s*{_MONTH}(?:\s+(?P<word_year>\d{{4}}))?
        | (?=\s*–)))
    | (?P<alone>{_WEEKDAY.replace("weekday", "lone_weekday")})
    | (?P<clock>(?:klo\.?|kello|klo:)?\s*(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?(?!\d))
    | (?P<dash>–+)
    | (?P<filler>[,;]|alkaen|mennessä|asti|saakka|viimeistään|ja(?=\s))
    )\.?""",
    re.VERBOSE,
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+")
_DASHES = re.compile(r"[-‐-―−–—]")
_USUAL = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}) )?(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})"
    r"(?: klo (\d{1,2})(?:[.:](\d\d))?(?:[–-](\d{1,2})(?:[.:](\d\d))?)?)?"
)
# The full stop of a sentence that ends in a time of day.
_SENTENCE_END = re.compile(r"(?:klo|kello)\b.*\d[.:]\d\d\.$")
_SHAPES = frozenset(("D", "D-D", "DT", "DT-T", "D-DT", "D-DT-T", "DT-DT", "TD", "T-TD", "TD-D", "T-TD-D"))


@dataclass(slots=True)
class _Day:
    """A day as far as it was written: a range's first day borrows its month and year from the last one."""

    day: int
    month: int | None
    year: int | None
    weekday: int | None
    written: str


def read_when(text: str, near: date | None = None) -> When:
    """The time that one whole value tells. A missing year is the one nearest to `near`. Raises Fault."""
    shape, days, clocks, midnight = _tokens(text)
    if shape not in _SHAPES:
        raise Fault("time.unknown", written=text)
    first, last = _resolved(days, near)
    opens = clocks[0] if clocks else None
    closes = clocks[1] if len(clocks) > 1 else None
    if midnight:
        # klo 24 is the midnight after the day that it was written with.
        last += timedelta(days=1)
        first = first if closes is not None else last
    when = When(first, last, opens, closes)
    if last < first or (closes is not None and opens is not None and first == last and closes <= opens):
        raise Fault("time.ends_early", written=text)
    for day, clock in ((first, opens), (last, closes)):
        _check_gap(day, clock, text)
    return when


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
    shape, _, clocks, _ = _tokens(text)
    if shape != "T":
        raise Fault("time.not_a_clock", written=text)
    return clocks[0]


def _usual(text: str) -> tuple[str, list[_Day], list[time], bool] | None:
    """What `_tokens` gives, for the one form that nearly every file has, in a fifth of the time."""
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    weekday, day, month, year, hour, minute, to_hour, to_minute = match.groups()
    written = _Day(int(day), int(month), int(year), WEEKDAYS.index(weekday) if weekday else None, text)
    clocks = [_clock(int(one), int(two or 0)) for one, two in ((hour, minute), (to_hour, to_minute)) if one]
    return ("D", "DT", "DT-T")[len(clocks)], [written], clocks, "24" in (hour, to_hour)


def _tokens(text: str) -> tuple[str, list[_Day], list[time], bool]:
    if usual := _usual(text):
        return usual
    plain = _DASHES.sub("–", _SPACES.sub(" ", text.strip())).casefold()
    if not plain:
        raise Fault("time.empty")
    if _SENTENCE_END.search(plain):
        plain = plain[:-1]
    shape, days, clocks, lone = "", list[_Day](), list[time](), list[int]()
    at, midnight = 0, False
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None or match.end() == at:
            raise Fault("time.unknown", written=text)
        at = match.end()
        if match["iso"]:
            days.append(_iso_day(match))
            shape += "D"
            if match["iso_clock"]:
                clocks.append(_iso_clock(match, days))
                shape += "T"
        elif match["date"]:
            days.append(_day(match, lone))
            shape += "D"
        elif match["alone"]:
            lone.append(_weekday(match["lone_weekday"]))
        elif match["clock"]:
            clocks.append(_clock(int(match["hour"]), int(match["minute"] or 0)))
            midnight = match["hour"] == "24"
            shape += "T"
        elif match["dash"]:
            shape += "-" if shape else ""
    return shape, days, clocks, midnight


def _iso_day(match: re.Match[str]) -> _Day:
    year, month, day = (int(part) for part in match["iso_day"].split("–"))
    return _Day(day, month, year, None, match["iso_day"])


def _iso_clock(match: re.Match[str], days: list[_Day]) -> time:
    clock = time.fromisoformat(match["iso_clock"])
    if not match["offset"]:
        return clock
    offset = match["offset"].replace("–", "-").replace("z", "+00:00")
    moment = datetime.fromisoformat(f"{match['iso_day'].replace('–', '-')}T{match['iso_clock']}{offset}").astimezone(
        ZoneInfo("Europe/Helsinki")
    )
    days[-1] = _Day(moment.day, moment.month, moment.year, None, match["iso_day"])
    return moment.time()


def _day(match: re.Match[str], lone: list[int]) -> _Day:
    month = int(match["month"]) if match["month"] else None
    if match["month_word"]:
        month = _MONTHS.index(match["month_word"]) + 1
    year = match["year"] or match["word_year"] or (f"20{match['short_year']}" if match["short_year"] else None)
    if match["weekday"]:
        lone.append(_weekday(match["weekday"]))
    # In "ma–ti 13.–14.5." the weekdays stand before both days, in their order.
    weekday = lone.pop(0) if lone else None
    return _Day(int(match["day"]), month, int(year) if year else None, weekday, match[0].strip(" ,"))


def _weekday(written: str) -> int:
    return next(number for number, name in enumerate(_WEEKDAY_NAMES) if written[:2] == name[:2])


def _clock(hour: int, minute: int) -> time:
    if hour == 24 and minute == 0:
        return time(0, 0)
    if hour > 23 or minute > 59:
        raise Fault("time.no_such_hour", written=f"{hour}.{minute:02}" if minute else str(hour))
    return time(hour, minute)


def _resolved(days: Sequence[_Day], near: date | None) -> tuple[date, date]:
    """The first and the last day, each with month and year; what one lacks it has from the other, or `near`."""
    last = days[-1]
    first = days[0]
    if last.month is None:
        raise Fault("time.unknown", written=last.written)
    if last.year is None:
        last.year = first.year or _year_near(last, near)
    if first.month is None:
        first.month = last.month
    if first.year is None:
        # December before January is that of the year before.
        first.year = last.year - 1 if first.month > last.month else last.year
    return _real(first), _real(last)


def _year_near(day: _Day, near: date | None) -> int:
    if near is None:
        raise Fault("time.no_year", written=day.written)
    assert day.month is not None
    fitting = []
    for year in (near.year - 1, near.year, near.year + 1):
        if day.day <= monthrange(year, day.month)[1]:
            one = date(year, day.month, day.day)
            wrong = day.weekday is not None and one.weekday() != day.weekday
            fitting.append((wrong, abs((one - near).days) + (366 if (near - one).days > 62 else 0), year))
    return min(fitting)[2] if fitting else near.year


def _real(day: _Day) -> date:
    assert day.month is not None
    assert day.year is not None
    if not 2000 <= day.year <= 2100:
        raise Fault("time.far_year", written=str(day.year))
    if not 1 <= day.month <= 12:
        raise Fault("time.no_such_month", written=day.written)
    length = monthrange(day.year, day.month)[1]
    if not 1 <= day.day <= length:
        raise Fault("time.no_such_day", written=f"{day.day}.{day.month}.{day.year}", last=f"{length}.{day.month}.")
    real = date(day.year, day.month, day.day)
    if day.weekday is not None and day.weekday != real.weekday():
        plain = f"{real.day}.{real.month}.{real.year}"
        raise Fault(
            "time.weekday",
            written=WEEKDAYS[day.weekday],
            day=plain,
            right=_WEEKDAY_NAMES[real.weekday()],
            short=write_day(real),
        )
    return real


def _check_gap(day: date, clock: time | None, text: str) -> None:
    """In the last night of March's Sunday one hour is not there."""
    if clock is not None and day.month == 3 and clock.hour == 3 and day.weekday() == 6:
        moment = datetime.combine(day, clock, ZoneInfo("Europe/Helsinki"))
        if moment.astimezone(UTC).astimezone(moment.tzinfo).time() != clock:
            raise Fault("time.no_such_hour", written=text)


def write_day(day: date) -> str:
    """`ti 16.4.2024`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"


def write_clock(clock: time) -> str:
    """`9`, `11.30`."""
    return f"{clock.hour}.{clock.minute:02}" if clock.minute else str(clock.hour)


def write_when(when: When) -> str:
    """`ti 16.4.2024 klo 9–11.30`, `ma 13.5.2024 klo 12 – ti 14.5.2024 klo 16`, `ma 13.5. – ti 14.5.2024`."""
    if when.closes == time(0, 0) and when.opens is not None and when.last - when.first == timedelta(days=1):
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


def write_deadline(when: When) -> str:
    """`pe 10.5.2024`, `pe 10.5.2024 klo 12`."""
    return write_when(when)
