"""A draft to fill in for each kind of item: what `soila new` writes."""

from datetime import date

from pipeline import messages
from pipeline.kinds.kind import STATE, Field, Kind
from pipeline.kinds.values import slug
from pipeline.read.blanks import BLANK
from pipeline.read.header import quoted


def start_of(kind: Kind, title: str) -> str:
    """The text of a new file: a draft, its required keys as blanks to fill in, the others ready behind a #."""
    lines = [
        "---",
        f"{STATE.key}: luonnos",
        f"# {messages.text('read.start_fill', blank=BLANK, state=STATE.key)}",
    ]
    for field in kind.fields:
        if field.required:
            given = title if field.name == "title" else ""
            lines.append(f"{field.key}: {quoted(given) if given else BLANK}")
            if not given:
                lines.append(_hint(kind, field))
    lines.append(f"# {messages.text('read.start_choose')}")
    for field in kind.fields:
        if not field.required and field.key != STATE.key:
            lines += [f"# {field.key}:", _hint(kind, field)]
    return "\n".join([*lines, "---", "", f"{BLANK} {kind.start.body}"])


def _hint(kind: Kind, field: Field) -> str:
    example = example_of(kind, field)
    return f"#    ({messages.text('read.start_hint', help=messages.text(_told(kind, field)), example=example)})"


def example_of(kind: Kind, field: Field) -> str:
    """What a value of the field looks like."""
    return messages.text(f"{_told(kind, field)}_example")


def _told(kind: Kind, field: Field) -> str:
    own = f"fields.{kind.name}_{field.name}"
    return own if messages.has(own) else f"fields.{field.name}"


def file_name(kind: Kind, title: str, day: date | None) -> str:
    """The name of a new file: a letter's by its day; any other's by its title, for days move."""
    return f"{day.isoformat()}.md" if day else f"{slug(title) or slug(kind.start.title)}.md"
