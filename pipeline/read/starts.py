"""A filled-in start for each kind of item: what `soila new` writes."""

from datetime import date, timedelta

from pipeline.kinds.kind import Kind
from pipeline.kinds.values import slug
from pipeline.read.header import quoted


def start_of(kind: Kind, title: str, day: date, number: int = 1) -> str:
    """The text of a new file: required keys filled in, the others ready behind a #. `day` is a local day."""
    given = {"title": title or kind.start.title, **kind.start.filled(day, number)}
    lines = ["---"]
    for field in kind.fields:
        if field.name in given:
            lines.append(f"{field.key}: {quoted(given[field.name])}")
    lines.append("# Poista merkki # niiden avainten edestä, joita tarvitset:")
    for field in kind.fields:
        if not field.required and field.name not in given:
            lines += [f"# {field.key}:", f"#    ({field.help}; esimerkiksi: {field.example})"]
    return "\n".join([*lines, "---", "", kind.start.body])


def file_name(kind: Kind, title: str, day: date) -> str:
    """The name of a new file: a letter's by its day; any other's by its title, for days move."""
    return f"{day.isoformat()}.md" if kind.by_day else f"{slug(title) or slug(kind.start.title)}.md"


def default_day(kind: Kind, today: date) -> date:
    """The day that a new file begins with."""
    return today + timedelta(days=kind.start.days_ahead)
