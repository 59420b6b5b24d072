"""Tables of what stands behind the numbers: events, letters, organisations, feedback, facts, rows left out."""

from pipeline import messages
from pipeline.report.eeco import roles
from pipeline.report.fates import day_of, fate_of
from pipeline.report.numbers import ORGANISATIONS, held
from pipeline.report.sources import Sources
from pipeline.report.table import Table, day_cell, head, in_order, table_of


def events(sources: Sources) -> Table:
    rows = (
        (
            one.title,
            one.id,
            day_cell(day_of(one)),
            messages.text(f"report.fate_{fate_of(one, sources.as_of, sources.clock)}"),
            one.registered,
            one.attendees.total if one.attendees else None,
            len(one.organisations) or None,
        )
        for one in in_order(sources.events)
        if sources.period.has(day_of(one))
    )
    heads = ("event", "id", "day", "fate", "registrations", "attendances.total", ORGANISATIONS)
    return table_of("events", heads, rows)


def eeco18(sources: Sources) -> Table:
    """Public administrations and services that were supported, by their roles (EECO18, Regulation (EU) 2021/1057)."""
    register = {one.key: one.name for one in sources.organisations}
    rows = (
        (messages.text(f"report.role_{role}"), len(keys), ", ".join(register[key] for key in sorted(keys)))
        for role, keys in roles(sources).items()
    )
    return table_of("eeco18", ("role", "public", "names"), rows, messages.text("report.eeco18_rule"))


def feedback(sources: Sources) -> Table:
    rows = (
        (one.title, day_cell(day_of(one)), one.feedback, one.answer)
        for one in in_order(held(sources))
        if one.feedback or one.answer
    )
    return table_of("feedback", ("event", "day", "said", "done"), rows)


def letters(sources: Sources) -> Table:
    rows = (
        (day_cell(one.date), one.subject, one.recipients, one.people_clicking, one.surely_clicking, one.opens)
        for one in sources.letters
        if sources.period.has(one.date)
    )
    heads = ("letter", "subject", "recipients", "clicking", "surely", "opens")
    return table_of(
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
    return table_of("interests", ("what", "kind", "followed"), ((name, kinds[kind], n) for (kind, name), n in ranked))


def facts(sources: Sources) -> Table:
    """The project's own facts, as content/facts.toml has them."""
    return table_of("facts", ("fact", "source"), ((one.text, one.source) for one in sources.facts.facts))


def left_out(sources: Sources) -> Table:
    rows = (
        (one.row, head(one.key) if one.key else messages.text("report.every"), one.why)
        for one in sources.facts.left_out
    )
    return table_of("left_out", ("row", "number", "why"), rows)
