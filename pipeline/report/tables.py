"""The tables of a report, each a value that every format shows the same: what they are called, their heads and rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline import messages
from pipeline.finnish.times import write_day
from pipeline.report.eeco import roles
from pipeline.report.fates import Fate, day_of, fate_of
from pipeline.report.groups import Label
from pipeline.report.numbers import KEYS, OF_PEOPLE, ORGANISATIONS, Number, held, numbers_of
from pipeline.report.sources import EventSource, Period, Sources

# A cell of a table: words, a count, a number with its evidence; None where nobody knows.
Cell = str | int | Number | None

FEW = 5  # people; fewer of them are not shown where everybody may look
_EVENT_KEYS = ("events.held", "registrations", "attendances.on_site", "attendances.online", "attendances.untold")
_PARTED = (*_EVENT_KEYS, "attendances.total", ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is its own in every language; `notes` are said under it. The first column names the row."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class Counts:
    """Numbers, found by what they count and by what they are parted by."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._by = {(one.key, tuple(one.by.items())): one for one in numbers}

    def of(self, key: str, **by: Label) -> Number | None:
        return self._by.get((key, tuple(by.items())))

    def labels(self, key: str, name: str) -> tuple[Label, ...]:
        """The labels of a grouping, in their order."""
        return tuple(by[0][1] for other, by in self._by if other == key and len(by) == 1 and by[0][0] == name)


def tables_of(sources: Sources, numbers: Sequence[Number]) -> tuple[Table, ...]:
    """Every table that has something to say, the missing numbers first."""
    counts = Counts(numbers)
    made = (
        missing(sources),
        summary(counts),
        comparison(sources, counts),
        targets(sources),
        facts(sources),
        *(_by_time(counts, name) for name in ("quarter", "month")),
        *(_by(sources, counts, name) for name in ("package", "theme", "form")),
        *(_of_organisations(counts, name) for name in ("type", "county")),
        eeco18(sources),
        feedback(sources),
        letters(sources),
        interests(sources),
        events(sources),
        left_out(sources),
        public(counts),
    )
    return tuple(one for one in made if one.rows)


def head(key: str) -> str:
    return messages.text(f"report.name_{key.replace('.', '_')}")


def _table(name: str, heads: Sequence[str], rows: Iterator[tuple[Cell, ...]], *notes: str) -> Table:
    words = tuple(head(one) if one in KEYS else messages.text(f"report.head_{one}") for one in heads)
    return Table(name, messages.text(f"report.title_{name}"), words, tuple(rows), notes)


def missing(sources: Sources) -> Table:
    """What the owners of held events have not told yet, and what else stands in the way of a number."""
    return _table("missing", ("event", "id", "day", "what"), _missing(sources))


def _missing(sources: Sources) -> Iterator[tuple[Cell, ...]]:
    for name in sources.set_aside:
        yield name, name, None, messages.text("report.set_aside")
    for event in _in_order(sources.events):
        if not sources.period.has(day_of(event)):
            continue
        fate = fate_of(event, sources.as_of, sources.clock)
        what = list(_lacking(event)) if fate is Fate.HELD else []
        if fate is Fate.TENTATIVE and event.when and event.when.ends_at(sources.clock) <= sources.as_of:
            what.append(messages.text("report.still_tentative"))
        if what:
            yield event.title, event.id, _day(day_of(event)), ", ".join(what)
    for event in sources.events:
        if day_of(event) is None:
            yield event.title, event.id, None, messages.text("report.no_day")


def _lacking(event: EventSource) -> Iterator[str]:
    if event.registered is None:
        yield messages.text("report.lacks_registered")
    if event.attendees is None:
        yield messages.text("report.lacks_attendees")
    if not event.organisations:
        yield messages.text("report.lacks_organisations")
    if event.unlisted:
        yield messages.text("report.unlisted", names=", ".join(event.unlisted))


def summary(counts: Counts) -> Table:
    rows = ((head(key), one, one.unit, one.missing) for key in KEYS if (one := counts.of(key)))
    return _table("summary", ("number", "value", "unit", "lacking"), rows)


def comparison(sources: Sources, counts: Counts) -> Table:
    """The period beside the one before it, of as many days or the same days a year before."""
    before = earlier(sources.period)
    then = Counts(numbers_of(replace(sources, period=before)))
    rows: Iterator[tuple[Cell, ...]] = ((head(key), counts.of(key), then.of(key)) for key in KEYS)
    told = any(one is not None and one.rows for one in (then.of(key) for key in KEYS))
    note = messages.text("report.compared", first=before.first, last=before.last)
    return _table("comparison", ("number", "now", "before"), rows if told else iter(()), note)


def earlier(period: Period) -> Period:
    """The same months of an earlier year where the period is whole months; else as many days before it."""
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        years = (period.last - period.first).days // 366 + 1
        last = _first_of_next(period.last)
        return Period(
            period.first.replace(year=period.first.year - years),
            last.replace(year=last.year - years) - timedelta(days=1),
        )
    length = period.last - period.first + timedelta(days=1)
    return Period(period.first - length, period.last - length)


def _first_of_next(day: date) -> date:
    return day + timedelta(days=1)


def targets(sources: Sources) -> Table:
    """What was aimed at and what there was before, each beside what was counted in its own period."""
    return _table("targets", ("number", "period", "aim", "counted", "told_by"), _targets(sources))


def _targets(sources: Sources) -> Iterator[tuple[Cell, ...]]:
    for target in sources.facts.targets:
        period = Period(target.first, target.last)
        aim = messages.text("report.aim", value=target.value, unit=target.unit).strip()
        yield head(target.key), _days(period), aim, _counted(sources, period, target.key), ""
    for base in sources.facts.baselines:
        period = Period(base.first, base.last)
        told = messages.text("report.baseline_by", source=base.source, definition=base.definition)
        baseline = messages.text("report.baseline", value=base.value)
        yield head(base.key), _days(period), baseline, _counted(sources, period, base.key), told


def facts(sources: Sources) -> Table:
    """The project's own facts, as content/facts.toml has them."""
    return _table("facts", ("fact", "source"), ((one.text, one.source) for one in sources.facts.facts))


def _counted(sources: Sources, period: Period, key: str) -> Number | None:
    return Counts(numbers_of(replace(sources, period=period))).of(key)


def _by_time(counts: Counts, name: str) -> Table:
    keys = ("events.cancelled", "letters.sent")
    rows = (
        (str(label), *(counts.of(key, **{name: label}) for key in (*_PARTED, *keys)))
        for label in counts.labels("events.held", name)
    )
    notes = (messages.text("report.organisations_do_not_sum"),)
    return _table(name, (name, *_PARTED, *keys), rows, *notes)


def _by(sources: Sources, counts: Counts, name: str) -> Table:
    titles: Mapping[Label, str] = {
        **dict(sources.packages),
        **{number: f"{number}. {title}" for number, title in enumerate(sources.themes, 1)},
    }
    rows = (
        (titles.get(label, str(label)), *(counts.of(key, **{name: label}) for key in _PARTED))
        for label in counts.labels("events.held", name)
    )
    notes = (messages.text("report.themes_do_not_sum"),) if name == "theme" else ()
    return _table(name, (name, *_PARTED), rows, *notes, messages.text("report.organisations_do_not_sum"))


def _of_organisations(counts: Counts, name: str) -> Table:
    labels = counts.labels(ORGANISATIONS, name)
    rows = ((str(label), counts.of(ORGANISATIONS, **{name: label})) for label in labels)
    return _table(name, (name, ORGANISATIONS), rows)


def eeco18(sources: Sources) -> Table:
    """Public administrations and services that were supported, by their roles (EECO18, Regulation (EU) 2021/1057)."""
    register = {one.key: one.name for one in sources.organisations}
    rows = (
        (messages.text(f"report.role_{role}"), len(keys), ", ".join(register[key] for key in sorted(keys)))
        for role, keys in roles(sources).items()
    )
    return _table("eeco18", ("role", "public", "names"), rows, messages.text("report.eeco18_rule"))


def feedback(sources: Sources) -> Table:
    rows = (
        (one.title, _day(day_of(one)), one.feedback, one.answer)
        for one in _in_order(held(sources))
        if one.feedback or one.answer
    )
    return _table("feedback", ("event", "day", "said", "done"), rows)


def letters(sources: Sources) -> Table:
    rows = (
        (_day(one.date), one.subject, one.recipients, one.people_clicking, one.surely_clicking, one.opens)
        for one in sources.letters
        if sources.period.has(one.date)
    )
    heads = ("letter", "subject", "recipients", "clicking", "surely", "opens")
    return _table(
        "letters", heads, rows, messages.text("report.scanners"), messages.text("report.opens_without_machines")
    )


def interests(sources: Sources) -> Table:
    """How many people followed the links of each section and theme, a letter at a time."""
    found: dict[tuple[int, str], int] = {}
    for letter in sources.letters:
        for click in letter.clicks if sources.period.has(letter.date) else ():
            if click.section:
                found[0, click.section] = found.get((0, click.section), 0) + click.people
            for theme in click.themes:
                if theme <= len(sources.themes):
                    name = f"{theme}. {sources.themes[theme - 1]}"
                    found[1, name] = found.get((1, name), 0) + click.people
    kinds = (messages.text("report.kind_section"), messages.text("report.kind_theme"))
    ranked = sorted(found.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
    return _table("interests", ("what", "kind", "followed"), ((name, kinds[kind], n) for (kind, name), n in ranked))


def events(sources: Sources) -> Table:
    rows = (
        (
            one.title,
            one.id,
            _day(day_of(one)),
            messages.text(f"report.fate_{fate_of(one, sources.as_of, sources.clock)}"),
            one.registered,
            one.attendees.total if one.attendees else None,
            len(one.organisations) or None,
        )
        for one in _in_order(sources.events)
        if sources.period.has(day_of(one))
    )
    heads = ("event", "id", "day", "fate", "registrations", "attendances.total", ORGANISATIONS)
    return _table("events", heads, rows)


def left_out(sources: Sources) -> Table:
    rows = (
        (one.row, head(one.key) if one.key else messages.text("report.every"), one.why)
        for one in sources.facts.left_out
    )
    return _table("left_out", ("row", "number", "why"), rows)


def public(counts: Counts) -> Table:
    """The numbers that may be shown to everybody: of people, none so small that somebody could be known by it."""
    rows = (
        (head(key), str(label), hidden(counts.of(key, quarter=label)))
        for key in KEYS
        for label in counts.labels(key, "quarter")
    )
    note = messages.text("report.few_hidden", few=FEW)
    return _table("public", ("number", "quarter", "value"), rows, note)


def hidden(number: Number | None) -> Cell:
    """A number as everybody may see it."""
    if number and number.key in OF_PEOPLE and number.value is not None and 0 < number.value < FEW:
        return messages.text("report.few", few=FEW)
    return number and number.value


def _in_order(found: Sequence[EventSource] | Iterator[EventSource]) -> list[EventSource]:
    return sorted(found, key=lambda one: (day_of(one) or date.min, one.id))


def _day(day: date | None) -> str | None:
    return write_day(day) if day else None


def _days(period: Period) -> str:
    return messages.text("report.days", first=period.first, last=period.last)
